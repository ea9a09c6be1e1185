"""Small reports and figures for the tests, with everything filled in that the test at hand does not care about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter

from kangle_stats.checks import Finding, findings
from kangle_stats.models import Figure, Report

Plain = dict[str, Any]
"""A figure, check or report as it stands in a file."""

_FIGURE: TypeAdapter[Figure] = TypeAdapter(Figure)


def figure(id_: str, value: str | int | None = "1", unit: str = "person", **more: Any) -> Plain:
    """A figure of a file: people placed in work, unless told otherwise."""
    return {
        "id": id_,
        "category": "labour-transfer",
        "measure": "people-employed",
        "title": {"zh": f"数{id_}", "en": f"figure {id_}"},
        "value": value,
        "unit": unit,
        **more,
    }


def money(id_: str, value: str | int | None = "1", unit_mult: int = 4, **more: Any) -> Plain:
    """A figure in yuan: what an enterprise invests, in 万元."""
    more = {"category": "enterprise-investment", "measure": "investment", **more}
    return figure(id_, value, "yuan", unit_mult=unit_mult, **more)


def part(id_: str, value: str | int | None, of: str = "total", by: str = "kind", **more: Any) -> Plain:
    """A figure that is a part of another."""
    return figure(id_, value, part_of=of, by=by, **more)


def check(formula: str, id_: str = "c", **more: Any) -> Plain:
    """A check of a file."""
    return {"id": id_, "formula": formula, **more}


def plain_report(*figures: Plain, checks: Iterable[Plain | str] = (), **more: Any) -> Plain:
    """A report of a file; checks may be given by their formulas alone."""
    return {
        "id": "county-2020",
        "title": {"zh": "某县2020年", "en": "Some county in 2020"},
        "period": "2020",
        "ref_area": {"zh": "某县", "en": "Some county"},
        "counterpart_area": {"zh": "某区", "en": "Some district"},
        "origin": {"producer": "某报"},
        "figures": list(figures),
        "checks": [check(one, f"c{index}") if isinstance(one, str) else one for index, one in enumerate(checks)],
        **more,
    }


def report(*figures: Plain, checks: Iterable[Plain | str] = (), **more: Any) -> Report:
    """A report as the program holds it."""
    return Report.model_validate(plain_report(*figures, checks=checks, **more))


def one_figure(plain: Plain) -> Figure:
    """A figure as the program holds it."""
    return _FIGURE.validate_python(plain)


def of_kind(kind: str, *figures: Plain, checks: Iterable[Plain | str] = (), **more: Any) -> list[Finding]:
    """The findings of one kind about a report of these figures."""
    return [found for found in findings(report(*figures, checks=checks, **more)) if found.kind == kind]


def judged(formula: str, *figures: Plain) -> Finding:
    """The finding on one formula."""
    (found,) = of_kind("formula", *figures, checks=[formula])
    return found
