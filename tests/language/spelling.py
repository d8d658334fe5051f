"""Writes whole numbers from 0 to 10^12 in words, as grammar books of both languages build them."""

from dataclasses import dataclass

UNITS = {
    1: ("واحد", "واحدة"),
    3: ("ثلاثة", "ثلاث"),
    4: ("أربعة", "أربع"),
    5: ("خمسة", "خمس"),
    6: ("ستة", "ست"),
    7: ("سبعة", "سبع"),
    8: ("ثمانية", "ثماني"),
    9: ("تسعة", "تسع"),
    10: ("عشرة", "عشر"),
}
TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
HUNDREDS = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
# Scale: singular, accusative, dual stem, plural.
SCALES = {
    10**12: ("تريليون", "تريليوناً", "تريليون", "تريليونات"),
    10**9: ("مليار", "ملياراً", "مليار", "مليارات"),
    10**6: ("مليون", "مليوناً", "مليون", "ملايين"),
    10**3: ("ألف", "ألفاً", "ألف", "آلاف"),
}
ENGLISH = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
ENGLISH_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ENGLISH_SCALES = {10**12: "trillion", 10**9: "billion", 10**6: "million", 10**3: "thousand"}


@dataclass(frozen=True)
class Style:
    """How a number is written: for a feminine noun, in the oblique case, in construct with its noun, with
    مائة for مئة, with its hundreds as two words; in English with "and" and with hyphens."""

    feminine: bool = False
    oblique: bool = False
    construct: bool = False
    long_hundred: bool = False
    parted: bool = False
    conjoined: bool = True
    hyphenated: bool = True


def arabic(number, style):
    """The Arabic words of a whole number."""
    if number == 0:
        return "صفر"
    parts = []
    for scale, (single, counted, dual, plural) in SCALES.items():
        count, number = divmod(number, scale)
        if not count:
            continue
        small = count % 100
        if count == 1:
            parts.append(single)
        elif count == 2:
            parts.append(dual + _ending(style, last=not number))
        elif 3 <= small <= 10:
            parts.append(f"{_below_thousand(count, style, feminine=False, last=False)} {plural}")
        else:
            noun = counted if small >= 11 and not style.construct else single
            parts.append(f"{_below_thousand(count, style, feminine=False, last=count < 1000)} {noun}")
    if number:
        parts.append(_below_thousand(number, style, feminine=style.feminine, last=True))
    return " و".join(parts)


def _ending(style, *, last):
    """The dual's ending, whose n drops before the noun."""
    return ("ي" if style.oblique else "ا") + ("" if style.construct and last else "ن")


def _below_thousand(number, style, *, feminine, last):
    hundreds, rest = divmod(number, 100)
    hundred = "مائة" if style.long_hundred else "مئة"
    parts = []
    if hundreds == 1:
        parts.append(hundred)
    elif hundreds == 2:
        parts.append(hundred[:-1] + "ت" + _ending(style, last=last and not rest))
    elif hundreds:
        parts.append(HUNDREDS[hundreds] + (" " if style.parted else "") + hundred)
    if rest:
        parts.append(_below_hundred(rest, style, feminine=feminine))
    return " و".join(parts)


def _below_hundred(number, style, *, feminine):
    if number == 2:
        return ("اثنت" if feminine else "اثن") + ("ين" if style.oblique else "ان")
    if number <= 10:
        return UNITS[number][feminine]
    ten = "عشرة" if feminine else "عشر"
    if number in (11, 12):
        two = ("اثنت" if feminine else "اثن") + ("ي" if style.oblique else "ا")
        return f"{two if number == 12 else 'إحدى' if feminine else 'أحد'} {ten}"
    if number < 20:
        return f"{UNITS[number - 10][feminine]} {ten}"
    tens, unit = divmod(number, 10)
    word = TENS[tens] + ("ين" if style.oblique else "ون")
    if unit == 1:
        return f"{'إحدى' if feminine else 'واحد'} و{word}"
    return f"{_below_hundred(unit, style, feminine=feminine)} و{word}" if unit else word


def english(number, style):
    """The English words of a whole number."""
    if number == 0:
        return ENGLISH[0]
    parts = []
    for scale, name in ENGLISH_SCALES.items():
        count, number = divmod(number, scale)
        if count:
            parts.append(f"{_english_below_thousand(count, style)} {name}")
    if number:
        joined = "and " if parts and number < 100 and style.conjoined else ""
        parts.append(joined + _english_below_thousand(number, style))
    return " ".join(parts)


def _english_below_thousand(number, style):
    hundreds, rest = divmod(number, 100)
    parts = [f"{ENGLISH[hundreds]} hundred"] if hundreds else []
    if rest:
        tens, unit = divmod(rest, 10)
        ten = ENGLISH_TENS[tens] if tens > 1 else ""
        small = ENGLISH[rest] if not ten else ENGLISH[unit] if unit else ""
        parts.append(("-" if style.hyphenated else " ").join(word for word in (ten, small) if word))
    return (" and " if style.conjoined else " ").join(parts)
