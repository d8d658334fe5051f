"""Phrases for which English has one short word or sign: their words are not missing where it stands.

Arabic words as written without clitics, and what the English word begins with; signs stand as they are.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.lexicon.lexicon import Lexicon

_SHORT_FORMS = {
    # Countries and unions.
    "المتحدة": "uk u.k brit brexit us u.s usa america un u.n uae u.a.e emirat england english scot wales",
    "المملكة": "uk u.k brit brexit saudi jordan morocc england",
    "الاتحاد": "eu e.u europ brexit soviet ussr russia fifa uefa fa caf au",
    "الأوروبي": "eu e.u brexit euro",
    "الولايات": "us u.s usa america washington",
    "الأمم": "un u.n",
    "الإمارات": "uae u.a.e emirat",
    "القارة": "antarct africa europ asia australia america continent",
    "القطبية": "antarct arctic polar",
    "العربية": "saudi uae u.a.e emirat arab egypt syria maghreb",
    "العربي": "arab maghreb gulf",
    "الحركة": "taliban hamas fatah movement",
    "تنظيم": "isis isil daesh qaeda al-qaeda al-qaida qaida",
    "الدولة": "isis isil is daesh",
    "جماعة": "brotherhood hezbollah houthi houthis",
    # Money and measures.
    "دولار": "$ us$ usd dollar buck",
    "يورو": "€ eur euro",
    "جنيه": "£ gbp pound egp e£",
    "إسترليني": "£ gbp pound",
    "ين": "¥ yen jpy",
    "مئوية": "° c celsius degree",
    "درجة": "° degree",
    "المئة": "% per percent pc",
    "المائة": "% per percent pc",
    "كيلومتر": "km kph km² kilomet",
    "متر": "m ft feet met",
    "ساعة": "kph mph hour o'clock",
    "كيلوغرام": "kg kilo",
    # Bodies and offices.
    "مجلس": "senat parliament board chair congress hous cabinet council mp assembl",
    "الشيوخ": "senat congress",
    "النواب": "mp congress hous parliament deput lawmak legislat represent",
    "الوزراء": "pm premier prime cabinet downing",
    "رئيسة": "pm premier chair prime presid",
    "رئيس": "pm premier chair prime presid head chief ceo boss",
    "النائب": "mp lawmak congress",
    "المدير": "ceo director",
    "حزب": "tori labour conserv democrat republican lib baath ba'ath",
    "العمال": "labour pkk",
    "المحافظين": "tori conserv",
    "الإدارة": "board chair manag",
    "القوات": "troop army forc militari",
    # Sports.
    "دورة": "olymp paralymp games tournament universiad",
    "الألعاب": "olymp paralymp games universiad",
    "كرة": "footbal soccer basketbal handbal volleybal tennis basebal",
    "القدم": "footbal soccer",
    "السلة": "basketbal",
    "اليد": "handbal",
    "الطائرة": "volleybal plane jet",
    "المباراة": "match game win draw defeat",
    "حارس": "goalkeep keeper",
    "الدوري": "leagu",
    # Words that English makes one of two.
    "حماية": "conserv environmentalist",
    "البيئة": "conserv ecolog environment",
    "صحفي": "press reporter briefing",
    "مؤتمر": "press briefing",
    "التواصل": "facebook twitter instagram social x",
    "الاجتماعي": "facebook twitter instagram social x",
    "شبكة": "internet web online network",
    "الإنترنت": "online web internet",
    "دعوى": "sue lawsuit suit litig",
    "قضائية": "sue lawsuit suit court judici",
    "ناطق": "spokes",
    "متحدث": "spokes",
    "باسم": "spokes behalf",
    "رحلة": "flight tour cruise hike trip",
    "عملية": "surgeri oper",
    "جراحية": "surgeri surgic",
    "إطلاق": "gun shoot shot fire ceasefir cease-fir truce launch",
    "النار": "gun shoot shot fire ceasefir cease-fir truce",
    "قيد": "aliv under",
    "الحياة": "aliv surviv",
    "مسقط": "hometown birthplac",
    "عيد": "christma easter birthday eid",
    "الميلاد": "christma birthday",
    "مقطع": "video clip",
    "فيديو": "clip footag video",
    "زعيم": "leader",
    "السلاح": "disarm unarm armi gun",
    "جواز": "passport",
    "سفر": "passport travel",
    "الإفراج": "bail parole free",
    "غسل": "launder",
    "الأموال": "launder money fund",
    "وجهات": "view",
    "نظر": "view consid",
}


@lru_cache(maxsize=4)
def short_forms(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """Arabic stem, as `lexicon` stems it → beginnings of the English words that may stand for it."""
    return {lexicon.split(word)[1]: tuple(english.split()) for word, english in _SHORT_FORMS.items()}
