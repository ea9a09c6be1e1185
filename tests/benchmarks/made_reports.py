"""Reports made from a seed: `python made_reports.py 100000 reports.jsonl` writes as many, one a line.

Each has one total with three parts; a fifth of them is in 万元 with decimals, a tenth has qualifiers, some have a
missing part, some a second cut of two parts. Of each hundred one is wrong: a figure was changed so that its sums fail.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple


class Made(NamedTuple):
    """A report and the checks of it that are to fail."""

    report: dict[str, Any]
    wrong: tuple[str, ...]


def made_reports(count: int, seed: int = 2018) -> Iterator[Made]:
    """So many reports, the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        yield _made(number, chance)


def _made(number: int, chance: random.Random) -> Made:
    money = number % 5 == 1
    qualified = number % 10 == 3
    missing = number % 50 == 7
    two_cuts = number % 10 == 4
    wrong = number % 100 == number // 100 % 100  # of each kind of report some
    parts = _values(3, money, chance)
    total = sum(parts, Decimal(0))
    cuts = {"destination": "complete"}
    figures = [_figure(f"sum.{name}", value, money, "destination") for name, value in zip("abc", parts, strict=True)]
    if two_cuts:
        cuts["season"] = "complete"
        first = _split(total, money, chance)
        figures += [
            _figure(f"sum.{name}", value, money, "season") for name, value in (("x", first), ("y", total - first))
        ]
    whole = _figure("sum", total, money, None)
    whole["breakdowns"] = cuts
    failing: tuple[str, ...] = ()
    if wrong:
        failing = _plant(whole, figures, cuts, money, chance)
    elif qualified:
        whole["qualifier"] = "about"
    elif missing:
        figures[1]["value"] = None
    report = {
        "$schema": "report.schema.json",
        "id": f"county-{number}",
        "title": {"zh": f"第{number}号县东西部协作报告", "en": f"Cooperation report of county {number}"},
        "period": str(2016 + number % 10),
        "ref_area": {"zh": "某县", "en": "A county", "code": "622922"},
        "counterpart_area": {"zh": "某区", "en": "A district", "code": "350212"},
        "origin": {"producer": "某报", "date_published": "2019-02-27"},
        "figures": [whole, *figures],
    }
    return Made(report, failing)


def report_of(figures: list[dict[str, Any]], formulas: Iterable[str]) -> dict[str, Any]:
    """A report of some figures and formulas, whose head says no more than it has to."""
    return {
        "id": "county",
        "title": {"en": "A county"},
        "period": "2020",
        "ref_area": {"en": "A county"},
        "counterpart_area": {"en": "A district"},
        "origin": {"producer": "A paper"},
        "figures": figures,
        "checks": [{"id": f"c{number}", "formula": formula} for number, formula in enumerate(formulas)],
    }


def _values(count: int, money: bool, chance: random.Random) -> list[Decimal]:
    if money:
        return [Decimal(chance.randrange(10_000, 5_000_000)).scaleb(-2) for _ in range(count)]
    return [Decimal(chance.randrange(100, 9_000)) for _ in range(count)]


def _split(total: Decimal, money: bool, chance: random.Random) -> Decimal:
    scale = 2 if money else 0
    return Decimal(chance.randrange(1, int(total.scaleb(scale)))).scaleb(-scale)


def _figure(id_: str, value: Decimal, money: bool, cut: str | None) -> dict[str, Any]:
    figure: dict[str, Any] = {
        "id": id_,
        "category": "poverty-workshops" if money else "labour-transfer",
        "measure": "funding" if money else "people-employed",
        "title": {"zh": "投入资金" if money else "就业人数", "en": "Funding" if money else "People employed"},
        "value": str(value),
        "unit": "yuan" if money else "person",
    }
    if money:
        figure["unit_mult"] = 4
    if cut is not None:
        figure |= {"part_of": "sum", "by": cut}
    figure["quote"] = [{"prefix": "共计", "exact": f"{value}{'万元' if money else '人'}", "suffix": "，比上年多"}]
    return figure


def _plant(
    whole: dict[str, Any], parts: list[dict[str, Any]], cuts: dict[str, str], money: bool, chance: random.Random
) -> tuple[str, ...]:
    """Changes one figure by more than rounding could explain; the checks that it is in are to fail."""
    figure = chance.choice([whole, *parts])
    step = Decimal("1.00") if money else Decimal(1)
    figure["value"] = str(Decimal(figure["value"]) + step * chance.randrange(1, 90))
    return tuple(f"sum/{cut}" for cut in cuts if figure is whole or figure["by"] == cut)


def write(count: int, path: str) -> dict[tuple[str, str], None]:
    """Writes so many reports to a file and returns the planted failures: report and check."""
    planted: dict[tuple[str, str], None] = {}
    with open(path, "w", encoding="utf-8") as file:
        for made in made_reports(count):
            file.write(json.dumps(made.report, ensure_ascii=False) + "\n")
            planted |= {(made.report["id"], check): None for check in made.wrong}
    return planted


if __name__ == "__main__":
    print(len(write(int(sys.argv[1]), sys.argv[2])), "planted failures")
