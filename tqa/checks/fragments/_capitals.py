"""A function word with a capital inside a sentence: the seam where two translated pieces were glued."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from tqa.checks.fragments._capital_excuses import QUESTION_WORDS, excused_words, is_entity, is_title_case
from tqa.checks.fragments._capital_words import base_of, capitals, is_upper
from tqa.checks.fragments._lists import word_list
from tqa.checks.fragments._reporting import is_reporting
from tqa.checks.fragments._wraps import is_verse, line_breaks
from tqa.checks.rule import Hit, replace
from tqa.language.tokens import Kind, Token
from tqa.model import Applicability, Fix, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import Unit

# Words that can as well open a new sentence whose full stop was lost: lower-casing alone would not mend that.
_ARTICLES = frozenset(("the", "a", "an"))
# Behind these a clause goes on in lower case: no sentence ends with them.
_CONJUNCTIONS = frozenset(
    ("but", "because", "although", "whereas", "while", "if", "unless", "whether", "when", "until", "where")
)
# Words that a letter grades: "A level".
_GRADED = frozenset(("level", "levels", "star", "stars", "grade", "grades", "side", "minor", "major", "flat"))
# "In the Heat of the Night": small words that stand between the capitals of a title.
_LONGEST_TITLE_GAP = 2
# Arabic sets titles in quotation marks or brackets.
_ARABIC_QUOTES = frozenset("«»“”\"'()[]")
_PASSIVE = frozenset(("be", "been", "being", "is", "are", "was", "were"))
_LONGEST_HEADING = 6
# Prepositions that want a verb or noun to hang on, where "in" and "after" tell place or time of anything.
_DEPENDENT = frozenset(("of", "by", "to", "from", "for", "with", "as", "into"))
_LONGEST_COORDINATION = 20


class _Seam(Enum):
    """What stands before the capital."""

    WORD = "word"
    COMMA = "comma"
    SEMICOLON = "semicolon"
    BRACKET = "bracket"


@dataclass(frozen=True)
class _Spot:
    """One capitalised word and its neighbourhood."""

    unit: Unit
    index: int
    seam: _Seam
    excused: frozenset[str]

    @property
    def tokens(self) -> Sequence[Token]:
        return self.unit.target_tokens

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def at(self, offset: int) -> Token | None:
        """The token `offset` places away, if there is one."""
        place = self.index + offset
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def norm(self, offset: int) -> str:
        token = self.at(offset)
        return "" if token is None else token.norm


def capital_hits(unit: Unit) -> Iterator[Hit]:
    """Function words, and openers of list items, that carry a capital in mid-sentence."""
    if unit.heading or unit.furniture:
        return
    tokens = unit.target_tokens
    seams = [(k, seam) for k in capitals(unit) if (seam := _seam(unit.target, tokens, k)) is not None]
    if not seams or is_title_case(tokens) or is_verse(unit.target):
        return
    excused = excused_words(tokens)
    for index, seam in seams:
        spot = _Spot(unit, index, seam, excused)
        if _is_listed(spot) and _rest_allows(spot) and not _is_vetoed(spot):
            yield _hit(spot)


def _seam(text: str, tokens: Sequence[Token], index: int) -> _Seam | None:
    """What the capital follows, or None where a capital may follow it."""
    before = tokens[index - 1]
    gap = text[before.end : tokens[index].start]
    if not gap or line_breaks(gap) > 1:
        return None
    # A hard-wrapped line may break behind a connector; elsewhere a new line may begin with a capital.
    if line_breaks(gap) and before.norm not in word_list("connectors"):
        return None
    if before.kind is Kind.LATIN:
        # "the Committee The Committee": the second piece takes up the last word of the first.
        taken_up = index + 1 < len(tokens) and tokens[index + 1].norm == before.norm
        doubled = before.norm == tokens[index].norm  # "the The" is a repeated word
        return _Seam.WORD if (before.text[0].islower() or taken_up) and not doubled else None
    return _seam_after_mark(tokens, index) if index > 1 else None


def _seam_after_mark(tokens: Sequence[Token], index: int) -> _Seam | None:
    mark, further = tokens[index - 1].text, tokens[index - 2]
    latin, number = further.kind is Kind.LATIN, further.kind is Kind.NUMBER
    if mark == "," and (number or (latin and further.text[0].islower())):
        return _Seam.COMMA
    if mark == "(" and latin:
        return _Seam.BRACKET
    if mark == ";" and (latin or number or further.text == ")") and not is_entity(tokens, index - 2):
        return _Seam.SEMICOLON
    return None


def _is_listed(spot: _Spot) -> bool:
    word = base_of(spot.token.norm)
    if spot.seam is _Seam.SEMICOLON and word in word_list("list_openers"):
        return True
    if spot.token.text == "A":
        return _is_article(spot)
    if word not in word_list("function_words"):
        return False
    # A pronoun or "this" behind a noun or a comma opens a sentence whose stop was lost: no glued piece.
    clause = word in word_list("sentence_openers") and word != "the"
    return not clause or (spot.seam is not _Seam.COMMA and not _may_open(spot))


def _is_article(spot: _Spot) -> bool:
    """Whether "A" is no letter ("type A"): a noun follows, and a word that wants one stands before."""
    noun = spot.norm(1)
    if (
        spot.seam is not _Seam.WORD
        or spot.norm(-1) not in word_list("connectors")
        or spot.norm(-1) in _ARTICLES
    ):
        return False
    return len(noun) > 3 and noun not in word_list("function_words") and noun not in _GRADED


def _may_open(spot: _Spot) -> bool:
    """Whether a sentence might begin with the capital, if only the full stop before it were there."""
    return (
        spot.seam is _Seam.WORD
        and base_of(spot.token.norm) in word_list("sentence_openers")
        and not _is_bound(spot.norm(-1))
    )


def _is_bound(norm: str) -> bool:
    """Whether a word cannot end a sentence."""
    return norm in _CONJUNCTIONS or norm in word_list("connectors")


def _rest_allows(spot: _Spot) -> bool:
    """Whether what follows reads on in lower case, or is a body whose article takes no capital."""
    token, following = spot.token, spot.at(1)
    if following is None or following.kind is Kind.MARK:
        return following is not None and spot.seam is _Seam.SEMICOLON and following.text == ","
    gap = spot.unit.target[token.span.end : following.span.start]
    if not gap or line_breaks(gap) > following.text[0].islower():
        return False
    if following.kind is not Kind.NUMBER and (following.text[0].islower() or base_of(following.norm) == "i"):
        return not _opens_title(spot)
    if following.kind is not Kind.NUMBER and token.norm in _ARTICLES:
        return _names_body(spot)
    if token.norm not in word_list("prepositions"):
        return False
    # "as well as In Baghdad": a coordinator asks for a second phrase, which a lone name ends.
    joined = spot.seam is _Seam.WORD and _after_coordinator(spot)
    return following.kind is Kind.NUMBER or (joined and not is_upper(spot.at(2)))


def _after_coordinator(spot: _Spot) -> bool:
    return spot.norm(-1) in ("and", "or", "that", "which") or (spot.norm(-2), spot.norm(-1)) == ("well", "as")


def _opens_title(spot: _Spot) -> bool:
    """Whether a capital follows after small words only, as in "In the Heat of the Night"."""
    if spot.token.norm in _ARTICLES or spot.seam is _Seam.SEMICOLON or _after_coordinator(spot):
        return False
    if spot.unit.source and not any(token.text in _ARABIC_QUOTES for token in spot.unit.source_tokens):
        return False
    for offset in range(1, _LONGEST_TITLE_GAP + 2):
        token = spot.at(offset)
        if is_upper(token):
            return True
        if token is None or token.norm not in word_list("title_small_words"):
            return False
    return False


def _names_body(spot: _Spot) -> bool:
    """Whether the capitalised run after the article holds an institution's head, and no publication's."""
    offset, found = 1, False
    while is_upper(token := spot.at(offset)) and token is not None:
        found = found or any(part in word_list("state_bodies") for part in token.norm.split("-"))
        offset += 1
        if token.norm.endswith("'s"):
            break
    return found and spot.norm(offset) not in word_list("title_announcers")


def _announces_speech(spot: _Spot) -> bool:
    """Whether speech without marks may follow the comma: "he said, The …", but not "to be reported, In …"."""
    verb = next((offset for offset in range(-2, -6, -1) if _may_quote(spot.norm(offset))), 0)
    return verb != 0 and spot.norm(verb - 1) not in _PASSIVE


def _may_quote(norm: str) -> bool:
    return norm == "dear" or norm in word_list("speech") or is_reporting(norm)


def _is_vetoed(spot: _Spot) -> bool:
    """Whether the capital has a reason: a title, a label, a quoted speech, a question, reverence."""
    word, before = base_of(spot.token.norm), spot.norm(-1)
    announcers = word_list("title_announcers")
    if before in announcers or spot.norm(-2) in announcers:
        return True
    if spot.seam is _Seam.WORD and (_follows_heading(spot) or _continues_name(spot)):
        return True
    if spot.seam is _Seam.WORD and before in _ARTICLES | {"this", "each", "every"} and word not in _ARTICLES:
        return True
    if spot.seam is _Seam.COMMA and _announces_speech(spot):
        return True
    return word in spot.excused or (word in QUESTION_WORDS and spot.seam is _Seam.COMMA)


def _follows_heading(spot: _Spot) -> bool:
    """Whether only a few words stand before the capital: a list marker, or a heading run into its text."""
    if _is_bound(spot.norm(-1)):
        return False
    for offset in range(-1, -_LONGEST_HEADING - 2, -1):
        token = spot.at(offset)
        if token is None or not token.is_word:
            return token is None or token.text in '.!?:”"'
    return False


def _continues_name(spot: _Spot) -> bool:
    """Whether the capital goes on with a name: "Gold Newcomer Awards and Most liked"."""
    joined = spot.norm(-1) in ("and", "of", "or") and is_upper(spot.at(-2))
    return joined and base_of(spot.token.norm) not in _ARTICLES


def _is_lone_preposition(spot: _Spot) -> bool:
    """Whether a preposition behind "and" has no equal before it, so that it may be debris ("and Of")."""
    word = spot.token.norm
    if spot.norm(-1) not in ("and", "or") or word not in _DEPENDENT:
        return False
    for offset in range(-2, -_LONGEST_COORDINATION - 2, -1):
        if spot.norm(offset) in ("", ".", ";", word):
            return spot.norm(offset) != word
    return True


def _hit(spot: _Spot) -> Hit:
    token = spot.token
    lowered = token.text[0].lower() + token.text[1:]
    start = token.span.start
    mendable = not _may_open(spot) and not _is_lone_preposition(spot)
    fix: Fix = replace(
        Span(start, start + 1),
        lowered[0],
        Applicability.SAFE if mendable else Applicability.SUGGESTED,
        f"“{lowered}” stands inside a sentence.",
    )
    before = spot.at(-1)
    context = before.text if before is not None and spot.seam is _Seam.WORD else ""
    seam = f"after “{context}”" if context else f"after the {spot.seam.value}"
    return Hit(
        token.span,
        f"“{token.text}” has a capital inside the sentence, {seam}: two pieces seem to be glued together.",
        fixes=(fix,),
        severity=Severity.MINOR,
        confidence=0.9 if mendable else 0.75,
    )
