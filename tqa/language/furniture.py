"""Web-page furniture: share bars, comment forms, cookie notices and link lists copied along with an article.

A line is furniture where nothing of it is left over: every word belongs to a phrase of the list for its
language, is a figure or a date, or follows an opener such as “Read also:”.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tqa.language._furniture_lists import ANY, NUMBER, WILDCARD_WORDS, WORD, lists_of, norm_of, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tqa.language._furniture_lists import Lists
    from tqa.model import Language

# A pasted comment form runs to some 800 characters; what is longer is text.
_LONGEST = 2_000
# The headline behind "Read also:"; what ends like a sentence must be shorter than most sentences are.
_LONGEST_HEADLINE = 30
_LONGEST_PHRASE = 12
_LONGEST_CRUMB = 5

_FIGURE = re.compile(r"\d+(?:[.,:/٫٬\-]\d+)*[kmKM]?")
_LABEL_END = re.compile(r"\s*[:：|»›>\u2013\u2014]")
_BAR = re.compile(r"[|•·»\t]")
_COPYRIGHT = re.compile(
    r"\s*(?:copyright\s*)?(?:©|\(c\))[^.]{0,40}?(?:19|20)\d\d\b|\s*copyright\s+(?:19|20)\d\d\s*[|.,\-\u2013]",
    re.IGNORECASE,
)
_CRUMB = re.compile(r"\s*[»›>/|←‹«]+\s*")
_SENTENCE = re.compile(r"(?<!\.)[.!?؟][\"'”’»)\]]*\s*$")
# Only after a sentence's end, or a line's, may furniture begin inside a text.
_SENTENCE_END = re.compile(r"[.!?؟…][\"'”’»)\]]*\s+$|\n\s*$")
_END_REACH = 12
# The same before a word: without one, nothing can be glued to the end. One class of characters to begin with
# is found several times as fast as two alternatives are.
_INNER_END = re.compile(r"[.!?؟…\n](?:(?<=\n)|[\"'”’»)\]]*\s)")


def is_furniture(line: str, language: Language) -> bool:
    """Whether a line is web-page furniture as a whole; one that holds a sentence of an article never is."""
    if len(line) > _LONGEST or not line.strip():
        return False
    return _judge(line, language)


def opens_link_list(line: str, language: Language) -> bool:
    """Whether a line heads a list of links ("Related Posts"): the headlines below it are furniture too."""
    if len(line) > _LONGEST:
        return False
    norms = _norms(line)
    return bool(norms) and len(norms) in _ends(lists_of(language).headers, norms, 0)


def furniture_tail(line: str, language: Language) -> int | None:
    """Where furniture glued to the end of a paragraph begins, as an offset; None where there is none.

    From a sentence's end to the end of the line there must be two phrases or more, one of three words.
    """
    start = max(0, len(line) - _LONGEST)
    if not _INNER_END.search(line.rstrip(), max(0, start - _END_REACH)):
        return None
    if not _may_close(lists_of(language), _norms(line[start:])):
        return None
    words = [word for word in words_of(line[start:]) if word.start or not start]
    norms = [word.norm for word in words]
    lists = lists_of(language)
    covered = [False] * len(words) + [True]
    phrases = [0] * (len(words) + 1)
    long_one = [False] * (len(words) + 1)
    found: int | None = None
    nearest = len(words)
    for index in range(len(words) - 1, -1, -1):
        if index + lists.longest < nearest:
            break  # nothing from here on can reach what is covered
        for end in sorted(
            _ends(lists.phrases, norms, index) | _ends(lists.headers, norms, index), reverse=True
        ):
            if covered[end]:
                covered[index] = True
                phrases[index] = phrases[end] + 1
                long_one[index] = long_one[end] or end - index >= 3
                break
        else:
            for end in sorted(_piece_ends(lists, norms, index), reverse=True):
                if covered[end]:
                    covered[index], phrases[index], long_one[index] = True, phrases[end], long_one[end]
                    break
        if not covered[index]:
            continue
        nearest = index
        offset = start + words[index].start
        if (
            phrases[index] >= 2
            and long_one[index]
            and _SENTENCE_END.search(line[max(0, offset - _END_REACH) : offset])
        ):
            found = offset
    return found


@lru_cache(maxsize=4096)
def _judge(line: str, language: Language) -> bool:
    lists = lists_of(language)
    if not _may_open(lists, line):
        return False
    norms = _norms(line)
    return (
        _is_covered(lists, line, norms)
        or _is_opened(lists, line, norms)
        or _is_breadcrumb(lists, line, norms)
        or (len(norms) <= _LONGEST_HEADLINE and _COPYRIGHT.match(line) is not None)
    )


def _may_open(lists: Lists, line: str) -> bool:
    """Whether the first words can open furniture at all: most lines of an article go no further."""
    first = WORD.search(line)
    if first is None:
        return False
    word = norm_of(first.group())
    opened = word in lists.first and _may_follow(lists, word, _word_behind(line, first))
    return (
        opened
        or (_is_figure(word) and _may_open_behind_figure(lists, line, first))
        or _COPYRIGHT.match(line) is not None
    )


def _may_open_behind_figure(lists: Lists, line: str, figure: re.Match[str]) -> bool:
    """A numbered paragraph opens with a figure too: there the two words behind it must fit as well."""
    following = WORD.search(line, figure.end())
    second = norm_of(following.group()) if following else ""
    if following is None or _is_figure(second) or _may_follow(lists, NUMBER, second):
        return True
    return second in lists.first and _may_follow(lists, second, _word_behind(line, following))


def _word_behind(line: str, word: re.Match[str]) -> str:
    """The matching form of the word behind another; "" where none follows."""
    following = WORD.search(line, word.end())
    return norm_of(following.group()) if following else ""


def _may_follow(lists: Lists, first: str, second: str = "") -> bool:
    seconds = lists.seconds.get(first)
    return seconds is None or not second or second in seconds or _is_figure(second)


def _may_close(lists: Lists, norms: Sequence[str]) -> bool:
    """Whether the last words can end furniture at all, which spares most paragraphs the rest."""
    end = len(norms)
    while end and _is_figure(norms[end - 1]):  # as the year that many sentences end in
        if _closes_with(lists, NUMBER, norms[:end]) or _closes_with(lists, norms[end - 1], norms[:end]):
            return True
        end -= 1
    if not end or _closes_with(lists, norms[end - 1], norms[:end]):
        return bool(norms)
    # Nothing that ends in any words reaches further.
    return not lists.open_ended.isdisjoint(pairwise(norms[-lists.longest :]))


def _closes_with(lists: Lists, last: str, norms: Sequence[str]) -> bool:
    return any(_closes(entry, norms) for entry in lists.last.get(last, ()))


def _closes(entry: Sequence[str], norms: Sequence[str]) -> bool:
    if ANY in entry:
        return entry[0] in (NUMBER, ANY) or entry[0] in norms
    return len(entry) <= len(norms) and all(map(_fits, reversed(entry), reversed(norms[-len(entry) :])))


def _is_covered(lists: Lists, line: str, norms: Sequence[str]) -> bool:
    """Whether every word is accounted for, with a phrase, a header, a button or a row of them among them."""
    reached = {0: (0, 0)}
    for index in range(len(norms)):
        if index not in reached:
            continue
        strong, weak = reached[index]
        for end in _ends(lists.phrases, norms, index) | _ends(lists.headers, norms, index):
            reached[end] = max(reached.get(end, (0, 0)), (strong + 1, weak))
        for end in _ends(lists.buttons, norms, index) | _ends(lists.links, norms, index):
            reached[end] = max(reached.get(end, (0, 0)), (strong, weak + 1))
        for end in _ends(lists.fillers, norms, index) | _figure_end(norms, index):
            reached[end] = max(reached.get(end, (0, 0)), (strong, weak))
    strong, weak = reached.get(len(norms), (0, 0))
    only_button = len(norms) in _ends(lists.buttons, norms, 0) and not _SENTENCE.search(line)
    return strong > 0 or only_button or weak >= (2 if _BAR.search(line) else 3)


def _is_opened(lists: Lists, line: str, norms: Sequence[str]) -> bool:
    """An opener, its colon, and a headline or a list of words behind it."""
    for end in _ends(lists.openers, norms, 0):
        longest = _LONGEST_PHRASE if _SENTENCE.search(line) else _LONGEST_HEADLINE
        if len(norms) - end <= longest and _LABEL_END.match(line, words_of(line)[end - 1].end):
            return True
    return False


def _is_breadcrumb(lists: Lists, line: str, norms: Sequence[str]) -> bool:
    """The way to the page: "Home » News » Sport"."""
    crumbs = [crumb for crumb in _CRUMB.split(line.strip()) if crumb]
    if len(crumbs) < 2 or any(len(crumb.split()) > _LONGEST_CRUMB for crumb in crumbs[1:-1]):
        return False
    return (
        len(_norms(crumbs[0])) in _ends(lists.homes, norms, 0)
        and len(crumbs[-1].split()) <= _LONGEST_HEADLINE
    )


def _is_figure(norm: str) -> bool:
    # The look at the first character spares nearly every word the pattern.
    return norm[:1].isdecimal() and _FIGURE.fullmatch(norm) is not None


def _piece_ends(lists: Lists, norms: Sequence[str], index: int) -> set[int]:
    return _ends(lists.buttons, norms, index) | _ends(lists.fillers, norms, index) | _figure_end(norms, index)


def _figure_end(norms: Sequence[str], index: int) -> set[int]:
    return {index + 1} if _is_figure(norms[index]) else set()


def _ends(entries: Mapping[str, tuple[tuple[str, ...], ...]], norms: Sequence[str], index: int) -> set[int]:
    """Word indices at which an entry that begins at `index` may end."""
    norm = norms[index]
    following = norms[index + 1 : index + 2]
    ends: set[int] = set()
    for key in (norm, NUMBER) if _is_figure(norm) else (norm,):
        for entry in entries.get(key, ()):
            # The second word tells most entries apart.
            if len(entry) == 1 or entry[1] in (*following, NUMBER, ANY):
                ends |= _entry_ends(entry, norms, index)
    return ends


def _entry_ends(entry: tuple[str, ...], norms: Sequence[str], index: int) -> set[int]:
    ends = {index}
    for piece in entry:
        if piece == ANY:
            ends = {
                end + extra
                for end in ends
                for extra in range(1, WILDCARD_WORDS + 1)
                if end + extra <= len(norms)
            }
        else:
            ends = {end + 1 for end in ends if end < len(norms) and _fits(piece, norms[end])}
        if not ends:
            break
    return ends


def _fits(piece: str, norm: str) -> bool:
    return norm == piece or (piece == NUMBER and _is_figure(norm))


def _norms(line: str) -> list[str]:
    """Only the matching forms: an object for each word of an article would take most of the time."""
    if line.isascii():
        # As nearly all English is: nothing is folded but capitals.
        return WORD.findall(line.lower())
    return [norm_of(word) for word in WORD.findall(line)]
