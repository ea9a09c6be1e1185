"""Whether printed figures add up, and whether a single slip of a digit would explain that they do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from kangle_stats.prose import words
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.numerals import plain
from kangle_stats.quantity import (
    Interval,
    Quantity,
    Undecidable,
    bare_number,
    compare,
    last_place,
    places,
    quantity,
    sum_of,
)
from kangle_stats.slips import slip
from kangle_stats.units import PERCENT

SHARE_POWERS = {"%": 0, "个百分点": 0, "百分点": 0, "‰": -1, "个千分点": -1, "千分点": -1, "成": 1, "倍": 2, "番": 2}
"""Measure words of shares, and the power of ten that turns their numbers into percent."""

_WIDEST = 8
"""The interval of a figure that is to tell what it belongs to spans no more than one part in so many of it."""
_FAR = 60
"""Powers of ten further apart than this are not compared."""
_FURTHEST_SHIFT = 4
"""By how many digits a figure may be too long or too short: 万 printed for one."""
_MOST_CANDIDATES = 12
"""How many values within rounding are tried."""
_LONG = 3
"""How many digits, those of roundness aside, a figure has that is told to its last place though it is called about."""
_SLIPS_PER_DIGIT = 5
"""Roughly how many of the slips of a figure, for each of its digits, make it larger (or smaller)."""


def is_counted(mention: Mention) -> bool:
    """Whether whole things are counted, so that a whole number is exact."""
    return _counts(mention.unit)


@lru_cache(maxsize=1024)
def _counts(unit: str) -> bool:
    return plain(unit) in words.COUNTED


def stand_in(mention: Mention) -> str:
    """A unit of the table that is counted or measured as the mention's own is, for comparison among its like."""
    return "set" if is_counted(mention) else "mu"


def as_quantity(mention: Mention, unit: str) -> Quantity:
    """The mention with its intervals, in the given unit of the table."""
    qualifier = mention.qualifier
    value_to = mention.value_to if qualifier == "between" else None
    if qualifier == "between" and value_to is None:
        qualifier = "exact"
    return quantity(mention.value, unit, mention.unit_mult, qualifier, None, value_to)


