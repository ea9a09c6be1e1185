"""Markdown: plain text whose pipe tables are tables."""

from __future__ import annotations

import re
from dataclasses import replace

from kangle_stats.documents import plain
from kangle_stats.documents.document import MOST_CELLS, Cell, Document, Table, Unreadable, caption_of

_DELIMITERS = re.compile(r"[ \t]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_FENCE = re.compile(r"[ ]{0,3}(```|~~~)")
_Line = tuple[int, str]


def read(data: bytes, file: str) -> Document:
    """A Markdown file as a document; its text stays as it is, pipes included."""
    document = plain.read(data, file)
    lines: list[_Line] = []
    at = 0
    for line in document.text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    tables: list[Table] = []
    spans: list[tuple[int, int]] = []
    prose_from, caption, fence, cells = 0, "", "", 0
    number = 0
    while number < len(lines):
        start, line = lines[number]
        found = _FENCE.match(line)
        if found and fence in ("", found[1]):
            fence = "" if fence else found[1]
        if fence or not _begins_table(lines, number):
            words = line.strip("#* \t")
            caption = caption_of(caption, words) if words else caption
            number += 1
            continue
        if start > prose_from:
            spans.append((prose_from, start))
        first, grid = number, [_cells(lines[number])]
        number += 2
        while number < len(lines) and "|" in lines[number][1]:
            grid.append(_cells(lines[number]))
            number += 1
        width = len(grid[0])
        cells += width * len(grid)
        if cells > MOST_CELLS:
            raise Unreadable("document-too-many-cells", {"limit": str(MOST_CELLS)})
        tables.append(Table(tuple(_row(row, k, width) for k, row in enumerate(grid)), caption, first + 1))
        caption = ""
        prose_from = lines[number][0] if number < len(lines) else len(document.text)
    if prose_from < len(document.text):
        spans.append((prose_from, len(document.text)))
    return replace(document, tables=tuple(tables), prose_spans=tuple(spans))


def _begins_table(lines: list[_Line], number: int) -> bool:
    """Whether a heading row and a row of dashes with as many cells stand here."""
    if number + 1 == len(lines):
        return False
    (_, heading), (_, dashes) = lines[number : number + 2]
    return (
        "|" in heading
        and "|" in dashes
        and _DELIMITERS.fullmatch(dashes) is not None
        and len(_cells((0, heading))) == len(_cells((0, dashes)))
    )


def _cells(line: _Line) -> list[tuple[int, str]]:
    """The cells of a row with their offsets; a pipe after a backslash separates nothing."""
    start, text = line
    borders = [found.start() for found in re.finditer(r"(?<!\\)\|", text)]
    outside = text.strip()
    low = borders.pop(0) + 1 if outside.startswith("|") else 0
    high = borders.pop() if outside.endswith("|") and borders else len(text)
    cells = []
    for border in (*borders, high):
        raw = text[low:border]
        inner = raw.strip(" \t")
        cells.append((start + low + (len(raw) - len(raw.lstrip(" \t")) if inner else 0), inner))
        low = border + 1
    return cells


def _row(cells: list[tuple[int, str]], row: int, width: int) -> tuple[Cell, ...]:
    """The row in a grid of that width: GitHub's rule drops what is too much and fills up what lacks."""
    placed = [Cell(text, start, row, column) for column, (start, text) in enumerate(cells[:width])]
    return (*placed, *(Cell("", None, row, column) for column in range(len(placed), width)))
