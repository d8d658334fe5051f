"""Another month in the place of one that the Arabic names too.

The names are listed here anew, so that what the rule cannot read counts as missed.
"""

from __future__ import annotations

import re

from corruption_pairs import measure_pairs

_NAMES = "January February March April May June July August September October November December"
ENGLISH = _NAMES.split()
ARABIC = (
    "يناير|كانون الثاني|جانفي",
    "فبراير|شباط|فيفري",
    "مارس|آذار|اذار",
    "أبريل|إبريل|ابريل|نيسان|أفريل",
    "مايو|أيار|ايار|ماي",
    "يونيو|يونيه|حزيران|جوان",
    "يوليو|يوليه|تموز|جويلية|يوليوز",
    "أغسطس|اغسطس|آب|أوت|غشت",
    "سبتمبر|أيلول|ايلول|شتنبر",
    "أكتوبر|اكتوبر|تشرين الأول",
    "نوفمبر|تشرين الثاني|نونبر",
    "ديسمبر|كانون الأول|دجنبر",
)
_MONTH = re.compile(rf"\b({'|'.join(ENGLISH)})\b")
# A verb, a walk or a politician is no month: beside these two stands a figure or a preposition of time.
_TIME = re.compile(r"(?:\d(?:st|nd|rd|th)?|\bin|\bsince|\buntil|\blast|\bnext|\bof) $")


def corrupt(arabic, english, rng):
    places = [match for match in _MONTH.finditer(english) if _is_named(match, arabic, english)]
    if not places:
        return None
    chosen = rng.choice(places)
    other = rng.choice([month for month in ENGLISH if month != chosen[1]])
    return english[: chosen.start()] + other + english[chosen.end() :]


def _is_named(match, arabic, english):
    if match[1] in ("March", "May"):
        beside = _TIME.search(english[: match.start()]) or re.match(r" \d", english[match.end() :])
        if not beside:
            return False
    names = ARABIC[ENGLISH.index(match[1])]
    return re.search(rf"(?<!\w)[وفبلك]?(?:{names})(?!\w)", arabic) is not None


def measure(path, rng):
    return measure_pairs(path, rng, corrupt, {"date-mismatch"})
