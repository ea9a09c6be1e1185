"""Which figure to look at when a check fails.

One broken equation cannot say which of its figures is wrong. For each figure this gives the values that would mend
the equation, whether one slip of a digit leads from such a value to the printed one (see `slips`), or whether the
total leaves out or counts twice one of its parts; and it counts how many of the report's other checks the change would
mend and break. Figures are ranked by that: first those whose change mends most and breaks least, then those that
stand in no other check that holds (errors can cancel, so such a figure is only lower, never cleared), then those that
a slip explains. Figures that none of this tells apart share a rank.

Limits: one figure at a time (for several see `mending`); a figure that stands in a formula twice is solved for only
if the formula is linear in it; for an inequality, which many values satisfy, the nearest value is given.
The tolerance of the check is obeyed: a value mends it if the verdict is no longer `fails`.

S. Scholtus, Automatic correction of simple typing errors in numerical data with balance edits, 2009.
F. Damerau, A technique for computer detection and correction of spelling errors, 1964.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate
from math import ceil, floor
from typing import NamedTuple

from kangle_stats import units
from kangle_stats.checks.finding import Finding, Suspect
from kangle_stats.checks.formula import Formula, Lookup, Node, Product, Ref, Sum, evaluate, refs
from kangle_stats.checks.judge import Values, judge
from kangle_stats.checks.linear import linear
from kangle_stats.models import UnsortedFigure
from kangle_stats.quantity import (
    Interval,
    Number,
    Quantity,
    Undecidable,
    bare_number,
    last_place,
    places,
    plain,
    reduced,
    scaled,
    size,
    sum_of,
)
from kangle_stats.slips import meant_by, shifted, slip

MOST_LOOKED_AT = 200
"""How many values within the tolerance of a check are looked through for slips; more are looked for the other way."""

MOST_VALUES = 10
"""How many mending values are given for one figure of one check."""


def with_suspects(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a report, the failing ones with their suspects, the most suspect first."""
    checks = _Checks(findings)
    return [
        replace(finding, suspects=tuple(_suspects(finding, checks))) if finding.verdict == "fails" else finding
        for finding in findings
    ]


