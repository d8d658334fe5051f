"""Decisions on the findings of small texts."""

from __future__ import annotations

from tqa import pipeline
from tqa.fixing.decisions import Choice, Decision, Decisions, text_digest
from tqa.formats.memory import MemoryCarrier
from tqa.language.sentences import split_document
from tqa.model import Applicability, Article, Document, Language, Span

SAFE, SUGGESTED, DISPLAY = Applicability.SAFE, Applicability.SUGGESTED, Applicability.DISPLAY


def checked(*targets):
    return pipeline.check(pipeline.pairs_article([("نص", target) for target in targets]))


def running(text, arabic):
    sides = [
        Document(each, language, split_document(each, language), MemoryCarrier())
        for each, language in ((arabic, Language.ARABIC), (text, Language.ENGLISH))
    ]
    return pipeline.check(Article(*sides))


def decisions(report, *each, text=None):
    own = report.article.target.text if text is None else text
    return Decisions("d.json", text_digest(own), tuple(each))


def on(report, name, choice, number=1, **rest):
    """A decision on the first finding of the rule `name`."""
    finding = next(each for each in report.findings if each.name == name)
    return Decision(number, finding.fingerprint, name, choice, **rest)


def edit(report, name, text, number=1, *, words=None):
    """The whole sentence of the finding (or `words` of the text) written anew."""
    finding = next(each for each in report.findings if each.name == name)
    whole = report.article.target.text
    span = report.bead_span(report.beads[finding.bead], Language.ENGLISH)
    if words is not None:
        span = Span(whole.index(words), whole.index(words) + len(words))
    return Decision(
        number, finding.fingerprint, name, Choice.EDIT, None, text, span.start, span.end, span.of(whole)
    )


def decided(report, *each, text=None):
    return pipeline.decide(report, decisions(report, *each, text=text))


def reasons(fixed):
    return [(left.decision.number, left.reason) for left in fixed.left]
