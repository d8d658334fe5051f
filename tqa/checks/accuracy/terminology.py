"""An Arabic term of your glossary whose English is not the glossary's, or English that the glossary forbids.

What it does: finds the Arabic terms of your glossaries (TBX, CSV or TSV; `glossary` in the configuration,
`--glossary` on the command line) with clitics, article, dual, sound plural and pronouns, the longest term
first, and looks in the English for any term that the glossary allows, in any inflection, with hyphen, space
or neither. Sub-rules: `missing` (no allowed term stands there), `forbidden` (a forbidden one does) and `case`
(the capitals are not those of a term that the glossary marks as case-sensitive). Without a glossary it does
nothing.

Why it matters: the house's names for bodies, offices and disputes are decided once; each other rendering
looks like another thing to the reader, or takes a side.

Example: «مجلس الأمن» → “The Safety Council met”, where the glossary has “Security Council”

Better: “The Security Council met”

Fix safety: suggested. The preferred term takes the place of what renders the Arabic, as plural or with a
capital where that was so; admitted terms are offered after it. Where nothing renders the term there is no
fix.

Known false positives: the English takes the term up with a pronoun or a shorter name (such findings have a
confidence below 0.5 and stay silent by default), the term is rendered in the next sentence, or the Arabic
word is meant in another sense than the glossary's. Broken plurals are words of their own: list them
beside the singular, parted by “|”. One rendering in a sentence answers for all mentions of the term in it.

Measured precision: no error of its kind is annotated in detection/gold.jsonl, where it has no findings
(python benchmarks/detection.py). It depends on the glossary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.accuracy._term_places import place_of
from tqa.checks.accuracy._term_style import replacements
from tqa.checks.rule import Hit, define
from tqa.glossary.english import KEY_LENGTH, Part, compiled, is_derived, occurrences, parts_of, stands_plainly
from tqa.model import Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit
    from tqa.glossary import Entry, Mention, Target

_FOUND = 0.9
_LEAST = 0.5
_QUOTES = frozenset("“”«»")
_LONGEST_NOTE = 160
_MOST_LISTED = 3
_ARTICLES = ("ال", "لل")


def check(unit: Unit, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - every rule takes options
    """Terms of `unit` that the user's glossary renders otherwise, and English that it forbids."""
    if not unit.glossary:
        return
    mentions = _mentions(unit) if unit.source else []
    if not mentions and not unit.glossary.banned:
        return
    if not unit.glossary.banned and _all_plain(unit, mentions):
        return
    parts = parts_of(unit.target_tokens)
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.entry.source, []).append(mention)
    rendered = {source: _allowed(unit, group[0].entry, parts) for source, group in groups.items()}
    taken = [span for spans in rendered.values() for span, _, _ in spans]
    yield from _banned(unit, parts, taken)
    for source, group in groups.items():
        yield from _judged(unit, group, parts, rendered[source], taken)


def _all_plain(unit: Unit, mentions: Sequence[Mention]) -> bool:
    """Whether the English has every term just as the glossary writes it."""
    text = unit.target
    low = text.lower()
    return all(
        not mention.entry.forbidden
        and any(stands_plainly(target, text, low) for target in mention.entry.allowed)
        for mention in mentions
    )


def _mentions(unit: Unit) -> list[Mention]:
    """The glossary's terms in the Arabic, but for words that only look like one with a letter before it."""
    return [
        mention for mention in unit.glossary.mentions(unit.source_tokens) if not _is_another(unit, mention)
    ]


def _is_another(unit: Unit, mention: Mention) -> bool:
    """Whether the lexicon knows the word as one that does not begin with a clitic: فورد is no ورد."""
    if not mention.clitic or mention.clitic.endswith(_ARTICLES) or mention.first != mention.last:
        return False
    clitic, stem = unit.lexicon.split(unit.source_tokens[mention.first].text)
    return clitic == "" and unit.lexicon.known(stem) > 0


def _allowed(unit: Unit, entry: Entry, parts: Sequence[Part]) -> list[tuple[Span, bool, Target]]:
    """Where the English has an allowed term, whether with the right capitals, and which."""
    return [
        (span, right, target)
        for target in entry.allowed
        for span, right in occurrences(compiled(target), parts, heading=unit.heading)
    ]


