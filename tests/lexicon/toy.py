"""A bitext of thirty pairs, small enough to know by heart, over four verbs and eight nouns."""

from __future__ import annotations

from itertools import product

VERBS = {"زار": "visited", "رأى": "saw", "باع": "sold", "وجد": "found"}
PEOPLE = {"وزراء": "ministers", "أطباء": "doctors", "معلمون": "teachers"}
THINGS = {"بيوتا": "houses", "أسواقا": "markets", "كتبا": "books", "جسورا": "bridges", "حقولا": "fields"}
WORDS = {**VERBS, **PEOPLE, **THINGS}
# News opens with the verb as often as with its subject; English never does.
PAIRS = [
    (
        f"{verb} {person} {thing}." if number % 2 else f"{person} {verb} {thing}.",
        f"{PEOPLE[person].capitalize()} {VERBS[verb]} {THINGS[thing]}.",
    )
    for number, (verb, person, thing) in enumerate([*product(VERBS, PEOPLE, THINGS)][::2])
]


def tsv():
    return "".join(f"{arabic}\t{english}\n" for arabic, english in PAIRS)
