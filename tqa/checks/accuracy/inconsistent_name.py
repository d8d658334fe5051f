"""One Arabic name, spelt in several ways in the English of an article.

What it does: gathers, over the whole article, the English spellings of each Arabic name that is written as
it sounds, and marks those that are not the usual one: the form in your own `names` (“Arabic = English”), else
the one met most often, else the first. Article, hyphens, accents, case and possessive ending do not count.

Why it matters: readers take al-Kazemi and al-Kadhimi for two men, and a search for one misses the other.

Example: «الكاظمي» → “Mustafa al-Kadhimi” and, further down, “al-Kazemi”

Better: “al-Kadhimi” each time

Fix safety: suggested. The usual spelling replaces the other; article and possessive ending stay as they are.

Known false positives: two people whose names are the same in Arabic and differ in English (Stephen and
Steven), where no other name stands beside either. Silent on shortened mentions, on peoples and languages of
places, and on names that the lexicon knows by several forms.

Measured precision: no error of its kind is annotated in detection/gold.jsonl, where it has no findings
(python benchmarks/detection.py).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tqa.checks.accuracy._glossary import entries
from tqa.checks.accuracy._name_spellings import form_of, mentions_by_name
from tqa.checks.accuracy._names import is_sentence
from tqa.checks.rule import Hit, define, replace
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.accuracy._glossary import Entry
    from tqa.checks.accuracy._name_spellings import Mention
    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit

# What makes another word of a name: its people, its plural, what is like it.
_ENDINGS = frozenset(
    (
        "s",
        "es",
        "n",
        "an",
        "ian",
        "ean",
        "i",
        "is",
        "ese",
        "ish",
        "ic",
        "ite",
        "ites",
        "ism",
        "ist",
        "ists",
        "ans",
    )
)


def check_article(view: ArticleView, options: Options) -> Iterator[tuple[Unit, Hit]]:
    """Mentions whose spelling is not the usual one of their article."""
    units = [unit for unit in view.units if is_sentence(unit)] if len(view.units) > 1 else []
    if len(units) < 2:
        return
    known = entries("inconsistent-name", options)
    for mentions in mentions_by_name(units).values():
        if len({mention.form for mention in mentions}) > 1:
            yield from _odd(mentions, known)


def _odd(mentions: Sequence[Mention], known: Sequence[Entry]) -> Iterator[tuple[Unit, Hit]]:
    usual = _usual(mentions, known)
    for mention in mentions:
        if mention.form == usual.form or _is_derived(mention.form, usual.form) or _is_other(mention, usual):
            continue
        text = mention.span.of(mention.unit.target)
        right, span = _bare(usual), _bare_span(mention)
        yield (
            mention.unit,
            Hit(
                mention.span,
                f"«{mention.source.of(mention.unit.source)}» is “{text}” here and “{right}” elsewhere.",
                source_span=mention.source,
                fixes=(replace(span, right, Applicability.SUGGESTED, "the usual spelling of the article"),),
                confidence=0.7,
            ),
        )


def _usual(mentions: Sequence[Mention], known: Sequence[Entry]) -> Mention:
    """The mention whose spelling the others should have."""
    own = {form_of(word) for entry in known for form in entry.english for word in form.split()}
    counts = Counter(mention.form for mention in mentions)
    return max(mentions, key=lambda mention: (mention.form in own, counts[mention.form]))


def _is_derived(one: str, other: str) -> bool:
    """Whether one is the other's people, plural or adjective."""
    if len(one) == len(other):
        return False
    short, long = sorted((one, other), key=len)
    stem = short[:-1] if short[-1] in "aey" else short
    return long.startswith(stem) and (long[len(stem) :] in _ENDINGS or long[len(short) :] in _ENDINGS)


def _is_other(mention: Mention, usual: Mention) -> bool:
    """Whether two mentions are of two people: each has a name beside it, and not the same."""
    return bool(mention.beside and usual.beside and not mention.beside & usual.beside)


def _bare(mention: Mention) -> str:
    return _bare_span(mention).of(mention.unit.target)


def _bare_span(mention: Mention) -> Span:
    """A mention without its article and possessive ending."""
    text = mention.span.of(mention.unit.target)
    start = text.find("-") + 1 if 2 <= text.find("-") <= 3 and text[:1] in "aAeEuU" else 0
    end = len(text)
    for ending in ("'s", "’s", "'", "’"):
        if text.endswith(ending):
            end -= len(ending)
            break
    return Span(mention.span.start + start, mention.span.start + end)


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MINOR,
    category="terminology/inconsistent-use",
    check_article=check_article,
    options={"names": ()},
    compares=True,
)
