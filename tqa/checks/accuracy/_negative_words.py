"""English words that deny, and how openly they do.

`OPEN` are the words of grammar ("not", "without"). The rest are words whose meaning holds a negation: with a
prefix or ending ("unclear", "homeless") or by themselves ("refuse", "lack"). The lists are those of a
grammar, written down without any corpus.
"""

from __future__ import annotations

import re
from functools import lru_cache

OPEN = frozenset(
    (
        "not", "no", "never", "without", "nor", "none", "neither", "nobody", "nothing", "nowhere", "cannot",
        "non", "noone", "nary",
    )
)  # fmt: skip
# "Nooo!"
_CRY = re.compile("no{2,}")
_CONTRACTED = ("n't", "nnot")
# Un- and non- go with anything; what begins with these letters otherwise is soon told.
_UN = re.compile(
    r"un(?!(?:der|dof|dp$|ilat|iform|ison|i(?:[toqv]|f[iy]|so|la?t)|anim|cle?s?$|ctuous|dulat|til)|$)[a-z-]{3,}|non(?!ethe)-?[a-z]{2,}"
)
# Of in-, im-, il-, ir-, dis-, mis- most words deny nothing, so those that do are named by their beginnings.
_PREFIXED = re.compile(
    """
    in(?:abilit|describ|domitab|expressib|access[ai]b|accura|acti(?:on|v)|adequa|admissib|advertent|aliena|applicab|appropriate|attent|
        audib|calculab|capab|capacit|coheren|comparab|compatib|competen|complete|comprehensib|conclusive|
        congru|considera|consisten|convenien|correct|credib|curab|decen|decisi|definite|differen|
        direct|discriminate|disput|distinguish|edib|effecti|efficien|elastic|eligib|equalit|equit|
        evitab|exact|excus|exhaust|existen|expens|experience|explicab|explicit|fallib|feasib|fertil|finite|
        flexib|formal|frequen|grat|hospit|human|justice|numerab|offensive|operab|operative|opportune|ordinate|
        secur|sensitiv|separab|significan|sincer|soluble|solven|stabilit|sufficien|support|surmount|
        tangib|toleran|tolerab|transig|valid|variab|vinc|determin|divisib|visib|voluntar|vulnerab)|
    im(?:balance|material|matur|measur|mobil|moder|moral|mortal|mov|mun|part[iy]al|passab|passe\\b|patien|
        perfect|permissib|permea|personal|plausib|polite|possib|practica|precis|prob|proper|prud|pun|pur)|
    il(?:l-|legal|legib|legitim|liber|licit|litera|logic)|
    im(?:penetrab)|ir(?:rational|reconcil|recover|refut|regular|relevan|reparab|replac|resist|resolut|respect|
        respons|revers|revoc)|
    dis(?:abl|abilit|advantag|agree|allow|approv|believ|belief|claim|comfort|connect|
        contin|courag|dain|engag|favou?r|honest|honou?r|inclin|integrat|interest|like|loyal|miss|
        mount|obe|orde?r|organi|own|pleas|proportion|prov|qualif|regard|repair|respect|
        satisf|similar|suad|trust|union|unit|us)|
    mis(?:trust|match|conduct)|
    extraordinar|a(?:typical|synchron|nonym|political|moral|symmetr)|ab(?:normal)|anti-|counter-|de-|decentral|offline|under(?:util|prepar|fund|develop|staff|equip|perform|paid|pay|represent)|n[gp]os?$|zero|vain$|
    """,
    re.VERBOSE,
)
_WORDS = re.compile(
    """
    abstain|abstention|against$|beli(?:e[sd]?|ying)$|bely|absen[ct]|abandon|abolish|abort|avert|avoid|ban(?:s|ned|ning)?$|bar(?:s|red|ring)?$|
    barely|bereft|beyond|boycott|ceas(?:e[sd]?|ing)$|cessation|decline|def(?:ied|ies|y)$|
    den(?:y|ied|ies|ying|ial|ials)$|depriv|deter(?:s|red|ring)?$|deficien|defunct|desist|devoid|
    doubt|except|exclud|exclusion|exempt|fail|false|forb[aei]d|forg[eo]|
    halt|hardly|hinder|ignor|impede|lack|less$|lest$|merely|miss(?:|es|ed|ing)$|
    nay$|neglect|negativ|negligib|nil$|null|obstruct|omi[ts]|only$|oppos|otherwise|outlaw|overlook|preclu|prevent|
    prohibi|rare|rarely|rather|refrain|refus|refut|reject|relinquish|reluctan|resist|rule[ds]?$|scarce|seldom|short$|sole(?:ly)?$|
    stop(?:s|ped|ping)?$|thwart|unless|veto|waive|withdr|withheld|withhold|
    wrong(?:ly)?$|little$|few$|low-|minimal|cease-|poach|graft$|open-ended|neutral$|uninterrupt|terribl|otherwise|unlikely|shortage|hesita|unlike$|lawless
    """.replace("\n", "").replace(" ", "")
)
_ENDING = re.compile(r"(?!un|nonethe|nevert|b)[a-z]{3,}less(?:ly|ness)?$|[a-z]+-(?:free|neutral)$")

# Verbs and nouns that deny what they govern as plainly as "not" does: "failed to", "lack of", "few".
_GOVERNORS = re.compile(
    """
    abstain|abstention|absen[ct]|avert|avoid|barely|bereft|ceas(?:e[sd]?|ing)$|cessation|decline|den(?:y|ied|ies|ying|ial|ials)$|
    depriv|deficien|desist|devoid|except|exclud|exclusion|exempt|fail|forb[aei]d|forg[eo]t|hardly|ignor|lack|
    little$|few$|minimal|neglect|negligib|nil$|omi[ts]|preclu|prevent|prohibi|rarely|refrain|refus|reject|
    scarce|seldom|shortage|stop(?:s|ped|ping)?$|unless|withh[eo]ld|reluctan|hesita
    """.replace("\n", "").replace(" ", "")
)

NONE, WORD, AFFIX, GRAMMAR = range(4)
"""How openly a word denies: not at all, by its meaning, by a prefix or ending, as a word of grammar."""


@lru_cache(maxsize=16384)
def openness(norm: str) -> int:
    """How openly a lower-case English word denies: `NONE`, `WORD`, `AFFIX` or `GRAMMAR`."""
    if (
        norm in OPEN
        or norm.endswith(_CONTRACTED)
        or norm.startswith(("no-", "never-"))
        or _CRY.fullmatch(norm)
    ):
        return GRAMMAR
    if _UN.match(norm) or (_PREFIXED.match(norm) or [""])[0] or _ENDING.match(norm):
        return AFFIX
    return WORD if _WORDS.match(norm) else NONE


@lru_cache(maxsize=16384)
def governs(norm: str) -> bool:
    """Whether a lower-case English word denies what it governs: "fail", "lack", "refuse", "few"."""
    return _GOVERNORS.match(norm) is not None
