"""What the editor carries away and brings back, in a real Chromium, held against the command itself."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

import tqa
from tqa.cli import main
from tqa.model import Applicability, Edit, Fix, Span
from tqa.report import build

from .behaviour import corrected, decidable, downloaded, exported, press, said, statuses, written
from .making import one_pair

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tqa.model import Report

pytestmark = pytest.mark.browser

ARABIC = """وزير النقل يفتتح الجسر الجديد

افتتح وزير النقل يوم الاثنين الجسر الجديد الذي كلف 14 مليون دينار.

وقال الوزير: «نستنكر وندين كل تأخير في الأشغال».

ولم تكشف الوزارة عن موعد افتتاح الجسر الثاني.

ويعبر الجسر نحو 3000 سيارة كل يوم.
"""
# With a character beyond the BMP, so that the page's offsets and the file's differ.
ENGLISH = """Transport minister opens the new bridge \U0001f309

The transport minister opened opened the new bridge , which cost 41 million dinars , on Monday.

The minister said: “We condemn and condemn every delay in the works.”

Some 3,000 cars cross the bridge every day.
"""


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bridge.ar.txt").write_text(ARABIC, encoding="utf-8")
    return "bridge.ar.txt", "bridge.en.txt"


def checked(article: tuple[str, str], newline: str) -> Report:
    with open(article[1], "w", encoding="utf-8", newline=newline) as file:  # noqa: PTH123 - it takes the line end
        file.write(ENGLISH)
    return tqa.check(tqa.read(*article))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_newcomer_decides_everything_by_keyboard_and_the_command_agrees(
    visit: Callable[..., Page], tmp_path: Path, article: tuple[str, str], newline: str, lang: str
) -> None:
    report = checked(article, newline)
    total = len(report.findings)
    assert total >= 4
    page = visit(written(tmp_path, report, lang))
    press(page, "ke")
    page.keyboard.press("Control+End")
    page.keyboard.type(" — a second\nline, too.")
    page.keyboard.press("Control+Enter")
    for _ in range(total):
        open_ones = statuses(page).count("open")
        if not open_ones:
            break
        page.keyboard.press("a")
        if statuses(page).count("open") == open_ones:
            page.keyboard.press("r")
    assert "open" not in statuses(page)
    assert statuses(page).count("accept") >= 2
    decided, text = downloaded(page, "export-decisions")[1], downloaded(page, "export-text")[1]
    (tmp_path / "decisions.json").write_bytes(decided)
    with pytest.raises(SystemExit) as end:
        main(["fix", *article, "--decisions", "decisions.json", "--output", "fixed.txt"])
    assert end.value.code == 0
    assert (tmp_path / "fixed.txt").read_bytes() == text
    assert f" — a second{newline}line, too.".encode() in text
    assert b"opened opened" not in text


def test_the_decisions_are_what_the_command_expects(visit: Callable[..., Page], tmp_path: Path) -> None:
    report = decidable()
    page = visit(written(tmp_path, report))
    press(page, "jae")
    page.keyboard.press("Control+A")
    page.keyboard.type("Anew.")
    page.keyboard.press("Control+Enter")
    press(page, "r")
    name, content = downloaded(page, "export-decisions")
    assert name == "harbour-library.en.decisions.json"
    assert content.endswith(b"}\n")
    value = json.loads(content)
    text = report.article.target.text
    assert list(value) == ["version", "tool", "article", "decisions"]
    assert (value["version"], value["tool"]) == (1, f"tqa {tqa.__version__}")
    assert value["article"] == {
        "source": "harbour-library.ar.txt",
        "target": "harbour-library.en.txt",
        "target_sha256": sha256(text.encode()).hexdigest(),
    }
    by_number = {
        number: next(each for each in value["decisions"] if each["fingerprint"] == finding.fingerprint)
        for number, finding in enumerate(sorted(report.findings, key=lambda each: (each.bead, each.span)), 1)
        if number < 4
    }
    assert [each["fingerprint"] for each in value["decisions"]] == sorted(
        each["fingerprint"] for each in by_number.values()
    )
    assert by_number[1] | {"fingerprint": ""} == {
        "fingerprint": "", "rule": "number-mismatch", "decision": "accept", "fix": 0,
    }  # fmt: skip
    assert by_number[3] | {"fingerprint": ""} == {
        "fingerprint": "", "rule": "doubled-coordination", "decision": "reject", "fix": None,
    }  # fmt: skip
    edit = by_number[2]
    assert (edit["decision"], edit["fix"], edit["text"]) == ("edit", None, "Anew.")
    assert text[edit["start"] : edit["end"]] == edit["original"]
    assert edit["original"].startswith("The ceremony")
    name, fixed = downloaded(page, "export-text")
    assert name == "harbour-library.en.corrected.txt"
    assert fixed.decode() == text.replace("21 million", "12 million").replace(edit["original"], "Anew.")


def test_a_sentence_that_was_left_out_is_put_in_with_a_space(
    visit: Callable[..., Page], tmp_path: Path
) -> None:
    report = decidable()
    page = visit(written(tmp_path, report), fragment="#at=8")
    press(page, "e")
    assert page.locator("#f-8 textarea.edit").input_value() == ""
    page.keyboard.type("The ministry named no cost.")
    page.keyboard.press("Control+Enter")
    assert "2\u00a0000 pages . The ministry named no cost.\n" in corrected(page)


def fixes_of(*fixes: tuple[int, int, str]) -> Report:
    """One sentence with a finding for each fix."""
    report = one_pair("جملة", "One 🌉 two three four.")
    basic = report.findings[0]
    made = tuple(
        _with_fix(basic, number, Fix(Applicability.SAFE, (Edit(Span(start, end), text),), ""))
        for number, (start, end, text) in enumerate(fixes)
    )
    return type(report)(report.article, report.beads, made)


def _with_fix(finding: Any, number: int, fix: Fix) -> Any:
    from dataclasses import replace  # noqa: PLC0415

    return replace(finding, fixes=(fix,), fingerprint=f"{number:016x}")


@pytest.mark.parametrize(
    ("fixes", "expected", "text"),
    [
        # Beyond the BMP an offset is one code point, not two units.
        ([(6, 9, "2"), (10, 15, "3")], ["accept", "accept"], "One 🌉 2 3 four."),
        # Side by side is not the same words; the same change twice is one change.
        ([(6, 10, ""), (10, 15, "3")], ["accept", "accept"], "One 🌉 3 four."),
        ([(6, 9, "2"), (6, 9, "2")], ["accept", "accept"], "One 🌉 2 three four."),
        # Two texts for one place have no order; an insertion inside what goes has no place.
        ([(6, 9, "2"), (6, 9, "II")], ["accept", "open"], "One 🌉 2 three four."),
        ([(6, 6, "a "), (6, 6, "b ")], ["accept", "open"], "One 🌉 a two three four."),
        ([(6, 15, "2 3"), (10, 10, "or ")], ["accept", "open"], "One 🌉 2 3 four."),
        ([(6, 6, "a "), (6, 9, "2")], ["accept", "accept"], "One 🌉 a 2 three four."),
    ],
)
def test_changes_of_the_same_words_are_refused(
    visit: Callable[..., Page],
    tmp_path: Path,
    fixes: list[tuple[int, int, str]],
    expected: list[str],
    text: str,
) -> None:
    page = visit(written(tmp_path, fixes_of(*fixes)))
    press(page, "jaa")
    assert statuses(page) == expected
    assert ("same words" in said(page)) == ("open" in expected)
    assert corrected(page) == text + "\n"


def upload(page: Page, value: object) -> None:
    page.locator("#import-file").set_input_files(
        {"name": "d.json", "mimeType": "application/json", "buffer": json.dumps(value).encode()}
    )
    expect(page.locator("#say")).not_to_be_empty()


def test_exported_decisions_can_be_read_again(visit: Callable[..., Page], tmp_path: Path) -> None:
    page = visit(written(tmp_path, decidable()))
    press(page, "jarie")
    page.keyboard.type("Then: ")
    page.keyboard.press("Control+Enter")
    value, before = exported(page), statuses(page)
    other = visit(page_path(page))
    upload(other, value)
    assert statuses(other) == before
    assert said(other) == "4 decisions read."
    assert exported(other) == value
    press(other, "u")
    assert set(statuses(other)) == {"open"}


def page_path(page: Page) -> Path:
    from pathlib import Path  # noqa: PLC0415

    return Path(page.url.removeprefix("file://").partition("#")[0])


def test_decisions_that_do_not_fit_are_left_out(visit: Callable[..., Page], tmp_path: Path) -> None:
    report = fixes_of((0, 3, "1"), (0, 3, "I"), (10, 15, "3"))
    page = visit(written(tmp_path, report))
    entries = [
        {"fingerprint": f"{number:016x}", "rule": "calque", "decision": "accept", "fix": 0}
        for number in range(3)
    ]
    strange = [None, 7, {"fingerprint": "f" * 16, "decision": "accept"}, {**entries[2], "fix": 9}]
    upload(page, {"version": 1, "article": {}, "decisions": entries})
    # The first two change the same words: neither is made.
    assert statuses(page) == ["open", "open", "accept"]
    assert said(page).startswith("1 decision read. 2 left out")
    upload(page, {"version": 1, "article": {}, "decisions": strange})
    assert said(page).startswith("No decision fits this report. 4 left out")
    for broken in ({"version": 2, "decisions": []}, {"version": 1, "decisions": {}}, [], None, "x"):
        upload(page, broken)
        assert said(page).startswith("d.json holds no decisions")
    assert statuses(page) == ["open", "open", "accept"]


def test_an_edit_of_another_text_finds_its_words(visit: Callable[..., Page], tmp_path: Path) -> None:
    page = visit(written(tmp_path, fixes_of((0, 3, "1"))))
    edit = {
        "fingerprint": "0" * 16, "rule": "calque", "decision": "edit", "fix": None, "text": "2",
        "start": 90, "end": 93, "original": "two",
    }  # fmt: skip
    upload(page, {"version": 1, "article": {"target_sha256": "0" * 64}, "decisions": [edit]})
    assert corrected(page) == "One 🌉 2 three four.\n"
    assert exported(page)["decisions"][0]["start"] == 6


def test_what_cannot_be_copied_is_shown_to_be_copied_by_hand(visit: Callable[..., Page]) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.locator("#export summary").click()
    page.locator("#copy-text").click()
    expect(page.locator("#say")).to_have_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Culture Ministry reopens")
    page.evaluate("() => { Clipboard.prototype.writeText = () => Promise.reject(new Error('no')); }")
    page.locator("#export summary").click()
    page.locator("#copy-text").click()
    assert page.locator("#copy-box").input_value() == text
    assert page.evaluate("getSelection().toString() === document.querySelector('#copy-box').value")


def test_a_file_of_no_name_and_a_hostile_one(visit: Callable[..., Page], tmp_path: Path) -> None:
    from dataclasses import replace  # noqa: PLC0415

    report = fixes_of((0, 3, "1"))
    for path, name in (("", "article"), ("a/..\\b\u202e<x>:\x01y.docx", "bxy"), (".txt", "article")):
        target = replace(report.article.target, path=path)
        file = tmp_path / "names.html"
        file.write_text(
            build(replace(report, article=replace(report.article, target=target))), encoding="utf-8"
        )
        assert downloaded(visit(file), "export-text")[0] == f"{name}.corrected.txt"
