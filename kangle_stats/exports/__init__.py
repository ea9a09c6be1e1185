"""Whole files made of reports, for other programs than this one: one module a format.

Each has `write(path, reports, lang)`, which writes reports with their findings to a file.
"""

from __future__ import annotations

FORMATS: dict[str, str] = {
    "xlsx": "kangle_stats.exports.workbook",
}
"""The formats of `export`, and the module that writes each."""
