"""The least that a check of sums has to do, in the standard library alone: what check_speed.py measures against.

`python floor.py reports.jsonl` prints each report and cut whose parts do not sum to the total, one a line. It knows
neither duplicate keys nor units nor rounding, and refuses nothing.
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal


def main(path: str) -> None:
    with open(path, "rb") as lines:
        for line in lines:
            report = json.loads(line)
            sums: dict[tuple[str, str], list[str | None]] = {}
            for figure in report["figures"]:
                if "part_of" in figure:
                    sums.setdefault((figure["part_of"], figure["by"]), []).append(figure["value"])
            for total in report["figures"]:
                for cut in total.get("breakdowns", ()):
                    parts = sums.get((total["id"], cut), [])
                    values = [Decimal(part) for part in parts if part is not None]
                    if len(values) == len(parts) and sum(values) != Decimal(total["value"]):
                        print(report["id"], f"{total['id']}/{cut}")


if __name__ == "__main__":
    main(sys.argv[1])
