"""The formulas that a report states of its figures, with failures that are known."""

from __future__ import annotations

import pytest
from building import Plain, check, figure, judged, of_kind

EIGHT, NINE = figure("a", "8"), figure("b", "9")
KNOWN: Plain = {"expect": "fails", "reason": {"en": "The township that was split counts twice."}}


@pytest.mark.parametrize(
    ("formula", "verdict"),
    [("a = b", "fails"), ("a <= b", "holds"), ("a < b", "holds"), ("a >= b", "fails"), ("a + 1 = b", "holds")],
)
def test_a_formula_gets_its_verdict(formula: str, verdict: str) -> None:
    found = judged(formula, EIGHT, NINE)
    assert (found.kind, found.check, found.verdict) == ("formula", "c0", verdict)
    assert [one.id for one in found.figures] == ["a", "b"]


def test_a_formula_shows_both_sides_and_their_difference() -> None:
    found = judged("a + 3 = b", EIGHT, NINE)
    assert found.left is not None and found.right is not None
    assert (found.left.point, found.right.point, found.difference) == (11, 9, 2)


def test_a_side_without_a_single_number_has_no_difference() -> None:
    found = judged("a = b", EIGHT, figure("b", "20", qualifier="between", value_to="99"))
    assert (found.verdict, found.difference) == ("fails", None)


def test_a_missing_figure_leaves_a_formula_unchecked() -> None:
    found = judged("a <= b", EIGHT, figure("b", None))
    assert (found.verdict, found.reason, found.details) == ("unchecked", "missing-figure", {"missing": "b"})
    assert found.difference is None
    assert (found.fails_run(strict=False), found.fails_run(strict=True)) == (False, True)


def test_verdicts_that_fail_a_run() -> None:
    holds, fails = judged("a < b", EIGHT, NINE), judged("a = b", EIGHT, NINE)
    doubtful = judged("a = b", figure("a", "1700"), figure("b", "1600", qualifier="about"))
    approximate = judged("a = b", figure("a", "1650"), figure("b", "1600", qualifier="about"))
    assert doubtful.verdict == "doubtful" and approximate.verdict == "approximate"
    assert [one.fails_run(strict=False) for one in (holds, fails, doubtful, approximate)] == [False, True, False, False]
    assert [one.fails_run(strict=True) for one in (holds, fails, doubtful, approximate)] == [False, True, True, False]


def test_a_known_failure_does_not_fail_the_run() -> None:
    (found,) = of_kind("formula", EIGHT, NINE, checks=[check("a = b", **KNOWN)])
    assert found.verdict == "fails" and found.known is not None
    assert not found.fails_run(strict=False)
    assert not found.fails_run(strict=True)


@pytest.mark.parametrize(("value", "verdict"), [("9", "holds"), (None, "unchecked")])
def test_a_known_failure_that_no_longer_fails_fails_the_run(value: str | None, verdict: str) -> None:
    (found,) = of_kind("formula", figure("a", value), NINE, checks=[check("a = b", **KNOWN)])
    assert found.verdict == verdict
    assert found.fails_run(strict=False)


def test_a_title_comes_along() -> None:
    (found,) = of_kind("formula", EIGHT, NINE, checks=[check("a < b", title={"en": "Fewer towns"})])
    assert found.title is not None and found.title.en == "Fewer towns"


def test_the_reports_own_name_may_stand_before_its_figures() -> None:
    found = judged("county-2020:a < b", EIGHT, NINE)
    assert found.verdict == "holds"
    assert [one.id for one in found.figures] == ["a", "b"]


def test_a_report_without_formulas_has_no_such_findings() -> None:
    assert of_kind("formula", EIGHT) == []
