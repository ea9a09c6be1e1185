"""Reports as an SQLite database, for SQL, Datasette, R and pandas."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from kangle_stats.checks import Finding
from kangle_stats.exports import LibraryTooOld
from kangle_stats.exports.database import rows, schema
from kangle_stats.models import Report

Checked = tuple[Report, list[Finding]]

_OF_THE_DISK = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_READONLY: errno.EACCES,
}
"""Errors that come of the disk or its rights, and not of this program, as the system numbers them."""
_AT_ONCE = 5_000
"""Rows that are kept until they are written."""


def write(path: Path, reports: Iterable[Checked], lang: str) -> None:
    """Writes reports with their findings to a file. A report may come again, with findings over several reports.

    The database has everything in Chinese and in English, whatever `lang` is. Raises LibraryTooOld, and OSError
    where the file cannot be written.
    """
    if sqlite3.sqlite_version_info < schema.OLDEST_SQLITE:
        raise LibraryTooOld("SQLite", sqlite3.sqlite_version, ".".join(map(str, schema.OLDEST_SQLITE[:2])))
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            _write(database, reports)
    except sqlite3.OperationalError as error:
        number = _OF_THE_DISK.get(error.sqlite_errorcode & 0xFF)
        if number is None:
            raise
        raise OSError(number, os.strerror(number)) from None


def _write(database: sqlite3.Connection, reports: Iterable[Checked]) -> None:
    # The file is new and takes its place only when it is whole, so that a journal would be for nothing.
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;")
    database.executescript(schema.TABLES)
    database.execute("BEGIN")
    _Filling(database).fill(reports)
    database.execute("COMMIT")
    database.executescript(schema.indexes() + schema.TOTALS)
    database.executescript(
        f"PRAGMA application_id = {schema.APPLICATION_ID}; PRAGMA user_version = {schema.VERSION}; ANALYZE;"
    )


class _Filling:
    """Fills the tables, a batch of rows at a time."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.waiting: dict[str, list[rows.Row]] = {}
        self.count = 0
        self.units: set[str] = set()

    def fill(self, reports: Iterable[Checked]) -> None:
        """Writes the codes, then each report with its findings."""
        self.add(rows.code_rows())
        self.units = {str(row[0]) for row in self.waiting["unit"]}
        numbering = rows.Numbering()
        written: set[str] = set()
        for report, findings in reports:
            if report.id not in written:
                written.add(report.id)
                self.add_units(report)
                self.add(rows.report_rows(report, numbering))
            self.add(rows.finding_rows(report, findings, written, numbering))
            if self.count >= _AT_ONCE:
                self.flush()
        self.flush()
        # What a figure follows may stand in a report that came later, or that is not here.
        self.database.execute(
            "UPDATE figure SET follows_figure = NULL"
            " WHERE follows_figure IS NOT NULL AND follows_figure NOT IN (SELECT key FROM figure)"
        )

    def add_units(self, report: Report) -> None:
        """Writes the rates of a report that were not met before."""
        new = dict.fromkeys(figure.unit for figure in (*report.figures, *report.unsorted)).keys() - self.units
        self.units |= new
        self.add(("unit", rows.unit_row(unit)) for unit in sorted(new))

    def add(self, more: rows.Rows) -> None:
        """Keeps rows until there are enough of them."""
        for table, row in more:
            self.waiting.setdefault(table, []).append(row)
            self.count += 1

    def flush(self) -> None:
        """Writes the rows that are waiting."""
        for table, waiting in self.waiting.items():
            marks = ", ".join("?" * len(waiting[0])) if waiting else ""
            if waiting:
                self.database.executemany(f"INSERT INTO {table} VALUES ({marks})", waiting)
            waiting.clear()
        self.count = 0
