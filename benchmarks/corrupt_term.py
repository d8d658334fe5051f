"""Terms of corpora/glossary.csv rendered otherwise: “the Board of Safety” for the Security Council.

Every sentence pair whose English has an allowed term for an Arabic one of the glossary gets another
rendering, of the kind that machine translation makes, in place of it.
"""

from __future__ import annotations

import re
from pathlib import Path

from corruption_pairs import Outcome

import tqa
from tqa.config import Config
from tqa.glossary import load
from tqa.language.tokens import tokenize
from tqa.lexicon.bitext import read_pairs

GLOSSARY = Path(__file__).parents[1] / "corpora" / "glossary.csv"
# The allowed term and what stands for it instead.
WRONG = {
    "Security Council": ("Board of Safety", "Council of Safety"),
    "United Nations": ("Organization of Nations", "Joint Nations"),
    "General Assembly": ("Public Association", "General Society"),
    "human rights": ("rights of man", "entitlements of people"),
    "European Union": ("Federation of Europe", "European Federation"),
    "African Union": ("Federation of Africa", "African Federation"),
    "World Bank": ("International Bank", "Global Bank"),
    "central bank": ("middle bank", "centre bank"),
    "foreign minister": ("external minister", "minister of the outside"),
    "minister for foreign affairs": ("external minister",),
    "interior minister": ("internal minister",),
    "prime minister": ("president of ministers", "head of the ministers"),
    "Secretary-General": ("General Trustee", "General Clerk"),
    "ceasefire": ("halt of shooting", "stop of fire"),
    "truce": ("pause", "lull"),
    "disarmament": ("removal of arms", "weapons removal"),
    "nuclear weapons": ("atomic arms",),
    "refugee": ("asylum seeker",),
    "displaced person": ("migrant",),
    "humanitarian aid": ("human help",),
    "humanitarian assistance": ("human help",),
    "sustainable development": ("lasting growth", "continuous development"),
    "climate change": ("weather variation",),
    "terrorism": ("extremism", "violence"),
    "election": ("vote", "ballot"),
    "West Bank": ("Western Shore",),
    "private sector": ("special sector",),
    "inflation": ("bloating",),
    "budget": ("balance",),
    "parliament": ("chamber of deputies",),
    "vaccine": ("inoculation",),
    "earthquake": ("tremor",),
}  # fmt: skip


def corrupt(arabic, english, rng, glossary):
    """The English with one term rendered otherwise, or None where it has none of `WRONG`."""
    mentions = glossary.mentions(tokenize(arabic))
    allowed = {target.text for mention in mentions for target in mention.entry.allowed}
    for term in sorted(allowed & WRONG.keys()):
        wrong = rng.choice(WRONG[term])
        changed, count = re.subn(rf"\b{re.escape(term)}(s?)\b", rf"{wrong}\1", english, flags=re.IGNORECASE)
        others = next(
            mention.entry for mention in mentions if term in {t.text for t in mention.entry.allowed}
        )
        left = any(
            re.search(rf"\b{re.escape(other.text)}", changed, re.IGNORECASE) for other in others.allowed
        )
        if count and not left:
            return changed
    return None


def measure(path, rng):
    """Corrupt every pair of `path` that can be, check before and after."""
    glossary = load([str(GLOSSARY)])
    config = Config(select=("terminology",), glossary=(str(GLOSSARY),))
    pairs = list(read_pairs([path]))
    changed = [corrupt(arabic, english, rng, glossary) for arabic, english in pairs]
    chosen = [index for index, english in enumerate(changed) if english is not None]
    before = tqa.check_pairs(pairs, config)
    after = tqa.check_pairs([(pairs[index][0], changed[index]) for index in chosen], config)
    missed = [
        "\n".join((*pairs[index], changed[index]))
        for index, findings in zip(chosen, after, strict=True)
        if not {each.source_text for each in findings} - {each.source_text for each in before[index]}
    ]
    flagged = sum(map(bool, before))
    return Outcome(len(chosen), len(chosen) - len(missed), len(pairs), flagged, tuple(missed))
