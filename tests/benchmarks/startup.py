"""How long the tool takes to start, against the bare imports that it cannot do without.

Run it with the Python in which the tool is installed: `python tests/benchmarks/startup.py [STARTS]`.
Starts alternate, so that a busy moment of the machine falls on all of them alike. All modules are compiled once before,
into a temporary folder, as those of an installed tool are.
"""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

LEAST_STARTS = 15

# What the script of an installed command does.
TOOL = "import sys; from kangle_stats.cli import main; sys.argv[0] = 'kangle-stats'; sys.exit(main())"
CLICK = "import click"
LIBRARIES = "import click, rich.table, pydantic\nclass Model(pydantic.BaseModel):\n    name: str\n    number: int = 0"

COMMANDS = {
    "import click": ["-c", CLICK],
    "kangle-stats --help": ["-c", TOOL, "--help"],
    "import click, rich.table, pydantic; one model": ["-c", LIBRARIES],
    "kangle-stats totals": ["-c", TOOL, "totals"],
}
RATIOS = (
    ("kangle-stats --help", "import click", 1.3),
    ("kangle-stats totals", "import click, rich.table, pydantic; one model", 1.25),
)


def seconds(arguments: list[str], environment: dict[str, str]) -> float:
    """How long one start takes, from outside."""
    begin = perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, env=environment, check=True)
    return perf_counter() - begin


def measured(starts: int) -> dict[str, float]:
    """The median of each command, in seconds."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "COLUMNS": "80", "PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for arguments in COMMANDS.values():
            seconds(arguments, environment)
        for _ in range(starts):
            for name, arguments in COMMANDS.items():
                times[name].append(seconds(arguments, environment))
    return {name: median(each) for name, each in times.items()}


def main() -> None:
    """Prints the medians and their ratios."""
    starts = max(LEAST_STARTS, int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    medians = measured(starts)
    print(f"Python {sys.version.split()[0]}, median of {starts} starts each, {sys.executable}")
    for name, median_ in medians.items():
        print(f"{median_ * 1000:8.1f} ms  {name}")
    for name, base, aim in RATIOS:
        ratio = medians[name] / medians[base]
        print(f"{ratio:8.2f}     {name} / {base} (aim: at most {aim})")


if __name__ == "__main__":
    main()