def is_quotient(share: Mention, parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether a share can be the parts over the whole, by what each promises. All are counted in one measure word."""
    unit = stand_in(whole)
    try:
        quotient = sum_of([as_quantity(part, unit) for part in parts]) / as_quantity(whole, unit)
        return compare(quotient, "=", as_share(share)) != "fails"
    except Undecidable:
        return False


def is_share(share: Mention, parts: Sequence[Mention], whole: Mention) -> bool:
    """The same, where only the numbers say so: `is_quotient` of exact figures that leave little room for chance."""
    if not are_exact((share, *parts, whole)):
        return False
    unit = stand_in(whole)
    return _tells(
        lambda: sum_of([as_quantity(part, unit) for part in parts]) / as_quantity(whole, unit), as_share(share)
    )


def may_be_equal(one: Mention, other: Mention) -> bool:
    """Whether two figures of one measure word can be the same amount, by what each promises."""
    unit = stand_in(one)
    return compare(as_quantity(one, unit), "=", as_quantity(other, unit)) != "fails"


def is_product(told: Mention, one: Mention, other: Mention) -> bool:
    """Whether a figure can be the product of two others, all exact, units aside, with little room for chance."""
    left, first, second = _without_units(told, one, other)
    return are_exact((told, one, other)) and _tells(lambda: first * second, left)


def is_proportion(told: Mention, one: Mention, other: Mention, times: int = 1) -> bool:
    """Whether a figure can be one for so many of the other, all exact, units aside, with little room for chance."""
    left, first, second = _without_units(told, one, other)
    return are_exact((told, one, other)) and _tells(lambda: first / second * bare_number(str(times)), left)


def is_nearly_proportion(told: Mention, one: Mention, other: Mention, times: int) -> bool:
    """The same, where the last digit of what is told may be one more or less, so that several make a whole."""
    left, first, second = _without_units(told, one, other)
    slack = last_place(places(told.value))
    if left.point is None or not are_exact((told, one, other)):
        return False
    wide = replace(left, promise=Interval(left.point - slack, left.point + slack))
    try:
        return compare(first / second * bare_number(str(times)), "=", wide) != "fails"
    except Undecidable:
        return False


def is_mean(told: Mention, amount: Mention, times: int) -> bool:
    """Whether a figure can be a whole part of another of one unit, all exact, with little room for chance."""
    left, over = _without_units(told, amount)
    if not are_exact((told, amount)) or times < 1:
        return False
    if told.unit_mult == 0 and "." not in told.value:  # a mean of whole things is rounded
        left = replace(quantity(told.value, "mu"), dims=())
    return _tells(lambda: over / bare_number(str(times)), left)


def _without_units(*mentions: Mention) -> list[Quantity]:
    return [replace(as_quantity(mention, stand_in(mention)), dims=()) for mention in mentions]


def _tells(reckoned: Callable[[], Quantity], told: Quantity) -> bool:
    """Whether what is reckoned is what is told, or can be, where neither is so rough that it means nothing: 1亿元."""
    try:
        found = reckoned()
        if found.point is not None and found.point == told.point:
            return True
        return _is_narrow(found) and _is_narrow(told) and compare(found, "=", told) != "fails"
    except Undecidable:
        return False


def _is_narrow(one: Quantity) -> bool:
    low, high = one.promise.low, one.promise.high
    return low is not None and high is not None and low > 0 and (high - low) * _WIDEST <= low


def is_growth(rate: Mention, larger: Mention, smaller: Mention, before: Mention) -> bool:
    """Whether a rate can be the difference of two figures over what was before, by what each promises."""
    unit = stand_in(before)
    try:
        change = as_quantity(larger, unit) + -as_quantity(smaller, unit)
        return compare(change / as_quantity(before, unit), "=", as_share(rate)) != "fails"
    except Undecidable:
        return False


def is_difference(told: Mention, larger: Mention, smaller: Mention) -> bool:
    """Whether points can be the difference of two shares, all exact, by what each promises."""
    if not are_exact((told, larger, smaller)):
        return False
    return compare(as_share(larger) + -as_share(smaller), "=", as_share(told)) != "fails"


def is_left(told: Mention, larger: Mention, smaller: Mention) -> bool:
    """Whether a figure can be what is left of another, all exact and of one unit, with little room for chance."""
    unit = stand_in(told)
    return are_exact((told, larger, smaller)) and _tells(
        lambda: as_quantity(larger, unit) + -as_quantity(smaller, unit), as_quantity(told, unit)
    )


def as_share(mention: Mention) -> Quantity:
    """A share with its intervals, as a percentage."""
    power = mention.unit_mult + SHARE_POWERS[plain(mention.unit)]
    ranged = mention.qualifier == "between" and mention.value_to is not None
    qualifier = "exact" if mention.qualifier == "between" and not ranged else mention.qualifier
    return quantity(mention.value, PERCENT, power, qualifier, None, mention.value_to if ranged else None)


def are_exact(mentions: Iterable[Mention]) -> bool:
    """Whether no figure is about, more than, or up to what is printed."""
    return all(mention.qualifier == "exact" for mention in mentions)


def are_nearly_exact(mentions: Iterable[Mention]) -> bool:
    """Whether about is the most that is said of any figure, and is said of long ones only: 约33.44, but not 约300."""
    return all(
        mention.qualifier == "exact"
        or (mention.qualifier == "about" and len(mention.value.replace(".", "").strip("0")) >= _LONG)
        for mention in mentions
    )


def _one_digit_leads(printed: str, low: int, high: int) -> bool:
    """Whether another digit in one place of a printed number makes it one from `low` to `high`, its point left out."""
    digits = printed.replace(".", "")
    value = int(digits)
    return any(
        low <= value + (meant - int(digit)) * 10 ** (len(digits) - 1 - at) <= high
        for at, digit in enumerate(digits)
        for meant in range(10)
        if meant != int(digit) and not (at == 0 and meant == 0)
    )


class _Digits(NamedTuple):
    """A printed number without its point."""

    digits: str
    value: int
    places: int
    """How many of the digits stand behind the point."""


@lru_cache(maxsize=4096)
def _digits(printed: str) -> _Digits:
    whole, _, fraction = printed.lstrip("-").partition(".")
    digits = whole + fraction or "0"
    return _Digits(digits, int(digits), len(fraction))


class Figures:
    """Figures of one kind brought to a common scale, as whole numbers."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        read = [_digits(mention.value) for mention in mentions]
        powers = [mention.unit_mult - each.places for mention, each in zip(mentions, read, strict=True)]
        self._base = base = min(powers)
        self.steps: list[int] = [10 ** min(power - base, _FAR) if power > base else 1 for power in powers]
        self.digits = [each.digits for each in read]
        self.values = [each.value * step for each, step in zip(read, self.steps, strict=True)]
        decimal: dict[int, int] = {}
        for mention, each, step in zip(mentions, read, self.steps, strict=True):
            if each.places:
                decimal[mention.unit_mult] = max(step, decimal.get(mention.unit_mult, 0))
        self.slacks: list[int] = []
        """Twice the slack of each: half a unit of the last place, none on whole counts and on 0. A whole number among
        others with decimals is taken to be printed with as many."""
        for mention, each, step in zip(mentions, read, self.steps, strict=True):
            if each.places:
                self.slacks.append(step)
            elif mention.value == "0" or (mention.unit_mult == 0 and _counts(mention.unit)):
                self.slacks.append(0)
            else:
                self.slacks.append(decimal.get(mention.unit_mult, step))
        self.exact = are_exact(mentions)

    def adds_up(self, total: int, parts: Sequence[int]) -> bool:
        """Whether the figure at `total` can be the sum of those at `parts`, by what each promises."""
        if self.exact or are_exact(self.mentions[k] for k in (total, *parts)):
            return 2 * abs(self.gap(total, parts)) <= self._slack(total, parts)
        unit = stand_in(self.mentions[total])
        right = as_quantity(self.mentions[parts[0]], unit)
        for part in parts[1:]:
            right = right + as_quantity(self.mentions[part], unit)
        return compare(as_quantity(self.mentions[total], unit), "=", right) != "fails"

    def slip(self, total: int, parts: Sequence[int], loose: bool = True) -> bool:
        """Whether one slip of a digit in one figure would explain the gap (if `loose`, within rounding)."""
        gap, slack = self.gap(total, parts), self._slack(total, parts) // 2 if loose else 0
        return self._slipped(total, -gap, slack) or any(self._slipped(part, gap, slack) for part in parts)

    def chance(self, total: int, parts: Sequence[int]) -> float:
        """How many slips would explain a gap of any size by chance, roughly: many for short numbers, few for long."""
        slips = sum(len(self.digits[index]) for index in (total, *parts)) * _SLIPS_PER_DIGIT
        window = max(self._slack(total, parts), 1)
        return min(slips * window * 1000 // max(self.values[total], 1), 10**9) / 1000

    def size(self, total: int) -> int:
        """How many steps of the coarsest printed place the total counts: the larger, the less is chance."""
        return self.values[total] // max(*self.slacks, 1)

    def grain(self) -> int:
        """The largest power of ten of which all figures are multiples."""
        grain = 1
        while any(self.values) and all(value % (grain * 10) == 0 for value in self.values):
            grain *= 10
        return grain

    def share(self, total: int, parts: Sequence[int]) -> float:
        """The parts' sum in proportion to the total, for judgements of likelihood only."""
        whole = self.values[total]
        return min(sum(self.values[part] for part in parts) * 1000 // whole, 10**9) / 1000 if whole else 0.0

    def gap(self, total: int, parts: Sequence[int]) -> int:
        """The total less the sum of the parts, in steps of the finest place."""
        return self.values[total] - sum(self.values[part] for part in parts)

    def _slack(self, total: int, parts: Sequence[int]) -> int:
        return self.slacks[total] + sum(self.slacks[part] for part in parts)

    def _slipped(self, index: int, change: int, slack: int) -> bool:
        """Whether a slip leads to the figure at `index` from what it would be if changed by `change` ± `slack`."""
        meant = self.values[index] + change
        printed = self.mentions[index].value.lstrip("-")
        places = len(printed.partition(".")[2])
        shown = self._shown(index, meant)
        if meant <= 0 or abs(len(shown.partition(".")[0]) - len(printed.partition(".")[0])) > _FURTHEST_SHIFT:
            return False
        if slip(printed, shown):
            return True
        step = self.steps[index]
        for places_meant, size in ((places, step), (places - 1, step * 10), (places + 1, step // 10)):
            if not slack or not size or places_meant < 0:
                continue
            low, high = -((slack - meant) // size), (meant + slack) // size
            if places_meant == places and high - low >= _MOST_CANDIDATES and _one_digit_leads(printed, low, high):
                return True
            for candidate in range(max(low, 1), min(high, low + _MOST_CANDIDATES) + 1):
                if slip(printed, _decimal(candidate, places_meant)):
                    return True
        return False

    def _shown(self, index: int, value: int) -> str:
        """A value in the scale in which the figure at `index` is printed, with at least as many places."""
        places = self.mentions[index].unit_mult - self._base
        kept = len(self.mentions[index].value.partition(".")[2])
        while places > kept and value % 10 == 0:
            value, places = value // 10, places - 1
        return _decimal(value, places)


def _decimal(digits: int, places: int) -> str:
    text = str(digits).rjust(places + 1, "0")
    return f"{text[:-places]}.{text[-places:]}" if places > 0 else text
