"""How exact a figure is, and what follows for sums and comparisons.

Three sources fix the rules: the tables of the project's design (cited as "design"), the specification XBRL
Calculations 1.1 ("XBRL"), and article 1259 of the Civil Code of China ("art. 1259"), by which 以上, 以下, 以内 and 届满
include the number and 不满, 超过 and 以外 do not.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from itertools import product
from operator import mul
from typing import Literal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kangle_stats import units
from kangle_stats.quantity import (
    QUALIFIERS,
    Interval,
    Number,
    Quantity,
    Relation,
    Undecidable,
    bare_number,
    compare,
    intervals,
    known_decimals,
    places,
    plain,
    quantity,
    reduced,
    scaled,
    size,
)

F = Fraction
RELATIONS: tuple[Relation, ...] = ("=", "<=", ">=", "<", ">")
AGREES = ("holds", "rounding", "approximate", "doubtful")


def promise(value: str, unit: str = "person", unit_mult: int = 0, qualifier: str = "exact", **more: str) -> Interval:
    return intervals(value, unit, unit_mult, qualifier, None, more.get("to"))[0]


def suggests(value: str, unit: str = "person", unit_mult: int = 0, qualifier: str = "exact") -> Interval:
    return intervals(value, unit, unit_mult, qualifier)[1]


def edges(interval: Interval, *, inside: tuple[Number, ...], outside: tuple[Number, ...]) -> None:
    """Both sides of each edge of an interval."""
    for number in inside:
        assert interval.contains(number), f"{number} should lie in {interval}"
    for number in outside:
        assert not interval.contains(number), f"{number} should not lie in {interval}"


# --- The table "How exact a figure is": one test a row ---------------------------------------------------------------


def test_an_exact_count_is_the_number_itself() -> None:
    """Design: never ± ½, or four heads could hide a miscount of two."""
    for interval in intervals("1112", "person"):
        assert interval == Interval(1112, 1112)
        edges(interval, inside=(1112,), outside=(F(2223, 2), F(2225, 2), 1111, 1113))


def test_an_exact_amount_is_known_to_half_its_last_place() -> None:
    """Design; XBRL: the interval of a rounded number is closed, so that both of its ends belong to it."""
    for interval in intervals("1221.3", "yuan", 4):
        edges(interval, inside=(12_212_500, 12_213_500), outside=(12_212_499, 12_213_501))


def test_an_exact_count_printed_in_ten_thousands_is_rounded() -> None:
    """Design: 73.1万人 is no head count."""
    for interval in intervals("73.1", "person", 4):
        edges(interval, inside=(730_500, 731_500), outside=(730_499, 731_501))


def test_an_exact_share_is_known_to_half_its_last_place() -> None:
    """Design: 4.8 % is 4.75 % to 4.85 %; a percent is a hundredth."""
    share = quantity("4.8", "percent")
    assert share.point == F(48, 1000)
    edges(share.promise, inside=(F(475, 10**4), F(485, 10**4)), outside=(F(4749, 10**5), F(4851, 10**5)))


def test_a_measured_whole_number_is_rounded_to_the_unit() -> None:
    """Design: 550亩 is measured, so its last printed place is the unit, whatever zero it ends in."""
    edges(promise("550", "mu"), inside=(F(1099, 2), F(1101, 2)), outside=(549, 551))


def test_trailing_zeros_of_an_amount_are_known_places() -> None:
    """Design: the last printed place of 4.10 is the hundredth, although it is a zero."""
    edges(promise("4.10", "mu"), inside=(F(4095, 1000), F(4105, 1000)), outside=(F(4094, 1000), F(4106, 1000)))


def test_a_count_printed_with_places_is_rounded() -> None:
    """Design: only a whole count is exact; 12.5 people is an average, known to its tenth."""
    edges(promise("12.5"), inside=(F(1245, 100), F(1255, 100)), outside=(F(1244, 100), F(1256, 100)))


@pytest.mark.parametrize(
    ("value", "unit", "unit_mult", "decimals", "low", "high"),
    [
        ("1600", "person", 0, -2, 1550, 1650),
        ("1600", "person", 0, 0, F(3199, 2), F(3201, 2)),
        ("1221.3", "yuan", 4, -1, 12_163_000, 12_263_000),
        ("4.8", "percent", 0, 0, F(43, 1000), F(53, 1000)),
    ],
)
def test_stated_decimals_give_half_of_that_place_on_counts_too(
    value: str, unit: str, unit_mult: int, decimals: int, low: Number, high: Number
) -> None:
    """Design, after SDMX's DECIMALS; XBRL: the interval of a fact comes from its stated decimals."""
    found = quantity(value, unit, unit_mult, "exact", decimals)
    tiny = F(1, 10**9)
    for interval in (found.promise, found.suggests):
        edges(interval, inside=(low, high), outside=(low - tiny, high + tiny))


def test_decimals_stated_as_exact_give_the_number_itself() -> None:
    """Design: contracts, standards and registered capital are no roundings; XBRL: decimals INF."""
    for interval in intervals("3500", "yuan", 4, decimals="exact"):
        edges(interval, inside=(35_000_000,), outside=(34_999_999, 35_000_001))


