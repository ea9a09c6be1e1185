"""The rows of a sheet as a workbook has them, and how they are put into one that is saved without them.

openpyxl makes several objects of every cell, which takes most of the time of an export, and writes no results of
formulas, so that a mere preview shows none.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from shutil import copyfileobj
from typing import IO
from xml.sax.saxutils import escape

from kangle_stats.exports.cells import Entry

_END_OF_ROWS = b"</sheetData>"


def row(number: int, height: int, cells: Iterable[str]) -> bytes:
    """A row with the height in points."""
    return f'<row r="{number}" ht="{height}" customHeight="1">{"".join(cells)}</row>'.encode()


def cell(place: str, style: int, holds: Entry | None) -> str:
    """A cell, such as A1, with the number of its style."""
    if holds is None:
        return f'<c r="{place}" s="{style}"/>'
    text = escape(holds.text)
    match holds.kind:
        case "s":
            space = "" if text == text.strip() else ' xml:space="preserve"'
            return f'<c r="{place}" s="{style}" t="inlineStr"><is><t{space}>{text}</t></is></c>'
        case "f":
            return f'<c r="{place}" s="{style}"><f>{text}</f><v>{holds.result}</v></c>'
        case _:
            return f'<c r="{place}" s="{style}"><v>{text}</v></c>'


def put_in(path: Path, rows: Mapping[str, IO[bytes]]) -> None:
    """Writes rows into the workbook at a path, behind those that its parts have."""
    beside = path.with_name(f"{path.name}.filled")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            with new.open(name, "w", force_zip64=True) as part:
                before, end, after = old.read(name).partition(_END_OF_ROWS)
                part.write(before)
                if name in rows:
                    rows[name].seek(0)
                    copyfileobj(rows[name], part)
                part.write(end + after)
    os.replace(beside, path)
