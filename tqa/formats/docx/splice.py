"""The changes of a ZIP archive's bytes that replace or add members."""

from __future__ import annotations

import struct
import zlib
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.formats.docx.archive import Archive, Member

# Stands for a number that is in a ZIP64 field instead, and is larger than any file here.
NEVER = 0xFFFF_FFFF

_NUMBERS = struct.Struct("<3L")
# Where the checksum and the two sizes stand in a local header and in a directory entry, and the offset of the
# header in the latter.
_IN_LOCAL, _IN_ENTRY, _OFFSET_IN_ENTRY = 14, 16, 42
_LENGTHS_IN_LOCAL, _LOCAL_SIZE = 26, 30
_SIZED_LATER = 0x8
_DESCRIPTOR_MARK = b"PK\x07\x08"
_ZIP64 = 1
# The first day that a ZIP archive can name, 1 January 1980: output does not depend on when it is made.
_DATE = 0x21


@dataclass(frozen=True, slots=True)
class Change:
    """Replace the bytes from `start` to `end`; `numbers` are the new checksum and sizes of `entry`."""

    start: int
    end: int
    data: bytes
    entry: int = -1
    numbers: bytes = b""


@dataclass(frozen=True, slots=True)
class Added:
    """A new member: its header with its data, and its directory entry, which does not say yet where."""

    local: bytes
    entry: bytes


def local_changes(data: bytes, member: Member, content: bytes, packed: bytes) -> Iterator[Change]:
    """What replaces the content of a member, its sizes before or behind it included."""
    numbers = (zlib.crc32(content), len(packed), len(content))
    old = _NUMBERS.unpack_from(data, member.header + _IN_LOCAL)
    # Where they come behind the data they are 0, and NEVER where a ZIP64 field has them.
    now = (new if was not in {0, NEVER} else was for was, new in zip(old, numbers, strict=True))
    start = member.header + _IN_LOCAL
    yield Change(start, start + _NUMBERS.size, _NUMBERS.pack(*now))
    if NEVER in old:
        yield from _in_zip64(data, member, numbers)
    yield Change(member.data, member.end, packed, member.entry, _NUMBERS.pack(*numbers))
    if member.flags & _SIZED_LATER:
        yield from _descriptor(data, member, numbers)


def new_member(name: str, content: bytes, packed: bytes) -> Added:
    """A deflated member that has an ASCII name."""
    path = name.encode("ascii")
    common = (20, 0, 8, 0, _DATE, zlib.crc32(content), len(packed), len(content), len(path), 0)
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", *common) + path + packed
    return Added(local, struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, *common, 0, 0, 0, 0, 0) + path)


def patched(archive: Archive, changes: Sequence[Change], added: Sequence[Added]) -> bytes:
    """The archive with all that changed, its directory renumbered."""
    ordered = sorted(changes, key=lambda change: change.start)
    moved = list(accumulate(len(each.data) - (each.end - each.start) for each in ordered))
    starts = [each.start for each in ordered]
    pieces: list[bytes] = []
    done = 0
    for each in ordered:
        pieces += (archive.data[done : each.start], each.data)
        done = each.end
    pieces.append(archive.data[done : archive.directory])
    directory = bytearray(archive.data[archive.directory : archive.end])
    for each in ordered:
        if each.numbers:
            at = each.entry - archive.directory + _IN_ENTRY
            directory[at : at + len(each.numbers)] = each.numbers
    for member in archive.members:
        before = bisect_right(starts, member.header)
        header = member.header + (moved[before - 1] if before else 0)
        struct.pack_into("<L", directory, member.entry - archive.directory + _OFFSET_IN_ENTRY, header)
    end = archive.directory + (moved[-1] if moved else 0)
    for new in added:
        pieces.append(new.local)
        entry = bytearray(new.entry)
        struct.pack_into("<L", entry, _OFFSET_IN_ENTRY, end)
        directory += entry
        end += len(new.local)
    tail = bytearray(archive.data[archive.end :])
    count = len(archive.members) + len(added)
    struct.pack_into("<2H2L", tail, 8, count, count, len(directory), end)
    return b"".join([*pieces, directory, tail])


def _in_zip64(data: bytes, member: Member, numbers: tuple[int, int, int]) -> Iterator[Change]:
    """The sizes in the local header's ZIP64 field: first the unpacked one, then the packed one."""
    name, length = struct.unpack_from("<2H", data, member.header + _LENGTHS_IN_LOCAL)
    at = member.header + _LOCAL_SIZE + name
    end = at + length
    while at + 4 <= end:
        kind, size = struct.unpack_from("<2H", data, at)
        if kind == _ZIP64 and size >= 16 and at + 20 <= end and any(data[at + 4 : at + 20]):
            yield Change(at + 4, at + 20, struct.pack("<2Q", numbers[2], numbers[1]))
            return
        at += 4 + size


def _descriptor(data: bytes, member: Member, numbers: tuple[int, int, int]) -> Iterator[Change]:
    """The checksum and sizes behind the data, with or without their mark, of 4 or 8 bytes."""
    start = member.end
    if data[start : start + 4] == _DESCRIPTOR_MARK:
        start += 4
    for form in ("<3L", "<L2Q"):
        size = struct.calcsize(form)
        if data[start : start + size] == struct.pack(form, member.crc, member.packed, member.size):
            yield Change(start, start + size, struct.pack(form, *numbers))
            return
