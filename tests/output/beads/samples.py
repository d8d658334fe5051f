"""Hand-made alignments: an article, a bilingual table, hostile text. All sentences are invented."""

from __future__ import annotations

from dataclasses import replace

from tests.output.documents import rows, running
from tests.output.samples import HOSTILE
from tqa.model import Article, Bead, BlockKind, Document, Language
from tqa.output.beads.alignment import Alignment

# Beside what a terminal obeys: the end of a CDATA section, quotes, an entity, what XML and what TSV forbid.
WORST = (
    HOSTILE
    + " ]]> <b>&amp;</b> \"quoted\" 'x' \x01\x1f\x85 \ud800 \udfff \ufffe\uffff \U0001f600 \\t \\u0041"
)


def as_furniture(document: Document, index: int) -> Document:
    segments = list(document.segments)
    segments[index] = replace(segments[index], kind=BlockKind.FURNITURE)
    return replace(document, segments=tuple(segments))


def news() -> Alignment:
    """A monolingual pair with every kind of bead: 1-1, 1-2, 2-1, 2-2, moved, omitted, added, furniture."""
    source = running(
        Language.ARABIC,
        "مقال.txt",
        "افتتاح مكتبة عامة في حي الزهور",
        "شارك",
        "افتتحت البلدية يوم الاثنين مكتبة عامة في حي الزهور، وقال المدير إنها تضم 12 ألف كتاب.",
        "ورحب السكان بالمكتبة.",
        "وطالبوا بتمديد ساعات العمل حتى العاشرة مساء، لأن كثيراً منهم لا يعودون من أعمالهم قبل السادسة.",
        "ولم تعلق البلدية على الطلب.",
        "وتقع المكتبة قرب الحديقة.",
        "ومبناها من طابقين.",
        "بقلم: سعاد الحلو",
    )
    target = running(
        Language.ENGLISH,
        "article.en.txt",
        "By: Souad al-Helou",
        "Public library opens in al-Zuhour district",
        "The municipality opened a public library in the al-Zuhour district on Monday.",
        "The director said that it holds 12,000 books.",
        "Residents welcomed the library, and asked that its opening hours be extended until ten in the"
        " evening, since many of them do not return from work before six.",
        "It stands by the park (الحديقة).",
        "It has two floors & a café.",
        "Another library opens next year.",
    )
    beads = (
        Bead((8,), (0,), 0.7, moved=True),
        Bead((0,), (1,), 0.987654),
        Bead((1,), ()),
        Bead((2,), (2, 3), 0.9),
        Bead((3, 4), (4,), 1 / 3),
        Bead((5,), (), 0.25),
        Bead((6, 7), (5, 6), 0.5),
        Bead((), (7,), 0.0),
    )
    return Alignment(Article(as_furniture(source, 1), target), beads, "sentence", ("one of two notes",))


def table() -> Alignment:
    """A bilingual file, whose rows have ids of their own; one target and one source are empty."""
    ids = ["r 1", "صف-٢", "r3", "<4>"]
    source = rows(
        Language.ARABIC, "memory.tsv", ids, "زار الوفد بغداد.", "نشرت الصحيفة تقريرا.", "شكرا لكم.", ""
    )
    target = rows(
        Language.ENGLISH, "memory.tsv", ids, "The delegation visited Baghdad.", "“One report.”", "", "Thanks."
    )
    source, target = (
        replace(side, segments=tuple(replace(each, group="doc 1") for each in side.segments))
        for side in (source, target)
    )
    beads = (Bead((0,), (0,)), Bead((1,), (1,)), Bead((2,), ()), Bead((), (3,)))
    return Alignment(Article(source, target, beads=beads), beads, "row")


def hostile() -> Alignment:
    """Whatever a format may stumble over, in texts and file names."""
    source = running(Language.ARABIC, WORST, f"خبر {WORST} عاجل", f"ثم {WORST}")
    target = running(Language.ENGLISH, WORST, f"The {WORST} news", f"then {WORST} came")
    beads = (Bead((0,), (0,), 0.5), Bead((1,), (1,), 0.5, moved=True))
    return Alignment(Article(source, target), beads, "line", (WORST,))


def pair(arabic: str, english: str) -> Alignment:
    """One bead of two texts, as they are."""
    article = Article(running(Language.ARABIC, "a.ar", arabic), running(Language.ENGLISH, "a.en", english))
    return Alignment(article, (Bead((0,), (0,), 0.75),), "line")


ALIGNMENTS = {"news": news, "table": table, "hostile": hostile}
