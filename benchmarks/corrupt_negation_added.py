"""Adds a negation to the English: "was" → "was not", "will" → "will not".

Only to sentences in which neither side denies anything, so that the sentence says the opposite.
"""

from __future__ import annotations

import re

from corrupt_negation import ARABIC, ENGLISH, RULES
from corruption_pairs import measure_pairs

_VERB = re.compile(r"(?<= )(is|are|was|were|has|have|had|can|could|will|would|should|must|may)(?= [a-z]{3,})")


def measure(path, rng):
    """The outcome of negations added in `path`."""
    return measure_pairs(path, rng, corrupt, RULES)


def corrupt(arabic, english, rng):
    """`english` with "not" behind one of its verbs, or None where there is no place for it."""
    if ARABIC.search(arabic) or ENGLISH.search(english):
        return None
    places = list(_VERB.finditer(english))
    if not places:
        return None
    match = rng.choice(places)
    return f"{english[: match.end()]} not{english[match.end() :]}"
