"""Formulas as weighted sums, and that a sum judged directly is judged as its formula is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import figure, money, one_figure
from hypothesis import given
from hypothesis import strategies as st

from kangle_stats.checks.judge import judge, judge_sum
from kangle_stats.checks.linear import linear
from kangle_stats.formula import Formula, Ref, Sum, parse
from kangle_stats.models import Figure
from kangle_stats.quantity import Relation


def weights(formula: str) -> tuple[dict[str, Fraction], Fraction]:
    form = linear(parse(formula))
    assert form is not None
    return {ref.name: weight for ref, weight in form.weights.items()}, form.constant


@pytest.mark.parametrize(
    ("formula", "expected", "constant"),
    [
        ("a + b = c", {"a": 1, "b": 1, "c": -1}, 0),
        ("a - b <= c", {"a": 1, "b": -1, "c": -1}, 0),
        ("-(a - b) = c", {"a": -1, "b": 1, "c": -1}, 0),
        ("a + a = b", {"a": 2, "b": -1}, 0),
        ("a - a = b", {"a": 0, "b": -1}, 0),
        ("2 * a / 4 = b * 0.5", {"a": Fraction(1, 2), "b": Fraction(-1, 2)}, 0),
        ("a / 3 = b", {"a": Fraction(1, 3), "b": -1}, 0),
        ("a = 7 - 2 * 3", {"a": 1}, -1),
        ("2 * (a + 3) = 1 / 2", {"a": 2}, Fraction(11, 2)),
        ("(a + b) * 2 * 3 = x:a", {"a": 6, "b": 6, "x:a": -1}, 0),
        ("(1 + 2) * a = b", {"a": 3, "b": -1}, 0),
    ],
)
def test_weights(formula: str, expected: dict[str, Fraction], constant: Fraction) -> None:
    assert weights(formula) == (expected, constant)


@pytest.mark.parametrize("formula", ["a * b = c", "a / b = c", "1 / a = b", "a * (b + 1) = c", "c = 2 * (a * a)"])
def test_figures_multiplied_with_each_other_are_not_linear(formula: str) -> None:
    assert linear(parse(formula)) is None


# --- A sum judged directly -------------------------------------------------------------------------------------------

FORMS = st.sampled_from(["count", "count", "decimals", "about", "plus", "missing", "households", "wan", "signed"])


@st.composite
def any_figure(draw: st.DrawFn, id_: str, kinds: st.SearchStrategy[str]) -> Figure:
    number = draw(st.integers(0, 40))
    match draw(kinds):
        case "count":
            plain = figure(id_, number)
        case "signed":
            plain = figure(id_, -number)
        case "decimals":
            plain = figure(id_, number, decimals=draw(st.sampled_from([-1, 0, "exact"])))
        case "missing":
            plain = figure(id_, None)
        case "households":
            plain = figure(id_, number, "household")
        case "wan":
            plain = money(id_, f"{number}.{draw(st.integers(0, 9))}")
        case qualifier:
            plain = figure(id_, number, qualifier=qualifier)
    return one_figure(plain)


@st.composite
def sums(draw: st.DrawFn) -> tuple[list[Figure], Relation, Figure]:
    # Most sums are of one kind, or hardly any would be of one unit.
    kinds = st.just(draw(FORMS)) if draw(st.booleans()) else FORMS
    parts = [draw(any_figure(f"p{number}", kinds)) for number in range(draw(st.integers(1, 4)))]
    whole = draw(any_figure("whole", kinds))
    return parts, draw(st.sampled_from(["=", "<=", ">=", "<", ">"])), whole


def formula_of(parts: list[Figure], relation: Relation, whole: Figure) -> Formula:
    refs = [Ref(part.id) for part in parts]
    return Formula(Sum(tuple((1, ref) for ref in refs)) if len(refs) > 1 else refs[0], relation, Ref(whole.id))


@given(sums())
def test_a_sum_is_judged_as_its_formula(case: tuple[list[Figure], Relation, Figure]) -> None:
    parts, relation, whole = case
    quantities = {each.id: each.quantity for each in (*parts, whole)}
    assert judge_sum(parts, relation, whole) == judge(formula_of(parts, relation, whole), quantities)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=5), st.integers(-1, 1))
def test_a_sum_of_whole_counts_is_judged_as_its_formula(counts: list[int], moved: int) -> None:
    parts = [one_figure(figure(f"p{number}", count)) for number, count in enumerate(counts)]
    whole = one_figure(figure("whole", str(max(sum(counts) + moved, 0))))
    relations: tuple[Relation, ...] = ("=", "<=", ">=", "<", ">")
    for relation in relations:
        quantities = {each.id: each.quantity for each in (*parts, whole)}
        assert judge_sum(parts, relation, whole) == judge(formula_of(parts, relation, whole), quantities)
