"""What a user says of the files that are read, where their names and contents do not say enough."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read an article.

    `source_format` and `target_format` name formats, "" to go by content and name; that of a bilingual file
    is the source's. `selector` is the CSS selector of the article in an HTML page, "" to find it.
    """

    source_format: str = ""
    target_format: str = ""
    selector: str = ""

    def under(self, other: Reading) -> Reading:
        """These, with what `other` says on top."""
        return Reading(
            other.source_format or self.source_format,
            other.target_format or self.target_format,
            other.selector or self.selector,
        )
