"""Hostile files in every format: each must end in one line, exit code 2, within 2 seconds and 500 MB.

usage: python benchmarks/hostile_files.py

The command runs in a process of its own; printed are its processor time, beside that of a file that is not
there (what starting takes), and its peak of memory.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

SECONDS, MEGABYTES = 2.0, 500
MANY = 100_000_000
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
RUNNING = ("txt", "html", "md", "srt", "vtt", "docx")
BILINGUAL = ("xliff", "tmx", "po", "csv", "tsv", "jsonl", "parquet")
ARABIC = "قال الوزير إن الجسر فُتح اليوم."


def xml(root, prolog=""):
    return f'<?xml version="1.0"?>{prolog}{root}'.encode()


def xliff(text):
    unit = f"<trans-unit id='1'><source>{ARABIC}</source><target>{text}</target></trans-unit>"
    head = "<file original='a' source-language='ar' target-language='en' datatype='x'><body>"
    return f"<xliff version='1.2'>{head}{unit}</body></file></xliff>"


def tmx(text):
    sides = f"<tuv xml:lang='ar'><seg>{ARABIC}</seg></tuv><tuv xml:lang='en'><seg>{text}</seg></tuv>"
    return f"<tmx version='1.4'><header/><body><tu>{sides}</tu></body></tmx>"


def word(main, keep=None):
    stream = io.BytesIO()
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    space = "http://schemas.openxmlformats.org/package/2006/"
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{space}content-types"><Override PartName="/word/document.xml" '
            f'ContentType="{kinds}"/></Types>',
        )
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{space}relationships"><Relationship Id="r" Type="{office}" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", main)
    return stream.getvalue()[:keep]


def document(body):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'


def many_words():
    return b"word " * (MANY // 5)


def declared_po():
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    return f'{header}msgid "{ARABIC!a}"\nmsgstr "caf\xe9"\n'.encode("latin-1")


def entity_in_word(doctype, name):
    return word(doctype + document(f"<w:p><w:r><w:t>&{name};</w:t></w:r></w:p>"))


DOCTYPE = f"<!DOCTYPE x [<!ENTITY l0 'ha'>{LAUGHS}]>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/hosts">]>'
PAGE = "<!doctype html><meta charset=utf-8><p>The minister's caf\xe9 was open, he said.</p>"
# What each file holds; of running text it is the English side.
FILES = {
    "laughs.xliff": lambda: xml(xliff("&l9;"), DOCTYPE),
    "laughs.tmx": lambda: xml(tmx("&l9;"), DOCTYPE),
    "laughs.docx": lambda: entity_in_word(DOCTYPE, "l9"),
    "outside.xliff": lambda: xml(xliff("&e;"), OUTSIDE),
    "outside.tmx": lambda: xml(tmx("&e;"), OUTSIDE),
    "outside.docx": lambda: entity_in_word(OUTSIDE, "e"),
    "bomb.docx": lambda: word(document("<w:p/>" * (MANY // 2))),
    "truncated.docx": lambda: word(document("<w:p/>"), keep=-200),
    **{f"line.{ending}": many_words for ending in (*RUNNING, *BILINGUAL)},
    "declared.xliff": lambda: xml(xliff("caf\xe9")).decode().encode("latin-1", "replace"),
    "declared.tmx": lambda: xml(tmx("x")).replace(b"?>", b' encoding="no-such-thing"?>'),
    "declared.html": lambda: PAGE.encode("latin-1"),
    "declared.po": declared_po,
    "truncated.parquet": lambda: b"PAR1" + b"\x15\x04" * 100,
}


def run(folder, name):
    source = ["a.ar.txt"] if Path(name).suffix[1:] in RUNNING else []
    command = [sys.executable, "-m", "tqa", "check", *source, name, "--no-html"]
    errors = folder / "err"
    with errors.open("wb") as stream:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=stream)
        _, status, used = os.wait4(process.pid, 0)
    lines = errors.read_text(encoding="utf-8", errors="replace").splitlines()
    return os.waitstatus_to_exitcode(status), lines, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def measure(folder):
    """How many of the files do not end as they must."""
    (folder / "a.ar.txt").write_text(ARABIC, encoding="utf-8")
    floor = run(folder, "missing.txt")[2]
    failed = 0
    for name in FILES:
        # In a process of its own: what a parent takes counts as its children's peak.
        subprocess.run([sys.executable, __file__, "--make", name, folder / name], check=True)
        code, lines, seconds, megabytes = run(folder, name)
        (folder / name).unlink()
        good = code == 2 and len(lines) == 1 and seconds <= SECONDS and megabytes <= MEGABYTES
        failed += not good
        print(
            f"{'ok  ' if good else 'FAIL'} {name:18} exit {code}, lines {len(lines)}, {seconds:.2f} s "
            f"({seconds / floor:.1f} × starting), {megabytes:.0f} MB: {lines[0][:110] if lines else ''}",
            flush=True,
        )
    return failed


def main():
    if sys.argv[1:2] == ["--make"]:
        Path(sys.argv[3]).write_bytes(FILES[sys.argv[2]]())
        return 0
    with tempfile.TemporaryDirectory() as place:
        return 1 if measure(Path(place)) else 0


if __name__ == "__main__":
    sys.exit(main())
