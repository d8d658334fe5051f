"""What files declare of their languages, by tags such as "ar-SA", as loosely as tools write them."""

from __future__ import annotations

import re
from functools import lru_cache

from tqa.model import Language

# ISO 639-1 and -2; of -3 Standard Arabic and the spoken kinds that are written most; what old tools write.
_ARABIC = ("ar", "ara", "arb", "acm", "aeb", "afb", "apc", "apd", "ars", "ary", "arz", "arabic")
_ENGLISH = ("en", "eng", "english")
_LANGUAGES = {
    **dict.fromkeys(_ARABIC, Language.ARABIC),
    **dict.fromkeys(_ENGLISH, Language.ENGLISH),
}

_SUBTAG = re.compile(r"[-_.@]")


@lru_cache(maxsize=64)
def language_of(tag: str) -> Language | None:
    """The language of a tag or locale such as "ar-SA" or "EN_gb"; None for any but Arabic and English."""
    return _LANGUAGES.get(primary(tag))


@lru_cache(maxsize=64)
def primary(tag: str) -> str:
    """The primary subtag: "ar" of "ar-SA" and of "AR_eg", "en" of "en_GB@shaw"."""
    return _SUBTAG.split(tag.strip().lower(), maxsplit=1)[0]
