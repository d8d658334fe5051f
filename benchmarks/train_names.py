"""Learn the name model (tqa/language/data/translit.npz) from lists of names and from bitext.

usage: python benchmarks/train_names.py --names NAMES.tsv.gz ... --text BITEXT.tsv.gz ...
           --calibrate BITEXT.tsv.gz ... [--without-tenth] --output FILE.npz

NAMES rows: Arabic name, Latin name and, optionally, how often the pair was seen. BITEXT rows: Arabic and
English of one sentence. The texts show what other Arabic words look like and give more names, of places too;
those to calibrate on say how often words that are no name of each other score how much. `--without-tenth`
leaves a tenth of the names unseen for benchmarks/names.py.
"""

from __future__ import annotations

import argparse
import gzip
import io
import zipfile
from collections import Counter
from pathlib import Path
from zlib import crc32

import names_filter
import numpy as np
from names_em import ARABIC_ID, learn

from tqa.language.arabic import fold
from tqa.language.tokens import Kind, tokenize
from tqa.language.translit import pair_scores
from tqa.language.translit_letters import ARABIC_LETTERS, arabic_readings, latin_forms
from tqa.language.translit_model import ARABIC_SIZE, UNITS, unpack

LONGEST_NAME = 15
# A spelling that was never seen costs this many nats at most, and an Arabic letter in any word.
DEAREST = 9.0
DEAREST_LETTER = 7.0
# Words of running text count with this power of their frequency, and names for this share of all words.
FREQUENCY = 0.75
NAMES_SHARE = 0.2
# Kinds of Arabic words in an article: a capitalised word has one partner among so many.
ARTICLE_WORDS = 400
FOREIGN_LINES = 5
# Lower scores are no names at all; higher ones in foreign lines mostly are the name, in another form.
FITTED = 4 * UNITS, 9 * UNITS
# Letters that Arabic words have and foreign names have not. The lists hold few Arabs, the news many, and even
# fewer places, so these names and those found in text count three times.
OWN_LETTERS = frozenset("عحقصضطظء")
OWN_WEIGHT = 3.0
TEXT_WEIGHT = 3.0
FAINT, CLEAR = 2 * UNITS, 7 * UNITS
SAME_BEGINNING = 4
TOP_SCORE = 24 * UNITS


def read_names(paths):
    """Counter of (folded Arabic, lower-case Latin)."""
    names = Counter()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                arabic, latin, *count = line.rstrip("\n").split("\t")
                names[fold(arabic), latin] += int(count[0]) if count and count[0].isdigit() else 1
    return Counter({pair: count for pair, count in names.items() if is_name(*pair)})


def is_name(arabic, latin):
    forms = latin_forms(latin)
    return (
        2 <= len(arabic) <= LONGEST_NAME
        and all(letter in ARABIC_ID for letter in arabic)
        and bool(forms)
        and len(forms[0]) <= LONGEST_NAME
    )


def a_tenth(names):
    return Counter({pair: names[pair] for pair in names if crc32(pair[0].encode()) % 10 == 0})


def without(names, tenth):
    """The names that share neither their Arabic nor their Latin spelling with `tenth`."""
    arabic, latin = {pair[0] for pair in tenth}, {plain(pair[1]) for pair in tenth}
    return Counter(
        {pair: names[pair] for pair in names if pair[0] not in arabic and plain(pair[1]) not in latin}
    )


def plain(latin):
    """The spelling with bare letters only, as many newsrooms write it."""
    form = latin_forms(latin)[0].translate(str.maketrans("čšžçğłñ", "cszcgln"))
    return form if len(form) > 1 else latin


def training_rows(names):
    """(Arabic, Latin spelling, weight), with signs on the letters and without, and without the article."""
    rows = Counter()
    for (arabic, latin), count in names.items():
        forms = {latin_forms(latin)[0], plain(latin)}
        weight = (1.0 + np.log(count)) / len(forms) * (OWN_WEIGHT if OWN_LETTERS & set(arabic) else 1.0)
        for form in forms:
            article = arabic.startswith("ال") and len(arabic) > 3 and "l" not in form[:2]
            rows[arabic[2:] if article else arabic, form] += weight
    return [(arabic, form, weight) for (arabic, form), weight in sorted(rows.items())]


