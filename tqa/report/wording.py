"""The interface's words in the reader's language: texts, plural forms and numbers.

The texts stand in `interface/LANG.json`, by section and key. A text that depends on a count is an object of
plural forms, named as in CLDR (cldr.unicode.org, "Language Plural Rules"), whose rules for English and Arabic
are those of `_category`; a form "zero" serves 0 in any language that has it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

_ARABIC_NUMERALS = str.maketrans("0123456789.,%-", "٠١٢٣٤٥٦٧٨٩٫٬٪−")
_LOCALES = {Language.ENGLISH: "en", Language.ARABIC: "ar-u-nu-arab"}


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of one interface language; `sections` is the whole file."""

    language: Language
    sections: Mapping[str, Mapping[str, Any]]

    @property
    def dir(self) -> str:
        """The page's direction, "rtl" or "ltr"."""
        return "rtl" if self.language is Language.ARABIC else "ltr"

    @property
    def locale(self) -> str:
        """The BCP 47 tag with which a browser writes numbers as this page does."""
        return _LOCALES[self.language]

    def text(self, key: str, **values: object) -> str:
        """The text at `key` ("section.name"), with `values` in the places that it names.

        Raises:
            KeyError: there is no such text, or it names a place without a value.
        """
        section, _, name = key.partition(".")
        template: str = self.sections[section][name]
        return template.format_map({name: self._shown(value) for name, value in values.items()})

    def count(self, key: str, count: int, **values: object) -> str:
        """The text at `key` in the form that goes with `count`, which the text calls {n}.

        Raises:
            KeyError: as in `text`, or the language's form for `count` is missing.
        """
        section, _, name = key.partition(".")
        forms: Mapping[str, str] = self.sections[section][name]
        template = forms["zero"] if count == 0 and "zero" in forms else forms[self.category(count)]
        values = {**values, "n": count}
        return template.format_map({name: self._shown(value) for name, value in values.items()})

    def number(self, value: float, decimals: int = 0, *, sign: bool = False) -> str:
        """`value` with `decimals` places, grouped by thousands, in the language's digits."""
        written = f"{value:{'+' if sign else ''},.{decimals}f}"
        return self.digits(written)

    def digits(self, written: str) -> str:
        """A number in ASCII, such as "1 : 2" or "85%", in the language's digits and signs."""
        return written.translate(_ARABIC_NUMERALS) if self.language is Language.ARABIC else written

    def category(self, count: int) -> str:
        """The CLDR plural category of a cardinal number."""
        return _category(self.language, count)

    def _shown(self, value: object) -> str:
        return self.number(value) if isinstance(value, int) else str(value)


@cache
def wording(language: Language | str = Language.ENGLISH) -> Wording:
    """The words of an interface language.

    Raises:
        ValueError: there is no interface in `language`.
    """
    known = Language(language)
    content = files("tqa.report").joinpath("interface", f"{known.value}.json").read_text(encoding="utf-8")
    return Wording(known, json.loads(content))


def _category(language: Language, count: int) -> str:
    if language is Language.ENGLISH:
        return "one" if count == 1 else "other"
    if count in (0, 1, 2):
        return ("zero", "one", "two")[count]
    rest = count % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"
