"""A figure as a quantity: the intervals that its words promise and suggest, exact arithmetic, comparison.

Numbers are integers or fractions, never binary floating point. Interval arithmetic follows XBRL Calculations 1.1
(https://www.xbrl.org/Specification/calculation-1.1/REC-2023-02-22/calculation-1.1-REC-2023-02-22.html):
closed intervals, whose ends swap under a negative weight. Whether a word includes its number follows article 1259 of
the Civil Code of China: 以上 and 以内 do, 超过 and 不满 do not; those two alone leave an end of a measured
interval open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from math import inf
from typing import Literal, NamedTuple

from kangle_stats import units
from kangle_stats.units import Dimension

Number = int | Fraction
Relation = Literal["=", "<=", ">=", "<", ">"]
Verdict = Literal["holds", "rounding", "approximate", "doubtful", "fails", "unchecked", "notice"]

VERDICTS: tuple[Verdict, ...] = ("holds", "rounding", "approximate", "doubtful", "fails", "unchecked", "notice")
QUALIFIERS = ("exact", "about", "plus", "over", "at_least", "nearly", "under", "at_most", "between")


class Undecidable(Exception):
    """A quantity or comparison that has no answer; `code` names the reason in the messages."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def reduced(number: Number) -> Number:
    """The same number, as an integer where it is whole: integers are many times faster to add."""
    if isinstance(number, int):
        return number
    return int(number) if number.denominator == 1 else number


def size(number: Number) -> Number:
    """The number without its sign."""
    return -number if number < 0 else number


def scaled(digits: str, power: int = 0) -> Number:
    """The exact number that plain decimal digits stand for, multiplied by ten to `power`."""
    if power == 0 and "." not in digits:
        return int(digits)
    whole, _, places = digits.partition(".")
    exponent = power - len(places)
    coefficient = int(whole + places)
    if exponent < 0:
        return reduced(Fraction(coefficient, int(10**-exponent)))
    shifted: int = coefficient * 10**exponent
    return shifted


def plain(number: Number) -> str:
    """A number in plain decimal notation without needless zeros; an endless one (1/3) is cut after 12 places."""
    if isinstance(number, int):
        return str(number)
    sign, rest = ("-", -number) if number < 0 else ("", number)
    denominator, places = rest.denominator, 0
    while denominator % 10 == 0:
        denominator, places = denominator // 10, places + 1
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    endless = denominator != 1
    places = 12 if endless else places + max(twos, fives)
    digits = str(int(rest * 10**places)).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    if endless:
        text = text.rstrip("0").rstrip(".")
    return text if text == "0" else sign + text


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the million, and that takes twice the time
class Interval:
    """The numbers from `low` to `high`; None is unbounded. Ends belong to it unless marked open."""

    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __mul__(self, other: Interval) -> Interval:
        corners = [_corner(one, two) for one in self._ends() for two in other._ends()]
        # Of two corners with the same product the closed one wins: that product is reached.
        low = min(corners, key=lambda corner: (corner[0], corner[1]))
        high = max(corners, key=lambda corner: (corner[0], not corner[1]))
        return Interval(_finite(low[0]), _finite(high[0]), low[1], high[1])

    def reciprocal(self) -> Interval:
        """One divided by the interval. Raises Undecidable where the divisor may be 0."""
        if self.contains(0):
            raise Undecidable("divisor-may-be-zero")
        low, low_open = _inverse(self.high, self.high_open)
        high, high_open = _inverse(self.low, self.low_open)
        return Interval(low, high, low_open, high_open)

    def root(self, degree: int) -> Interval:
        """The root to a degree of the numbers from 0 on, its ends rounded outwards."""
        low = 0 if self.low is None or self.low < 0 else _root(self.low, degree)
        high = None if self.high is None else _root(max(self.high, 0), degree, upwards=True)
        return Interval(low, high, self.low_open, self.high_open)

    def contains_any(self) -> bool:
        """Whether there is any number in it."""
        return self.may_reach(self)

    def contains(self, number: Number) -> bool:
        """Whether the number lies in the interval."""
        return self.meets(Interval(number, number))

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common: XBRL's test of consistency."""
        return self.may_reach(other) and other.may_reach(self)

    def may_reach(self, other: Interval) -> bool:
        """Whether some number here is at most some number there."""
        if self.low is None or other.high is None:
            return True
        if self.low == other.high:
            return not (self.low_open or other.high_open)
        return self.low < other.high

    def within(self, other: Interval) -> bool:
        """Whether every number here is also there."""
        above = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open)))
        )
        below = other.high is None or (
            self.high is not None
            and (self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open)))
        )
        return above and below

    def _ends(self) -> tuple[tuple[Number | float, bool], tuple[Number | float, bool]]:
        return (
            (-inf if self.low is None else self.low, self.low_open),
            (inf if self.high is None else self.high, self.high_open),
        )


