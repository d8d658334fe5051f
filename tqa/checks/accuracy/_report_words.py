"""Words around a report in both languages: verbs of speech, and what ends the name of who speaks.

Arabic words are folded, as tokens match; each set goes by the name of the string that it is made of.
"""

from __future__ import annotations

# The subject follows, and the object is no person: not حذر ("warned him").
_ARABIC_VERBS = """
قال قالت قالوا يقول تقول اضاف اضافت يضيف تضيف اكد اكدت يوكد توكد اوضح اوضحت يوضح توضح صرح صرحت يصرح
اعلن اعلنت يعلن تعلن اشار اشارت يشير تشير لفت لفتت افاد افادت ذكر ذكرت شدد شددت تابع تابعت اردف اردفت
كشف كشفت اعتبر اعتبرت زعم زعمت ادعي ادعت كتب كتبت علق علقت نفي نفت تساءل تساءلت اعرب اعربت عبر عبرت
ادلي ادلت قاله قالته ذكره ذكرته
"""
# "According to Salem", and "Reuters quoted Salem as saying", which names two who speak.
_ARABIC_QUOTING = "نقل نقلت نقلا وفقا حسب بحسب طبقا لسان"
_CONJUNCTIONS = ("", "و", "ف")
ARABIC_QUOTERS = frozenset(prefix + word for prefix in _CONJUNCTIONS for word in _ARABIC_QUOTING.split())
"""What names who speaks behind a preposition, with a conjunction or without."""
ARABIC_OPENERS = ARABIC_QUOTERS.union(
    prefix + word for prefix in _CONJUNCTIONS for word in _ARABIC_VERBS.split()
)
"""What opens a report, with a conjunction or without."""
_COMPLEMENTIZERS = "ان بان فان فانه فانها انه انها انهم بانه بانها قايلا قايله قوله قولها"
COMPLEMENTIZERS = frozenset(_COMPLEMENTIZERS.split())
"""What is said begins behind these."""
_ARABIC_STOPS = """
في من علي الي عن مع خلال بعد قبل عقب اثر عند لدي امس اليوم يوم امام حول بشان ضد تحت منذ حتي كما حيث
لكن بينما فيما عندما حين لما ما الذي التي الذين هو هي هذا هذه ذلك تلك ايضا كذلك لا لم لن قد ليس له لها
"""
ARABIC_STOPS = frozenset(_ARABIC_STOPS.split())
"""No name goes on behind these."""
_ARABIC_MEN = """
السيد السيده اللاعب اللاعبه الراحل الراحله الشيخ الامير الاميره الملك الملكه الفنان الفنانه النجم النايب
النايبه الطفل الطفله الشاب الشابه الضحيه المتهم المتهمه الرجل المراه المرشح المرشحه الدكتور الدكتوره
"""
ARABIC_MEN = frozenset(_ARABIC_MEN.split())
"""Persons: behind a noun without article they own it, محامي اللاعب سالم is Salem's lawyer."""

_ENGLISH_VERBS = """
said says added adds stressed stresses noted notes explained explains confirmed confirms affirmed stated
declared told tells asserted emphasized emphasised revealed announced announces remarked commented
replied clarified mentioned reiterated underlined underscored argued argues claimed claims insisted
insists wrote writes denied denies according
"""
ENGLISH_VERBS = frozenset(_ENGLISH_VERBS.split())
"""Verbs of speech, and the "according" of "according to"."""
_AUXILIARIES = "has had have also further then later again once never always"
AUXILIARIES = frozenset(_AUXILIARIES.split())
"""What may stand between a subject and its verb."""
_NO_SUBJECT = """
is are was were be been being to not who which that and or but it he she they i we you as what this there
him her them me us if when than n't cannot can could would will may might must should did do does
"""
NO_SUBJECT = frozenset(_NO_SUBJECT.split())
"""Before a verb, these name nobody."""
_LEFT_STOPS = "and but as that when while if because so although who which whom where"
LEFT_STOPS = frozenset(_LEFT_STOPS.split())
"""A subject begins behind these."""
_RIGHT_STOPS = """
in on at during after before while as to who whom from of that for with by and but when where which
is was are were has had have via last this about outside inside following amid
"""
RIGHT_STOPS = frozenset(_RIGHT_STOPS.split())
"""A subject behind its verb ends before these."""
_PREPOSITIONS = "of for from with by to in at on near under about"
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
"""A name behind these is not that of the subject."""
_CALENDAR = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december
"""
NO_NAMES = LEFT_STOPS | RIGHT_STOPS | NO_SUBJECT | {"the", "a", "an", *_CALENDAR.split()}
"""With a capital or without, no part of a name."""
_PARTICLES = "al el bin ibn abu ben de da di la le van von der den dos del"
PARTICLES = frozenset(_PARTICLES.split())
"""Parts of names that have no capital."""
