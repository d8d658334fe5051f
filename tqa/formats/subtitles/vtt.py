"""WebVTT subtitles (.vtt)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from tqa.formats.annotation import AUTHOR, on_one_line
from tqa.formats.encoding import decode, encode
from tqa.formats.raw import RawText
from tqa.formats.read import file_name
from tqa.formats.splice import apply_edits
from tqa.formats.subtitles.cues import own_notes, vtt_cues
from tqa.formats.subtitles.paragraphs import SubtitleCarrier, Syntax, cue_at, spoken
from tqa.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tqa.config.reading import Reading
    from tqa.formats.annotation import Remark
    from tqa.model import Document, Language

# Cue components, and the times of single words.
_TAGS = re.compile(r"</?(?:c|i|b|u|ruby|rt|v|lang)(?:[.\s][^<>]*)?>|<(?:\d{1,4}:)?\d\d:\d\d\.\d{3}>")
_ENTITIES = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_SYNTAX = Syntax(_TAGS, _ENTITIES)
_MARK = f"({AUTHOR})"


@dataclass(frozen=True)
class VttCarrier(SubtitleCarrier):
    """Writes WebVTT back; `cues` are where in the file the cues begin, `starts` where in the text."""

    cues: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()

    def annotate(self, document: Document, remarks: Sequence[Remark]) -> bytes:
        """The file with `remarks` as notes in front of their cues, and those of an earlier run taken out.

        Raises:
            OutputError: if the file's encoding cannot hold a remark.
        """
        file = self.decoded.text
        newline = "\r\n" if "\r\n" in file else "\n"
        said: dict[int, list[str]] = {}
        for remark in remarks:
            at = self.cues[cue_at(self.starts, remark.span.start)]
            text = on_one_line(remark.text).replace("-->", "->")
            said.setdefault(at, []).append(f"NOTE {_MARK} {text}{newline * 2}")
        edits = [Edit(span, "") for span in own_notes(file, _MARK)]
        edits += [Edit(Span(at, at), "".join(dict.fromkeys(notes))) for at, notes in said.items()]
        edits.sort(key=lambda edit: edit.span)
        return encode(apply_edits(file, edits), self.decoded, document.path)


def read(data: bytes, path: str | Path, language: Language, reading: Reading) -> RawText:  # noqa: ARG001 - one for all
    """What the subtitles in a WebVTT file, whose content is `data`, say.

    Raises:
        InputError: it is no text or no WebVTT file.
    """
    return _read(data, file_name(path))


def _read(data: bytes, path: str) -> RawText:
    decoded = decode(data, path)
    cues = vtt_cues(decoded.text, path)
    said = spoken(decoded.text, cues, _SYNTAX)
    carrier = VttCarrier(
        "vtt",
        decoded,
        said.patchwork,
        escape=_escaped,
        spot=lambda _document, offset: cues[cue_at(said.starts, offset)].time,
        reader=_read,
        cues=tuple(cue.start for cue in cues),
        starts=said.starts,
    )
    return RawText(said.text, carrier, path, said.blocks)


def _escaped(text: str, verbatim: bool) -> str:  # noqa: ARG001 - nothing is verbatim
    return escape(text, quote=False)
