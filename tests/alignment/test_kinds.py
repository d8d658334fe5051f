"""What a line is besides prose."""

import pytest

from tqa.alignment.kinds import LineKind, line_kind
from tqa.model import Language

AR, EN = Language.ARABIC, Language.ENGLISH


@pytest.mark.parametrize(
    ("line", "language", "kind"),
    [
        ("بقلم نادر الشامي", AR, LineKind.CREDIT),
        ("كتب: أسرة التحرير", AR, LineKind.CREDIT),
        ("باريس - وكالات", AR, LineKind.CREDIT),
        ("By Nader Shami", EN, LineKind.CREDIT),
        ("PARIS (Agencies)", EN, LineKind.CREDIT),
        ("Reporting by Huda Murad; editing by Salma Eid", EN, LineKind.CREDIT),
        ("الثلاثاء 12 مارس 2019 - 09:10", AR, LineKind.DATE),
        ("نشر في 3 شباط 2019", AR, LineKind.DATE),
        ("Tuesday, 12 March 2019 9:10 AM", EN, LineKind.DATE),
        ("Leave a Reply", EN, LineKind.FURNITURE),
        ("شارك الخبر", AR, LineKind.FURNITURE),
        ("الحكومة ترفع أسعار الوقود", AR, LineKind.HEADING),
        ("Fuel prices rise", EN, LineKind.HEADING),
        (
            "By Sunday the fuel had run out in most of the city's petrol stations, drivers said.",
            EN,
            LineKind.PROSE,
        ),
        ("كتب الوزير إلى البرلمان رسالة يشرح فيها أسباب القرار الجديد.", AR, LineKind.PROSE),
        ("They met on 12 March 2019.", EN, LineKind.PROSE),
    ],
)
def test_kind(line, language, kind):
    assert line_kind(line, language) is kind
