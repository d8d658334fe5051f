"""Measures a kind of error that is made inside one sentence pair: shared by the `corrupt_*` modules."""

from __future__ import annotations

from dataclasses import dataclass

import tqa
from tqa.config import Config
from tqa.config.settings import RuleConfig
from tqa.lexicon.bitext import read_pairs

# What the command line asks for instead of the rules' own thresholds.
LEAST_CONFIDENCE = None


@dataclass(frozen=True)
class Outcome:
    """Errors made and found, clean texts and those flagged, and each missed error as text to read."""

    made: int
    found: int
    clean: int
    flagged: int
    missed: tuple[str, ...]


def measure_pairs(path, rng, corrupt, rules):
    """Corrupt every pair of `path` that can be, check before and after.

    Args:
        path: a bitext.
        rng: a `random.Random`; the only source of chance.
        corrupt: (arabic, english, rng) → the corrupted English, or None where this pair offers nothing.
        rules: names of the rules that should see it.
    """
    pairs = list(read_pairs([path]))
    corrupted = [(arabic, corrupt(arabic, english, rng)) for arabic, english in pairs]
    config = _config(rules)
    before = [_of(found, rules) for found in tqa.check_pairs(pairs, config)]
    chosen = [index for index, (_, english) in enumerate(corrupted) if english is not None]
    after = tqa.check_pairs([corrupted[index] for index in chosen], config) if chosen else []
    missed = []
    for index, findings in zip(chosen, after, strict=True):
        if not _of(findings, rules) - before[index]:
            missed.append("\n".join((pairs[index][0], pairs[index][1], corrupted[index][1])))
    flagged = sum(bool(found) for found in before)
    return Outcome(len(chosen), len(chosen) - len(missed), len(pairs), flagged, tuple(missed))


def _config(rules):
    if LEAST_CONFIDENCE is None:
        return None
    return Config(rules={rule: RuleConfig(min_confidence=LEAST_CONFIDENCE) for rule in rules})


def _of(findings, rules):
    return {(each.name, each.text, each.source_text) for each in findings if each.rule in rules}
