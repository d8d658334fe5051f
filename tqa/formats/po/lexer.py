"""The entries of a gettext PO file, with the place of every string in it.

Written after the grammar of GNU gettext ("The Format of PO Files") and tried against msgfmt 0.21. No library
keeps the bytes: translate-toolkit 3.20 writes spacing and blank lines anew and refuses what msgfmt takes (a
msgid and its msgstr on one line), and polib 1.2 wraps all strings anew and drops spaces between references.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.read import located
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"[ \t\f\v]*+(?:(?P<end>\r\n|\r|\n)|(?P<comment>\#[^\r\n]*+)"
    r'|"(?P<string>(?:[^"\\\r\n]++|\\[^\r\n])*+)"'
    r"|(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)"
    r"(?:[ \t]*+\[[ \t]*+(?P<number>\d{1,3})[ \t]*+\])?(?![\w\[]))"
)
_BLANK = re.compile(r"\s*+\Z")


@dataclass(slots=True)
class Entry:
    """One message: the spans of its strings in the file, between their quotes, and of its comments.

    `line` is the 1-based one of its first keyword, `start` where that line begins. `strings` are the
    translations by their plural number, 0 where there is one alone; `where` says on which line each begins.
    """

    line: int
    start: int
    comments: list[Span]
    context: list[Span] | None = None
    id: list[Span] | None = None
    plural: list[Span] | None = None
    strings: dict[int, list[Span]] = field(default_factory=dict)
    where: dict[int, int] = field(default_factory=dict)


def entries(text: str, path: str) -> Iterator[Entry]:
    """The entries of a file whose content is `text`, in order; obsolete ones (`#~`) are comments to it.

    Raises:
        InputError: it is no PO file; the message names the line.
    """
    lexer = _Lexer(path)
    at, line = 0, 1
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            if _BLANK.match(text, at):
                break
            raise InputError(_junk(text, at, located(path, line)))
        lexer.take(token, line)
        line += token.lastgroup == "end"
        at = token.end()
        if lexer.done is not None:
            yield lexer.done
            lexer.done = None
    if (last := lexer.last(line)) is not None:
        yield last


class _Lexer:
    """Puts tokens together to entries."""

    def __init__(self, path: str) -> None:
        self._path = path
        # The entry that the last token showed to be whole.
        self.done: Entry | None = None
        self._open: Entry | None = None
        self._comments: list[Span] = []
        # The strings of the last keyword, None before the first.
        self._strings: list[Span] | None = None
        self._line_start = 0

    def take(self, token: re.Match[str], line: int) -> None:
        """One token on the 1-based `line`."""
        if token["end"] is not None:
            self._line_start = token.end()
        elif token["comment"] is not None:
            self._comment(Span(token.start("comment"), token.end()), token["comment"], line)
        elif token["string"] is not None:
            if self._strings is None:
                raise self._problem(line, "a string without a keyword", "write msgid or msgstr in front")
            self._strings.append(Span(token.start("string"), token.end("string")))
        else:
            self._keyword(token, line)

    def last(self, line: int) -> Entry | None:
        """The entry that the end of the file, on the 1-based `line`, makes whole."""
        self._close(line)
        return self.done

    def _comment(self, span: Span, text: str, line: int) -> None:
        if self._open is not None and self._open.strings:
            self._close(line)
        if text.startswith("#~"):  # what stood before belongs to the obsolete entry
            self._comments.clear()
        elif self._open is None:
            self._comments.append(span)

    def _keyword(self, token: re.Match[str], line: int) -> None:
        keyword, entry = token["keyword"], self._open
        if entry is not None and keyword in ("msgctxt", "msgid") and (entry.strings or entry.id is not None):
            self._close(line)
            entry = None
        if self._strings is not None and not self._strings:
            raise self._problem(line, f"{keyword} where a string is expected", 'write "" where there is none')
        if entry is None:
            entry = self._open = Entry(line, self._line_start, self._comments)
            self._comments = []
        self._strings = []
        number = int(token["number"] or 0)
        if (token["number"] is not None and keyword != "msgstr") or not self._fits(entry, keyword, number):
            raise self._problem(line, f"{keyword} does not belong here", "correct the order of the keywords")
        if keyword == "msgctxt":
            entry.context = self._strings
        elif keyword == "msgid":
            entry.id = self._strings
        elif keyword == "msgid_plural":
            entry.plural = self._strings
        else:
            entry.strings[number] = self._strings
            entry.where[number] = line

    @staticmethod
    def _fits(entry: Entry, keyword: str, number: int) -> bool:
        if keyword == "msgctxt":
            return entry.context is None
        if keyword == "msgid":
            return True
        if keyword == "msgid_plural":
            return entry.id is not None and entry.plural is None and not entry.strings
        return entry.id is not None and number not in entry.strings

    def _close(self, line: int) -> None:
        entry = self._open
        if entry is None:
            return
        if self._strings is not None and not self._strings:
            raise self._problem(
                entry.line, "an entry that ends without its string", 'write "" where there is none'
            )
        if entry.id is None or not entry.strings:
            missing = "msgstr" if entry.id is not None else "msgid"
            raise self._problem(entry.line or line, f"an entry without {missing}", "add it")
        self.done = entry
        self._open = self._strings = None

    def _problem(self, line: int, what: str, remedy: str) -> InputError:
        return InputError(f"{located(self._path, line)}: {what}; {remedy}")


def _junk(text: str, at: int, where: str) -> str:
    rest = text[at : at + 200].lstrip()
    if rest.startswith('"'):
        return (
            f'{where}: a string that is never closed on its line; end it with " or write \\" for one inside'
        )
    word = rest.split(maxsplit=1)[0][:30] if rest.strip() else "space"
    return f"{where}: {word!a} is no PO (msgid, msgstr, a comment or a string is expected); correct the line"
