"""Subtitles that are wrong, hostile, or odd."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.formats.strategies import HOSTILE, edits_for
from tests.formats.subtitles.test_paragraphs import document, render
from tqa.errors import InputError
from tqa.formats.splice import apply_edits


@pytest.mark.parametrize(
    ("content", "kind", "message"),
    [
        (
            "Hello\n1\n00:00:01,000 --> 00:00:02,000\nx",
            "srt",
            "a.srt: line 1: text in front of the first time",
        ),
        (
            "Hello",
            "srt",
            "a.srt: line 1: text in front of the first time of a cue; write it as 00:01:02,500 -->",
        ),
        ("1\n00:00:01 --> 00:00:02\nx", "srt", "a.srt: line 2: '00:00:01 --> 00:00:02' is no time of a cue;"),
        ("WEBVTT\n\n00:01 --> 00:02\nx", "vtt", "a.vtt: line 3: '00:01 --> 00:02' is no time of a cue;"),
        ("WEBVTTX\n\n", "vtt", "a.vtt: line 1: is no WEBVTT line; write one in front of the cues"),
        ("WEBVTT\n\nNOTE x\n", "vtt", "a.vtt: has no cues; give a file with subtitles"),
        ("  \n", "srt", "a.srt: is empty; give a file that holds text"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(content, kind, message):
    with pytest.raises(InputError, match=re.escape(message)) as raised:
        document(content.encode(), kind)
    assert "\n" not in str(raised.value)


def test_hostile_lines_take_linear_time():
    head = "1\n00:00:01,000 --> 00:00:02,000\n"
    for text in (
        "<i " * 100_000,
        "{\\" * 150_000,
        "&" * 300_000,
        "[" * 300_000,
        "- " * 150_000,
        "a\n- b\n" * 50_000,
    ):
        made = document((head + text).encode())
        assert render(made) == head + text
        body = f"WEBVTT\n\n{head}{text}"
        assert render(document(body.encode(), "vtt")) == body


_PARTS = ["<i>", "</i>", "{\\an8}", "- ", "word", "he said.", "[x]", "&amp;", "<v A>", " ", "5"]
_LINE = st.lists(
    st.one_of(st.sampled_from(_PARTS)),
    min_size=1,
    max_size=6,
).map("".join)
_CUES = st.lists(st.tuples(st.integers(0, 3_000), st.lists(_LINE, max_size=3)), min_size=1, max_size=5)


@pytest.mark.parametrize("kind", ["srt", "vtt"])
@given(_CUES, st.sampled_from(["\n", "\r\n"]), st.data())
def test_what_is_edited_reads_as_edited(kind, cues, newline, data):
    now, parts = 0, ["WEBVTT\n"] if kind == "vtt" else []
    for number, (gap, lines) in enumerate(cues, start=1):
        now += gap
        times = [f"00:00:{at // 1000:02}.{at % 1000:03}" for at in (now, now + 900)]
        now += 900
        shown = [line if line.strip() else "x" for line in lines]
        parts.append("\n".join([str(number), " --> ".join(times), *shown]) + "\n")
    text = "\n".join(parts).replace("\n", newline)
    made = document(text.encode(), kind)
    assert render(made) == text
    assert all(made.text[a.span.end : b.span.start] == "\n" for a, b in pairwise(made.blocks))
    assume(made.text)
    for edit in data.draw(edits_for(made.text, HOSTILE, most=1)):
        made.carrier.place(made, edit.span.start)
        if any("\ud800" <= c <= "\udfff" or c < " " or c in "<>{}&-[]" for c in edit.text):
            continue
        if made.carrier.can_make(made, edit):
            written = made.carrier.render(made, [edit])
            again = document(written, kind)
            # White space at the ends of lines is none of the text, and a dash that has come to stand in
            # front of one is a speaker's.
            assert _words(again.text) == _words(apply_edits(made.text, [edit]))
            assert [line for line in written.decode().split(newline) if "-->" in line] == [
                line for line in text.split(newline) if "-->" in line
            ]


def _words(text):
    return text.replace("-", " ").split()
