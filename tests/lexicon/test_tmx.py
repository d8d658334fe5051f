"""TMX memories as training data."""

from __future__ import annotations

import gzip
import tracemalloc
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.errors import InputError
from tqa.lexicon.bitext import read_pairs

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'


def unit(*variants):
    inner = "".join(f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>\n' for language, text in variants)
    return f"<tu>\n<note>قال</note>\n{inner}</tu>\n"


def memory(*units, head=HEAD):
    header = '<header srclang="en" datatype="plaintext"/>'
    return f'{head}<tmx version="1.4">\n{header}\n<body>\n{"".join(units)}</body>\n</tmx>\n'


@pytest.fixture
def read(tmp_path):
    def reader(data, name="memory.tmx"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return list(read_pairs([path]))

    return reader


SAID = unit(("en-US", "said"), ("ar-SA", "قال"))


@pytest.mark.parametrize("name", ["memory.tmx", "memory", "memory.xml", "memory.tsv"])
def test_either_order_and_any_region(read, name):
    data = memory(SAID, unit(("AR_eg", "رأى"), ("EN", "saw")), unit(("ara", "باع"), ("eng", "sold")))
    assert read(data, name) == [("قال", "said"), ("رأى", "saw"), ("باع", "sold")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1256"])
def test_encodings(read, encoding):
    declared = encoding.replace("-sig", "").replace("cp", "windows-")
    data = memory(SAID, head=f'<?xml version="1.0" encoding="{declared}"?>\n')
    assert read(data.encode(encoding), "memory") == [("قال", "said")]


def test_packed(read):
    assert read(gzip.compress(memory(SAID).encode()), "memory.tmx.gz") == [("قال", "said")]


def test_units_without_both_are_passed_over(read):
    more = unit(("en", "only")), unit(("ar", "فقط"), ("fr", "seul")), unit(("ar", " "), ("en", "blank"))
    assert read(memory(*more, SAID)) == [("قال", "said")]


def test_the_first_variant_of_a_language_counts(read):
    assert read(memory(unit(("ar", "لون"), ("en-GB", "colour"), ("en-US", "color")))) == [("لون", "colour")]


@pytest.mark.parametrize(
    ("segment", "text"),
    [
        ('<bpt i="1">&lt;b></bpt>The <hi>red</hi> book<ept i="1">&lt;/b></ept>', "The red book"),
        ('one<ph type="lb">&lt;br/></ph>two', "one\ntwo"),
        ('a <ph>&lt;img alt="<sub>red book</sub>"></ph> b', "a  b\nred book"),
        ("<it pos='begin'>x</it>A &amp; B &#x41;<ut>y</ut>", "A & B A"),
        ("<![CDATA[a < b]]>", "a < b"),
        ("two\n  lines", "two lines"),
    ],
)
def test_codes_go_and_text_stays(read, segment, text):
    assert read(memory(unit(("ar", "كتاب"), ("en", segment)))) == [("كتاب", text)]


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (memory(SAID)[:-30], "line 9: no well-formed XML"),
        (memory("<tu><tuv>&nbsp;</tuv></tu>", head=""), "line 4: no well-formed XML (undefined entity)"),
        (memory(SAID, head=f'<!DOCTYPE tmx [<!ENTITY e0 "x">{BOMB}]>\n'), "line 1: declares the entity 'e0'"),
        (
            memory(SAID, head='<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'),
            "declares the entity 'x'",
        ),
        ("<html><body/></html>", "line 1: 'html' is not the root of a TMX file"),
        (
            memory(unit(("en", "a"), ("fr", "b"))),
            "both Arabic and English (languages found: en, fr)",
        ),
        (memory(), "(languages found: none)"),
        ("", "line 1: no well-formed XML (no element found)"),
        (b'<?xml version="1.0" encoding="no-such"?><tmx/>', "cannot be decoded (unknown encoding"),
    ],
)
def test_a_file_that_is_no_memory_is_told_in_one_line(read, tmp_path, data, message):
    with pytest.raises(InputError) as caught:
        read(data)
    assert str(caught.value).startswith(f"{tmp_path / 'memory.tmx'}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_memory_stays_flat(tmp_path):
    def peak(units):
        path = tmp_path / "long.tmx"
        path.write_text(memory(*[SAID] * units), encoding="utf-8")
        tracemalloc.start()
        count = sum(1 for _ in read_pairs([path]))
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count == units
        return top

    assert peak(100_000) < 1.5 * peak(50_000)


def test_a_segment_longer_than_any_sentence_is_left_out(read):
    assert read(memory(unit(("ar", "قال"), ("en", "said " * 100_000)), SAID)) == [("قال", "said")]


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(
    lambda text: text == text.strip() and not {"\ufffe", "\uffff"} & set(text)
)


@given(st.lists(st.tuples(_TEXT, _TEXT), min_size=1, max_size=5))
def test_any_text_comes_back(tmp_path_factory, pairs):
    path = tmp_path_factory.mktemp("tmx") / "memory.tmx"
    units = (unit(("ar", escape(arabic)), ("en", escape(english))) for arabic, english in pairs)
    path.write_text(memory(*units), encoding="utf-8")
    assert list(read_pairs([path])) == pairs
