"""Tables in text files (.csv, .tsv) to a sheet of cells, which are all texts."""

from __future__ import annotations

import csv
import io

from kangle_stats.documents.document import MOST_CELLS, Unreadable
from kangle_stats.forms.texts import unguarded
from kangle_stats.importing.sheet import Cell, Sheet, place

_SEPARATORS = ",\t;，"
_LONGEST_CELL = 1_000_000


def read(data: bytes) -> tuple[Sheet, str]:
    """The table, and the encoding that it was read in: UTF-8, UTF-16 or GB18030. Raises Unreadable."""
    text, encoding = _text(data)
    sheet = Sheet("")
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    before = csv.field_size_limit(_LONGEST_CELL)
    kept = 0
    try:
        for number, values in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            kept += len(values)
            if kept > MOST_CELLS:
                raise Unreadable("sheet-too-many-cells", {"limit": f"{MOST_CELLS:,}"})
            row = {
                column: Cell(place("", number, column), "text", unguarded(value))
                for column, value in enumerate(values)
                if value.strip()
            }
            if row:
                sheet.rows[number] = row
    except csv.Error:
        raise Unreadable("csv-damaged", {"why": "csv-quotes"}) from None
    finally:
        csv.field_size_limit(before)
    return sheet, encoding


def _text(data: bytes) -> tuple[str, str]:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for codec, name in [("utf-16", "UTF-16")] if marked else [("utf-8-sig", "UTF-8"), ("gb18030", "GB18030")]:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text, name
    raise Unreadable("csv-not-text")
