"""Hand-made reports: a news article, a bilingual table, hostile text. All sentences are invented."""

from __future__ import annotations

from tqa.model import (
    Applicability,
    Article,
    Bead,
    Document,
    Edit,
    Finding,
    Fix,
    Language,
    Report,
    Score,
    Severity,
    Span,
)

from .documents import at, rows, running


def replaced(document: Document, words: str, by: str) -> Edit:
    return Edit(at(document, words), by)


def found(report_article: Article, rule: str, words: str, bead: int, **more) -> Finding:
    """A finding on the first `words` of the target, `arabic` being the words behind them."""
    arabic = more.pop("arabic", None)
    source = None if arabic is None else at(report_article.source, arabic)
    defaults = {"severity": Severity.MAJOR, "category": "accuracy", "message": f"about {rule}"}
    return Finding(
        rule=rule,
        span=at(report_article.target, words),
        text=words,
        bead=bead,
        source_span=source,
        source_text=arabic or "",
        fingerprint=f"{rule}-{bead}",
        **{**defaults, **more},
    )


def article_report() -> Report:
    """A monolingual pair with every kind of fix, an omission, an addition, emoji and combining marks."""
    source = running(
        Language.ARABIC,
        "مقال.txt",
        "نستنكر وندين هذا الهجوم على المدرسة.",
        "وقال الوزير إن عدد الجرحى بلغ ٢٠٠٠٠ شخص في الأيام الأخيرة، وإن المستشفيات لم تعد قادرة على استقبال"
        " المزيد من المصابين بسبب نقص الدواء.",
        "ولم يرد أي تعليق من البلدية.",
        "حَضَرَ الحفل 👩‍🏫 ثلاثة معلمين.",
    )
    target = running(
        Language.ENGLISH,
        "article.en.txt",
        "We condemn and condemn this attack on the school.",
        "The minister said that the number of the wounded had in the last days of the siege reached 2,000"
        " people, and that the the hospitals could no longer take in more of the injured, for lack of"
        " medicine .",
        "The cafe\u0301 👩‍🏫 party, 表 and all, was attended by three teachers teachers.",
        "Follow us for more news!",
    )
    article = Article(source, target)
    omission = target.segments[2].span.start
    findings = (
        found(
            article,
            "boilerplate",
            "Follow us for more news!",
            4,
            severity=Severity.MINOR,
            category="style/boilerplate",
            message="page furniture",
            fixes=(
                Fix(
                    Applicability.SUGGESTED,
                    (replaced(target, "Follow us for more news!", ""),),
                    "nothing in the Arabic",
                ),
            ),
        ),
        found(
            article,
            "doubled-coordination",
            "condemn and condemn",
            0,
            category="accuracy/mistranslation",
            message="two different verbs, «نستنكر وندين», became one",
            arabic="نستنكر وندين",
            confidence=2 / 3,
            fixes=(
                Fix(
                    Applicability.SUGGESTED,
                    (replaced(target, "condemn and condemn", "denounce and condemn"),),
                    "second sense of نستنكر",
                ),
                Fix(
                    Applicability.SUGGESTED,
                    (replaced(target, "condemn and condemn", "strongly condemn"),),
                    "",
                ),
            ),
        ),
        found(
            article,
            "number-mismatch.magnitude",
            "2,000",
            1,
            severity=Severity.CRITICAL,
            category="accuracy/number",
            message="the Arabic has 20,000 («٢٠٠٠٠»)",
            arabic="٢٠٠٠٠",
            fixes=(
                Fix(Applicability.SUGGESTED, (replaced(target, "2,000", "20,000"),), ""),
                Fix(Applicability.DISPLAY, (), "check the figure with the ministry"),
            ),
        ),
        found(
            article,
            "repeated-word",
            "the the",
            1,
            category="fluency/duplication",
            message="“the” stands twice",
            fixes=(Fix(Applicability.SAFE, (replaced(target, "the the", "the"),), ""),),
        ),
        found(
            article,
            "punctuation-spacing",
            " .",
            1,
            severity=Severity.MINOR,
            category="fluency/typography",
            message="space before a full stop",
            fixes=(
                Fix(
                    Applicability.SAFE,
                    (Edit(Span(at(target, " .").start, at(target, " .").start + 1), ""),),
                    "",
                ),
            ),
        ),
        Finding(
            rule="omission",
            severity=Severity.MAJOR,
            category="accuracy/omission",
            message="a sentence is missing: «ولم يرد أي تعليق من البلدية.»",
            span=Span(omission, omission),
            text="",
            bead=2,
            source_span=source.segments[2].span,
            source_text=source.segment_text(2),
            fingerprint="omission-2",
        ),
        found(
            article,
            "repeated-word",
            "teachers teachers",
            3,
            category="fluency/duplication",
            message="“teachers” stands twice",
            arabic="معلمين",
            fixes=(Fix(Applicability.SAFE, (replaced(target, " teachers.", "."),), "drop one"),),
        ),
    )
    beads = (
        Bead((0,), (0,), 0.987654),
        Bead((1,), (1,), 0.9),
        Bead((2,), ()),
        Bead((3,), (2,), 0.75, moved=True),
        Bead((), (3,)),
    )
    scores = {
        "BLEU": Score(41.23456, "nrefs:1|a:b", 1.5, (0.25, 2.75), 3, 4, 0.01234, "better"),
        "chrF2": Score(60.0, "nrefs:1"),
    }
    return Report(article, beads, findings, scores, notes=("1 heading was not compared",))


