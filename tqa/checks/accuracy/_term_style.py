"""Writing a glossary's term into a sentence in the form of what stood there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.glossary.english import ARTICLES
from tqa.language.english import article_for, base_form, inflect_like
from tqa.model import Applicability, Edit, Fix, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.checks.unit import Unit
    from tqa.glossary import Target

_MOST_OFFERED = 3
_HEAD = re.compile(r"[^\W\d_]+(?=\s+(?:of|for|in|to|on|against|with)\s)|[^\W\d_]+$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"(?<=[^aeiou])y$")
_BEFORE = re.compile(r"\b(an?|the)(?=\s+\Z)", re.IGNORECASE)
_OPENING = re.compile(r"(?:\A|[.!?:]\s+)[\"“‘'(\[]*\Z")
# So far back, an article or the end of a sentence is seen.
_REACH = 12


def replacements(unit: Unit, span: Span, targets: Sequence[Target], *, plural: bool) -> tuple[Fix, ...]:
    """Fixes that put each of `targets`, the best first, in the place of `span`.

    Args:
        unit: the sentence pair.
        span: what renders the term now.
        targets: what the glossary allows.
        plural: the Arabic has a plural or dual of the term.
    """
    return tuple(
        Fix(Applicability.SUGGESTED, tuple(_edits(unit, span, target.text, plural=plural)), _reason(target))
        for target in targets[:_MOST_OFFERED]
    )


def _reason(target: Target) -> str:
    return f"the glossary's {target.status.value} term"


def _edits(unit: Unit, span: Span, term: str, *, plural: bool) -> list[Edit]:
    text = unit.target
    span = _with_stop(text, span)
    new = _inflected(term, span.of(text), plural=plural)
    reach = max(0, span.start - _REACH)
    before = text[reach : span.start]
    article = _BEFORE.search(before)
    edits: list[Edit] = []
    if article is not None:
        first, _, rest = new.partition(" ")
        if first.lower() in ARTICLES and rest:
            new = rest  # one article is enough
        wanted = article_for(new.partition(" ")[0].lower())
        if article[1].lower() not in ("the", wanted):
            place = Span(reach + article.start(1), reach + article.end(1))
            edits.append(Edit(place, wanted.capitalize() if article[1][0].isupper() else wanted))
    elif _OPENING.search(before) and span.of(text)[:1].isupper():
        new = new[:1].upper() + new[1:]
    return [*edits, Edit(span, new)]


def _with_stop(text: str, span: Span) -> Span:
    """The last full stop of an abbreviation belongs to it, unless it ends the sentence too."""
    inner = "." in span.of(text)
    follows = text[span.end : span.end + 3]
    if inner and follows[:1] == "." and follows[1:2] == " " and not follows[2:].isupper():
        return Span(span.start, span.end + 1)
    return span


def _inflected(term: str, old: str, *, plural: bool) -> str:
    """`term` as plural, or in the verb form of `old`, where that has one."""
    low = old.lower()
    if " " not in term and term.islower() and " " not in low:
        for pos in ("NOUN", "VERB"):
            base = base_form(low, pos)
            new = inflect_like(term, low, base, pos) if base is not None and base != low else None
            if new is not None:
                return new
    return _plural(term) if plural and low.endswith("s") else term


def _plural(term: str) -> str:
    head = _HEAD.search(term)
    if head is None or head[0].lower().endswith("s"):
        return term
    word = head[0]
    if _CONSONANT_Y.search(word):
        word = word[:-1] + "ies"
    else:
        word += "es" if _SIBILANT.search(word) else "s"
    return term[: head.start()] + word + term[head.end() :]
