"""Rows as a table of HTML, in which no cell acts as markup."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from kangle_stats.folding import harmless
from kangle_stats.render.column import Column

_CELL = "white-space:pre-wrap;text-align:"
"""Passages have their numbers underlined on the line below, which must not move."""


def chunks(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Columns and rows of their cells in; a table out, a line at a time, with a heading where a group begins."""
    shown = [index for index, column in enumerate(columns) if not column.group]
    groups = [index for index, column in enumerate(columns) if column.group]
    headings = (f'<th scope="col">{_text(columns[index].heading)}</th>' for index in shown)
    yield f'<table style="font-family:monospace">\n<thead>\n<tr>{"".join(headings)}</tr>\n</thead>\n<tbody>\n'
    before: list[str] = []
    for row in rows:
        names = [row[index] for index in groups]
        for depth, name in enumerate(names, 1):
            if names[:depth] != before[:depth]:
                yield f'<tr><th scope="rowgroup" colspan="{len(shown)}" style="{_CELL}left">{_text(name)}</th></tr>\n'
        before = names
        cells = (_cell(row[index], "right" if columns[index].right else "left") for index in shown)
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield "</tbody>\n</table>\n"


def heading(text: str) -> str:
    """A heading above a table."""
    return f"<h3>{_text(text)}</h3>\n"


def _cell(text: str, side: str) -> str:
    return f'<td style="{_CELL}{side}">{_text(text)}</td>'


def _text(text: str) -> str:
    return escape(harmless(text))
