"""The head of a report, its formulas and its remarks, from the sheets that hold them."""

from __future__ import annotations

from itertools import islice
from typing import Any

from kangle_stats.forms.columns import FORMULA, HEAD, HEAD_OF_ROW, REMARK, SHEETS, folded, keys_by_heading
from kangle_stats.importing.record import Record, Tell
from kangle_stats.importing.sheet import Cell, Sheet
from kangle_stats.importing.tables import find

Plain = dict[str, Any]

_ROWS_OF_FORM = 60
_NEEDED = (frozenset({"id", "title_zh", "title_en"}), frozenset({"period", "ref_area_zh", "ref_area_en"}))


def heads(sheet: Sheet, tell: Tell) -> list[Record]:
    """The heads on a sheet: a row each under headings, or one as a form, each field behind its name."""
    table = find(sheet, HEAD, _NEEDED)
    if table is not None and len(table.headings) > 2:
        return [_record(table.keys, row, f"{sheet.name}!{number}", tell) for number, row in table.rows]
    known = keys_by_heading(HEAD)
    cells: dict[str, Cell] = {}
    for _, row in islice(sheet.rows.items(), _ROWS_OF_FORM):
        first = min(row)
        key = known.get(folded(row[first].text)) if row[first].kind == "text" else None
        if key is not None and first + 1 in row:
            cells.setdefault(key, row[first + 1])
    if len(cells) < (1 if sheet.name in SHEETS["head"] else 2):
        return []
    return [Record(cells, sheet.name, tell)]


def heads_of_rows(sheet: Sheet, tell: Tell) -> list[Record]:
    """The heads that stand beside figures, as in exported CSV: of each report that of its first row."""
    besides = frozenset(column.key for column in HEAD_OF_ROW) - {"report"}
    table = find(sheet, HEAD_OF_ROW, (frozenset({"report"}), besides))
    if table is None:
        return []
    keys = {column: "id" if key == "report" else key.removeprefix("report_") for column, key in table.keys.items()}
    found: dict[str | None, Record] = {}
    for number, row in table.rows:
        record = _record(keys, row, f"{sheet.name}!{number}" if sheet.name else str(number), tell)
        if record.cells:
            found.setdefault(record.text("id"), record)
    return list(found.values())


def _record(keys: dict[int, str], row: dict[int, Cell], place: str, tell: Tell) -> Record:
    return Record({key: row[column] for column, key in keys.items() if column in row}, place, tell)


def path_of(key: str) -> tuple[str, ...]:
    """Where a field of the head stands in a report file: title_zh is the zh of its title."""
    for outer in ("title", "ref_area", "counterpart_area", "origin"):
        if key.startswith(f"{outer}_"):
            return outer, key.removeprefix(f"{outer}_")
    return (key,)


def head(record: Record) -> Plain:
    """The head of a report as it stands in a file; what is missing is left out."""
    areas: Plain = {
        key: _without_none({**(_both(record, key)), "code": record.text(f"{key}_code")})
        for key in ("ref_area", "counterpart_area")
    }
    origin = {
        "producer": record.text("origin_producer"),
        "date_published": record.date("origin_date_published"),
        "url": record.text("origin_url"),
        "title": record.text("origin_title"),
    }
    return _without_none(
        {
            "id": record.text("id"),
            "title": _both(record, "title") or None,
            "period": record.date("period"),
            **{key: area or None for key, area in areas.items()},
            "origin": _without_none(origin) or None,
        }
    )


def _both(record: Record, key: str) -> Plain:
    text = record.bilingual(key)
    return text if isinstance(text, dict) else {}


def _without_none(values: Plain) -> Plain:
    return {key: value for key, value in values.items() if value is not None}


def checks(sheet: Sheet, tell: Tell) -> list[tuple[str | None, Plain]] | None:
    """The formulas on a sheet with the reports that they belong to; None if it holds none."""
    table = find(sheet, FORMULA, (frozenset({"id"}), frozenset({"formula"})))
    if table is None:
        return None
    found = []
    for number, row in table.rows:
        record = _record(table.keys, row, f"{sheet.name}!{number}", tell)
        check = {
            "id": record.text("id"),
            "formula": record.text("formula"),
            "title": record.bilingual("title"),
            "expect": record.text("expect"),
            "reason": record.bilingual("reason"),
        }
        found.append((record.text("report"), _without_none(check)))
    return found


def remarks(sheet: Sheet, tell: Tell) -> list[tuple[str | None, Plain]] | None:
    """The remarks on a sheet with the reports that they belong to; None if it holds none."""
    table = find(sheet, REMARK, (frozenset({"id"}), frozenset({"figures"}), frozenset({"text_zh", "text_en"})))
    if table is None:
        return None
    found = []
    for number, row in table.rows:
        record = _record(table.keys, row, f"{sheet.name}!{number}", tell)
        figures = [name.strip() for name in (record.text("figures") or "").split("|")]
        remark = {"id": record.text("id"), "figures": figures, "text": record.bilingual("text")}
        found.append((record.text("report"), _without_none(remark)))
    return found
