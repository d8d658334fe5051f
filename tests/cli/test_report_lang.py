"""`tqa check --report-lang`: the interface of the page in the editor's language."""

from __future__ import annotations

import pytest

PAIR = ("visit.ar.txt", "visit.en.txt")


@pytest.mark.parametrize(
    ("asked", "opening"),
    [
        ((), '<html lang="en" dir="ltr"'),
        (("--report-lang", "en"), '<html lang="en" dir="ltr"'),
        (("--report-lang", "ar"), '<html lang="ar" dir="rtl"'),
    ],
)
def test_the_page_speaks_the_language_that_was_asked_for(run, folder, asked, opening):
    run("check", *PAIR, *asked)
    run("check", *PAIR, *asked, "--html", "page.html")
    for page in (folder / "reports" / "visit.en.html", folder / "page.html"):
        assert opening in page.read_text(encoding="utf-8")


def test_a_language_without_an_interface_is_refused_in_one_line(run, folder):
    result = run("check", *PAIR, "--report-lang", "fr")
    assert result.code == 2
    assert "'fr' is not one of 'ar', 'en'" in result.err
    assert not (folder / "reports").exists()