def _judged(
    unit: Unit,
    group: Sequence[Mention],
    parts: Sequence[Part],
    rendered: Sequence[tuple[Span, bool, Target]],
    taken: Sequence[Span],
) -> Iterator[Hit]:
    """What is wrong with the English of one Arabic term, mentioned once or more."""
    mention, entry = group[0], group[0].entry
    wrong = [
        (span, target)
        for target in entry.forbidden
        for span, _ in occurrences(compiled(target), parts, whole=True)
        if not any(other.covers(span) for other in taken)
    ]
    for span, target in wrong:
        yield _forbidden(unit, span, target, entry, mention)
    if wrong:
        return
    right = {span for span, well, _ in rendered if well}
    for span, _, target in rendered:
        if not any(other.overlaps(span) for other in right):
            right.add(span)
            yield _capitals(unit, span, target, mention)
    if (
        not rendered
        and entry.allowed
        and not any(is_derived(compiled(each), parts) for each in entry.allowed)
    ):
        yield _missing(unit, mention, taken)


def _missing(unit: Unit, mention: Mention, taken: Sequence[Span]) -> Hit:
    allowed = mention.entry.allowed
    place = place_of(unit, mention, [compiled(target) for target in allowed], taken)
    said, wanted = _arabic(unit, mention).of(unit.source), _listed(allowed)
    if place.rendering:
        message = f"The glossary has {wanted} for «{said}»; the English says “{place.span.of(unit.target)}”."
        fixes = replacements(unit, place.span, allowed, plural=mention.plural)
    else:
        message, fixes = f"Nothing in the English renders «{said}», for which the glossary has {wanted}.", ()
    return Hit(
        place.span,
        message + _note(allowed[0]),
        source_span=_arabic(unit, mention),
        fixes=fixes,
        confidence=place.confidence,
        part="missing",
    )


def _forbidden(unit: Unit, span: Span, target: Target, entry: Entry, mention: Mention | None) -> Hit:
    source = _arabic(unit, mention) if mention is not None else None
    message = f"The glossary forbids “{target.text}”"
    if source is not None:
        message += f" for «{source.of(unit.source)}»"
    if entry.allowed:
        message += f"; it has {_listed(entry.allowed)}"
    plural = mention.plural if mention is not None else True
    return Hit(
        span,
        f"{message}.{_note(target)}",
        source_span=source,
        fixes=replacements(unit, span, entry.allowed, plural=plural),
        confidence=_FOUND,
        part="forbidden",
    )


def _capitals(unit: Unit, span: Span, target: Target, mention: Mention) -> Hit:
    return Hit(
        span,
        f"The glossary writes “{target.text}”; the English has “{span.of(unit.target)}”.{_note(target)}",
        source_span=_arabic(unit, mention),
        fixes=replacements(unit, span, [target], plural=mention.plural),
        severity=Severity.MINOR,
        confidence=_FOUND,
        part="case",
    )


def _banned(unit: Unit, parts: Sequence[Part], taken: Sequence[Span]) -> Iterator[Hit]:
    """English that is forbidden whatever the Arabic says, but for what is part of an allowed term."""
    banned = unit.glossary.banned
    for key in {part.low[:KEY_LENGTH] for part in parts}.intersection(banned) if banned else ():
        for term, entry in banned[key]:
            for span, _ in occurrences(term, parts, whole=True):
                if not any(other.covers(span) for other in taken):
                    yield _forbidden(unit, span, term.target, entry, None)


def _arabic(unit: Unit, mention: Mention) -> Span:
    tokens = unit.source_tokens
    return Span(tokens[mention.first].span.start, tokens[mention.last].span.end)


def _listed(targets: Sequence[Target]) -> str:
    return " or ".join(f"“{target.text}”" for target in targets[:_MOST_LISTED])


def _note(target: Target) -> str:
    """What the glossary says of a term; quotation marks would confuse what is quoted from the texts."""
    note = " ".join(target.note.split())
    return f" ({note})" if 0 < len(note) <= _LONGEST_NOTE and _QUOTES.isdisjoint(note) else ""


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MAJOR,
    category="terminology/inconsistent-with-terminology-resource",
    check=check,
    parts=("case", "forbidden", "missing"),
    min_confidence=_LEAST,
)
