"""Are the two sides an Arabic source and an English target?

Scripts are counted first: they settle swapped sides at once. langdetect then judges a sample of the whole
document among the languages that share the script. It is seeded, since its default is random, and never asked
about a single sentence, where it is weak.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.errors import LanguageError
from tqa.language.arabic import LETTER_RANGES
from tqa.model import Language

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

_ARABIC_SCRIPT = {"ar": "Arabic", "fa": "Persian", "ur": "Urdu"}
_LATIN_SCRIPT = {
    "en": "English", "fr": "French", "es": "Spanish", "de": "German", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "tr": "Turkish", "id": "Indonesian",
}  # fmt: skip
_ARABIC_RUN = re.compile(rf"[{LETTER_RANGES}]+")
_LATIN_RUN = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+")
_ANY_RUN = re.compile(r"[^\W\d_]+")
_WORDS = {
    Language.ARABIC: re.compile(rf"[{LETTER_RANGES}\u064b-\u0655\u200c]+"),
    Language.ENGLISH: re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f'’]+"),
}
# Fewer characters than this are too little to tell a language by.
_ENOUGH = 120
# langdetect gains nothing from more than a few thousand characters; they are taken from all over the
# document.
_SAMPLE = 4000
_WINDOWS = 4
_SURE = 0.9


def check_languages(source: str, target: str, source_name: str, target_name: str) -> None:
    """Pass silently where `source` is Arabic and `target` English.

    A side of less than 120 letters is judged by its script alone.

    Raises:
        LanguageError: a side has no letters, or is in another script or language; the message names the file
            and the remedy.
    """
    sides = (_script(source, source_name), _script(target, target_name))
    if sides == (Language.ENGLISH, Language.ARABIC):
        msg = (
            f"{source_name}: the sides are swapped: the source looks English and the target Arabic;"
            " give the Arabic file first"
        )
        raise LanguageError(msg)
    if sides[0] is Language.ENGLISH:
        msg = (
            f"{source_name}: the source is not in Arabic script;"
            " give the Arabic article first, then its English translation"
        )
        raise LanguageError(msg)
    _check_language(source, source_name, "source", Language.ARABIC)
    if sides[1] is Language.ARABIC:
        msg = (
            f"{target_name}: the target is in Arabic script; give the English translation as the second file"
        )
        raise LanguageError(msg)
    _check_language(target, target_name, "target", Language.ENGLISH)


def latin_language(text: str) -> str | None:
    """The English name of the language of a Latin-written text that is surely not English; else None.

    A text of less than 120 letters is not judged.
    """
    sample = _sample(text, _WORDS[Language.ENGLISH])
    if len(sample) < _ENOUGH:
        return None
    code, probability = _detect(sample, tuple(_LATIN_SCRIPT))
    return _LATIN_SCRIPT[code] if code not in ("", "en") and probability >= _SURE else None


def _script(text: str, name: str) -> Language:
    """The script that most letters are in, as the language of the trade that is written in it."""
    arabic = _length(_ARABIC_RUN, text)
    latin = _length(_LATIN_RUN, text)
    letters = _length(_ANY_RUN, text)
    if not letters:
        msg = f"{name}: no words in it; give the article's text"
        raise LanguageError(msg)
    if letters - arabic - latin > max(arabic, latin):
        msg = (
            f"{name}: most of it is in neither Arabic nor Latin script;"
            " tqa checks Arabic articles translated into English"
        )
        raise LanguageError(msg)
    return Language.ARABIC if arabic > latin else Language.ENGLISH


def _length(runs: re.Pattern[str], text: str) -> int:
    return sum(match.end() - match.start() for match in runs.finditer(text))


def _check_language(text: str, name: str, side: str, wanted: Language) -> None:
    names = _ARABIC_SCRIPT if wanted is Language.ARABIC else _LATIN_SCRIPT
    sample = _sample(text, _WORDS[wanted])
    if len(sample) < _ENOUGH:
        return
    code, probability = _detect(sample, tuple(names))
    if code != wanted and probability >= _SURE:
        msg = (
            f"{name}: the {side} looks {names[code]}, not {names[wanted]};"
            " tqa checks Arabic articles translated into English"
        )
        raise LanguageError(msg)


def _sample(text: str, words: re.Pattern[str]) -> str:
    """Words of one script from evenly spaced stretches of the text, all of them where it is short."""
    if len(text) <= _SAMPLE:
        return " ".join(words.findall(text))[:_SAMPLE]
    width = _SAMPLE // _WINDOWS
    pieces = []
    for window in range(_WINDOWS):
        start = window * len(text) // _WINDOWS
        # Half of a stretch may be of the other script, as in quotations and lists of links.
        found = " ".join(
            words.findall(text, start, min(start + 2 * width, (window + 1) * len(text) // _WINDOWS))
        )
        pieces.append(found[:width])
    return " ".join(pieces)


def _detect(sample: str, codes: tuple[str, ...]) -> tuple[str, float]:
    """The likeliest of the languages and its probability; ("", 0.0) for a sample that fits none of them."""
    from langdetect.lang_detect_exception import LangDetectException  # noqa: PLC0415 - see _factory

    detector = _factory(codes).create()
    detector.append(sample)
    try:
        ranked = detector.get_probabilities()
    except LangDetectException:  # no letter sequence of any of the languages in it
        ranked = []
    return (str(ranked[0].lang), float(ranked[0].prob)) if ranked else ("", 0.0)


@lru_cache(maxsize=2)
def _factory(codes: tuple[str, ...]) -> DetectorFactory:
    """Detectors with the few profiles that can decide: all 55 take longer to load than a run takes."""
    import langdetect  # noqa: PLC0415 - only needed once the scripts look right
    from langdetect.detector_factory import DetectorFactory  # noqa: PLC0415

    factory = DetectorFactory()
    factory.seed = 0
    profiles = Path(langdetect.__file__).with_name("profiles")
    factory.load_json_profile([(profiles / code).read_text(encoding="utf-8") for code in codes])
    return factory
