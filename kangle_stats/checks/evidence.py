"""What the other checks of a report say of a change: how many it would mend, and how many it would break."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kangle_stats.checks.equation import Equation, equations
from kangle_stats.checks.finding import Finding
from kangle_stats.quantity import Interval, Quantity
from kangle_stats.units import Dimension


class Evidence:
    """The checks of a report that have a verdict, by the figures that take part in them."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._findings: dict[str, list[Finding]] = {}
        self._holding: Counter[str] = Counter()
        for finding in findings:
            if finding.formula is not None and finding.verdict != "unchecked":
                for name in finding.figure_ids:
                    self._findings.setdefault(name, []).append(finding)
                    self._holding[name] += finding.verdict == "holds"
        self._equations: dict[int, dict[str, Equation]] = {}
        self._checks: dict[tuple[str, _Unit | None], _ChecksOf] = {}
        self._changes: dict[tuple[str, Quantity], tuple[int, int]] = {}

    def equations(self, finding: Finding) -> dict[str, Equation]:
        """For each figure of a check the equation that it is looked for in."""
        found = self._equations.get(id(finding))
        if found is None:
            found = self._equations[id(finding)] = equations(finding)
        return found

    def holding(self, name: str) -> int:
        """How many checks that hold a figure takes part in."""
        return self._holding[name]

    def of_change(self, name: str, value: Quantity) -> tuple[int, int]:
        """How many checks would be mended and how many broken by another quantity for a figure."""
        change = (name, value)
        if change not in self._changes:
            checks = self._checks_of(name, _unit(value))
            mended = checks.failing.count - checks.failing.failing_with(value)
            self._changes[change] = mended, checks.passing.failing_with(value)
        return self._changes[change]

    def _checks_of(self, name: str, unit: _Unit | None) -> _ChecksOf:
        if (name, unit) not in self._checks:
            findings = self._findings[name]
            failing = [self.equations(each)[name] for each in findings if each.verdict == "fails"]
            passing = [self.equations(each)[name] for each in findings if each.verdict != "fails"]
            self._checks[name, unit] = _ChecksOf(_Counted(name, unit, failing), _Counted(name, unit, passing))
        return self._checks[name, unit]


_Unit = tuple[Dimension, bool]
"""What a quantity measures, and whether it is in percent."""


def _unit(value: Quantity | None) -> _Unit | None:
    return None if value is None else (value.dims, value.percent)


class _ChecksOf(NamedTuple):
    """The checks of one figure: those that fail, and those that do not."""

    failing: _Counted
    passing: _Counted


class _Counted:
    """Checks of a figure, of which those are counted that fail with another quantity of the same unit for it.

    Most turn on whether the figure's promise meets an interval. The ends of these are sorted, so that the time to count
    does not grow with their number: a figure may be in thousands of checks, and each ask for another value.
    """

    def __init__(self, name: str, unit: _Unit | None, equations: Sequence[Equation]) -> None:
        self.name = name
        self.count = len(equations)
        self.others: list[Equation] = []
        """Those that have to be judged anew, among them, in prose, those that take the number in another unit."""
        intervals: list[Interval] = []
        for equation in equations:
            interval = equation.admitted(name) if _unit(equation.values[name]) == unit else None
            if interval is None:
                self.others.append(equation)
            else:
                intervals.append(interval)
        # Open ends come before closed ones: a number that is such an end lies beyond it.
        self.highs = sorted((each.high, not each.high_open) for each in intervals if each.high is not None)
        self.lows = sorted((-each.low, not each.low_open) for each in intervals if each.low is not None)

    def failing_with(self, value: Quantity) -> int:
        """How many fail with another quantity for the figure, which has the unit of the figure."""
        promise = value.promise
        below = 0 if promise.high is None else bisect_right(self.lows, (-promise.high, promise.high_open))
        above = 0 if promise.low is None else bisect_right(self.highs, (promise.low, promise.low_open))
        return below + above + sum(not other.mended_by(self.name, value) for other in self.others)
