"""What a check finds: a verdict with everything that explains it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kangle_stats.formula import Formula, Ref, Sum
from kangle_stats.models import Bilingual, UnsortedFigure
from kangle_stats.quantity import Number, Quantity, Relation, Verdict

Kind = Literal["breakdown", "formula", "notice"]


@dataclass(frozen=True, slots=True)
class Suspect:
    """A figure that could be the wrong one in a failing check, with a value that would mend it."""

    figure: str
    value: str
    """As printed."""
    instead: str | None
    """As it would have to be printed, in the same scale; None if no value of this figure mends the check."""
    slip: str | None
    """The kind of slip that leads from `instead` to `value`, if one does."""
    mends: int
    """How many other failing checks of the report the change would mend."""
    breaks: int
    """How many of its other checks the change would break."""
    rank: int
    """1 for the most suspect; figures that the evidence does not tell apart share a rank."""


@dataclass(frozen=True, slots=True)
class Mending:
    """The smallest sets of figures whose change mends several failing checks at once (Fellegi and Holt)."""

    checks: tuple[str, ...]
    """The failing checks that share figures, directly or through each other."""
    sets: tuple[tuple[str, ...], ...]
    """The sets, at most ten; none if no set of three or fewer figures does it."""
    count: int
    """How many sets of this size there are, as far as was looked."""
    complete: bool
    """Whether all sets of this size were looked at."""


@dataclass(slots=True)  # not frozen: made by the million, and that takes twice the time
class Finding:
    """The outcome of one check on one report."""

    report: str
    check: str
    kind: Kind
    verdict: Verdict
    figures: tuple[UnsortedFigure, ...]
    stated: Formula | None = None
    """The formula that the report states; None for a breakdown."""
    left: Quantity | None = None
    right: Quantity | None = None
    reason: str = ""
    """The code of the message that explains it; empty where the sum speaks for itself."""
    details: Mapping[str, str] = field(default_factory=dict)
    title: Bilingual | None = None
    known: Bilingual | None = None
    """Why the check is known to fail, if the report says so."""
    refs: tuple[Ref, ...] = ()
    """How the formula names each of the figures; empty where they all go by their ids."""
    suspects: tuple[Suspect, ...] = ()
    """Where it fails: its figures, the most suspect first."""
    mending: Mending | None = None
    """Where it fails together with others: what would mend them all."""
    relation: Relation | None = None
    """How the parts of a breakdown relate to the total, which is the last of the figures."""

    @property
    def formula(self) -> Formula | None:
        """What was checked: the stated formula, or that of the breakdown."""
        if self.relation is None:
            return self.stated
        *parts, total = (Ref(figure.id) for figure in self.figures)
        return Formula(Sum(tuple((1, part) for part in parts)) if len(parts) > 1 else parts[0], self.relation, total)

    @property
    def figure_ids(self) -> list[str]:
        """The ids of the figures, those of another report with its id before."""
        return [ref.name for ref in self.refs] or [figure.id for figure in self.figures]

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
