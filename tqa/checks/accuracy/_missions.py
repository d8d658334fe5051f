"""Abbreviations of peace operations, which name a country: the wrong one sends the troops elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.language.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.unit import Unit

# Each with the beginnings, in matching form, of the Arabic words that name where it serves.
_PLACES = {
    "AMISOM": "صومال", "ATMIS": "صومال", "UNSOM": "صومال", "UNOSOM": "صومال", "UNSOS": "صومال",
    "MINURSO": "صحراء", "UNAMID": "دارفور مختلطه", "UNMIS": "سودان", "UNMISS": "سودان",
    "UNISFA": "ابيي", "UNITAMS": "سودان", "MONUC": "كونغ", "MONUSCO": "كونغ", "ONUC": "كونغ",
    "MINUSCA": "افريقيا", "MINURCA": "افريقيا", "BINUCA": "افريقيا", "MINURCAT": "تشاد افريقيا",
    "UNMIK": "كوسوف", "KFOR": "كوسوف", "UNOMIG": "جورجي", "UNAMA": "افغان", "ISAF": "افغان",
    "UNAMI": "عراق", "UNIKOM": "عراق كويت", "UNMIL": "ليبيري ليبري", "UNOMIL": "ليبيري ليبري",
    "UNOCI": "ديفوار عاج", "MINUCI": "ديفوار عاج", "MINUSTAH": "هايتي", "MINUJUSTH": "هايتي",
    "UNMIH": "هايتي", "UNIFIL": "لبنان", "UNDOF": "جولان اشتباك", "UNFICYP": "قبرص",
    "UNMOGIP": "هند باكستان كشمير", "UNTSO": "هدنه فلسطين", "MINUSMA": "مالي", "UNMIN": "نيبال",
    "ONUB": "بوروندي", "BINUB": "بوروندي", "UNAMSIL": "سيراليون", "UNIPSIL": "سيراليون",
    "UNIOSIL": "سيراليون", "UNMEE": "اثيوبيا اريتري", "UNMIT": "تيمور", "UNTAET": "تيمور",
    "UNMISET": "تيمور", "UNOTIL": "تيمور", "UNAMET": "تيمور", "UNSMIS": "سوري", "UNSMIL": "ليبيا",
    "UNMIBH": "بوسن", "UNAMIR": "رواند",
}  # fmt: skip
_TABLE = {name: tuple(places.split()) for name, places in _PLACES.items()}
_SMALL = frozenset(name.lower() for name in _TABLE)
_OPERATIONS = ("بعثه", "قوه", "عمليه", "فريق", "مكتب")
# Words that begin other words: Mali and Malaysia.
_WHOLE = frozenset({"مالي", "هند", "عاج"})
# "The Mission" alone means one that another sentence has named.
_BARE = frozenset(f"{article}{word}" for article in ("ال", "لل", "بال", "وال") for word in _OPERATIONS[:3])


def foreign_missions(unit: Unit) -> Iterator[tuple[int, int]]:
    """English tokens that are operations of a country that the Arabic does not name while it names another's.

    Each with the Arabic token of the country. Where the Arabic names no such country, or says only "the
    Mission", which one is meant stands in another sentence.
    """
    places = [j for j in unit.places_of(_SMALL) if unit.target_tokens[j].text in _TABLE]
    if not places:
        return
    arabic = [
        (i, word)
        for i, token in enumerate(unit.source_tokens)
        if token.kind is Kind.ARABIC
        for word in (token.norm, _bare(token.norm))
    ]
    latin = {token.text for token in unit.source_tokens if token.kind is Kind.LATIN}
    if not any(word in _OPERATIONS for _, word in arabic) or any(
        token.norm in _BARE for token in unit.source_tokens
    ):
        return
    for j in places:
        name = unit.target_tokens[j].text
        if name in latin or _first(arabic, _TABLE[name]) is not None:
            continue
        others = tuple(
            place for each, serves in _TABLE.items() if each != name for place in serves if place != "مختلطه"
        )
        other = _first(arabic, others)
        if other is not None:
            yield j, other


def _first(arabic: list[tuple[int, str]], places: tuple[str, ...]) -> int | None:
    longer = tuple(place for place in places if place not in _WHOLE)
    return next((i for i, word in arabic if word in places or word.startswith(longer)), None)


def _bare(norm: str) -> str:
    """A word without conjunctions, prepositions and article, as far as letters tell."""
    for clitic in ("وال", "بال", "لل", "فال", "ال", "ول", "وب", "و", "ل", "ب"):
        if norm.startswith(clitic) and len(norm) >= len(clitic) + 3:
            return norm[len(clitic) :]
    return norm
