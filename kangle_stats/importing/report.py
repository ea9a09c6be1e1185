"""A spreadsheet to the reports in it: validated as report files are, with every fault told by its sheet and cell."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kangle_stats.documents.document import MOST_BYTES, Unreadable
from kangle_stats.forms.columns import FIGURE, HEAD, HEAD_OF_ROW, SAID_AGAIN, SHEETS, by_key
from kangle_stats.importing import delimited, xlsx
from kangle_stats.importing.figures import Entry, figure, give_ids, link_parts
from kangle_stats.importing.head import checks, head, heads, heads_of_rows, path_of, remarks
from kangle_stats.importing.record import Record
from kangle_stats.importing.sheet import Cell, Sheet
from kangle_stats.importing.tables import Table, find
from kangle_stats.messages import Details, excerpt
from kangle_stats.reading import Problem, read_report

Plain = dict[str, Any]
Tell = Callable[[Problem], None]

_PASSED_OVER = ("notes", "example", "totals", "checks", "doubts", "relations", "lists")
"""Sheets of our own workbooks that hold no figures to be read."""
_OWN_NAMES = frozenset(name for kind in _PASSED_OVER for name in SHEETS[kind])
_NEEDED = (frozenset({"value"}), frozenset({"title_zh", "title_en", "id", "measure_name"}))
_OF_CSV = SAID_AGAIN | {column.key for column in HEAD_OF_ROW}
"""Headings of exported CSV beside those of figures: none of them is passed over unawares."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass
class Imported:
    """What a spreadsheet was read into, and what its reader should know of it."""

    reports: list[Plain] = field(default_factory=list)
    """Reports as they stand in a file; none if anything is wrong."""
    sheets: list[str] = field(default_factory=list)
    """The sheets that hold figures."""
    notes: list[tuple[str, Details]] = field(default_factory=list)
    """What was passed over or taken for granted: codes of messages with their details."""


def read(data: bytes, file: str, tell: Tell, given: Mapping[str, str] | None = None) -> Imported:
    """The reports in the bytes of a spreadsheet of that name.

    `given` holds fields of the head (keys of `HEAD`) that go before those of the sheet. Problems are told, all at
    once; then there are no reports. Raises Unreadable.
    """
    sheets, encoding = _sheets(data, file)
    reader = _Reader(file, tell, dict(given or {}))
    for sheet in sheets:
        reader.add(sheet)
    imported = reader.finish()
    if encoding not in ("", "UTF-8"):
        imported.notes.insert(0, ("text-read-as", {"encoding": encoding}))
    return imported


