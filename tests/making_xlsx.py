"""Spreadsheets for tests: workbooks as an office makes them, and others made of XML by hand."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from making_docx import zipped
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'

HEAD: Sequence[Sequence[object]] = (
    ("报告编号", "yunling-2023"),
    ("报告名称*", "云岭县2023年东西部协作"),
    ("期间*", 2023),
    ("本县*", "云岭县"),
    ("结对地区*", "海州区"),
    ("发布单位*", "云岭县乡村振兴局"),
)
"""The head of a report as the form has it."""


def workbook(
    *rows: Sequence[object], head: Sequence[Sequence[object]] = HEAD, then: Callable[[Worksheet], Any] | None = None
) -> bytes:
    """A workbook with a table of figures; `then` does more to its sheet."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "台账"
    for row in rows:
        sheet.append(list(row))
    if then is not None:
        then(sheet)
    if head:
        top = book.create_sheet("报告")
        for pair in head:
            top.append(list(pair))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def raw(sheet: str, *, more: dict[str, str | bytes] | None = None, strings: str = "") -> bytes:
    """A workbook whose only sheet has this XML inside its sheetData and behind it."""
    one = '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>'
    main = f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    files: dict[str, str | bytes] = {
        "_rels/.rels": f"<Relationships {_PACKAGE}>{main}</Relationships>",
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{_OFFICE}">{one}</workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships {_PACKAGE}>"
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}>{sheet}</worksheet>",
        "xl/sharedStrings.xml": f"<sst {MAIN}>{strings}</sst>",
    }
    return zipped(files | (more or {}))
