"""Are the two sides an Arabic source and an English target?

Scripts are counted first: they settle swapped sides at once. langdetect then judges the whole document among the languages
that share the script. It is seeded, since its default is random, and never asked about a single sentence, where it is weak.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tqa.errors import LanguageError
from tqa.language.arabic import is_arabic
from tqa.model import Language

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

_ARABIC_SCRIPT = {"ar": "Arabic", "fa": "Persian", "ur": "Urdu"}
_LATIN_SCRIPT = {
    "en": "English", "fr": "French", "es": "Spanish", "de": "German", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "tr": "Turkish", "id": "Indonesian",
}  # fmt: skip
# Fewer letters than this are too little to tell a language by.
_ENOUGH = 120
# langdetect judges the first characters only; beyond this it gains nothing.
_SAMPLE = 4000
_SURE = 0.9


def check_languages(source: str, target: str, source_name: str, target_name: str) -> None:
    """Pass silently where `source` is Arabic and `target` English.

    Raises:
        LanguageError: a side has no letters, or is in another script or language; the message names the file and the remedy.
    """
    found_source, found_target = _script(source), _script(target)
    for found, name in ((found_source, source_name), (found_target, target_name)):
        if found is None:
            msg = f"{name}: no words in it; give the article's text"
            raise LanguageError(msg)
    if (found_source, found_target) == (Language.ENGLISH, Language.ARABIC):
        msg = f"{source_name}: the sides are swapped: the source looks English and the target Arabic; give the Arabic file first"
        raise LanguageError(msg)
    if found_source is Language.ENGLISH:
        msg = f"{source_name}: the source is not in Arabic script; give the Arabic article first, then its English translation"
        raise LanguageError(msg)
    _check_language(source, source_name, "source", Language.ARABIC)
    if found_target is Language.ARABIC:
        msg = f"{target_name}: the target is in Arabic script; the second file must be the English translation"
        raise LanguageError(msg)
    _check_language(target, target_name, "target", Language.ENGLISH)


def _script(text: str) -> Language | None:
    arabic = sum(map(is_arabic, text))
    latin = sum("a" <= char <= "z" or "A" <= char <= "Z" or "\u00c0" <= char <= "\u024f" for char in text)
    if not arabic + latin:
        return None
    return Language.ARABIC if arabic > latin else Language.ENGLISH


def _check_language(text: str, name: str, side: str, wanted: Language) -> None:
    names = _ARABIC_SCRIPT if wanted is Language.ARABIC else _LATIN_SCRIPT
    own = [char if _script(char) is wanted or char in " \n'’" else " " for char in text[: 4 * _SAMPLE]]
    sample = " ".join("".join(own).split())[:_SAMPLE]
    if len(sample) < _ENOUGH:
        return
    code, probability = _detect(sample, tuple(names))
    if code != wanted and probability >= _SURE:
        expected = names[wanted]
        msg = f"{name}: the {side} looks {names[code]}, not {expected}; tqa checks Arabic articles translated into English"
        raise LanguageError(msg)


def _detect(sample: str, codes: tuple[str, ...]) -> tuple[str, float]:
    detector = _factory(codes).create()
    detector.append(sample)
    best = detector.get_probabilities()[0]
    return str(best.lang), float(best.prob)


def _factory(codes: tuple[str, ...]) -> DetectorFactory:
    """langdetect with the few profiles that can decide: loading all 55 takes longer than the rest of a run."""
    import langdetect  # noqa: PLC0415 - only needed once the scripts look right
    from langdetect.detector_factory import DetectorFactory  # noqa: PLC0415

    factory = DetectorFactory()
    factory.seed = 0
    profiles = Path(langdetect.__file__).with_name("profiles")
    factory.load_json_profile([(profiles / code).read_text(encoding="utf-8") for code in codes])
    return factory
