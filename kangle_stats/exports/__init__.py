"""Whole files made of reports, for other programs than this one: one module a format.

Each has `write(path, reports, lang, others)`, which writes reports with their findings to a file; others are reports
that these may refer to.
"""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """A format of `export`."""

    module: str
    """The module that writes it."""
    suffixes: tuple[str, ...]
    """The endings of file names by which it is known."""
    checked: bool = True
    """Whether it shows findings: else none are made for it."""
    binary: bool = True
    """Whether a terminal would show nothing of use."""
    around: bool = False
    """Whether its `write` takes `others` too: reports around these, in which figures follow theirs."""


FORMATS: dict[str, Format] = {
    "xlsx": Format("kangle_stats.exports.workbook", (".xlsx",)),
    "sqlite": Format("kangle_stats.exports.database", (".sqlite", ".sqlite3", ".db")),
    "html": Format("kangle_stats.exports.page", (".html", ".htm"), around=True),
    "csv": Format("kangle_stats.exports.delimited", (".csv",), checked=False, binary=False),
}
"""The formats by their names."""


class LibraryTooOld(Exception):
    """A library of the machine is older than a format needs."""

    def __init__(self, name: str, found: str, needed: str) -> None:
        super().__init__(name)
        self.name = name
        self.found = found
        self.needed = needed


def format_of(file: str | None) -> str:
    """The format that the ending of a file's name tells; a workbook where it tells none."""
    ending = "" if file is None else file.lower()
    return next((name for name, format_ in FORMATS.items() if ending.endswith(format_.suffixes)), "xlsx")
