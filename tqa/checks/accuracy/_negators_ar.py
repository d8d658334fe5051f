"""Arabic words that deny what follows, without the idioms in which they deny nothing.

«لا يزال» is "still", «لا سيما» "especially", «لا … إلا» "only": English has no negation for these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tqa.checks.accuracy._negative_words import NONE, openness
from tqa.language.tokens import ARABIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.language.tokens import Token
    from tqa.lexicon.lexicon import Lexicon

# Words in matching form (see tqa.language.arabic.fold), and the clitics that may stand before them.
_WORDS = {
    "verb": "لا لم لن بالا لالا",
    "be": "ليس ليست ليسوا ليسا ليستا اليس اليست لسنا لست لستم لسن",
    "without": "دون بدون لدون بلا",
    "lack": "عدم بعدم لعدم",
    "other": "غير بغير لغير",
}
_KINDS = {
    clitic + word: kind
    for kind, words in _WORDS.items()
    for word in words.split()
    for clitic in ("", "و", "ف")
}
_NOT_TO = frozenset(("الا", "والا"))
NEGATORS = _NOT_TO.union(_KINDS)
"""The matching forms of all words that may deny."""
# Behind لا, لم, لن and ليس: what is said is no denial, or one that English says without a negation.
_IDIOM = re.compile(
    "سيما|(?:[يتن]|ا)زال(?:ون|وا|ان|ا)?|[يت]زل|زال(?:ت|وا)?|بد|شك|ريب|محاله?|جرم|باس|غرو|غني|غنا|مفر|مناص|بل|احد?ي?صي|"
    "[يت]تجزا|[يت]حصي|[يت]قل(?:ون|ان)?|[يت]زيد(?:ون)?|[يت]تجاوز(?:ون)?|[يت]تعدي|[يت]ربو|[يت]قتصر(?:ون)?|"
    "[يت]ستهان|[يت]لبث|[يت]كد|[يتن]الو|[يتن]الون|[يت]كاد|[يت]كادون|[يت]عدو|[يت]خلو|[يت]نفك|[يت]نفصل|"
    "[يت]خفي|[يتن]فوت(?:نا|ني|ه|ها)?|[تن]نسي?(?:وا)?|[يت]تردد(?:وا|ون|ي)?|[يت]غيب(?:ن)?|فقط|مجرد|فحسب|حصر|حصرا"
)
# "Not only" and "only": these behind a negator take it back.
_ONLY = re.compile("الا|و?سوي|فقط|ف?حسب|وحسب|فحسب|مجرد|[لب]اكثر")
_BUT = re.compile("الا|و?سوي")
_COMMAS = frozenset("،,")
_RATHER = frozenset(("بل", "لكن", "ولكن", "انما", "وانما"))
_ONLY_REACH = 25
# «لا يملك إلا أن» is "cannot but"; further on إلا أن is "however",
# but before a verb in the subjunctive.
_BUT_REACH = 4
_PREVENT = re.compile(
    "[وف]?(?:[يت]?حول|حال|حالت|للحيلوله|الحيلوله|حيلوله|والحيلوله|حائلا|[يت]حولان|للحوول|الحوول|ما|فما|سن)"
)
# As above, with words between the verb and دون: «الحيلولة، خاصة، دون».
_PREVENTING = re.compile(
    "[وفل]?(?:ل?[يتن]?حول(?:وا|ون|ان|ن)?|حال(?:ت|وا|تا)?|ل?لحيلوله|الحيلوله|حيلوله|حائلا|حائل|الحوول|حوول|للحوول)"
)
_PREVENTING_REACH = 8
# Behind دون: "sub-regional", "under the age of", "below the level of".
_BELOW = re.compile(
    "(?:ال)?(?:اقليمي|سن$|مستوي|سطح|خط|حد|معدل|طيار|عمر|ثامنه|خامسه|سادسه|رابعه|عاشره|سابعه|عشر|صفر|متوسط)|\\d|شك$"
)
# Behind دون: "no other", for which English has "only".
_OTHERS = re.compile("غير.{1,3}|سوا.{1,3}")
# Behind غير: "other than", "however".
_ALSO = re.compile("ان(?:ه|ها|هم|ني|نا|هما)?|ذلك|هذا|هذه|مره|مكان|واحد")
# Understatement: "not far", "not unlikely", "not a few" are said of what is near, likely, many.
_UNDERSTATED = re.compile(
    "(?:ب|بال)?(?:بعيد|مستبعد|غريب|قليل|نادر|خاف|خافي|مستغرب|هين|عبث|مستحيل|غائب|ضئيل)(?:ه|ا|ين|ون|ات)?"
)
_UNDERSTATED_REACH = 4
_BEING = re.compile("[يتن]?كو?ن(?:ا|وا|ون)?")
# "Worth mentioning": «لا يحمل مخاطر تذكر» is "carries little risk".
_WORTH = re.compile("[يت]ذكر(?:ان)?")
_DOUBLED = "\u0651"
_PREPOSITIONS = frozenset(("في", "من", "الي", "علي", "عن", "مع", "عند", "الحصر"))
_ENDS = frozenset(".؛;؟?!")
_STOPS = frozenset('.؛;:؟?!،,"«»“”()[]')


@dataclass(frozen=True, slots=True)
class Negator:
    """A word that denies: its token, and the tokens of what it denies, nearest first."""

    index: int
    scope: tuple[int, ...]
    kind: str


def negators(tokens: Sequence[Token]) -> Iterator[Negator]:
    """The words of a sentence that deny something, in order."""
    for index in [index for index, (_, norm, _, _, _) in enumerate(tokens) if norm in NEGATORS]:
        kind = _kind(tokens[index].text, tokens[index].norm)
        if kind is None:
            continue
        scope = _scope(tokens, index)
        if scope and not _is_idiom(tokens, index, kind, scope):
            yield Negator(index, scope, kind)


def _kind(text: str, norm: str) -> str | None:
    """What kind of negator a word is; the seat of its hamza tells ألا ("not to") from إلا ("but")."""
    kind = _KINDS.get(norm)
    if kind is not None:
        # دُوِّن "was written down", لمّا "when".
        return None if _DOUBLED in text else kind
    return "verb" if norm in _NOT_TO and "أ" in text else None


def _scope(tokens: Sequence[Token], index: int) -> tuple[int, ...]:
    scope = []
    for place in range(index + 1, min(index + 7, len(tokens))):
        if tokens[place].text in _STOPS:
            break
        if tokens[place].kind is ARABIC:
            scope.append(place)
    return tuple(scope)


def _is_idiom(tokens: Sequence[Token], index: int, kind: str, scope: tuple[int, ...]) -> bool:
    before = tokens[index - 1].norm if index else ""
    behind = tokens[scope[0]].norm
    if kind in ("verb", "be"):
        if kind == "be" and tokens[index].text.startswith("أ"):
            return True  # "Is it not so?"
        said = (tokens[place].norm for place in scope[:_UNDERSTATED_REACH])
        if (kind == "be" or _BEING.fullmatch(behind)) and any(map(_UNDERSTATED.fullmatch, said)):
            return True
        if behind in _PREPOSITIONS and kind == "verb":
            return True  # "neither in … nor in …": what is denied stands before
        return (
            before == "ما"
            or behind in ("وهو", "وهي", "وهما", "وهم")
            or _IDIOM.fullmatch(behind) is not None
            or _is_taken_back(tokens, index)
            or any(_WORTH.fullmatch(tokens[place].norm) for place in scope[1:])
        )
    if kind == "without":
        return (
            _PREVENT.fullmatch(before) is not None
            or _BELOW.match(behind) is not None
            or _OTHERS.fullmatch(behind) is not None
            or (tokens[index].norm == "دون" and _is_prevented(tokens, index))
        )
    # Before a possessive it is the verb "change": «غير رأيه».
    return kind == "other" and (
        _ALSO.fullmatch(behind) is not None
        or tokens[scope[0]].text.endswith(("ه", "ها", "هم"))
        or _is_nothing_but(tokens, index)
    )


def _is_prevented(tokens: Sequence[Token], index: int) -> bool:
    """Whether the دون belongs to a verb "prevent" before it, with an adverb or subject in between."""
    for place in range(index - 1, max(-1, index - 1 - _PREVENTING_REACH), -1):
        if tokens[place].text in _ENDS:
            return False
        if _PREVENTING.fullmatch(tokens[place].norm):
            return True
    return False


def _is_nothing_but(tokens: Sequence[Token], index: int) -> bool:
    """Whether a negation stands before غير, which is then "but"; «لا يزال غير» is "still not"."""
    for place in range(max(0, index - 6), index):
        kind = _kind(tokens[place].text, tokens[place].norm)
        if kind in ("verb", "be"):
            scope = _scope(tokens, place)
            if not scope or _IDIOM.fullmatch(tokens[scope[0]].norm) is None:
                return True
    return False


def _is_taken_back(tokens: Sequence[Token], index: int) -> bool:
    """Whether "only" or "but" stands behind the negator; إلا أن is "however" and takes nothing back.

    "Only" does so in the same clause alone: «لا يملك سيارة، لديه فقط دراجة» denies the first.
    """
    same = True
    for place in range(index + 1, min(index + _ONLY_REACH, len(tokens))):
        token = tokens[place]
        if _ONLY.fullmatch(token.norm) and not (token.norm == "الا" and "أ" in token.text):
            but = _BUT.fullmatch(token.norm) is not None
            if (but or same) and (place - index <= _BUT_REACH or not _is_however(tokens, place)):
                return True
        elif token.text in _ENDS:
            return False
        elif token.text in _COMMAS or token.norm in _RATHER:
            same = False
    return False


def _is_however(tokens: Sequence[Token], index: int) -> bool:
    """Whether an إلا is part of إلا أن, "however", which a noun or pronoun follows and no subjunctive."""
    behind, then = (tokens[place].norm if place < len(tokens) else "" for place in (index + 1, index + 2))
    verb = behind == "ان" and then.startswith(("ي", "ت"))
    return tokens[index].norm == "الا" and behind.startswith("ان") and not verb


# Words behind which English may deny something: negators in whatever use, "only", "until", "whether",
# "other", "at most", "unlike", "not to mention".
_EXCUSES = re.compile(
    "[وف]?(?:ما|[بلا]?ا?لا|ل?ئ?لا|لم|لن|ا?ليس.{0,3}|لس(?:نا|ت|تم|ن)|.{0,2}دون.{0,2}|بلا|.{0,3}انعدا?م.{0,3}|"
    ".{0,3}عدم.{0,3}|.{0,4}غير.{0,3}|مش|مو|مي?ش|سوي|قلما|نادرا|كلا|لولا|لما|بل|كيلا|لكيلا|فقط|مجرد|فحسب|"
    "[ويتن]*تعذر.{0,3}|.{0,2}ا?ست?حيل.{0,3}|استحال.{0,3}|.{0,3}عجز.{0,3}|.{0,2}حرم.{0,3}|.{0,2}محروم.{0,3}|"
    "حسب|وحد.{0,3}|ناهيك|فضلا|ام|سواء|قبل|حتي|.{0,2}عكس|.{0,2}خلاف.{0,2}|.{0,2}مخالف.{0,3}|اقصاه|كحد|"
    ".{0,2}اقل|لاكثر|باكثر|بعيدا?|خارج|عدا|باستثناء)"
)
# From here on a lexicon entry speaks of a word that denies.
_LEAST = 0.25


def denies(token: Token, lexicon: Lexicon) -> bool:
    """Whether an Arabic word may be behind an English negation: a negator, or a word that means one."""
    return token.kind is ARABIC and _denies(token.text, token.norm, lexicon)


@lru_cache(maxsize=16384)
def _denies(text: str, norm: str, lexicon: Lexicon) -> bool:
    if _EXCUSES.fullmatch(norm):
        return True
    translations = lexicon.translations(lexicon.split(text, norm)[1])
    return any(value >= _LEAST and openness(stem) != NONE for stem, value in translations.items())
