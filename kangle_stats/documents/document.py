"""What every format is read into: one text with all its places, and the tables in it as full grids."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kangle_stats.folding import harmless
from kangle_stats.language import locale_language
from kangle_stats.messages import Details, say

MOST_BYTES = 64 * 2**20
"""The longest document that is read, as text: a longer one is a mistake, or an attack."""
MOST_CELLS = 1_000_000
"""Cells of all tables of one document, empty ones and repeated ones included."""


class Unreadable(Exception):
    """A document that cannot be read; `code` and `details` make the message."""

    def __init__(self, code: str, details: Details | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.details: Details = details or {}
        self.file = ""
        """The file, where `read_document` was asked for one."""

    def text(self, lang: str | None = None) -> str:
        """Why it cannot be read and what to do, in `lang` (zh or en; by default that of the locale)."""
        said = say(lang or locale_language(), self.code, **self.details)
        return harmless(f"{self.file}: {said}" if self.file else said)

    def __str__(self) -> str:
        return self.text()


class Cell(NamedTuple):
    """One place of a table's grid. A merged cell stands at every place that it covers."""

    text: str
    """Its text in one line, with the spaces before it: they may show its level."""
    start: int | None
    """Where the text stands in `Document.text`; None where a merged cell is repeated or the grid is filled up."""
    row: int
    """The row of the grid in which the cell begins."""
    column: int
    """The column in which it begins."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid: every row has a cell for every column."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    """The paragraph just before it, which often holds its title or 单位：万元; where it holds the unit alone, which
    stands between a table and its title, that before it too, on a line of its own."""
    line: int
    """The line of `Document.text` on which it begins, counted from 1."""


@dataclass(frozen=True)
class Document:
    """A document's text in reading order, one paragraph or table row a line, cells separated by tabs.

    Of plain text and Markdown it is the file's own text with every line end as "\\n", so that lines and columns are
    those of an editor.
    """

    file: str
    text: str
    tables: tuple[Table, ...]
    encoding: str
    """UTF-8, UTF-16, GB18030 or docx."""
    prose_spans: tuple[tuple[int, int], ...]
    """The half-open ranges of `text` outside tables, in order."""

    @cached_property
    def prose(self) -> str:
        """The text with every row of a table left blank, so that its offsets, lines and columns are the text's own."""
        kept, at = [], 0
        for start, end in (*self.prose_spans, (len(self.text), len(self.text))):
            kept.append(re.sub(r"[^\n]", " ", self.text[at:start]))
            kept.append(self.text[start:end])
            at = end
        return "".join(kept)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


# --- Making one from blocks ------------------------------------------------------------------------------------------


class Part(NamedTuple):
    """A cell as a format has it, before the grid is made."""

    text: str
    columns: int = 1
    """How many columns it covers."""
    above: bool = False
    """Whether it only carries on the cell above it."""
    beside: bool = False
    """Whether it only carries on the cell to its left."""


Rows = Sequence[Sequence[Part]]
"""A table as a format has it, row by row."""


_UNIT_LINE = re.compile(r"[(（【\[]?\s*(?:计量|金额|数量)?单位\s*[:：]")


def caption_of(before: str, line: str) -> str:
    """The caption that a line makes with that of what stands before it: 单位：万元 stands below a table's title."""
    above = before.rpartition("\n")[2]
    return f"{above}\n{line}" if above and _UNIT_LINE.match(line) else line


class Blocks:
    """Paragraphs and tables, taken in reading order and laid out in one text."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0
        self._caption = ""
        self._tables: list[Table] = []
        self._spans: list[tuple[int, int]] = []
        self._cells = 0

    def paragraph(self, text: str) -> None:
        """Add a paragraph, which may hold line breaks."""
        start = self._length
        for line in text.split("\n"):
            self._add(line)
        if self._spans and self._spans[-1][1] == start:
            start = self._spans.pop()[0]
        self._spans.append((start, self._length))
        if text.strip():
            self._caption = caption_of(self._caption, text.strip())

    def table(self, rows: Rows) -> None:
        """Add a table. Raises Unreadable where its grid would be too large."""
        width = max((sum(part.columns for part in row) for row in rows), default=0)
        self._cells += width * len(rows)
        if self._cells > MOST_CELLS:
            raise Unreadable("document-too-many-cells", {"limit": str(MOST_CELLS)})
        if not width:
            return
        line = len(self._lines) + 1
        grid: list[tuple[Cell, ...]] = []
        for row in rows:
            cells = self._row(row, grid)
            cells += [Cell("", None, len(grid), column) for column in range(len(cells), width)]
            grid.append(tuple(cells))
        self._tables.append(Table(tuple(grid), self._caption, line))
        self._caption = ""

    def _row(self, row: Sequence[Part], grid: list[tuple[Cell, ...]]) -> list[Cell]:
        cells: list[Cell] = []
        printed: list[str] = []
        at, here = self._length, len(grid)
        for part in row:
            column = len(cells)
            if part.above and grid:
                first = grid[-1][column]._replace(start=None)
            elif part.beside and cells:
                first = cells[-1]._replace(start=None)
            else:
                first = Cell(part.text, at, here, column)
            printed.append(part.text if first.start is not None else "")
            printed.extend([""] * (part.columns - 1))
            at += len(printed[column]) + part.columns
            cells.append(first)
            cells.extend([first._replace(start=None)] * (part.columns - 1))
        self._add("\t".join(printed))
        return cells

    def _add(self, line: str) -> None:
        self._lines.append(line)
        self._length += len(line) + 1

    def document(self, file: str, encoding: str) -> Document:
        """All that was added, as a document."""
        text = "".join(f"{line}\n" for line in self._lines)
        return Document(file, text, tuple(self._tables), encoding, tuple(self._spans))