class _Checks:
    """The checks of a report that have a verdict, and those that each figure takes part in."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.of_figure: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.formula is not None and finding.verdict != "unchecked":
                for name in finding.figure_ids:
                    self.of_figure.setdefault(name, []).append(finding)

    def others(self, finding: Finding, name: str) -> list[Finding]:
        return [other for other in self.of_figure.get(name, []) if other is not finding]


class _Equation(NamedTuple):
    """A formula with the quantities of its figures, by the names that it gives them."""

    formula: Formula
    values: Values

    def mended_by(self, name: str, value: Quantity) -> bool:
        """Whether the check would not fail with another quantity for a figure."""
        return judge(self.formula, {**self.values, name: value}).verdict != "fails"


MANY_PARTS = 30
"""From so many parts on, those beside the one in question are added up once, not again for each of them."""

_REST = "(the other parts)"


def equations(finding: Finding) -> Iterator[tuple[str, UnsortedFigure, _Equation]]:
    """Each figure of a check with the equation that it is looked for in: the check's own, or one that says the same.

    In a breakdown of many parts that is `part + the other parts = total`, so that the time it takes grows with the
    number of parts, not with its square.
    """
    assert finding.formula is not None
    whole = _Equation(finding.formula, values_of(finding))
    named = list(zip(finding.figure_ids, finding.figures, strict=True))
    quantities = [figure.quantity for figure in finding.figures if figure.quantity is not None]
    if finding.relation is None or len(named) <= MANY_PARTS or len(quantities) < len(named):
        yield from ((name, figure, whole) for name, figure in named)
        return
    *parts, total = quantities
    before = list(accumulate(parts))
    behind = list(accumulate(reversed(parts)))[::-1]
    right = Ref(finding.figures[-1].id)
    for at, (name, figure) in enumerate(named[:-1]):
        others = [*before[at - 1 : at], *behind[at + 1 : at + 2]] if at else behind[1:2]
        formula = Formula(Sum(((1, Ref(name)), (1, Ref(_REST)))), finding.relation, right)
        yield name, figure, _Equation(formula, {name: parts[at], _REST: sum_of(others), right.name: total})
    yield *named[-1], whole


class _Candidate(NamedTuple):
    """A figure of a failing check and a value for it, as printed."""

    name: str
    value: str
    instead: str | None
    slip: str | None
    mends: int
    breaks: int
    holding: int

    @property
    def evidence(self) -> tuple[int, int, int, bool]:
        """What the ranking goes by, the strongest first."""
        return (self.breaks - self.mends, self.breaks, self.holding, self.slip is None)


def _suspects(finding: Finding, checks: _Checks) -> list[Suspect]:
    candidates = [
        candidate
        for name, figure, equation in equations(finding)
        for candidate in _candidates(finding, name, figure, equation, checks)
    ]
    # A figure that no value of its own can mend comes last, whatever its evidence.
    candidates.sort(key=lambda candidate: (candidate.instead is None, candidate.evidence))
    suspects: list[Suspect] = []
    before: tuple[bool, tuple[int, int, int, bool]] | None = None
    for position, candidate in enumerate(candidates, 1):
        key = (candidate.instead is None, candidate.evidence)
        rank = suspects[-1].rank if key == before else position
        before = key
        name, value, instead, kind, mends, breaks, _ = candidate
        suspects.append(Suspect(name, value, instead, kind, mends, breaks, rank))
    return suspects


def _candidates(
    finding: Finding, name: str, figure: UnsortedFigure, equation: _Equation, checks: _Checks
) -> Iterator[_Candidate]:
    others = checks.others(finding, name)
    holding = sum(1 for other in others if other.verdict == "holds")
    found = False
    for instead, kind in _mending_values(equation, name, figure):
        found = True
        mends = breaks = 0
        for other in others:
            assert other.formula is not None
            fails = not _Equation(other.formula, values_of(other)).mended_by(name, figure.quantity_of(instead))
            mends += other.verdict == "fails" and not fails
            breaks += other.verdict != "fails" and fails
        yield _Candidate(name, figure.value or "", instead, kind, mends, breaks, holding)
    if not found:
        yield _Candidate(name, figure.value or "", None, None, 0, 0, holding)


def values_of(finding: Finding) -> Values:
    """The quantities of a finding's figures by the names its formula gives them."""
    return {name: figure.quantity for name, figure in zip(finding.figure_ids, finding.figures, strict=True)}


def _mending_values(equation: _Equation, name: str, figure: UnsortedFigure) -> Iterator[tuple[str, str | None]]:
    """The values of a figure, as printed, that would mend the check, with the slip that explains each."""
    assert figure.value is not None
    needed = _needed(equation.formula, name, equation.values)
    if needed is None or needed.point is None:
        return
    point = _as_printed(needed.point, figure)
    values = [
        value
        for value in _nearest_values(point, equation.formula, figure)
        if equation.mended_by(name, figure.quantity_of(value))
    ]
    if figure.value_to is not None:  # no slip makes a range of a number
        yield from ((value, None) for value in values[:1])
        return
    explained = [(value, _kind_of_slip(equation, name, figure, value)) for value in values[:1]]
    if needed.promise.low != needed.promise.high or equation.formula.relation != "=" or not values:
        explained += _slips_within(equation, name, figure, needed, values[:1])
    yield from explained


def _kind_of_slip(equation: _Equation, name: str, figure: UnsortedFigure, value: str) -> str | None:
    assert figure.value is not None
    return slip(figure.value, value) or _kind_of_count(equation, name, figure, value)


