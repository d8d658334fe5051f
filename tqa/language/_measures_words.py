"""The words of currencies, units and the countries of currencies, in both languages.

Sizes are those of the International System of Units and the definitions of the international yard and pound
(1959), of the US gallon and the oil barrel of 42 of them; a dunum is the metric one of the Levant, 1,000
square metres; a feddan is Egypt's, 4,200. Codes are those of ISO 4217.
"""

from __future__ import annotations

# Name: Arabic words; English words; codes with the country of each.
CURRENCIES: dict[str, tuple[str, str, dict[str, str]]] = {
    "dollar": (
        "دولار دولارا دولارات دولارين",
        "dollar dollars",
        {"USD": "us", "CAD": "canada", "AUD": "australia", "HKD": "hong kong", "SGD": "singapore"},
    ),
    "euro": ("يورو أورو يوروهات", "euro euros", {"EUR": ""}),
    "pound": (
        "جنيه جنيها جنيهات ليرة ليرات",
        "pound pounds quid",
        {"GBP": "britain", "EGP": "egypt", "SDG": "sudan", "SYP": "syria", "LBP": "lebanon"},
    ),
    "lira": ("ليرة ليرات", "lira liras lire", {"TRY": "turkey"}),
    "riyal": (
        "ريال ريالا ريالات",
        "riyal riyals rial rials",
        {"SAR": "saudi arabia", "QAR": "qatar", "OMR": "oman", "YER": "yemen", "IRR": "iran"},
    ),
    "real": ("ريال ريالا ريالات", "real reais reals", {"BRL": "brazil"}),
    "dirham": ("درهم درهما دراهم", "dirham dirhams", {"AED": "emirates", "MAD": "morocco"}),
    "dinar": (
        "دينار دينارا دنانير",
        "dinar dinars",
        {
            "IQD": "iraq",
            "KWD": "kuwait",
            "JOD": "jordan",
            "BHD": "bahrain",
            "LYD": "libya",
            "DZD": "algeria",
            "TND": "tunisia",
        },
    ),
    "shekel": ("شيكل شيكلا شيكلات شيقل شيقلا شواقل شواكل", "shekel shekels", {"ILS": "", "NIS": ""}),
    "ruble": ("روبل روبلا روبلات", "ruble rubles rouble roubles", {"RUB": "russia"}),
    "yen": ("ين ينا", "yen", {"JPY": ""}),
    "yuan": ("يوان يوانا يوانات رنمينبي", "yuan renminbi", {"CNY": "", "RMB": ""}),
    "rupee": ("روبية روبيات", "rupee rupees", {"INR": "india", "PKR": "pakistan"}),
    "rupiah": ("روبية روبيات", "rupiah rupiahs", {"IDR": ""}),
    "franc": ("فرنك فرنكا فرنكات", "franc francs", {"CHF": "switzerland"}),
    "krona": (
        "كرونة كرونات كرون كرونا كورونا",
        "krona kronor krone kroner kronas krones crown crowns koruna",
        {"SEK": "sweden", "NOK": "norway", "DKK": "denmark"},
    ),
    "peso": ("بيزو بيسو", "peso pesos", {"MXN": "mexico", "ARS": "argentina"}),
    "rand": ("راند", "rand rands", {"ZAR": ""}),
    "ouguiya": ("أوقية أواقي", "ouguiya ouguiyas", {"MRU": "", "MRO": ""}),
    "cent": ("سنت سنتا سنتات", "cent cents", {}),
    "toman": ("تومان تومانا", "toman tomans", {}),
    "afghani": ("أفغاني أفغانيا", "afghani afghanis", {"AFN": ""}),
}
# The mark in front of a number: what it names, and of which country.
SYMBOLS = {
    "$": ("dollar", ""),
    "€": ("euro", ""),
    "£": ("pound", ""),
    "¥": ("yen", ""),
    "₪": ("shekel", ""),
    "₽": ("ruble", ""),
    "₹": ("rupee", ""),
    "₺": ("lira", "turkey"),
}
# Written onto such a mark: "US$", "C$", "E£".
SHORT = {
    "us": "us",
    "u.s": "us",
    "c": "canada",
    "ca": "canada",
    "can": "canada",
    "a": "australia",
    "au": "australia",
    "hk": "hong kong",
    "s": "singapore",
    "e": "egypt",
    "le": "egypt",
}
# Country: the Arabic adjectives in the masculine; English words in front of the currency.
COUNTRIES = {
    "us": ("أمريكي أميركي", "us u.s usa american"),
    "canada": ("كندي", "canadian"),
    "australia": ("أسترالي استرالي", "australian"),
    "singapore": ("سنغافوري", "singapore singaporean"),
    "hong kong": ("", "kong"),
    "britain": ("إسترليني استرليني بريطاني", "british"),
    "egypt": ("مصري", "egyptian"),
    "sudan": ("سوداني", "sudanese"),
    "syria": ("سوري", "syrian"),
    "lebanon": ("لبناني", "lebanese"),
    "turkey": ("تركي", "turkish"),
    "saudi arabia": ("سعودي", "saudi"),
    "qatar": ("قطري", "qatari"),
    "oman": ("عماني", "omani"),
    "yemen": ("يمني", "yemeni"),
    "iran": ("إيراني", "iranian"),
    "brazil": ("برازيلي", "brazilian"),
    "emirates": ("إماراتي", "uae emirati"),
    "morocco": ("مغربي", "moroccan"),
    "iraq": ("عراقي", "iraqi"),
    "kuwait": ("كويتي", "kuwaiti"),
    "jordan": ("أردني", "jordanian"),
    "bahrain": ("بحريني", "bahraini"),
    "libya": ("ليبي", "libyan"),
    "algeria": ("جزائري", "algerian"),
    "tunisia": ("تونسي", "tunisian"),
    "russia": ("روسي", "russian"),
    "india": ("هندي", "indian"),
    "pakistan": ("باكستاني", "pakistani"),
    "switzerland": ("سويسري", "swiss"),
    "sweden": ("سويدي", "swedish"),
    "norway": ("نرويجي", "norwegian"),
    "denmark": ("دنماركي دانماركي", "danish"),
    "mexico": ("مكسيكي", "mexican"),
    "argentina": ("أرجنتيني", "argentine argentinian"),
}
# Type of measure: unit: size in the type's base unit; Arabic words; English words, abbreviation last.
UNITS: dict[str, dict[str, tuple[str, str, str]]] = {
    "length": {
        "millimetre": (
            "0.001",
            "مليمتر مليمترا مليمترات ميليمتر ملليمتر ملم مم",
            "millimeter millimeters millimetre millimetres mm",
        ),
        "centimetre": (
            "0.01",
            "سنتيمتر سنتيمترا سنتيمترات سنتمتر سم",
            "centimeter centimeters centimetre centimetres cm",
        ),
        "metre": ("1", "متر مترا أمتار", "meter meters metre metres m"),
        "kilometre": (
            "1000",
            "كيلومتر كيلومترا كيلومترات كم كلم كيلو",
            "kilometer kilometers kilometre kilometres kms km",
        ),
        "mile": ("1609.344", "ميل ميلا أميال", "mile miles mi"),
        "foot": ("0.3048", "قدم قدما أقدام", "foot feet ft"),
        "inch": ("0.0254", "بوصة بوصات إنش إنشات", "inch inches"),
        "yard": ("0.9144", "ياردة ياردات", "yard yards yd"),
    },
    "area": {
        "hectare": ("10000", "هكتار هكتارا هكتارات", "hectare hectares ha"),
        "dunum": ("1000", "دونم دونما دونمات", "dunum dunums dunam dunams donum donums"),
        "acre": ("4046.86", "فدان فدانا أفدنة فدادين آكر أكر", "acre acres"),
        "feddan": ("4200", "فدان فدانا أفدنة فدادين", "feddan feddans"),
    },
    "mass": {
        "milligram": ("0.001", "مليغرام مليغراما مليغرامات ملغ ملغم", "milligram milligrams mg"),
        "gram": ("1", "غرام غراما غرامات جرام جراما جرامات غم جم", "gram grams gramme grammes g"),
        "kilogram": (
            "1000",
            "كيلوغرام كيلوغراما كيلوغرامات كيلوجرام كيلوجراما كيلوجرامات كغ كغم كجم كلغ كيلو",
            "kilogram kilograms kilogramme kilogrammes kilo kilos kgs kg",
        ),
        "ton": ("1000000", "طن طنا أطنان", "ton tons tonne tonnes"),
        "pound": ("453.592", "رطل رطلا أرطال باوند", "pound pounds lbs lb"),
        "ounce": ("28.3495", "أونصة أونصات أوقية أوقيات", "ounce ounces oz"),
    },
    "volume": {
        "litre": ("1", "لتر لترا لترات ليتر ليترا", "liter liters litre litres"),
        "gallon": ("3.78541", "غالون غالونا غالونات جالون جالونا جالونات", "gallon gallons"),
        "barrel": ("158.987", "برميل برميلا براميل", "barrel barrels bbl"),
    },
    "power": {
        "watt": ("1", "واط وات", "watt watts"),
        "kilowatt": ("1000", "كيلوواط كيلووات", "kilowatt kilowatts kw"),
        "megawatt": ("1000000", "ميغاواط ميجاوات ميغاوات ميجاواط", "megawatt megawatts mw"),
        "gigawatt": ("1000000000", "غيغاواط جيجاوات غيغاوات جيجاواط", "gigawatt gigawatts gw"),
    },
    "temperature": {"degree": ("0", "درجة درجات", "degree degrees")},
    "duration": {
        "second": ("1", "ثانية ثواني ثوان", "second seconds"),
        "minute": ("60", "دقيقة دقائق", "minute minutes"),
        "hour": ("3600", "ساعة ساعات", "hour hours hrs"),
        "day": ("86400", "يوم يوما أيام", "day days"),
        "week": ("604800", "أسبوع أسبوعا أسابيع", "week weeks"),
        "month": ("2629746", "شهر شهرا أشهر شهور", "month months"),
        "year": ("31556952", "سنة سنوات سنين عام عاما أعوام", "year years yrs yr"),
        "decade": ("315569520", "عقد عقدا عقود", "decade decades"),
    },
}
