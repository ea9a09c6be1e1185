"""How large a page of 10,000 figures is, how long it takes to write, and to filter: `python page_speed.py`.

Filtering is timed in Chromium, with Selenium, where both are installed.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

KINDS = (
    ("labour-transfer", "people-employed", "person", "人", "reported"),
    ("poverty-workshops", "funding", "yuan", "元", "agreed"),
    ("talent-exchange", "training-attendances", "person-time", "人次", "planned"),
    ("town-village-pairing", "households-supported", "household", "户", "reported"),
)


def made_report(count: int, seed: int = 2018) -> dict[str, Any]:
    """A report of so many figures, the same for the same seed: totals, each with nine parts that sum to it."""
    chance = random.Random(seed)
    figures: list[dict[str, Any]] = []
    for number in range(count // 10):
        category, measure, unit, word, status = KINDS[number % len(KINDS)]
        parts = [chance.randrange(1000, 10_000_000) for _ in range(9)]
        for place, value in enumerate([sum(parts), *parts]):
            figure = {
                "id": f"programme_{number}" + (f".county_{place}" if place else ""),
                "category": category,
                "measure": measure,
                "title": {"zh": f"第{number}项在{place}号县", "en": f"Programme {number} in county {place}"},
                "value": str(value),
                "unit": unit,
                "status": status,
                "quote": [{"prefix": f"第{number}项在", "exact": f"{value}{word}", "suffix": "，比上年多"}],
            }
            links = (
                {"part_of": f"programme_{number}", "by": "county"} if place else {"breakdowns": {"county": "complete"}}
            )
            figures.append(figure | links)
    return {
        "id": "large-2020",
        "title": {"zh": "一份很大的报告", "en": "A large report"},
        "period": "2020",
        "ref_area": {"zh": "某省"},
        "counterpart_area": {"zh": "某市"},
        "origin": {"producer": "某报"},
        "figures": figures,
    }


def main() -> None:
    """Prints the measurements."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--figures", type=int, default=10_000)
    count = parser.parse_args().figures
    with tempfile.TemporaryDirectory() as folder:
        data, page = Path(folder) / "large.json", Path(folder) / "large.html"
        data.write_text(json.dumps(made_report(count), ensure_ascii=False), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "kangle_stats",
            "export",
            "--data",
            str(data),
            "--format",
            "html",
            "-o",
            str(page),
        ]
        start = time.perf_counter()
        subprocess.run(command, check=True)
        seconds = time.perf_counter() - start
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        size = page.stat().st_size / 2**20
        print(f"{count:,} figures: {size:.1f} MiB, written in {seconds:.1f} s, {memory} MiB of memory at the peak")
        time_filter(page)


def time_filter(page: Path) -> None:
    """Opens the page in Chromium and times a search and a filter, until the browser has drawn them."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from browser import Browser

    with Browser() as browser:
        start = time.perf_counter()
        browser.open(page)
        print(f"opened in {time.perf_counter() - start:.1f} s")
        for name, act in (
            ("search", "const box = document.querySelector('input[type=search]'); box.value = 'programme 77'"),
            ("filter", "const box = document.querySelector('select[name=status]'); box.value = 'planned'"),
        ):
            milliseconds = browser.run(
                f"{act}; const start = performance.now();"
                "box.dispatchEvent(new Event('input', {bubbles: true}));"
                "return new Promise(done => setTimeout(() => requestAnimationFrame(() => "
                "setTimeout(() => done(performance.now() - start))), 85))"
            )
            print(f"{name}: {milliseconds:.0f} ms, 80 of them waiting for the next key")


if __name__ == "__main__":
    main()
