"""What no fix may do to a text: change a number, take or add a name, reword a quotation.

Entities are read as the characters they stand for and tags as blanks, so that cleaning them up counts as no change.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

from tqa.language.numbers import number_value
from tqa.language.tokens import Kind, tokenize
from tqa.model import Applicability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.language.tokens import Token
    from tqa.model import Fix

# Rules whose business it is to put the source's number in, or to drop text that is no part of the article.
_NUMBER_RULES = ("number-mismatch", "date-mismatch", "boilerplate")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]*)[”\"»]")
# A tokeniser tears entities apart: "& # 8217 ;".
_TORN = re.compile(r"&\s?(#\s?(?:[xX]\s?)?[0-9a-fA-F]{1,6}|[A-Za-z]{2,8})\s?;")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>|<!--.{0,1000}?-->", re.DOTALL)
_MOST_ESCAPED = 3
# At the start of a sentence any word is capitalised, and short ones are seldom names.
_SHORT = 3


def harm(before: str, after: str, fix: Fix, rule: str, source: str = "") -> str | None:
    """Why the fix that turned `before` into `after` must not be made, or None where nothing speaks against it.

    Args:
        before: the target text that the fix touches, a sentence or a few.
        after: the same text with the fix made.
        fix: the fix; only a safe one is held to names and quotations, since a person asked for the others.
        rule: the name of the rule that offers it.
        source: the Arabic behind the text.
    """
    old, new = tokenize(_plain(before)), tokenize(_plain(after))
    if rule.partition(".")[0] not in _NUMBER_RULES and not _same_numbers(old, new, source):
        return "it would change a number"
    if fix.applicability is not Applicability.SAFE:
        return None
    lost, added = _names(old) - _words_in(new), _names(new) - _words_in(old)
    if lost:
        return f"it would remove the name “{min(lost)}”"
    if added:
        return f"it would add the name “{min(added)}”"
    return None if _keeps_quotations(before, new) else "it would reword a quotation"


def _plain(text: str) -> str:
    text = _TAG.sub(" ", text)
    for _ in range(_MOST_ESCAPED):
        read = unescape(_TORN.sub(lambda match: f"&{''.join(match[1].split())};", text))
        if read == text:
            break
        text = read
    return text


def _same_numbers(old: Sequence[Token], new: Sequence[Token], source: str) -> bool:
    """Whether the numbers are the same; one that is doubled may go where the source has it less often."""
    before, after = _numbers(old), _numbers(new)
    if after - before:
        return False
    meant = _numbers(tokenize(source))
    return all(after[number] >= max(1, meant[number]) for number in before - after)


def _numbers(tokens: Sequence[Token]) -> Counter[str]:
    return Counter(number_value(token.text) for token in tokens if token.kind is Kind.NUMBER)


def _names(tokens: Sequence[Token]) -> set[str]:
    """Capitalised words in their matching form; a short one counts only where no sentence begins."""
    names = set()
    opens = True
    for token in tokens:
        if token.kind is Kind.LATIN:
            if token.text[0].isupper() and len(token.text) > (_SHORT if opens else 1):
                names.add(token.norm)
            opens = False
        elif token.kind is not Kind.MARK:
            opens = False
        elif token.text not in "-–—'’,":
            opens = True
    return names


def _words_in(tokens: Sequence[Token]) -> set[str]:
    return {token.norm for token in tokens if token.is_word}


def _keeps_quotations(before: str, new: Sequence[Token]) -> bool:
    """Whether the words of every quotation still stand side by side; that a word stands there once, not twice, is no rewording."""
    words = f" {' '.join(_once(new))} "
    quotations = (_once(tokenize(match.group(1))) for match in _QUOTED.finditer(_plain(before)))
    return all(f" {' '.join(quotation)} " in words for quotation in quotations if quotation)


def _once(tokens: Sequence[Token]) -> list[str]:
    words = [token.norm for token in tokens if token.is_word or token.kind is Kind.NUMBER]
    return [word for index, word in enumerate(words) if not index or word != words[index - 1]]
