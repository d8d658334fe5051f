"""Does a full stop, question or exclamation mark end its sentence?

It does not where it belongs to an abbreviation, an initial or a list number, or where what follows goes on in
the same sentence. Every test looks at a few characters on either side, so that a text of stops takes linear
time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.language.arabic import LETTER_RANGES, TATWEEL, fold, is_arabic
from tqa.model import Language

if TYPE_CHECKING:
    from tqa.model import Span

CLOSERS = "\"'”’»)]｣›"
_CLOSER = re.escape(CLOSERS)
STOP = re.compile(rf"[.!?؟…۔]+(?:[ \u00a0]?[”»)\]]|[{_CLOSER}])*")
_REACH = 24
_NEXT = re.compile(r"\S")

_ABBREVIATIONS = frozenset((
    "mr", "mrs", "ms", "messrs", "dr", "drs", "prof", "profs", "rev", "hon", "fr", "gen", "gens", "col",
    "lt", "sgt", "capt", "maj", "brig", "adm", "cmdr", "cpl", "pvt", "gov", "govs", "sen", "sens", "rep",
    "reps", "pres", "supt", "det", "insp", "st", "ste", "mt", "ft", "jr", "sr", "esq", "vs", "v", "etc",
    "para", "ed", "eds", "inc", "ltd", "co", "corp", "bros", "dept", "univ", "est", "approx", "ca", "cf",
    "viz", "al", "ave", "blvd", "rd", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec",
))  # fmt: skip
# Letters with stops between them: "U.S", "e.g", "a.m", "Ph.D".
_DOTTED = re.compile(r"(?:[a-z]{1,2}\.)+[a-z]")
_NEVER_END = frozenset(("e.g", "i.e"))
_BEFORE_NUMBER = frozenset(("no", "nos", "p", "pp", "art", "arts", "fig", "figs", "ch", "vol", "vols"))
# After these a capital may open a new sentence, so the next word decides.
_MAY_END = frozenset((
    "etc", "inc", "ltd", "co", "corp", "bros", "jr", "sr", "esq", "al", "ave", "blvd", "rd", "dept", "jan",
    "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
))  # fmt: skip
_OPENERS = frozenset((
    "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those",
    "there", "in", "on", "at", "but", "and", "for", "from", "with", "after", "before", "as", "when",
    "while", "if", "according", "meanwhile", "however", "his", "her", "its", "their", "our", "my", "some",
    "many", "most", "all", "one", "no", "not", "what", "who", "how", "why", "where", "since", "during",
    "despite", "among", "both", "another", "each", "under", "by", "to", "such", "so", "then", "now", "also",
    "although", "because", "officials", "police", "earlier", "later", "last", "more", "two", "three",
))  # fmt: skip
# What may follow a time of day in the same sentence.
_AFTER_TIME = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "est", "edt", "et",
    "cst", "cdt", "pst", "pdt", "pt", "gmt", "utc", "bst", "cet", "eastern", "pacific", "central",
    "greenwich", "local", "eet",
))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_OPENING_MARKS = re.compile(r"[“\"'‘(\[]*")
_LAST_WORD = re.compile(r"[^\s(\[“\"‘«]+$")
_INITIAL = re.compile(r"(?:^|[\s(\[“\"‘.\-])[^\W\d_]$")
_FIGURE = "[0-9\u0660-\u0669\u06f0-\u06f9]{1,3}"
_LIST_NUMBER = re.compile(
    rf"\W*(?:(?:[A-Z]\.)?{_FIGURE}(?:\.{_FIGURE})*|[A-Za-z]|[ivx]{{1,4}}|[IVXL]{{1,5}})"
)
# "Enough!" John said: a question or exclamation that its reporting verb follows.
_REPORTED = re.compile(
    r"(?:[A-Z][\w'’.\-]*\s){1,3}"
    r"(?:said|says|asked|asks|told|added|adds|wrote|writes|tweeted|replied|reported|reports|shouted|cried|exclaimed"
    r"|wondered|quipped)\b"
)
_ARABIC_INITIAL = re.compile(r"(?:^|[\s(«\"“.])(?:[\u0621-\u064a]|هـ)$")
# The era behind a year ("1990 م.", "1411 هـ.") may well be the last word.
_YEAR_ERA = re.compile(r"[0-9\u0660-\u0669]\s?(?:م|هـ?)$")
_ARABIC_SAYING = re.compile(
    r"(?:(?:كما )?(?:قال|قالت|يقول|تقول|سال|سالت|تساءل|تساءلت|صاح|هتف|هتفت|اضاف|اضافت|تابع|تابعت"
    r"|علق|علقت|رد|ردت)|حسب|حسبما|بحسب|وفق|وفقا)\b"
)
_ARABIC_END = re.compile(rf"[{LETTER_RANGES}]{{2}}$")
_ARABIC_START = re.compile(rf"[«“\"(]?[{LETTER_RANGES}]{{2}}")


def ends_sentence(text: str, sentence: Span, end: int, language: Language) -> bool:
    """Whether a sentence ends at `end`.

    Args:
        text: the paragraph.
        sentence: from the start of the sentence up to the stop.
        end: behind the stop and the quotes and brackets that close with it; more than white space follows.
        language: that of the text.
    """
    before = text[max(sentence.start, sentence.end - _REACH) : sentence.end]
    whole = sentence.end - sentence.start <= _REACH
    stop = text[sentence.end : end]
    if not text[end].isspace():
        return language is Language.ARABIC and _glued(before, text[end : end + 3])
    found = _NEXT.search(text, end)
    following = text[found.start() : found.start() + 4 * _REACH] if found else ""
    if stop[0] == "." and stop[1:2] not in (".", *CLOSERS) and _belongs_to_word(before, following, whole):
        return False
    if language is Language.ARABIC:
        return not _arabic_goes_on(stop, following)
    return not _english_goes_on(stop, following)


def _glued(before: str, following: str) -> bool:
    """A missing space between two Arabic sentences ("المدينة.وأضاف"); initials ("أ.د") are shorter."""
    return bool(_ARABIC_END.search(before) and _ARABIC_START.match(following))


def _belongs_to_word(before: str, following: str, whole: bool) -> bool:
    """Whether a single full stop marks a list number, an initial or an abbreviation rather than the end.

    `whole` says that `before` goes back to the start of the sentence.
    """
    if whole and _LIST_NUMBER.fullmatch(before):
        return True
    if before and (is_arabic(before[-1]) or before[-1] == TATWEEL):
        return bool(_ARABIC_INITIAL.search(before)) and not _YEAR_ERA.search(before)
    found = _LAST_WORD.search(before)
    word = found.group().lower() if found else ""
    if _DOTTED.fullmatch(word):
        return word in _NEVER_END or not _opens_after(word, following)
    if _INITIAL.search(before) and before[-1].isupper():
        return not _opens(following)
    if word in _BEFORE_NUMBER:
        return following[0].isdigit()
    return word in _ABBREVIATIONS and not (word in _MAY_END and _opens(following))


def _opens_after(dotted: str, following: str) -> bool:
    """Whether a sentence opens behind letters and stops; behind "a.m." nearly any capital does."""
    if dotted not in ("a.m", "p.m"):
        return _opens(following)
    word = _first_word(following)
    return word[:1].isupper() and word.lower() not in _AFTER_TIME


def _opens(following: str) -> bool:
    """Whether a capitalised function word follows; the "A." of "J. A. Smith" is none."""
    word = _first_word(following)
    if len(word) == 1 and f"{word}." in following[:4]:
        return False
    return word[:1].isupper() and word.lower() in _OPENERS


def _first_word(following: str) -> str:
    marks = _OPENING_MARKS.match(following)
    found = _WORD.match(following, marks.end() if marks else 0)
    return found.group() if found else ""


def _english_goes_on(stop: str, following: str) -> bool:
    if following[0].islower() or following[0] in ",;:)":
        return True
    return stop[-1] in CLOSERS and stop[0] in "!?" and bool(_REPORTED.match(following))


def _arabic_goes_on(stop: str, following: str) -> bool:
    """Arabic has no capitals: an ellipsis goes on, and a quoted question before its reporting verb."""
    if stop.startswith(("…", "..")):
        return following[0] not in '«“"'
    if stop[-1] in CLOSERS and stop[0] in "!?؟" and _ARABIC_SAYING.match(fold(following[:_REACH])):
        return True
    return following[0] in ",،;؛:)"
