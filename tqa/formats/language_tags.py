"""What files declare of their languages, by BCP 47 tags such as "ar-SA", as loosely as tools write them."""

from __future__ import annotations

from functools import lru_cache

from tqa.model import Language

# ISO 639-1, -2 and, for Standard Arabic, -3.
_LANGUAGES = {
    "ar": Language.ARABIC,
    "ara": Language.ARABIC,
    "arb": Language.ARABIC,
    "en": Language.ENGLISH,
    "eng": Language.ENGLISH,
}


@lru_cache(maxsize=64)
def language_of(tag: str) -> Language | None:
    """The language of a tag such as "ar-SA" or "EN_gb"; None for any other than Arabic and English."""
    return _LANGUAGES.get(primary(tag))


@lru_cache(maxsize=64)
def primary(tag: str) -> str:
    """The primary subtag: "ar" of "ar-SA" and of "AR_eg"."""
    return tag.strip().lower().replace("_", "-").split("-")[0]
