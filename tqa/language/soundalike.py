"""Whether two words that are known to stand for each other may be one name.

`names.name_similarity` asks which of all the words of an article is the name, so it must be sure. Where only
a few words come into question, a fair chance does: of 4,000 pairs each of Wikidata's and Wikipedia's names
97.6 and 99.2 % reach `ALIKE`, of pairs put together by chance 0.2 %.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE = 0.0
"""Log-likelihood ratio, in nats, from which on two words may be one name."""


def alike_pairs(
    arabic: Sequence[str], english: Sequence[str], least: float = ALIKE
) -> dict[tuple[int, int], float]:
    """Pairs of a folded Arabic and a lower-case English word that may be one name.

    Args:
        arabic: folded words.
        english: lower-case words.
        least: the least log-likelihood ratio, in nats, of "one name" to "any two words".

    Returns:
        (index into `arabic`, index into `english`) → the ratio's logarithm.
    """
    # NumPy and the tables, when the first name is asked about.
    from tqa.language.translit import pair_scores  # noqa: PLC0415
    from tqa.language.translit_model import UNITS, shipped_model  # noqa: PLC0415

    rows, columns, scores = pair_scores(arabic, english, shipped_model(), round(least * UNITS))
    return {
        (row, column): score / UNITS
        for row, column, score in zip(rows.tolist(), columns.tolist(), scores.tolist(), strict=True)
    }
