"""The figures of a document's tables as statements: what a cell counts, by the headings of its row and its column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kangle_stats.documents import Document
from kangle_stats.drafting.guessing import guess
from kangle_stats.drafting.statements import Cell, Statement, rate_of
from kangle_stats.drafting.surroundings import Prose, Surroundings
from kangle_stats.prose.context import noun_code
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.numerals import plain
from kangle_stats.prose.relation import Relation
from kangle_stats.prose.words import NOUN_UNITS, UNIT_BY_NOUN
from kangle_stats.table_sums import Layout, Line, layout, total_rank, words
from kangle_stats.table_sums.figures import unit_named
from kangle_stats.units import PERCENT, code_of_word, is_unit

MOST_FIGURES = 5_000
"""A table with more of them is a register, not a report."""
_OF_PERSONS = re.compile("姓名|户主|身份证|联系人|法人代表")
"""Heads the names of single persons, who do not belong in a report file."""
_IN_BRACKETS = re.compile("[(（]([^()（）]{1,12})[)）]")
_LONGEST_NAME = 40
_LONGEST_CAPTION = 60
_STOP = re.compile("[。；;]")
_YEAR = re.compile("(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")


@dataclass(slots=True)
class Cells:
    """What was read of the tables of a document."""

    statements: list[Statement] = field(default_factory=list)
    figures: int = 0
    """How many cells hold a figure."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Measure words that the models lack, and how many figures have each; – where the table names no unit."""
    passed_over: int = 0
    """Tables whose headings are not understood, registers, and lists of persons."""


def read_cells(document: Document, prose: Prose, asserted: Sequence[Relation], period: str) -> Cells:
    """The statements of all tables, in the order of the text.

    `asserted` are the sums of the tables, which may lend a unit to a column that names none; what a heading says of
    another year than the report's `period` is not sorted.
    """
    lent = {
        mention.start: mention
        for relation in asserted
        for mention in (relation.total, *relation.parts)
        if mention.unit and mention.value
    }
    cells = Cells()
    for number, table in enumerate(document.tables):
        build = layout(document, table)
        if build is None or len(build.figures) > MOST_FIGURES or any(map(_OF_PERSONS.search, build.names)):
            cells.passed_over += 1
            continue
        cells.figures += len(build.figures)
        for cell, mention in _figures(number, build):
            made = _statement(cell, lent.get(mention.start, mention), _title(build.caption), prose, period)
            if made is None:
                cells.left_out[mention.unit or "–"] += 1
            else:
                cells.statements.append(made)
    return cells


def _figures(number: int, build: Layout) -> Iterator[tuple[Cell, Mention]]:
    rows = {line.index: line for line in build.rows}
    columns = {line.index: line for line in build.columns}
    for (row, column), mention in sorted(build.figures.items()):
        yield Cell(number, rows[row], columns[column]), mention


def _statement(cell: Cell, mention: Mention, caption: str, prose: Prose, period: str) -> Statement | None:
    """The statement of a cell; None if it has no unit that the models know."""
    if mention.literal[-1:].isdigit() and any(map(_is_share, (cell.row, cell.column))):
        return None
    around = _surroundings(cell, caption, prose.heading(mention.start))
    unit = _unit(mention, [*_bare(cell.column.path)[::-1], *_bare(cell.row.path)[::-1], caption])
    if unit is None:
        return None
    statement = Statement(mention, around, mention.start, mention.end, rate_of(unit, around) or unit, None)
    statement.cell = cell
    statement.name = _name(cell) or caption[:_LONGEST_NAME]
    statement.status = mention.status
    if _is_comparable(cell, statement.unit, period):
        statement.guess, statement.rival, statement.weak = guess(statement.unit, around)
    return statement


def _is_comparable(cell: Cell, unit: str, period: str) -> bool:
    """Whether a figure tells what was done in the period: no other year, no plan beside the result, no mean."""
    lines = (cell.row, cell.column)
    named = {year for line in lines for text in line.path for year in _YEAR.findall(text)}
    years = _YEAR.findall(period)
    if years and any(not min(years) <= year <= max(years) for year in named):
        return False
    if any(line.path and words.OTHER_TIME.search(line.path[-1]) for line in lines):
        return False
    return unit == PERCENT or "/" in unit or all(line.additive for line in lines)


# --- Words -----------------------------------------------------------------------------------------------------------


def _title(caption: str) -> str:
    """The title of a table, without its unit and without whole sentences."""
    lines = (line.strip() for line in plain(caption).split("\n"))
    kept = (line for line in lines if not words.UNIT.search(line) and not _STOP.search(line[:-1]))
    return " ".join(line.rstrip("。；;:：") for line in kept if len(line) <= _LONGEST_CAPTION)


def _bare(path: Sequence[str]) -> list[str]:
    """Some headings without their numbers and units, without 其中; those of which nothing is left are left out."""
    return [text for text in map(_bare_heading, path) if text]


def _bare_heading(text: str) -> str:
    simple = words.AMONG.sub("", plain(text[:_LONGEST_NAME]))
    for marker in words.MARKERS:
        simple = marker.sub("", simple)
    if unit_named(simple) is not None:
        return ""
    return _IN_BRACKETS.sub(lambda found: "" if _says_unit(found[1]) else found[0], simple)


def _says_unit(inner: str) -> bool:
    return unit_named(inner.removeprefix("单位").lstrip(":")) is not None


def _surroundings(cell: Cell, caption: str, heading: str) -> Surroundings:
    """The headings of row and column, taken for the words before the number, and the table's title further off."""
    before = " ".join([*_bare(cell.row.path), *_bare(cell.column.path)])
    both = f"{before}\0{caption}"
    return Surroundings(before, "", both, before, both, f"{caption} {before}", both, heading, caption, before)


def _name(cell: Cell) -> str:
    """A name from the headings: 石坡乡 就业人数, 财政援助资金合计."""
    row, column = " ".join(_bare(cell.row.path)[-2:]), "".join(_bare(cell.column.path)[-2:])
    if not row or not column:
        return row or column
    if total_rank(row):
        return column if column.endswith(row) else f"{column}{row}"
    return f"{row} {column}"


# --- Units -----------------------------------------------------------------------------------------------------------


_SHARE = re.compile("占比|占全|占总|^占|比重|比例|增长|增幅|增速|增减|降幅|同比|环比|百分|率(?:$|[(（])")


def _is_share(line: Line) -> bool:
    """Whether a heading speaks of a share without a unit: 占比 in a table of 万元 is none of them."""
    return line.unit is None and bool(line.path) and _SHARE.search(plain(line.path[-1])) is not None


def _unit(mention: Mention, headings: Sequence[str]) -> str | None:
    """The unit of a figure. 家 and 个 count what the nearest heading names, 项 projects."""
    over, stroke, under = plain(mention.unit).partition("/")
    if stroke:
        rate = f"{code_of_word(over)}/{code_of_word(under) or NOUN_UNITS.get(under)}"
        return rate if is_unit(rate) else None
    if mention.unit_code is not None or over not in (*UNIT_BY_NOUN, "项"):
        return mention.unit_code
    named = (noun_code(plain(heading)) for heading in headings)
    code = next((one for one in named if one is not None), None)
    return code if over != "项" or code == "project" else None
