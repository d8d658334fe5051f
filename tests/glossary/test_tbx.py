"""Glossaries as TBX of both versions: what is read, and how mistakes and traps are told."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.glossary.reading import allowed
from tqa.errors import GlossaryError, InputError
from tqa.glossary import load
from tqa.glossary.tbx import read_tbx

MARTIF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>house terms</p></sourceDesc>
</fileDesc></martifHeader><text><body>
<termEntry id="c1">
 <descrip type="subjectField">diplomacy</descrip>
 <langSet xml:lang="ar-EG"><tig><term>هدنة</term></tig><tig><term>مهادنة</term></tig></langSet>
 <langSet xml:lang="en">
  <ntig><termGrp><term>lull</term>
   <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
  <tig><term>armistice</term><termNote type="partOfSpeech">noun</termNote></tig>
  <tig><term>tr<hi>uce</hi></term>
   <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
 </langSet>
 <langSet xml:lang="fr"><tig><term>trêve</term></tig></langSet>
</termEntry>
<termEntry id="c2"><langSet xml:lang="fr"><tig><term>paix</term></tig></langSet></termEntry>
</body></text></martif>
"""
DCT = """<tbx type="TBX-Min" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min"><text><body><conceptEntry id="1">
 <langSec xml:lang="ar"><termSec><term>هدنة</term></termSec></langSec>
 <langSec xml:lang="en-GB"><termSec><term>truce</term>
 <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
 <termSec><term>ceasefire</term></termSec></langSec></conceptEntry></body></text></tbx>
"""


@pytest.fixture
def tbx(tmp_path):
    def write(text, name="terms.tbx"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def simple(entries):
    return [(entry.source, [(t.text, t.status.value) for t in entry.targets]) for entry in entries]


def concept(*terms):
    sets = "".join(
        f'<langSet xml:lang="{language}"><tig><term>{term}</term>{more}</tig></langSet>'
        for language, term, more in terms
    )
    return f"<martif><text><body>\n<termEntry>\n{sets}</termEntry></body></text></martif>"


def refused(path):
    with pytest.raises(InputError) as caught:
        load([path])
    assert all(line.isprintable() for line in caught.value.lines)
    return [line.removeprefix(f"{path}: ") for line in caught.value.lines]


def test_version_2(tbx):
    path = tbx(MARTIF)
    terms = load([path])
    english = [("lull", "forbidden"), ("armistice", "admitted"), ("truce", "preferred")]
    assert simple(terms.entries) == [("هدنة", english), ("مهادنة", english)]
    assert allowed(terms, "الهدنة") == [["truce", "armistice"]]
    assert terms.entries[0].targets[0].where == f"{path}: line 9"
    assert terms.notes == (f"{path}: 1 entry has no Arabic or no English term; left out",)


def test_version_3_with_elements_for_the_status(tbx):
    assert simple(load([tbx(DCT, "terms.xml")]).entries) == [
        ("هدنة", [("truce", "forbidden"), ("ceasefire", "preferred")])
    ]


def test_utf_16(tbx):
    text = MARTIF.replace("UTF-8", "UTF-16").encode("utf-16")
    assert allowed(load([tbx(text)]), "هدنة") == [["truce", "armistice"]]


@pytest.mark.parametrize("status", ["preferredTerm", "admittedTerm-admn-sts", "legalTerm", "forbidden"])
def test_statuses(tbx, status):
    note = f'<termNote type="administrativeStatus">{status}</termNote>'
    (entry,) = load([tbx(concept(("ar", "هدنة", ""), ("en", "truce", note)))]).entries
    assert bool(entry.forbidden) == (status == "forbidden")


BOMB = (
    '<!DOCTYPE martif [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><martif><text><body><termEntry>&b;</termEntry>'
    "</body></text></martif>"
)
OUTSIDE = '<!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/passwd">]><martif><text>&x;</text></martif>'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, 'line 1: has the entity "a"; export the glossary without entities'),
        (OUTSIDE, 'line 1: has the entity "x"; export the glossary without entities'),
        (
            '<!DOCTYPE martif SYSTEM "x.dtd"><martif>\n<text>&nbsp;</text></martif>',
            'line 2: has the entity "nbsp"; export the glossary without entities',
        ),
        ("<tmx></tmx>", 'line 1: "tmx" is not the root of a TBX file; give a TBX, CSV or TSV file'),
        (
            "<martif>\n<text></martif>",
            "line 2: no well-formed XML (mismatched tag); export the glossary again",
        ),
        ("", "line 1: no well-formed XML (no element found); export the glossary again"),
        (
            concept(("ar", "هدنة", ""), ("fr", "trêve", "")),
            (
                "no entry has both Arabic and English (languages found: ar, fr); check xml:lang of the "
                "<langSet> or <langSec> elements"
            ),
        ),
        (
            concept(("ar", "هدنة", ""), ("en", "هدنة", "")),
            'line 3: the target "هدنة" is Arabic; put the Arabic under source, the English under target',
        ),
        (concept(("ar", "", ""), ("en", "truce", "")), 'line 3: "" holds no word; write a term or remove it'),
        (
            concept(("ar", "هدنة", ""), ("en", "x", '<termNote type="administrativeStatus">nice</termNote>')),
            (
                'line 3: status "nice"; write preferredTerm-admn-sts, admittedTerm-admn-sts or '
                "deprecatedTerm-admn-sts"
            ),
        ),
    ],
)
def test_wrong_files_are_named(tbx, text, said):
    assert refused(tbx(text)) == [said]


