"""What a glossary says: Arabic terms with the English that may, should or must not stand for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How an English term may be used, the best first."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Target:
    """An English term as the glossary writes it.

    `case` says that its capitals and small letters must stand as written. `where` is the file and the line
    that say so.
    """

    text: str
    status: Status = Status.PREFERRED
    case: bool = False
    note: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An Arabic term with its English ones.

    `source` is "" for English that is forbidden whatever the Arabic says; a source in Latin letters is a name
    that Arabic texts leave in them ("iPhone").
    """

    source: str
    targets: tuple[Target, ...]

    @property
    def allowed(self) -> tuple[Target, ...]:
        """What may stand for the source, the preferred first."""
        kept = [target for target in self.targets if target.status is not Status.FORBIDDEN]
        return tuple(sorted(kept, key=lambda target: target.status is not Status.PREFERRED))

    @property
    def forbidden(self) -> tuple[Target, ...]:
        """What must not stand for the source."""
        return tuple(target for target in self.targets if target.status is Status.FORBIDDEN)
