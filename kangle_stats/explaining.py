"""A finding in words: its sum in numbers and the reason for its verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kangle_stats.checks.finding import Finding
from kangle_stats.checks.formula import Node, Ref, Sum, written
from kangle_stats.messages import say
from kangle_stats.models import Figure
from kangle_stats.quantity import Number, Quantity, size
from kangle_stats.units import PERCENT
from kangle_stats.wording import amount, figure_number, figure_text, grouped, in_unit, interval_text, unit_of

_SIGNS = {
    "=": ("=", "≠", "≈"),
    "<=": ("≤", ">", "≲"),
    ">=": ("≥", "<", "≳"),
    "<": ("<", "≥", "≲"),
    ">": (">", "≤", "≳"),
}
"""How a relation is shown when it holds, when it fails, and when it is only possible."""


class Sides(NamedTuple):
    """The two sides of a finding in one unit, as its rows show them."""

    unit: str | None
    percent: bool


def sides(finding: Finding) -> Sides:
    """The unit in which both sides of a finding are shown: percent if either is, else that of the side that has one."""
    both = [side for side in (finding.left, finding.right) if side is not None]
    percent = any(side.percent for side in both)
    names = [unit_of(side) for side in both if not side.bare]
    return Sides(PERCENT if percent else next((name for name in names if name), None), percent)


def equation(finding: Finding, lang: str) -> str:
    """The check in numbers: `234 + 583 + 295 = 1,112`; a sum that comes out otherwise is shown: `= 1,113 ≠ 1,112`."""
    formula = finding.formula
    if formula is None:
        return ""
    name = _numbers(finding.figures, lang)
    left, right = _text(formula.left, name), _text(formula.right, name)
    holds, fails, possible = _SIGNS[formula.relation]
    if finding.verdict == "unchecked" or finding.left is None or finding.right is None:
        return f"{left} {holds} {right}"
    if finding.verdict != "holds":
        left += _result(formula.left, finding.left, finding, lang)
        right += _result(formula.right, finding.right, finding, lang)
    sign = {"holds": holds, "fails": fails}.get(finding.verdict, possible)
    return f"{left} {sign} {right}"


def _text(node: Node, name: dict[str, str]) -> str:
    return written(node, lambda ref: name[str(ref)], grouped).replace("*", "×").replace(" / ", " ÷ ")


def _numbers(figures: Sequence[Figure], lang: str) -> dict[str, str]:
    """How each figure stands in the equation: without units where all have the same."""
    kinds = {figure.unit for figure in figures}
    alike = len(kinds) == 1 and not any("/" in unit or unit == PERCENT for unit in kinds)
    return {figure.id: (figure_number if alike else figure_text)(figure, lang) for figure in figures}


def _result(node: Node, quantity: Quantity, finding: Finding, lang: str) -> str:
    if isinstance(node, Ref) or quantity.point is None or (quantity.bare and not isinstance(node, Sum)):
        return ""
    plain_numbers = len({(figure.unit, figure.unit_mult) for figure in finding.figures}) == 1
    unit, percent = sides(finding)
    if plain_numbers and finding.figures[0].unit_mult == 0 and not percent:
        unit = None
    return f" = {amount(in_unit(quantity.point, percent) or 0, unit, lang)}"


def reason(finding: Finding, lang: str) -> str:
    """Why the verdict is what it is, in one sentence; empty where the equation says it all."""
    text = _reason(finding, lang)
    if finding.known is not None:
        code = "known-failure" if finding.verdict == "fails" else "known-no-longer"
        return _joined([say(lang, code, reason=finding.known.text(lang)), text], lang)
    return text


def _reason(finding: Finding, lang: str) -> str:
    if finding.kind == "notice":
        return _notice(finding, lang)
    if finding.verdict == "unchecked":
        return say(lang, finding.reason, **finding.details)
    assert finding.left is not None and finding.right is not None
    ranges = {
        "left_range": _range(finding.left, finding, lang),
        "right_range": _range(finding.right, finding, lang),
    }
    unit, percent = sides(finding)
    if finding.verdict == "fails":
        if finding.difference is None:
            return say(lang, "sentence-fails-range", **ranges)
        by = amount(in_unit(size(finding.difference), percent) or 0, unit, lang)
        code = ("" if finding.kind == "breakdown" else "left-") + (
            "too-much" if finding.difference > 0 else "too-little"
        )
        return say(lang, "sentence-fails", side=say(lang, code), by=by)
    difference: Number = in_unit(size(finding.difference or 0), percent) or 0
    return say(lang, f"sentence-{finding.verdict}", difference=amount(difference, unit, lang), **ranges)


def _range(quantity: Quantity, finding: Finding, lang: str) -> str:
    interval = quantity.suggests if finding.verdict == "approximate" else quantity.promise
    return interval_text(interval, quantity, lang)


def _notice(finding: Finding, lang: str) -> str:
    if finding.reason == "remark":
        assert finding.title is not None
        return finding.title.text(lang)
    figures = finding.figures
    named = [f"{figure.title.text(lang)} {figure_text(figure, lang)}" for figure in figures]
    separator = "、" if lang == "zh" else ", "
    details = dict(finding.details)
    details["figures"] = ("；" if lang == "zh" else "; ").join(named)
    if figures:
        details["figure"], details["first"], details["second"] = named[0], named[0], named[-1]
    if finding.left is not None:
        count = int(details["counted"])
        counted, funds = figures[1 : count + 1], figures[count + 1 :]
        details["rate"] = figure_text(figures[0], lang)
        details["counted"] = " + ".join(figure_text(figure, lang) for figure in counted)
        details["funds"] = separator.join(figure_text(figure, lang) for figure in funds)
        details["left"] = amount(finding.left.point or 0, unit_of(finding.left), lang)
    return say(lang, finding.reason, **details)


def message(finding: Finding, lang: str) -> str:
    """The equation and the reason in one line, for formats without a column of their own for each."""
    return _joined([equation(finding, lang), reason(finding, lang)], lang)


def _joined(parts: Sequence[str], lang: str) -> str:
    return ("；" if lang == "zh" else "; ").join(part for part in parts if part)
