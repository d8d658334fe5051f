"""Precision, recall, F1 and alignment error rate of word links, ours beside other aligners.

usage: python benchmarks/words.py WORDS.jsonl [--bitext BITEXT.tsv.gz ...] [--rows-per-file N]

WORDS rows: {"id": name, "ar": text, "en": text, "alignment_string": "(word, word), (word, [word, word])"},
the texts with white space between tokens, one group for every linked Arabic token, in their order. The gold
names words and no positions. An Arabic word that stands twice is told apart by the order of the groups; an
English word that stands twice may be either (a link to any of them is right, one of them is enough to find
it). Links of marks count for nobody. "content" leaves out English function words, most of which ours does not
link since no rule asks for them.

Ours reads the shipped lexicon, or the one that `--lexicon` names. The others learn from the bitexts with the
gold's sentences among them, on stems (as our trainer sees them) and on plain tokens: eflomal where it is
installed (`pip install eflomal`), IBM model 1, and model 2 with the diagonal of fast_align. gdfa:
grow-diag-final-and of both directions; and: their intersection.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from dataclasses import dataclass
from pathlib import Path

from word_models import both_ways, eflomal, grow

from tqa.alignment.links import link_words
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind, tokenize
from tqa.lexicon.bitext import read_pairs
from tqa.lexicon.lexicon import Lexicon

GROUP = re.compile(r"\(([^()\[\]]+?), (\[[^\]]*\]|[^()\[\]]+?)\)")
MOST_TOKENS = 60
FUNCTION = (
    "a an the this that these those i you he she it we they me him her us them my your his its our "
    "their mine yours of to in on at for from by with as into up out about off over is are am was "
    "were be been being do does did have has had will would can could shall should may might must "
    "not no and or but if so than then there here what which who whom whose how when where why "
    "please i'm i'll i'd i've it's that's let's don't you're we're we'll you'll he's she's what's "
    "there's "
)
FUNCTION_WORDS = frozenset(FUNCTION.split())


@dataclass(frozen=True)
class Gold:
    """A sentence pair by tokens; each group is the set of links of which any one is right."""

    arabic: str
    english: str
    groups: tuple[frozenset[tuple[int, int]], ...]


def spans(text):
    return [match.span() for match in re.finditer(r"\S+", text)]


def read_gold(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Gold(row["ar"], row["en"], tuple(groups(row)))


def groups(row):
    arabic, english = row["ar"].split(), row["en"].split()
    last = -1
    for word, others in GROUP.findall(row["alignment_string"]):
        places = [i for i, each in enumerate(arabic) if each == word.strip()]
        place = next((i for i in places if i > last), places[0] if places else None)
        if place is None:
            continue
        last = max(last, place)
        for other in others.strip("[]").replace(",", " , ").split() if others != "," else ():
            links = frozenset((place, j) for j, each in enumerate(english) if each == other)
            if links and any(c.isalnum() for c in word) and any(c.isalnum() for c in other):
                yield links


def to_gold(gold, links, tokens):
    """Links between our tokens as links between the gold's, which overlap them; marks left out."""
    sides = []
    for text, side in zip((gold.arabic, gold.english), tokens, strict=True):
        parts = spans(text)
        sides.append(
            [
                [k for k, (a, b) in enumerate(parts) if a < token.span.end and token.span.start < b]
                if token.kind is not Kind.MARK
                else []
                for token in side
            ]
        )
    return {(i, j) for s, t in links for i in sides[0][s] for j in sides[1][t]}


def grade(golds, found, *, content=False):
    """Precision, recall, F1 and error rate."""
    said = right = wanted = hit = 0
    for gold, links in zip(golds, found, strict=True):
        words = gold.english.split()
        kept = {(i, j) for i, j in links if not (content and words[j].lower() in FUNCTION_WORDS)}
        wishes = [g for g in gold.groups if not (content and words[min(g)[1]].lower() in FUNCTION_WORDS)]
        allowed = frozenset().union(*wishes)
        said, right = said + len(kept), right + len(kept & allowed)
        wanted, hit = wanted + len(wishes), hit + sum(bool(g & kept) for g in wishes)
    precision, recall = right / max(said, 1), hit / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return precision, recall, f1, 1 - (right + hit) / max(said + wanted, 1)


