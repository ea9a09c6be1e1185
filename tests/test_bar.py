"""The progress bar: on a terminal only, gone at the end, never among the rows."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from building import figure, part, plain_report
from running import write

from kangle_stats.cli import watch

pty = pytest.importorskip("pty")

REPORTS = 300
AT_ONCE = "from kangle_stats.cli import main, watch; watch.AFTER_SECONDS = -1; watch._EVERY = {every}; main()"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    def county(number: int) -> dict[str, object]:
        total = figure("total", "5" if number else "6", breakdowns={"kind": "complete"})
        return plain_report(total, part("a", "2"), part("b", "3"), id=f"county-{number}")

    return write(tmp_path / "reports.jsonl", *map(county, range(REPORTS)))


class Terminal:
    """What is written to a terminal, gathered as it comes."""

    def __init__(self) -> None:
        self.ours, self.theirs = pty.openpty()
        self.written = b""
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        try:
            while chunk := os.read(self.ours, 65536):
                self.written += chunk
        except OSError:  # so a terminal ends on Linux
            pass

    def text(self) -> str:
        """All of it, once nothing more is to come."""
        os.close(self.theirs)
        self._reader.join(30)
        os.close(self.ours)
        return self.written.decode()


def on_screen(text: str) -> list[str]:
    """The lines that stand on the screen at the end: enough of a terminal for a bar that goes away."""
    lines, row, column = [""], 0, 0
    for token in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|\r|\n|[^\x1b\r\n]+", text):
        if token == "\r":
            column = 0
        elif token == "\n":
            row += 1
            lines += [""] * (row + 1 - len(lines))
        elif token.endswith("A"):
            row = max(0, row - int(token[2:-1] or 1))
        elif token == "\x1b[2K":
            lines[row] = ""
        elif not token.startswith("\x1b"):
            lines[row] = lines[row][:column].ljust(column) + token + lines[row][column + len(token) :]
            column += len(token)
    return [line.rstrip() for line in lines if line.strip()]


def command(*words: str, every: int = 64) -> list[str]:
    return [sys.executable, "-c", AT_ONCE.format(every=every), *words]


ENVIRONMENT = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "LANG": "en_GB.UTF-8", "PYTHONUTF8": "1"}
BAR = "━"


def test_a_bar_with_counts_while_standard_output_is_a_file(data: Path, tmp_path: Path) -> None:
    terminal = Terminal()
    with (tmp_path / "out.jsonl").open("wb") as out:
        done = subprocess.run(
            command("check", "--format", "jsonl", "--data", str(data)),
            stdout=out, stderr=terminal.theirs, env=ENVIRONMENT, timeout=60, check=False,
        )  # fmt: skip
    text = terminal.text()
    assert done.returncode == 1
    assert BAR in text and "%" in text
    assert re.search(r"256 +254 holds, 1 fails", text)
    assert on_screen(text) == ["300 checked: 299 holds, 1 fails"]
    rows = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert len([json.loads(row) for row in rows]) == REPORTS


def test_a_bar_in_chinese_while_a_file_is_written(data: Path, tmp_path: Path) -> None:
    terminal = Terminal()
    subprocess.run(
        command("check", "--lang", "zh", "--format", "csv", "--data", str(data), "-o", str(tmp_path / "out.csv")),
        stdout=terminal.theirs, stderr=terminal.theirs, env=ENVIRONMENT, timeout=60, check=False,
    )  # fmt: skip
    text = terminal.text()
    assert BAR in text and "相符" in text
    assert on_screen(text) == ["核对 300 项：299 相符，1 不符"]


def test_a_bar_before_a_table_is_gone_when_the_table_stands(data: Path) -> None:
    terminal = Terminal()
    subprocess.run(
        command("check", "--verdict", "fails", "--data", str(data)),
        stdout=terminal.theirs, stderr=terminal.theirs, env=ENVIRONMENT, timeout=60, check=False,
    )  # fmt: skip
    text = terminal.text()
    assert BAR in text
    screen = on_screen(text)
    assert not any(BAR in line or "%" in line for line in screen)
    assert any("county-0" in line for line in screen) and screen[-1] == "300 checked: 299 holds, 1 fails"


def test_no_bar_among_rows_on_the_same_terminal(data: Path) -> None:
    terminal = Terminal()
    subprocess.run(
        command("check", "--format", "jsonl", "--data", str(data)),
        stdout=terminal.theirs, stderr=terminal.theirs, env=ENVIRONMENT, timeout=60, check=False,
    )  # fmt: skip
    text = terminal.text()
    assert BAR not in text and "\x1b" not in text


@pytest.mark.parametrize("words", [("check",), ("list",), ("totals",)])
def test_no_bar_in_a_pipe(data: Path, words: tuple[str, ...]) -> None:
    done = subprocess.run(
        command(*words, "--format", "jsonl", "--data", str(data)),
        capture_output=True, env=ENVIRONMENT, timeout=60, check=False,
    )  # fmt: skip
    assert b"\x1b" not in done.stderr and BAR.encode() not in done.stderr
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize("words", [("list",), ("totals",)])
def test_other_commands_have_one_too(data: Path, words: tuple[str, ...]) -> None:
    terminal = Terminal()
    done = subprocess.run(
        command(*words, "--format", "jsonl", "--data", str(data)),
        stdout=subprocess.DEVNULL, stderr=terminal.theirs, env=ENVIRONMENT, timeout=60, check=False,
    )  # fmt: skip
    text = terminal.text()
    assert done.returncode == 0
    assert BAR in text and "256" in text and on_screen(text) == []


def test_problems_are_told_above_the_bar(data: Path) -> None:
    lines = data.read_text(encoding="utf-8").splitlines(keepends=True)
    data.write_text("".join([*lines[:200], "{\n", *lines[200:]]), encoding="utf-8")
    terminal = Terminal()
    done = subprocess.run(
        command("check", "--format", "jsonl", "--data", str(data)),
        stdout=subprocess.DEVNULL, stderr=terminal.theirs, env={**ENVIRONMENT, "COLUMNS": "300"}, timeout=60,
        check=False,
    )  # fmt: skip
    screen = on_screen(terminal.text())
    assert done.returncode == 2
    assert any(f"{data}:201: JSON, column 2: " in line for line in screen), screen
    assert not any(BAR in line for line in screen)


def test_an_interruption_takes_the_bar_away(tmp_path: Path, data: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    terminal = Terminal()
    running = subprocess.Popen(
        command("check", "--format", "jsonl", "--data", str(pipe), every=1),
        stdout=subprocess.DEVNULL, stderr=terminal.theirs, env=ENVIRONMENT,
    )  # fmt: skip
    with pipe.open("wb", buffering=0) as feed:
        feed.write(data.read_bytes())
        deadline = time.monotonic() + 30
        while BAR.encode() not in terminal.written and time.monotonic() < deadline:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        running.wait(60)
    text = terminal.text()
    assert running.returncode == 130
    assert BAR in text and on_screen(text) == ["interrupted"]
    assert text.count("\x1b[?25l") == text.count("\x1b[?25h")  # the cursor is back


def test_short_runs_show_nothing(data: Path) -> None:
    assert watch.AFTER_SECONDS >= 1
    terminal = Terminal()
    subprocess.run(
        [sys.executable, "-m", "kangle_stats", "list", "--format", "jsonl", "--data", str(data)],
        stdout=subprocess.DEVNULL, stderr=terminal.theirs, env=ENVIRONMENT, timeout=60, check=False,
    )  # fmt: skip
    assert terminal.text() == ""
