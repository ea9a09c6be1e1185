"""The build of a table: which rows are its heading, which columns name the rows, and what figure stands where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kangle_stats.documents import Cell, Document, Table
from kangle_stats.prose import Mention
from kangle_stats.prose import words as prose_words
from kangle_stats.prose.numerals import plain
from kangle_stats.table_sums import words
from kangle_stats.table_sums.figures import (
    UNKNOWN,
    Number,
    Unit,
    is_missing,
    mention,
    nothing,
    number,
    unit_named,
    unit_of_count,
    unit_of_heading,
    unit_of_table,
)

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LONGEST_NAME = 40
"""Characters of a heading; what is longer is a sentence."""
_SPACE = re.compile(r"\s+")
_NUMBERING = frozenset(["", "甲", "乙", "丙", "栏次", "列次", "行次"])


class _Row(NamedTuple):
    number: int
    cells: tuple[Cell, ...]


@dataclass(slots=True, eq=False)
class Line:
    """A row or a column of figures."""

    index: int
    path: tuple[str, ...]
    """Its headings from the outermost to its own, a merged one once."""
    additive: bool
    """Whether its figures are amounts that can be added up along it or with those of its neighbours."""
    blank: bool = False
    """Whether nothing but a heading stands in it."""
    indent: int = 0
    """How many spaces stand before its own heading."""
    unit: Unit | None = None
    """The unit that its heading names."""
    counts: Unit | None = None
    """The unit of what its heading says is counted (户数)."""
    may_count: Unit | None = None
    """The same, where nothing else decides (企业)."""
    name: str = ""
    """Its headings in a few words."""
    planned: bool = False


@dataclass(slots=True)
class Layout:
    """The rows and columns of a table's figures."""

    caption: str
    """What stands above it, titles within it included."""
    names: tuple[str, ...]
    """The headings of the columns that name its rows: 乡镇."""
    rows: list[Line] = field(default_factory=list)
    columns: list[Line] = field(default_factory=list)
    figures: dict[tuple[int, int], Mention] = field(default_factory=dict)
    """The figures by row and column of the grid."""
    missing: dict[tuple[int, int], Mention] = field(default_factory=dict)
    """What stands where a figure is missing."""
    repeated: set[tuple[int, int]] = field(default_factory=set)
    """Where a merged cell goes on, whose figure counts once."""
    tall: set[tuple[int, int]] = field(default_factory=set)
    """Where a cell stands that is merged over several rows."""
    unclear: set[tuple[int, int]] = field(default_factory=set)
    """Where something else than a figure stands (详见附件), or a cell merged over several columns."""


def table_figures(document: Document) -> list[Mention]:
    """The figures of all tables whose build is understood, in the order of the text."""
    builds = (layout(document, table) for table in document.tables)
    found = [mention for build in builds if build is not None for mention in build.figures.values()]
    return sorted(found, key=lambda mention: mention.start)


def layout(document: Document, table: Table) -> Layout | None:
    """The build of a table, or None where it has none that is understood."""
    caption, rows = _without_titles(table)
    numbers = {
        (cell.row, cell.column): found
        for row in rows
        for cell in row.cells
        if cell.start is not None and (found := number(cell)) is not None
    }
    heading, body = _split(rows, numbers)
    if not body:
        return None
    width = len(body[0].cells)
    paths = [_path([row.cells[column] for row in heading]) for column in range(width)]
    kinds = [_kind(paths[column], [row.cells[column] for row in body], numbers) for column in range(width)]
    if "figures" not in kinds:
        return None
    first = kinds.index("figures")
    labels = [column for column in range(first) if kinds[column] in ("label", "ignored")]
    names = [paths[column] for column in range(first) if kinds[column] == "label" and paths[column]]
    if any(kinds[column] == "label" and paths[column] in names for column in range(first, width)):
        return None  # two tables side by side
    return _filled(document, body, numbers, paths, kinds, labels, caption)


