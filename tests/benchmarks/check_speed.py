"""How long `check` takes over many reports and how much memory, against a floor in the standard library alone.

`python tests/benchmarks/check_speed.py [--reports N] [--runs N]`, with the Python in which the tool is installed.
Both are timed as whole processes on one made file, in turns, so that a busy moment of the machine falls on both alike.
With more than 100,000 reports the first 100,000 are measured too, to see whether memory grows. The exit status is 1 if
a planted error is not found, if anything else fails, or if a limit is passed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from made_reports import write

USUAL = 100_000
MOST_TIMES_THE_FLOOR = 4.0
MOST_MEBIBYTES = 100
MOST_GROWTH = 1.2

TOOL = ["-m", "kangle_stats", "check", "--verdict", "fails", "--format", "jsonl", "--data"]
FLOOR = [str(Path(__file__).with_name("floor.py"))]

Failure = tuple[str, str]
"""A report and a check of it."""


class Run(NamedTuple):
    """What one process took, and what it printed."""

    seconds: float
    processor: float
    """Seconds of processor time, which a busy machine changes less."""
    mebibytes: float
    status: int
    output: Path


class Measured(NamedTuple):
    """The runs of both programs over one file."""

    tool: list[Run]
    floor: list[Run]

    @property
    def ratio(self) -> float:
        return median(run.seconds for run in self.tool) / median(run.seconds for run in self.floor)

    @property
    def processor_ratio(self) -> float:
        return median(run.processor for run in self.tool) / median(run.processor for run in self.floor)

    @property
    def memory(self) -> float:
        return max(run.mebibytes for run in self.tool)


def timed(arguments: list[str], output: Path) -> Run:
    """Runs Python with the arguments; this process stays small, for a child's peak counts that of its parent too."""
    begin = perf_counter()
    with output.open("wb") as out:
        process = subprocess.Popen([sys.executable, *arguments], stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    kibibytes = usage.ru_maxrss / 1024 if sys.platform == "darwin" else usage.ru_maxrss
    return Run(perf_counter() - begin, usage.ru_utime + usage.ru_stime, kibibytes / 1024, process.returncode, output)


def measured(data: Path, runs: int) -> Measured:
    """Both programs in turns, the tool first."""
    both = Measured([], [])
    for number in range(runs):
        both.tool.append(timed([*TOOL, str(data)], data.with_name(f"tool-{number}.jsonl")))
        both.floor.append(timed([*FLOOR, str(data)], data.with_name(f"floor-{number}.txt")))
    return both


def found_by_tool(run: Run) -> Iterable[Failure]:
    with run.output.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["report"], row["check"]


def found_by_floor(run: Run) -> Iterable[Failure]:
    with run.output.open(encoding="utf-8") as lines:
        for line in lines:
            report, check = line.split()
            yield report, check


def faults(both: Measured, planted: dict[Failure, None]) -> list[str]:
    """What either program missed or found besides, in words."""
    told = []
    for name, runs, reader in (("tool", both.tool, found_by_tool), ("floor", both.floor, found_by_floor)):
        for run in runs:
            found = list(reader(run))
            missed, besides = planted.keys() - set(found), set(found) - planted.keys()
            if missed or besides or len(found) != len(planted):
                told.append(f"{name}: {len(missed)} planted failures missed, {len(besides)} others, {len(found)} rows")
    told += [f"tool: exit status {run.status}" for run in both.tool if run.status != (1 if planted else 0)]
    return told


def shown(count: int, both: Measured) -> None:
    for name, runs in (("check", both.tool), ("floor", both.floor)):
        seconds = [run.seconds for run in runs]
        each = ", ".join(f"{one:.2f}" for one in seconds)
        memory = max(run.mebibytes for run in runs)
        speed = count / median(seconds)
        print(f"{name}  {count:>9,} reports  median {median(seconds):7.2f} s ({each})  {speed:>8,.0f} reports/s  "
              f"peak {memory:5.1f} MiB")  # fmt: skip
    limit = f"at most {MOST_TIMES_THE_FLOOR:g}"
    print(f"       ratio {both.ratio:.2f} ({limit}); of processor time {both.processor_ratio:.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=USUAL, metavar="N")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="runs of each program; at least 3")
    asked = parser.parse_args()
    problems: list[str] = []
    memory: list[float] = []
    with TemporaryDirectory() as folder:
        for count in sorted({min(USUAL, asked.reports), asked.reports}):
            data = Path(folder) / f"{count}.jsonl"
            planted = write(count, str(data))
            both = measured(data, max(asked.runs, 3))
            shown(count, both)
            problems += faults(both, planted)
            memory.append(both.memory)
            if both.ratio > MOST_TIMES_THE_FLOOR:
                problems.append(f"{both.ratio:.2f} times the floor")
            if both.memory > MOST_MEBIBYTES:
                problems.append(f"{both.memory:.1f} MiB at its peak")
            print(f"       {len(planted):,} planted failures", flush=True)
    if len(memory) > 1:
        growth = memory[1] / memory[0]
        print(f"memory at {asked.reports:,} reports is {growth:.2f} times that at {USUAL:,} (at most {MOST_GROWTH:g})")
        if growth > MOST_GROWTH:
            problems.append(f"memory grows {growth:.2f} times")
    for problem in problems:
        print(f"FAILED: {problem}")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
