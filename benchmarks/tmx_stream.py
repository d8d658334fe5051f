"""Units of a TMX memory read in a second, and how much memory that takes, beside what only parses the XML.

usage: python benchmarks/tmx_stream.py [--megabytes N ...] [--passes N]

A memory of each size (default 10 and 40 MB) is made of indented units with properties, and with an entity and
inline tags in every fourth. Each way of reading it runs in a process of its own: `stream` is what tqa lexicon
train reads, block by block; `expat` is the parser alone with handlers that do nothing; `lxml` is iterparse,
whose elements are cleared; `read` is tqa.read, which keeps every text and its place in the file. Figures are
of processor time, the best of N passes (default 3), and the peak of the resident memory.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BLOCK = 1 << 20
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="b" creationtoolversion="1" segtype="sentence" o-tmf="b" adminlang="en" srclang="ar"
    datatype="plaintext"/>
  <body>
"""
UNIT = """    <tu tuid="{0}" changedate="20240101T000000Z">
      <prop type="x-document">article-{1}</prop>
      <tuv xml:lang="ar"><seg>افتتح الوزير {2}الجسر{3} رقم {0} يوم الأحد بعد تأخير طال عامين.</seg></tuv>
      <tuv xml:lang="en"><seg>The minister opened {2}bridge{3} number {0} {4} two years late.</seg></tuv>
    </tu>
"""


def memory(path, megabytes):
    """Write a file of about so many million bytes; gives the number of its units."""
    count = size = 0
    with path.open("w", encoding="utf-8") as stream:
        size += stream.write(HEAD)
        while size < megabytes * 1_000_000:
            rich = count % 4 == 0
            tags = ('<bpt i="1">b</bpt>', '<ept i="1">/b</ept>', "&amp;") if rich else ("", "", "and")
            unit = UNIT.format(count, count // 20, *tags)
            stream.write(unit)
            size += len(unit.encode())
            count += 1
        stream.write("  </body>\n</tmx>\n")
    return count


def stream(path):
    from tqa.lexicon.bitext import read_pairs  # noqa: PLC0415 - each in a process of its own

    return sum(1 for _ in read_pairs([path]))


def expat(path):
    from xml.parsers.expat import ParserCreate  # noqa: PLC0415

    count = 0

    def start(name, attributes):  # noqa: ARG001 - expat calls it so
        nonlocal count
        count += name == "tu"

    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = parser.CharacterDataHandler = lambda _: None
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            parser.Parse(block)
    parser.Parse(b"", True)
    return count


def lxml(path):
    from lxml.etree import iterparse  # noqa: PLC0415

    count = 0
    for _, unit in iterparse(path, tag="tu"):
        count += 1
        unit.clear()
        while unit.getprevious() is not None:
            del unit.getparent()[0]
    return count


def read(path):
    import tqa  # noqa: PLC0415

    return len(tqa.read(path).target.segments)


WAYS = {each.__name__: each for each in (stream, expat, lxml, read)}


def one(way, path, passes):
    """Print units, the least seconds and the peak of memory in MB of this process."""
    best = float("inf")
    for _ in range(passes):
        began = time.process_time()
        count = WAYS[way](path)
        best = min(best, time.process_time() - began)
    print(count, best, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[10, 40])
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--one", nargs=2, metavar=("WAY", "FILE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        one(arguments.one[0], Path(arguments.one[1]), arguments.passes)
        return
    print(f"{'':>6}  {'':8}{'units/s':>10}{'of expat':>10}{'peak MB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for size in arguments.megabytes:
            path = Path(folder) / f"{size}.tmx"
            units = memory(path, size)
            found = {}
            for way in WAYS:
                command = [
                    sys.executable,
                    __file__,
                    "--passes",
                    str(arguments.passes),
                    "--one",
                    way,
                    str(path),
                ]
                out = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
                assert int(out[0]) == units
                found[way] = units / float(out[1]), float(out[2])
            for way, (speed, peak) in found.items():
                ratio = speed / found["expat"][0]
                print(f"{size:>3} MB  {way:8}{speed:>10,.0f}{ratio:>10.2f}{peak:>10.0f}")


if __name__ == "__main__":
    main()
