"""Make alignment documents with known beads from parallel lines: joined, dropped and inserted lines.

The recipe of the sets that the aligner is measured on: on each side of its own, adjacent lines are joined to
lines of up to three, lines and runs of lines are dropped, and lines are inserted that have no counterpart.
Gold beads are the connected components of "holds a piece of the same original line".
"""

from __future__ import annotations

import random
from dataclasses import dataclass

# Lines around and inside articles, our own wording; the two sides of a document get different ones.
FURNITURE = [
    ("شارك الخبر", "Share this story"),
    ("انشر على فيسبوك", "Post to Facebook"),
    ("تغريد", "Tweet"),
    ("أرسل إلى صديق", "Email a friend"),
    ("طباعة", "Print"),
    ("اقرأ أيضا", "Read also"),
    ("اقرأ المزيد", "Read more"),
    ("موضوعات متعلقة", "Related topics"),
    ("أخبار ذات صلة", "Related stories"),
    ("قد يعجبك أيضا", "You may also like"),
    ("الأكثر قراءة", "Most read"),
    ("التعليقات", "Comments"),
    ("أضف تعليقا", "Leave a comment"),
    ("إلغاء الرد", "Cancel reply"),
    ("لن يتم نشر عنوان بريدك الإلكتروني", "Your email address will not be published."),
    ("اشترك في نشرتنا", "Subscribe to our newsletter"),
    ("سجل للحصول على آخر الأخبار", "Sign up for the latest news"),
    ("تابعنا على تويتر", "Follow us on Twitter"),
    ("جميع الحقوق محفوظة © 2019", "Copyright © 2019 All rights reserved"),
    ("جميع الحقوق محفوظة", "All rights reserved."),
    ("سياسة الخصوصية", "Privacy policy"),
    ("نستخدم ملفات تعريف الارتباط لتحسين تجربتك", "We use cookies to improve your experience."),
    ("بقلم نادر الشامي", "By Nader Shami"),
    ("بقلم هدى مراد", "By Huda Murad"),
    ("بقلم: رامي عبد الله", "By Rami Abdullah"),
    ("كتبت: سارة منير", "Written by Sara Mounir"),
    ("كتب: أسرة التحرير", "Written by the editors"),
    ("إعداد: قسم المتابعة", "Prepared by the monitoring desk"),
    ("تحرير: سلمى عيد", "Editing by Salma Eid"),
    ("مراسلنا في تونس", "By Our Correspondent"),
    ("باريس - وكالات", "PARIS (Agencies)"),
    ("القاهرة (رويترز)", "CAIRO (Reuters)"),
    ("بيروت - أ ف ب", "BEIRUT (AFP)"),
    ("الثلاثاء 12 مارس 2019 - 09:10", "Tuesday, 12 March 2019 9:10 AM"),
    ("نشر في 3 شباط 2019", "Published 3 February 2019"),
    ("7 يوليو 2019", "July 7, 2019"),
    ("آخر تحديث: 8 آذار 2019 الساعة 10:45", "Last updated 8 March 2019 at 10:45"),
    ("آخر تحديث 10:45", "Updated 10:45"),
    ("منذ ساعتين", "2 hours ago"),
    ("اقتصاد", "Economy"),
    ("ثقافة وفن", "Culture"),
    ("أخبار محلية", "Local News"),
    ("علوم", "Science"),
    ("الشرق الأوسط", "Middle East"),
    ("تكنولوجيا", "Technology"),
    ("صحة", "Health"),
    ("صورة من الأرشيف", "File photo"),
    ("مصدر الصورة", "Image copyright"),
    ("شاهد الفيديو", "Watch the video"),
    ("الرئيسية > أخبار > أوروبا", "Home > News > Europe"),
]


@dataclass(frozen=True)
class Noise:
    """How much of what: probabilities for each line, and of a block of two to five dropped on each side."""

    join: float
    drop: float
    block: float
    inserted: tuple[int, int]
    inside: float
    headers: int = 0


LEVELS = {
    "clean": Noise(0.05, 0.0, 0.0, (0, 0), 0.0),
    "moderate": Noise(0.12, 0.03, 0.0, (1, 3), 0.0),
    "hard": Noise(0.25, 0.06, 0.4, (3, 7), 0.4),
    "reorder": Noise(0.12, 0.03, 0.0, (1, 3), 0.0, 4),
}


