"""What the benchmark falsifies is who is said to speak, and the rule sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

BENCHMARKS = str(Path(__file__).parents[2] / "benchmarks")
ARTICLE = [
    ("قال رئيس البلدية سامر النجار إن الجسر سيفتح.", "Mayor Samer Najjar said the bridge would open."),
    ("وأضاف النجار أن العمل مستمر.", "“Work is going on,” Najjar added."),
    ("وقال المهندس حسان قبلان إن الطريق مغلق.", "The engineer Hassan Kabalan said the road was closed."),
    ("وقالت الشرطة إن قبلان مخطئ.", "Police said that Kabalan was wrong."),
]


@pytest.fixture
def speaker(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    import corrupt_speaker  # noqa: PLC0415

    return corrupt_speaker


@pytest.mark.parametrize(
    ("english", "names"),
    [
        ("On Monday Samer Najjar also said so.", ["Najjar"]),
        ("“It is late,” said Samer Najjar, a mayor.", ["Najjar"]),
        ("Police said so.", []),
        ("He told Najjar so.", []),
    ],
)
def test_the_names_of_those_who_speak_are_found(speaker, english, names):
    assert [name for *_, name in speaker.reports(english)] == names


def test_each_report_is_given_to_the_other_person(speaker):
    assert [error for choices in speaker.errors(ARTICLE) for error in choices] == [
        (0, "Kabalan said the bridge would open."),
        (1, "“Work is going on,” Kabalan added."),
        (2, "The engineer Najjar said the road was closed."),
    ]


def test_the_rule_finds_them_and_nothing_else(speaker):
    assert speaker.checked(ARTICLE) == set()
    found = [
        speaker.checked([*ARTICLE[:line], (ARTICLE[line][0], english), *ARTICLE[line + 1 :]])
        for choices in speaker.errors(ARTICLE)
        for line, english in choices
    ]
    assert found == [{(0, "Kabalan")}, {(1, "Kabalan")}, {(2, "Najjar")}]