def test_about_promises_a_tenth() -> None:
    """Design: 约1600人 promises 1440 to 1760."""
    edges(promise("1600", qualifier="about"), inside=(1440, 1760), outside=(1439, 1761))


def test_about_suggests_half_of_the_last_non_zero_place() -> None:
    """Design: 约1600人 suggests 1550 to 1650."""
    edges(suggests("1600", qualifier="about"), inside=(1550, 1650), outside=(1549, 1651))


def test_about_a_small_count_promises_at_least_one() -> None:
    """Design: ± 10 % of 3 people would be nobody, so it is ± 1."""
    edges(promise("3", qualifier="about"), inside=(2, 4), outside=(F(19, 10), F(41, 10)))
    assert promise("3", "mu", 0, "about") == Interval(F(27, 10), F(33, 10))


def test_about_never_suggests_more_than_it_promises() -> None:
    """Design: u/2 of 约100万元 would be half of it; the suggestion stops at the promise."""
    assert suggests("100", "yuan", 4, "about") == promise("100", "yuan", 4, "about") == Interval(900_000, 1_100_000)


def test_plus_is_the_number_and_some() -> None:
    """Design: 1200余人 is 1201 to 1299, on both readings."""
    for interval in intervals("1200", "person", 0, "plus"):
        edges(interval, inside=(1201, 1299), outside=(1200, 1300))


def test_plus_on_an_amount_keeps_both_ends() -> None:
    """Design: 300余万元 is 300 to 400万元; only counts can step by one."""
    for interval in intervals("300", "yuan", 4, "plus"):
        edges(interval, inside=(3_000_000, 4_000_000), outside=(2_999_999, 4_000_001))


def test_plus_on_an_unrounded_count_reaches_to_the_next_ten() -> None:
    """Design: 133多名 is 134 to 139."""
    for interval in intervals("133", "person", 0, "plus"):
        edges(interval, inside=(134, 139), outside=(133, 140))


def test_plus_on_the_last_count_before_a_ten_still_holds_a_number() -> None:
    """Design does not say what 139多 is: something above 139, so the least that it can be is 140."""
    assert promise("139", qualifier="plus") == Interval(140, 140)


def test_plus_on_a_count_in_ten_thousands_steps_by_one() -> None:
    """Design: 1.2万余人 counts, so it begins one above."""
    edges(promise("1.2", "person", 4, "plus"), inside=(12_001, 12_999), outside=(12_000, 13_000))


def test_over_promises_more_than_the_number() -> None:
    """Art. 1259: 超过 does not include the number."""
    edges(promise("300", qualifier="over"), inside=(301, 10**9), outside=(300,))
    assert promise("300", qualifier="over").high is None


def test_over_an_amount_leaves_the_end_open() -> None:
    """Art. 1259: a little above 300万元 is over 300万元, and 300万元 is not."""
    edges(promise("300", "yuan", 4, "over"), inside=(3_000_001, F(6_000_001, 2)), outside=(3_000_000,))


def test_over_suggests_less_than_one_place_more() -> None:
    """Design: nobody calls 400 over 300."""
    edges(suggests("300", qualifier="over"), inside=(301, 399), outside=(300, 400))
    edges(suggests("300", "mu", 0, "over"), inside=(301, F(799, 2)), outside=(300, 400))


def test_over_an_unrounded_count_suggests_up_to_the_next_ten() -> None:
    """Design, by the rule for 133多: below 134 there would be no count at all."""
    edges(suggests("133", qualifier="over"), inside=(134, 139), outside=(133, 140))
    assert promise("133", qualifier="over") == Interval(134, None)


def test_at_least_includes_its_number() -> None:
    """Art. 1259: 以上 includes the number."""
    for unit in ("person", "mu"):
        edges(promise("300", unit, 0, "at_least"), inside=(300, 10**9), outside=(299,))


def test_at_least_suggests_less_than_one_place_more() -> None:
    """Design: from N to below N + u."""
    edges(suggests("300", qualifier="at_least"), inside=(300, 399), outside=(299, 400))
    edges(suggests("300", "mu", 0, "at_least"), inside=(300, F(799, 2)), outside=(299, 400))


def test_nearly_promises_four_fifths_of_the_number() -> None:
    """Design: 近500人 promises 400 to 500."""
    edges(promise("500", qualifier="nearly"), inside=(400, 500), outside=(399, 501))


def test_nearly_suggests_the_last_tenth() -> None:
    """Design: 近500人 suggests 450 to 500, for a tenth is less than a hundred."""
    edges(suggests("500", qualifier="nearly"), inside=(450, 500), outside=(449, 501))


def test_nearly_a_finely_printed_number_suggests_one_place_less() -> None:
    """Design: 近1210万元 suggests 1200 to 1210万元, for ten is less than a tenth."""
    edges(
        suggests("1210", "yuan", 4, "nearly"),
        inside=(12_000_000, 12_100_000),
        outside=(11_999_999, 12_100_001),
    )


