"""Links for content words that the lexicon leaves alone, by where they stand between linked neighbours.

The lexicon links what it is sure of. Of the words still free on both sides, a pair is linked that lies where
its neighbours' links lead, as growing links along the diagonal does (Och and Ney 2003), and the more readily
if the lexicon has a weak opinion of it. Places count content words only, since English has an article or a
preposition where Arabic has a letter.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from tqa.language.stems import english_stem
from tqa.language.tokens import ARABIC, LATIN, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tqa.language.tokens import Kind, Token
    from tqa.lexicon.lexicon import Lexicon

    # A token's number and stem; a number has none.
    Places = list[tuple[int, str]]

# A lighter word is grammar and says nothing by its place.
_CONTENT = 0.15
# A weak opinion of the lexicon counts this many content words around where a neighbour's link leads.
_REACH = 2
# A smaller probability in the lexicon is noise even beside nothing better.
_LEAST_OPINION = 0.002
# Without an opinion, both neighbours' links must lead there, with this much difference in all; what such a
# place is worth beside an opinion.
_AGREED, _PLACE = 1, 0.02
# The shares of such links that eflomal draws as well on held-out news (.83 and .41).
_WITH_OPINION, _BY_PLACE = 0.8, 0.4


def fill_gaps(
    source: Sequence[Token],
    target: Sequence[Token],
    linked: Mapping[int, int],
    taken: AbstractSet[int],
    lexicon: Lexicon,
) -> Iterator[tuple[int, int, float]]:
    """Arabic token, English token and probability of further links.

    Args:
        source: Arabic tokens.
        target: English tokens.
        linked: the best English token of every Arabic token that has a link.
        taken: every English token that has a link.
        lexicon: says what is a content word, and its weak opinions.
    """
    rows, columns = _content(source, ARABIC, lexicon), _content(target, LATIN, lexicon)
    free = {column: stem for column, (j, stem) in enumerate(columns) if stem and j not in taken}
    scores = _scores(rows, free, _expected(rows, columns, linked), lexicon) if free else {}
    best_row: dict[int, float] = defaultdict(float)
    best_column: dict[int, float] = defaultdict(float)
    for (row, column), (score, _) in scores.items():
        best_row[row] = max(best_row[row], score)
        best_column[column] = max(best_column[column], score)
    for (row, column), (score, opinion) in scores.items():
        if score >= best_row[row] and score >= best_column[column]:
            yield rows[row][0], columns[column][0], _WITH_OPINION if opinion else _BY_PLACE


def _content(tokens: Sequence[Token], words: Kind, lexicon: Lexicon) -> Places:
    """The content words of this kind, and the numbers, each with its stem."""
    stem_of = _arabic_stem if words is ARABIC else _english_stem
    found = []
    for index, (text, norm, kind, _, _) in enumerate(tokens):
        if kind is words:
            stem = stem_of(text if words is ARABIC else norm, lexicon)
            if stem:
                found.append((index, stem))
        elif kind is NUMBER:
            found.append((index, ""))
    return found


@lru_cache(maxsize=65536)
def _arabic_stem(word: str, lexicon: Lexicon) -> str:
    """The stem of an Arabic content word as written; empty for a lighter word."""
    stem = lexicon.split(word)[1]
    return stem if lexicon.arabic_weight(stem) >= _CONTENT else ""


@lru_cache(maxsize=65536)
def _english_stem(word: str, lexicon: Lexicon) -> str:
    """The stem of a lower-case English content word; empty for a lighter word."""
    stem = english_stem(word)
    return stem if lexicon.english_weight(stem) >= _CONTENT else ""


def _scores(
    rows: Places,
    free: Mapping[int, str],
    expected_of: Iterable[tuple[int, tuple[int, int]]],
    lexicon: Lexicon,
) -> dict[tuple[int, int], tuple[float, float]]:
    """Score, and opinion of the lexicon, of rows with free columns where their neighbours' links lead."""
    scores = {}
    for row, expected in expected_of:
        translations = lexicon.translations(rows[row][1])
        around = {column for place in expected for column in range(place - _REACH, place + _REACH + 1)}
        for column in sorted(around & free.keys()):
            opinion = translations.get(free[column], 0.0)
            opinion = opinion if opinion >= _LEAST_OPINION else 0.0
            apart = sum(abs(column - place) for place in expected)
            score = opinion + (_PLACE / (1 + apart) if apart <= _AGREED else 0.0)
            if score:
                scores[row, column] = score, opinion
    return scores


def _expected(
    rows: Places, columns: Places, linked: Mapping[int, int]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Every word without a link, with the columns where the links before and behind it lead."""
    places = {j: column for column, (j, _) in enumerate(columns)}
    shifts = [places[linked[i]] - row if linked.get(i) in places else None for row, (i, _) in enumerate(rows)]
    behind = [len(columns) - len(rows)] * (len(rows) + 1)
    for row in range(len(rows) - 1, -1, -1):
        shift = shifts[row]
        behind[row] = behind[row + 1] if shift is None else shift
    before = 0
    for row, (i, stem) in enumerate(rows):
        shift = shifts[row]
        if shift is not None:
            before = shift
        elif stem and i not in linked:
            yield row, (row + before, row + behind[row])
