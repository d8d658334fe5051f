"""What files declare of their languages, by BCP 47 tags such as "ar-SA", as loosely as tools write them."""

from __future__ import annotations

from functools import lru_cache

from tqa.model import Language

# ISO 639-1 and -2; of -3 Standard Arabic and the spoken kinds that are written most.
_ARABIC = ("ar", "ara", "arb", "acm", "aeb", "afb", "apc", "apd", "ars", "ary", "arz")
_ENGLISH = ("en", "eng")
_LANGUAGES = {
    **dict.fromkeys(_ARABIC, Language.ARABIC),
    **dict.fromkeys(_ENGLISH, Language.ENGLISH),
}


@lru_cache(maxsize=64)
def language_of(tag: str) -> Language | None:
    """The language of a tag such as "ar-SA" or "EN_gb"; None for any other than Arabic and English."""
    return _LANGUAGES.get(primary(tag))


@lru_cache(maxsize=64)
def primary(tag: str) -> str:
    """The primary subtag: "ar" of "ar-SA" and of "AR_eg"."""
    return tag.strip().lower().replace("_", "-").split("-")[0]