def test_under_excludes_its_number() -> None:
    """Art. 1259: 不满 does not include the number, and a count under 300 is at most 299."""
    for interval in intervals("300", "person", 0, "under"):
        edges(interval, inside=(299, 0), outside=(300, -1))
    for interval in intervals("300", "mu", 0, "under"):
        edges(interval, inside=(F(5999, 20), 0), outside=(300, -1))


def test_at_most_includes_its_number() -> None:
    """Art. 1259: 以内 includes the number."""
    for unit in ("person", "mu"):
        for interval in intervals("300", unit, 0, "at_most"):
            edges(interval, inside=(300, 0), outside=(301, -1))


def test_between_includes_both_of_its_numbers() -> None:
    """Design: 300至500 is 300 to 500, and 几十 is 20 to 99."""
    edges(promise("300", qualifier="between", to="500"), inside=(300, 500), outside=(299, 501))
    edges(promise("20", qualifier="between", to="99"), inside=(20, 99), outside=(19, 100))
    assert intervals("3", "yuan", 4, "between", None, "5") == (Interval(30_000, 50_000),) * 2


# --- Zero and below --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("qualifier", [name for name in QUALIFIERS if name != "between"])
@pytest.mark.parametrize("unit", ["person", "yuan", "yuan/household"])
def test_nothing_counted_or_paid_goes_below_zero(unit: str, qualifier: str) -> None:
    """Design: only a number printed below zero lies there."""
    for interval in intervals("0.3", unit, 0, qualifier):
        assert interval.low is not None and interval.low >= 0


def test_a_share_may_fall_below_zero() -> None:
    """Design speaks of what is counted or paid; a growth of 0 % may be a small fall."""
    assert promise("0", "percent") == Interval(F(-1, 2), F(1, 2))


def test_a_number_printed_below_zero_stays_there() -> None:
    """Design: unless it is printed so. Words about its size mirror."""
    assert promise("-5", "mu") == Interval(F(-11, 2), F(-9, 2))
    assert promise("-300", qualifier="plus") == Interval(-399, -301)
    assert promise("-500", qualifier="nearly") == Interval(-500, -400)
    assert promise("-1600", qualifier="about") == Interval(-1760, -1440)
    assert promise("-5", qualifier="under") == Interval(None, -6)
    assert promise("-5", qualifier="over") == Interval(-4, None)


@pytest.mark.parametrize("unit", ["person", "yuan"])
def test_under_zero_is_printed_below_zero(unit: str) -> None:
    """Design: a promise that no number keeps would fail every check whatever the figures are."""
    for interval in intervals("0", unit, 0, "under"):
        edges(interval, inside=(-1,), outside=(0,))


@given(
    st.integers(-3000, 3000),
    st.sampled_from(["person", "yuan", "percent", "yuan/household"]),
    st.sampled_from([0, 1, 4, 8]),
    st.sampled_from([name for name in QUALIFIERS if name != "between"]),
)
@example(0, "person", 0, "under")
@example(139, "person", 0, "plus")
def test_every_figure_stands_for_some_number(value: int, unit: str, unit_mult: int, qualifier: str) -> None:
    for interval in intervals(str(value), unit, unit_mult, qualifier):
        assert interval.contains_any()


# --- Properties of intervals -----------------------------------------------------------------------------------------

values = st.builds(
    lambda digits, point: digits[:-point] + "." + digits[-point:] if 0 < point < len(digits) else digits,
    st.integers(0, 10**6).map(str),
    st.integers(0, 3),
)
one_sided = st.sampled_from([name for name in QUALIFIERS if name != "between"])
figure_units = st.sampled_from(["person", "household", "yuan", "mu", "percent", "yuan/household"])
scales = st.sampled_from([0, 2, 4, 8])


@given(values, figure_units, scales, one_sided)
def test_a_promise_contains_what_it_suggests(value: str, unit: str, unit_mult: int, qualifier: str) -> None:
    words, reading = intervals(value, unit, unit_mult, qualifier)
    assert reading.within(words)


@given(st.integers(0, 10**41 - 1), st.sampled_from([code for code in units.UNITS if units.is_countable(code)]))
def test_a_whole_count_never_gets_slack(value: int, unit: str) -> None:
    assert intervals(str(value), unit) == (Interval(value, value),) * 2


@given(values, figure_units, scales, st.integers(-3, 6))
def test_coarser_decimals_widen(value: str, unit: str, unit_mult: int, decimals: int) -> None:
    fine, _ = intervals(value, unit, unit_mult, "exact", decimals)
    coarse, _ = intervals(value, unit, unit_mult, "exact", decimals - 1)
    assert fine.within(coarse)
    assert intervals(value, unit, unit_mult, "exact", "exact")[0].within(fine)


ends = st.fractions(-20, 20, max_denominator=4)


@st.composite
def some_intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(ends), draw(ends)))
    open_ended = low < high
    return Interval(
        draw(st.sampled_from([low, None])),
        draw(st.sampled_from([high, None])),
        open_ended and draw(st.booleans()),
        open_ended and draw(st.booleans()),
    )


