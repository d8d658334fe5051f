"""SubRip subtitles (.srt)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.formats.encoding import decode
from tqa.formats.raw import RawText
from tqa.formats.read import file_name
from tqa.formats.subtitles.cues import srt_cues
from tqa.formats.subtitles.paragraphs import SubtitleCarrier, Syntax, cue_at, spoken

if TYPE_CHECKING:
    from pathlib import Path

    from tqa.config.reading import Reading
    from tqa.model import Language

# HTML's tags, and those of Advanced SubStation that players understand in SubRip too, such as {\an8}.
_TAGS = re.compile(r"</?(?:i|b|u|s|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}|\{/?[ibus]\}", re.IGNORECASE)
_SYNTAX = Syntax(_TAGS)


def read(data: bytes, path: str | Path, language: Language, reading: Reading) -> RawText:  # noqa: ARG001 - one for all
    """What the subtitles in a SubRip file, whose content is `data`, say.

    Raises:
        InputError: it is no text or no SubRip file.
    """
    return _read(data, file_name(path))


def _read(data: bytes, path: str) -> RawText:
    decoded = decode(data, path)
    cues = srt_cues(decoded.text, path)
    said = spoken(decoded.text, cues, _SYNTAX)
    carrier = SubtitleCarrier(
        "srt",
        decoded,
        said.patchwork,
        escape=lambda text, _verbatim: text,
        spot=lambda _document, offset: cues[cue_at(said.starts, offset)].time,
        reader=_read,
    )
    return RawText(said.text, carrier, path, said.blocks)
