"""TMX and XLIFF files as other tools write them, made from rows of our own."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from tests.formats.bead_rows import beads_of
from tqa.formats.exchange import tmx as tmx_format
from tqa.formats.exchange import xliff as xliff_format

ARABIC = "افتتح الوزير الجسر الجديد صباح الأحد."
V1 = 'xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"'
V2 = 'xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"'
READERS = {"tmx": tmx_format.read, "xliff": xliff_format.read, "xlf": xliff_format.read}
PAIR = 'source-language="ar" target-language="en-GB"'


@dataclass(frozen=True)
class Line:
    """What a translator has in one row."""

    id: str
    source: str
    target: str


def lines_of(name):
    """A sample article, one row for each bead."""
    return tuple(Line(str(number), *bead) for number, bead in enumerate(beads_of(name), start=1))


def tsv(lines, doc="article"):
    rows = (f"{each.id}\t{each.source}\t{each.target}\t{doc}\n" for each in lines)
    return "id\tsource\ttarget\tdoc\n" + "".join(rows)


def tmx(lines, doc="article"):
    """Indented, with the text wrapped onto lines of its own, the English first."""
    units = "".join(
        f"    <tu tuid={quoteattr(each.id)}>\n      <prop type='x-document'>{escape(doc)}</prop>\n"
        f'      <tuv xml:lang="en-US">\n        <seg>{escape(each.target)}</seg>\n      </tuv>\n'
        f'      <tuv xml:lang="ar-SA">\n        <seg>\n          {escape(each.source)}\n        </seg>\n'
        "      </tuv>\n    </tu>\n"
        for each in lines
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
    header = (
        '  <header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en"'
        ' srclang="en-US" datatype="plaintext"/>\n'
    )
    return f"{head}{header}  <body>\n{units}  </body>\n</tmx>\n"


def xliff_1(lines, doc="article", languages=PAIR):
    """XLIFF 1.2 with a skeleton, states, quotes of both kinds and a proposal in every unit."""
    units = "".join(
        f"      <trans-unit id={quoteattr(each.id)} approved='yes'>\n"
        f"        <source xml:lang='ar'>{escape(each.source)}</source>\n"
        f'        <target state="final">{escape(each.target)}</target>\n'
        '        <alt-trans match-quality="80%"><source>نص</source><target>A proposal , bad</target>'
        "</alt-trans>\n"
        "      </trans-unit>\n"
        for each in lines
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff {V1}>\n'
        f"  <file original={quoteattr(doc)} datatype='plaintext' {languages}>\n"
        "    <header><skl><internal-file>raw , skeleton</internal-file></skl></header>\n"
        f"    <body>\n{units}    </body>\n  </file>\n</xliff>\n"
    )


def xliff_2(lines, doc="article", languages='srcLang="ar" trgLang="en"'):
    """XLIFF 2.0 in paragraphs of two segments, each wrapped onto lines of its own."""
    pairs = [lines[at : at + 2] for at in range(0, len(lines), 2)]
    units = "".join(
        f'    <unit id="u{number}">\n'
        + "".join(
            f'      <segment id="s{each.id}">\n'
            f"        <source>\n          {escape(each.source)}\n        </source>\n"
            f"        <target>{escape(each.target)}</target>\n      </segment>\n"
            "      <ignorable><source> </source><target> </target></ignorable>\n"
            for each in pair
        )
        + "    </unit>\n"
        for number, pair in enumerate(pairs, start=1)
    )
    return (
        f'<?xml version="1.0"?>\n<xliff {V2} {languages}>\n  <file id="f" original={quoteattr(doc)}>\n'
        f"{units}  </file>\n</xliff>\n"
    )


def said(report):
    """What the findings say, apart from where the file has them."""
    return [
        (each.name, each.text, each.source_text, each.message, each.severity, each.confidence, each.bead)
        for each in report.findings
    ]


def diff(before, after):
    """The stretches that differ, of two texts of the same lines."""
    first, second = before.split("\n"), after.split("\n")
    assert len(first) == len(second)
    return [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]


def opened(text, ending="xlf", encoding="utf-8"):
    data = text if isinstance(text, bytes) else text.encode(encoding)
    return READERS[ending](data, f"memory.{ending}")


def in_xliff(target, source=ARABIC, attributes=""):
    """One segment of XLIFF 2.0 with raw inner markup, which 1.2 and TMX would have likewise."""
    text = xliff_2([Line("1", "س", "T")]).replace(
        "<target>T</target>", f"<target{attributes}>{target}</target>"
    )
    return text.replace("س", source)