def samples(interval: Interval) -> list[Fraction]:
    """Some numbers of an interval: its ends where they belong to it, some near them and some far out."""
    low = F(interval.low) if interval.low is not None else F(-1000)
    high = F(interval.high) if interval.high is not None else F(1000)
    inner = [low + (high - low) * share for share in (F(1, 10**6), F(1, 3), F(1, 2), 1 - F(1, 10**6))]
    return [number for number in (low, *inner, high, F(0)) if interval.contains(number)]


@given(some_intervals(), some_intervals())
@example(Interval(0, 1, low_open=True), Interval(1, None))
@example(Interval(0, 0), Interval(None, None))
@example(Interval(-1, 1, True, True), Interval(-1, 1))
@example(Interval(None, -1, high_open=True), Interval(0, 2))
def test_arithmetic_contains_every_pointwise_result(one: Interval, two: Interval) -> None:
    """XBRL adds the ends; a product lies between the least and the greatest product of two ends."""
    summed, multiplied, negative = one + two, one * two, -one
    for left, right in product(samples(one), samples(two)):
        assert summed.contains(left + right)
        assert multiplied.contains(left * right)
        assert negative.contains(-left)


pairs = st.tuples(ends, ends).map(sorted)


@given(pairs, pairs)
def test_a_closed_end_of_a_result_is_reached(one: list[Fraction], two: list[Fraction]) -> None:
    """No result is wider than it must be: the ends of bounded closed intervals are products of their ends."""
    products = [left * right for left, right in product(one, two)]
    assert Interval(one[0], one[1]) * Interval(two[0], two[1]) == Interval(min(products), max(products))


@given(some_intervals())
@example(Interval(0, 5, low_open=True))
@example(Interval(None, 0, high_open=True))
def test_a_reciprocal_contains_every_reciprocal(interval: Interval) -> None:
    if interval.contains(0):
        with pytest.raises(Undecidable) as caught:
            interval.reciprocal()
        assert caught.value.code == "divisor-may-be-zero"
        return
    inverse = interval.reciprocal()
    for number in samples(interval):
        assert inverse.contains(1 / number)


def test_negation_swaps_the_ends() -> None:
    """XBRL: under a negative weight the lower end becomes the upper one."""
    assert -Interval(1, 3) == Interval(-3, -1)
    assert -Interval(1, None, low_open=True) == Interval(None, -1, high_open=True)
    assert -Interval(None, 3, high_open=True) == Interval(-3, None, low_open=True)


def test_a_sum_is_open_where_either_is_open() -> None:
    assert Interval(1, 2, low_open=True) + Interval(3, 4) == Interval(4, 6, low_open=True)
    assert Interval(1, 2, high_open=True) + Interval(None, 4) == Interval(None, 6, high_open=True)
    assert Interval(1, None) + Interval(3, 4) == Interval(4, None)


def test_a_product_with_unbounded_and_open_ends() -> None:
    assert Interval(2, None) * Interval(3, 4) == Interval(6, None)
    assert Interval(2, None) * Interval(-4, -3) == Interval(None, -6)
    assert Interval(0, None) * Interval(0, 4) == Interval(0, None)
    assert Interval(0, 2, low_open=True) * Interval(3, 4) == Interval(0, 8, low_open=True)
    assert Interval(0, 2, low_open=True) * Interval(0, 4) == Interval(0, 8)
    assert Interval(1, 2, high_open=True) * Interval(1, 2) == Interval(1, 4, high_open=True)
    assert Interval(None, None) * Interval(0, 0) == Interval(0, 0)


def test_reciprocals_of_unbounded_and_open_ends() -> None:
    assert Interval(2, 4).reciprocal() == Interval(F(1, 4), F(1, 2))
    assert Interval(2, None).reciprocal() == Interval(0, F(1, 2), low_open=True)
    assert Interval(0, 4, low_open=True).reciprocal() == Interval(F(1, 4), None)
    assert Interval(-4, -2, high_open=True).reciprocal() == Interval(F(-1, 2), F(-1, 4), low_open=True)
    assert Interval(None, 0, high_open=True).reciprocal() == Interval(None, 0, high_open=True)


def test_intervals_that_touch_at_a_closed_end_meet() -> None:
    """XBRL: consistent if the intersection is not empty; one number is enough."""
    assert Interval(1, 2).meets(Interval(2, 3))
    assert not Interval(1, 2, high_open=True).meets(Interval(2, 3))
    assert not Interval(1, 2).meets(Interval(2, 3, low_open=True))
    assert not Interval(1, 2).meets(Interval(F(201, 100), 3))
    assert Interval(None, None).meets(Interval(7, 7))


def test_an_interval_lies_within_a_wider_one() -> None:
    assert Interval(1, 2).within(Interval(1, 2))
    assert Interval(1, 2, True, True).within(Interval(1, 2, True, True))
    assert not Interval(1, 2).within(Interval(1, 2, low_open=True))
    assert not Interval(1, 2).within(Interval(1, 2, high_open=True))
    assert not Interval(None, 2).within(Interval(1, 2))
    assert not Interval(1, None).within(Interval(1, 2))
    assert Interval(1, 2).within(Interval(None, None))