def found_in_text(lines, model):
    """Names in sentences and their translations: alike enough, or often together and a bit alike."""
    arabic, english, together, scores = Counter(), Counter(), Counter(), {}
    for words, capitals in lines:
        kinds = list(dict.fromkeys(words))
        arabic.update(kinds)
        english.update(capitals)
        for i, j, score in zip(*pair_scores(kinds, capitals, model, FAINT), strict=True):
            together[kinds[i], capitals[j]] += 1
            scores[kinds[i], capitals[j]] = score
    names = {
        pair: count
        for pair, count in together.items()
        if scores[pair] >= CLEAR or (count >= 2 and 2 * count / (arabic[pair[0]] + english[pair[1]]) >= 0.4)
    }
    # A name with a clitic on it teaches nothing that the name does not.
    return Counter(
        {
            pair: count
            for pair, count in names.items()
            if is_name(*pair)
            and not any((rest, pair[1]) in names for _, rest in arabic_readings(pair[0])[1:])
        }
    )


def read_text(paths):
    """(kinds of Arabic words, kinds of capitalised English words) of every line."""
    lines = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for row in rows:
                arabic, english, *_ = (*row.rstrip("\n").split("\t"), "")
                words = [token.norm for token in tokenize(arabic) if token.kind is Kind.ARABIC]
                capitals = [t.norm for t in tokenize(english) if t.kind is Kind.LATIN and t.text[0].isupper()]
                lines.append((words, list(dict.fromkeys(capitals))))
    return lines


def background(lines, names):
    """Cost of each Arabic letter behind two others in any word: Dirichlet-smoothed trigrams, in UNITS."""
    words = Counter(word for arabic, _ in lines for word in arabic)
    weights = Counter({word: count**FREQUENCY for word, count in words.items()})
    share = NAMES_SHARE / (1.0 - NAMES_SHARE) * weights.total() / len(names)
    for arabic, _ in names:
        weights[arabic] += share
    edge = ARABIC_SIZE
    three = np.zeros((edge + 1,) * 3)
    for word, weight in weights.items():
        text = [edge, edge, *(ARABIC_ID.get(letter, 0) for letter in word), edge]
        for place in range(2, len(text)):
            three[tuple(text[place - 2 : place + 1])] += weight
    three *= 1e5 / three.sum()
    two = three.sum(axis=0)
    one = two.sum(axis=0)
    chance = (one + 0.5) / (one.sum() + 0.5 * len(one))
    for counts in (two, three):
        chance = (counts + 5.0 * chance) / (counts.sum(axis=-1, keepdims=True) + 5.0)
    return quantised(chance, DEAREST_LETTER)


def quantised(chance, dearest):
    return np.round(np.minimum(-np.log(chance), dearest) * UNITS).astype(np.uint8)


def arrays(table, lines, names):
    """What the file holds, but for filter and calibration."""
    costs = quantised(table.chance, DEAREST)
    strings = [ARABIC_LETTERS[x - 1] + ARABIC_LETTERS[y - 1] for x, y in table.pairs]
    return {
        "contexts": np.array("\n".join(table.contexts.keys)),
        "strings": np.array(" ".join(strings)),
        "costs": costs,
        "background": background(lines, names),
        "values": np.zeros(TOP_SCORE),
        "pass_mark": np.array(0),
    } | names_filter.nothing()