def test_an_unknown_encoding(tbx):
    (line,) = refused(tbx('<?xml version="1.0" encoding="klingon"?><martif/>'))
    assert "line 1: no well-formed XML (unknown encoding)" in line or "cannot be decoded" in line


TERM = st.text("abcdefg hij&<>'\"", min_size=1, max_size=20).filter(lambda text: any(map(str.isalpha, text)))
ARABIC = st.text("بتجدر سمن", min_size=1, max_size=20).filter(lambda text: text.strip())


@given(st.lists(st.tuples(ARABIC, st.lists(TERM, min_size=1, max_size=3)), min_size=1, max_size=5))
def test_what_is_written_is_read(tmp_path_factory, concepts):
    body = "".join(
        f'<conceptEntry><langSec xml:lang="ar"><termSec><term>{arabic}</term></termSec></langSec>'
        '<langSec xml:lang="en">'
        + "".join(f"<termSec><term>{escape(term)}</term></termSec>" for term in english)
        + "</langSec></conceptEntry>"
        for arabic, english in concepts
    )
    path = tmp_path_factory.getbasetemp() / "t.tbx"
    entries, skipped = read_tbx(path, f"<tbx><text><body>{body}</body></text></tbx>".encode())
    assert skipped == 0
    assert [(entry.source, [target.text for target in entry.targets]) for entry in entries] == [
        (" ".join(arabic.split()), [" ".join(term.split()) for term in english])
        for arabic, english in concepts
    ]


@given(
    st.binary(max_size=100)
    | st.lists(
        st.sampled_from(
            [
                *("<martif>", "</martif>", "<termEntry>", "</termEntry>", '<langSet xml:lang="ar">'),
                *("</langSet>", '<langSet xml:lang="en">', "<tig>", "</tig>", "<term>", "</term>", "x"),
                *("هدنة", "&amp;", "&x;"),
            ]
        ),
        max_size=30,
    ).map(lambda pieces: "".join(pieces).encode())
)
def test_any_bytes_give_entries_or_lines(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.tbx"
    try:
        said = [target.where for entry in read_tbx(path, data)[0] for target in entry.targets]
    except GlossaryError as error:
        said = error.lines
    except InputError as error:
        said = [str(error)]
    assert said
    assert all(line.startswith(f"{path}: ") for line in said)