# --- Numbers ---------------------------------------------------------------------------------------------------------

printed = st.from_regex(r"[+-]?([0-9]{1,20}(\.[0-9]{0,20})?|\.[0-9]{1,20})", fullmatch=True)


@given(printed, st.integers(-12, 16))
@example("9" * 40, 16)
@example("0." + "9" * 39, -12)
@example("-.5", 0)
@example("5.", 0)
def test_a_printed_number_survives_being_read_and_written(digits: str, power: int) -> None:
    number = scaled(digits, power)
    assert scaled(plain(number)) == number
    assert number == F(digits if digits[-1] != "." else digits[:-1]) * F(10) ** power
    assert "e" not in plain(number).lower()


@given(st.fractions())
@example(F(-1, 3 * 10**13))
@example(F(1, 3 * 10**13))
@example(F(-2, 3))
def test_an_endless_number_is_cut_towards_zero_after_twelve_places(number: Fraction) -> None:
    text = plain(number)
    assert abs(F(text)) <= abs(number) < abs(F(text)) + F(1, 10**12)
    assert text != "-0"
    assert text == plain(reduced(number))


def test_plain_notation() -> None:
    assert [plain(number) for number in (0, -7, F(1, 8), F(-1, 40), F(7, 1), F(10, 3), 10**50)] == [
        "0",
        "-7",
        "0.125",
        "-0.025",
        "7",
        "3.333333333333",
        "1" + "0" * 50,
    ]


def test_forty_digits_stay_exact() -> None:
    """No number passes through binary floating point: the last of forty digits still tells two figures apart."""
    long = "1" * 39 + "2"
    assert compare(quantity(long, "person"), "=", quantity("1" * 40, "person")) == "fails"
    tail = "0." + "0" * 38 + "1"
    total = quantity(tail, "mu", 0, "exact", "exact") + quantity("1", "mu", 0, "exact", "exact")
    assert total.point is not None and plain(total.point) == "1." + "0" * 38 + "1"


def test_small_helpers() -> None:
    assert (size(-3), size(F(3, 2))) == (3, F(3, 2))
    assert isinstance(reduced(F(4, 2)), int) and reduced(F(1, 2)) == F(1, 2)
    assert (places("1221.3"), places("1200"), places("5.")) == (1, 0, 0)
    assert known_decimals("1112", "person", 0, "exact") == "exact"
    assert known_decimals("1112", "person", 0, "about") == 0
    assert known_decimals("73.1", "person", 4, "exact") == 1
    assert known_decimals("550", "mu", 0, "exact") == 0


# --- The verdict table: one test a row, on both sides ----------------------------------------------------------------


def people(value: str, qualifier: str = "exact", **more: str) -> Quantity:
    return quantity(value, "person", 0, qualifier, None, more.get("to"))


def yuan(value: str, unit_mult: int = 4, qualifier: str = "exact") -> Quantity:
    return quantity(value, "yuan", unit_mult, qualifier)


def test_an_equation_of_exact_figures_holds_as_printed() -> None:
    """Design, `holds`: every figure exact and the relation true as printed; off by one is not."""
    parts = people("234") + people("583") + people("295")
    assert compare(parts, "=", people("1112")) == "holds"
    assert compare(parts, "=", people("1111")) == "fails"
    assert compare(parts, "=", people("1113")) == "fails"


def test_an_equation_of_exact_amounts_that_is_true_as_printed_holds() -> None:
    """Design, `holds`: that the figures are rounded does not matter if they add up as printed."""
    assert compare(yuan("1.2") + yuan("3.4"), "=", yuan("4.6")) == "holds"


@pytest.mark.parametrize(
    ("left", "relation", "right", "verdict"),
    [
        ("1199", "<=", "1200", "holds"),
        ("1200", "<=", "1200", "holds"),
        ("1201", "<=", "1200", "fails"),
        ("1199", "<", "1200", "holds"),
        ("1200", "<", "1200", "fails"),
        ("1200", ">=", "1200", "holds"),
        ("1199", ">=", "1200", "fails"),
        ("1201", ">", "1200", "holds"),
        ("1200", ">", "1200", "fails"),
    ],
)
def test_an_inequality_of_exact_counts(left: str, relation: Relation, right: str, verdict: str) -> None:
    """Design: possible if the lowest left is at most the highest right; on exact counts that is certain as well."""
    assert compare(people(left), relation, people(right)) == verdict


