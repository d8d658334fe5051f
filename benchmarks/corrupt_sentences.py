"""One sentence taken out of the English of an article: does `omission` mark the place?

A document of a bitext becomes a pair of running texts with several sentences to a line, as a news page has
them; the Arabic breaks its lines elsewhere. tqa reads and aligns the texts itself. An omission counts as
found where a finding quotes Arabic of the missing sentence. Clean are the same articles with nothing taken
out; flagged are those where a whole sentence is reported missing.
"""

from __future__ import annotations

import gzip
import re
import tempfile
from pathlib import Path

from corruption_pairs import Outcome

import tqa
from tqa.config import Config

RULE = "omission"
# Errors made in each document, each in a text of its own.
TIMES = 6
# Shorter lines are headings and credits.
FEWEST_WORDS = 6
FEWEST_LINES = 5
LONGEST_PARAGRAPH = 4
STOP = re.compile(r"[.!?؟…:][\"'”’»)\]]*$")


def documents(path):
    """The documents of a bitext with a third column, as lists of (Arabic, English)."""
    opened = gzip.open if path.suffix == ".gz" else open
    found = {}
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) > 2 and columns[0].strip() and columns[1].strip():
                found.setdefault(columns[2], []).append((columns[0].strip(), columns[1].strip()))
    return [pairs for pairs in found.values() if len(pairs) >= FEWEST_LINES]


def running(sentences, rng):
    """The sentences as a text of paragraphs, and where each of them starts and ends.

    What ends without a stop, as headings do, stands on a line of its own.
    """
    text, spans, room = "", [], 0
    for sentence in sentences:
        if text:
            text += " " if room else "\n\n"
        room = (room or rng.randint(1, LONGEST_PARAGRAPH)) - 1
        if not STOP.search(sentence):
            text = text.rstrip(" ") + ("" if text.endswith("\n\n") or not text else "\n\n")
            room = 0
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence
    return text, spans


def checked(arabic, english, rule):
    """The findings of one rule on two running texts."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.ar.txt"), Path(folder, "a.en.txt")
        source.write_text(arabic, encoding="utf-8")
        target.write_text(english, encoding="utf-8")
        return tqa.check(tqa.read(source, target), Config(select=(rule,))).findings


def measure(path, rng):
    """Take sentences out of every document of `path`, one at a time."""
    articles = documents(path)
    made, flagged, missed = 0, 0, []
    for pairs in articles:
        arabic, spans = running([arabic for arabic, _ in pairs], rng)
        english = [english for _, english in pairs]
        clean = checked(arabic, running(english, rng)[0], RULE)
        flagged += any(each.name == f"{RULE}.sentence" for each in clean)
        long = [k for k, line in enumerate(english) if len(line.split()) >= FEWEST_WORDS]
        for k in rng.sample(long, min(TIMES, len(long))):
            made += 1
            start, end = spans[k]
            found = checked(arabic, running(english[:k] + english[k + 1 :], rng)[0], RULE)
            if not any(each.source_span.start < end and start < each.source_span.end for each in found):
                missed.append("\n".join(pairs[k]))
    return Outcome(made, made - len(missed), len(articles), flagged, tuple(missed))
