"""Another person of the article in the place of the one who is quoted: does `quotation-mismatch` see it?

A document of a bitext is one article. Its persons are the names that its English has beside a verb of speech
("said Ahmad Salem", "Salem told reporters") and that a word of its Arabic sounds like. Each such report, one
at a time, is given to another of the persons, by the last word of his name; the name may stand in the
sentence of the report too. Pairs whose Arabic lacks the old name are passed over, as are those in which both
names sound alike. An error counts as found where the rule has a finding of its part `speaker` in the
corrupted sentence; clean ones are articles as they stand, flagged where they have such a finding.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

from corrupt_sentences import documents
from corruption_pairs import Outcome

import tqa
from tqa.config import Config
from tqa.language.names import name_similarity
from tqa.language.soundalike import alike_pairs
from tqa.language.tokens import Kind, tokenize

RULE, NAME = "quotation-mismatch", "quotation-mismatch.speaker"
VERBS = "said|says|told|added|adds|stated|explained|noted|stressed|insisted|announced|confirmed|wrote|claimed"
WORD = r"[A-Z][a-z]+(?:[-’'][A-Z]?[a-z]+)*"
PHRASE = rf"(?:{WORD} )*{WORD}"
REPORT = re.compile(
    rf"(?<![\w-])({PHRASE}) (?:has |had |also )?(?:{VERBS})(?!\w)|[,\"”'] (?:{VERBS}) ({PHRASE})(?=[,.])"
)
# Words with a capital that may stand before a name, and those beside which no person's name stands.
OPENING = """
The This That But And In On As Meanwhile Monday Tuesday Wednesday Thursday Friday Saturday Sunday
"""
NO_PERSONS = """
He She They It We You I Who Police Officials Court Council Office House General Attorney Secretary Senator
Air District Department Times Post News Agency Ministry Service Minister President Prince Spokesman
Spokeswoman
"""
OPENERS, OTHERS = frozenset(OPENING.split()), frozenset(NO_PERSONS.split())
# The chance, by sound, that an Arabic word of the article is the name.
SOUNDS = 0.72
# Errors made of one report, each with another person.
TIMES = 2


def reports(english):
    """The reports of a sentence, as (start, end, last word) of the name of who speaks."""
    for match in REPORT.finditer(english):
        group = 1 if match[1] else 2
        words = match[group].split()
        start = match.start(group)
        while words and words[0] in OPENERS:
            start += len(words.pop(0)) + 1
        if words and OTHERS.isdisjoint(words):
            yield start, match.end(group), words[-1]


def sounds(arabic, name):
    """Whether an Arabic word surely sounds like a name."""
    norms = {token.norm for token in tokenize(arabic) if token.kind is Kind.ARABIC}
    return any(name_similarity(norm, name.lower()) >= SOUNDS for norm in norms)


def alike(arabic, name):
    """Whether an Arabic word may be the name at all."""
    norms = sorted({token.norm for token in tokenize(arabic) if token.kind is Kind.ARABIC})
    return bool(alike_pairs(norms, [name.lower()]))


def errors(pairs):
    """Every report of an article with every other person: (line, corrupted English)."""
    whole = " ".join(arabic for arabic, _ in pairs)
    persons = sorted({name for _, english in pairs for *_, name in reports(english) if sounds(whole, name)})
    for line, (arabic, english) in enumerate(pairs):
        for start, end, name in reports(english):
            if name in persons and sounds(arabic, name):
                yield [
                    (line, english[:start] + other + english[end:])
                    for other in persons
                    if other not in english[start:end].split() and not alike(name_of(arabic, name), other)
                ]


def name_of(arabic, name):
    """The Arabic words that sound like a name."""
    words = [token for token in tokenize(arabic) if token.kind is Kind.ARABIC]
    return " ".join(token.text for token in words if name_similarity(token.norm, name.lower()) >= SOUNDS)


def checked(pairs):
    """The findings in an article, each with the line that it is in."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "article.jsonl")
        rows = [{"source": arabic, "target": english, "doc": "article"} for arabic, english in pairs]
        table.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        report = tqa.check(tqa.read(table), Config(select=(RULE,)))
    return {(each.bead, each.text) for each in report.findings if each.name == NAME}


def measure(path, rng):
    """Give every report of every document of `path` to others, one at a time."""
    articles = documents(path)
    made, flagged, missed = 0, 0, []
    for pairs in articles:
        before = checked(pairs)
        flagged += bool(before)
        for choices in errors(pairs):
            for line, english in rng.sample(choices, min(TIMES, len(choices))):
                made += 1
                after = checked([*pairs[:line], (pairs[line][0], english), *pairs[line + 1 :]])
                if not any(bead == line for bead, _ in after - before):
                    missed.append("\n".join((*pairs[line], english)))
    return Outcome(made, made - len(missed), len(articles), flagged, tuple(missed))
