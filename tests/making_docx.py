"""Word documents for tests, made of XML by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from kangle_stats.documents import Document
from kangle_stats.documents.read import document_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMESPACES = (
    f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def zipped(files: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with these files in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(body: str) -> bytes:
    """A Word document with that body."""
    return zipped({"word/document.xml": document_xml(body)})


def with_notes(body: str, **notes: str) -> bytes:
    """A Word document with notes in files of their own: footnotes, endnotes."""
    relations = "".join(
        f'<Relationship Id="{kind}" Target="{kind}.xml" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
        for kind in notes
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped({
        "word/document.xml": document_xml(body),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{relations}</Relationships>',
        **{f"word/{kind}.xml": f"<w:{kind} {NAMESPACES}>{notes[kind]}</w:{kind}>" for kind in notes},
    })  # fmt: skip


def document_xml(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str) -> str:
    """A paragraph of runs; a plain text becomes one."""
    return f"<w:p>{''.join(each if each.startswith('<') else run(each) for each in runs)}</w:p>"


def tc(text: str, columns: int = 1, merge: str = "") -> str:
    """A cell; `merge` is restart or continue where it is merged with others above or below."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    v_merge = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    return f"<w:tc><w:tcPr>{span}{v_merge}</w:tcPr>{p(text)}</w:tc>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def table(rows: Sequence[str]) -> str:
    """A table of rows of cells parted by |. `<` goes on with the cell to the left, `^` with the cell above."""
    grid = [[cell.strip("\n ") for cell in row.split("|")] for row in rows]
    made = []
    for y, row in enumerate(grid):
        cells, x = "", 0
        while x < len(row):
            columns = 1
            while x + columns < len(row) and row[x + columns] == "<":
                columns += 1
            below = y + 1 < len(grid) and grid[y + 1][x] == "^"
            merge = "continue" if row[x] == "^" else "restart" if below else ""
            cells += tc("" if merge == "continue" else row[x], columns, merge)
            x += columns
        made.append(cells)
    return tbl(*made)


def document(text: str) -> Document:
    """A Word document of the lines of a text; those with a | are rows of a table."""
    body, rows = "", []
    for line in [*text.strip().split("\n"), ""]:
        if "|" in line:
            rows.append(line)
            continue
        if rows:
            body, rows = body + table(rows), []
        body += p(line)
    return document_of(docx(body), "表.docx")