def _kind_of_count(equation: _Equation, name: str, figure: UnsortedFigure, value: str) -> str | None:
    """Whether a total that stands alone on its side lacks one of the parts, or has one of them twice."""
    formula, values = equation
    assert figure.quantity is not None
    for alone, side in ((formula.left, formula.right), (formula.right, formula.left)):
        if isinstance(alone, Ref) and alone.name == name and isinstance(side, Sum) and formula.relation == "=":
            more = _point(figure.quantity_of(value)) - _point(figure.quantity)
            parts = [values[part.name] for sign, part in side.terms if sign > 0 and isinstance(part, Ref)]
            points = [part.point for part in parts if part is not None]
            if more and more in points:
                return "part-omitted"
            if more and -more in points:
                return "part-doubled"
    return None


def _point(value: Quantity) -> Number:
    return value.point or 0


def _slips_within(
    equation: _Equation, name: str, figure: UnsortedFigure, needed: Quantity, known: Sequence[str]
) -> list[tuple[str, str | None]]:
    """Values that mend the check within its tolerance and from which one slip leads to the printed one."""
    assert figure.value is not None
    assert needed.point is not None
    target = reduced(Fraction(needed.point) / Fraction(10) ** _power(figure))
    inside = _reach(equation.formula, needed, figure)
    printable = None if inside is None else _printable(inside, figure, target)
    others = meant_by(figure.value) if printable is None else shifted(figure.value)
    candidates = {*(printable or ()), *(value for value in others if _lies_in(value, inside, figure))}
    near = sorted(
        (size(scaled(value) - target), value)
        for value in candidates
        if slip(figure.value, value) and _possible(value, figure)
    )
    limit = MOST_VALUES if inside is not None else 1
    mending: list[tuple[str, str | None]] = []
    for _, value in near:
        if len(mending) >= limit:
            break
        if value not in known and equation.mended_by(name, figure.quantity_of(value)):
            mending.append((value, slip(figure.value, value)))
    return mending


def _lies_in(value: str, inside: Interval | None, figure: UnsortedFigure) -> bool:
    return inside is None or inside.contains(scaled(value, _power(figure)))


def _printable(inside: Interval, figure: UnsortedFigure, target: Number) -> list[str] | None:
    """The numbers in an interval with as many places as the figure is printed with; None if they are too many to try.

    With a place more or less too, where the figure is so near that a digit behind its point makes the difference.
    """
    if inside.low is None or inside.high is None:
        return None
    printed = places(figure.value or "")
    near = size(scaled(figure.value or "") - target) < 1
    found: list[str] = []
    for to in (printed, printed + 1, printed - 1) if near and printed else (printed,):
        power = to - _power(figure)
        steps = 10**power if power >= 0 else Fraction(1, 10**-power)
        first, last = ceil(inside.low * steps), floor(inside.high * steps)
        if last - first > MOST_LOOKED_AT:
            return None
        found += [_pointed(step, to) for step in range(first, last + 1) if step % 10 or to <= printed]
    return found


def _pointed(digits: int, to: int) -> str:
    """A whole number with a point before its last places: 12350 with 2 is 123.50."""
    if to == 0:
        return str(digits)
    text = str(abs(digits)).rjust(to + 1, "0")
    return f"{'-' if digits < 0 else ''}{text[:-to]}.{text[-to:]}"


def _reach(formula: Formula, needed: Quantity, figure: UnsortedFigure) -> Interval | None:
    """Where a value of the figure has to lie to mend an equation; None for an inequality, bounded on one side."""
    own = figure.quantity
    if formula.relation != "=" or own is None or own.point is None:
        return None
    low, high = own.promise.low, own.promise.high
    below = own.point - low if low is not None else own.point
    above = high - own.point if high is not None else own.point
    bounds = needed.promise
    return Interval(
        None if bounds.low is None else bounds.low - above,
        None if bounds.high is None else bounds.high + below,
    )


def _power(figure: UnsortedFigure) -> int:
    return figure.unit_mult - (2 if figure.quantity is not None and figure.quantity.percent else 0)


