"""Rows as a table for a terminal, or as records one under the other where a table would not fit."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from rich.color import ColorSystem
from rich.style import Style

from kangle_stats import folding
from kangle_stats.folding import fold, harmless, longest_token
from kangle_stats.render.column import Column

_GAP = 2
_NARROWEST = 8
"""Cells below which a column of text is tiring to read."""

_HEADING, _GROUP = "bold", "bold cyan"

Line = list[tuple[str, str]]
"""Pieces of text, each with its style."""


def text(columns: Sequence[Column], rows: Iterable[Sequence[str]], *, width: int, color: bool) -> str:
    """Columns and rows of their cells in; lines of at most `width` cells out, "" if there are no rows.

    No data is ever cut: cells fold, and a token wider than `width` makes its line longer. Columns that are
    empty in all rows are left out.
    """
    records = [[harmless(cell).rstrip() for _, cell in zip(columns, row, strict=True)] for row in rows]
    filled = [n for n, _ in enumerate(columns) if any(record[n] for record in records)]
    shown = [n for n in filled if not columns[n].group] or filled
    groups = [n for n in filled if n not in shown]
    if not shown:
        return ""
    heads = [columns[n] for n in shown]
    widths = _widths(heads, [[record[n] for record in records] for n in shown], width)

    def lines() -> Iterator[Line]:
        if widths:
            yield from _head(heads, widths)
        sections = groupby(records, key=lambda record: [record[n] for n in groups])
        above: list[str] = []
        for number, (titles, members) in enumerate(sections):
            if number:
                yield []
            # A title is repeated only below another one of a higher level.
            same = next((level for level, (old, new) in enumerate(zip(above, titles, strict=False)) if old != new), 0)
            for title in filter(None, titles[same:]):
                yield from _lines(fold(title, width), _GROUP)
            above = titles
            cells = ([record[n] for n in shown] for record in members)
            yield from _beside(heads, cells, widths) if widths else _stacked(heads, cells, width)

    return "".join(_printed(line, color) for line in lines())


def _widths(columns: Sequence[Column], cells: Sequence[Sequence[str]], room: int) -> list[int]:
    """The width of each column, or nothing if even the narrowest table is wider than `room`."""
    texts = [[harmless(column.heading), *each] for column, each in zip(columns, cells, strict=True)]
    natural = [max(1, _widest(each)) for each in texts]
    widths = [
        max(min(full, _NARROWEST), _widest(each[1:]) if column.whole else 0, *map(longest_token, each))
        for column, each, full in zip(columns, texts, natural, strict=True)
    ]
    spare = room - sum(widths) - _GAP * (len(widths) - 1)
    if spare < 0:
        return []
    for _ in range(min(spare, sum(natural) - sum(widths))):
        # A cell at a time to the column that has to fold most: this keeps the table low.
        widths[max(range(len(widths)), key=lambda n: natural[n] / widths[n])] += 1
    return [
        max(1, *(folding.width(line) for cell in each for line in fold(cell, width)))
        for each, width in zip(texts, widths, strict=True)
    ]


def _widest(texts: Iterable[str]) -> int:
    return max(folding.width(line) for text in texts for line in text.split("\n"))


def _head(columns: Sequence[Column], widths: Sequence[int]) -> list[Line]:
    """The headings over a rule."""
    headings = [fold(harmless(column.heading), width) for column, width in zip(columns, widths, strict=True)]
    rule = "─" * (sum(widths) + _GAP * (len(widths) - 1))
    return [*_row(columns, headings, [_HEADING] * len(columns), widths), [(rule, "")]]


def _beside(columns: Sequence[Column], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> Iterator[Line]:
    """Rows with their cells side by side."""
    for cells in rows:
        folded = [fold(cell, width) for cell, width in zip(cells, widths, strict=True)]
        styles = [column.styles.get(cell, "") for column, cell in zip(columns, cells, strict=True)]
        yield from _row(columns, folded, styles, widths)


def _row(
    columns: Sequence[Column], cells: Sequence[list[str]], styles: Sequence[str], widths: Sequence[int]
) -> list[Line]:
    """One row of folded cells: as many lines as the highest cell has."""
    lines = []
    for parts in zip_longest(*cells, fillvalue=""):
        line: Line = []
        for column, part, style, width in zip(columns, parts, styles, widths, strict=True):
            space = " " * (width - folding.width(part))
            before, after = (space, "") if column.right else ("", space)
            line += [(before, ""), (part, style), (after + " " * _GAP, "")]
        lines.append(line)
    return lines


def _stacked(columns: Sequence[Column], rows: Iterable[Sequence[str]], width: int) -> Iterator[Line]:
    """Records of a heading line, the first column, and a line with a hanging indent for each other cell."""
    for number, (first, *others) in enumerate(rows):
        if number:
            yield []
        if first:
            yield from _lines([first] if columns[0].whole else fold(first, width), _HEADING)
        for column, cell in zip(columns[1:], others, strict=True):
            if cell:
                head, *tail = _labelled(column, cell, width - 4)
                yield from _lines(["  " + head, *("    " + line for line in tail)], column.styles.get(cell, ""))


def _labelled(column: Column, cell: str, width: int) -> list[str]:
    label = harmless(column.heading) + ":"
    lines = fold(f"{label} {cell}", width)
    return [*fold(label, width), *cell.split("\n")] if column.whole and len(lines) > 1 else lines


def _lines(lines: Iterable[str], style: str) -> list[Line]:
    return [[(line, style)] for line in lines]


def _printed(line: Line, color: bool) -> str:
    """A line as text, without spaces at its end; in colour with the codes that a terminal obeys."""
    shown = "".join(_painted(*piece, color) for piece in line)
    return "".join(line.rstrip() + "\n" for line in shown.split("\n"))


def _painted(text: str, style: str, color: bool) -> str:
    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD) if color and style else text
