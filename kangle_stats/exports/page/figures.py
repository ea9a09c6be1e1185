"""All figures of a report as a table, each with its quote, its range and its checks on demand."""

from __future__ import annotations

from collections.abc import Iterator

from kangle_stats.exports.page import tables
from kangle_stats.exports.page.checks import finding_link, quotes
from kangle_stats.exports.page.markup import Markup, element, joined, link, told
from kangle_stats.exports.page.places import Places, Section, anchor
from kangle_stats.messages import heading, say, word
from kangle_stats.models import UnsortedFigure, words
from kangle_stats.sheets.sheet import category_name, measure_name
from kangle_stats.sheets.shown import intervals
from kangle_stats.wording import figure_text, unit_word

_MOST_ON_ONE_LINE = 28
"""Characters of a value that is kept on one line."""


def table(section: Section, places: Places, lang: str) -> Iterator[Markup]:
    """The table in pieces, with a group of rows for each category; page.js finds what to filter in its `data-`."""
    columns = {"figure": "name", "value": "value", "status": "status"}
    groups = _groups(section, places, lang)
    return tables.table("figures", section.part("figures"), say(lang, "page-figures-caption"), columns, groups, lang)


def _groups(section: Section, places: Places, lang: str) -> Iterator[Markup]:
    groups: dict[str, list[UnsortedFigure]] = {}
    for figure in section.figures:
        groups.setdefault(_category(figure, lang), []).append(figure)
    for name, figures in groups.items():
        rows = (_row(figure, section, places, lang) for figure in figures)
        yield from tables.group(name, 3, rows, data_category=name)


def _category(figure: UnsortedFigure, lang: str) -> str:
    code = getattr(figure, "category", None)
    return heading(lang, "no_category") if code is None else category_name(code, lang)


def _row(figure: UnsortedFigure, section: Section, places: Places, lang: str) -> Markup:
    place = anchor(section.report.id, "figures", figure.id)
    value = figure_text(figure, lang)
    status = word(lang, "status", figure.status)
    title = told(figure.title.text(lang), lang)
    name = element("span", title, " ", link(place, element("code", figure.id), class_="id"), class_="title")
    return tables.row(
        tables.name_cell(name, _details(figure, section, places, lang)),
        tables.cell(told(value, lang), class_="value" if len(value) <= _MOST_ON_ONE_LINE else "value long"),
        tables.cell(status, class_="status"),
        id=place,
        class_="part" if figure.part_of is not None else None,
        data_status=status,
        data_unit=unit_word(figure.unit, lang),
    )


def _details(figure: UnsortedFigure, section: Section, places: Places, lang: str) -> Markup:
    rows = [(key, told(text, lang)) for key, text in _said(figure, lang) if text]
    own = section.report.id
    for key, name in (("part_of", figure.part_of), ("follows", figure.follows)):
        if name is not None:
            rows.append((key, places.figure_link(name, own, element("code", name))))
    if figure.quote:
        rows.append(("quote", quotes(figure)))
    found = places.findings_of(own, figure.id)
    if found:
        rows.append(("checks", joined(*(finding_link(placed, lang) for placed in found), by=" · ")))
    terms = [element("div", element("dt", heading(lang, key)), element("dd", content)) for key, content in rows]
    return element("details", element("summary", heading(lang, "details")), element("dl", *terms))


def _said(figure: UnsortedFigure, lang: str) -> Iterator[tuple[str, str | None]]:
    """What is stated of a figure besides its value, with the keys of its headings."""
    quantity = figure.quantity
    if quantity is not None and quantity.promise.low != quantity.promise.high:
        yield from intervals(figure, lang)
    category, measure = getattr(figure, "category", None), getattr(figure, "measure", None)
    if category is not None and measure is not None:
        yield "measure", measure_name(category, measure, lang)
    for kind in ("direction", "basis"):
        code = getattr(figure, kind)
        yield kind, None if code is None else word(lang, kind, code)
    yield "as_of", figure.as_of
    yield "subject", words(figure.subject, lang)
    yield "group", words(figure.group, lang)
    yield "note", words(figure.note, lang)
