"""Rows as a GitHub table."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kangle_stats.folding import harmless
from kangle_stats.render.column import Column

_MARKUP = re.compile(r"[\\|`*_\[\]<>&~#!$]")


def chunks(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Columns and rows of their cells in; a table out, a line at a time, in which no cell acts as markup."""
    yield _line([_cell(column.heading) for column in columns])
    yield _line(["---:" if column.right else "---" for column in columns])
    for row in rows:
        yield _line([_cell(cell) for _, cell in zip(columns, row, strict=True)])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cell(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", harmless(text)).replace("\n", "<br>")
