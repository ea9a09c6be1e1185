"""What a check finds: a verdict with everything that explains it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kangle_stats.checks.formula import Formula
from kangle_stats.models import Bilingual, Figure
from kangle_stats.quantity import Number, Quantity, Verdict

Kind = Literal["breakdown", "formula", "notice"]


@dataclass(frozen=True, slots=True)
class Suspect:
    """A figure that could be the wrong one in a failing check, with the value that would mend it."""

    figure: str
    value: str
    """As printed."""
    instead: str
    """As it would have to be printed, in the same scale."""
    slip: str | None
    mends: int
    """How many of the report's failing checks the change would mend."""
    breaks: int
    """How many of its other checks the change would break."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check on one report."""

    report: str
    check: str
    kind: Kind
    verdict: Verdict
    figures: tuple[Figure, ...]
    formula: Formula | None = None
    left: Quantity | None = None
    right: Quantity | None = None
    reason: str = ""
    """The code of the message that explains it; empty where the sum speaks for itself."""
    details: Mapping[str, str] = field(default_factory=dict)
    title: Bilingual | None = None
    known: Bilingual | None = None
    """Why the check is known to fail, if the report says so."""
    suspects: tuple[Suspect, ...] = ()

    @property
    def difference(self) -> Number | None:
        """Left minus right, as printed and multiplied out; None where either has no single number."""
        if self.left is None or self.right is None or self.left.point is None or self.right.point is None:
            return None
        return self.left.point - self.right.point

    def fails_run(self, strict: bool) -> bool:
        """Whether it makes the run exit with 1. A known failure does so only once it no longer fails."""
        if self.known is not None:
            return self.verdict != "fails"
        return self.verdict == "fails" or (strict and self.verdict in ("doubtful", "unchecked"))
