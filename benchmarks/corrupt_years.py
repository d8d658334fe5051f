"""Another year in the place of one that the Arabic gives in figures too, behind a month or a preposition."""

from __future__ import annotations

import re

from corruption_pairs import measure_pairs

_YEAR = re.compile(
    r"(?:\b(?:in|since|until|of|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)|\d,) ((?:1[89]|20)\d\d)\b(?![,./]\d)"
)
_FROM_ARABIC = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def corrupt(arabic, english, rng):
    figures = set(re.findall(r"\d+", arabic.translate(_FROM_ARABIC)))
    places = [match for match in _YEAR.finditer(english) if match[1] in figures]
    if not places:
        return None
    chosen = rng.choice(places)
    year = int(chosen[1])
    other = rng.choice(
        [year + step for step in (-10, -3, -2, -1, 1, 2, 3, 10) if str(year + step) not in figures]
    )
    return english[: chosen.start(1)] + str(other) + english[chosen.end(1) :]


def measure(path, rng):
    return measure_pairs(path, rng, corrupt, {"date-mismatch", "number-mismatch"})
