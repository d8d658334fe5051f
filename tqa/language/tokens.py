"""Words, numbers and marks of both languages, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from tqa.language.arabic import fold
from tqa.model import Span


class Kind(IntEnum):
    """What a token is made of."""

    ARABIC = 0
    LATIN = 1
    NUMBER = 2
    MARK = 3


# One alternative a kind. A number keeps its group and decimal marks ("5,200", "٣٫٥"); a Latin word keeps its apostrophes and inner
# full stops ("Qur'an", "U.S.") and its hyphens, since "self-defence" is one word to every rule. An invisible control inside a word stays in it.
_ARABIC = "\u0621-\u063a\u0640-\u065f\u066e-\u06d3\u06d5-\u06ed\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdfb\ufe70-\ufefc\u0610-\u061a"
_JOINERS = "\u200c\u200d"
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_TOKEN = re.compile(
    rf"(?P<number>[{_DIGIT}]+(?:[.,:/٫٬\u066b\u066c][{_DIGIT}]+)*)"
    rf"|(?P<arabic>[{_ARABIC}][{_ARABIC}{_JOINERS}]*)"
    r"|(?P<latin>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*(?:[’'ʼ`\-‐‑.&](?=[^\W\d_])(?:[^\W\d_]|[\u0300-\u036f])+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)
_GROUPS = {"number": Kind.NUMBER, "arabic": Kind.ARABIC, "latin": Kind.LATIN, "mark": Kind.MARK}
_DOMAIN = re.compile(r"[a-z][.][A-Z]|[.][^.]{3,}")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark. `norm` is its matching form: folded Arabic, lower-case Latin."""

    text: str
    norm: str
    kind: Kind
    span: Span

    @property
    def is_word(self) -> bool:
        """Whether the token is a word of either script."""
        return self.kind is Kind.ARABIC or self.kind is Kind.LATIN


def tokenize(text: str) -> tuple[Token, ...]:
    """Tokens of `text` in order; white space and invisible controls between tokens are left out."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = _GROUPS[match.lastgroup or "mark"]
        piece = match.group()
        if kind is Kind.LATIN and "." in piece and _DOMAIN.search(piece):
            tokens.extend(_split_at_stops(piece, match.start()))
            continue
        tokens.append(_token(piece, kind, match.start()))
    return tuple(tokens)


def _token(piece: str, kind: Kind, start: int) -> Token:
    norm = piece.lower() if kind is Kind.LATIN else fold(piece)
    return Token(piece, norm.replace("’", "'"), kind, Span(start, start + len(piece)))


def _split_at_stops(piece: str, start: int) -> list[Token]:
    """Two sentences glued by a missing space ("arrest.The") are words and a stop; an abbreviation ("U.S.") is one word."""
    return [
        _token(match.group(), Kind.MARK if match.group() == "." else Kind.LATIN, start + match.start())
        for match in re.finditer(r"[.]|[^.]+", piece)
    ]
