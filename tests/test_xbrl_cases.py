"""Sums as the standards decide them.

XBRL Calculations 1.1, rounding: a fact stands for its value give or take half a unit of its last decimal, ends
included; contributions are weighted and added as intervals; the sum is consistent if it has a number in common with
the total. The exactness of `decimals="INF"` is written `exact` here. VTL's check_hierarchy: a rule that lacks a value
is neither true nor false, and the difference is left minus right.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from building import Plain, figure, money, of_kind, part, plain_report
from running import run, write

from kangle_stats.checks import Finding

Decimals = int | str
INF = "exact"


class Fact(NamedTuple):
    value: str
    decimals: Decimals
    weight: int = 1


class Case(NamedTuple):
    contributions: tuple[Fact, ...]
    total: Fact
    consistent: bool


def case(total: Fact, *contributions: Fact, consistent: bool) -> Case:
    return Case(contributions, total, consistent)


CASES = {
    "exact and equal": case(Fact("30", INF), Fact("10", INF), Fact("20", INF), consistent=True),
    "exact and not equal": case(Fact("30.01", INF), Fact("10", INF), Fact("20", INF), consistent=False),
    "rounded to units, ends apart": case(Fact("6", 0), Fact("1", 0), Fact("1", 0), Fact("1", 0), consistent=False),
    "rounded to units, ends meet": case(Fact("5", 0), Fact("1", 0), Fact("1", 0), Fact("1", 0), consistent=True),
    "the upper end is included": case(Fact("150", INF), Fact("100", -2), consistent=True),
    "beyond the upper end": case(Fact("150.01", INF), Fact("100", -2), consistent=False),
    "the lower end is included": case(Fact("50", INF), Fact("100", -2), consistent=True),
    "below the lower end": case(Fact("49.99", INF), Fact("100", -2), consistent=False),
    "thousands, within": case(Fact("4000", -3), Fact("1000", -3), Fact("2000", -3), consistent=True),
    "thousands, ends meet": case(Fact("4500", INF), Fact("1000", -3), Fact("3000", -3), consistent=True),
    "thousands, beyond": case(Fact("5000", -3), Fact("1000", -3), Fact("2000", -3), consistent=False),
    "taken away, within": case(Fact("700", -2), Fact("1000", -2), Fact("400", -2, -1), consistent=True),
    "taken away, ends swap": case(Fact("700", INF), Fact("1000", -2), Fact("400", -2, -1), consistent=True),
    "taken away, lower end": case(Fact("500", INF), Fact("1000", -2), Fact("400", -2, -1), consistent=True),
    "taken away, beyond": case(Fact("700.5", INF), Fact("1000", -2), Fact("400", -2, -1), consistent=False),
    "all taken away": case(Fact("-30", 0), Fact("10", 0, -1), Fact("21", 0, -1), consistent=True),
    "weighted by two": case(Fact("21", INF), Fact("10", 0, 2), consistent=True),
    "weighted by two, beyond": case(Fact("21.01", INF), Fact("10", 0, 2), consistent=False),
    "different decimals, within": case(Fact("17.8", 1), Fact("12.34", 2), Fact("5", 0), consistent=True),
    "different decimals, ends meet": case(Fact("17.9", 1), Fact("12.345", 3), Fact("5.0045", 0), consistent=True),
    "different decimals, apart": case(Fact("17.9", 1), Fact("12.345", 3), Fact("5.0044", 0), consistent=False),
    "different decimals, beyond": case(Fact("17.9", 1), Fact("12.34", 2), Fact("5", 0), consistent=False),
    "an exact one among rounded": case(Fact("15.5", INF), Fact("10", INF), Fact("5", 0), consistent=True),
    "an exact one among rounded, beyond": case(Fact("15.6", INF), Fact("10", INF), Fact("5", 0), consistent=False),
    "more decimals than digits": case(Fact("3.0001", 4), Fact("1", 4), Fact("2", 4), consistent=True),
    "more decimals than digits, beyond": case(Fact("3.0002", 4), Fact("1", 4), Fact("2", 4), consistent=False),
    "digits beyond the decimals count": case(Fact("1284", INF), Fact("1234", -2), consistent=True),
    "digits beyond the decimals, beyond": case(Fact("1285", INF), Fact("1234", -2), consistent=False),
    "zero, rounded": case(Fact("5.5", INF), Fact("0", 0), Fact("5", INF), consistent=True),
    "zero, exact": case(Fact("5.5", INF), Fact("0", INF), Fact("5", INF), consistent=False),
    "zero total": case(Fact("0", 0), Fact("10", 0), Fact("10", 0, -1), consistent=True),
    "negative values": case(Fact("5.5", INF), Fact("10", INF), Fact("-5", 0), consistent=True),
    "negative values, beyond": case(Fact("5.6", INF), Fact("10", INF), Fact("-5", 0), consistent=False),
    "a long sum gathers slack": case(Fact("105", 0), *(Fact("10", 0) for _ in range(10)), consistent=True),
    "a long sum, end": case(Fact("105", INF), *(Fact("10", 0) for _ in range(10)), consistent=True),
    "a long sum, beyond": case(Fact("106", 0), *(Fact("10", 0) for _ in range(10)), consistent=False),
    "no number is rounded in binary": case(Fact("0.3", INF), Fact("0.1", INF), Fact("0.2", INF), consistent=True),
    "forty digits": case(Fact("9" * 40, INF), Fact("9" * 39 + "8", INF), Fact("1", INF), consistent=True),
}  # fmt: skip


def formula_of(one: Case) -> str:
    text = ""
    for number, fact in enumerate(one.contributions):
        sign = "- " if fact.weight < 0 else "+ "
        factor = "" if abs(fact.weight) == 1 else f"{abs(fact.weight)} * "
        text += f" {sign}{factor}f{number}" if text else f"{sign.strip(' +')}{factor}f{number}"
    return f"{text} = total"


def fact_figure(id_: str, fact: Fact, unit_mult: int, **more: object) -> Plain:
    return money(id_, fact.value, unit_mult=unit_mult, decimals=fact.decimals, **more)


@pytest.mark.parametrize("unit_mult", [0, 4, -2])
@pytest.mark.parametrize("name", CASES)
def test_a_formula_is_decided_as_xbrl_decides_it(name: str, unit_mult: int) -> None:
    one = CASES[name]
    figures = [fact_figure(f"f{number}", fact, unit_mult) for number, fact in enumerate(one.contributions)]
    (found,) = of_kind("formula", *figures, fact_figure("total", one.total, unit_mult), checks=[formula_of(one)])
    assert (found.verdict in ("holds", "rounding")) == one.consistent
    assert found.verdict in ("holds", "rounding", "fails")


@pytest.mark.parametrize("name", [name for name, one in CASES.items() if all(f.weight == 1 for f in one.contributions)])
def test_a_breakdown_is_decided_as_xbrl_decides_it(name: str) -> None:
    one = CASES[name]
    figures = [
        fact_figure(f"f{number}", fact, 4, part_of="total", by="kind") for number, fact in enumerate(one.contributions)
    ]
    (found,) = of_kind("breakdown", *figures, fact_figure("total", one.total, 4, breakdowns={"kind": "complete"}))
    assert (found.verdict in ("holds", "rounding")) == one.consistent


def test_stated_decimals_count_on_counts_too() -> None:
    rounded = [figure("f0", "1000", decimals=-2), figure("f1", "2000", decimals=-2)]
    (found,) = of_kind("formula", *rounded, figure("total", "3100"), checks=["f0 + f1 = total"])
    assert found.verdict == "rounding"
    exact = [figure("f0", "1000"), figure("f1", "2000")]
    (found,) = of_kind("formula", *exact, figure("total", "3001"), checks=["f0 + f1 = total"])
    assert found.verdict == "fails"


@pytest.mark.parametrize(
    ("value", "decimals", "beyond"),
    [
        ("1234", -2, True),
        ("1200", -2, False),
        ("1200", -3, True),
        ("12.34", 1, True),
        ("12.30", 1, False),
        ("12.3", 1, False),
        ("12.3", 2, False),
        ("12.3", INF, False),
        ("5", -1, True),
        ("0", -3, False),
        ("-1234", -2, True),
        ("40", -3, True),
    ],
)
def test_digits_beyond_the_decimals_are_reported(value: str, decimals: Decimals, beyond: bool) -> None:
    codes = [found.reason for found in of_kind("notice", money("a", value, decimals=decimals))]
    assert codes == ["digits-beyond"] * beyond


# --- VTL: check_hierarchy --------------------------------------------------------------------------------------------

REGIONS = ("east", "province", "elsewhere")


def hierarchy(total: str | None, *values: str | None) -> Finding:
    parts = [part(name, value) for name, value in zip(REGIONS, values, strict=True)]
    (found,) = of_kind("breakdown", figure("total", total, breakdowns={"kind": "complete"}), *parts)
    return found


def test_a_rule_that_holds_or_fails_has_its_imbalance() -> None:
    assert (hierarchy("6", "1", "2", "3").verdict, hierarchy("6", "1", "2", "3").difference) == ("holds", 0)
    assert (hierarchy("7", "1", "2", "3").verdict, hierarchy("7", "1", "2", "3").difference) == ("fails", -1)
    assert (hierarchy("0", "0", "0", "0").verdict, hierarchy("1", "0", "0", "0").verdict) == ("holds", "fails")


@pytest.mark.parametrize(
    ("total", "values", "missing"),
    [
        ("6", ("1", None, "3"), "province"),
        ("4", ("1", None, "3"), "province"),  # not even where the rest comes to the total
        ("0", (None, None, None), "east, province, elsewhere"),
        (None, ("1", "2", "3"), "total"),
        (None, (None, "2", None), "east, elsewhere, total"),
        ("1", ("5", None, "3"), "province"),  # nor does it fail where the rest is already too much
    ],
)
def test_a_missing_value_is_named_and_never_passes(
    total: str | None, values: tuple[str | None, ...], missing: str
) -> None:
    found = hierarchy(total, *values)
    assert (found.verdict, found.reason, found.difference) == ("unchecked", "missing-figure", None)
    assert found.details["missing"] == missing
    assert found.fails_run(strict=True) and not found.fails_run(strict=False)


def test_a_missing_part_is_named_on_the_screen(tmp_path: Path) -> None:
    report = plain_report(
        figure("total", "4", breakdowns={"kind": "complete"}), part("a", "1"), part("b", None), part("c", "3")
    )
    result = run("check", "--data", write(tmp_path / "report.json", report), "--strict")
    assert result.status == 1
    assert "value missing: b" in result.out and "1 unchecked" in result.err