@pytest.mark.parametrize(
    ("left", "relation", "right", "verdict"),
    [
        # 1200余: 1201 to 1299; about 1600 promises 1440 to 1760
        (("1200", "plus"), "<=", ("1600", "about"), "holds"),
        (("1439", "exact"), "<", ("1600", "about"), "holds"),
        (("1440", "exact"), "<=", ("1600", "about"), "holds"),
        (("1440", "exact"), "<", ("1600", "about"), "approximate"),
        (("1441", "exact"), "<=", ("1600", "about"), "approximate"),
        (("1650", "exact"), "<=", ("1600", "about"), "approximate"),
        (("1651", "exact"), "<=", ("1600", "about"), "doubtful"),
        (("1760", "exact"), "<=", ("1600", "about"), "doubtful"),
        (("1760", "exact"), "<", ("1600", "about"), "fails"),
        (("1761", "exact"), "<=", ("1600", "about"), "fails"),
        (("1760", "exact"), ">=", ("1600", "about"), "holds"),
        (("1761", "exact"), ">", ("1600", "about"), "holds"),
        (("1760", "exact"), ">", ("1600", "about"), "approximate"),
    ],
)
def test_an_inequality_between_figures_with_words(
    left: tuple[str, str], relation: Relation, right: tuple[str, str], verdict: str
) -> None:
    """Design: certain, and so `holds`, if the highest left is at most the lowest right; else as for equations."""
    assert compare(people(*left), relation, people(*right)) == verdict


def test_rounding_of_exact_amounts() -> None:
    """Design, `rounding`; XBRL: the roundings of the parts add up, and so does their slack."""
    parts = yuan("1.2") + yuan("3.4")  # 4.5 to 4.7
    assert compare(parts, "=", yuan("4.7")) == "rounding"
    assert compare(parts, "=", yuan("4.70")) == "rounding"  # from 4.695 on
    assert compare(parts, "=", yuan("4.71")) == "fails"  # from 4.705 on
    assert compare(parts, "=", yuan("4.8")) == "fails"  # from 4.75 on
    assert compare(yuan("1221.4"), "<=", yuan("1221.3")) == "rounding"
    assert compare(yuan("1221.5"), "<=", yuan("1221.3")) == "fails"


def test_rounding_reaches_exactly_to_the_shared_end() -> None:
    """XBRL: closed intervals, so 1.25 belongs to the roundings of both 1.2 and 1.3."""
    assert compare(yuan("1.2"), "=", yuan("1.3")) == "rounding"
    assert compare(yuan("1.2"), "<", yuan("1.2")) == "rounding"
    assert compare(yuan("1.2"), "=", yuan("1.4")) == "fails"


def test_approximate_needs_what_the_words_suggest() -> None:
    """Design, `approximate`: 约1600 suggests 1550 to 1650."""
    about = people("1600", "about")
    for value in ("1550", "1600", "1650"):
        assert compare(people(value), "=", about) == "approximate"
    for value in ("1549", "1651"):
        assert compare(people(value), "=", about) == "doubtful"


def test_doubtful_ends_where_the_promise_ends() -> None:
    """Design, `doubtful` and `fails`: 约1600 promises 1440 to 1760."""
    about = people("1600", "about")
    for value in ("1440", "1760"):
        assert compare(people(value), "=", about) == "doubtful"
    for value in ("1439", "1761"):
        assert compare(people(value), "=", about) == "fails"


def test_a_range_is_never_called_exact() -> None:
    """Design: `between` is a qualifier like the others, so agreement with it is approximate."""
    few = people("20", "between", to="99")
    assert few.point is None
    assert [compare(people(value), "=", few) for value in ("19", "20", "99", "100")] == [
        "fails",
        "approximate",
        "approximate",
        "fails",
    ]


@pytest.mark.parametrize(
    ("qualifier", "relation", "value", "verdict"),
    [
        ("over", "<=", "300", "fails"),
        ("over", "<=", "301", "approximate"),
        ("over", ">", "300", "holds"),
        ("over", ">=", "301", "holds"),
        ("over", "=", "400", "doubtful"),
        ("at_least", "<=", "300", "approximate"),
        ("at_least", "<=", "299", "fails"),
        ("at_least", ">", "299", "holds"),
        ("under", ">=", "300", "fails"),
        ("under", ">=", "299", "approximate"),
        ("under", "<", "300", "holds"),
        ("at_most", "<=", "300", "holds"),
        ("at_most", ">=", "300", "approximate"),
        ("at_most", ">", "300", "fails"),
    ],
)
def test_one_sided_words_in_relations(qualifier: str, relation: Relation, value: str, verdict: str) -> None:
    """Design and art. 1259: what a one-sided word excludes fails, what it includes does not."""
    assert compare(people("300", qualifier), relation, people(value)) == verdict


def test_open_ends_of_amounts_in_relations() -> None:
    """Art. 1259: over 300亩 is certainly above 300亩 and cannot equal it."""
    over = quantity("300", "mu", 0, "over")
    sharp = quantity("300", "mu", 0, "exact", "exact")
    assert compare(over, ">", sharp) == "holds"
    assert compare(over, ">=", sharp) == "holds"
    assert compare(over, "=", sharp) == "fails"
    assert compare(over, "<", sharp) == "fails"
    assert compare(over, "<=", sharp) == "fails"


