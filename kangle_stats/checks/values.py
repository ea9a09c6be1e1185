"""The values of one figure, as printed, that would mend a failing check, with the slip that explains each.

A value mends a check if the verdict is no longer `fails`: the tolerance of the check is obeyed. First comes the value
at which both sides are equal, rounded as the figure is printed, then values within the tolerance from which one slip
(see `slips`), or a part left out or counted twice, leads to the printed one. For an inequality, which many values
satisfy, the nearest is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import islice
from math import ceil, floor
from typing import NamedTuple

from kangle_stats import units
from kangle_stats.checks.equation import Equation
from kangle_stats.formula import Formula, Ref, Sum
from kangle_stats.models import UnsortedFigure
from kangle_stats.quantity import Interval, Number, Quantity, last_place, places, plain, reduced, scaled, size
from kangle_stats.slips import meant_by, shifted, slip

MOST_LOOKED_AT = 200
"""How many values within the tolerance of a check are looked through for slips; more are looked for the other way."""

MOST_VALUES = 10
"""How many mending values are given for one figure of one check."""


class _Sought(NamedTuple):
    """A figure of a failing check, for which values are sought that would mend it."""

    equation: Equation
    name: str
    figure: UnsortedFigure

    @property
    def printed(self) -> str:
        return self.figure.value or ""

    def mended_by(self, value: str) -> bool:
        return self.equation.mended_by(self.name, self.figure.quantity_of(value))


Explained = tuple[str, str | None]
"""A value, and the kind of slip that leads from it to the printed one."""


def mending_values(equation: Equation, name: str, figure: UnsortedFigure) -> list[Explained]:
    """The values of a figure, as printed, that would mend the check, with the slip that explains each."""
    sought = _Sought(equation, name, figure)
    needed = equation.needed(name)
    if needed is None or needed.point is None:
        return []
    nearest = list(islice(filter(sought.mended_by, _nearest(needed.point, sought)), 1))
    if figure.value_to is not None:  # no slip makes a range of a number
        return [(value, None) for value in nearest]
    explained = [(value, slip(sought.printed, value) or _kind_of_count(value, sought)) for value in nearest]
    if needed.promise.low != needed.promise.high or equation.formula.relation != "=" or not nearest:
        explained += _slips_within(needed, sought, known=nearest)
    return explained


def _nearest(point: Number, sought: _Sought) -> list[str]:
    """The value at which both sides are equal, first rounded as the figure is printed; for `<` a step beside."""
    figure, to = sought.figure, places(sought.printed)
    exact = _plain(Fraction(point) / Fraction(10) ** _power(figure), to)
    values = [exact] if places(exact) <= to else [_rounded(exact, to), exact]
    if sought.equation.formula.relation in "<>" or figure.qualifier != "exact":
        step = last_place(to)
        values += [_plain(scaled(values[0]) + step, to), _plain(scaled(values[0]) - step, to)]
    return [value for value in values if _possible(value, figure)]


def _kind_of_count(value: str, sought: _Sought) -> str | None:
    """Whether a total that stands alone on its side lacks one of the parts, or has one of them twice."""
    formula, values = sought.equation
    for alone, side in ((formula.left, formula.right), (formula.right, formula.left)):
        if isinstance(alone, Ref) and alone.name == sought.name and isinstance(side, Sum) and formula.relation == "=":
            more = _point(sought.figure.quantity_of(value)) - _point(sought.figure.quantity)
            points = [_point(values[part.name]) for sign, part in side.terms if sign > 0 and isinstance(part, Ref)]
            if more and more in points:
                return "part-omitted"
            if more and -more in points:
                return "part-doubled"
    return None


def _point(value: Quantity | None) -> Number:
    return 0 if value is None else value.point or 0


def _slips_within(needed: Quantity, sought: _Sought, known: Sequence[str]) -> list[Explained]:
    """Values that mend the check within its tolerance and from which one slip leads to the printed one."""
    assert needed.point is not None
    figure, printed = sought.figure, sought.printed
    target = reduced(Fraction(needed.point) / Fraction(10) ** _power(figure))
    inside = _reach(sought.equation.formula, needed, figure)
    printable = None if inside is None else _printable(inside, figure, target)
    others = meant_by(printed) if printable is None else shifted(printed)
    candidates = {*(printable or ()), *(value for value in others if _lies_in(value, inside, figure))}
    kinds = {value: slip(printed, value) for value in candidates if _possible(value, figure)}
    near = sorted((size(scaled(value) - target), value) for value, kind in kinds.items() if kind)
    mending = (value for _, value in near if value not in known and sought.mended_by(value))
    return [(value, kinds[value]) for value in islice(mending, MOST_VALUES if inside is not None else 1)]


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
