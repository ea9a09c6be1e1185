"""Running the tool in this process, streams and exit status as a shell would see them."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from kangle_stats.cli import main

FORMATS = ("table", "json", "jsonl", "csv", "markdown")


class Result(NamedTuple):
    """How a run ended and what it wrote."""

    status: int
    out: str
    err: str

    def rows(self) -> list[dict[str, Any]]:
        """The rows of a run with `--format json`."""
        rows: list[dict[str, Any]] = json.loads(self.out)
        return rows


def run(*args: str | Path, env: Mapping[str, str] | None = None, columns: int = 80) -> Result:
    """Runs the tool with these words on its command line."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True) for _ in range(2))
    variables = {"COLUMNS": str(columns), **(env or {})}
    with (
        mock.patch.dict("os.environ", variables),
        mock.patch.object(sys, "argv", ["kangle-stats", *map(str, args)]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            status = 0 if end.code is None else end.code
    assert isinstance(status, int)
    out.flush()
    err.flush()
    return Result(status, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


def write(path: Path, *reports: Mapping[str, Any]) -> Path:
    """Writes a report as it would be typed, or several as JSON lines."""
    if path.suffix.lower() == ".jsonl":
        text = "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports)
    else:
        (report,) = reports
        text = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8")
    return path
