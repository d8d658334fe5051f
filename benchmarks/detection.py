"""How well do the rules find what annotators found, beside pofilter and beside two regular expressions?

usage: python benchmarks/detection.py GOLD.jsonl [--doublings FILE] [--human FILE ...] [--write]

GOLD: one annotated output of a translation system a line, an object with the keys source, target, sample
("random", or anything else where the output was drawn for its errors) and errors, a list of objects with
category, start and end (code points of target, half open).
--doublings: JSON Lines with source, target, match (a word joined to itself, as it stands in target) and
label: A artifact, B borderline, L legitimate.
--human: human translations, where every finding is suspect: bitext (TSV with Arabic and English, TMX, or JSON
Lines with source and reference, or source and target), plain or gzipped.
--write: keep the figures of every rule in tqa/checks/measured.json and in the docstrings of the rules.

`detection_grading.py` says when a finding counts. pofilter (pip install translate-toolkit) names no place, so
each of its findings counts for the whole sentence, which flatters it; its tests and the categories that they
count for stand in `detection_tools.py`. Its default tests all run, also those without a category here.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import detection_inputs as inputs
import detection_record as record
from detection_grading import BILINGUAL, LANGUAGE, SURFACE, grade
from detection_tools import floor, ours, pofilter, pofilter_in_full

TOOLS = {"tqa": ours, "pofilter": pofilter, "floor": floor}
GROUPS = {"SURFACE": SURFACE, "BILINGUAL": BILINGUAL, "LANGUAGE": LANGUAGE}


def timed(tool, pairs):
    """What `tool` finds, and how many pairs it does in a second of a core."""
    tool(pairs[:20])  # dictionaries are loaded once, before the clock runs
    start = time.process_time()
    found = tool(pairs)
    return found, len(pairs) / (time.process_time() - start)


def print_table(grades):
    names = sorted({name for each in grades.values() for name in each.by_category})
    print(f"{'':24}{'errors':>7}" + "".join(f"{tool:>33}" for tool in grades))
    head = f"{'findings':>10}{'prec':>8}{'recall':>8}{'F1':>7}"
    print(f"{'':31}" + head * len(grades))
    for label, categories in [*((name, (name,)) for name in names), *GROUPS.items()]:
        tallies = [each.of(*categories) for each in grades.values()]
        cells = (f"{t.said:10}{t.precision:8.3f}{t.recall:8.3f}{t.f1:7.3f}" for t in tallies)
        print(f"{label:24}{tallies[0].gold:7}" + "".join(cells))


def print_noise(grades, speeds):
    print()
    for tool, each in grades.items():
        print(
            f"{tool:9} surface F1 micro {each.of(*SURFACE).f1:.3f}, macro {each.macro_f1(SURFACE):.3f}; "
            f"random outputs: findings that touch no error {each.alarms} in {each.words} words "
            f"({each.alarms_per_thousand:.2f} per 1,000), clean ones flagged {each.clean_flagged} of "
            f"{each.clean}; {speeds[tool]:,.0f} pairs per second of a core"
        )


def print_doublings(path):
    rows = inputs.doublings(path)
    print(f"\ndoublings of {path.name} flagged ({len(rows)} labelled)")
    for name, tool in TOOLS.items():
        found = tool([(row.arabic, row.english) for row in rows])
        flagged = [
            (row.label, any(place.meets(finding) for place in row.places for finding in said))
            for row, said in zip(rows, found, strict=True)
        ]
        hit = {label: sum(yes for each, yes in flagged if each == label) for label in "ABL"}
        total = {label: sum(each == label for each, _ in flagged) for label in "ABL"}
        judged = hit["A"] + hit["L"]
        print(
            f"{name:9} artifacts {hit['A']} of {total['A']} (recall {hit['A'] / max(total['A'], 1):.3f}), "
            f"borderline {hit['B']} of {total['B']}, legitimate {hit['L']} of {total['L']} "
            f"(precision {hit['A'] / max(judged, 1):.3f} without the borderline)"
        )


def print_human(paths):
    """The share of human translations with a finding; returns ours, for all files together."""
    print("\nhuman translations flagged")
    all_ours = []
    for path in paths:
        pairs = inputs.human_pairs(path)
        found = {name: tool(pairs) for name, tool in (TOOLS | {"pofilter in full": pofilter_in_full}).items()}
        found["tqa by doubled-coordination"] = [
            [place for place in places if place.category == "doubled-coordination"] for places in found["tqa"]
        ]
        all_ours += found["tqa"]
        print(f"{path.parent.name}/{path.name}: {len(pairs)} pairs")
        for name, places in sorted(found.items()):
            flagged = sum(map(bool, places))
            print(f"    {name:28}{flagged:6} {100 * flagged / max(len(pairs), 1):8.2f} %")
    return all_ours


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--doublings", type=Path)
    parser.add_argument("--human", nargs="+", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    outputs = inputs.outputs(arguments.gold)
    grades, speeds = {}, {}
    for name, tool in TOOLS.items():
        found, speeds[name] = timed(tool, [(output.arabic, output.english) for output in outputs])
        grades[name] = grade(outputs, found)
    print_table(grades)
    print_noise(grades, speeds)
    if arguments.doublings:
        print_doublings(arguments.doublings)
    human = print_human(arguments.human) if arguments.human else []
    if arguments.write:
        record.write(arguments, grades["tqa"], human, len(outputs))


if __name__ == "__main__":
    main()
