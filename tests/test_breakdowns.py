"""Each cut of each total: the parts of a complete one sum to it, those of a partial one stay within it."""

from __future__ import annotations

import pytest
from building import Plain, figure, money, of_kind, part

from kangle_stats.checks import Finding


def cut(kind: str, total: Plain, *parts: Plain) -> Finding:
    (found,) = of_kind("breakdown", {**total, "breakdowns": {"kind": kind}}, *parts)
    assert found.check == "total/kind"
    return found


@pytest.mark.parametrize(("third", "verdict"), [("294", "fails"), ("295", "holds"), ("296", "fails")])
def test_a_complete_cut_sums_to_its_total(third: str, verdict: str) -> None:
    found = cut("complete", figure("total", "1112"), part("x", "234"), part("y", "583"), part("z", third))
    assert found.verdict == verdict
    assert found.difference == int(third) - 295
    assert found.fails_run(strict=False) == (verdict == "fails")
    assert [one.id for one in found.figures] == ["x", "y", "z", "total"]
    assert str(found.formula) == "x + y + z = total"


@pytest.mark.parametrize(("second", "verdict"), [("6", "holds"), ("7", "holds"), ("8", "fails")])
def test_a_partial_cut_does_not_exceed_its_total(second: str, verdict: str) -> None:
    found = cut("partial", figure("total", "10"), part("x", "3"), part("y", second))
    assert found.verdict == verdict
    assert str(found.formula) == "x + y <= total"


def test_a_cut_of_one_part() -> None:
    assert cut("complete", figure("total", "3"), part("x", "3")).verdict == "holds"
    assert cut("complete", figure("total", "3"), part("x", "2")).verdict == "fails"
    assert cut("partial", figure("total", "3"), part("x", "2")).verdict == "holds"


@pytest.mark.parametrize("kind", ["complete", "partial"])
def test_a_declared_cut_without_parts_is_unchecked(kind: str) -> None:
    found = cut(kind, figure("total", "3"))
    assert (found.verdict, found.reason, found.formula) == ("unchecked", "no-parts", None)
    assert found.figures[0].id == "total"
    assert not found.fails_run(strict=False)
    assert found.fails_run(strict=True)


@pytest.mark.parametrize("kind", ["complete", "partial"])
def test_a_missing_part_is_named_and_never_passes(kind: str) -> None:
    found = cut(kind, figure("total", "3"), part("x", "3"), part("y", None), part("z", None))
    assert (found.verdict, found.reason) == ("unchecked", "missing-figure")
    assert found.details == {"missing": "y, z"}


def test_a_missing_total_is_named() -> None:
    assert cut("complete", figure("total", None), part("x", "3")).details == {"missing": "total"}


def test_parts_in_other_powers_of_ten() -> None:
    total = money("total", "1.5", 8)
    parts = [{**money(id_, value), "part_of": "total", "by": "kind"} for id_, value in (("x", "9000"), ("y", "6000"))]
    assert cut("complete", total, *parts).verdict == "holds"


def test_parts_in_other_units_are_unchecked() -> None:
    found = cut("complete", figure("total", "3"), part("x", "3", unit="household"))
    assert (found.verdict, found.reason) == ("unchecked", "unlike-units")


@pytest.mark.parametrize(
    ("first", "verdict"),
    [("789", "fails"), ("790", "doubtful"), ("900", "approximate"), ("1000", "approximate"), ("1001", "doubtful")],
)
def test_an_approximate_total(first: str, verdict: str) -> None:
    """About 1600 promises 1440 to 1760 and suggests 1550 to 1650; here 650 comes from the other part."""
    assert (
        cut("complete", figure("total", "1600", qualifier="about"), part("x", first), part("y", "650")).verdict
        == verdict
    )


def test_rounded_parts_may_miss_a_rounded_total_by_their_slack() -> None:
    shares = [part(id_, "33.3", unit="percent") for id_ in "xyz"]
    assert cut("complete", figure("total", "100.0", "percent"), *shares).verdict == "rounding"
    shares[0]["value"] = "33.0"
    assert cut("complete", figure("total", "100.0", "percent"), *shares).verdict == "fails"


def test_each_cut_of_a_total_is_checked_by_itself() -> None:
    found = of_kind(
        "breakdown",
        figure("total", "10", breakdowns={"kind": "complete", "place": "partial", "age": "complete"}),
        part("x", "4"),
        part("y", "6"),
        part("z", "11", by="place"),
    )
    assert [(one.check, one.verdict) for one in found] == [
        ("total/kind", "holds"),
        ("total/place", "fails"),
        ("total/age", "unchecked"),
    ]


def test_parts_may_be_totals_themselves() -> None:
    found = of_kind(
        "breakdown",
        figure("total", "10", breakdowns={"kind": "complete"}),
        part("x", "10", breakdowns={"kind": "complete"}),
        part("y", "4", of="x"),
        part("z", "6", of="x"),
    )
    assert [(one.check, one.verdict) for one in found] == [("total/kind", "holds"), ("x/kind", "holds")]


def test_figures_without_cuts_are_not_checked() -> None:
    assert of_kind("breakdown", figure("total", "10"), figure("other", "4")) == []
