"""A quotation whose marks the English has lost or moved, or that it puts into another mouth.

What it does: compares the double quotation marks of both sides, whatever their form («», “”, "", „“), and
who speaks. Sub-rules: `lost` (the Arabic quotes a whole statement and the English has no quotation mark at
all), `moved` (each side has one quotation, and several words in a row at its beginning or end stand inside on
one side and outside on the other, by the word links) and `speaker` (a report, quoted or not, is one person's
in the Arabic, as in «قال سالم إن», and another's in the English, whom the Arabic names elsewhere in the
article; or one office's and another's, as a minister's and his spokesman's).

Why it matters: who said it, and in which words, is what a reader must be able to trust.

Example: قال الوزير: «سنعيد فتح المعبر صباح الأحد» → The minister said we will reopen the crossing on Sunday
morning.

Better: The minister said, “We will reopen the crossing on Sunday morning.”

Fix safety: display. Whether the words can stand as a quotation is for the translator to say.

Known false positives: direct speech that was made indirect on purpose. Silent where only the English has
marks, since much Arabic reports speech without them; on quotations of fewer than five words, which are titles
and words held at a distance; on one that runs on beyond its sentence; and on English that uses single
quotation marks. Of speakers silent where either side has a pronoun, a body or no subject, where any name near
the verbs may be the same, where the names stand side by side as one person's, and on a name that the Arabic
nowhere has, which is for name-mismatch. None fails a run unless the user asks for it.

Measured precision: no error of its kind is annotated in detection/gold.jsonl, where it has 1 finding, 1 on
errors of other kinds (python benchmarks/detection.py). Of speakers exchanged in the human translations of
news articles, 17 of 26 are found (python benchmarks/corruption.py --kind speaker); 52,000 pairs of human
translation, read as articles, have no finding of that kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from tqa.checks.accuracy._speakers import Changed, changed_speakers
from tqa.checks.rule import Hit, define
from tqa.language.stems import english_stem
from tqa.language.tokens import LATIN
from tqa.model import Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit
    from tqa.language.tokens import Token

# Arabic presses open with either curved mark.
_QUOTATION = re.compile('«([^«»]+)»|[“”„‟]([^“”„‟«»"]+)[”“]|"([^"“”«»]+)"')
# How every mark begins: most texts have none, which one class of characters tells at once.
_MAY_QUOTE = re.compile("[«»“”„‟\"‹›'`&]")
_MARK = re.compile("[«»“”„‟\"‹›]|''|``|&quot;|&ldquo;")
# A single quotation mark that opens: no apostrophe stands behind a space.
_SINGLE = re.compile(r"(?:^|[\s(\[—–:,])['‘’`](?=\w)")
# Shorter ones are titles, names and words held at a distance, whose marks translators drop.
_FEWEST = 5
# So many words of meaning in a row, at one end, tell that the mark stands elsewhere.
_RUN = 3
_CONTENT = 0.3
# So many words are asked about at once; the first few tell as a rule.
_PORTION = 3
# A longer bead is no sentence.
_MOST_TOKENS = 400


def check_article(
    view: ArticleView,
    options: Options,  # noqa: ARG001 - every rule takes options
) -> Iterator[tuple[Unit, Hit]]:
    """Quotations that only one side has, or that hold other words or have another speaker on each side."""
    for unit in view.units:
        for hit in _marks(unit):
            yield unit, hit
    for changed in changed_speakers(view.units):
        yield changed.unit, _spoken(changed)


def _spoken(changed: Changed) -> Hit:
    unit = changed.unit
    source = [unit.source_tokens[i].span for i in changed.arabic]
    target = [unit.target_tokens[i].span for i in changed.english]
    ours, theirs = Span(source[0].start, source[-1].end), Span(target[0].start, target[-1].end)
    message = f"In the Arabic «{ours.of(unit.source)}» says this, not “{theirs.of(unit.target)}”."
    if changed.elsewhere:
        message += f" The English has “{changed.elsewhere}” elsewhere."
    return Hit(theirs, message, source_span=ours, confidence=changed.confidence, part="speaker")


def _marks(unit: Unit) -> Iterator[Hit]:
    if not unit.target or not _MAY_QUOTE.search(unit.source) or not _MARK.search(unit.source):
        return
    if len(unit.source_tokens) > _MOST_TOKENS or len(unit.target_tokens) > _MOST_TOKENS:
        return
    if not _MAY_QUOTE.search(unit.target) or not _MARK.search(unit.target):
        if _SINGLE.search(unit.target) is None:
            yield from _lost(unit)
    else:
        yield from _moved(unit)


def _quotations(text: str) -> list[Span]:
    """What stands between a pair of marks, without them."""
    return [Span(*match.span(match.lastindex or 0)) for match in _QUOTATION.finditer(text)]


def _statements(text: str) -> list[Span]:
    return [span for span in _quotations(text) if len(span.of(text).split()) >= _FEWEST]


def _lost(unit: Unit) -> Iterator[Hit]:
    for quotation in _statements(unit.source):
        inside = [n for n, token in enumerate(unit.source_tokens) if quotation.covers(token.span)]
        words = sorted(
            link.target
            for place in inside
            for link in unit.links.of_source(place)[:1]
            if unit.links.has_evidence(link) and _has_meaning(unit, link.target)
        )
        if len(words) >= _RUN and not _is_name(unit, words):
            first, last = unit.target_tokens[words[0]].span, unit.target_tokens[words[-1]].span
            yield Hit(
                Span(first.start, last.end),
                f"The Arabic quotes this: «{quotation.of(unit.source)}». The English does not.",
                source_span=quotation,
                confidence=0.7,
                part="lost",
            )


def _is_name(unit: Unit, words: Sequence[int]) -> bool:
    """Whether English sets off by capitals what Arabic sets in quotation marks: a body, a title."""
    capitals = sum(unit.target_tokens[word].text[:1].isupper() for word in words)
    return 2 * capitals > len(words)


def _moved(unit: Unit) -> Iterator[Hit]:
    ours = _quotations(unit.source)
    if len(ours) != 1:
        return
    theirs = _quotations(unit.target)
    if len(theirs) != 1:
        return
    if len(_MARK.findall(unit.source)) != 2 or len(_MARK.findall(unit.target)) != 2:
        return
    sides = _Sides(unit, ours[0])
    places = range(len(unit.target_tokens))
    quoted = [n for n in places if _is_within(unit.target_tokens[n], theirs[0])]
    if len(list(islice((n for n, is_quoted in sides.of(quoted) if is_quoted), _RUN))) < _RUN:
        return  # Not the same quotation.
    before = [n for n in places if unit.target_tokens[n].end <= theirs[0].start]
    behind = [n for n in places if unit.target_tokens[n].start >= theirs[0].end]
    # Words at either end of the English quotation, within or without, that are not so in the Arabic.
    for outwards, wrong in ((quoted, False), (quoted[::-1], False), (before[::-1], True), (behind, True)):
        run = sorted(_leading(sides.of(outwards), wrong=wrong))
        if len(run) < _RUN:
            continue
        first, last = unit.target_tokens[run[0]].span, unit.target_tokens[run[-1]].span
        span = Span(first.start, last.end)
        where = "outside" if theirs[0].covers(span) else "inside"
        yield Hit(
            span,
            f"In the Arabic “{span.of(unit.target)}” stands {where} the quotation.",
            source_span=ours[0],
            confidence=0.6,
            part="moved",
        )


def _leading(sides: Iterator[tuple[int, bool]], *, wrong: bool) -> Iterator[int]:
    """The tokens in front that all are on the wrong side."""
    for n, is_quoted in sides:
        if is_quoted is not wrong:
            return
        yield n


@dataclass(frozen=True)
class _Sides:
    """On which side of the marks of an Arabic quotation the Arabic of English words stands."""

    unit: Unit
    quotation: Span
    known: dict[int, set[bool]] = field(default_factory=dict)

    def of(self, places: Sequence[int]) -> Iterator[tuple[int, bool]]:
        """Of the English tokens at `places`, in this order, those of meaning: whether they are quoted.

        Only those where all the Arabic that may stand behind them agrees. They are looked for a few at a
        time, and no further than the caller asks.
        """
        telling = (n for n in places if _has_meaning(self.unit, n))
        while portion := list(islice(telling, _PORTION)):
            self._look_for([n for n in portion if n not in self.known])
            for n in portion:
                if len(self.known[n]) == 1:
                    yield n, True in self.known[n]

    def _look_for(self, places: Sequence[int]) -> None:
        self.known.update((n, set()) for n in places)
        for source, target in self.unit.evidence_of(places) if places else ():
            self.known[target].add(_is_within(self.unit.source_tokens[source], self.quotation))


def _is_within(token: Token, quotation: Span) -> bool:
    return quotation.start <= token.start and token.end <= quotation.end


def _has_meaning(unit: Unit, index: int) -> bool:
    token = unit.target_tokens[index]
    return token.kind is LATIN and unit.lexicon.english_weight(english_stem(token.norm)) >= _CONTENT


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MAJOR,
    category="accuracy/mistranslation/quotation",
    check_article=check_article,
    parts=("lost", "moved", "speaker"),
    gates=False,
    min_confidence=0.5,
    compares=True,
)