def test_unlike_units_cannot_be_decided() -> None:
    """Design, `unchecked`: units differ, which is said with both of them."""
    with pytest.raises(Undecidable) as caught:
        compare(people("8"), "=", quantity("8", "household"))
    assert (caught.value.code, caught.value.details) == ("unlike-units", {"left": "person", "right": "household"})
    with pytest.raises(Undecidable) as caught:
        people("8") + quantity("8", "percent")
    assert caught.value.details == {"left": "person", "right": "percent"}
    with pytest.raises(Undecidable) as caught:
        compare(people("8") / people("4"), "=", people("2"))
    assert caught.value.details == {"left": "1", "right": "person"}


def test_a_divisor_that_may_be_zero_cannot_be_decided() -> None:
    """Design, `unchecked`: what is promised counts, not what is printed."""
    for divisor in (people("0"), people("9", "under"), quantity("0.4", "yuan", 0, "exact", 0)):
        with pytest.raises(Undecidable) as caught:
            people("8") / divisor
        assert caught.value.code == "divisor-may-be-zero"
    assert (people("8") / people("2")).point == 4


@pytest.mark.parametrize("unit", ["person", "mu"])
@pytest.mark.parametrize("qualifier", ["over", "plus"])
def test_a_divisor_printed_as_zero_but_above_it(unit: str, qualifier: str) -> None:
    """Over 0 is not 0, so it divides; but the quotient has no single number."""
    divisor = quantity("0", unit, 0, qualifier)
    if divisor.promise.contains(0):
        with pytest.raises(Undecidable):
            people("8") / divisor
    else:
        assert (people("8") / divisor).point is None


def test_a_product_that_nobody_could_write_is_undecided() -> None:
    """A formula may multiply long numbers again and again; it ends with a reason before Python refuses to write it."""
    long = quantity("9" * 40, "percent", 16, "exact", "exact")
    longer = reduce(mul, [long] * 15)
    assert longer.point is not None and len(plain(longer.point)) > 500
    with pytest.raises(Undecidable) as caught:
        reduce(mul, [long] * 100)
    assert caught.value.code == "number-too-long"


# --- Units in arithmetic ---------------------------------------------------------------------------------------------


def test_a_rate_times_a_count_is_an_amount() -> None:
    paid = quantity("1", "yuan/household", 4, "exact", "exact") * quantity("1388", "household")
    assert (paid.point, paid.dims) == (13_880_000, units.dimension("yuan"))
    assert compare(paid, "=", yuan("1388")) == "holds"


def test_an_amount_over_a_count_is_a_rate() -> None:
    rate = yuan("500") / quantity("10", "village")
    assert rate.dims == units.dimension("yuan/village")


def test_a_bare_number_takes_the_other_sides_unit() -> None:
    assert compare(people("8"), "=", bare_number("8")) == "holds"
    assert compare(bare_number("8"), "<", people("9")) == "holds"
    assert (bare_number("2") * people("4")).dims == units.dimension("person")
    assert compare(bare_number("2") + bare_number("3"), "=", bare_number("5")) == "holds"


def test_a_bare_number_beside_a_share_is_in_percent() -> None:
    share = quantity("30", "percent")
    assert compare(share, "=", bare_number("30")) == "holds"
    assert compare(share + bare_number("5"), "=", quantity("35", "percent")) == "holds"
    assert compare(people("3") / people("10"), "=", share) == "holds"
    assert compare(share * people("10"), "=", people("3")) in ("holds", "rounding")
    assert compare(bare_number("2") * share, "=", bare_number("60")) == "holds"
    assert compare(share / bare_number("2"), "=", bare_number("15")) == "holds"


def test_a_sum_of_a_range_has_no_single_number() -> None:
    assert (people("20", "between", to="99") + people("1")).point is None
    assert (-people("20", "between", to="99")).promise == Interval(-99, -20)
    assert (people("20", "between", to="99") * people("2")).point is None


# --- Properties of verdicts ------------------------------------------------------------------------------------------

decimals: st.SearchStrategy[int | Literal["exact"] | None] = st.one_of(st.none(), st.just("exact"), st.integers(-2, 3))


@st.composite
def amounts(draw: st.DrawFn, unit: str = "yuan") -> Quantity:
    value, scale = draw(values), draw(st.sampled_from([0, 1]))
    stated = draw(decimals)
    qualifier = draw(st.sampled_from(QUALIFIERS))
    to = draw(values) if qualifier == "between" else None
    if to is not None:
        value, to = sorted((value, to), key=scaled)
    return quantity(value, unit, scale, qualifier, stated if qualifier == "exact" else None, to)