def table_report() -> Report:
    """A bilingual file: offsets count from the row; one target is empty, one has Arabic left in it."""
    ids = ["r1", "صف-٢", "r3"]
    source = rows(
        Language.ARABIC, "memory.tsv", ids, "زار الوفد بغداد.", "نشرت الصحيفة ١٢ تقريرا.", "شكرا لكم."
    )
    target = rows(
        Language.ENGLISH,
        "memory.tsv",
        ids,
        "The delegation visited بغداد اليوم .",
        "The paper ran 21 reports.",
        "",
    )
    article = Article(source, target, beads=(Bead((0,), (0,)), Bead((1,), (1,)), Bead((2,), (2,))))
    end = target.segments[2].span.start
    findings = (
        found(
            article,
            "number-mismatch.magnitude",
            "21",
            1,
            severity=Severity.CRITICAL,
            arabic="١٢",
            fixes=(Fix(Applicability.SUGGESTED, (replaced(target, "21", "12"),)),),
        ),
        found(
            article,
            "untranslated-text",
            "بغداد اليوم",
            0,
            arabic="بغداد",
            message="left in Arabic: بغداد اليوم",
        ),
        Finding(
            "omission",
            Severity.MAJOR,
            "accuracy/omission",
            "nothing is translated",
            Span(end, end),
            "",
            2,
            source.segments[2].span,
            source.segment_text(2),
            fingerprint="omission-r3",
        ),
    )
    assert article.beads is not None
    return Report(article, article.beads, findings)


HOSTILE = (
    "\x1b[31mred\x1b[0m \x9b2J \x07bell \u202egnp.exe\u202c \u2067\u2069 \u200b\ufeff"
    "\x00 \r\t\x7f \u2028 \u2029 \x85 \ud83d x \U000e0041"
)


def hostile_report() -> Report:
    """Control characters, bidi controls and lone surrogates in every field that an article can reach."""
    source = running(Language.ARABIC, HOSTILE, f"خبر {HOSTILE} عاجل")
    target = running(Language.ENGLISH, HOSTILE, f"The {HOSTILE} news")
    words = target.text[:-1]
    finding = Finding(
        "markup-leftover",
        Severity.MINOR,
        HOSTILE,
        f"«{HOSTILE}» and «خبر{HOSTILE}»",
        at(target, HOSTILE),
        HOSTILE,
        0,
        at(source, HOSTILE),
        HOSTILE,
        (Fix(Applicability.SUGGESTED, (replaced(target, words, f"The {HOSTILE}"),), HOSTILE),),
        fingerprint=HOSTILE,
    )
    score = Score(1.0, HOSTILE, verdict=HOSTILE)
    return Report(
        Article(source, target), (Bead((0,), (0,)),), (finding,), {HOSTILE: score}, notes=(HOSTILE,)
    )


def clean_report() -> Report:
    """Nothing to find."""
    source = running(Language.ARABIC, "a.ar.txt", "عاد الهدوء.")
    target = running(Language.ENGLISH, "a.en.txt", "Calm returned.")
    return Report(Article(source, target), (Bead((0,), (0,)),), ())


REPORTS = {"article": article_report, "table": table_report, "hostile": hostile_report, "clean": clean_report}
