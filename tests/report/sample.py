"""A hand-made report: an invented news article with the kinds of findings that editors meet."""

from __future__ import annotations

from tqa.gate.fingerprint import with_fingerprints
from tqa.model import Applicability, Article, BlockKind, Language, Report, RuleInfo, Score, Severity

from .making import Artifact, Line, beads, document, finding

LINES = (
    Line(
        ("وزارة الثقافة تعيد افتتاح مكتبة الميناء بعد ترميم دام ستة أعوام",),
        ("Culture Ministry reopens the Harbour Library after a six-year restoration",),
        BlockKind.HEADING,
    ),
    Line(
        (
            (
                "أعيد يوم الخميس افتتاح مكتبة الميناء في مدينة رأس الجبل بعد أشغال ترميم كلفت أكثر من "
                "12 مليون دينار."
            ),
        ),
        (
            (
                "The Harbour Library in the city of Ras al-Jabal was reopened on Thursday after restoration "
                "works that cost more than 21 million dinars."
            ),
        ),
    ),
    Line(
        ("وحضر الحفل ممثلون عن القبائل والعشائر في المنطقة وعدد من الكتاب.",),
        (
            (
                "The ceremony was attended by representatives of the tribes and tribes in the region and a "
                "number of writers."
            ),
        ),
    ),
    Line(
        ("وقالت مديرة المكتبة سلمى بن ناصر: «هذا المكان ذاكرة المدينة، وقد عاد إليها اليوم».",),
        (
            (
                "The library's director Salma Ben Nasser said: “This place is the memory of the city, and "
                "today it has come back to it,” she said."
            ),
        ),
    ),
    Line(
        ("وأضافت: «نستنكر وندين كل محاولة لإتلاف المخطوطات أو الاتجار بها».",),
        ("She added: “We condemn and condemn every attempt to destroy or traffic in the manuscripts.”",),
    ),
    Line(
        ("وتضم المكتبة نحو أربعين ألف كتاب.", "ومن بينها ثلاثمئة مخطوطة نادرة لم تُعرض من قبل."),
        (
            (
                "The library holds some forty thousand books, among them three hundred rare manuscripts that "
                "have never been shown before."
            ),
        ),
    ),
    Line(
        ("كما أعلنت الوزارة إطلاق برنامج لرقمنة المخطوطات بالتعاون مع الجامعة.",),
        (
            (
                "As well as On the launch of a programme to digitise the manuscripts in cooperation with "
                "the university."
            ),
        ),
    ),
    Line(
        ("وأوضح الوزير أن المرحلة الأولى تشمل ألفي صفحة.",),
        ("The minister explained that the first phase covers 2\u00a0000 pages .",),
    ),
    Line(("ولم تكشف الوزارة عن كلفة البرنامج أو عن موعد انتهائه.",), ()),
    Line(
        ("ورحب سكان الحي بعودة المكتبة التي يسميها الأطفال «بيت الورق».",),
        (
            (
                "Residents of the quarter welcomed the return of the library, which the children call "
                "&quot;the house of paper&quot;."
            ),
        ),
    ),
    Line(
        ("ويبقى الدخول مجانياً حتى نهاية العام.",),
        ("Admission remains free until the end of the year.",),
        moved=True,
    ),
    Line(
        ("وتفتح المكتبة أبوابها كل يوم من التاسعة صباحاً حتى الثامنة مساءً.",),
        ("The library opens every day from nine in the morning until eight in the evening.",),
    ),
    Line(
        ("وخُتم الحفل بأمسية شعـــرية في باحة المبنى\u200f.",),
        ("The ceremony closed with an evening of poetry in the courtyard of the building.",),
    ),
    Line(
        (),
        ("Share this article   Leave a comment   Your email address will not be published",),
        BlockKind.FURNITURE,
    ),
)

RULES = {
    "doubled-coordination": "Two different Arabic words became one English word, said twice.",
    "number-mismatch": "A quantity differs from the source.",
    "omission": "An Arabic sentence or phrase has no English counterpart.",
    "doubled-reporting": "One quotation carries two reporting clauses.",
    "leftover-fragment": "A piece of a sentence was glued in or left standing, as after «كما» or «وأضاف».",
    "markup-leftover": "HTML entities, tags or placeholders stand in the text.",
    "punctuation-spacing": "A space is missing, doubled or in the wrong place.",
    "boilerplate": "Web page furniture was taken for text.",
    "calque": "An Arabic formula was copied word for word.",
}


