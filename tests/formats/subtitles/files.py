"""Running text cut into subtitles, as subtitlers do it: two lines a cue, a pause between paragraphs."""

from __future__ import annotations

_WIDTH = 42


def srt(text: str) -> bytes:
    """The text as SubRip."""
    cues = (
        f"{number}\n{_time(begin, ',')} --> {_time(end, ',')}\n" + "\n".join(lines) + "\n"
        for number, (begin, end, lines) in enumerate(_cues(text), start=1)
    )
    return "\n".join(cues).encode()


def vtt(text: str) -> bytes:
    """The text as WebVTT, every second cue with settings and in italics."""
    parts = ["WEBVTT - sample\n\nNOTE made for a test\n"]
    for number, (begin, end, lines) in enumerate(_cues(text)):
        body = "\n".join(lines).replace("&", "&amp;").replace("<", "&lt;")
        odd = number % 2
        settings = " line:85% align:center" if odd else ""
        parts.append(
            f"{_time(begin, '.')} --> {_time(end, '.')}{settings}\n"
            + (f"<i>{body}</i>\n" if odd else f"{body}\n")
        )
    return "\n".join(parts).encode()


def _cues(text):
    now = 1_000
    for paragraph in filter(None, map(str.strip, text.splitlines())):
        lines = _wrapped(paragraph)
        for at in range(0, len(lines), 2):
            yield now, now + 1_900, lines[at : at + 2]
            now += 2_000
        now += 3_000


def _wrapped(paragraph):
    lines = [""]
    for word in paragraph.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= _WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _time(milliseconds, point):
    seconds, rest = divmod(milliseconds, 1_000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"
