"""Numbers falsified: ten times as large, a digit changed, another scale word, another number in words.

Each pair suffers the first of the wrongs that its English offers, in an order drawn by chance, so that all
kinds come up on every bitext. To count each alone: python benchmarks/corrupt_numbers.py BITEXT.tsv[.gz] ...
[--show KIND].
"""

from __future__ import annotations

import argparse
import random
import re
from decimal import Decimal
from pathlib import Path

from corruption_pairs import measure_pairs

RULES = frozenset({"number-mismatch", "date-mismatch"})
# A figure that counts something: no part of a code, a date in figures or a time, and not in brackets.
_FIGURE = re.compile(r"(?<![\w.,:/()\-–#№’'])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w:/)\-–’']|[.,]\d)")
_SCALES = {"million": "billion", "billion": "million", "thousand": "million", "trillion": "billion"}
_SCALE = re.compile(rf"(?<=\d )({'|'.join(_SCALES)})\b")
_WORDS = (
    *("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
)
_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\b(?!-)", re.IGNORECASE)
# The rule leaves one and two alone, which are articles, pronouns and duals.
_LEAST = 3


def ten_times(_arabic, english, rng):
    """A figure ten times as large, grouped as the old one was."""
    found = [each for each in _FIGURE.finditer(english) if _value(each) >= _LEAST]
    return _put(english, found, rng, lambda each: _written(_value(each) * 10, each.group()))


def changed_digit(_arabic, english, rng):
    """A figure of two digits or more with another last but one digit."""

    def other(each):
        text = each.group()
        place = [index for index, letter in enumerate(text) if letter.isdigit()][-2]
        digits = [digit for digit in "123456789" if digit != text[place]]
        return text[:place] + rng.choice(digits) + text[place + 1 :]

    found = [each for each in _FIGURE.finditer(english) if sum(map(str.isdigit, each.group())) > 1]
    return _put(english, found, rng, other)


def swapped_scale(_arabic, english, rng):
    """Million for billion, and the like."""
    return _put(english, list(_SCALE.finditer(english)), rng, lambda each: _SCALES[each.group()])


def changed_word(_arabic, english, rng):
    """Another number in words."""

    def other(each):
        word = rng.choice([word for word in _WORDS if word != each.group().lower()])
        return word.capitalize() if each.group()[0].isupper() else word

    return _put(english, list(_WORD.finditer(english)), rng, other)


KINDS = {
    "ten-times": ten_times,
    "changed-digit": changed_digit,
    "swapped-scale": swapped_scale,
    "changed-word": changed_word,
}


def corrupt(arabic, english, rng):
    """The English with one number falsified; None where it has none."""
    for make in rng.sample(list(KINDS.values()), len(KINDS)):
        wrong = make(arabic, english, rng)
        if wrong is not None:
            return wrong
    return None


def measure(path, rng):
    """What number-mismatch and date-mismatch find of one falsified number a pair."""
    return measure_pairs(path, rng, corrupt, RULES)


def _value(match):
    return Decimal(match.group().replace(",", ""))


def _written(value, like):
    grouped = "," in like or value >= 10**4
    text = f"{value:,f}" if grouped else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _put(english, found, rng, new):
    if not found:
        return None
    each = rng.choice(found)
    return english[: each.start()] + new(each) + english[each.end() :]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bitext", nargs="+", type=Path)
    parser.add_argument("--show", choices=list(KINDS))
    arguments = parser.parse_args()
    for path in arguments.bitext:
        for name, make in KINDS.items():
            outcome = measure_pairs(path, random.Random(1), make, RULES)
            share = outcome.found / outcome.made if outcome.made else 0
            print(f"{name:14} {path.name:20} {outcome.found} of {outcome.made} found ({share:.3f})")
            if arguments.show == name:
                print(*outcome.missed, sep="\n\n")


if __name__ == "__main__":
    main()
