"""Negations that English says with a plain word: «دون انقطاع» is "continuous", «غير صحيح» "wrong".

Written as a dictionary of antonyms, without any corpus: what is denied, in Arabic matching form, and how the
English words begin that mean the same as its denial.
"""

from __future__ import annotations

import re

_TABLE = (
    ("(?:ال|ل)?(?:انقطاع|توقف|هواده|كلل)", "continu|constant|nonstop|steadi|perpetual"),
    ("(?:ال)?(?:تمييز|تفرقه|محاباه)", "equal|alike|impartial|indiscriminate"),
    ("(?:ال)?(?:تاخير|ابطاء|تباطؤ|تردد)", "prompt|immediate|swift|expedit|readily"),
    ("(?:ال)?استثناء", "every|entire"),
    ("(?:ال)?(?:سابق|مسبوق)(?:ه|ا)?", "unique|record|historic|novel"),
    ("(?:ال)?عادي(?:ه|ا|ين)?", "extraordinar|special|remarkable|strange|odd$|exception|singular|rare"),
    ("(?:ال)?(?:مشروع|قانوني|شرعي)(?:ه|ا|ين)?", "poach|graft|smuggl|racket|outlaw"),
    ("(?:ال)?(?:مباشر)(?:ه|ا)?", "oblique|proxy|roundabout|implicit"),
    ("(?:ال)?(?:متوقع|متوقعه|منتظر|منتظره)", "surpris|sudden|shock|freak"),
    ("(?:ال)?(?:معقول|منطقي)(?:ه|ا)?", "absurd|prepost|ridicul|mad$|crazy|excess"),
    ("(?:ال)?(?:صحيح|دقيق|صادق)(?:ه|ا)?", "false|wrong|mistak|erron|bogus|vague|fake"),
    ("(?:ال)?(?:مرضي|مرضيه|جيد|جيده|موفق|موفقه|لائق|لائقه)", "bad$|poor|weak|wretch|terribl|mediocre"),
    ("(?:ال)?(?:ماهول|ماهوله)", "remote|empty|desert|desolate|wild|robot|drone"),
    ("(?:ال)?(?:حكومي|حكوميه)", "ngos?$|charit|private|civil"),
    ("(?:ال)?(?:كاف|كافي|كافيه)", "short$|scarce|meag|poor|too$"),
    ("(?:ال)?(?:متزوج|متزوجه)(?:ين)?", "single|bachelor"),
    ("(?:ال)?(?:مبال|مباليه|اكتراث|مبالاه)", "indifferen|apath|care"),
    ("[يتن]نجح(?:ون|وا)?|[يت]فلح(?:ون|وا)?", "fail|missed|struggl"),
    ("[يتن]ثق(?:ون|وا)?", "doubt|wary|sceptic|skeptic|suspicio"),
    ("[يتن]عرف(?:ون|وا)?|[يتن]علم(?:ون|وا)?|[يتن]دري", "idea|clue|wonder"),
    ("[يت]تفق(?:ون|وا)?|[يت]وافق(?:ون|وا)?", "differ|oppos|object|disput"),
    ("[يت]حضر(?:ون|وا)?", "miss|skip|stay"),
    ("[يت]صدق|[يت]عقل|[يت]تصور", "amaz|astonish|staggering"),
)  # fmt: skip
_RULES = tuple((re.compile(arabic), re.compile(english)) for arabic, english in _TABLE)


def said_otherwise(denied: str) -> re.Pattern[str] | None:
    """How English words begin that mean the contrary of an Arabic word (in matching form), if known."""
    return next((english for arabic, english in _RULES if arabic.fullmatch(denied)), None)
