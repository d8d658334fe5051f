"""`tqa score` of TMX, XLIFF and other files than text and tables."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import ARABIC, ENGLISH, FIXED
from tests.formats.docx.files import build, para

TEXTS = [
    "The council met on Monday in the capital.",
    "Officials discussed the water shortage for three hours.",
    "No decision was taken before the evening.",
]
WORSE = [TEXTS[0], TEXTS[1].replace("for", "of"), TEXTS[2]]


def tmx(texts, ids=("a", "b", "c")):
    units = "".join(
        f'<tu tuid="{name}"><tuv xml:lang="ar"><seg>جملة</seg></tuv>'
        f'<tuv xml:lang="en">\n<seg>{text}</seg></tuv></tu>'
        for name, text in zip(ids, texts, strict=True)
    )
    return f'<tmx version="1.4"><body>{units}</body></tmx>'


def xliff(texts, ids=("a", "b", "c")):
    units = "".join(
        f'<unit id="{name}"><segment><source>جملة</source>'
        + f"<target>\n  {text}\n</target>" * bool(text)
        + "</segment></unit>"
        for name, text in zip(ids, texts, strict=True)
    )
    return f'<xliff version="2.1" srcLang="ar" trgLang="en"><file id="f">{units}</file></xliff>'


@pytest.fixture
def write(folder):
    def call(**files):
        for name, text in files.items():
            (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")

    return call


def test_every_file_may_be_of_another_format(write, run):
    plain = "".join(f"{text}\n" for text in TEXTS)
    table = "id\tsource\ttarget\n" + "".join(
        f"{i}\tجملة\t{text}\n" for i, text in zip("abc", WORSE, strict=True)
    )
    write(
        h_tmx=tmx(WORSE), h_xliff=xliff(WORSE), h_tsv=table, r_xlf=xliff(TEXTS), r_tmx=tmx(TEXTS), r_txt=plain
    )
    figures = set()
    for hypothesis in ("h.tmx", "h.xliff", "h.tsv"):
        for reference in ("r.xlf", "r.tmx", "r.txt"):
            result = run(
                "score", hypothesis, "--reference", reference, "--against", "r.tmx", "--format", "json"
            )
            assert (result.code, result.err) == (0, "")
            found = json.loads(result.out)
            figures.add(json.dumps([found[key] for key in found if key in ("metrics", "scores", "segments")]))
    assert len(figures) == 1
    assert json.loads(next(iter(figures)))


def test_what_align_writes_is_scored(run):
    for name in ("tmx", "xliff"):
        made = run("align", "visit.ar.txt", "visit.en.txt", "--format", name, "--output", f"a.{name}")
        assert made.code == 0
        result = run("score", f"a.{name}", "--reference", f"a.{name}", "--metric", "chrF2")
        assert (result.code, result.err) == (0, "")
        assert "100.0" in result.out


def test_a_unit_without_target_counts_as_a_blank_line(write, run):
    write(h_xlf=xliff(["", *TEXTS[1:]]), r_txt="".join(f"{text}\n" for text in TEXTS))
    write(h_tsv="source\ttarget\n" + "".join(f"جملة\t{text}\n" for text in ["", *TEXTS[1:]]))
    outputs = [run("score", name, "--reference", "r.txt", "--metric", "chrF2") for name in ("h.xlf", "h.tsv")]
    first, second = (each.out.replace("h.xlf", "h").replace("h.tsv", "h") for each in outputs)
    assert first == second
    result = run("score", "r.txt", "--reference", "h.xlf")
    assert "1 of 3 segments have no reference" in result.out + result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["h.tmx"], "h.tmx: has no reference; name a human translation with --reference FILE"),
        (
            ["h.tmx", "--reference", "other.xlf"],
            "other.xlf: row 2 has the id 'x' where h.tmx has 'b'; give both files the same rows",
        ),
        (
            ["h.tmx", "--reference", "short.xlf"],
            "short.xlf: 2 rows where h.tmx has 3; row 2 (id 'c') is the first that differs",
        ),
        (["h.tmx", "--reference", "h.tmx", "--against", "bomb.tmx"], "bomb.tmx: line 1: declares the entity"),
        (
            ["visit.en.txt", "--reference", "visit.en.txt", "--source", "h.tmx"],
            (
                "h.tmx: has rows of two languages, which --source cannot align; "
                "give the Arabic as a file of its own"
            ),
        ),
    ],
)
def test_refusals(write, run, arguments, message):
    bomb = '<!DOCTYPE tmx [<!ENTITY a "ha">]>' + tmx(["&a;", "b", "c"])
    write(h_tmx=tmx(TEXTS), other_xlf=xliff(TEXTS, "axc"), bomb_tmx=bomb)
    write(short_xlf=xliff(TEXTS[::2], "ac"))
    result = run("score", *arguments)
    assert result.code == 2
    assert len(result.error_lines) == 1
    assert message in result.err


def test_documents_are_compared_paragraph_by_paragraph(write, run, folder):
    def subtitles(texts):
        return "".join(
            f"{k}\n00:00:{5 * k:02},000 --> 00:00:{5 * k + 1:02},000\n{text}\n\n"
            for k, text in enumerate(texts, 1)
        )

    (folder / "h.docx").write_bytes(build(*map(para, WORSE)))
    write(r_srt=subtitles(TEXTS), raw_txt="".join(f"{text}\n" for text in WORSE))
    scored = [
        json.loads(run("score", name, "--reference", "r.srt", "--format", "json").out)["scores"]
        for name in ("h.docx", "raw.txt")
    ]
    assert scored[0] == scored[1]


def test_documents_are_compared_through_their_arabic(run, folder):
    sides = {"ar": ARABIC, "en": ENGLISH, "ref": FIXED}
    for name, text in sides.items():
        (folder / f"{name}.docx").write_bytes(build(*map(para, text.split("\n"))))
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    printed = [
        run("score", f"en.{kind}", "--reference", f"ref.{kind}", "--source", f"ar.{kind}").out.replace(
            f".{kind}", ""
        )
        for kind in ("docx", "txt")
    ]
    assert printed[0] == printed[1]
    assert "BLEU" in printed[0]
