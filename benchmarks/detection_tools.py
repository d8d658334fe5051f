"""What `detection.py` sets side by side: tqa, pofilter of translate-toolkit, and a floor of two patterns.

Each takes pairs (Arabic, English) and gives a list of places for each pair.
"""

from __future__ import annotations

import re

from detection_grading import Place

import tqa

# The tests of pofilter that look for a category of ours. It has no others: capitals, lengths, sentence counts
# and software formats have no counterpart among the artifacts.
POFILTER = {
    "doublewords": "repeated-word",
    "doublespacing": "punctuation-spacing",
    "puncspacing": "punctuation-spacing",
    "startpunc": "stray-punctuation",
    "endpunc": "stray-punctuation",
    "purepunc": "stray-punctuation",
    "brackets": "unbalanced-pair",
    "doublequoting": "unbalanced-pair",
    "singlequoting": "unbalanced-pair",
    "xmltags": "markup-leftover",
    "escapes": "markup-leftover",
    "printf": "markup-leftover",
    "pythonbraceformat": "markup-leftover",
    "variables": "markup-leftover",
    "unchanged": "untranslated-text",
    "untranslated": "untranslated-text",
    "numbers": "number-mismatch",
    "acronyms": "name-mismatch",
    "short": "omission",
    "blank": "omission",
    "long": "addition",
}
FLOOR = (
    ("markup-leftover", re.compile(r"&\s?#?\w{1,8}\s?;")),
    ("doubled-coordination", re.compile(r"\b(\w+) and \1\b", re.IGNORECASE)),
)


def ours(pairs):
    return [
        [Place(finding.rule, finding.span.start, finding.span.end) for finding in findings]
        for findings in tqa.check_pairs(pairs)
    ]


def floor(pairs):
    return [
        [Place(name, *match.span()) for name, pattern in FLOOR for match in pattern.finditer(english)]
        for _, english in pairs
    ]


def pofilter(pairs):
    """What the tests of pofilter that have a category of ours say; all default tests run.

    It names no place, so each of its findings covers the whole English: it touches every error there is.
    """
    return [
        [
            Place(category, 0, length)
            for category in sorted({POFILTER[test] for test in failed & set(POFILTER)})
        ]
        for failed, length in _failed(pairs)
    ]


def pofilter_in_full(pairs):
    """The same with the tests that have no category, as users of its default settings meet it."""
    return [[Place(test, 0, length) for test in sorted(failed)] for failed, length in _failed(pairs)]


def _failed(pairs):
    """The names of the tests that each pair fails, and the length of its English."""
    from translate.filters.checks import CheckerConfig, StandardChecker  # noqa: PLC0415 - an extra
    from translate.storage.po import pounit  # noqa: PLC0415

    checker = StandardChecker(checkerconfig=CheckerConfig(targetlanguage="en"))
    for arabic, english in pairs:
        unit = pounit(arabic)
        unit.target = english
        yield set(checker.run_filters(unit)), len(english)
