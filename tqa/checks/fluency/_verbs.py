"""Verb forms that do not fit what governs them: modal, do, have, subject pronoun, “there is”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.fluency._lists import (
    base_of_gerund,
    base_of_third_person,
    bases,
    plural_of,
    regular_participle,
    singular_of,
    word_set,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tqa.checks.fluency._context import Sentence
    from tqa.checks.rule import Hit

# "can", "will", "might" and "must" are nouns too, "may" is a month; those are looked at more closely.
_MODALS = word_set("modals")
_DO = word_set("do")
_HAVE = frozenset(("has", "have"))
# Past tenses that are not participles: of verbs whose past no relative clause ends in ("what they have came
# from" would be right).
_PAST = {
    "went": "gone", "began": "begun", "took": "taken", "gave": "given", "wrote": "written", "chose": "chosen",
    "broke": "broken", "spoke": "spoken", "undertook": "undertaken", "withdrew": "withdrawn", "grew": "grown",
    "forgot": "forgotten", "became": "become", "drove": "driven", "stole": "stolen", "knew": "known",
}  # fmt: skip
_PAST_BASES = {
    "went": "go", "began": "begin", "took": "take", "gave": "give", "wrote": "write", "chose": "choose",
    "broke": "break", "spoke": "speak", "undertook": "undertake", "withdrew": "withdraw", "grew": "grow",
    "forgot": "forget", "became": "become", "drove": "drive", "stole": "steal", "knew": "know",
}  # fmt: skip
# Verbs that may end a relative clause before "to": "the union they belong to includes ten members".
_AFTER_STRANDED_TO = word_set("after-stranded-to")
_SINGULAR = frozenset(("he", "she", "it"))
_PLURAL = frozenset(("they", "we"))
_FORMS_SINGULAR = {"have": "has", "are": "is"}
_FORMS_PLURAL = {"has": "have", "is": "are", "was": "were"}
_SEVERAL = word_set("several")
_DEMONSTRATIVES = frozenset(("these", "those"))
_SINGULAR_DETERMINERS = frozenset(("this", "each", "every"))


def verb_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """What is wrong with the verb that the word at `index` governs, or is the subject of."""
    word = sentence.norm(index)
    if word in _MODALS or word == "to":
        yield from _modal_hits(sentence, index)
    elif word in _DO:
        yield from _do_hits(sentence, index)
    elif word in _HAVE:
        yield from _have_hits(sentence, index)
    elif word == "there":
        yield from _there_hits(sentence, index)
    elif word in _SINGULAR or word in _PLURAL:
        yield from _pronoun_hits(sentence, index)
    elif word == "whose":
        yield from _whose_hits(sentence, index)
    elif word in ("be", "been"):
        yield from _passive_hits(sentence, index)
    else:
        yield from _subject_hits(sentence, index)


def _modal_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    if not sentence.is_lower(index):
        return
    modal = sentence.norm(index)
    place = index + 1
    while place <= index + 2 and (sentence.norm(place) == "not" or sentence.norm(place).endswith("ly")):
        place += 1
    verb = sentence.norm(place)
    base = base_of_third_person().get(verb) if sentence.is_lower(place) else None
    if base is None or not all(sentence.spaced(each) for each in range(index, place)):
        return
    if modal == "to" and (verb in _AFTER_STRANDED_TO or sentence.norm(index - 1) in ("according", "due")):
        return
    if modal in ("can", "will", "might") and not _has_subject(sentence, index):
        return  # the noun: "his will provides"
    right = f"{sentence.text(index, place - 1)} {base}"
    why = f"“{sentence.tokens[index].text}” takes the base form"
    yield sentence.hit(index, place, right, why)


def _may_follow_modal(word: str) -> bool:
    return word in base_of_third_person() or word == "not" or word.endswith("ly")


def _may_follow_contraction(word: str) -> bool:
    return word in base_of_third_person() or word in _PAST_BASES or word in base_of_gerund()


def _has_subject(sentence: Sentence, index: int) -> bool:
    before = sentence.norm(index - 1)
    return before in _SINGULAR | _PLURAL | {"who", "which", "you", "i"} or before in singular_of()


def _do_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    place = index + 1
    if sentence.norm(index) in ("do", "does", "did"):
        if sentence.norm(place) != "not":
            return
        place += 1
    verb = sentence.norm(place)
    if not sentence.is_lower(place) or not all(sentence.spaced(each) for each in range(index, place)):
        return
    base = base_of_third_person().get(verb) or _PAST_BASES.get(verb) or base_of_gerund().get(verb)
    if base and base != verb:
        right = f"{sentence.text(index, place - 1)} {base}"
        yield sentence.hit(index, place, right, f"“{sentence.text(index, place - 1)}” takes the base form")


def _have_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    verb = sentence.norm(index + 1)
    if verb in _PAST and sentence.spaced(index) and sentence.is_lower(index + 1):
        right = f"{sentence.tokens[index].text} {_PAST[verb]}"
        yield sentence.hit(index, index + 1, right, f"“{sentence.tokens[index].text}” takes the participle")


def _there_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    verb, number, noun = (sentence.norm(index + ahead) for ahead in (1, 2, 3))
    if (
        verb in ("is", "was")
        and number in _SEVERAL
        and noun in singular_of()
        and sentence.opens_clause(index)
    ):
        right = f"{sentence.tokens[index].text} {_FORMS_PLURAL[verb]}"
        yield sentence.hit(index, index + 1, right, "the subject that follows is plural")


def _pronoun_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    pronoun, verb = sentence.norm(index), sentence.norm(index + 1)
    if not sentence.spaced(index) or not sentence.is_lower(index + 1):
        return
    if sentence.tokens[index].text.isupper():
        return  # IT
    if pronoun in _SINGULAR and verb in _FORMS_SINGULAR and _is_subject(sentence, index):
        right = _FORMS_SINGULAR[verb]
    elif pronoun in _PLURAL and verb in _FORMS_PLURAL and _is_subject(sentence, index):
        right = _FORMS_PLURAL[verb]
    else:
        return
    shown = sentence.tokens[index].text
    yield sentence.hit(index, index + 1, f"{shown} {right}", f"“{shown}” does not go with “{verb}”")


def _is_subject(sentence: Sentence, index: int) -> bool:
    """Whether the pronoun opens its clause, and no subjunctive or relative clause may explain the verb."""
    before = sentence.norm(index - 1)
    return sentence.opens_clause(index) and before not in ("that", "which", "whether", "(", "—", "–")


def _whose_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“pupils whose schools does not”: the verb right behind the noun has it as its subject."""
    noun, verb = sentence.norm(index + 1), sentence.norm(index + 2)
    if noun in singular_of() and verb in ("is", "was", "has", "does"):
        right = {**_FORMS_PLURAL, "does": "do"}[verb]
    elif noun in plural_of() and noun not in _COLLECTIVES and verb in ("are", "were", "have"):
        right = {"are": "is", "were": "was", "have": "has"}[verb]
    else:
        return
    if sentence.spaced(index) and sentence.spaced(index + 1) and sentence.is_lower(index + 2):
        yield sentence.hit(
            index + 1,
            index + 2,
            f"{sentence.tokens[index + 1].text} {right}",
            "the verb does not fit its subject",
        )