def _as_printed(number: Number, figure: UnsortedFigure) -> str:
    """A number in the scale of a figure, with as many places as the figure is printed with, or as many as it takes."""
    return _plain(Fraction(number) / Fraction(10) ** _power(figure), places(figure.value or ""))


def _nearest_values(point: str, formula: Formula, figure: UnsortedFigure) -> list[str]:
    """The value at which both sides are equal, first rounded as the figure is printed; for `<` a step beside."""
    printed = places(figure.value or "")
    values = [point]
    if places(point) > printed:
        values.insert(0, _rounded(point, printed))
    if formula.relation in "<>" or figure.qualifier != "exact":
        step = last_place(printed)
        values += [_plain(scaled(values[0]) + step, printed), _plain(scaled(values[0]) - step, printed)]
    return [value for value in values if _possible(value, figure)]


def _possible(value: str, figure: UnsortedFigure) -> bool:
    """Whether a figure can have the value: nothing is below zero unless printed so, and counts are whole."""
    if value.startswith("-") and not (figure.value or "").startswith("-") and not units.is_signed(figure.unit):
        return False
    return not units.is_countable(figure.unit) or isinstance(scaled(value, figure.unit_mult), int)


def _rounded(digits: str, to: int) -> str:
    return _plain(Fraction(round(Fraction(scaled(digits)) * 10**to), 10**to), to)


def _plain(number: Number, to: int) -> str:
    """A number in plain decimal notation with so many places at least."""
    digits = plain(reduced(Fraction(number)))
    missing = to - places(digits)
    return digits + (("" if "." in digits else ".") + "0" * missing if missing > 0 else "")


def _needed(formula: Formula, name: str, values: Values) -> Quantity | None:
    """What the figure would have to be for both sides to be equal, given the others; None if that cannot be said."""

    def lookup(ref: Ref) -> Quantity:
        value = values[ref.name]
        assert value is not None
        return value

    try:
        in_left, in_right = (_count(side, name) for side in (formula.left, formula.right))
        if in_left + in_right == 1:
            inside, outside = (formula.left, formula.right) if in_left else (formula.right, formula.left)
            return _isolated(inside, evaluate(outside, lookup), name, lookup)
        return _needed_linear(formula, name, values)
    except Undecidable:
        return None


def _count(node: Node, name: str) -> int:
    return sum(1 for ref in refs(node) if ref.name == name)


def _isolated(node: Node, target: Quantity, name: str, lookup: Lookup) -> Quantity:
    """The quantity of the one figure `name` in a node that is to equal `target`."""
    match node:
        case Sum(terms):
            sign, inner = next(term for term in terms if _count(term[1], name))
            for other_sign, term in terms:
                if term is not inner:
                    value = evaluate(term, lookup)
                    target = target + (-value if other_sign > 0 else value)
            return _isolated(inner, -target if sign < 0 else target, name, lookup)
        case Product(factors):
            power, inner = next(factor for factor in factors if _count(factor[1], name))
            rest = bare_number("1")
            for other_power, factor in factors:
                if factor is not inner:
                    value = evaluate(factor, lookup)
                    rest = rest * value if other_power > 0 else rest / value
            return _isolated(inner, target / rest if power > 0 else rest / target, name, lookup)
    return target


def _needed_linear(formula: Formula, name: str, values: Values) -> Quantity | None:
    """The same for a figure that stands in the formula more than once, if the formula is linear."""
    form = linear(formula)
    if form is None or (form.constant and any(value is not None and value.percent for value in values.values())):
        return None  # a bare number beside percentages is in percent, which the weights do not know
    coefficient = sum((weight for ref, weight in form.weights.items() if ref.name == name), Fraction(0))
    if not coefficient:
        return None
    rest: Number = form.constant
    for ref, weight in form.weights.items():
        value = values[ref.name]
        if ref.name != name:
            if value is None or value.point is None:
                return None
            rest += weight * value.point
    own = values[name]
    assert own is not None
    point = reduced(-Fraction(rest) / coefficient)
    return replace(own, point=point, promise=Interval(point, point))
