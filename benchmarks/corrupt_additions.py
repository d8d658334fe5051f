"""A sentence of another document put into the English of an article: does `addition` mark it?

The texts are made as in corrupt_sentences.py. An addition counts as found where a finding touches the foreign
sentence; clean ones are flagged where a whole sentence is reported as added.
"""

from __future__ import annotations

from corrupt_sentences import FEWEST_WORDS, TIMES, checked, documents, running
from corruption_pairs import Outcome

RULE = "addition"


def measure(path, rng):
    """Put foreign sentences into every document of `path`, one at a time."""
    articles = documents(path)
    made, flagged, missed = 0, 0, []
    for number, pairs in enumerate(articles):
        arabic, _ = running([arabic for arabic, _ in pairs], rng)
        english = [english for _, english in pairs]
        clean = checked(arabic, running(english, rng)[0], RULE)
        flagged += any(each.name == f"{RULE}.sentence" for each in clean)
        others = [line for k, each in enumerate(articles) if k != number for _, line in each]
        foreign = [line for line in others if len(line.split()) >= FEWEST_WORDS]
        for line in rng.sample(foreign, min(TIMES, len(foreign))):
            made += 1
            at = rng.randint(1, len(english))
            text, spans = running([*english[:at], line, *english[at:]], rng)
            start, end = spans[at]
            found = checked(arabic, text, RULE)
            if not any(each.span.start < end and start < each.span.end for each in found):
                missed.append(line)
    return Outcome(made, made - len(missed), len(articles), flagged, tuple(missed))
