"""Rows as a table for a terminal, or as records one under the other where a table would not fit."""

import io
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kangle_stats import folding
from kangle_stats.folding import fold, harmless, longest_token
from kangle_stats.render.column import Column

_GAP = 2
_NARROWEST = 8
"""Cells below which a column of text is tiring to read."""

_HEADING, _GROUP = "bold", "bold cyan"


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

    parts: list[Table | Text] = [_table(heads, [], widths)] if widths else []
    sections = groupby(records, key=lambda record: [record[n] for n in groups])
    above: list[str] = []
    for number, (titles, members) in enumerate(sections):
        if number:
            parts.append(Text())
        # A title is repeated only below another one of a higher level.
        same = next((level for level, (old, new) in enumerate(zip(above, titles, strict=False)) if old != new), 0)
        for title in filter(None, titles[same:]):
            parts += _lines(fold(title, width), _GROUP)
        above = titles
        cells = [[record[n] for n in shown] for record in members]
        parts += [_table(heads, cells, widths)] if widths else _stacked(heads, cells, width)
    return _printed(parts, sum(widths) + _GAP * len(widths), color)


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
    # Rich cuts what it takes to be wider than its column, so its own measure has the last word.
    return [
        max(1, *(cell_len(line) for cell in each for line in fold(cell, width)))
        for each, width in zip(texts, widths, strict=True)
    ]


def _widest(texts: Iterable[str]) -> int:
    return max(folding.width(line) for text in texts for line in text.split("\n"))


def _table(columns: Sequence[Column], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Table:
    """A table of rows, or, without any, the headings alone: group lines stand between the two."""
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        show_header=not rows,
        header_style="",
    )
    for column, width in zip(columns, widths, strict=True):
        heading = _folded(harmless(column.heading), width, _HEADING)
        table.add_column(
            heading, justify="right" if column.right else "left", width=width, no_wrap=True, overflow="crop"
        )
    for row in rows:
        table.add_row(
            *(
                _folded(cell, width, column.styles.get(cell, ""))
                for column, cell, width in zip(columns, row, widths, strict=True)
            )
        )
    return table


def _folded(cell: str, width: int, style: str) -> Text:
    return Text.assemble(("\n".join(fold(cell, width)), style))


def _stacked(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[Text]:
    """Records of a heading line, the first column, and a line with a hanging indent for each other cell."""
    lines: list[Text] = []
    for number, (first, *others) in enumerate(rows):
        if number:
            lines.append(Text())
        if first:
            lines += _lines([first] if columns[0].whole else fold(first, width), _HEADING)
        for column, cell in zip(columns[1:], others, strict=True):
            if cell:
                head, *tail = _labelled(column, cell, width - 4)
                lines += _lines(["  " + head, *("    " + line for line in tail)], column.styles.get(cell, ""))
    return lines


def _labelled(column: Column, cell: str, width: int) -> list[str]:
    label = harmless(column.heading) + ":"
    lines = fold(f"{label} {cell}", width)
    return [*fold(label, width), *cell.split("\n")] if column.whole and len(lines) > 1 else lines


def _lines(lines: Iterable[str], style: str) -> list[Text]:
    return [Text.assemble((line, style)) for line in lines]


def _printed(parts: Iterable[Table | Text], width: int, color: bool) -> str:
    console = Console(
        file=io.StringIO(),
        width=max(1, width),
        color_system="standard" if color else None,
        force_terminal=color,
        force_jupyter=False,
        no_color=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part, soft_wrap=True)
    return "".join(line.rstrip() + "\n" for line in capture.get().split("\n")[:-1])