@given(st.lists(amounts(), min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_a_sum_does_not_depend_on_order(figures: list[Quantity], random: object) -> None:
    def total(members: list[Quantity]) -> Quantity:
        result = members[0]
        for member in members[1:]:
            result = result + member
        return result

    assert total(figures) == total(sorted(figures, key=repr)) == total(figures[::-1])


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6), st.sampled_from([1, 2, 4, 8, 12]))
def test_a_sum_does_not_depend_on_the_power_of_ten_in_which_a_figure_is_written(numbers: list[int], power: int) -> None:
    """1.2万 and 12000 are one amount, and known to the same place they are one quantity."""

    def written(number: int, unit_mult: int) -> Quantity:
        digits = str(number).rjust(unit_mult + 1, "0")
        value = f"{digits[:-unit_mult]}.{digits[-unit_mult:]}" if unit_mult else digits
        return quantity(value, "yuan", unit_mult)

    ones = [written(number, 0) for number in numbers]
    powers = [written(number, power) for number in numbers]
    assert ones == powers
    total, other = ones[0], powers[0]
    for one, two in zip(ones[1:], powers[1:], strict=True):
        total, other = total + two, other + one
    assert total == other
    assert total.point == sum(numbers)


@given(amounts(), amounts())
def test_equality_is_symmetrical(left: Quantity, right: Quantity) -> None:
    assert compare(left, "=", right) == compare(right, "=", left)


@given(amounts(), amounts())
def test_an_inequality_is_its_mirror(left: Quantity, right: Quantity) -> None:
    assert compare(left, "<=", right) == compare(right, ">=", left)
    assert compare(left, "<", right) == compare(right, ">", left)


@given(amounts(), amounts())
def test_a_stricter_relation_never_agrees_where_a_looser_one_fails(left: Quantity, right: Quantity) -> None:
    if compare(left, "<", right) != "fails":
        assert compare(left, "<=", right) != "fails"
    if compare(left, "=", right) != "fails":
        assert compare(left, "<=", right) != "fails" and compare(left, ">=", right) != "fails"


@given(amounts(), amounts(), st.sampled_from(RELATIONS))
def test_a_relation_or_its_opposite_is_possible(left: Quantity, right: Quantity, relation: Relation) -> None:
    opposite: dict[Relation, Relation] = {"<=": ">", ">": "<=", ">=": "<", "<": ">="}
    if relation in opposite:
        verdicts = {compare(left, relation, right), compare(left, opposite[relation], right)}
        assert verdicts != {"fails"}
        assert verdicts != {"holds"}


widths = st.fractions(0, 50, max_denominator=4)


def wider(one: Quantity, below: Fraction | None, above: Fraction | None) -> Quantity:
    def widened(interval: Interval) -> Interval:
        low = None if interval.low is None or below is None else interval.low - below
        high = None if interval.high is None or above is None else interval.high + above
        return Interval(low, high, interval.low_open and not below, interval.high_open and not above)

    return Quantity(one.point, widened(one.promise), widened(one.suggests), one.dims, exact=one.exact)


@given(amounts(), amounts(), st.sampled_from(RELATIONS), st.none() | widths, st.none() | widths)
def test_widening_an_interval_never_turns_an_agreement_into_a_failure(
    left: Quantity, right: Quantity, relation: Relation, below: Fraction | None, above: Fraction | None
) -> None:
    if compare(left, relation, right) in AGREES:
        assert compare(wider(left, below, above), relation, right) in AGREES
        assert compare(left, relation, wider(right, below, above)) in AGREES


@given(values, values, st.integers(-2, 3))
def test_coarser_decimals_never_turn_an_agreement_into_a_failure(left: str, right: str, known: int) -> None:
    fine, coarse = quantity(left, "yuan", 0, "exact", known), quantity(left, "yuan", 0, "exact", known - 1)
    other = quantity(right, "yuan")
    for relation in RELATIONS:
        if compare(fine, relation, other) in AGREES:
            assert compare(coarse, relation, other) in AGREES


@given(amounts(), amounts(), st.sampled_from(RELATIONS))
def test_exact_figures_are_never_called_approximate(left: Quantity, right: Quantity, relation: Relation) -> None:
    verdict = compare(left, relation, right)
    if left.exact and right.exact:
        assert verdict in ("holds", "rounding", "fails")
    else:
        assert verdict in ("holds", "approximate", "doubtful", "fails")


def test_a_root_is_exact_where_it_ends_and_enclosed_where_not() -> None:
    exact = quantity("1.61051", "mu", 0, "exact", "exact").root(5)
    assert (exact.point, exact.promise.low, exact.promise.high) == (Fraction(11, 10),) * 3
    endless = quantity("2", "mu", 0, "exact", "exact").root(2).promise
    assert endless.low is not None and endless.high is not None
    assert endless.low**2 < 2 < endless.high**2
    assert endless.high - endless.low <= Fraction(1, 10**30)
    assert quantity("4", "mu", 0, "under").root(2).promise == Interval(0, 2, high_open=True)
    assert quantity("4", "mu", 0, "over").root(2).promise == Interval(2, None, low_open=True)


@given(amounts(), amounts())
def test_quotients_contain_every_pointwise_quotient(left: Quantity, right: Quantity) -> None:
    assume(not right.promise.contains(0))
    quotient = left / right
    for above, below in product(samples(left.promise), samples(right.promise)):
        assert quotient.promise.contains(above / below)
    for above, below in product(samples(left.suggests), samples(right.suggests)):
        assert quotient.suggests.contains(above / below)
