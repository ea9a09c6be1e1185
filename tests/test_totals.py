"""Adding figures: only like with like, parts never, and nothing said more sharply than the figures say it."""

from __future__ import annotations

from typing import Any

import pytest
from building import Plain, figure, money, part, report
from hypothesis import given
from hypothesis import strategies as st

from kangle_stats.quantity import scaled
from kangle_stats.select import Selection
from kangle_stats.totals import Total, joint_qualifier, totals


def added(*figures: Plain) -> list[Total]:
    whole = report(*figures)
    return totals(whole, whole.figures)


def one(*figures: Plain) -> Total:
    (total,) = added(*figures)
    return total


def jobs(id_: str, value: str | None, **more: Any) -> Plain:
    """Jobs are held by different people, so they add up."""
    return figure(id_, value, category="enterprise-investment", measure="jobs", **more)


def teachers(id_: str, value: str | None, **more: Any) -> Plain:
    return figure(id_, value, category="talent-exchange", measure="people-sent-for-training", **more)


def ids(total: Total) -> list[str]:
    return [figure.id for figure in total.figures]


# --- What is added ---------------------------------------------------------------------------------------------------


def test_a_part_is_never_added_to_its_total() -> None:
    total = one(jobs("total", "10", breakdowns={"kind": "complete"}), part("x", "4"), part("y", "6"))
    assert (total.value, ids(total)) == (10, ["total"])


def test_parts_are_not_added_even_where_their_total_was_not_chosen() -> None:
    whole = report(jobs("total", "10", breakdowns={"kind": "complete"}), part("x", "4"), part("y", "6"))
    assert totals(whole, [figure for figure in whole.figures if figure.id != "total"]) == []


def test_parts_of_a_missing_total_do_not_stand_in_for_it() -> None:
    total = one(jobs("total", None, breakdowns={"kind": "complete"}), part("x", "4"))
    assert (total.value, ids(total), [figure.id for figure in total.missing]) == (None, [], ["total"])


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "person-time"},
        {"unit": "household"},
        {"measure": "enterprises"},
        {"category": "labour-transfer", "measure": "people-employed"},
        {"status": "agreed"},
        {"status": "planned"},
        {"direction": "east-to-west"},
        {"basis": "cumulative"},
    ],
)
def test_unlike_figures_are_not_added(other: dict[str, str]) -> None:
    found = added(jobs("a", "3"), jobs("b", "4") | other)
    assert [total.value for total in found] == [3, 4]


def test_like_figures_are_added_in_the_order_of_the_file() -> None:
    total = one(jobs("b", "3"), jobs("a", "4"), jobs("c", "5"))
    assert (total.value, total.low, total.high, total.qualifier) == (12, 12, 12, "exact")
    assert (total.report, total.category, total.measure) == ("county-2020", "enterprise-investment", "jobs")
    assert (total.status, total.direction, total.unit, total.side) == ("reported", None, "person", None)
    assert ids(total) == ["b", "a", "c"]
    assert not total.overlapping


def test_rates_and_shares_are_not_added() -> None:
    assert added(figure("a", "3", "yuan/household"), figure("b", "4", "yuan/household")) == []
    assert added(figure("a", "3", "percent"), figure("b", "4", "percent")) == []


def test_powers_of_ten_are_converted() -> None:
    total = one(money("a", "1.5", 8), money("b", "3500", 4), money("c", "12", 0))
    assert total.value == 185_000_012
    assert total.low == scaled("145000000") + 34_995_000 + scaled("11.5")
    assert total.high == scaled("155000000") + 35_005_000 + scaled("12.5")


def test_no_figures_no_totals() -> None:
    assert added() == []


@given(st.permutations(["1.25", "300", "0.4", "77"]), st.sampled_from([0, 4, 8]))
def test_totals_do_not_depend_on_order(values: list[str], power: int) -> None:
    figures = [money(f"f{index}", value, power) for index, value in enumerate(values)]
    total = one(*figures)
    assert total.value == sum(scaled(value, power) for value in values)
    assert (total.low, total.high) == (one(*reversed(figures)).low, one(*reversed(figures)).high)


# --- People who may be the same --------------------------------------------------------------------------------------


def test_people_of_two_programmes_make_a_range() -> None:
    total = one(figure("a", "107"), figure("b", "257"))
    assert (total.value, total.low, total.high, total.qualifier) == (None, 257, 364, "between")
    assert total.overlapping


def test_people_of_one_programme_are_a_plain_number() -> None:
    total = one(figure("a", "107"))
    assert (total.value, total.low, total.high, total.overlapping) == (107, 107, 107, False)


def test_a_range_of_people_reaches_from_the_least_of_the_largest_to_the_most_of_all() -> None:
    total = one(figure("a", "107"), figure("b", "1600", qualifier="about"))
    assert (total.low, total.high) == (1440, 1867)


def test_a_range_of_people_without_an_upper_end_stays_without() -> None:
    total = one(figure("a", "107"), figure("b", "300", qualifier="over"))
    assert (total.low, total.high) == (301, None)


def test_a_range_of_people_and_one_missing_programme_is_a_lower_bound() -> None:
    total = one(figure("a", "107"), figure("b", "257"), figure("c", None))
    assert (total.value, total.low, total.high, total.qualifier) == (None, 257, None, "at_least")
    assert (ids(total), [figure.id for figure in total.missing]) == (["a", "b"], ["c"])


def test_numbers_without_a_lower_end_leave_the_range_without_one() -> None:
    total = one(figure("a", "-5", qualifier="under"), figure("b", "-5", qualifier="at_most"))
    assert (total.low, total.high) == (None, -11)


