"""A ZIP archive whose members are read within limits, and replaced while every other byte is kept.

Python's zipfile was tried: it writes an archive anew and with it the headers, order, flags and extra fields
of members that nobody touched. Here the archive is spliced: only the replaced data and the numbers that count
them change. Its layout is that of PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.docx.splice import NEVER, Change, local_changes, new_member, patched
from tqa.formats.read import MAX_BYTES, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_LONGEST_COMMENT = 65_535
_MOST_MEMBERS = 10_000
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
# What is inflated to more than a hundred times its size is a bomb, unless it is small: Apache POI's limit
# (ZipSecureFile.MIN_INFLATE_RATIO), with a larger allowance, since tables of empty cells pack well.
_RATIO, _ALLOWANCE = 100, 4 * 1024 * 1024
_AGAIN = "open the file in its program and save it again"


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive; `entry`, `header` and `data` are where its three parts begin."""

    name: str
    method: int
    flags: int
    crc: int
    packed: int
    size: int
    entry: int
    header: int
    data: int

    @property
    def end(self) -> int:
        """Where its data end."""
        return self.data + self.packed


@dataclass(frozen=True)
class Archive:
    """The content `data` of the file `path`, and what is in it, in the order of its directory."""

    data: bytes
    path: str
    members: tuple[Member, ...]
    directory: int
    end: int

    def find(self, name: str) -> Member | None:
        """The member called `name`, whose case does not count; None where there is none.

        Raises:
            InputError: there are several.
        """
        found = [member for member in self.members if member.name.lower() == name.lower()]
        if len(found) > 1:
            raise InputError(f"{shown(self.path)}: holds {len(found)} parts called {name}; {_AGAIN}")
        return found[0] if found else None

    def read(self, member: Member) -> bytes:
        """The content of a member.

        Raises:
            InputError: it is encrypted, packed in an unknown way, damaged or larger than a file may be.
        """
        named = f"{shown(self.path)}: its part {shown(member.name)}"
        if member.flags & _ENCRYPTED:
            raise InputError(f"{named} is encrypted; save the file without a password")
        if member.method not in {_STORED, _DEFLATED}:
            raise InputError(f"{named} is packed by an unknown method ({member.method}); {_AGAIN}")
        if member.size > MAX_BYTES or member.size > max(_ALLOWANCE, _RATIO * member.packed):
            msg = (
                f"{named} unpacks to {member.size:,} bytes from {member.packed:,}, which is no real document"
            )
            raise InputError(f"{msg}; {_AGAIN}")
        packed = self.data[member.data : member.end]
        content = packed if member.method == _STORED else _inflated(packed, member.size)
        if content is None or len(content) != member.size or zlib.crc32(content) != member.crc:
            raise InputError(f"{named} is damaged; {_AGAIN}")
        return content

    def replaced(self, contents: Mapping[str, bytes]) -> bytes:
        """The archive with the members of these names replaced, or added where there is none."""
        changes: list[Change] = []
        new = dict(contents)
        for member in self.members:
            if member.name in new:
                content = new.pop(member.name)
                packed = content if member.method == _STORED else _deflated(content)
                changes += local_changes(self.data, member, content, packed)
        added = [new_member(name, content, _deflated(content)) for name, content in new.items()]
        return patched(self, changes, added)


def open_archive(data: bytes, path: str) -> Archive:
    """The archive whose content is `data`; no member is unpacked yet.

    Raises:
        InputError: it is truncated, damaged, split, or has more members than a document needs.
    """
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - _LONGEST_COMMENT - _END.size))
    if at < 0 or at + _END.size > len(data):
        raise InputError(f"{shown(path)}: is a truncated ZIP archive; copy or download the file again")
    _, disk, first_disk, here, count, size, directory, comment = _END.unpack_from(data, at)
    if count > _MOST_MEMBERS:
        raise InputError(f"{shown(path)}: holds {count:,} parts, which is no real document; {_AGAIN}")
    whole = disk == first_disk == 0 and here == count and directory + size == at
    if not whole or at + _END.size + comment > len(data):
        raise _damaged(path)
    try:
        members = tuple(_members(data, directory, at, count))
    except (struct.error, ValueError) as error:
        raise _damaged(path) from error
    ordered = sorted(members, key=lambda member: member.header)
    if any(one.end > other.header for one, other in pairwise(ordered)):
        raise _damaged(path)
    return Archive(data, path, members, directory, at)


def _members(data: bytes, directory: int, end: int, count: int) -> Iterator[Member]:
    at = directory
    for _ in range(count):
        entry = _ENTRY.unpack_from(data, at)
        mark, _, _, flags, method, _, _, crc, packed, size, name, extra, comment = entry[:13]
        header = entry[16]
        local = _LOCAL.unpack_from(data, header)
        start = header + _LOCAL.size + local[9] + local[10]
        after = at + _ENTRY.size + name + extra + comment
        numbers_missing = NEVER in {packed, size, header}
        wrong = mark != b"PK\x01\x02" or local[0] != b"PK\x03\x04" or numbers_missing
        if wrong or start + packed > directory or after > end:
            msg = f"no member at {at}"
            raise ValueError(msg)
        raw = data[at + _ENTRY.size : at + _ENTRY.size + name]
        called = raw.decode("utf-8" if flags & _UTF8_NAME else "cp437", "replace")
        yield Member(called, method, flags, crc, packed, size, at, header, start)
        at = after


def _inflated(packed: bytes, size: int) -> bytes | None:
    """The content of at most one byte more than `size`; None where it is no such data."""
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = unpacking.decompress(packed, size + 1)
    except zlib.error:
        return None
    return content if unpacking.eof or len(content) > size else None


def _deflated(content: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(content) + packing.flush()


def _damaged(path: str) -> InputError:
    return InputError(f"{shown(path)}: is a damaged or unusual ZIP archive; {_AGAIN}")
