"""XLIFF 1.2 and 2.x: which segments are rows, and what they are called."""

from __future__ import annotations

import pytest

import tqa
from tests.formats.exchange.files import ARABIC, PAIR, V1, V2, Line, in_xliff, opened, xliff_1, xliff_2
from tests.output.beads.samples import ALIGNMENTS
from tqa.errors import InputError, LanguageError
from tqa.formats import is_bilingual
from tqa.model import Bead
from tqa.output.beads import xliff as written
from tqa.output.style import Style


def old(*units, languages=PAIR, more=""):
    return (
        f"<xliff {V1}><file original='a.html' {languages}{more}><body>{''.join(units)}</body></file></xliff>"
    )


def new(*units, languages='srcLang="ar" trgLang="en"', more=""):
    return f"<xliff {V2} {languages}><file id='f' original='a.html'{more}>{''.join(units)}</file></xliff>"


def segment(source, target, attributes="", more=""):
    return f"<segment{attributes}><source>{source}</source><target{more}>{target}</target></segment>"


def trans(source, target, attributes=" id='1'", segmented=""):
    inner = segmented and f"<seg-source>{segmented}</seg-source>"
    return f"<trans-unit{attributes}><source>{source}</source>{inner}<target>{target}</target></trans-unit>"


def rows(article):
    """Each with its place in the file."""
    found = []
    for k, each in enumerate(article.target.segments):
        spot = article.target.carrier.place(article.target, each.span.start).spot
        found.append((each.id, spot, article.source.segment_text(k), article.target.segment_text(k)))
    return found


def test_names_and_content_tell_the_format(tmp_path):
    for name in ("a.xlf", "a.XLIFF", "a.sdlxliff", "a.mqxliff", "a.xml", "a"):
        path = tmp_path / name
        path.write_text(xliff_1([Line("1", ARABIC, "The bridge is open.")]), encoding="utf-8")
        assert is_bilingual(path)
        assert tqa.read(path).target.carrier.name == "xliff"


def test_units_of_version_1():
    group = "<group id='g'>" + trans(ARABIC, "It is <g id='1'>open</g>.", " id='7'") + "</group>"
    article = opened(old(group, "\n<trans-unit id='8'><source>س</source></trans-unit>", trans("ص", "x", "")))
    assert rows(article) == [
        ("7", "unit 7", ARABIC, "It is open."),
        ("8", "unit 8", "س", ""),
        ("3", "unit 3", "ص", "x"),
    ]
    assert [each.group for each in article.target.segments] == ["a.html"] * 3
    assert [each.line for each in article.target.segments] == [1, 2, 2]
    assert article.beads == (Bead((0,), (0,)), Bead((1,), ()), Bead((2,), (2,)))


def test_binary_units_and_proposals_are_no_rows():
    other = "<bin-unit id='9'><bin-source/><target>no text</target></bin-unit>"
    unit = trans(ARABIC, "Open.").replace(
        "</trans-unit>", "<alt-trans><source>س</source><target>Proposal.</target></alt-trans></trans-unit>"
    )
    matches = (
        '<m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:match ref="#1">'
        "<source>س</source><target>Proposal.</target></m:match></m:matches>"
    )
    assert [each[3] for each in rows(opened(old(unit, other)))] == ["Open."]
    article = opened(new(f"<unit id='u'>{matches}{segment(ARABIC, 'Open.')}</unit>"))
    assert [each[3] for each in rows(article)] == ["Open."]


def test_segments_of_version_2():
    unit = (
        "<unit id='u1'>"
        + segment("أ", "He <pc id='1'>came</pc>.", " id='s1'")
        + "<ignorable><source> </source><target> </target></ignorable>"
        + segment("ب", "She left.", more=" order='1'")
        + "<segment id='s3'><source>ج</source></segment></unit>"
        + "<unit id='u2'>"
        + segment("د", "They slept.", " id='s1' state='final'")
        + "</unit>"
    )
    assert rows(opened(new(unit))) == [
        ("u1/s1", "unit u1, segment s1", "أ", "He came."),
        ("u1/2", "unit u1, segment 2", "ب", "She left."),
        ("u1/s3", "unit u1, segment s3", "ج", ""),
        ("u2", "unit u2", "د", "They slept."),
    ]


def _mrk(*pairs):
    return " ".join(f'<mrk mtype="seg" mid="{mid}">{text}</mrk>' for mid, text in pairs)


def test_segments_of_version_1():
    source, target = _mrk((1, "أ"), (2, "ب <x id='1'/>")), _mrk((2, "Two"), (1, "<g id='2'>One</g>"))
    article = opened(old(trans("أ ب", target, segmented=source)))
    assert rows(article) == [
        ("1/1", "unit 1, segment 1", "أ", "One"),
        ("1/2", "unit 1, segment 2", "ب \ufffc", "Two"),
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (_mrk((1, "أ"), (2, "ب")), _mrk((1, "One two"))),
        (_mrk((1, "أ"), (2, "ب")), _mrk((1, "One"), (2, "two")) + " three"),
        (_mrk((1, "أ"), (1, "ب")), _mrk((1, "One"), (1, "two"))),
        (_mrk((1, "أ"), (2, "ب")), "One two"),
        (_mrk((1, "أ " + _mrk((2, "ب")))), _mrk((1, "One " + _mrk((2, "two"))))),
    ],
)
def test_a_unit_that_is_not_cut_alike_is_one_row(source, target):
    article = opened(old(trans("أ ب", target, segmented=source)))
    [(id_, spot, arabic, english)] = rows(article)
    assert (id_, spot, arabic) == ("1", "unit 1", "أ ب")
    assert english.startswith("One two")


