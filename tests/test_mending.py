"""The smallest sets of figures that mend several failing checks, held against a search of another kind."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import pytest
from building import Plain, check, figure, money, part, report
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kangle_stats.checks import Finding, Mending, findings
from kangle_stats.checks import mending as module
from kangle_stats.checks.linear import linear
from kangle_stats.explaining import message

COUNT = "kind"


def mendings(*figures: Plain, checks: tuple[str, ...] = ()) -> list[Mending]:
    """What is said of each group of failing checks, once."""
    found = findings(report(*figures, checks=checks), with_notices=False)
    return list(dict.fromkeys(each.mending for each in found if each.mending is not None))


def two_cuts(total: str, kind: tuple[str, ...], season: tuple[str, ...]) -> list[Plain]:
    return [
        figure("total", total, breakdowns={"kind": "complete", "season": "complete"}),
        *(part(f"k{at}", value) for at, value in enumerate(kind)),
        *(part(f"s{at}", value, by="season") for at, value in enumerate(season)),
    ]


def sets(mending: Mending) -> set[frozenset[str]]:
    return set(map(frozenset, mending.sets))


# --- Groups ----------------------------------------------------------------------------------------------------------


def test_a_figure_that_alone_mends_two_checks() -> None:
    (found,) = mendings(*two_cuts("1121", ("234", "583", "295"), ("1000", "112")))
    assert found == Mending(("total/kind", "total/season"), (("total",),), 1, True)


def test_two_errors_that_no_single_figure_explains() -> None:
    (found,) = mendings(*two_cuts("1112", ("234", "538", "295"), ("1000", "121")))
    assert found.count == 3 * 2 + 5  # one of each cut, or the total with any other
    assert all(len(names) == 2 for names in found.sets)
    assert frozenset({"k1", "s1"}) in sets(found)
    assert frozenset({"k0", "k1"}) not in sets(found)  # would leave the second cut as it is


def test_the_number_of_sets_is_told_and_the_list_bounded() -> None:
    (found,) = mendings(*two_cuts("1112", ("234", "538", "295", "0", "0"), ("1000", "121", "0", "0")))
    assert found.count > 5 * 2  # what is 0 may rise, but not fall
    assert len(found.sets) == module.MOST_SHOWN
    assert found.complete


def test_a_search_that_is_too_long_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TRIED", 12)
    (found,) = mendings(*two_cuts("1112", ("234", "538", "295", "0", "0"), ("1000", "121", "0", "0")))
    assert not found.complete and 0 < found.count <= 12
    monkeypatch.setattr(module, "MOST_TRIED", 1)
    assert mendings(*two_cuts("1112", ("234", "538", "295", "0", "0"), ("1000", "121", "0", "0"))) == []


def test_many_parts_take_no_long_time() -> None:
    (found,) = mendings(*two_cuts("10000", ("7",) * 70, ("3",) * 70))
    assert not found.complete
    assert len(found.sets) == module.MOST_SHOWN and found.count <= module.MOST_TRIED


def test_of_very_many_checks_that_hang_together_only_some_are_named() -> None:
    figures = [figure("total", "7"), *(figure(f"x{at}", "9") for at in range(2000))]
    found = findings(report(*figures, checks=[f"x{at} <= total" for at in range(2000)]), with_notices=False)
    assert {each.mending for each in found} == {Mending(tuple(f"c{at}" for at in range(2000)), (("total",),), 1, True)}
    told = message(found[-1], "en")
    assert "c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 … (2,000) taken together" in told and len(told) < 400


def test_a_figure_that_others_hold_down_is_not_tried_with_all_of_them() -> None:
    figures = [figure("total", "7"), *(figure(f"x{at}", "90") for at in range(500))]
    (found,) = mendings(*figures, checks=(*(f"x{at} <= total" for at in range(500)), "total <= 10"))
    assert (found.sets, found.complete) == ((), True)


def test_more_than_three_errors_are_left_alone() -> None:
    figures = [figure("s", "10"), *(figure(f"x{at}", str(10 + 2**at)) for at in range(4))]
    (found,) = mendings(*figures, checks=tuple(f"x{at} = s" for at in range(4)))
    assert found.sets == () and found.count == 0 and found.complete
    (three,) = mendings(*figures[:-1], checks=tuple(f"x{at} = s" for at in range(3)))
    assert {len(names) for names in three.sets} == {3}


def test_checks_that_share_no_figure_are_apart() -> None:
    figures = [figure(name, value) for name, value in zip("abcdef", ("1", "2", "3", "7", "8", "9"), strict=True)]
    found = mendings(*figures, checks=("a = b", "b = c", "d = e", "e = f"))
    assert [each.checks for each in found] == [("c0", "c1"), ("c2", "c3")]
    assert mendings(*figures, checks=("a = b", "d = e")) == []


def test_checks_hang_together_through_a_third() -> None:
    figures = [figure(name, value) for name, value in zip("abcd", ("1", "2", "3", "4"), strict=True)]
    (found,) = mendings(*figures, checks=("a = b", "c = d", "b = c"))
    assert set(found.checks) == {"c0", "c1", "c2"}


def test_a_check_that_holds_is_not_to_be_broken() -> None:
    figures = two_cuts("1121", ("234", "583", "295"), ("1000", "112"))
    (found,) = mendings(*figures, figure("same", "1121"), checks=("total = same",))
    assert all(len(names) == 2 for names in found.sets)
    assert frozenset({"total", "same"}) in sets(found)
    assert frozenset({"k0", "s0"}) in sets(found)
    assert frozenset({"total", "k0"}) not in sets(found)
    (further,) = mendings(
        *figures, figure("same", "1121"), figure("third", "1121"), checks=("total = same", "same = third")
    )
    assert frozenset({"total", "same"}) not in sets(further)
    assert frozenset({"k0", "s0"}) in sets(further)


def test_nothing_falls_below_zero_to_mend() -> None:
    (found,) = mendings(*two_cuts("10", ("50", "3"), ("60", "4")))
    assert frozenset({"k0", "s0"}) in sets(found)
    assert frozenset({"k1", "s0"}) not in sets(found)
    (signed,) = mendings(*two_cuts("10", ("50",), ("60",)), part("k1", "-3"), part("s1", "-4", by="season"))
    assert frozenset({"k1", "s1"}) in sets(signed)


def test_the_tolerance_of_checks_is_obeyed() -> None:
    cuts = {"kind": "complete", "season": "complete"}
    figures = [
        money("total", "30.0", breakdowns=cuts),
        money("k0", "10.0", part_of="total", by="kind"),
        money("k1", "20.3", part_of="total", by="kind"),
        money("s0", "10.0", part_of="total", by="season"),
        money("s1", "20.5", part_of="total", by="season"),
    ]
    # 30.3 and 30.5 are 0.2 apart: one total meets both, by the rounding of all figures.
    assert [each.sets for each in mendings(*figures)] == [(("total",),)]
    figures[-1]["value"] = "20.8"
    assert {len(names) for each in mendings(*figures) for names in each.sets} == {2}


def test_formulas_that_are_not_linear_leave_their_group_alone() -> None:
    figures = [figure(name, value) for name, value in zip("abc", ("2", "3", "7"), strict=True)]
    assert mendings(*figures, checks=("a / b = 1", "b = c")) == []


def test_one_failing_check_alone_has_suspects_only() -> None:
    assert mendings(figure("total", "10", breakdowns={COUNT: "complete"}), part("a", "3"), part("b", "4")) == []


def test_both_cuts_of_a_total_carry_the_same_answer() -> None:
    found = findings(report(*two_cuts("1121", ("234", "583", "295"), ("1000", "112"))), with_notices=False)
    assert found[0].mending is not None and found[0].mending == found[1].mending


# --- Against a search over the corners of what is possible -----------------------------------------------------------

NAMES = "abcdef"
RELATIONS = st.sampled_from(["=", "=", "=", "<=", ">="])


@st.composite
def formulas(draw: st.DrawFn) -> str:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True))
    left = names[0] + "".join(f" {draw(st.sampled_from('+-'))} {name}" for name in names[1:-1])
    right = names[-1]
    if draw(st.booleans()):
        right = f"{draw(st.integers(1, 3))} * {right} + {draw(st.integers(0, 3))}"
    return f"{left} {draw(RELATIONS)} {right}"


Row = tuple[dict[str, Fraction], Fraction]
"""Weights and a limit that their sum may not exceed."""


def rows_of(finding: Finding, free: tuple[str, ...]) -> Iterator[Row]:
    """A check as limits on the free figures, the others being what they are."""
    assert finding.formula is not None
    form = linear(finding.formula)
    assert form is not None
    weights = {ref.name: weight for ref, weight in form.weights.items() if ref.name in free}
    numbers = {figure.id: Fraction(int(figure.value or "0")) for figure in finding.figures}
    rest = form.constant + sum(
        (weight * numbers[ref.name] for ref, weight in form.weights.items() if ref.name not in free), Fraction(0)
    )
    if finding.formula.relation in ("=", "<="):
        yield weights, -rest
    if finding.formula.relation in ("=", ">="):
        yield {name: -weight for name, weight in weights.items()}, rest


def solved(rows: tuple[Row, ...], names: tuple[str, ...]) -> dict[str, Fraction] | None:
    """The one point at which all limits are reached; None if there is no such point or there are many."""
    matrix = [[row[0].get(name, Fraction(0)) for name in names] + [row[1]] for row in rows]
    for at in range(len(names)):
        pivot = next((below for below in range(at, len(matrix)) if matrix[below][at]), None)
        if pivot is None:
            return None
        matrix[at], matrix[pivot] = matrix[pivot], matrix[at]
        matrix[at] = [entry / matrix[at][at] for entry in matrix[at]]
        for other in range(len(matrix)):
            if other != at:
                times = matrix[other][at]
                matrix[other] = [entry - times * first for entry, first in zip(matrix[other], matrix[at], strict=True)]
    return {name: matrix[at][-1] for at, name in enumerate(names)}


def a_solution(free: tuple[str, ...], group: list[Finding], judged: list[Finding]) -> dict[str, Fraction] | None:
    """Values of the free figures that satisfy all; nothing is below zero, so what is possible has a corner."""
    touched = [each for each in judged if set(each.figure_ids) & set(free)]
    rows = [row for each in {id(each): each for each in (*group, *touched)}.values() for row in rows_of(each, free)]
    rows += [({name: Fraction(-1)}, Fraction(0)) for name in free]
    for chosen in combinations(rows, len(free)):
        point = solved(chosen, free)
        if point is not None and all(
            sum((weight * point[name] for name, weight in weights.items()), Fraction(0)) <= limit
            for weights, limit in rows
        ):
            return point
    return None


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.integers(0, 9), min_size=len(NAMES), max_size=len(NAMES)),
    st.lists(formulas(), min_size=2, max_size=4, unique=True),
)
def test_the_sets_are_those_that_a_search_finds(numbers: list[int], stated: list[str]) -> None:
    figures = [figure(name, number) for name, number in zip(NAMES, numbers, strict=True)]
    found = findings(report(*figures, checks=stated), with_notices=False)
    told = {each.mending for each in found if each.mending is not None}
    assume(told)
    for mending in told:
        assert mending is not None
        group = [each for each in found if each.mending == mending]
        names = list(NAMES)
        for size in range(1, module.LARGEST + 1):
            expected = {
                frozenset(chosen)
                for chosen in combinations(names, size)
                if a_solution(chosen, group, found) is not None
            }
            if expected:
                break
        assert mending.complete and mending.count == len(expected)
        assert sets(mending) <= expected and len(mending.sets) == min(len(expected), module.MOST_SHOWN)
        for chosen in mending.sets:
            point = a_solution(chosen, group, found)
            assert point is not None
            if all(number.denominator == 1 for number in point.values()):
                changed = [
                    {**each, "value": str(point[each["id"]])} if each["id"] in point else each for each in figures
                ]
                again = findings(report(*changed, checks=stated), with_notices=False)
                mended = {each.check: each.verdict for each in again}
                assert all(mended[each.check] == "holds" for each in group)


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 50), st.integers(1, 50), st.data())
def test_two_planted_errors_are_among_the_sets(one: int, other: int, data: st.DataObject) -> None:
    assume(one != other)
    kind = data.draw(st.lists(st.integers(60, 200), min_size=2, max_size=2))
    season = [sum(kind) - 55, 55]
    first, second = data.draw(st.integers(0, len(kind) - 1)), data.draw(st.integers(0, 1))
    figures = two_cuts(str(sum(kind)), tuple(map(str, kind)), tuple(map(str, season)))
    by_id = {each["id"]: each for each in figures}
    by_id[f"k{first}"]["value"] = str(kind[first] - one)
    by_id[f"s{second}"]["value"] = str(season[second] + other)
    (found,) = mendings(*figures)
    assert found.count <= 2 * 2 + 4  # one of each cut, or the total with any other
    assert frozenset({f"k{first}", f"s{second}"}) in sets(found)


def test_known_failures_are_taken_together_with_the_rest() -> None:
    figures = [figure(name, value) for name, value in zip("abc", ("1", "2", "3"), strict=True)]
    known = check("a = b", "known", expect="fails", reason={"en": "two sources"})
    found = findings(report(*figures, checks=[known, check("b = c", "other")]), with_notices=False)
    assert all(each.mending is not None for each in found)
