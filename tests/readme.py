"""The code blocks and tables of a README. `python tests/readme.py N` prints its Nth set-up command, for .ci/run."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
REFERENCES = {"en": ROOT / "docs" / "reference.md", "zh": ROOT / "docs" / "reference.zh-CN.md"}

_BLOCK = re.compile(r"^```(\S+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block."""

    language: str
    name: str
    """What follows the language: a file's name, or `set-up` for commands that .ci/run runs."""
    text: str
    line: int


class Step(NamedTuple):
    """A command of a `console` block and the output shown under it."""

    command: str
    output: str


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    return [
        Block(found[1], found[2] or "", found[3], text.count("\n", 0, found.start()) + 1)
        for found in _BLOCK.finditer(text)
    ]


def steps(block: Block) -> list[Step]:
    """The commands of a block: in `console` the lines that begin with `$ `, elsewhere every line."""
    if block.language != "console":
        return [Step(line, "") for line in block.text.splitlines()]
    parts = [part.partition("\n") for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]]
    return [Step(command, output.rstrip("\n")) for command, _, output in parts]


def set_up_commands(text: str) -> list[str]:
    """The commands that set something up: not for a test, which would install into its own feet."""
    return [block.text.strip() for block in blocks(text) if block.name == "set-up"]


def table(text: str, heading: str) -> list[list[str]]:
    """The rows of the table whose first heading is `heading`."""
    rows = [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in text.partition(f"\n| {heading} |")[2].partition("\n\n")[0].splitlines()[2:]
    ]
    assert rows, f"no table {heading}"
    return rows


if __name__ == "__main__":
    print(set_up_commands(READMES["en"].read_text(encoding="utf-8"))[int(sys.argv[1]) - 1])
