from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.language.sentences import split_document, split_sentences
from tqa.model import BlockKind, Language

AR, EN = Language.ARABIC, Language.ENGLISH
_WORDS = ("قال", "المدينة", "د", "The", "U.S", "J", "no", "said", "5", "3.5")
_MARKS = ('"', "”", "«", "»", ")", ".", "!", "؟", "…", "...", "،", "\u200f", "\ud800", "\0", "\u064e", "😀")
_SPACES = (" ", "\u00a0", "\n", "\r\n", "\r", "\u2028")
_PIECE = st.one_of(st.sampled_from([*_WORDS, *_MARKS, *_SPACES]), st.characters())
_TEXT = st.lists(_PIECE, max_size=30).map("".join)


def _split(text, language):
    return [span.of(text) for span in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (EN, ["Mr. Haddad met Gen. J. K. Stone.", "They left at 5 p.m. Monday."]),
        (EN, ["He arrived at 5 p.m.", "Nobody was there."]),
        (EN, ["Prices rose by 3.5 percent.", "They fell again on Oct. 4."]),
        (EN, ["It ended in Oct.", "The talks go on."]),
        (EN, ["She lives in the U.S.", "The capital is far."]),
        (EN, ["A U.S. Senate committee met Sens. Hill and Bo.", "No. 5 won."]),
        (EN, ["The case is Grace v. Stone.", "It opens today."]),
        (EN, ['"We will not go."', "He left."]),
        (EN, ["“We will not go.”", "“Why not?”", "He left."]),
        (EN, ["'It is over.'", "She wept."]),
        (EN, ['He said "no".', "She said 'yes'!", "Then (at last.)", "They met."]),
        (EN, ['"Are you ready?" CNN reported.', "It was late."]),
        (EN, ['"Go away!" he shouted.', "They went."]),
        (EN, ['He called it a "region. "', "She did not."]),
        (EN, ["1. The first item.", "It is short."]),
        (EN, ["Really?!", "Yes... but later.", "No."]),
        (EN, ["See e.g. The Times, i.e. The paper."]),
        (EN, ["Robert A. Stone and J. A. Hill came."]),
        (EN, ["He chose plan B.", "The others did not."]),
        (EN, ["The survivors.They fled."]),
        (EN, ["It was a region. . .", "He left. ” )"]),
        (EN, ["II. Observations are few.", "They are true."]),
        (EN, ["G.2. Draft a plan by 2030.", "3.1. Publish it."]),
        (AR, ["وصل الوزير إلى المدينة.", "ثم غادر."]),
        (AR, ["التقى د. أحمد و أ. د. سامي.", "ثم غادرا."]),
        (AR, ["بلغت النسبة 3.5 في المئة.", "وارتفعت إلى ٤٫٢."]),
        (AR, ["هل انتهت الحرب؟", "لا أحد يعرف!", "ربما…"]),
        (AR, ["«لن نرحل.»", "وأضاف أنه باق."]),
        (AR, ['"لن نرحل".', "وأضاف أنه باق."]),
        (AR, ['"من يدفع الثمن؟" قال الرجل.', "ثم صمت."]),
        (AR, ["كتبه فيلدينج هـ. جاريسون.", "وذلك سنة 1411 هـ.", "ثم نشره."]),
        (AR, ["ولد سنة 1950 م.", "وعاش هناك."]),
        (AR, ["سقطت المدينة.", "وفر السكان."]),
        (AR, ["انتظرنا... ثم رحلنا.", "هذا كل شيء."]),
        (AR, ["قال الوزير .", "وأضاف ."]),
        (AR, ["مقال بلا نقطة في آخره"]),
    ],
)
def test_sentences(language, sentences):
    assert _split(" ".join(sentences), language) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("سقطت المدينة.وفر السكان؟لا.", ["سقطت المدينة.", "وفر السكان؟", "لا."]),
        ('قال "نعم."وفر السكان.', ['قال "نعم."', "وفر السكان."]),
        ('سقطت المدينة."نعم" قال.', ["سقطت المدينة.", '"نعم" قال.']),
        ("قال أ.د.محمد.", ["قال أ.د.محمد."]),
    ],
)
def test_arabic_sentences_without_a_space_between_them(text, sentences):
    assert _split(text, AR) == sentences


def test_one_paragraph_a_line():
    text = "عنوان المقال\n\nقال الوزير. وأضاف الرجل.\r\nثم غادر.\n* * *\n\u200f\nنهاية"
    segments = split_document(text, AR)
    assert [(s.span.of(text), s.kind, s.block) for s in segments] == [
        ("عنوان المقال", BlockKind.HEADING, 0),
        ("قال الوزير.", BlockKind.SENTENCE, 1),
        ("وأضاف الرجل.", BlockKind.SENTENCE, 1),
        ("ثم غادر.", BlockKind.SENTENCE, 2),
        ("* * *", BlockKind.FURNITURE, 3),
        ("\u200f", BlockKind.FURNITURE, 4),
        ("نهاية", BlockKind.HEADING, 5),
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_cut_at_a_column_are_joined(line_end):
    words = ("The council met for the third time this week and agreed on nothing at all. " * 8).split()
    lines = [""]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > 60:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    text = "A title of two words" + line_end * 2 + line_end.join(lines) + line_end
    segments = split_document(text, EN)
    assert [segment.block for segment in segments] == [0] + [1] * 8
    assert all(segment.span.of(text).endswith("all.") for segment in segments[1:])


def test_headlines_below_each_other_stay_apart():
    headlines = [
        "Parliament passes the budget after a long night of talks",
        "Floods cut off three villages in the north of the country",
        "A museum opens its doors again",
        "Striker leaves the club for a rival abroad after ten years",
        "Farmers hope for rain as the harvest draws near",
    ]
    text = "\n".join(headlines)
    assert [(s.span.of(text), s.kind) for s in split_document(text, EN)] == [
        (h, BlockKind.HEADING) for h in headlines
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Talks end without a deal", BlockKind.HEADING),
        ("Talks end without a deal”", BlockKind.HEADING),
        ("Talks end without a deal.", BlockKind.SENTENCE),
        ('He said: "No."', BlockKind.SENTENCE),
        ("The minister said:", BlockKind.SENTENCE),
        ("word " * 26, BlockKind.SENTENCE),
    ],
)
def test_a_headline_has_no_final_stop(line, kind):
    assert [segment.kind for segment in split_document(line, EN)] == [kind]


@given(_TEXT, st.sampled_from(Language))
def test_every_character_but_white_space_is_in_exactly_one_segment(text, language):
    segments = split_document(text, language)
    assert all(before.span.end <= after.span.start for before, after in pairwise(segments))
    assert [s.block for s in segments] == sorted(s.block for s in segments)
    inside = "".join(s.span.of(text) for s in segments)
    assert "".join(inside.split()) == "".join(text.split())
    for segment in segments:
        assert segment.span.of(text).strip() == segment.span.of(text) != ""


@given(_TEXT, st.sampled_from(Language))
def test_sentences_are_ordered_disjoint_and_complete(text, language):
    spans = split_sentences(text, language)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "text",
    [
        "a" * 10**6,
        '"' * 10**5,
        "." * 10**5,
        ". " * 10**5,
        "a. " * 10**5,
        '." ' * 10**5,
        "با.با" * 10**5,
        "e" + "\u0301" * 10**5,
        "\ud800" * 10**5,
        "\u202e" * 10**5,
        ". " + " " * 10**6 + "b",
        "a\n" * 10**5,
    ],
)
def test_hostile_text_takes_linear_time(text, language):
    assert split_sentences(text, language)
    assert split_document(text, language)