def test_the_caption_in_a_code_belongs_to_its_segment():
    target = _mrk((1, "One <ph id='1'>[img alt='<sub>A map</sub>']</ph>"), (2, "Two"))
    article = opened(old(trans("أ ب", target, segmented=_mrk((1, "أ"), (2, "ب")))))
    assert [each[3] for each in rows(article)] == ["One \ufffc\nA map", "Two"]


def test_what_is_not_translated_is_no_row():
    units = trans("أ", "One", " id='1' translate='no'"), trans("ب", "Two", " id='2'")
    inherited = "<group translate='no'>" + trans("ج", "Three", " id='3'") + "</group>"
    back = "<group translate='no'>" + trans("د", "Four", " id='4' translate='yes'") + "</group>"
    header = trans("Language: en", "Language: en", " id='5' restype='x-gettext-domain-header'")
    assert [each[3] for each in rows(opened(old(*units, inherited, back, header)))] == ["Two", "Four"]
    unit = (
        f"<unit id='u' translate='no'>{segment('أ', 'One')}</unit><unit id='v'>{segment('ب', 'Two')}</unit>"
    )
    assert [each[3] for each in rows(opened(new(unit)))] == ["Two"]
    with pytest.raises(InputError, match="holds no unit that is to be translated; give a translated file"):
        opened(old(inherited))


def test_white_space_is_kept_where_a_parent_says_so():
    unit = "<unit id='u'>" + segment("أ", "One\n two") + "</unit>"
    assert opened(new(unit)).target.text == "One two"
    assert opened(new(unit, more=" xml:space='preserve'")).target.text == "One\n two"
    mixed = unit.replace("<unit", "<unit xml:space='default'")
    assert opened(new(mixed, more=" xml:space='preserve'")).target.text == "One two"


def test_every_file_is_an_article():
    two = f"<file original='b.html' {PAIR}><body>{trans('ب', 'Two')}</body></file>"
    article = opened(old(trans("أ", "One")).replace("</xliff>", f"{two}</xliff>"))
    assert [(each.id, each.group) for each in article.target.segments] == [("1", "a.html"), ("1~2", "b.html")]


def test_a_prefix_for_the_namespace():
    text = (
        xliff_2([Line("1", ARABIC, "One")]).replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
    )
    article = opened(text.replace("xmlns=", "xmlns:x="))
    assert article.target.text == "One"


@pytest.mark.parametrize("make", ALIGNMENTS.values())
def test_what_align_writes(make):
    alignment = make()
    article = opened(written.render(alignment, Style()))
    assert len(article.target.segments) == len(alignment.beads)
    targets = [alignment.target_text(bead) for bead in alignment.beads]
    if not any(character in text for text in targets for character in "\0\ufffd"):
        assert [each[3] for each in rows(article)] == targets
        assert [each.group for each in article.source.segments] == [
            alignment.original(bead) for bead in alignment.beads
        ]


OTHER_WAY = "translates from English into Arabic, the other way round; give a translation from Arabic (ar)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            old(trans("ا", "a"), languages='source-language="fr"'),
            "line 1: the source language is 'fr'; give a tr",
        ),
        (old(trans("ا", "a"), languages='source-language="en" target-language="ar"'), f"line 1: {OTHER_WAY}"),
        (new(languages='srcLang="ar" trgLang="de"'), "line 1: the target language is 'de'"),
        (new(languages='srcLang="en-GB" trgLang="ar-EG"'), f"line 1: {OTHER_WAY}"),
        (
            in_xliff("x").replace("<target>x", "<target xml:lang='fr'>x"),
            "line 9: the target language is 'fr'",
        ),
        (new(languages='srcLang="en"'), "line 1: the source language is 'en'"),
    ],
)
def test_other_languages(text, message):
    with pytest.raises(LanguageError) as caught:
        opened(text)
    assert str(caught.value).startswith(f"memory.xlf: {message}")


def test_languages_that_are_declared_wrongly_are_detected(tmp_path):
    path = tmp_path / "a.xlf"
    path.write_text(xliff_2([Line("1", "The bridge is open.", ARABIC)]), encoding="utf-8")
    with pytest.raises(LanguageError, match=r"a\.xlf: the sides are swapped"):
        tqa.read(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '<xliff version="3.0"/>',
            "line 1: version '3.0' of XLIFF is not read; export it as 1.2, 2.0 or 2.1",
        ),
        ("<xliff/>", "line 1: version '' of XLIFF is not read"),
        (
            in_xliff(" "),
            "none of its 1 segments has a target: 'u1' on line 5 is the first; give a translated",
        ),
        (new(), "holds no unit that is to be translated"),
    ],
)
def test_refusals(text, message):
    with pytest.raises(InputError) as caught:
        opened(text)
    assert str(caught.value).startswith(f"memory.xlf: {message}")
