"""Sentences that have nothing to do with each other: what cosine does an encoder give such?"""

from __future__ import annotations

# An Arabic sentence and an English one of each topic; those of one topic are never compared.
UNRELATED = (
    ("ارتفعت أسعار القمح في الأسواق العالمية إلى أعلى مستوى منذ عامين.",
     "Wheat prices on world markets rose to their highest level in two years."),
    ("قال المدرب إن لاعبيه لم يستغلوا الفرص التي أتيحت لهم في الشوط الأول.",
     "The coach said his players had wasted the chances they were given in the first half."),
    ("تعطلت حركة القطارات صباح اليوم بسبب عطل في شبكة الإشارات.",
     "Trains were held up this morning by a fault in the signalling network."),
    ("أصدرت المحكمة حكماً بالسجن خمس سنوات على المدير السابق للشركة.",
     "The court sentenced the former head of the company to five years in prison."),
    ("اكتشف علماء الآثار مقبرة تعود إلى العصر الروماني قرب الساحل.",
     "Archaeologists found a Roman tomb near the coast."),
    ("دعا الأطباء إلى تطعيم الأطفال قبل بدء العام الدراسي.",
     "Doctors called for children to be vaccinated before the school year begins."),
    ("انسحب الوفد من المفاوضات احتجاجاً على استمرار القصف.",
     "The delegation walked out of the talks in protest at the continued shelling."),
    ("تعرض الفرقة الموسيقية ألبومها الجديد في مهرجان الصيف.",
     "The band will present its new album at the summer festival."),
    ("حذرت الأرصاد الجوية من عاصفة رملية تضرب المناطق الجنوبية غداً.",
     "Forecasters warned of a sandstorm in the southern provinces tomorrow."),
    ("أطلقت الشركة هاتفاً جديداً ببطارية تدوم يومين.",
     "The company launched a new phone with a battery that lasts two days."),
    ("صوّت البرلمان على الموازنة بعد جلسة استمرت حتى الفجر.",
     "Parliament passed the budget after a session that lasted until dawn."),
    ("عثر صيادون على سلحفاة نادرة عالقة في شباكهم.",
     "Fishermen found a rare turtle caught in their nets."),
)  # fmt: skip
