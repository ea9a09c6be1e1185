"""docs/exports.md in both languages tells every table and column of the database, and every column of the CSV file."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import readme
from readme import ROOT
from running import run

from kangle_stats.exports.codebook import COLUMNS
from kangle_stats.exports.database import schema

PAGES = {"en": ROOT / "docs" / "exports.md", "zh": ROOT / "docs" / "exports.zh-CN.md"}


def page(lang: str) -> str:
    return PAGES[lang].read_text(encoding="utf-8")


def described(text: str) -> dict[str, list[str]]:
    """The tables and views with their columns, as the page has them."""
    sections = re.findall(r"^### \S+ `(\w+)`\n(.*?)(?=^##)", text, re.MULTILINE | re.DOTALL)
    return {
        name: re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", rows, re.MULTILINE)))
        for name, rows in sections
    }


@pytest.mark.parametrize("lang", PAGES)
def test_every_table_and_column_of_the_database_is_described(lang: str, tmp_path: Path) -> None:
    assert run("export", "-o", tmp_path / "k.sqlite").status == 0
    with closing(sqlite3.connect(tmp_path / "k.sqlite")) as database:
        tables = database.execute(
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'"
        )
        real = {
            name: {row[1] for row in database.execute(f"PRAGMA table_info({name})")} for (name,) in tables.fetchall()
        }
    told = described(page(lang))
    assert {name: set(columns) for name, columns in told.items()} == real
    assert all(len(columns) == len(set(columns)) for columns in told.values())


@pytest.mark.parametrize("lang", PAGES)
def test_every_column_of_the_csv_file_is_described_as_in_the_codebook(lang: str) -> None:
    rows = readme.table(page(lang), "Column | Type | Meaning" if lang == "en" else "列 | 类型 | 含义")
    assert rows == [[f"`{one.name}`", one.type, one.en if lang == "en" else one.zh] for one in COLUMNS]


@pytest.mark.parametrize("lang", PAGES)
def test_what_marks_the_file_is_told(lang: str) -> None:
    assert str(schema.APPLICATION_ID) in page(lang)
    assert ".".join(map(str, schema.OLDEST_SQLITE[:2])) in page(lang)
    assert f"`PRAGMA user_version` {'is' if lang == 'en' else '为'} {schema.VERSION}" in page(lang)


@pytest.mark.parametrize("lang", PAGES)
def test_what_datasette_is_told_names_real_columns(lang: str, tmp_path: Path) -> None:
    (block,) = (block for block in readme.blocks(page(lang)) if block.name == "metadata.json")
    told = described(page(lang))
    for table, about in json.loads(block.text)["databases"]["kangle"]["tables"].items():
        assert set(about.values()) <= set(told[table])