def _filled(
    document: Document,
    body: list[_Row],
    numbers: dict[tuple[int, int], Number],
    paths: list[tuple[str, ...]],
    kinds: list[str],
    labels: list[int],
    caption: str,
) -> Layout:
    result = Layout(caption, tuple(name for column in labels for name in paths[column]))
    table_unit = unit_of_table(caption)
    title_unit = unit_of_count(caption, (*words.COUNTS, *words.COUNTED_NOUNS)) or UNKNOWN
    columns = [column for column, kind in enumerate(kinds) if kind == "figures"]
    units = [column for column, kind in enumerate(kinds) if kind == "unit"]
    for column in columns:
        result.columns.append(_line(column, paths[column]))
    wide = {(cell.row, cell.column) for row in body for at, cell in enumerate(row.cells) if cell.column != at}
    tall = {(cell.row, cell.column) for row in body for cell in row.cells if cell.row != row.number}
    above: list[str] = []
    for row in body:
        index, cells = row
        above = _names(cells, labels, kinds, above)
        path = tuple(name for name in above if name)
        line = _line(index, path)
        line.indent = _indent(cells, labels)
        for column in units:
            named = unit_named(cells[column].text)
            line.unit = named or line.unit
        line.blank = _is_section(cells, columns, path)
        line.additive = line.additive and not _is_share(line.unit)
        result.rows.append(line)
        for each in result.columns:
            cell, place = cells[each.index], (index, each.index)
            if cell.text and (cell.row, cell.column) in wide:
                result.unclear.add(place)
            elif cell.text and (cell.row, cell.column) in tall:
                result.tall.add(place)
            if cell.start is None:
                if cell.text:
                    result.repeated.add(place)
                continue
            printed = numbers.get((cell.row, cell.column))
            if printed is None and not is_missing(cell.text):
                result.unclear.add(place)
                continue
            noun = f"{line.name} {each.name}".strip()
            status = "planned" if each.planned else "reported"
            here = printed or nothing(cell)
            figure = mention(
                here, _unit(line, each, table_unit) or title_unit, noun, status, document.position(here.start)
            )
            (result.missing if printed is None else result.figures)[place] = figure
    return result


def _line(index: int, path: tuple[str, ...]) -> Line:
    unit = next((unit for text in reversed(path) if (unit := unit_of_heading(text)) is not None), None)
    additive = not _is_share(unit) and not any(words.RATIO.search(text) for text in path)
    if path and words.OTHER_TIME.search(path[-1]):
        additive = False
    name = " ".join(text[:_LONGEST_NAME] for text in path[-2:])
    return Line(
        index,
        path,
        additive,
        unit=unit,
        counts=unit_of_count(name, words.COUNTS),
        may_count=unit_of_count(name, words.COUNTED_NOUNS),
        name=name,
        planned=words.PLAN.search(name) is not None,
    )


def _is_share(unit: Unit | None) -> bool:
    return unit is not None and (unit.word in prose_words.SHARES or "/" in unit.word)


def _unit(row: Line, column: Line, table_unit: Unit | None) -> Unit | None:
    """The unit of a figure: its row's, its column's, what they count, the table's.

    A column of shares is one in any row.
    """
    if column.unit is not None and _is_share(column.unit):
        return column.unit
    return row.unit or column.unit or column.counts or row.counts or table_unit or column.may_count


# --- Rows that are not figures ---------------------------------------------------------------------------------------


def _begun(row: Sequence[Cell]) -> list[Cell]:
    """The cells of a row with a text, each merged one once."""
    seen, found = set(), []
    for cell in row:
        if cell.text.strip() and (cell.row, cell.column) not in seen:
            seen.add((cell.row, cell.column))
            found.append(cell)
    return found


def _without_titles(table: Table) -> tuple[str, list[_Row]]:
    """The caption with the title rows at the top put to it, and the other rows without notes."""
    caption, rows = [table.caption], [_Row(number, cells) for number, cells in enumerate(table.rows)]
    first = 0
    while first < len(rows):
        cells = rows[first].cells
        texts = _begun(cells)
        says_unit = any(words.UNIT.search(cell.text) for cell in texts) and len(texts) <= 2
        is_title = len(texts) == 1 and len(cells) > 1 and all(cell.column == texts[0].column for cell in cells)
        if texts and not says_unit and not is_title:
            break
        caption.extend(cell.text for cell in texts)
        first += 1
    return "\n".join(caption), [row for row in rows[first:] if (texts := _begun(row.cells)) and not _is_note(texts)]


def _is_note(texts: list[Cell]) -> bool:
    return len(texts) <= 2 and words.NOTE.search(_name(texts[0])) is not None


