"""What is counted and solved the quick way is what judging every check anew says."""

from __future__ import annotations

from itertools import combinations

import pytest
from building import Plain, figure, part, report
from hypothesis import given, settings
from hypothesis import strategies as st

from kangle_stats.checks import Finding, findings
from kangle_stats.checks import equation as module
from kangle_stats.checks.equation import Equation, equations
from kangle_stats.checks.judge import judge
from kangle_stats.checks.notices import same_number
from kangle_stats.formula import parse
from kangle_stats.models import Figure, Report

NAMES = "abcdef"
RELATIONS = ("=", "<=", ">=", "<", ">")


@st.composite
def formulas(draw: st.DrawFn, longest: int = 4) -> str:
    """A formula over a few figures: sums, and sometimes a product."""

    def side() -> str:
        terms = draw(
            st.lists(st.sampled_from([*NAMES, "3", "2 * a", "b / 2", "(c - d)"]), min_size=1, max_size=longest)
        )
        signs = draw(st.lists(st.sampled_from([" + ", " - "]), min_size=len(terms), max_size=len(terms)))
        return "".join(sign + term for sign, term in zip(signs, terms, strict=True)).removeprefix(" + ").lstrip()

    return f"{draw(st.sampled_from(NAMES))} + {side().lstrip('- ')} {draw(st.sampled_from(RELATIONS))} {side()}"


@st.composite
def figures(draw: st.DrawFn) -> list[Plain]:
    """Figures in one unit, some rounded, some about; two cuts of the first, for some of them."""
    in_wan = draw(st.booleans())
    made = []
    for name in NAMES:
        value = draw(st.integers(0, 60))
        qualifier = draw(st.sampled_from(["exact", "exact", "about", "over", "under", "at_least"]))
        unit: Plain = {"unit": "yuan", "unit_mult": 4} if in_wan else {}
        cut: Plain = {}
        if name != "a" and draw(st.booleans()):
            cut = {"part_of": "a", "by": draw(st.sampled_from(["kind", "season"]))}
        printed = f"{value // 10}.{value % 10}" if in_wan else str(value)
        made.append({**figure(name, printed, qualifier=qualifier), **unit, **cut})
    if in_wan:
        made = [{**each, "category": "poverty-workshops", "measure": "funding"} for each in made]
    made[0]["breakdowns"] = {"kind": "complete", "season": draw(st.sampled_from(["complete", "partial"]))}
    return made


def with_value(finding: Finding, changed: Figure, value: str) -> str:
    """The verdict of a check when a figure has another value: its formula as it stands, judged anew."""
    assert finding.formula is not None
    quantities = {
        name: each.quantity_of(value) if each.id == changed.id else each.quantity
        for name, each in zip(finding.figure_ids, finding.figures, strict=True)
    }
    return judge(finding.formula, quantities).verdict


