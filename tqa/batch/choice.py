"""Which rules run on an article: what the configuration says of its files, and the command line on top."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tqa.config.reading import Reading

if TYPE_CHECKING:
    from tqa.config import Config

_PLAIN = Reading()


@dataclass(frozen=True)
class Choice:
    """The whole configuration with the command line's own choice of rules.

    `select` chooses anew: what the configuration selects or ignores no longer counts. `ignore` takes away
    from either. Glossaries add up. `reading` is what the command line says of the files.
    """

    whole: Config
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    glossary: tuple[str, ...] = ()
    reading: Reading = _PLAIN

    def notes(self) -> tuple[str, ...]:
        """What is to be said of the glossaries that every article is held against.

        Raises:
            InputError: one of them cannot be read, or lines of it are wrong.
        """
        from tqa.glossary import load  # noqa: PLC0415 - most runs have none

        names = (*self.whole.glossary, *self.glossary)
        return tuple(load(names).notes) if names else ()

    def of(self, *files: str | None) -> Config:
        """The configuration for an article of these `files`.

        Raises:
            ConfigError: a rule does not exist, or no rule is left to run.
        """
        from tqa.pipeline import checked  # noqa: PLC0415 - after `--help`

        config = self.whole.for_files(*filter(None, files))
        config = replace(config, reading=config.reading.under(self.reading))
        if self.glossary:
            config = replace(config, glossary=(*config.glossary, *self.glossary))
        if not self.select and not self.ignore:
            return checked(config) if self.whole.paths else config
        kept = (self.select, ()) if self.select else (config.select, config.ignore)
        return checked(replace(config, select=kept[0], ignore=(*kept[1], *self.ignore), path="command line"))
