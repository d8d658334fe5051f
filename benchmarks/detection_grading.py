"""Grades findings against annotated outputs, for `detection.py`.

A finding touches an error where they overlap or at most two characters part them: annotators and tools differ
in whether a blank or a mark belongs to a place. A finding is right where it touches an error of its own
category or of a near twin (`NEAR`: kinds that annotators themselves choose between); it is useful where it
touches any error; it is a false alarm where it touches none, which is counted on randomly drawn outputs only,
since outputs drawn for their errors hold more of them than readers meet. An error is found where a finding of
its own category or a near twin touches it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

# How many characters may part a finding from an error.
REACH = 2
NEAR = tuple(
    frozenset(kinds.split())
    for kinds in (
        "doubled-coordination repeated-word repeated-phrase",
        "punctuation-spacing stray-punctuation unbalanced-pair",
        "leftover-fragment repeated-word repeated-phrase grammar",
        "omission negation-mismatch",
        "addition repeated-phrase",
        "number-mismatch omission addition mistranslation",
        "name-mismatch mistranslation omission",
    )
)
SURFACE = (
    "doubled-coordination",
    "repeated-word",
    "repeated-phrase",
    "leftover-fragment",
    "doubled-reporting",
    "punctuation-spacing",
    "stray-punctuation",
    "unbalanced-pair",
    "markup-leftover",
    "untranslated-text",
)
BILINGUAL = (
    "number-mismatch",
    "name-mismatch",
    "negation-mismatch",
    "omission",
    "addition",
    "mistranslation",
)
LANGUAGE = ("grammar", "calque")
# A category with fewer errors says nothing about a rule; the macro average leaves it out.
LEAST = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A finding or an annotated error: its category and its code points in the output."""

    category: str
    start: int
    end: int

    def touches(self, other):
        """Overlaps, or is at most `REACH` characters away."""
        return self.start <= other.end + REACH and other.start <= self.end + REACH

    def meets(self, other):
        """Touches, and is of the same or nearly the same kind."""
        return self.touches(other) and is_near(self.category, other.category)


@dataclass(slots=True)
class Tally:
    """Counts of findings (said, right, useful) and of errors (gold, found)."""

    said: int = 0
    right: int = 0
    useful: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other):
        return Tally(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Tally)))

    @property
    def precision(self):
        """Right findings by all findings."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self):
        """Found errors by all errors."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self):
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Grades:
    """Tallies by category; and on the randomly drawn outputs, words, false alarms, clean and flagged ones."""

    by_category: dict[str, Tally] = field(default_factory=dict)
    words: int = 0
    alarms: int = 0
    clean: int = 0
    clean_flagged: int = 0

    def of(self, *categories):
        """The tally of several categories together."""
        return sum((self.by_category.get(category, Tally()) for category in categories), Tally())

    def macro_f1(self, categories):
        """Mean F1 of the categories with enough errors to tell, so that no frequent one hides the rest."""
        scores = [self.of(each).f1 for each in categories if self.of(each).gold >= LEAST]
        return sum(scores) / len(scores) if scores else 0.0

    @property
    def alarms_per_thousand(self):
        """False alarms in 1,000 words of randomly drawn outputs."""
        return 1000 * self.alarms / self.words if self.words else 0.0


def is_near(one, other):
    return one == other or any(one in kinds and other in kinds for kinds in NEAR)


def grade(outputs, findings):
    """Grades of `findings`, a list of places for each of the `outputs`, in the same order."""
    grades = Grades()
    for output, said in zip(outputs, findings, strict=True):
        for finding in said:
            tally = grades.by_category.setdefault(finding.category, Tally())
            tally.said += 1
            tally.right += any(finding.meets(error) for error in output.errors)
            tally.useful += any(finding.touches(error) for error in output.errors)
        for error in output.errors:
            tally = grades.by_category.setdefault(error.category, Tally())
            tally.gold += 1
            tally.found += any(error.meets(finding) for finding in said)
        if output.random:
            grades.words += len(output.english.split())
            grades.alarms += sum(
                not any(finding.touches(error) for error in output.errors) for finding in said
            )
            grades.clean += not output.errors
            grades.clean_flagged += bool(said) and not output.errors
    return grades
