"""Which figure to look at: the values that would mend a failing check, their slips, their ranks."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from building import Plain, figure, money, of_kind, part, report
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kangle_stats.checks import Finding, Suspect, findings
from kangle_stats.checks.values import MOST_VALUES
from kangle_stats.explaining import suspicion
from kangle_stats.slips import meant_by


def failing(*figures: Plain, checks: tuple[str, ...] = ()) -> list[Finding]:
    found = [each for each in findings(report(*figures, checks=checks)) if each.verdict == "fails"]
    assert found, "nothing fails"
    return found


def one_failing(*figures: Plain, checks: tuple[str, ...] = ()) -> Finding:
    (found,) = failing(*figures, checks=checks)
    return found


def of_figure(finding: Finding, name: str) -> list[Suspect]:
    return [suspect for suspect in finding.suspects if suspect.figure == name]


def values(finding: Finding, name: str) -> list[str | None]:
    return [suspect.instead for suspect in of_figure(finding, name)]


def total(value: str | None = "1112", **more: Any) -> Plain:
    return figure("total", value, breakdowns={"kind": "complete"}, **more)


# --- One sum ---------------------------------------------------------------------------------------------------------


def test_every_figure_has_the_value_that_would_mend_the_sum() -> None:
    found = one_failing(total(), part("a", "234"), part("b", "538"), part("c", "295"))
    assert {suspect.figure: suspect.instead for suspect in found.suspects} == {
        "a": "279",
        "b": "583",
        "c": "340",
        "total": "1067",
    }


def test_a_slip_leads() -> None:
    found = one_failing(total(), part("a", "234"), part("b", "538"), part("c", "295"))
    first = found.suspects[0]
    assert (first.figure, first.value, first.instead, first.slip, first.rank) == (
        "b", "538", "583", "transposition", 1,
    )  # fmt: skip
    assert [suspect.rank for suspect in found.suspects] == [1, 2, 2, 2]


def test_what_the_sum_cannot_tell_apart_shares_a_rank() -> None:
    found = one_failing(total(), part("a", "234"), part("b", "582"), part("c", "295"))
    assert {suspect.slip for suspect in found.suspects} == {"substitution"}
    assert [suspect.rank for suspect in found.suspects] == [1, 1, 1, 1]


def test_no_figure_leads_where_none_is_a_slip_away() -> None:
    found = one_failing(total("9000"), part("a", "1000"), part("b", "2222"))
    assert [(suspect.slip, suspect.rank) for suspect in found.suspects] == [(None, 1)] * 3


@pytest.mark.parametrize(
    ("printed", "meant", "slip"),
    [
        ("538", "583", "transposition"),
        ("683", "583", "substitution"),
        ("58", "583", "omission"),
        ("5583", "583", "insertion"),
        ("5830", "583", "magnitude"),
        ("5830000", "583", "magnitude"),
    ],
)
def test_kinds_of_slips(printed: str, meant: str, slip: str) -> None:
    found = one_failing(total("1112"), part("a", "234"), part("b", printed), part("c", "295"))
    (suspect,) = of_figure(found, "b")
    assert (suspect.instead, suspect.slip, suspect.rank) == (meant, slip, 1)


def test_a_part_left_out_of_the_total() -> None:
    found = one_failing(total("529"), part("a", "234"), part("b", "583"), part("c", "295"))
    (suspect,) = of_figure(found, "total")
    assert (suspect.instead, suspect.slip, suspect.rank) == ("1112", "part-omitted", 1)


def test_a_part_counted_twice() -> None:
    found = one_failing(total("1407"), part("a", "234"), part("b", "583"), part("c", "295"))
    (suspect,) = of_figure(found, "total")
    assert (suspect.instead, suspect.slip, suspect.rank) == ("1112", "part-doubled", 1)


def test_a_part_left_out_in_wan_is_told_although_rounded() -> None:
    found = one_failing(
        money("total", "30.50", breakdowns={"kind": "complete"}),
        *(money(name, value, part_of="total", by="kind") for name, value in (("a", "10.25"), ("b", "20.25"))),
        money("c", "45.11", part_of="total", by="kind"),
    )
    assert ("75.61", "part-omitted") in [(each.instead, each.slip) for each in of_figure(found, "total")]


def test_nothing_falls_below_zero_and_no_count_has_a_fraction() -> None:
    found = one_failing(total("10"), part("a", "3"), part("b", "70"))
    (suspect,) = of_figure(found, "a")
    assert (suspect.instead, suspect.slip) == (None, None)
    halves = one_failing(figure("a", "7"), figure("b", "2"), checks=("a = 2 * b",))
    assert values(halves, "b") == [None]
    assert values(halves, "a") == ["4"]


def test_a_figure_that_cannot_mend_comes_last() -> None:
    found = one_failing(total("10"), part("a", "3"), part("b", "70"))
    assert [suspect.figure for suspect in found.suspects][-1] == "a"
    assert found.suspects[-1].rank == 3


# --- Tolerance -------------------------------------------------------------------------------------------------------


def test_values_within_the_tolerance_of_the_check_are_thought_of() -> None:
    # 12.1 + 23.4 would be 35.5; the total is rounded, and so is the part that was swapped.
    found = one_failing(
        money("total", "35.6", breakdowns={"kind": "complete"}),
        money("a", "12.1", part_of="total", by="kind"),
        money("b", "32.4", part_of="total", by="kind"),
    )
    assert ("23.4", "transposition") in [(each.instead, each.slip) for each in of_figure(found, "b")]
    assert found.suspects[0].figure == "b" and found.suspects[0].rank == 1


def test_a_shift_of_the_point_is_thought_of_whatever_places_it_has() -> None:
    found = one_failing(
        money("total", "11813.3", breakdowns={"kind": "complete"}),
        money("a", "10765.8", part_of="total", by="kind"),
        money("b", "10475000", part_of="total", by="kind"),
    )
    assert ("1047.5", "magnitude") in [(each.instead, each.slip) for each in of_figure(found, "b")]


def test_what_the_words_leave_open_is_obeyed() -> None:
    found = one_failing(total("1112", qualifier="about"), part("a", "234"), part("b", "58"), part("c", "295"))
    assert "583" in values(found, "b")
    mended = report(total("1112", qualifier="about"), part("a", "234"), part("b", "583"), part("c", "295"))
    assert findings(mended)[0].verdict == "approximate"


def test_every_value_given_mends() -> None:
    figures = [
        money("total", "35.6", breakdowns={"kind": "complete"}),
        money("a", "12.1", part_of="total", by="kind"),
        money("b", "32.4", part_of="total", by="kind", qualifier="about"),
    ]
    for suspect in one_failing(*figures).suspects:
        if suspect.instead is not None:
            changed = [{**each, "value": suspect.instead} if each["id"] == suspect.figure else each for each in figures]
            assert findings(report(*changed))[0].verdict != "fails", suspect


def test_no_figure_has_more_values_than_a_reader_can_look_through() -> None:
    found = one_failing(
        figure("total", "5000", qualifier="about", breakdowns={"kind": "complete"}),
        part("a", "1234"),
        part("b", "12345"),
    )
    assert all(len(values(found, name)) <= MOST_VALUES + 1 for name in ("a", "b", "total"))


# --- Formulas --------------------------------------------------------------------------------------------------------


def test_formulas_are_solved_for_each_figure() -> None:
    rate = figure("rate", "500", "yuan/household", decimals="exact")
    found = one_failing(
        rate,
        figure("homes", "21", "household"),
        money("paid", "6000", unit_mult=0),
        checks=("homes * rate = paid",),
    )
    assert "12" in values(found, "homes")
    assert found.suspects[0].figure == "homes" and found.suspects[0].slip == "transposition"


def test_a_figure_that_stands_twice_is_solved_for_in_a_linear_formula() -> None:
    found = one_failing(figure("a", "5"), figure("b", "12"), checks=("a + a + b - 2 = 2 * (b - a)",))
    assert all(
        findings(report(figure("a", each.instead if each.figure == "a" else "5"),
                        figure("b", each.instead if each.figure == "b" else "12"),
                        checks=["a + a + b - 2 = 2 * (b - a)"]))[0].verdict == "holds"
        for each in found.suspects if each.instead is not None
    )  # fmt: skip
    assert values(found, "b") == ["18"]


def test_an_inequality_has_its_nearest_value() -> None:
    found = one_failing(figure("a", "12"), figure("b", "9"), checks=("a <= b",))
    assert "9" in values(found, "a") and "12" in values(found, "b")
    strict = one_failing(figure("a", "12"), figure("b", "12"), checks=("a < b",))
    assert "11" in values(strict, "a") and "13" in values(strict, "b")


def test_shares_are_printed_in_percent() -> None:
    found = one_failing(
        figure("rate", "84", "percent"), figure("a", "48"), figure("b", "100"), checks=("rate = a / b",)
    )
    assert "48" in values(found, "rate")
    assert found.suspects[0].figure in ("rate", "a")


def test_a_range_has_no_single_value_to_be_solved_for() -> None:
    between = figure("a", "10", qualifier="between", value_to="20")
    found = one_failing(between, figure("b", "45"), checks=("a = b",))
    assert values(found, "b") == [None]


def test_instead_of_a_range_a_single_number_is_told_and_no_slip() -> None:
    between = figure("a", "10", qualifier="between", value_to="20")
    found = one_failing(between, figure("b", "310"), checks=("a = b",))
    (suspect,) = of_figure(found, "a")
    assert (suspect.value, suspect.instead, suspect.slip) == ("10", "310", None)
    assert suspicion(suspect, found, "en") == "10 to 20 would have to be 310"


# --- Several checks --------------------------------------------------------------------------------------------------


def test_a_change_that_mends_two_checks_leads() -> None:
    figures = [
        figure("total", "1121", breakdowns={"kind": "complete", "season": "complete"}),
        *(part(name, value) for name, value in (("a", "234"), ("b", "583"), ("c", "295"))),
        *(part(name, value, by="season") for name, value in (("x", "1000"), ("y", "112"))),
    ]
    for found in failing(*figures):
        first = found.suspects[0]
        assert (first.figure, first.instead, first.slip, first.mends, first.breaks, first.rank) == (
            "total", "1112", "transposition", 1, 0, 1,
        )  # fmt: skip
        assert all(suspect.rank > 1 for suspect in found.suspects[1:])


def test_a_figure_in_another_check_that_holds_is_lower_and_never_struck_off() -> None:
    found = one_failing(
        total("1112"), part("a", "234"), part("b", "538"), part("c", "295"), figure("x", "538"), checks=("b = x",)
    )
    (suspect,) = of_figure(found, "b")
    assert (suspect.instead, suspect.slip, suspect.breaks) == ("583", "transposition", 1)
    assert suspect.rank == 4 and found.suspects[0].rank == 1
    assert {each.figure for each in found.suspects} == {"a", "b", "c", "total"}


def test_a_check_that_holds_counts_against_a_figure_even_if_the_change_keeps_it() -> None:
    found = one_failing(total("1112"), part("a", "234"), part("b", "582"), part("c", "295"), checks=("b <= total",))
    ranks = {suspect.figure: suspect.rank for suspect in found.suspects}
    assert ranks["a"] == ranks["c"] == 1 and ranks["b"] > 1 and ranks["total"] > 1
    assert all(suspect.breaks == 0 for suspect in found.suspects)


def test_what_is_unchecked_is_no_evidence() -> None:
    figures = [total("1112"), part("a", "234"), part("b", "538"), part("c", "295"), figure("x", None)]
    alone = one_failing(*figures)
    beside = one_failing(*figures, checks=("b = x",))
    assert beside.suspects == alone.suspects


def test_checks_that_do_not_fail_have_no_suspects() -> None:
    for found in of_kind("breakdown", total("5"), part("a", "2"), part("b", "3")):
        assert found.suspects == ()
    assert all(not each.suspects for each in findings(report(total(None), part("a", "2"), part("b", "3"))))


# --- Properties ------------------------------------------------------------------------------------------------------


@st.composite
def planted(draw: st.DrawFn) -> tuple[dict[str, str], str, str, bool]:
    """A sum that held with one figure mistyped: the values as printed, the figure, what was meant, whether in 万元."""
    in_wan = draw(st.booleans())
    numbers = draw(st.lists(st.integers(1, 99_999), min_size=2, max_size=5))
    meant = {f"p{at}": number for at, number in enumerate(numbers)}
    meant["total"] = sum(numbers)
    printed = {name: f"{number // 100}.{number % 100:02}" if in_wan else str(number) for name, number in meant.items()}
    name = draw(st.sampled_from(sorted(printed)))
    right = printed[name]
    wrong = draw(st.sampled_from(sorted(meant_by(right))))
    assume(in_wan or "." not in wrong)
    assume(right in set(meant_by(wrong)))
    return {**printed, name: wrong}, name, right, in_wan


@settings(deadline=None)
@given(planted())
def test_the_right_figure_with_the_right_value_is_always_among_the_suspects(
    case: tuple[dict[str, str], str, str, bool],
) -> None:
    printed, name, right, in_wan = case
    made = money if in_wan else figure
    figures = [
        made(each, value, **({"breakdowns": {"k": "complete"}} if each == "total" else {"part_of": "total", "by": "k"}))
        for each, value in printed.items()
    ]
    (found,) = findings(report(*figures), with_notices=False)
    assume(found.verdict == "fails")
    suspects = of_figure(found, name)
    rights = [each for each in suspects if each.instead is not None and Decimal(each.instead) == Decimal(right)]
    assert rights
    # And it is never behind one that has no better evidence.
    assert rights[0].rank == 1 or any(each.slip and each.figure == name for each in suspects if each.rank == 1)


@settings(deadline=None)
@given(planted())
def test_ranks_follow_the_evidence_and_nothing_else(case: tuple[dict[str, str], str, str, bool]) -> None:
    printed, _, _, in_wan = case
    made = money if in_wan else figure
    figures = [
        made(each, value, **({"breakdowns": {"k": "complete"}} if each == "total" else {"part_of": "total", "by": "k"}))
        for each, value in printed.items()
    ]
    (found,) = findings(report(*figures), with_notices=False)
    assume(found.verdict == "fails")
    able = [each for each in found.suspects if each.instead is not None]
    assert {each.figure for each in found.suspects} == set(printed)
    assert [each.rank for each in found.suspects] == sorted(each.rank for each in found.suspects)
    assert len({each.rank for each in able if each.slip}) <= 1
    assert len({each.rank for each in able if not each.slip}) <= 1
    (again,) = findings(report(*reversed(figures)), with_notices=False)
    assert sorted(each.rank for each in again.suspects) == sorted(each.rank for each in found.suspects)


@given(
    st.lists(st.integers(0, 400), min_size=2, max_size=5),
    st.integers(-60, 60).filter(bool),
    st.sampled_from(["exact", "about", "plus"]),
    st.sampled_from([0, 4]),
    st.sampled_from(["complete", "partial"]),
)
def test_many_parts_are_added_up_once_with_the_same_result(
    counts: list[int], off: int, qualifier: str, power: int, kind: str
) -> None:
    whole = figure("whole", str(max(sum(counts) + off, 0)), unit_mult=power, breakdowns={"kind": kind})
    parts = [
        part(f"p{at}", str(count), of="whole", unit_mult=power, qualifier=qualifier if at == 0 else "exact")
        for at, count in enumerate(counts)
    ]
    built = report(whole, *parts)
    plain = [finding.suspects for finding in findings(built)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kangle_stats.checks.equation.MANY_FIGURES", 1)
        assert [finding.suspects for finding in findings(built)] == plain