def noisy(name, arabic, english, noise, seed, *, paragraphs=False):  # noqa: PLR0913
    """A row {"doc", "ar", "en", "gold"} from parallel lines; `seed` decides all that is left to chance."""
    chance = random.Random(f"{name} {seed}")
    sides = []
    concepts = list(range(len(FURNITURE)))
    chance.shuffle(concepts)
    for texts in (arabic, english):
        kept = [k for k in range(len(texts)) if chance.random() >= noise.drop]
        if chance.random() < noise.block and len(kept) > 6:
            start = chance.randrange(len(kept))
            del kept[start : start + chance.randint(2, 5)]
        sides.append(_join(kept, texts, noise.join, chance))
    seams = [_seams(_gold(sides), side, len(lines)) for side, lines in enumerate(sides)]
    for side, lines in enumerate(sides):
        for concept in concepts[side::2][: chance.randint(*noise.inserted)]:
            inside = noise.inside and chance.random() < noise.inside
            place = chance.choice(seams[side]) if inside else 0 if chance.random() < 0.5 else len(lines)
            lines.insert(place, (FURNITURE[concept][side], ()))
            seams[side] = [at + (at >= place) for at in seams[side]] + [place]
    if noise.headers:
        _add_headers(sides, concepts, noise.headers, chance)
    row = {"doc": name, "ar": [t for t, _ in sides[0]], "en": [t for t, _ in sides[1]], "gold": _gold(sides)}
    return {**row, **_paragraphs(sides, len(arabic), chance)} if paragraphs else row


def _paragraphs(sides, count, chance):
    """The paragraph of every line: mostly the same on both sides, with breaks lost and added on either."""
    of, at = [], 0
    for _ in range(count):
        of.append(at)
        at += chance.random() < 0.35
    blocks = []
    for lines in sides:
        numbers, current, last = [], 0, None
        for _, pieces in lines:
            breaks = not pieces or pieces[0] < 0 or last is None or of[pieces[0]] != last
            current += breaks != (chance.random() < 0.06)
            numbers.append(current)
            last = of[pieces[-1]] if pieces and pieces[-1] >= 0 else None
        blocks.append(numbers)
    return {"ar_blocks": blocks[0], "en_blocks": blocks[1]}


def _join(kept, texts, rate, chance):
    lines, at = [], 0
    while at < len(kept):
        end = at + 1
        while end < len(kept) and end - at < 3 and kept[end] == kept[end - 1] + 1 and chance.random() < rate:
            end += 1
        lines.append((" ".join(texts[k] for k in kept[at:end]), tuple(kept[at:end])))
        at = end
    return lines


def _add_headers(sides, concepts, count, chance):
    """Header lines with counterparts, in an order of its own on either side."""
    used = {line for lines in sides for line, _ in lines}
    free = [c for c in concepts if not used.intersection(FURNITURE[c])][:count]
    for side, lines in enumerate(sides):
        order = list(free)
        chance.shuffle(order)
        lines[0:0] = [(FURNITURE[c][side], (-1 - c,)) for c in order]


def _seams(gold, side, count):
    """Where a line may be inserted without parting the lines of a bead."""
    inside = {i for bead in gold for i in bead[side][1:]}
    return [at for at in range(count + 1) if at not in inside]


def _gold(sides):
    """Connected components of lines that share an original line, as [[source lines], [target lines]]."""
    holders: dict[int, list[tuple[int, int]]] = {}
    for side, lines in enumerate(sides):
        for index, (_, pieces) in enumerate(lines):
            for piece in pieces:
                holders.setdefault(piece, []).append((side, index))
    beads: list[set[tuple[int, int]]] = []
    for lines in holders.values():
        touched = [bead for bead in beads if bead.intersection(lines)]
        merged = set(lines).union(*touched)
        beads = [bead for bead in beads if bead not in touched] + [merged]
    covered = set().union(*beads) if beads else set()
    beads += [
        {(side, i)} for side, lines in enumerate(sides) for i in range(len(lines)) if (side, i) not in covered
    ]
    return sorted([[sorted(i for s, i in bead if s == side) for side in (0, 1)] for bead in beads])
