"""What no fix may do to a text: change a number, take or add a name, reword a quotation.

Entities are read as the characters they stand for and tags as blanks, so that cleaning them up counts as no
change.
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
# UTF-8 read as Windows-1252: a letter that leads, and one that nobody types behind it.
_GARBLED = re.compile("[ÂÃâÐÑØÙÚÛïåäðÅÄ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_NO_PART = re.compile(r"[\W_]+")
# At the start of a sentence any word is capitalised, and short ones are seldom names.
_SHORT = 3


def harm(before: str, after: str, fix: Fix, rule: str, source: str = "") -> str | None:
    """Why the fix that turned `before` into `after` must not be made; None where nothing speaks against it.

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
    if fix.applicability is not Applicability.SAFE or _same_letters(old, new) or _decodes(before, after):
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
    """Whether the numbers are the same; of a doubled one, as many stay as the source has in digits."""
    before, after = _numbers(old), _numbers(new)
    if after - before:
        return False
    meant = _numbers(tokenize(source))
    return all(after[number] >= meant[number] >= 1 for number in before - after)


def _numbers(tokens: Sequence[Token]) -> Counter[str]:
    return Counter(number_value(token.text) for token in tokens if token.kind is Kind.NUMBER)


def _same_letters(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether only spaces, marks and capitals differ, which can take no name and no word away."""
    texts = ("".join(part for token in tokens for part in _parts(token)).casefold() for tokens in (old, new))
    return next(texts) == next(texts)


def _decodes(before: str, after: str) -> bool:
    """Whether the fix reads text in its right encoding: the names it spells anew were meant all along."""
    return len(_GARBLED.findall(before)) > len(_GARBLED.findall(after))


def _parts(token: Token) -> list[str]:
    """What hyphens and apostrophes join: "al-Qatarneh's" has three parts, "U.N." has one."""
    return [part for part in _NO_PART.split(token.text.replace(".", "")) if part]


def _names(tokens: Sequence[Token]) -> set[str]:
    """Capitalised words in lower case; a short one counts only where no sentence begins."""
    names: set[str] = set()
    opens = True
    for token in tokens:
        if token.kind is Kind.LATIN:
            shortest = _SHORT if opens else 1
            names |= {part.lower() for part in _parts(token) if part[0].isupper() and len(part) > shortest}
        if token.kind is not Kind.MARK:
            opens = False
        elif token.text not in "-–—'’,":
            opens = True
    return names


def _words_in(tokens: Sequence[Token]) -> set[str]:
    return {part.lower() for token in tokens if token.is_word for part in _parts(token)}


def _keeps_quotations(before: str, new: Sequence[Token]) -> bool:
    """Whether the words of each quotation still stand side by side; a doubled one may stand once."""
    words = f" {' '.join(_once(new))} "
    quotations = (_once(tokenize(match.group(1))) for match in _QUOTED.finditer(_plain(before)))
    return all(f" {' '.join(quotation)} " in words for quotation in quotations if quotation)


def _once(tokens: Sequence[Token]) -> list[str]:
    words = [token.norm for token in tokens if token.is_word or token.kind is Kind.NUMBER]
    return [word for index, word in enumerate(words) if not index or word != words[index - 1]]
