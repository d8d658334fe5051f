"""English word forms: base forms and inflections of the words in the sense list (benchmarks/build_inflections.py makes the table)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_INFLECTIONS = Path(__file__).with_name("data") / "inflections.tsv"
_VOWELS = "aeiou"
# Spelt with a vowel and spoken with a consonant, or the other way round.
_LIKE_CONSONANT = ("uni", "use", "usu", "euro", "one", "once", "ubi", "uti")
_LIKE_VOWEL = ("hour", "honest", "honour", "honor", "heir")


def article_for(word: str) -> str:
    """ "a" or "an" for a lower-case word."""
    if word.startswith(_LIKE_VOWEL):
        return "an"
    return "a" if word[:1] not in _VOWELS or word.startswith(_LIKE_CONSONANT) else "an"


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


def base_form(word: str, pos: str) -> str | None:
    """The base form of a lower-case word, or None where no regular reading of it is known."""
    candidates = [word]
    for ending, replacements in (("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ied", ("y",)), ("ed", ("", "e")), ("ing", ("", "e"))):
        if word.endswith(ending):
            candidates += [word[: -len(ending)] + replacement for replacement in replacements]
            if ending in ("ed", "ing") and len(word) > len(ending) + 3 and word[-len(ending) - 1] == word[-len(ending) - 2]:
                candidates.append(word[: -len(ending) - 1])
    for candidate in candidates:
        if len(candidate) > 2 and any(word in forms for forms in _inflections(candidate, pos).values()):
            return candidate
    return None


def inflect_like(new: str, word: str, base: str, pos: str) -> str | None:
    """`new` (a base form, perhaps with a particle: "call for") in the form that `word` has of `base`; None where it has none."""
    head, _, particle = new.partition(" ")
    tags = [tag for tag, forms in _inflections(base, pos).items() if word in forms]
    if not tags:
        return new if word == base else None
    # A past form serves as past tense and participle; the word that inflects alike in most of its readings wins.
    forms = [_inflections(head, pos).get(tag, ()) for tag in tags]
    chosen = next((options[0] for options in forms if options), head if word == base else None)
    if chosen is None:
        return None
    return f"{chosen} {particle}" if particle else chosen
