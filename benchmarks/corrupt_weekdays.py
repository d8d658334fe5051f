"""Another day of the week in the place of one that the Arabic names too."""

from __future__ import annotations

import re

from corruption_pairs import measure_pairs

_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
ENGLISH = _NAMES.split()
ARABIC = ("ثنين", "ثلاثاء", "ربعاء", "خميس", "جمعة", "سبت", "أحد|احد")
_WEEKDAY = re.compile(rf"\b({'|'.join(ENGLISH)})\b(?! (?:Times|Mail|Mirror|Post|Telegraph|Morning))")


def corrupt(arabic, english, rng):
    places = [match for match in _WEEKDAY.finditer(english) if _is_named(match[1], arabic)]
    if not places:
        return None
    chosen = rng.choice(places)
    other = rng.choice([day for day in ENGLISH if day != chosen[1]])
    return english[: chosen.start()] + other + english[chosen.end() :]


def _is_named(day, arabic):
    names = ARABIC[ENGLISH.index(day)]
    return re.search(rf"(?<!\w)[وفبك]?(?:ال|لل)[اأإ]?(?:{names})(?!\w)", arabic) is not None


def measure(path, rng):
    return measure_pairs(path, rng, corrupt, {"date-mismatch"})
