"""How an article spells each Arabic name, mention by mention."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.checks.accuracy._name_support import called, english_stems
from tqa.checks.accuracy._names import english_names, is_capitalised
from tqa.language.soundalike import alike_pairs
from tqa.language.tokens import Kind
from tqa.lexicon.proper import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tqa.checks.unit import Unit
    from tqa.model import Span

# So much alike (in nats), an Arabic and an English word are surely one name.
_SURELY = 5.0
_SHORTEST = 4
_ARTICLES = ("al-", "el-", "ad-", "an-", "ar-", "as-", "ash-", "at-", "az-", "ul-")
_PREFIXES = ("و", "ف", "ب", "ل", "ك")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in one sentence: `key` is the Arabic, `form` the English without article, signs and endings.

    `beside` holds the Arabic words next to it that are names in the English beside `span` as well.
    """

    unit: Unit
    key: str
    form: str
    span: Span
    source: Span
    beside: frozenset[str]


def mentions_by_name(units: Sequence[Unit]) -> Mapping[str, Sequence[Mention]]:
    """The mentions of each Arabic name that is written as it sounds, in the order of the article."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for unit in units:
        for mention in _mentions(unit):
            found[mention.key].append(mention)
    for key in list(found):
        # A conjunction or preposition in front makes no other name.
        whole = found.get(key[1:], []) if key[0] in _PREFIXES else []
        if {mention.form[0] for mention in whole} >= {mention.form[0] for mention in found[key]}:
            found[key[1:]] = sorted([*whole, *found.pop(key)], key=lambda each: (each.unit.index, each.span))
    return found


def form_of(text: str) -> str:
    """An English name as spellings are compared: small, without article, hyphens, signs and possessive."""
    word = plain(text.lower().replace("’", "'").replace("‑", "-")).removesuffix("'s").removesuffix("'")
    for article in _ARTICLES:
        word = word.removeprefix(article)
    return word.replace("-", "").replace("'", "").replace("`", "")


def _mentions(unit: Unit) -> Iterator[Mention]:
    names = [name.index for name in english_names(unit, starts=True)]
    if not names:
        return
    source, target = unit.source_tokens, unit.target_tokens
    arabic = [
        i for i, token in enumerate(source) if token.kind is Kind.ARABIC and len(token.norm) >= _SHORTEST - 1
    ]
    alike = alike_pairs([source[i].norm for i in arabic], [target[j].norm for j in names], _SURELY)
    pairs = _best({(arabic[row], names[column]): value for (row, column), value in alike.items()})
    for i, j in pairs:
        form = form_of(target[j].text)
        if len(form) < _SHORTEST or not called(source[i].text, source[i].norm, unit.lexicon).stems.isdisjoint(
            english_stems(target[j].norm)
        ):
            continue
        yield Mention(
            unit, source[i].norm.removeprefix("ال"), form, target[j].span, source[i].span, _beside(unit, i, j)
        )


def _best(values: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs that are the best for both of their words."""
    rows: dict[int, float] = defaultdict(float)
    columns: dict[int, float] = defaultdict(float)
    for (i, j), value in values.items():
        rows[i] = max(rows[i], value)
        columns[j] = max(columns[j], value)
    return sorted(
        pair for pair, value in values.items() if value >= rows[pair[0]] and value >= columns[pair[1]]
    )


def _beside(unit: Unit, i: int, j: int) -> frozenset[str]:
    """The neighbours of an Arabic name where the English has a name on either side too."""
    source, target = unit.source_tokens, unit.target_tokens
    english = [
        k
        for k in (j - 1, j + 1)
        if 0 <= k < len(target) and target[k].kind is Kind.LATIN and is_capitalised(target[k].text)
    ]
    if not english:
        return frozenset()
    near = [k for k in (i - 1, i + 1) if 0 <= k < len(source) and source[k].kind is Kind.ARABIC]
    heard = alike_pairs([source[k].norm for k in near], [target[k].norm for k in english])
    return frozenset(source[near[row]].norm.removeprefix("ال") for row, _ in heard)