def calibrated(model, lines, rng):
    """Chance that a pair is one name, by score, for a capitalised word among the words of an article.

    What scores in a line and its translation beyond what scores in foreign lines is taken for true. A
    logistic curve is fitted to the two counts.
    """
    own, foreign = np.zeros(TOP_SCORE), np.zeros(TOP_SCORE)
    asked = 0
    for arabic, english in lines:
        count(own, arabic, english, model)
        for other in rng.integers(0, len(lines), FOREIGN_LINES):
            # A name, or a word made from it, that the other line has as well would be no false partner.
            there = {word[:SAME_BEGINNING] for word in lines[other][1]}
            absent = [word for word in english if word[:SAME_BEGINNING] not in there]
            asked += count(foreign, lines[other][0], absent, model)
    true = np.maximum(own - foreign / FOREIGN_LINES, 0.0)
    english_words = sum(len(english) for _, english in lines)
    false = foreign * (ARTICLE_WORDS * english_words / asked)
    score = np.arange(TOP_SCORE) / UNITS
    fitted = slice(*FITTED)
    centre, slope = logistic(score[fitted], true[fitted], false[fitted])
    print(f"chance 1/2 at {centre:.2f} nats, slope {slope:.2f}")
    for low in range(3, 14):
        part = slice(low * UNITS, (low + 1) * UNITS)
        curve = 1.0 / (1.0 + np.exp(-slope * (low + 0.5 - centre)))
        print(f"  {low} nats: {true[part].sum():.0f} true, {false[part].sum():.0f} false, {curve:.3f}")
    return 1.0 / (1.0 + np.exp(-slope * (score - centre)))


def count(scores, arabic, english, model):
    """Count the scores of all pairs; how many pairs there are."""
    kinds = list(dict.fromkeys(arabic))
    found = pair_scores(kinds, english, model, 0)[2]
    np.add.at(scores, np.clip(found, 0, TOP_SCORE - 1), 1.0)
    return len(kinds) * len(english)


def logistic(x, true, false):
    """Centre and slope of the logistic curve that makes the counts most likely (Newton's method)."""
    weights = np.array([0.0, 0.0])
    design = np.stack([np.ones_like(x), x - x.mean()], axis=1)
    for _ in range(50):
        chance = 1.0 / (1.0 + np.exp(-design @ weights))
        gradient = design.T @ (true - (true + false) * chance)
        curvature = (design * ((true + false) * chance * (1.0 - chance))[:, None]).T @ design
        weights += np.linalg.solve(curvature + 1e-6 * np.eye(2), gradient)
    return float(x.mean() - weights[0] / weights[1]), float(weights[1])


def train(names, unseen, lines, calibration):
    rng = np.random.default_rng(1)
    rows = training_rows(names)
    first = unpack(arrays(learn(rows), lines, names))
    found = without(found_in_text(lines, first), unseen)
    print(f"{len(names)} names from lists, {len(found)} from text", flush=True)
    rows += [(arabic, form, weight * TEXT_WEIGHT) for arabic, form, weight in training_rows(found)]
    stored = arrays(learn(rows), lines + calibration, names)
    stored |= names_filter.learn(
        [(arabic, form) for arabic, form, _ in rows], lines + calibration, unpack(stored), rng
    )
    stored["values"] = calibrated(unpack(stored), calibration, rng)
    return stored


def write(stored, path):
    """A NumPy archive that is the same for the same arrays."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, values in stored.items():
            member = io.BytesIO()
            np.save(member, values, allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), member.getvalue(), zipfile.ZIP_DEFLATED)
    path.write_bytes(packed.getvalue())
    print(f"{path}: {path.stat().st_size} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--names", nargs="+", required=True, type=Path)
    parser.add_argument("--text", nargs="+", required=True, type=Path)
    parser.add_argument("--calibrate", nargs="+", required=True, type=Path)
    parser.add_argument("--without-tenth", action="store_true")
    parser.add_argument("--output", required=True, type=Path)
    given = parser.parse_args()
    names = read_names(given.names)
    unseen = a_tenth(names) if given.without_tenth else Counter()
    stored = train(without(names, unseen), unseen, read_text(given.text), read_text(given.calibrate))
    write(stored, given.output)


if __name__ == "__main__":
    main()