@settings(deadline=None, max_examples=60)
@given(figures(), st.lists(formulas(), max_size=6), st.booleans())
def test_mended_and_broken_checks_are_those_that_judging_each_anew_counts(
    made: list[Plain], stated: list[str], shortened: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if shortened:
            patch.setattr(module, "MANY_FIGURES", 1)
        whole = report(*made, checks=stated)
        found = [each for each in findings(whole, with_notices=False) if each.verdict != "unchecked"]
    for finding in found:
        for suspect in finding.suspects:
            if suspect.instead is None:
                continue
            changed = whole.by_id[suspect.figure]
            others = [each for each in found if each is not finding and changed in each.figures]
            after = [(each.verdict, with_value(each, changed, suspect.instead)) for each in others]
            assert with_value(finding, changed, suspect.instead) != "fails"
            assert suspect.mends == sum(before == "fails" != now for before, now in after)
            assert suspect.breaks == sum(before != "fails" == now for before, now in after)


@settings(deadline=None, max_examples=60)
@given(figures(), formulas(longest=6))
def test_suspects_of_a_long_check_are_those_of_the_check_as_it_stands(made: list[Plain], stated: str) -> None:
    plainly = findings(report(*made, checks=[stated]), with_notices=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MANY_FIGURES", 0)
        assert findings(report(*made, checks=[stated]), with_notices=False) == plainly


@settings(deadline=None)
@given(figures(), st.sampled_from(RELATIONS), st.integers(0, 60), st.booleans())
def test_a_check_does_not_fail_where_the_promise_meets_what_is_admitted(
    made: list[Plain], relation: str, value: int, on_the_right: bool
) -> None:
    stated = f"b - c {relation} a + d - 3" if on_the_right else f"a + b - 3 {relation} d - c"
    by_id = report(*made).by_id
    equation = Equation(parse(stated), {name: by_id[name].quantity for name in "abcd"})
    admitted = equation.admitted("a")
    assert admitted is not None
    quantity = by_id["a"].quantity_of(f"{value / 10:.1f}" if by_id["a"].unit == "yuan" else str(value))
    assert quantity.promise.meets(admitted) == equation.mended_by("a", quantity)


def test_no_interval_decides_where_a_figure_is_multiplied_or_stands_twice() -> None:
    by_id = report(*(figure(name, "5") for name in "ab")).by_id
    values = {name: by_id[name].quantity for name in "ab"}
    for stated in ("a * b = 7", "a + b = a", "b / a <= 2"):
        assert Equation(parse(stated), values).admitted("a") is None


def test_a_long_sum_is_shortened_for_each_of_its_figures() -> None:
    parts = [part(f"p{number}", "10") for number in range(40)]
    total = figure("total", "100", breakdowns={"kind": "complete"})
    (finding,) = findings(report(total, *parts), with_notices=False)
    made = equations(finding)
    assert len(made) == 41
    assert all(len(equation.values) == 3 for name, equation in made.items() if name != "total")
    assert {each.instead for each in finding.suspects if each.figure != "total"} == {None}  # none can be below zero


# --- Equal numbers ---------------------------------------------------------------------------------------------------


def tied(whole: Report, one: Figure, other: Figure) -> bool:
    """Whether a check, a total, a quote or a subject ties two figures, each looked for pair by pair."""

    def top(each: Figure) -> str:
        while each.part_of is not None:
            each = whole.by_id[each.part_of]
        return each.id

    checked = any({one.id, other.id} <= {ref.figure for ref in check.parsed.refs()} for check in whole.checks)
    quoted = any(quote in other.quote for quote in one.quote)
    return one is other or checked or quoted or top(one) == top(other) or (
        one.subject is not None and one.subject == other.subject
    )  # fmt: skip


@settings(deadline=None)
@given(st.data())
def test_equal_numbers_are_told_where_nothing_ties_them(data: st.DataObject) -> None:
    names = "abcdefgh"
    made = []
    for name in names:
        more: Plain = {}
        if data.draw(st.booleans()):
            more["subject"] = data.draw(st.sampled_from(["甲公司", "乙公司"]))
        if data.draw(st.booleans()):
            more["quote"] = [{"exact": f"{data.draw(st.sampled_from(['共', '各']))}257人"}]
        if name > "b" and data.draw(st.booleans()):
            more |= {"part_of": data.draw(st.sampled_from(names[: names.index(name)])), "by": "kind"}
        made.append(
            figure(name, data.draw(st.sampled_from(["257", "257", "258"])), breakdowns={"kind": "partial"}, **more)
        )
    pairs = data.draw(st.lists(st.sampled_from(list(combinations(names, 2))), max_size=6))
    whole = report(*made, checks=[f"{one} = {other}" for one, other in pairs])
    told = {frozenset(each.id for each in notice.figures) for notice in same_number(whole)}
    expected = set()
    for value in ("257", "258"):
        alike = [each for each in whole.figures if each.value == value]
        expected.add(frozenset(one.id for one in alike if not all(tied(whole, one, other) for other in alike)))
    assert told == expected - {frozenset()}