def ours(golds, lexicon):
    found = []
    for gold in golds:
        tokens = tokenize(gold.arabic), tokenize(gold.english)
        links = link_words(*tokens, lexicon).links
        found.append(to_gold(gold, {(link.source, link.target) for link in links}, tokens))
    return found


def forms(token, lexicon):
    """What a trained aligner sees of a token: stems, or with no lexicon the token itself."""
    if lexicon is None:
        return [token.norm]
    if token.kind is Kind.MARK:
        return []
    if token.kind is Kind.ARABIC:
        return [lexicon.split(token.text)[1]]
    return [english_stem(part) for part in token.norm.split("-") if part]


def units(text, lexicon):
    """(token number, form) of everything that a trained aligner sees of a text."""
    return [(k, form) for k, token in enumerate(tokenize(text)) for form in forms(token, lexicon)]


def learn(golds, pairs, lexicon, aligner):
    """Links of the gold's sentences by an aligner of both directions: (gdfa, intersection)."""
    seen = [tuple(units(text, lexicon) for text in pair) for pair in pairs]
    seen = [pair for pair in seen if all(0 < len(side) <= MOST_TOKENS for side in pair)]
    test = [(units(gold.arabic, lexicon), units(gold.english, lexicon)) for gold in golds]
    both = aligner([tuple([form for _, form in side] for side in pair) for pair in seen + test], len(golds))
    found: tuple[list, list] = ([], [])
    for gold, sides, there, back in zip(golds, test, *both, strict=True):
        tokens = tokenize(gold.arabic), tokenize(gold.english)
        for each, links in zip(found, (grow(there, back), there & back), strict=True):
            each.append(to_gold(gold, {(sides[0][i][0], sides[1][j][0]) for i, j in links}, tokens))
    return found


def report(name, golds, found, seconds):
    lines = []
    for title, content in (("all", False), ("content", True)):
        precision, recall, f1, error = grade(golds, found, content=content)
        lines.append(f"{title} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} AER {error:.3f}")
    print(f"{name:32} {'   '.join(lines)}   {seconds:7.2f} s", flush=True)


PEERS = {
    "eflomal": eflomal,
    "model 2 with diagonal": lambda pairs, wanted: both_ways(pairs, wanted, 4.0),
    "IBM model 1": lambda pairs, wanted: both_ways(pairs, wanted, 0.0),
}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--bitext", nargs="+", type=Path, default=[], help="without it, ours alone")
    parser.add_argument("--rows-per-file", type=int)
    parser.add_argument("--lexicon", type=Path)
    arguments = parser.parse_args()
    if not arguments.gold.exists():
        parser.exit(2, f"{arguments.gold}: no such file; name a file of manual word alignments\n")
    golds = list(read_gold(arguments.gold))
    lexicon = Lexicon.open(arguments.lexicon)
    ours(golds[:1], lexicon)
    start = time.process_time()
    report("tqa", golds, ours(golds, lexicon), time.process_time() - start)
    pairs = list(read_pairs(arguments.bitext, arguments.rows_per_file)) if arguments.bitext else []
    for name, aligner in PEERS.items() if pairs else ():
        for kind, stems in (("stems", lexicon), ("plain", None)):
            start = time.perf_counter()
            try:
                found = learn(golds, pairs, stems, aligner)
            except ModuleNotFoundError as error:
                print(f"{name:32} {error.name} is not installed")
                break
            for how, each in zip(("gdfa", "and"), found, strict=True):
                report(f"{name}, {kind}, {how}", golds, each, time.perf_counter() - start)


if __name__ == "__main__":
    main()
