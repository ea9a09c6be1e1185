"""The sheet of figures: every key of `list` and of the report file, in words and in codes."""

from __future__ import annotations

from kangle_stats.exports.book import Book, Table
from kangle_stats.exports.cells import Content, Lines, Number, is_native
from kangle_stats.exports.formulas import Cells
from kangle_stats.forms.columns import BILINGUAL, FIGURE, NAMED, SHOWN
from kangle_stats.forms.unit_words import unit_text
from kangle_stats.models import Bilingual, Report, UnsortedFigure, words
from kangle_stats.sheets.sheet import code_name
from kangle_stats.wording import unit_word

Row = dict[str, Content]


def new_table(book: Book) -> Table:
    """The empty sheet of figures."""
    other = "title_en" if book.lang == "zh" else "title_zh"
    return book.table("figures", FIGURE, [key for key in SHOWN if key != other], frozen=2)


def add(table: Table, report: Report, lang: str) -> dict[str, Cells]:
    """Writes the figures of a report; gives the cells of those that formulas can use, by their ids."""
    cells: dict[str, Cells] = {}
    for figure in [*report.figures, *report.unsorted]:
        row = table.append(figure_row(report.id, figure, lang))
        if figure.value is not None and is_native(figure.value):
            cells[figure.id] = Cells(table.place("value", row), table.place("unit_mult", row))
    return cells


def figure_row(report: str, figure: UnsortedFigure, lang: str) -> Row:
    """What the sheet says of a figure."""
    row: Row = {
        "report": report,
        "id": figure.id,
        "title_zh": figure.title.zh,
        "title_en": figure.title.en,
        "value": _number(figure.value),
        "value_to": _number(figure.value_to),
        "unit_name": unit_text(figure.unit, figure.unit_mult) if lang == "zh" else _english_unit(figure),
        "part_of": figure.part_of,
        "by": figure.by,
        "breakdowns": "; ".join(f"{cut}: {kind}" for cut, kind in figure.breakdowns.items()),
        "as_of": figure.as_of,
        "quote_prefix": Lines([quote.prefix for quote in figure.quote]),
        "quote_exact": Lines([quote.exact for quote in figure.quote]),
        "quote_suffix": Lines([quote.suffix for quote in figure.quote]),
        "follows": figure.follows,
        "unit": figure.unit,
        "unit_mult": figure.unit_mult,
        "decimals": figure.known_decimals,
        "decimals_stated": figure.decimals,
    }
    for key in NAMED:
        code = getattr(figure, key, None)
        row[key] = code
        row[f"{key}_name"] = None if code in (None, "exact") else code_name(figure, key, code, lang)
    for key in BILINGUAL:
        text = getattr(figure, key)
        row[key] = words(text, lang)
        if isinstance(text, Bilingual):
            row[f"{key}_zh"], row[f"{key}_en"] = text.zh, text.en
    return row


def _number(digits: str | None) -> Content:
    return None if digits is None else Number(digits)


def _english_unit(figure: UnsortedFigure) -> str:
    unit = unit_word(figure.unit, "en")
    return f"10^{figure.unit_mult} {unit}" if figure.unit_mult else unit