SAFE, SUGGESTED, DISPLAY = Applicability.SAFE, Applicability.SUGGESTED, Applicability.DISPLAY
MINOR, MAJOR, CRITICAL = Severity.MINOR, Severity.MAJOR, Severity.CRITICAL

ARTIFACTS = (
    Artifact(
        1, "number-mismatch", CRITICAL, "Accuracy/Number",
        "The source says 12 million («12 مليون»), the English 21.",
        "21 million", "12 مليون", ((SUGGESTED, {"21 million": "12 million"}, "the source's figure"),), 0.97,
    ),
    Artifact(
        2, "calque", MINOR, "Style/Awkward",
        "A passive with “by” copies «حضر الحفل»; English news would say who came.",
        "was attended by representatives of the tribes", "وحضر الحفل", (), 0.6,
    ),
    Artifact(
        2, "doubled-coordination", MAJOR, "Accuracy/Mistranslation",
        "«القبائل» and «والعشائر» both became “tribes”.", "tribes and tribes", "القبائل والعشائر",
        (
            (SUGGESTED, {"tribes and tribes": "tribes and clans"}, "«عشائر» also means “clans”"),
            (SUGGESTED, {"tribes and tribes": "tribes"}, "says it once"),
        ),
        0.92,
    ),
    Artifact(
        3, "doubled-reporting", MINOR, "Fluency/Duplication", "“said” opens and closes the same quotation.",
        "she said", "وقالت", ((SAFE, {",” she said.": ".”"}, "the speaker is already named"),),
    ),
    Artifact(
        4, "doubled-coordination", MAJOR, "Accuracy/Mistranslation",
        "«نستنكر» and «وندين» both became “condemn”.",
        "condemn and condemn", "نستنكر وندين",
        (
            (SUGGESTED, {"condemn and condemn": "denounce and condemn"}, "a second sense of «استنكر»"),
            (SUGGESTED, {"condemn and condemn": "strongly condemn"}, "merges the two verbs"),
        ),
        0.98,
    ),
    Artifact(
        6, "leftover-fragment", MAJOR, "Fluency/Fragment",
        "“As well as On” is debris of «كما أعلنت»; the sentence has no verb.", "As well as On", "كما أعلنت",
        (
            (
                SUGGESTED,
                {"As well as On the launch": "The ministry also announced the launch"},
                "restores the verb",
            ),
        ),
        0.9,
    ),
    Artifact(
        7, "punctuation-spacing", MINOR, "Fluency/Typography",
        "A space stands before the full stop.", " ", "",
        ((SAFE, {" ": ""}, "closes the gap"),),
    ),
    Artifact(
        8, "omission", CRITICAL, "Accuracy/Omission",
        "No English sentence stands for «ولم تكشف الوزارة عن كلفة البرنامج».",
        "", "ولم تكشف الوزارة عن كلفة البرنامج أو عن موعد انتهائه.",
        ((DISPLAY, {}, "translate the sentence and insert it here"),), 0.88,
    ),
    Artifact(
        9, "markup-leftover", MAJOR, "Fluency/Markup", "The HTML entity &quot; stands for a quotation mark.",
        "&quot;", "«بيت الورق»", ((SAFE, {"&quot;the": "“the", "paper&quot;": "paper”"}, "both entities"),),
    ),
    Artifact(
        13, "boilerplate", MINOR, "Design/Furniture", "A comment form of the web page was taken for text.",
        "Share this article   Leave a comment   Your email address will not be published", "",
        (
            (
                SUGGESTED,
                {"Share this article   Leave a comment   Your email address will not be published": ""},
                "drops the block",
            ),
        ),
        0.95,
    ),
)  # fmt: skip


def sample_report() -> Report:
    """The whole report."""
    article = Article(
        document(Language.ARABIC, [(line.source, line.kind) for line in LINES], "harbour-library.ar.txt"),
        document(Language.ENGLISH, [(line.target, line.kind) for line in LINES], "harbour-library.en.txt"),
    )
    made = beads(LINES)
    rules = {name: RuleInfo(name, "", MAJOR, "", summary, {}) for name, summary in RULES.items()}
    report = Report(
        article,
        made,
        tuple(finding(article, artifact, made) for artifact in ARTIFACTS),
        {"MQM": Score(61.4, "minor 1, major 5, critical 25; per 1,000 target words")},
        rules,
        ("The target has no reference translation, so BLEU, chrF and TER were not computed.",),
    )
    return with_fingerprints(report)