def _sheets(data: bytes, file: str) -> tuple[list[Sheet], str]:
    """The sheets of a file, and the encoding of a text file. Raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable("document-too-long", {"limit": str(MOST_BYTES // 2**20)})
    suffix = Path(file).suffix.lower()
    if data.startswith(_OLE):
        raise Unreadable("sheet-password" if "EncryptedPackage".encode("utf-16-le") in data else "sheet-xls")
    if data.startswith(b"PK\x03\x04"):
        return xlsx.read(data), ""
    if suffix in (".xls", ".et", ".ett", ".xlsb", ".ods"):
        raise Unreadable("sheet-xls")
    if suffix in (".xlsx", ".xlsm"):
        raise Unreadable("xlsx-damaged", {"why": "no-zip"})
    sheet, encoding = delimited.read(data)
    return [sheet], encoding


class _Reader:
    """Gathers what the sheets hold, and makes reports of it."""

    def __init__(self, file: str, tell: Tell, given: dict[str, str]) -> None:
        self.file = file
        self.tell = tell
        self.given = given
        self.heads: list[Record] = []
        self.entries: list[Entry] = []
        self.checks: list[tuple[str | None, Plain]] = []
        self.remarks: list[tuple[str | None, Plain]] = []
        self.broken = False
        self.imported = Imported()

    def told(self, place: str, code: str, details: Details) -> None:
        """Tells what is wrong at a place."""
        self.broken = True
        self.tell(Problem(self.file, None, place, code, details))

    def note(self, code: str, **details: str) -> None:
        """Keeps something for the reader that is no fault."""
        self.imported.notes.append((code, details))

    def add(self, sheet: Sheet) -> None:
        """Takes in a sheet."""
        if sheet.name.strip() in _OWN_NAMES or not sheet.rows:
            return
        if sheet.hidden:
            self.note("sheet-hidden", sheet=excerpt(sheet.name))
            return
        table = find(sheet, FIGURE, _NEEDED)
        if table is not None:
            self._add_figures(sheet, table)
            self.heads += heads_of_rows(sheet, self.told)
        elif (found := checks(sheet, self.told)) is not None:
            self.checks += found
        elif (found := remarks(sheet, self.told)) is not None:
            self.remarks += found
        elif records := heads(sheet, self.told):
            self.heads += records
        elif sheet.name not in SHEETS["head"]:
            self.note("sheet-passed-over", sheet=excerpt(sheet.name))

    def _add_figures(self, sheet: Sheet, table: Table) -> None:
        self.imported.sheets.append(sheet.name)
        for cell, before in table.repeated:
            self.told(cell.place, "sheet-heading-twice", {"found": excerpt(cell.text.strip()), "first": before.place})
        unknown = [name for cell in table.unknown if (name := cell.text.strip()) not in _OF_CSV]
        if unknown:
            self.note("sheet-unknown-headings", headings="、".join(map(excerpt, unknown)))
        for number, row in table.rows:
            cells = {key: row[column] for column, key in table.keys.items() if column in row}
            place = f"{sheet.name}!{number}" if sheet.name else str(number)
            if not cells:
                continue
            if len(cells) == 1 and "value" not in cells:
                only = next(iter(cells.values()))
                self.note("sheet-row-passed-over", place=only.place, text=excerpt(only.text.strip()))
                continue
            self._note_hidden_digits(cells)
            self.entries.append(figure(Record(cells, place, self.told), table.unit))

    def _note_hidden_digits(self, cells: dict[str, Cell]) -> None:
        cell = cells.get("value")
        if cell is not None and cell.stored:
            self.note("sheet-hidden-digits", place=cell.place, shown=cell.text, stored=excerpt(cell.stored))

    def finish(self) -> Imported:
        """The reports, once every sheet was taken in."""
        if self.imported.sheets and not self.entries and not self.heads:
            self.told(self.imported.sheets[0], "sheet-no-rows", {})
            return self.imported
        if not self.imported.sheets:
            needed = "、".join(by_key(FIGURE)[key].zh for key in ("title_zh", "value"))
            self.told("", "sheet-no-table", {"needed": needed})
            return self.imported
        given_ids = assumed = 0
        for id_, record, entries in self._by_report():
            given_ids += give_ids(entries)
            assumed += link_parts(entries)
            report = self._report(id_, record, entries)
            if report is not None:
                self.imported.reports.append(report)
        if self.broken:
            self.imported.reports = []
            return self.imported
        if given_ids:
            self.note("import-ids-given", count=f"{given_ids:,}")
        if assumed:
            self.note("import-parts-partial", count=f"{assumed:,}")
        return self.imported

    def _by_report(self) -> list[tuple[str | None, Record | None, list[Entry]]]:
        """The figures of each report, with its id as the rows have it and its head."""
        by_id: dict[str | None, list[Entry]] = {}
        for entry in self.entries:
            by_id.setdefault(entry.report, []).append(entry)
        heads = {record.text("id"): record for record in self.heads}
        if len(heads) == len(by_id) == 1 and (None in heads or None in by_id):
            (id_,) = by_id
            return [(id_, self.heads[0], by_id[id_])]
        ids = dict.fromkeys([*by_id, *heads])
        return [(id_, heads.get(id_), by_id.get(id_, [])) for id_ in ids]

    def _report(self, id_: str | None, record: Record | None, entries: list[Entry]) -> Plain | None:
        """A report as it stands in a file; None if anything is wrong with it, which is told."""
        top = self._head(id_, record)
        sorted_ = [entry for entry in entries if "category" in entry.figure]
        unsorted = [entry for entry in entries if "category" not in entry.figure]
        alone = id_ is None or len(self.heads) < 2
        report: Plain = {"$schema": "report.schema.json", **top, "figures": [entry.figure for entry in sorted_]}
        for key, more in (
            ("unsorted", [entry.figure for entry in unsorted]),
            ("checks", [check for of, check in self.checks if of == id_ or (of is None and alone)]),
            ("remarks", [remark for of, remark in self.remarks if of == id_ or (of is None and alone)]),
        ):
            if more:
                report[key] = more
        places = {"figures": sorted_, "unsorted": unsorted}

        def tell(problem: Problem) -> None:
            self._tell_of(problem, places, record)

        loaded = read_report(json.dumps(report, ensure_ascii=False).encode(), self.file, tell)
        return report if loaded is not None else None

    def _head(self, id_: str | None, record: Record | None) -> Plain:
        """The head, from what was given on the command line, else from the sheet, else from the file's name."""
        top = {} if record is None else head(record)
        named = re.sub("[^a-z0-9]+", "-", Path(self.file).stem.lower()).strip("-")
        top.setdefault("id", id_ or (named if re.match("[a-z]", named) else f"report-{named}".rstrip("-")))
        for key, text in self.given.items():
            outer, *inner = path_of(key)
            top[outer] = top.get(outer, {}) | {inner[0]: text} if inner else text
        return top

    def _tell_of(self, problem: Problem, places: Mapping[str, list[Entry]], record: Record | None) -> None:
        """Tells a fault of the report by its cell; not one that only follows from what was told of that cell."""
        found = re.match(r"(figures|unsorted)\[([0-9]+)\](?:\.(\w+))?", problem.place)
        if found is not None:
            entry, key = places[found[1]][int(found[2])], found[3] or ""
            if not entry.is_faulty(key):
                self.told(entry.place_of(key), problem.code, problem.details)
            return
        key = re.sub(r"\s*\(.*", "", problem.place).replace(".", "_")
        if problem.code == "missing-key" or (key == "" and problem.code != "duplicate-id"):
            self._tell_missing(str(problem.details.get("key", key)), key, record)
            return
        where = problem.place
        if record is not None:
            where = next((record.cells[one].place for one in (key, f"{key}_zh") if one in record.cells), problem.place)
        self.told(where, problem.code, problem.details)

    def _tell_missing(self, name: str, key: str, record: Record | None) -> None:
        """Tells that a field of the head is missing, and the ways to fill it in."""
        columns = by_key(HEAD)
        path = key if key.endswith(name) else f"{key}_{name}".strip("_")
        path = {"origin": "origin_producer"}.get(path, path)
        column = columns.get(path) or columns.get(f"{path}_zh")
        if column is None:
            self.told(key, "missing-key", {"key": name})
            return
        option = OPTIONS.get(column.key)
        sheet = record.place if record is not None else SHEETS["head"][0]
        details = {"field": f"{column.zh} ({column.en})", "sheet": sheet, "option": option or "–"}
        self.told("", "import-head-missing" if option else "import-head-missing-field", details)


OPTIONS = {
    "id": "--id",
    "title_zh": "--title",
    "period": "--period",
    "ref_area_zh": "--area",
    "counterpart_area_zh": "--partner",
    "origin_producer": "--producer",
}
"""The options that give fields of the head."""
