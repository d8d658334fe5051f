"""Drops the negation of the English: "did not attend" → "did attend", "without" → "with", "unable" → "able".

What is left says the opposite in fair grammar. Taken are sentences with one word of negation on each side: of
several, one may go without making the sentence wrong ("neither … nor"), and where the Arabic has none, the
translator turned the sentence around. Left alone are the negations that deny nothing ("not only", "no doubt",
"whether or not").
"""

from __future__ import annotations

import re

from corruption_pairs import measure_pairs

RULES = frozenset(("negation-mismatch",))
ARABIC = re.compile(
    r"(?<!\w)(?:[وف]?(?:لا|لم|لن|ألا)|[وفأ]?ليس\w{0,2}|[وف]?لس(?:نا|ت)|[وفب]?دون|بلا|\w?\w?عدم|[وفب]?ال?غير)(?!\w)"
)
ENGLISH = re.compile(r"\b(?:not|no|never|without|none|neither|nor|nothing|cannot)\b|n[’']t\b", re.IGNORECASE)
_AUXILIARIES = (
    "am|is|are|was|were|be|been|do|does|did|have|has|had|can|could|may|might|must|shall|should|will|would"
)
# What remains of "can't", "won't" and "shan't" is no word.
_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}
# Words with a negative prefix whose positive is as common.
_POSITIVE = """
    able acceptable aware certain clear comfortable common controlled employed equal expected fair familiar
    fortunate happy healthy important known lawful likely limited necessary official paid planned popular
    predictable published realistic registered related resolved safe satisfied specified stable successful
    sustainable usual verified willing
"""
_OPPOSITES = {
    **{f"un{word}": word for word in _POSITIVE.split()},
    "illegal": "legal",
    "illegally": "legally",
    "impossible": "possible",
    "inability": "ability",
    "inadequate": "adequate",
    "inappropriate": "appropriate",
    "incomplete": "complete",
    "indirect": "direct",
    "indirectly": "directly",
    "insecurity": "security",
    "instability": "stability",
    "insufficient": "sufficient",
    "non-governmental": "governmental",
    "non-compliance": "compliance",
}
_TO_BE = "is|are|was|were|be|been|has|have|had|with"
# Each with what is put in its place, from the match.
_NEGATIONS = (
    (
        rf"\b({_AUXILIARIES})(?: also| still)? not (?!only\b|least\b|merely\b|just\b|necessarily\b)",
        lambda match: f"{match[1]} ",
    ),
    (rf"\b({_AUXILIARIES})n[’']t (?!only\b|just\b)", lambda match: f"{match[1]} "),
    (r"\b(ca|wo|sha)n[’']t (?!only\b|just\b)", lambda match: f"{_SHORTENED[match[1].lower()]} "),
    (r"\bcannot (?!but\b|only\b)", lambda _: "can "),
    (r"(?<!or )\bnot ((?:to|[a-z]+ing|[a-z]+ed) )", lambda match: match[1]),
    (r"\bno longer ", lambda _: ""),
    (
        rf"\b({_TO_BE}) no (?!doubt\b|longer\b|more\b|less\b|fewer\b|one\b|later\b|matter\b|other\b)",
        lambda match: f"{match[1]} ",
    ),
    (r"\bwithout ", lambda _: "with "),
    (r"(?<!or )\bnever (?=[a-z])", lambda _: ""),
    (rf"\b(?:{'|'.join(_OPPOSITES)})\b", lambda match: _OPPOSITES[match[0]]),
)
_PATTERNS = [(re.compile(pattern), put) for pattern, put in _NEGATIONS]


def measure(path, rng):
    """The outcome of negations dropped in `path`."""
    return measure_pairs(path, rng, corrupt, RULES)


def corrupt(arabic, english, rng):
    """`english` without its negation, or None where there is not one of these on each side."""
    if len(ARABIC.findall(arabic)) != 1 or len(ENGLISH.findall(english)) > 1:
        return None
    places = [
        (match, put)
        for pattern, put in _PATTERNS
        for match in pattern.finditer(english)
        if "whether" not in english[max(0, match.start() - 40) : match.start()]
    ]
    if not places:
        return None
    match, put = rng.choice(places)
    return english[: match.start()] + put(match) + english[match.end() :]
