"""The interface's words: the same texts in both languages, with the plural forms and digits of each."""

from __future__ import annotations

import re
from importlib.resources import files
from string import Formatter

import pytest

from tqa.model import Language
from tqa.report.wording import Wording, wording

FORMS = {
    Language.ENGLISH: {"one", "other"},
    Language.ARABIC: {"zero", "one", "two", "few", "many", "other"},
}
BOTH = [wording(language) for language in Language]


def entries(words: Wording) -> dict[str, str | dict[str, str]]:
    return {f"{section}.{name}": text for section, texts in words.sections.items() for name, text in texts.items()}


def places(text: str | dict[str, str]) -> set[str]:
    """What the text leaves room for; a plural form may leave the count out, and other forms may not."""
    texts = [text] if isinstance(text, str) else text.values()
    return {name for each in texts for _, name, _, _ in Formatter().parse(each) if name}


def used() -> set[str]:
    """Every key that a template or a module names, with the choices behind the keys that are put together."""
    package = files("tqa.report")
    sources = "".join(
        each.read_text(encoding="utf-8") for each in package.iterdir() if each.name.endswith((".j2", ".py"))
    )
    named = re.findall(r"[\"']((?:page|score|filter|action|card|keys|index)\.[a-z0-9_]*[a-z0-9])[\"']", sources)
    return set(named) - {"index.css", "index.js"}


def test_both_languages_have_the_same_texts_with_the_same_places() -> None:
    english, arabic = map(entries, BOTH)
    assert set(english) == set(arabic)
    for key in english:
        assert isinstance(english[key], str) == isinstance(arabic[key], str), key
        assert places(english[key]) == places(arabic[key]), key


@pytest.mark.parametrize("words", BOTH, ids=lambda words: words.language.value)
def test_every_count_has_the_forms_of_its_language(words: Wording) -> None:
    for key, text in entries(words).items():
        if isinstance(text, str):
            assert text.strip() == text != "", key
            continue
        assert FORMS[words.language] <= set(text) <= {*FORMS[words.language], "zero"}, key
        whole = places(text) - {"n"}
        for form in text:
            # A form that says the count in a word needs no figure; the others do.
            if form in {"few", "many", "other"}:
                assert "n" in places(text[form]), (key, form)
            if form != "zero":
                assert places(text[form]) >= whole, (key, form)


def test_arabic_is_written_in_arabic() -> None:
    for key, text in entries(wording("ar")).items():
        for each in [text] if isinstance(text, str) else text.values():
            bare = re.sub(r"\{\w+\}|MQM|JSON", "", each)
            assert not re.search("[A-Za-z0-9?,;]", bare), (key, each)


def test_the_texts_that_the_pages_name_exist_and_all_are_named() -> None:
    known = {key for key in entries(wording()) if not key.startswith("script.")}
    named = used()
    assert named <= known
    prefixes = ("page.absent_", "page.rule_section_", "score.name_", "filter.status_", "filter.fixable_", "filter.side_")
    built = {f"card.{each}" for each in ("safe", "suggested", "display")}
    built |= {f"score.{each}" for each in ("critical", "major", "minor")}
    built |= {f"filter.{each}" for each in ("rule", "status", "fixable", "side")}
    built |= {key for key in known if key.startswith(("keys.", *prefixes))}
    assert known - named - built == set()


@pytest.mark.parametrize(
    ("count", "english", "arabic"),
    [
        (0, "0 findings", "لا ملاحظات"),
        (1, "1 finding", "ملاحظة واحدة"),
        (2, "2 findings", "ملاحظتان"),
        (3, "3 findings", "٣ ملاحظات"),
        (10, "10 findings", "١٠ ملاحظات"),
        (11, "11 findings", "١١ ملاحظة"),
        (100, "100 findings", "١٠٠ ملاحظة"),
        (103, "103 findings", "١٠٣ ملاحظات"),
        (1234, "1,234 findings", "١٬٢٣٤ ملاحظة"),
    ],
)
def test_counts_take_the_form_of_their_language(count: int, english: str, arabic: str) -> None:
    assert [words.count("score.findings", count) for words in BOTH] in (
        [arabic, english],
        [english, arabic],
    )
    assert wording("en").count("score.findings", count) == english


def test_categories_are_those_of_cldr() -> None:
    names = {"zero": [0], "one": [1], "two": [2], "few": [3, 10, 103, 1110], "many": [11, 99, 111], "other": [100, 102, 200]}
    for name, counts in names.items():
        assert {wording("ar").category(count) for count in counts} == {name}
    assert [wording("en").category(count) for count in (0, 1, 2)] == ["other", "one", "other"]


def test_numbers_are_written_in_the_digits_of_the_language() -> None:
    assert wording("en").number(-1234.5, 1, sign=True) == "-1,234.5"
    assert wording("ar").number(-1234.5, 1, sign=True) == "−١٬٢٣٤٫٥"
    assert wording("ar").digits("85%") == "٨٥٪"
    assert wording("ar").text("score.k_of_n", k=7, n=14) == "٧ من ١٤"


def test_what_is_put_into_a_text_is_not_read_as_a_place() -> None:
    assert wording().text("page.title", title="{n} {x}") == "{n} {x} – translation report"
    with pytest.raises(KeyError):
        wording().text("page.title")
    with pytest.raises(KeyError):
        wording().text("page.no_such_text")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        wording("fr")
