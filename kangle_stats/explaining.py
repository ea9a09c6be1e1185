"""A finding in words: its sum in numbers and the reason for its verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kangle_stats.checks.finding import Finding, Mending, Suspect
from kangle_stats.formula import Node, Ref, Sum, written
from kangle_stats.messages import say, word
from kangle_stats.models import UnsortedFigure
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
    name = _numbers(finding, lang)
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
    return written(node, lambda ref: name[ref.name], grouped).replace("*", "×").replace(" / ", " ÷ ")


def _numbers(finding: Finding, lang: str) -> dict[str, str]:
    """How each figure stands in the equation: without units where all have the same, the most suspect marked."""
    kinds = {figure.unit for figure in finding.figures}
    alike = len(kinds) == 1 and not any("/" in unit or unit == PERCENT for unit in kinds)
    marked = most_suspect(finding)
    return {
        name: ("»{}«" if name in marked else "{}").format((figure_number if alike else figure_text)(figure, lang))
        for name, figure in zip(finding.figure_ids, finding.figures, strict=True)
    }


def most_suspect(finding: Finding) -> set[str]:
    """The figures that rank first, unless that is all of them: then none stands out."""
    first = {suspect.figure for suspect in finding.suspects if suspect.rank == 1 and suspect.instead is not None}
    return first if len(first) < len(finding.figures) else set()


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
        if not finding.difference:
            return say(lang, "sides-equal")
        side = "parts" if finding.kind == "breakdown" else "left"
        return say(lang, f"{side}-too-{'much' if finding.difference > 0 else 'little'}", by=by)
    difference: Number = in_unit(size(finding.difference or 0), percent) or 0
    if finding.reason:
        return say(lang, finding.reason, difference=amount(difference, unit, lang), **finding.details)
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
    parts = [equation(finding, lang), reason(finding, lang)]
    first = [suspect for suspect in finding.suspects if suspect.rank == 1]
    if len(first) == 1:
        parts.append(suspicion(first[0], finding, lang))
    if finding.mending is not None:
        parts.append(_mending(finding.mending, lang))
    return _joined(parts, lang)


# --- Where a check fails ---------------------------------------------------------------------------------------------

MOST_SHOWN = 6
"""How many equally ranked changes are told to people; machine formats have them all."""


def details(finding: Finding, lang: str) -> list[str]:
    """For a check that fails, in lines: the likely slip, what else could be, each quote, and what to verify."""
    *changes, ask = to_verify(finding, lang) or [""]
    return [*changes, *(f"  {line}" for line in quotes_of(finding)), ask] if ask else []


def quotes_of(finding: Finding) -> list[str]:
    """Where the figures of a finding stand in the report, a line each."""
    named = zip(finding.figure_ids, finding.figures, strict=True)
    return [f"{name}: {_quote(figure)}" for name, figure in dict(named).items() if figure.quote]


def to_verify(finding: Finding, lang: str) -> list[str]:
    """For a check that fails, in lines: the likely slip, what else could be, and last what to verify."""
    if finding.verdict != "fails":
        return []
    first = [suspect for suspect in finding.suspects if suspect.rank == 1 and suspect.instead is not None]
    lines = []
    if len(first) > 1:
        lines.append(say(lang, "suspects-tie", count=str(len(first))))
    lines += [suspicion(suspect, finding, lang) for suspect in first[:MOST_SHOWN]]
    more = sum(suspect.instead is not None for suspect in finding.suspects) - len(first[:MOST_SHOWN])
    if more > 0:
        lines.append(say(lang, "suspects-more", count=str(more)))
    if finding.mending is not None:
        lines.append(_mending(finding.mending, lang))
    named = dict(zip(finding.figure_ids, finding.figures, strict=True))
    asked = dict.fromkeys(suspect.figure for suspect in first) or dict.fromkeys(named)
    separator = "；" if lang == "zh" else "; "
    sources = separator.join(f"{named[name].title.text(lang)} ({name})" for name in asked)
    lines.append(say(lang, "ask", figures=sources))
    return lines


def _quote(figure: UnsortedFigure) -> str:
    return " / ".join(f"…{quote.prefix}[{quote.exact}]{quote.suffix}…" for quote in figure.quote)


def suspicion(suspect: Suspect, finding: Finding, lang: str) -> str:
    """One suspect in a sentence: `583 would have to be 538: two digits swapped`."""
    figure = finding.figures[finding.figure_ids.index(suspect.figure)]
    value = figure_number(figure, lang)
    if suspect.instead is None:
        return say(lang, "suspect-none", value=value)
    # Instead of a range a single number is told.
    single = {} if figure.value_to is None else {"value_to": None, "qualifier": "exact"}
    instead = figure_number(figure.model_copy(update={"value": suspect.instead, **single}), lang)
    if suspect.slip is None:
        text = say(lang, "suspect-plain", value=value, instead=instead)
    else:
        text = say(lang, "suspect-slip", value=value, instead=instead, slip=word(lang, "slip", suspect.slip))
    for code, count in (("suspect-mends", suspect.mends), ("suspect-breaks", suspect.breaks)):
        if count:
            text += say(lang, code, count=str(count))
    return text


MOST_NAMED = 10
"""How many of the checks that fail together are named: there may be thousands, each of which says so."""


def _mending(mending: Mending, lang: str) -> str:
    named = mending.checks[:MOST_NAMED]
    checks = ("、" if lang == "zh" else ", ").join(named)
    if len(named) < len(mending.checks):
        checks += f" … ({len(mending.checks):,})"
    sets = ("；" if lang == "zh" else "; ").join(" + ".join(names) for names in mending.sets)
    if not mending.sets:
        text = say(lang, "mending-none", checks=checks)
    elif len(mending.sets[0]) == 1:
        text = say(lang, "mending-one", checks=checks, sets=sets)
    else:
        size = str(len(mending.sets[0]))
        text = say(lang, "mending-sets", checks=checks, size=size, count=str(mending.count), sets=sets)
    return text if mending.complete else text + say(lang, "mending-bounded")


def _joined(parts: Sequence[str], lang: str) -> str:
    return ("；" if lang == "zh" else "; ").join(part for part in parts if part)
