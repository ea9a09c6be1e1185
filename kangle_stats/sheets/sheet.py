"""What a kind of result needs to be written in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from kangle_stats.categories import CATEGORIES
from kangle_stats.messages import word
from kangle_stats.models import Figure, Report, UnsortedFigure
from kangle_stats.quantity import Number, plain
from kangle_stats.render.column import Column

Row = dict[str, object]
Item = TypeVar("Item")


class Sheet(NamedTuple, Generic[Item]):
    """How one kind of result is written."""

    keys: tuple[str, ...]
    """The keys of a row, which scripts rely on."""
    row: Callable[[Item, str], Row]
    """The row of a result; its messages in the language given."""
    columns: Callable[[str], list[Column]]
    """The columns of the table for people, in the language given."""
    lines: Callable[[Item, str], Iterable[Sequence[str]]]
    """The lines of a result in that table, most often one, each with a cell for each column."""


def keyed(keys: Sequence[str], *values: object) -> Row:
    """A row of values under their keys."""
    return dict(zip(keys, values, strict=True))


def digits(number: Number | None) -> str | None:
    """A number for machines, in plain decimal notation."""
    return None if number is None else plain(number)


def report_title(report: Report, lang: str) -> str:
    """The line above the rows of a report."""
    return f"{report.title.text(lang)} ({report.id})"


def category_name(code: str, lang: str) -> str:
    """The name of a category for people."""
    category = CATEGORIES[code]
    return category.zh if lang == "zh" else category.en


def measure_name(category: str, code: str, lang: str) -> str:
    """The name of a measure for people."""
    measure = CATEGORIES[category].measures[code]
    return measure.zh if lang == "zh" else measure.en


def code_name(figure: UnsortedFigure, kind: str, code: str, lang: str) -> str:
    """The name of a code of a figure for people: its category, measure, status or another kind."""
    if kind == "category":
        return category_name(code, lang)
    if kind == "measure":
        assert isinstance(figure, Figure)
        return measure_name(figure.category, code, lang)
    return word(lang, kind, code)
