"""How often a mistyped figure is found: `python tests/benchmarks/slip_ranking.py [--reports N] [--seed N]`.

Makes N reports with one slip of a digit in a figure that two checks have in common, and N with one in a figure of one
check only: totals, parts, totals within totals, formulas; counts, and money in 万元 whose last places are rounded. The
slips are made here, not by the tool. A figure counts as first only if it is first alone. The exit status is 1 if an aim
is missed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, NamedTuple

import made_reports

from kangle_stats.checks import Finding, Suspect, findings
from kangle_stats.models import Report

AIM_FIRST = 0.95

Values = dict[str, Decimal]
Plain = dict[str, Any]


class Layout(NamedTuple):
    """A report without its slip: the figures in their unrounded values, what ties them, and where a slip may go."""

    values: Values
    parts: dict[str, tuple[str, str]]
    """The total and the cut of each part."""
    formulas: tuple[str, ...]
    once: tuple[str, ...]
    """Figures that are in one check."""
    twice: tuple[str, ...]
    """Figures that are in two."""


class Scale(NamedTuple):
    """How the figures of a report are printed: people to the last one, or money in 万元 with some places."""

    unit: str
    unit_mult: int
    places: int

    def draw(self, chance: random.Random) -> Decimal:
        """A value with two places more than are printed, if any are."""
        if self.unit == "person":
            return Decimal(chance.randrange(12, 9_000))
        return Decimal(chance.randrange(10_000, 50_000_000)).scaleb(-self.places - 2)

    def printed(self, value: Decimal) -> str:
        return str(value.quantize(Decimal(1).scaleb(-self.places), ROUND_HALF_EVEN))


PEOPLE = Scale("person", 0, 0)
SCALES = (PEOPLE, PEOPLE, Scale("yuan", 4, 1), Scale("yuan", 4, 2))


def _drawn(names: str, scale: Scale, chance: random.Random) -> Values:
    return {name: scale.draw(chance) for name in names.split()}


def one_total(scale: Scale, chance: random.Random) -> Layout:
    parts = _drawn("a b c d e", scale, chance)
    for name in list(parts)[chance.randrange(2, 6) :]:
        del parts[name]
    values = {"total": sum(parts.values(), Decimal(0)), **parts}
    return Layout(values, dict.fromkeys(parts, ("total", "kind")), (), tuple(values), ())


def two_cuts(scale: Scale, chance: random.Random) -> Layout:
    first = _drawn("a b c", scale, chance)
    total = sum(first.values(), Decimal(0))
    x = first["a"] + first["b"] * chance.randrange(1, 9) / 10
    x = x.quantize(first["a"])
    values = {"total": total, **first, "x": x, "y": total - x}
    cuts = {**dict.fromkeys(first, ("total", "kind")), "x": ("total", "season"), "y": ("total", "season")}
    return Layout(values, cuts, (), (*first, "x", "y"), ("total",))


def nested(scale: Scale, chance: random.Random) -> Layout:
    inner, outer = _drawn("p q r", scale, chance), _drawn("a c", scale, chance)
    outer["b"] = sum(inner.values(), Decimal(0))
    values = {"total": sum(outer.values(), Decimal(0)), **outer, **inner}
    cuts = {**dict.fromkeys(outer, ("total", "kind")), **dict.fromkeys(inner, ("b", "place"))}
    return Layout(values, cuts, (), ("total", "a", "c", *inner), ("b",))


def part_and_formula(scale: Scale, chance: random.Random) -> Layout:
    parts, others = _drawn("a b c", scale, chance), _drawn("x y", scale, chance)
    values = {"total": sum(parts.values(), Decimal(0)), **parts, **others}
    values["z"] = values["a"] + others["x"] - others["y"]
    if values["z"] <= 0:
        return part_and_formula(scale, chance)
    cuts = dict.fromkeys(parts, ("total", "kind"))
    return Layout(values, cuts, ("a + x - y = z",), ("total", "b", "c", "x", "y", "z"), ("a",))


def two_formulas(scale: Scale, chance: random.Random) -> Layout:
    values = _drawn("a x y", scale, chance)
    values["s"] = values["a"] + values["x"]
    values["t"] = values["y"] * 2 + values["a"]
    return Layout(values, {}, ("s = a + x", "t - a = 2 * y"), ("s", "x", "t", "y"), ("a",))


LAYOUTS: tuple[Callable[[Scale, random.Random], Layout], ...] = (
    one_total, two_cuts, nested, part_and_formula, two_formulas,
)  # fmt: skip


def report_of(layout: Layout, scale: Scale, printed: dict[str, str]) -> Report:
    """The report whose figures are printed so."""
    figures = []
    for name, value in printed.items():
        money = scale.unit == "yuan"
        figure: Plain = {
            "id": name,
            "category": "enterprise-investment" if money else "labour-transfer",
            "measure": "investment" if money else "people-employed",
            "title": {"en": f"figure {name}"},
            "value": value,
            "unit": scale.unit,
            "unit_mult": scale.unit_mult,
            "breakdowns": {cut: "complete" for total, cut in layout.parts.values() if total == name},
        }
        if name in layout.parts:
            figure["part_of"], figure["by"] = layout.parts[name]
        figures.append(figure)
    return Report.model_validate(made_reports.report_of(figures, layout.formulas))


def slips_of(digits: str) -> Iterator[tuple[str, str]]:
    """Every way to mistype a number by one slip, with its kind."""
    for at, char in enumerate(digits):
        if not char.isdigit():
            continue
        following = digits[at + 1 : at + 2]
        if following.isdigit() and following != char:
            yield "transposition", digits[:at] + following + char + digits[at + 2 :]
        for other in "0123456789":
            if other != char:
                yield "substitution", digits[:at] + other + digits[at + 1 :]
        yield "omission", digits[:at] + digits[at + 1 :]
    for at in range(len(digits) + 1):
        for other in "0123456789":
            yield "insertion", digits[:at] + other + digits[at:]
    for power in (1, -1, 4, -4):
        yield "magnitude", f"{Decimal(digits).scaleb(power):f}"


def mistyped(digits: str, scale: Scale, chance: random.Random) -> str:
    """One slip of a kind drawn at random, that prints a number as people would."""
    by_kind: dict[str, list[str]] = {}
    for kind, slip in slips_of(digits):
        whole, point, rest = slip.partition(".")
        well_formed = whole.isdigit() and (whole == "0" or whole[0] != "0") and (not point or rest)
        if well_formed and (scale.unit != "person" or not point) and Decimal(slip) != Decimal(digits):
            by_kind.setdefault(kind, []).append(slip)
    return chance.choice(by_kind[chance.choice(sorted(by_kind))])


class Planted(NamedTuple):
    """A report with one slip, and the checks that fail for it."""

    failing: list[Finding]
    holding: Counter[str]
    """In how many checks that hold each figure is."""
    figure: str
    meant: str


def planted(chance: random.Random, twice: bool) -> Planted:
    """A report that held, with one figure mistyped so that at least one of its checks fails."""
    while True:
        layout = chance.choice(LAYOUTS)(scale := chance.choice(SCALES), chance)
        chosen = layout.twice if twice else layout.once
        if not chosen:
            continue
        printed = {name: scale.printed(value) for name, value in layout.values.items()}
        if any(
            each.verdict not in ("holds", "rounding") for each in findings(report_of(layout, scale, printed), False)
        ):
            raise AssertionError(f"a made report does not hold: {printed}")
        name = chance.choice(chosen)
        wrong = {**printed, name: mistyped(printed[name], scale, chance)}
        found = findings(report_of(layout, scale, wrong), False)
        failing = [each for each in found if each.verdict == "fails"]
        if failing:
            holding = Counter(id_ for each in found if each.verdict == "holds" for id_ in each.figure_ids)
            return Planted(failing, holding, name, printed[name])


def scored(case: Planted) -> Iterator[str]:
    """What is true of the suspects of all checks that fail."""
    alone = first = among = True
    claimed = False
    for finding in case.failing:
        leading = {suspect.figure for suspect in finding.suspects if suspect.rank == 1}
        alone &= leading == {case.figure}
        first &= case.figure in leading
        among &= any(
            suspect.figure == case.figure and suspect.instead is not None
            and Decimal(suspect.instead) == Decimal(case.meant)
            for suspect in finding.suspects
        )  # fmt: skip
        claimed |= len(leading) == 1 and _explained_otherwise(finding.suspects, case.holding)
    yield from (name for name, true in zip(SCORES, (alone, first, among, claimed), strict=True) if true)


SCORES = (
    "right figure first, alone",
    "right figure first, perhaps with others",
    "right figure with the right value among the suspects",
    "one figure alone first although others explain it as well",
)


def _explained_otherwise(suspects: tuple[Suspect, ...], holding: Counter[str]) -> bool:
    """Whether a figure that is not first has no less evidence against it: slip, checks mended, broken, and holding."""
    first = suspects[0]
    return any(
        other.figure != first.figure and other.instead is not None and other.rank > 1
        and (other.slip is not None or first.slip is None)
        and (other.mends, other.breaks) == (first.mends, first.breaks)
        and holding[other.figure] <= holding[first.figure]
        for other in suspects
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000, metavar="N")
    parser.add_argument("--seed", type=int, default=2018, metavar="N")
    asked = parser.parse_args()
    missed = False
    for twice, words in ((True, "two checks"), (False, "one check")):
        chance = random.Random(asked.seed)
        counts: Counter[str] = Counter()
        for _ in range(asked.reports):
            counts.update(scored(planted(chance, twice)))
        print(f"{asked.reports:,} reports, one slip in a figure of {words}:")
        for name in SCORES:
            print(f"  {counts[name] / asked.reports:7.1%}  {name}")
        missed |= counts[SCORES[2]] < asked.reports or counts[SCORES[3]] > 0
        missed |= twice and counts[SCORES[0]] < AIM_FIRST * asked.reports
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
