"""Arabic words run together, as text copied from a PDF or a narrow column has them.

«أعلنتالحكومة» has no stem that a lexicon knows. The likeliest way to cut such a word into known stems,
clitics and endings is found by dynamic programming over its letters (a unigram word segmenter).
"""

from __future__ import annotations

from math import inf, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Shorter words are rather names or rare words than two words in one.
SHORTEST = 9
# A "word" longer than this is no text.
_LONGEST = 400
_LONGEST_STEM = 10
# Letters that Arabic writes onto its words; each costs about as much as a common word does.
_AFFIXES = {
    "و": 2.5, "ال": 2.0, "ب": 3.5, "ل": 3.5, "ف": 4.5, "ك": 5.0, "س": 4.5, "لل": 3.5,
    "ه": 2.5, "ها": 2.5, "هم": 3.5, "ات": 2.5, "ين": 2.5, "ون": 3.0, "ان": 3.0, "ا": 3.0, "ت": 3.0, "ي": 3.0,
    "يه": 2.5, "نا": 4.0, "وا": 3.5, "ن": 4.0,
}  # fmt: skip
# A cut is good when it costs this little per letter; letters that are no words cost twice as much.
_COST_PER_LETTER = 2.1
# Hardly any single word is this long, so that a dearer cut is still likelier than none.
_LONG, _LONG_COST_PER_LETTER = 16, 3.0
# A name that no lexicon has may stand between known words: what it costs to open one, and a letter of it.
_NAME_OPENS, _NAME_LETTER = 5.0, 2.4
_SHORTEST_NAME, _LONGEST_NAME = 4, 9
_KNOWN_SHARE = 0.4


def cut_glued(word: str, count: Callable[[str], float], total: float) -> tuple[str, ...]:
    """The stems in a folded word that is several words, () where it is no such word.

    Names that are not known may stand among them, but most of the word must be known.

    Args:
        word: in matching form.
        count: how often a stem was seen in training.
        total: of all counts.
    """
    if not SHORTEST <= len(word) <= _LONGEST or total <= 0:
        return ()
    best, cut = _cheapest_cuts(word, count, total)
    if best[-1] > (_COST_PER_LETTER if len(word) < _LONG else _LONG_COST_PER_LETTER) * len(word):
        return ()
    stems: list[str] = []
    end = len(word)
    while end:
        start, stem = cut[end]
        if stem:
            stems.append(word[start:end])
        end = start
    known = sum(len(stem) for stem in stems if count(stem) >= 2)
    return tuple(stems[::-1]) if len(stems) > 1 and known >= len(word) * _KNOWN_SHARE else ()


def _cheapest_cuts(
    word: str, count: Callable[[str], float], total: float
) -> tuple[list[float], list[tuple[int, bool]]]:
    """What the beginning of each length costs, in nats, and its last piece: its start, and whether a stem."""
    best = [0.0]
    cut = [(0, False)]
    for end in range(1, len(word) + 1):
        least, last = inf, (0, False)
        for start in range(max(0, end - _LONGEST_STEM), end):
            # No piece costs less than nothing.
            if best[start] >= least:
                continue
            piece, size = word[start:end], end - start
            cost, stem = _AFFIXES.get(piece, inf), inf
            if size > 1 and (seen := count(piece)) >= 2:
                # Stems of two letters are mostly accidents of the cut.
                stem = -log(seen / total) + (2.0 if size == 2 else 0.0)
            if _SHORTEST_NAME <= size <= _LONGEST_NAME:
                stem = min(stem, _NAME_OPENS + _NAME_LETTER * size)
            whole = best[start] + min(cost, stem)
            if whole < least:
                least, last = whole, (start, stem < cost)
        best.append(least)
        cut.append(last)
    return best, cut
