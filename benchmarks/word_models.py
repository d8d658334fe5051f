"""Word aligners to measure ours against: IBM model 1, model 2 with a diagonal, eflomal; and symmetrising.

Each takes sentence pairs of word forms and gives, for the last `wanted` of them, the links of both
directions: sets of (source position, target position).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

NULL_PRIOR = 0.08
NEIGHBOURS = ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))


def numbered(sentences):
    """Sentences as arrays of numbers, and how many different words there are."""
    ids: dict[str, int] = {}
    arrays = [np.array([ids.setdefault(w, len(ids)) for w in words], dtype=np.int64) for words in sentences]
    return arrays, len(ids)


def directed(pairs, wanted, tension, rounds=5):
    """Links of one direction: for every target word the source word that makes it likeliest, or none.

    Model 1 (Brown et al. 1993) where `tension` is 0, else model 2 with the prior of fast_align (Dyer,
    Chahuneau and Smith 2013), whose tension is kept at its usual start.
    """
    source, _ = numbered([pair[0] for pair in pairs])
    target, size = numbered([pair[1] for pair in pairs])
    keys, slots, priors, base = [], [], [], 0
    for s, t in zip(source, target, strict=True):
        n, m = len(s), len(t)
        keys.append((s[None, :] * size + t[:, None]).ravel())
        slots.append(np.repeat(np.arange(base, base + m, dtype=np.int32), n))
        distance = np.abs((np.arange(m) + 0.5)[:, None] / m - (np.arange(n) + 0.5)[None, :] / n)
        prior = np.exp(-tension * distance)
        priors.append((prior / prior.sum(axis=1, keepdims=True)).astype(np.float32).ravel())
        base += m
    unique, cell = np.unique(np.concatenate(keys), return_inverse=True)
    cell, slot, prior = cell.astype(np.int32), np.concatenate(slots), np.concatenate(priors)
    del keys, slots, priors
    word = unique // size
    table, null = np.full(len(unique), 1.0 / size), 1.0 / size
    for _ in range(rounds):
        weight = table[cell] * prior * (1 - NULL_PRIOR)
        total = np.bincount(slot, weights=weight, minlength=base) + NULL_PRIOR * null
        counts = np.bincount(cell, weights=weight / total[slot], minlength=len(unique))
        table = counts / (np.bincount(word, weights=counts) + 1e-9)[word]
    return _best(table[cell] * prior * (1 - NULL_PRIOR), source, target, wanted, NULL_PRIOR * null)


def _best(weight, source, target, wanted, least):
    """The best cell of every target word of the last pairs; the cells of a pair are target-major."""
    found, end = [], len(weight)
    for s, t in zip(source[::-1][:wanted], target[::-1][:wanted], strict=True):
        block = weight[end - len(s) * len(t) : end].reshape(len(t), len(s))
        end -= block.size
        found.append({(int(row.argmax()), j) for j, row in enumerate(block) if row.max(initial=0.0) > least})
    return found[::-1]


def both_ways(pairs, wanted, tension):
    """Links of both directions, each as (source, target)."""
    there = directed(pairs, wanted, tension)
    back = directed([(t, s) for s, t in pairs], wanted, tension)
    return there, [{(i, j) for j, i in links} for links in back]


def eflomal(pairs, wanted):
    """Links of both directions by eflomal (Östling and Tiedemann 2016), `pip install eflomal`."""
    from eflomal import Aligner  # noqa: PLC0415 - an optional peer

    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder) / name for name in ("there", "back")]
        lines = [[" ".join(pair[side]) + "\n" for pair in pairs] for side in (0, 1)]
        Aligner().align(*lines, links_filename_fwd=str(names[0]), links_filename_rev=str(names[1]))
        return tuple(
            [
                {tuple(map(int, link.split("-"))) for link in line.split()}
                for line in name.read_text(encoding="utf-8").split("\n")[: len(pairs)][-wanted:]
            ]
            for name in names
        )


def grow(there, back):
    """Grow-diag-final-and (Koehn et al. 2005) of the links of two directions."""
    links, union = there & back, there | back
    added = True
    while added:
        added = False
        for i, j in sorted(links):
            for near in ((i + a, j + b) for a, b in NEIGHBOURS):
                if near in union and near not in links and _free(near, links, any):
                    links.add(near)
                    added = True
    for direction in (there, back):
        for link in sorted(direction):
            if link not in links and _free(link, links, all):
                links.add(link)
    return links


def _free(link, links, how):
    return how((all(link[0] != i for i, _ in links), all(link[1] != j for _, j in links)))
