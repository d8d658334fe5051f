"""A baseline under random edits of the sample articles: the known stays known, the new is not hidden."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace
from functools import cache

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fixing.making import ARTICLES
from tqa import pipeline
from tqa.checks.registry import all_rules
from tqa.gate.baseline import entry_of, parse_baseline, render_baseline
from tqa.gate.judge import judge
from tqa.language.sentences import split_document
from tqa.model import Span

NAME = "a.en.txt"
EDITS = 5
EXAMPLES = 110
INSERTED = [
    ("قال خبير إن السوق تشهد هدوءاً نسبياً هذا العام.", "An expert said the market was fairly calm this year."),
    (
        "وشارك في الندوة عدد من الباحثين والطلاب.",
        "A number of researchers and students took part in the seminar.",
    ),
    ("وتقع المكتبة قرب الميناء القديم.", "The library stands near the old harbour."),
]
PLANTED = "walnut walnut"


@dataclass(frozen=True)
class Pair:
    """A paragraph with its translation.

    `touched` says that its English was edited, `planted` how many doubled words it got by that.
    """

    arabic: str
    english: str
    touched: bool = False
    planted: int = 0


def paragraphs(text):
    return text.strip().split("\n\n")


def made(article, pairs, layout):
    """The article with these paragraphs, and where each stands in its English."""
    sides, places, offset = [], [], 0
    for document, texts in (
        (article.source, [pair.arabic for pair in pairs]),
        (article.target, [pair.english for pair in pairs]),
    ):
        laid = [layout(text) for text in texts]
        if document is article.target:
            for text in laid:
                places.append(Span(offset, offset + len(text)))
                offset += len(text) + 2
        text = "\n\n".join(laid) + "\n"
        sides.append(replace(document, text=text, segments=split_document(text, document.language)))
    return replace(article, source=sides[0], target=sides[1]), places


def parallel(report):
    """Whether every sentence has its partner in the paragraph with the same number."""
    sides = report.article.source.segments, report.article.target.segments
    return all(
        {sides[0][k].block for k in bead.source} == {sides[1][k].block for k in bead.target}
        for bead in report.beads
        if bead.source and bead.target
    )


@cache
def known():
    """The sample articles whose paragraphs match one to one, each with its paragraphs and its baseline."""
    found = []
    for path in sorted(ARTICLES.glob("*.ar.txt")):
        article = pipeline.read(path, path.with_name(path.name.replace(".ar.", ".en.")))
        sides = paragraphs(article.source.text), paragraphs(article.target.text)
        if len(sides[0]) == len(sides[1]):
            pairs = tuple(Pair(*pair) for pair in zip(*sides, strict=True))
            report = pipeline.check(made(article, pairs, str)[0])
            if not parallel(report):
                continue
            written = render_baseline(entry_of(report, finding, NAME) for finding in report.findings)
            found.append((article, pairs, parse_baseline(written, "b")))
    assert len(found) >= 20
    return found


def insert(pairs, at, number):
    return [*pairs[:at], Pair(*INSERTED[number % len(INSERTED)]), *pairs[at:]]


def remove(pairs, at, _):
    return [*pairs[:at], *pairs[at + 1 :]] if len(pairs) > 4 else pairs


def move(pairs, at, number):
    rest = [*pairs[:at], *pairs[at + 1 :]]
    return [*rest[: 1 + number % len(rest)], pairs[at], *rest[1 + number % len(rest) :]]


def reword(pairs, at, number):
    words = pairs[at].english.split(" ")
    words[number % len(words)] = "perhaps"
    return [*pairs[:at], replace(pairs[at], english=" ".join(words), touched=True), *pairs[at + 1 :]]


def plant(pairs, at, number):
    pair = pairs[at]
    # In the middle of a sentence, where no mark stands beside it.
    words = pair.english.split(" ")
    free = [k for k in range(1, len(words)) if words[k - 1].isalpha() and words[k].isalpha()]
    if not free or pair.planted:
        return pairs
    words.insert(free[number % len(free)], PLANTED)
    return [*pairs[:at], replace(pair, english=" ".join(words), touched=True, planted=1), *pairs[at + 1 :]]


def wrapped(width):
    # Rules are more careful at the end of a line: what is planted stays on one.
    def layout(text):
        lines = textwrap.wrap(text.replace(PLANTED, "walnut_walnut"), width, break_on_hyphens=False)
        return "\n".join(lines).replace("walnut_walnut", PLANTED)

    return layout


LAYOUTS = {
    "as it is": str,
    "wrapped": wrapped(72),
    "narrow": wrapped(60),
    "blank lines": lambda text: text + "\n",
}
PLACES = st.tuples(st.integers(0, 10**4), st.integers(0, 10**4))


def edited(data, kinds):
    """An article with edits of these kinds: its report, how that is judged, its paragraphs, their places."""
    article, pairs, baseline = data.draw(st.sampled_from(known()))
    pairs = list(pairs)
    for kind in data.draw(st.lists(st.sampled_from(kinds), min_size=EDITS, max_size=EDITS)):
        at, number = data.draw(PLACES)
        # The headline stays where it is.
        pairs = kind(pairs, 1 + at % (len(pairs) - 1), number)
    layout = LAYOUTS[data.draw(st.sampled_from(sorted(LAYOUTS)))]
    changed, places = made(article, pairs, layout)
    report = pipeline.check(changed)
    return report, judge(report, NAME, baseline), pairs, places


def judged_alone(finding):
    """Whether the finding depends on its own sentence pair only, and may fail a run."""
    return finding.gates and all_rules()[finding.rule].check_article is None


def pair_of(finding, pairs, places):
    return next(
        pair for pair, place in zip(pairs, places, strict=True) if finding.span.start <= place.end + 1
    )


# 5 edits each time: 550 altogether in each of the two tests. An article takes a moment to check, and
# shrinking would check it hundreds of times.
RANDOM = settings(
    max_examples=EXAMPLES, phases=[Phase.generate], derandomize=True, suppress_health_check=list(HealthCheck)
)


@RANDOM
@given(st.data())
def test_what_is_known_stays_known(data):
    _, judged, pairs, places = edited(data, [insert, remove, move, reword])
    false_alarms = [
        finding
        for finding in judged.report.findings
        if judged_alone(finding) and not pair_of(finding, pairs, places).touched
    ]
    assert [(each.name, each.text) for each in false_alarms] == []


@RANDOM
@given(st.data())
def test_what_is_new_is_not_hidden(data):
    report, judged, pairs, places = edited(data, [insert, remove, move, plant, plant])
    new = [finding for finding in judged.report.findings if finding.text.split() == PLANTED.split()]
    assert len(new) == sum(pair.planted for pair in pairs)
    assert all(pair_of(finding, pairs, places).planted for finding in new)
    assert len(judged.report.findings) + len(judged.report.known) == len(report.findings)


def test_a_finding_that_takes_the_place_of_another_is_caught_in_every_article():
    for article, pairs, baseline in known():
        swapped = plant(list(pairs), len(pairs) - 1, 1)
        assert swapped != list(pairs), article.target.path
        # All the rest is mended: a count of findings would only have gone down.
        mended = [pair if pair.planted else replace(pair, english=INSERTED[0][1]) for pair in swapped]
        report = pipeline.check(made(article, mended, str)[0])
        new = [finding for finding in judge(report, NAME, baseline).report.findings if finding.gates]
        assert PLANTED in [finding.text for finding in new], article.target.path