def _corner(one: tuple[Number | float, bool], two: tuple[Number | float, bool]) -> tuple[Number | float, bool]:
    """The product of two ends. Infinity only marks an unbounded end here and is never computed with."""
    (left, left_open), (right, right_open) = one, two
    if left == 0 or right == 0:
        closed = (left == 0 and not left_open) or (right == 0 and not right_open)
        return 0, not closed
    if isinstance(left, float) or isinstance(right, float):
        return (inf if (left > 0) == (right > 0) else -inf), False
    return left * right, left_open or right_open


def _finite(end: Number | float) -> Number | None:
    return None if isinstance(end, float) else end


_ROOT_PLACES = 30
"""How many decimal places of a root are computed where it has no end."""


def _root(number: Number, degree: int, upwards: bool = False) -> Number:
    """The root of a number that is not negative, rounded down (or upwards) to so many places."""
    scale: int = 10**_ROOT_PLACES
    scaled_up = number * scale**degree
    radicand = int(scaled_up)
    low, high = 0, 1 << (radicand.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if middle**degree <= radicand:
            low = middle
        else:
            high = middle - 1
    inexact: bool = low**degree != scaled_up
    return reduced(Fraction(low + (upwards and inexact), scale))


def _inverse(end: Number | None, is_open: bool) -> tuple[Number | None, bool]:
    if end is None:
        return 0, True
    if end == 0:
        return None, False
    return reduced(Fraction(1) / end), is_open


# --- The table of qualifiers -----------------------------------------------------------------------------------------


class _Stated(NamedTuple):
    """What the rules need of a printed number: its size (not its sign), multiplied out."""

    size: Number
    top: Number | None
    step: Number
    """The unit of the last non-zero place: 1200 → 100, 7.5 → 0.1."""
    counted: bool

    @property
    def next_ten(self) -> Number:
        """The last count before the next ten, for a count that is not round: 133 → 139."""
        return max(self.size + 1, self.size // 10 * 10 + 9)

    @property
    def uneven(self) -> bool:
        return self.counted and self.step == 1


_Pair = tuple[Interval, Interval]


def _about(n: _Stated) -> _Pair:
    slack: Number = reduced(Fraction(n.size, 10))
    if n.counted:
        slack = max(slack, 1)
    near = min(reduced(Fraction(n.step) / 2), slack)
    return Interval(n.size - slack, n.size + slack), Interval(n.size - near, n.size + near)


def _plus(n: _Stated) -> _Pair:
    if n.uneven:
        both = Interval(n.size + 1, n.next_ten)
    elif n.counted:
        both = Interval(n.size + 1, n.size + n.step - 1)
    else:
        both = Interval(n.size, n.size + n.step)
    return both, both


def _over(n: _Stated) -> _Pair:
    if n.uneven:
        return Interval(n.size + 1, None), Interval(n.size + 1, n.next_ten)
    if n.counted:
        return Interval(n.size + 1, None), Interval(n.size + 1, n.size + n.step - 1)
    return Interval(n.size, None, low_open=True), Interval(n.size, n.size + n.step, True, True)


def _at_least(n: _Stated) -> _Pair:
    if n.counted:
        return Interval(n.size, None), Interval(n.size, n.size + n.step - 1)
    return Interval(n.size, None), Interval(n.size, n.size + n.step, high_open=True)


def _nearly(n: _Stated) -> _Pair:
    close = max(reduced(Fraction(n.size) * 9 / 10), n.size - n.step)
    return Interval(reduced(Fraction(n.size) * 4 / 5), n.size), Interval(close, n.size)


def _under(n: _Stated) -> _Pair:
    both = Interval(None, n.size - 1) if n.counted else Interval(None, n.size, high_open=True)
    return both, both


def _at_most(n: _Stated) -> _Pair:
    both = Interval(None, n.size)
    return both, both


def _between(n: _Stated) -> _Pair:
    both = Interval(n.size, n.top)
    return both, both


_RULES: dict[str, Callable[[_Stated], _Pair]] = {
    "about": _about,
    "plus": _plus,
    "over": _over,
    "at_least": _at_least,
    "nearly": _nearly,
    "under": _under,
    "at_most": _at_most,
    "between": _between,
}
_SIZED = frozenset({"about", "plus", "nearly"})
"""Qualifiers that speak of the size of a number, so that they mirror below zero; the rest speak of its order."""


def places(value: str) -> int:
    """How many digits of a printed value stand behind its point."""
    return len(value.partition(".")[2])


def known_decimals(value: str, unit: str, unit_mult: int, qualifier: str) -> int | Literal["exact"]:
    """The places of the printed value that are known, where the report states none (SDMX: DECIMALS).

    A whole count printed without 万 or 亿 is exact: rounding slack on counts would hide real errors.
    """
    if qualifier == "exact" and unit_mult == 0 and units.is_countable(unit) and "." not in value:
        return "exact"
    return places(value)


@cache
def _five(power: int) -> Number:
    return scaled("5", power)


def last_place(places: int) -> Number:
    """One unit of the last of so many decimal places: 0.1 for 1, 1 for 0."""
    return scaled("1", -places)


def last_known_step(value: str, unit_mult: int) -> Number:
    """The unit of the last non-zero place of a printed number, multiplied out; of 0, that of its last place."""
    whole, _, fraction = value.lstrip("+-").partition(".")
    digits = whole + fraction
    zeros = len(digits) - len(digits.rstrip("0")) if digits.strip("0") else 0
    return scaled("1", unit_mult - len(fraction) + zeros)


def intervals(
    value: str,
    unit: str,
    unit_mult: int = 0,
    qualifier: str = "exact",
    decimals: int | Literal["exact"] | None = None,
    value_to: str | None = None,
) -> tuple[Interval, Interval]:
    """What a printed number promises and what it suggests, multiplied out.

    Takes the value as printed with its power of ten, and the stated decimals (places as printed). The rules are the
    table "How exact a figure is" of the documentation; each has a test of its own.
    """
    return _intervals(scaled(value, unit_mult), value, unit, unit_mult, qualifier, decimals, value_to)


def _intervals(
    number: Number,
    value: str,
    unit: str,
    unit_mult: int,
    qualifier: str,
    decimals: int | Literal["exact"] | None,
    value_to: str | None,
) -> tuple[Interval, Interval]:
    """The same, for a value whose number is known."""
    if qualifier == "exact":
        known = known_decimals(value, unit, unit_mult, qualifier) if decimals is None else decimals
        if known == "exact":
            both = Interval(number, number)
        else:
            half = _five(unit_mult - known - 1)
            both = Interval(reduced(number - half), reduced(number + half))
        promise = suggests = both
    else:
        counted = units.is_countable(unit) and isinstance(number, int)
        top = None if value_to is None else scaled(value_to, unit_mult)
        mirrored = number < 0 and qualifier in _SIZED
        stated = _Stated(-number if mirrored else number, top, last_known_step(value, unit_mult), counted)
        promise, suggests = _RULES[qualifier](stated)
        if mirrored:
            promise, suggests = -promise, -suggests
    if number < 0 or units.is_signed(unit):
        return promise, suggests
    floored = _not_negative(promise)
    return floored, floored if suggests is promise else _not_negative(suggests)


def _not_negative(interval: Interval) -> Interval:
    """Nothing that is counted or paid goes below zero unless it is printed so, as `under 0` is."""
    floored = Interval(0, interval.high, False, interval.high_open)
    if (interval.low is None or interval.low < 0) and floored.contains_any():
        return floored
    return interval


# --- Quantities ------------------------------------------------------------------------------------------------------


@dataclass(slots=True, unsafe_hash=True)
class Quantity:
    """A number with its unit and its two intervals, all multiplied out; a percent is a hundredth."""

    point: Number | None
    """The number as printed; None for a range and for one divided by `over 0`, which have no single one."""
    promise: Interval
    suggests: Interval
    dims: Dimension = ()
    percent: bool = False
    """Whether it is a share that was printed in percent."""
    bare: bool = False
    """Whether it is a number of a formula, which takes the unit of what it is added to or compared with."""
    exact: bool = True
    """Whether every figure in it is exact."""

    def __add__(self, other: Quantity) -> Quantity:
        left, right = alike(self, other)
        exact = left.exact and right.exact
        promise = left.promise + right.promise
        return Quantity(
            None if left.point is None or right.point is None else left.point + right.point,
            promise,
            promise if exact else left.suggests + right.suggests,
            left.dims,
            left.percent or right.percent,
            left.bare and right.bare,
            exact,
        )

    def __neg__(self) -> Quantity:
        point = None if self.point is None else -self.point
        return self._with(point, -self.promise, -self.suggests)

    def __mul__(self, other: Quantity) -> Quantity:
        """The product. Raises Undecidable where it is too long to be written."""
        promise = self.promise * other.promise
        if any(end is not None and _length(end) > MAX_LENGTH for end in (promise.low, promise.high)):
            raise Undecidable("number-too-long")
        return Quantity(
            None if self.point is None or other.point is None else reduced(self.point * other.point),
            promise,
            self.suggests * other.suggests,
            units.multiply(self.dims, other.dims),
            (self.percent and other.bare) or (self.bare and other.percent),
            self.bare and other.bare,
            self.exact and other.exact,
        )

    def __truediv__(self, other: Quantity) -> Quantity:
        """The quotient. Raises Undecidable where the divisor may be 0 by what it promises."""
        promise, suggests = other.promise.reciprocal(), other.suggests.reciprocal()
        # A divisor may be over 0 and yet be printed as 0.
        point = None if not other.point else reduced(Fraction(1) / other.point)
        inverse = Quantity(
            point, promise, suggests, units.multiply((), other.dims, -1), bare=other.bare, exact=other.exact
        )
        return self * inverse

    def root(self, degree: int) -> Quantity:
        """The root to a degree of at least 2, of what it may be from 0 on; figures of a text have no sign."""
        point = None if self.point is None or self.point < 0 else _root(self.point, degree)
        return replace(self, point=point, promise=self.promise.root(degree), suggests=self.suggests.root(degree))

    def _with(self, point: Number | None, promise: Interval, suggests: Interval) -> Quantity:
        return Quantity(point, promise, suggests, self.dims, self.percent, self.bare, self.exact)


MAX_LENGTH = 3000
"""Bits of the longest number that a product may have, some 900 digits: far more than any report needs, and few
enough for Python to write it out."""


def _length(number: Number) -> int:
    return number.numerator.bit_length() + number.denominator.bit_length()


def quantity(
    value: str,
    unit: str,
    unit_mult: int = 0,
    qualifier: str = "exact",
    decimals: int | Literal["exact"] | None = None,
    value_to: str | None = None,
) -> Quantity:
    """The quantity of a printed figure; see `intervals` for what goes in."""
    count = whole_count(value, unit, unit_mult, qualifier, decimals)
    if count is not None:
        return counted(count, unit)
    percent = unit == units.PERCENT
    power = unit_mult - 2 if percent else unit_mult
    number = scaled(value, power)
    promise, suggests = _intervals(number, value, unit, power, qualifier, decimals, value_to)
    point = None if qualifier == "between" else number
    return Quantity(point, promise, suggests, units.dimension(unit), percent, False, qualifier == "exact")


def whole_count(
    value: str, unit: str, unit_mult: int, qualifier: str, decimals: int | Literal["exact"] | None
) -> int | None:
    """The number of a figure that stands for itself alone, as `intervals` says of whole counts; None for others."""
    if unit_mult == 0 and decimals is None and qualifier == "exact" and value.isdecimal() and unit in units.COUNTABLE:
        return int(value)
    return None


def counted(count: int, unit: str) -> Quantity:
    """The quantity of a whole count."""
    itself = Interval(count, count)
    return Quantity(count, itself, itself, units.dimension(unit))


def sum_of(quantities: Sequence[Quantity]) -> Quantity:
    """The sum of one or more quantities. Raises Undecidable for unlike units."""
    result = quantities[0]
    for each in quantities[1:]:
        result = result + each
    return result


def bare_number(digits: str) -> Quantity:
    """A number as it stands in a formula: exact, with the unit of whatever it meets."""
    number = scaled(digits)
    return Quantity(number, Interval(number, number), Interval(number, number), bare=True)


_HUNDREDTH = bare_number("0.01")


def alike(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """Both in one unit, a bare number having taken the other's. Raises Undecidable for unlike units."""
    if left.dims == right.dims and left.bare == right.bare:
        return left, right
    if left.bare:
        return _like(left, right), right
    if right.bare:
        return left, _like(right, left)
    raise Undecidable("unlike-units", left=_unit_name(left), right=_unit_name(right))


def _like(bare: Quantity, other: Quantity) -> Quantity:
    value = bare * _HUNDREDTH if other.percent else bare
    return Quantity(value.point, value.promise, value.suggests, other.dims, other.percent, False, bare.exact)


def _unit_name(quantity: Quantity) -> str:
    return units.dimension_code(quantity.dims) or (units.PERCENT if quantity.percent else "1")


def compare(left: Quantity, relation: Relation, right: Quantity) -> Verdict:
    """The verdict on a relation between two quantities. Raises Undecidable for unlike units.

    `=` is possible if the intervals meet (XBRL Calculations 1.1); `<=` if the lowest left is at most the highest
    right, and certain if the highest left is at most the lowest right.
    """
    left, right = alike(left, right)
    exact = left.exact and right.exact
    if exact and left.point is not None and right.point is not None and is_true(left.point, relation, right.point):
        return "holds"
    if _certain(left.promise, relation, right.promise):
        return "holds"
    if not _possible(left.promise, relation, right.promise):
        return "fails"
    if exact:
        return "rounding"
    return "approximate" if _possible(left.suggests, relation, right.suggests) else "doubtful"


def is_true(left: Number, relation: Relation, right: Number) -> bool:
    """Whether a relation holds between two numbers."""
    match relation:
        case "=":
            return left == right
        case "<=":
            return left <= right
        case ">=":
            return left >= right
        case "<":
            return left < right
        case ">":
            return left > right


def _possible(left: Interval, relation: Relation, right: Interval) -> bool:
    match relation:
        case "=":
            return left.meets(right)
        case "<=":
            return left.may_reach(right)
        case ">=":
            return right.may_reach(left)
        case "<":
            return not _certain(left, ">=", right)
        case ">":
            return not _certain(left, "<=", right)


def _certain(left: Interval, relation: Relation, right: Interval) -> bool:
    match relation:
        case "=":
            return False
        case "<=":
            return left.high is not None and right.low is not None and left.high <= right.low
        case ">=":
            return _certain(right, "<=", left)
        case "<":
            return not right.may_reach(left)
        case ">":
            return not left.may_reach(right)
