"""The totals of a report as a table with bars."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kangle_stats.exports.page import tables
from kangle_stats.exports.page.bars import bar
from kangle_stats.exports.page.markup import Child, Markup, element, told
from kangle_stats.exports.page.places import Places, Section
from kangle_stats.messages import say, word
from kangle_stats.quantity import Number
from kangle_stats.sheets.sheet import category_name
from kangle_stats.sheets.totals import total_amount, total_name, total_note
from kangle_stats.totals import Total
from kangle_stats.wording import figure_text


def table(section: Section, totals: list[Total], places: Places, lang: str) -> Iterator[Markup]:
    """The table in pieces: a group of rows for each category, and in it what has the same unit side by side."""
    columns = {"measure": "name", "status": "status", "total": "amount"}
    groups = _groups(totals, section, places, lang)
    return tables.table("bars", section.part("totals"), say(lang, "page-totals-caption"), columns, groups, lang)


def _groups(totals: list[Total], section: Section, places: Places, lang: str) -> Iterator[Markup]:
    for category, group in groupby(_side_by_side(totals), key=lambda total: total.category):
        scales = groupby(group, key=lambda total: total.unit)
        rows = (row for _, alike in scales for row in _rows(list(alike), section, places, lang))
        yield from tables.group(category_name(category, lang), 3, rows)


def _side_by_side(totals: list[Total]) -> list[Total]:
    """The totals in the order in which their categories, and in these their units, appear first."""
    order: dict[tuple[str, ...], int] = {}
    for total in totals:
        order.setdefault((total.category,), len(order))
        order.setdefault((total.category, total.unit), len(order))
    return sorted(totals, key=lambda total: (order[total.category,], order[total.category, total.unit]))


def _rows(alike: list[Total], section: Section, places: Places, lang: str) -> Iterator[Markup]:
    longest = max((end for total in alike for end in _drawn(total) if end), default=0)
    for total in alike:
        name: list[Child] = [
            told(total_name(total, lang), lang),
            _note(total, lang),
            _added(total, section, places, lang),
        ]
        states = [word(lang, "status", total.status)]
        if total.direction is not None:
            states.append(word(lang, "direction", total.direction))
        amount = element("span", total_amount(total, lang), class_="number")
        kind = "bar" if total.status == "reported" else "bar hollow"
        drawn = bar(*_drawn(total), longest, kind) if len(alike) > 1 else None
        yield tables.row(
            tables.name_cell(*name),
            tables.cell(*(element("span", state) for state in states), class_="status"),
            tables.cell(element("div", drawn, amount, class_="measured")),
        )


def _note(total: Total, lang: str) -> Markup | None:
    note = total_note(total, lang)
    return element("small", told(note, lang)) if note else None


def _added(total: Total, section: Section, places: Places, lang: str) -> Markup:
    """The figures that were added: the one by a link, several to be opened."""
    figures = (*total.figures, *total.missing)
    links = [
        places.figure_link(figure.id, section.report.id, told(figure.title.text(lang), lang)) for figure in figures
    ]
    if len(links) == 1:
        return element("small", links[0])
    values = [element("span", told(figure_text(figure, lang), lang), class_="number") for figure in figures]
    items = [element("li", name, " ", value) for name, value in zip(links, values, strict=True)]
    summary = element("summary", say(lang, "page-figures-added", count=f"{len(total.figures):,}"))
    return element("details", summary, element("ul", *items))


def _drawn(total: Total) -> tuple[Number | None, Number | None]:
    """What the bar of a total shows: its number, or the ends of its range."""
    if total.value is None or total.missing:
        return total.low, total.high
    return total.value, total.value