# --- Missing values --------------------------------------------------------------------------------------------------


def test_a_missing_value_makes_the_sum_a_lower_bound() -> None:
    total = one(jobs("a", "3"), jobs("b", None), jobs("c", "4"))
    assert (total.value, total.low, total.high, total.qualifier) == (7, 7, None, "at_least")
    assert (ids(total), [figure.id for figure in total.missing]) == (["a", "c"], ["b"])


def test_a_total_of_missing_values_is_not_zero() -> None:
    total = one(jobs("a", None), jobs("b", None))
    assert (total.value, total.low, total.high, total.figures) == (None, None, None, ())
    assert [figure.id for figure in total.missing] == ["a", "b"]


def test_a_reported_zero_is_a_value() -> None:
    total = one(jobs("a", "0"))
    assert (total.value, total.missing) == (0, ())


# --- Words in sums ---------------------------------------------------------------------------------------------------


def test_a_number_and_some_stays_so() -> None:
    """133多 + 6: 134 to 139 and 6 more."""
    total = one(teachers("a", "133", qualifier="plus"), teachers("b", "6"))
    assert (total.value, total.low, total.high, total.qualifier) == (139, 140, 145, "plus")


@pytest.mark.parametrize(
    ("qualifiers", "joint"),
    [
        (["exact", "exact"], "exact"),
        (["exact", "plus"], "plus"),
        (["plus", "plus", "exact"], "plus"),
        (["nearly", "exact"], "nearly"),
        (["between", "exact"], "between"),
        (["plus", "over"], "over"),
        (["at_least", "plus", "over"], "at_least"),
        (["nearly", "under"], "under"),
        (["at_most", "nearly"], "at_most"),
        (["plus", "nearly"], "about"),
        (["over", "at_most", "exact"], "about"),
        (["plus", "about"], "about"),
        (["between", "plus"], "about"),
    ],
)
def test_the_qualifier_of_a_sum(qualifiers: list[str], joint: str) -> None:
    assert joint_qualifier(qualifiers) == joint
    assert joint_qualifier(qualifiers[::-1]) == joint


def test_a_range_in_a_sum_leaves_no_single_number() -> None:
    total = one(jobs("a", "20", qualifier="between", value_to="99"), jobs("b", "1"))
    assert (total.value, total.low, total.high, total.qualifier) == (None, 21, 100, "between")


# --- Pairings --------------------------------------------------------------------------------------------------------


def towns(id_: str, value: str, **more: Any) -> Plain:
    return figure(id_, value, "town", category="town-village-pairing", measure="towns-paired", **more)


def test_the_two_sides_of_a_pairing_are_not_added() -> None:
    east, west = added(towns("e", "8", subject={"zh": "东区"}), towns("w", "9", subject="西县"))
    assert [(total.value, total.side) for total in (east, west)] == [(8, "东区"), (9, "西县")]


def test_a_side_that_is_named_is_not_added_to_one_that_is_not() -> None:
    assert [total.value for total in added(towns("e", "8", subject="东区"), towns("w", "8"))] == [8, 8]


def test_one_side_of_a_pairing_adds_up() -> None:
    total = one(towns("a", "8", subject={"en": "East"}), towns("b", "2", subject="East"))
    assert (total.value, total.side) == (10, "East")


def test_subjects_do_not_part_what_adds_up() -> None:
    total = one(money("a", "3500", subject="甲厂"), money("b", "3500", subject="乙厂"))
    assert (total.value, total.side) == (70_000_000, None)


# --- Selections ------------------------------------------------------------------------------------------------------

CHOICE = report(
    jobs("jobs", "10", breakdowns={"kind": "complete"}, note="Ｐａｐｅｒ mill", group={"en": "Rural workers"}),
    part("jobs.first", "4", of="jobs", subject={"zh": "康乐", "en": "Kangle"}, status="reported"),
    money("paid", "1221.3", status="agreed", quote=[{"prefix": "出资", "exact": "1221.3万元", "suffix": "扶持"}]),
)


@pytest.mark.parametrize(
    ("selection", "chosen"),
    [
        (Selection(), ["jobs", "jobs.first", "paid"]),
        (Selection(categories=frozenset({"labour-transfer"})), ["jobs.first"]),
        (Selection(measures=frozenset({"jobs", "investment"})), ["jobs", "paid"]),
        (Selection(units=frozenset({"yuan"})), ["paid"]),
        (Selection(statuses=frozenset({"agreed"})), ["paid"]),
        (Selection(parts=False), ["jobs", "paid"]),
        (Selection(search="PAPER"), ["jobs"]),
        (Selection(search="rural WORK"), ["jobs"]),
        (Selection(search="康乐"), ["jobs.first"]),
        (Selection(search="kangle"), ["jobs.first"]),
        (Selection(search="JOBS.first"), ["jobs.first"]),
        (Selection(search="出资１２２１"), ["paid"]),
        (Selection(search="1221.3"), ["paid"]),
        (Selection(search="nowhere"), []),
        (Selection(search="数jobs", parts=False), ["jobs"]),
        (Selection(units=frozenset({"person"}), statuses=frozenset({"agreed"})), []),
    ],
)
def test_figures_are_chosen(selection: Selection, chosen: list[str]) -> None:
    assert [figure.id for figure in selection.figures(CHOICE)] == chosen


def test_a_missing_value_is_no_text_to_find() -> None:
    assert Selection(search="None").figures(report(figure("a", None))) == []
