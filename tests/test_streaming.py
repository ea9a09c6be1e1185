"""Any number of reports: rows come as reports are read, a broken line stops nothing, an interruption leaves nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from building import Plain, check, figure, part, plain_report
from running import Result, run, write

from kangle_stats.render import csv, jsonl

ENOUGH = 400
"""Reports whose rows fill every buffer between the tool and its reader."""


def county(number: int, value: str = "5", **more: Any) -> Plain:
    figures = (figure("total", value, breakdowns={"kind": "complete"}), part("a", "2"), part("b", "3"))
    return plain_report(*figures, id=f"county-{number}", **more)


def line_of(report: Plain) -> bytes:
    return json.dumps(report, ensure_ascii=False).encode() + b"\n"


# --- Rows come at once -----------------------------------------------------------------------------------------------

COMMANDS = [("check",), ("list",), ("totals",)]


@pytest.mark.parametrize("format_", ["jsonl", "csv"])
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: str(words[0]))
def test_rows_come_before_the_end_of_the_data(tmp_path: Path, words: tuple[str, ...], format_: str) -> None:
    pipe = tmp_path / "reports.jsonl"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "kangle_stats", *words, "--format", format_, "--data", str(pipe)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        assert running.stdout is not None
        with pipe.open("wb", buffering=0) as feed:
            feeding = threading.Thread(target=lambda: [feed.write(line_of(county(each))) for each in range(ENOUGH)])
            feeding.start()
            first = running.stdout.readline() + running.stdout.readline()
            assert b"county-0" in first
            rest = threading.Thread(target=running.stdout.read)
            rest.start()
            feeding.join(60)
            assert running.poll() is None, "it ended before its data did"
        rest.join(60)
    assert running.returncode == 0


@pytest.mark.parametrize("write_rows", [jsonl.chunks, lambda rows: csv.chunks(["a"], rows)])
def test_formats_ask_for_a_row_when_they_write_it(write_rows: Callable[[Iterator[dict[str, object]]], Any]) -> None:
    asked = 0

    def rows() -> Iterator[dict[str, object]]:
        nonlocal asked
        for asked in range(1, 1000):
            yield {"a": asked}

    chunks = iter(write_rows(rows()))
    written = "".join(next(chunks) for _ in range(3))
    assert asked <= 3 and str(asked) in written


# --- Broken lines ----------------------------------------------------------------------------------------------------


def broken_file(folder: Path) -> Path:
    good = [line_of(county(number)) for number in range(3)]
    bad = [
        b'{"id": \n',
        b"[1]\n",
        line_of({**county(7), "period": "soon"}),
        line_of({**county(8), "id": "county-1"}),
        b"\xff\xfe\n",
        b'{"id": "a", "id": "b"}\n',
        line_of({**county(9), "checks": [check("total = nothing")]}),
    ]
    file = folder / "reports.jsonl"
    file.write_bytes(good[0] + b"".join(bad[:2]) + b"\n" + good[1] + b"".join(bad[2:]) + good[2])
    return file


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv", "markdown"])
def test_broken_lines_are_told_with_their_numbers_and_the_rest_goes_on(tmp_path: Path, format_: str) -> None:
    file = broken_file(tmp_path)
    result = run("check", "--format", format_, "--data", file, columns=200)
    assert result.status == 2
    told = [line for line in result.err.splitlines() if line.startswith(f"{file}:")]
    assert [int(line.removeprefix(f"{file}:").split(":")[0]) for line in told] == [2, 3, 6, 7, 8, 9, 10]
    assert all(f"county-{number}" in result.out for number in range(3))
    assert "3 checked: 3 holds" in result.err


@pytest.mark.parametrize("words", COMMANDS[1:], ids=lambda words: str(words[0]))
def test_so_with_the_other_commands(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run(*words, "--format", "jsonl", "--data", broken_file(tmp_path))
    assert result.status == 2
    assert {json.loads(line)["report"] for line in result.out.splitlines()} >= {f"county-{each}" for each in range(3)}


def test_nothing_is_written_to_a_file_if_a_line_is_broken(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run("check", "--format", "jsonl", "--data", broken_file(tmp_path), "-o", out)
    assert result.status == 2 and not out.exists()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["reports.jsonl"]
    assert "was not written" in result.err


def test_a_failing_check_and_a_broken_line_end_with_two(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_bytes(line_of(county(0, "6")) + b"{\n")
    assert run("check", "--data", file).status == 2
    file.write_bytes(line_of(county(0, "6")))
    assert run("check", "--data", file).status == 1


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path / "b.json", county(1))
    write(tmp_path / "a.jsonl", county(3), county(2))
    write(tmp_path / "c.JSON", county(4))
    (tmp_path / "notes.txt").write_text("not a report", encoding="utf-8")
    (tmp_path / "d.json").write_text("{", encoding="utf-8")
    result = run("check", "--format", "jsonl", "--data", tmp_path)
    assert result.status == 2 and f"{tmp_path / 'd.json'}:" in result.err
    order = [json.loads(line)["report"] for line in result.out.splitlines()]
    assert order == ["county-3", "county-2", "county-1", "county-4"]


def test_a_last_line_without_an_end_and_windows_ends_are_lines_too(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + line_of(county(0)).strip() + b"\r\n\r\n" + line_of(county(1)).strip())
    result = run("check", "--format", "json", "--data", file)
    assert result.status == 0 and [row["report"] for row in result.rows()] == ["county-0", "county-1"]


def test_memory_does_not_grow_with_the_reports(tmp_path: Path) -> None:
    """Rows of many reports go through without any of them being kept."""
    import gc

    from kangle_stats.models import Report
    from kangle_stats.reading import read_reports

    file = tmp_path / "reports.jsonl"
    file.write_bytes(b"".join(line_of(county(number)) for number in range(300)))
    most = 0
    for number, _ in enumerate(read_reports([file], lambda problem: pytest.fail(str(problem)))):
        if number % 50 == 0:
            gc.collect()
            most = max(most, sum(isinstance(each, Report) for each in gc.get_objects()))
    assert most < 20


# --- Interruption ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["jsonl", "table"])
def test_an_interruption_leaves_nothing_of_the_output(tmp_path: Path, format_: str) -> None:
    pipe = tmp_path / "reports.jsonl"
    os.mkfifo(pipe)
    out = tmp_path / "out.txt"
    command = [sys.executable, "-m", "kangle_stats", "check", "--format", format_, "--data", str(pipe), "-o", str(out)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with running, pipe.open("wb", buffering=0) as feed:
        for number in range(ENOUGH):
            feed.write(line_of(county(number)))
        time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        printed, told = running.communicate(timeout=60)
    assert (running.returncode, printed, told.strip()) == (130, b"", b"interrupted")
    assert [each.name for each in tmp_path.iterdir()] == ["reports.jsonl"]


def test_an_interruption_leaves_the_old_output_as_it_was(tmp_path: Path) -> None:
    pipe = tmp_path / "reports.jsonl"
    os.mkfifo(pipe)
    out = tmp_path / "out.jsonl"
    out.write_text("old\n", encoding="utf-8")
    command = [sys.executable, "-m", "kangle_stats", "list", "--format", "jsonl", "--data", str(pipe), "-o", str(out)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE)
    with running, pipe.open("wb", buffering=0) as feed:
        feed.write(line_of(county(0)))
        time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=60)
    assert (running.returncode, told.strip()) == (130, b"interrupted")
    assert out.read_text(encoding="utf-8") == "old\n"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out.jsonl", "reports.jsonl"]


def test_the_same_rows_in_every_format(tmp_path: Path) -> None:
    file = write(tmp_path / "reports.jsonl", *(county(number, "5" if number % 3 else "6") for number in range(30)))
    results: dict[str, Result] = {
        format_: run("check", "--verdict", "fails", "--format", format_, "--data", file)
        for format_ in ("json", "jsonl", "csv")
    }
    rows = results["json"].rows()
    assert len(rows) == 10
    assert [json.loads(line) for line in results["jsonl"].out.splitlines()] == rows
    assert len(results["csv"].out.splitlines()) == 1 + len(rows)
    assert {result.status for result in results.values()} == {1}