def _split(rows: list[_Row], numbers: dict[tuple[int, int], Number]) -> tuple[list[_Row], list[_Row]]:
    """The rows of the heading and the rest, without a row that only numbers the columns."""
    first = 0
    while first < len(rows) and not _has_figures(rows[first].cells, numbers, first == 0):
        first += 1
    if first == len(rows):
        return rows, []
    while first > 1 and len(_begun(rows[first - 1].cells)) == 1:
        first -= 1  # the name of a section
    if first and _is_numbering(rows[first].cells, numbers):
        return rows[:first], rows[first + 1 :]
    return rows[:first], rows[first:]


def _has_figures(row: Sequence[Cell], numbers: dict[tuple[int, int], Number], top: bool) -> bool:
    here = [found for cell in row if cell.start is not None and (found := numbers.get((cell.row, cell.column)))]
    years = top and all(not found.unit and _YEAR.fullmatch(found.value) for found in here)
    marks = any(cell.start is not None and cell.text.strip() and is_missing(cell.text) for cell in row[1:])
    return (bool(here) and not years) or (marks and not top)


def _is_numbering(row: Sequence[Cell], numbers: dict[tuple[int, int], Number]) -> bool:
    """Whether the row only numbers the columns: 甲 乙 1 2 3."""
    here = [numbers.get((cell.row, cell.column)) for cell in row if cell.start is not None]
    values = [found.value for found in here if found is not None]
    others = [cell.text.strip() for cell in row if (cell.row, cell.column) not in numbers]
    counted = values == [str(number) for number in range(1, len(values) + 1)]
    return counted and len(values) > 1 and all(text in _NUMBERING for text in others)


# --- Headings --------------------------------------------------------------------------------------------------------


def _name(cell: Cell) -> str:
    return _SPACE.sub("", cell.text)


def _path(cells: Sequence[Cell]) -> tuple[str, ...]:
    """The texts of some headings from the outermost in, each merged one once."""
    return tuple(_name(cell) for cell in _begun(cells))


def _kind(path: tuple[str, ...], cells: list[Cell], numbers: dict[tuple[int, int], Number]) -> str:
    """What a column holds: figures, label, unit, or what is ignored."""
    if path and words.IGNORED.match(plain(path[-1])):
        return "ignored"
    begun = [cell for cell in cells if cell.start is not None and not is_missing(cell.text)]
    if path and words.UNIT_HEADING.match(path[-1]) and any(unit_named(cell.text) for cell in begun):
        return "unit"  # elsewhere 单位 heads the names of organisations
    figures = sum((cell.row, cell.column) in numbers for cell in begun)
    return "figures" if figures and 2 * figures >= len(begun) else "label"


def _names(row: Sequence[Cell], labels: list[int], kinds: list[str], above: list[str]) -> list[str]:
    """The names of a row, one for each column that names rows; a blank before a name goes on with that above it."""
    names: list[str] = []
    seen = set()
    for column in labels:
        cell = row[column]
        name = _name(cell)
        ignored = kinds[column] == "ignored" and not total_rank(name)
        if (cell.row, cell.column) in seen or ignored or is_missing(name):
            name = ""
        seen.add((cell.row, cell.column))
        names.append(name)
    for k in range(len(names) - 2, -1, -1):
        below = names[k + 1]
        if not names[k] and below and row[labels[k]].start is not None and total_rank(below) < 2:
            names[k] = above[k] if above and not total_rank(above[k]) else ""
    return names


def _indent(row: Sequence[Cell], labels: list[int]) -> int:
    texts = [plain(row[column].text) for column in labels if row[column].text.strip()]
    return len(texts[-1]) - len(texts[-1].lstrip(" ")) if texts else 0


def _is_section(cells: Sequence[Cell], columns: list[int], path: tuple[str, ...]) -> bool:
    """Whether a row only names those that follow. A row without figures may also be one whose figures are missing."""
    if all(cells[column].text.strip() and cells[column].column < columns[0] for column in columns):
        return True
    if any(cells[column].text.strip() for column in columns) or not path:
        return not path and not any(cells[column].text.strip() for column in columns)
    name = path[-1]
    return name.endswith((":", "：")) or any(marker.match(name) for marker in (*words.MARKERS, words.AMONG))


@lru_cache(maxsize=4096)
def total_rank(name: str) -> int:
    """Of what rank the total is that a heading names: 3 for 总计, 2 for 合计, 1 for 小计, 0 for none."""
    if len(name) > _LONGEST_NAME:
        return 0
    simple = re.sub(r"[(][^()]*[)]|[:：\s]", "", plain(name))
    return next((rank for rank, pattern in words.RANKS if pattern.fullmatch(simple)), 0)
