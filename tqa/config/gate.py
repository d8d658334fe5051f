"""What fails a run: the `[gate]` table, with the command line's own wishes on top."""

from __future__ import annotations

from dataclasses import dataclass

from tqa.model import Severity

NEVER = "never"
"""What stands for no level."""


@dataclass(frozen=True, slots=True)
class GateConfig:
    """What a run has to hold.

    `fail_level` is the lowest severity whose findings fail a run, None for none. `fail_on` names rules,
    sub-rules or families of which any finding fails it. `min_mqm` is the lowest MQM score, from 0 to 100,
    that an article may have. `max_drop` is how many points a metric may become worse by, where a test finds
    the change significant. None asks for nothing.
    """

    fail_level: Severity | None = Severity.MINOR
    fail_on: tuple[str, ...] = ()
    min_mqm: float | None = None
    max_drop: float | None = None

    def named(self, rule: str, family: str) -> bool:
        """Whether `fail_on` names `rule`, one that it is a sub-rule of, or its family."""
        return any(name in {family, rule} or rule.startswith(f"{name}.") for name in self.fail_on)
