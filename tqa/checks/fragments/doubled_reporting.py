"""One speech announced twice: “He added, ‘…,’ he said.” or “Said Najib said”.

What it does: finds a quotation that has a reporting clause before it and another behind it, by the same
speaker; a reporting verb before and after its subject (“Said lawyer Hanan Wahba said”); and the same
pronoun reporting at both ends of a sentence (“He added that the road is open, he said.”). A quotation may
run over several sentences and paragraphs.

Why it matters: Arabic opens with the verb and may close the quotation with a second one; translated one by
one, both stay and the sentence reads as if two people spoke.

Example: He added, “We will not give up,” he said.

Better: He added, “We will not give up.”

Fix safety: a bare clause of pronoun and verb is dropped unasked where its pronoun agrees with the lead-in;
a clause with a noun, or one that says more, is only suggested for deletion or shown. Of two verbs around
their subject the first goes, with the pronoun that it tells (“Told me the nurse told me”).

Known false positives: a report of what somebody told somebody else, nested in one pair of quotation marks;
a person whose given name is Said, where the Arabic is not at hand.

Measured precision: no error of its kind is annotated in detection/gold.jsonl, where it has no findings
(python benchmarks/detection.py). All 4 of the sample articles are found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.fragments._lead_in import Ending, LeadIn, Trailing, lead_in, trailing_clause
from tqa.checks.fragments._reporting import PRONOUNS, report_end, report_words
from tqa.checks.fragments._stream import QUOTES, Stream, quotations, stream_of
from tqa.checks.fragments._verb_first import verb_first_hits
from tqa.checks.rule import Hit, define, replace
from tqa.model import Applicability, Fix, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit

_LONGEST_SENTENCE = 120


def _check(view: ArticleView, _options: Options) -> Iterator[tuple[Unit, Hit]]:
    units = [unit for unit in view.units if not unit.furniture]
    if all(report_words().isdisjoint(unit.target_forms) for unit in units):
        return
    stream = stream_of(units)
    found: list[tuple[int, Hit]] = []
    for opening, closing in quotations(stream):
        lead, trailing = lead_in(stream, opening), trailing_clause(stream, closing)
        if lead is not None and trailing is not None:
            applicability = _agreement(lead, trailing)
            if applicability is not None:
                found.append((closing, _around_quotation(stream, closing, lead, trailing, applicability)))
    found.extend(_without_quotation(stream))
    found.extend(verb_first_hits(stream))
    for index, hit in sorted(found, key=lambda pair: pair[0]):
        yield stream.unit(index), hit


def _agreement(lead: LeadIn, trailing: Trailing) -> Applicability | None:
    """How far the trailing clause may be dropped; None where it may well belong to another speaker."""
    if trailing.subject == "":
        # "Ahmed said: “A,” Khalil said.": two names with nothing in common may be two people.
        apart = lead.names and trailing.names and not lead.names & trailing.names
        return None if apart or lead.told else Applicability.SUGGESTED
    if lead.told and (lead.hearer == trailing.subject or lead.subject != trailing.subject):
        return None
    if lead.subject == trailing.subject:
        return Applicability.SAFE
    if lead.subject:
        return (
            None
            if {lead.subject, trailing.subject} == {"he", "she"} or "they" in (lead.subject, trailing.subject)
            else Applicability.SUGGESTED
        )
    if lead.inanimate and trailing.subject != "it":
        return None
    return Applicability.SUGGESTED if lead.participle else Applicability.SAFE


def _around_quotation(
    stream: Stream, closing: int, lead: LeadIn, trailing: Trailing, applicability: Applicability
) -> Hit:
    unit = stream.unit(closing)
    span, text = _closing_stretch(stream, closing, trailing)
    first, last = stream.tokens[trailing.first], stream.tokens[trailing.last]
    clause = unit.target[first.span.start : last.span.end]
    followed = stream.norm(trailing.last + 2) in QUOTES
    if trailing.ending is not Ending.BARE or followed:
        applicability = Applicability.SUGGESTED
    announced = stream.text(lead.verb, lead.last)
    fixes: tuple[Fix, ...] = ()
    if trailing.ending is not Ending.EXTENDED:
        fixes = (
            replace(
                span,
                text,
                applicability,
                f"The lead-in with “{announced}” names the speaker already.",
            ),
        )
    return Hit(
        span,
        f"“{clause}” reports the quotation again: “{announced}” before it does so.",
        fixes=fixes,
        confidence=0.95 if applicability is Applicability.SAFE else 0.8,
    )


def _closing_stretch(stream: Stream, closing: int, trailing: Trailing) -> tuple[Span, str]:
    """From the quotation's last mark to the end of the trailing clause, and what should stand there."""
    tokens = stream.tokens
    quote = tokens[closing].text
    inner = tokens[closing - 1].text
    start = (
        tokens[closing - 1].span.start
        if inner in (",", ".") and stream.same_unit(closing - 1, closing)
        else tokens[closing].span.start
    )
    end = tokens[trailing.last].span.end
    text = stream.unit(closing).target
    while start and text[start - 1] == " ":
        start -= 1  # "this , ” he said"
    after = trailing.last + 1
    if trailing.ending is Ending.INTERRUPTED:
        return Span(start, tokens[after + 1].span.end), ", "
    if trailing.ending is Ending.CONTINUED:
        return Span(start, tokens[after].span.end), "," + quote
    if stream.same_unit(closing, after) and tokens[after].text in (".", "!", "?"):
        end = tokens[after].span.end
    if inner in ("!", "?", "…"):
        return Span(start, end), quote
    return Span(start, end), "." + quote if inner in (",", ".") else quote + "."


def _without_quotation(stream: Stream) -> Iterator[tuple[int, Hit]]:
    """“He added that …, he said.”: the same pronoun reports at both ends of one sentence."""
    for index, token in enumerate(stream.tokens):
        before = stream.tokens[index - 1]
        if token.norm not in PRONOUNS or before.text != ",":
            continue
        begin = _sentence_start(stream, index)
        if begin is None or index - begin < 4:
            continue
        last = report_end(stream, index + 1, finite=True)
        if last is None or not stream.same_unit(begin, last):
            continue
        lead = report_end(stream, begin + 1, finite=True) if stream.norm(begin) == token.norm else None
        ends = not stream.same_unit(begin, last + 1) or stream.ends_sentence(last + 1)
        if lead is not None and ends and stream.norm(lead + 1) == "that":
            span = Span(before.span.start, stream.tokens[last].span.end)
            clause = stream.text(index, last)
            fix = replace(
                span,
                "",
                Applicability.SUGGESTED,
                f"“{stream.text(begin + 1, lead)}” at the start names the speaker already.",
            )
            yield (
                index,
                Hit(
                    span,
                    f"“{clause}” reports a second time what the sentence already reports.",
                    fixes=(fix,),
                    confidence=0.8,
                ),
            )


def _sentence_start(stream: Stream, index: int) -> int | None:
    """Where the sentence of token `index` begins; None where that is too far away to be one sentence."""
    for begin in range(index, max(-1, index - _LONGEST_SENTENCE - 1), -1):
        if stream.opens_unit(begin) or stream.ends_sentence(begin - 1):
            return begin
    return None


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MINOR,
    category="linguistic-conventions/duplication",
    check_article=_check,
)