def _passive_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“will be announce”: the base form where the participle belongs."""
    verb, before = sentence.norm(index + 1), sentence.norm(index - 1)
    governed = before in _MODALS | _HAVE | {"to", "not", "had"}
    if governed and verb in bases() and sentence.spaced(index) and sentence.is_lower(index + 1):
        shown = sentence.tokens[index].text
        participle = regular_participle(verb)
        right = f"{shown} {participle}" if participle else ""
        yield sentence.hit(index, index + 1, right, f"“{shown}” takes the participle")


def _subject_hits(sentence: Sentence, index: int) -> Iterator[Hit]:
    """“These measures is”, “This decision are” at the start of a sentence, where nothing comes between."""
    if not sentence.opens(index) or not sentence.spaced(index) or not sentence.spaced(index + 1):
        return
    word, noun, verb = (sentence.norm(index + ahead) for ahead in range(3))
    if sentence.norm(index + 3) in ("the", "a", "an") or not sentence.is_lower(index + 2):
        return  # turned round: "This party are the others"
    if word in _DEMONSTRATIVES and noun in singular_of() and verb in _FORMS_PLURAL:
        right, number = _FORMS_PLURAL[verb], "plural"
    elif word in _SINGULAR_DETERMINERS and noun in plural_of() and verb in ("are", "were", "have"):
        if noun in _COLLECTIVES:
            return
        right, number = {"are": "is", "were": "was", "have": "has"}[verb], "singular"
    else:
        return
    yield sentence.hit(
        index, index + 2, f"{sentence.text(index, index + 1)} {right}", f"the subject is {number}"
    )


# British English lets these take a plural verb.
_COLLECTIVES = word_set("collectives")
TRIGGERS = (
    _MODALS
    | _DO
    | _HAVE
    | _SINGULAR
    | _PLURAL
    | _DEMONSTRATIVES
    | _SINGULAR_DETERMINERS
    | {"there", "to", "whose", "be", "been"}
)
# What must follow these for anything to be wrong.
MAY_FOLLOW: Mapping[str, Callable[[str], bool]] = {
    **dict.fromkeys(_MODALS | {"to"}, _may_follow_modal),
    **dict.fromkeys(_DO, _may_follow_contraction),
    **dict.fromkeys(("do", "does", "did"), "not".__eq__),
    **dict.fromkeys(_HAVE, _PAST.__contains__),
    **dict.fromkeys(_SINGULAR, _FORMS_SINGULAR.__contains__),
    **dict.fromkeys(_PLURAL, _FORMS_PLURAL.__contains__),
    **dict.fromkeys(_DEMONSTRATIVES, lambda word: word in singular_of()),
    **dict.fromkeys(_SINGULAR_DETERMINERS, lambda word: word in plural_of()),
    "there": frozenset(("is", "was")).__contains__,
    "whose": lambda word: word in singular_of() or word in plural_of(),
    "be": lambda word: word in bases(),
    "been": lambda word: word in bases(),
}
