"""How `check` grows with the size of one report: `python tests/benchmarks/large_reports.py [--figures N] [--runs N]`.

Makes reports of N, 2 N and 4 N figures in several shapes, each with as many checks that fail, and times all findings
about each. The baseline, in the same run, is to read the same report from its bytes: that grows in proportion. For
each shape it prints how often the time of the smallest report goes into that of the largest, for both. The exit status
is 1 if the findings of a shape take more than LIMIT times as long as in proportion, or as the reading shows.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable
from itertools import pairwise
from time import process_time
from typing import Any

from made_reports import report_of

from kangle_stats.checks import findings
from kangle_stats.explaining import details, message
from kangle_stats.reading import read_report

LIMIT = 1.6

Plain = dict[str, Any]
Parts = tuple[list[Plain], list[str]]
"""The figures of a report, and the formulas over them."""


def _figure(id_: str, value: int, **more: Any) -> Plain:
    return {
        "id": id_,
        "category": "labour-transfer",
        "measure": "people-employed",
        "title": {"zh": f"数{id_}", "en": f"figure {id_}"},
        "value": str(value),
        "unit": "person",
        **more,
    }


def _drawn(count: int, chance: random.Random) -> list[Plain]:
    return [_figure(f"f{number}", chance.randrange(100, 99_999)) for number in range(count)]


def tangled(count: int, chance: random.Random) -> Parts:
    """Formulas over three figures drawn at random: all hang together."""
    figures = _drawn(count, chance)
    ids = [figure["id"] for figure in figures]
    return figures, ["{} + {} + 100000 = {}".format(*chance.sample(ids, 3)) for _ in range(count)]


def apart(count: int, chance: random.Random) -> Parts:
    """Formulas that hang together by threes only."""
    figures = _drawn(count // 3 * 3, chance)
    ids = [figure["id"] for figure in figures]
    formulas = []
    for at in range(0, len(ids), 3):
        a, b, c = ids[at : at + 3]
        formulas += [f"{a} = {b} + 100000", f"{b} = {c} + 100000", f"{c} = {a} + 100000"]
    return figures, formulas


def around_one(count: int, chance: random.Random) -> Parts:
    """Formulas that all name one figure, which is too small."""
    figures = [_figure("total", 7), *_drawn(count - 1, chance)]
    return figures, [f"{figure['id']} <= total" for figure in figures[1:]]


def around_one_that_stays(count: int, chance: random.Random) -> Parts:
    """The same, with a formula that keeps the figure small, so that no two or three figures mend them all."""
    figures, formulas = around_one(count, chance)
    return figures, [*formulas, "total <= 10"]


def crowds(count: int, chance: random.Random) -> Parts:
    """Groups of twenty formulas around one figure that stays small."""
    figures, formulas = [], []
    for group in range(0, count, 20):
        members = [_figure(f"f{group + at}", chance.randrange(100, 99_999)) for at in range(19)]
        figures += [_figure(f"total{group}", 7), *members]
        formulas += [f"{figure['id']} <= total{group}" for figure in members] + [f"total{group} <= 10"]
    return figures, formulas


def long_breakdowns(count: int, chance: random.Random) -> Parts:
    """A total with two long cuts, and formulas that tie a part of one to a part of the other."""
    half = count // 2
    total = _figure("total", 7, breakdowns={"place": "complete", "season": "complete"})
    cuts = [
        [_figure(f"{by}{number}", chance.randrange(100, 99_999), part_of="total", by=by) for number in range(half)]
        for by in ("place", "season")
    ]
    ids = [[figure["id"] for figure in cut] for cut in cuts]
    formulas = [f"{one} = {other} + 100000" for one, other in zip(*ids, strict=True)]
    formulas += [f"{one} > {other} + 100000" for one, other in zip(*ids, strict=True)]
    return [total, *cuts[0], *cuts[1]], formulas


def long_formulas(count: int, chance: random.Random) -> Parts:
    """Formulas of some two hundred terms."""
    figures = _drawn(count, chance)
    ids = [figure["id"] for figure in figures]
    starts = range(0, count, 200)
    return figures, [" + ".join(ids[at : at + 200]) + f" = {chance.choice(ids)} + 1" for at in starts]


def alike(count: int, chance: random.Random) -> Parts:
    """One number for all figures, which formulas tie by twos."""
    figures = [_figure(f"f{number}", 12_345) for number in range(count)]
    ids = [figure["id"] for figure in figures]
    return figures, [f"{one} > {other}" for one, other in pairwise(ids)]


SHAPES: tuple[Callable[[int, random.Random], Parts], ...] = (
    tangled, apart, around_one, around_one_that_stays, crowds, long_breakdowns, long_formulas, alike,
)  # fmt: skip


def made(shape: Callable[[int, random.Random], Parts], count: int) -> bytes:
    """A report of a shape with so many figures, the same each time."""
    figures, formulas = shape(count, random.Random(count))
    return json.dumps(report_of(figures, formulas)).encode()


def timed(data: bytes) -> tuple[float, float, int]:
    """Processor seconds to read a report and to find what is wrong with it and say so; and how many checks fail."""
    begin = process_time()
    loaded = read_report(data, "made.json", lambda problem: sys.exit(problem.text("en")))
    read = process_time()
    assert loaded is not None
    found = findings(loaded.report)
    for finding in found:
        message(finding, "en")
        details(finding, "en")
    return read - begin, process_time() - read, sum(finding.verdict == "fails" for finding in found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=int, default=2000, metavar="N")
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    parser.add_argument("--shape", choices=[shape.__name__ for shape in SHAPES], action="append")
    asked = parser.parse_args()
    missed = False
    timed(made(tangled, 10))  # what is only loaded and built once
    for shape in SHAPES:
        if asked.shape and shape.__name__ not in asked.shape:
            continue
        rows = []
        for count in (asked.figures, 2 * asked.figures, 4 * asked.figures):
            runs = [timed(made(shape, count)) for _ in range(asked.runs)]
            read, found = (min(run[at] for run in runs) for at in (0, 1))
            rows.append((read, found))
            print(f"{shape.__name__:16} {count:7,} figures, {runs[0][2]:6,} failing: read {read:7.3f} s, "
                  f"findings {found:8.3f} s", flush=True)  # fmt: skip
        grown_read, grown = rows[-1][0] / rows[0][0], rows[-1][1] / rows[0][1]
        most = LIMIT * max(grown_read, 4)
        missed |= grown > most
        print(f"{shape.__name__:16} 4 times the figures: reading takes {grown_read:.2f} times as long, findings "
              f"{grown:.2f} times (at most {most:.1f})")  # fmt: skip
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
