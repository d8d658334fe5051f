"""English word forms: the indefinite article, base forms, inflections.

The table holds the words of the sense list only, since suggestions inflect no others;
benchmarks/build_inflections.py makes it. It is read when the first suggestion needs it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_INFLECTIONS = Path(__file__).with_name("data") / "inflections.tsv"
# Spoken with a vowel though spelt with a consonant: a mute h; eight; eleven and eighteen, alone or before
# thousands.
_LIKE_VOWEL = re.compile(r"hour|honest|hono|heir|8|(?:11|18)(?:,|$|[^0-9,])")
# Spoken with a consonant though spelt with a vowel: "you" and "one"; "unimportant" and "onerous" are not
# among them.
_LIKE_CONSONANT = re.compile(
    r"uni(?!m|n|d)|us[aeiu]|u[bt][ei]|eu|ewe|one(?!r)|once|ufo|ukr|ura|uru|(?:uk|us|un|uae|u\..*)$"
)
_ENDINGS = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
)


def article_for(word: str) -> str:
    """The indefinite article, "a" or "an", for a lower-case word."""
    if _LIKE_VOWEL.match(word):
        return "an"
    return "an" if word.startswith(("a", "e", "i", "o", "u")) and not _LIKE_CONSONANT.match(word) else "a"


@cache
def _table() -> Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]:
    table: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for line in _INFLECTIONS.read_text(encoding="utf-8").splitlines():
        base, pos, *forms = line.split("\t")
        row = table[base, pos] = {}
        for tag, _, form in (entry.partition("=") for entry in forms):
            row[tag] = (*row.get(tag, ()), form)
    return table


def _inflections(base: str, pos: str) -> Mapping[str, tuple[str, ...]]:
    """Penn Treebank tag → forms of a base form; `pos` is a universal tag (VERB, NOUN, ADJ, ADV)."""
    return _table().get((base, pos), {})


def all_forms(base: str, pos: str) -> tuple[str, ...]:
    """The inflected forms of a base form of the sense list, none of others; `pos` is a universal tag."""
    return tuple(form for forms in _inflections(base, pos).values() for form in forms)


def base_form(word: str, pos: str) -> str | None:
    """The base form of a lower-case word, or None where no regular reading of it is known.

    `pos` is a universal tag, as for `inflect_like`.
    """
    for candidate in _possible_bases(word):
        if len(candidate) > 2 and any(word in forms for forms in _inflections(candidate, pos).values()):
            return candidate
    return None


def _possible_bases(word: str) -> list[str]:
    candidates = [word]
    for ending, replacements in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word:
            continue
        candidates += [stem + replacement for replacement in replacements]
        if ending in ("ed", "ing") and len(stem) > 3 and stem[-1] == stem[-2]:
            candidates.append(stem[:-1])
    return candidates


def inflect_like(new: str, word: str, base: str, pos: str) -> str | None:
    """`new` in the form that `word` has of `base`: "call for" like "demanded" of "demand" is "called for".

    Args:
        new: a base form, perhaps with a particle.
        word: the lower-case form to imitate.
        base: its base form.
        pos: a universal tag: VERB, NOUN, ADJ or ADV.

    Returns:
        The inflected `new`, or None where it has no such form, or `word` is none of `base`.
    """
    head, _, particle = new.partition(" ")
    tags = [tag for tag, forms in _inflections(base, pos).items() if word in forms]
    if not tags:
        return new if word == base else None
    # A past form serves as past tense and participle; the word that inflects alike in most of its readings
    # wins.
    forms = [_inflections(head, pos).get(tag, ()) for tag in tags]
    chosen = next((options[0] for options in forms if options), head if word == base else None)
    if chosen is None:
        return None
    return f"{chosen} {particle}" if particle else chosen
