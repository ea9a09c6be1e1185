"""Any file to a document: what it is, by its first bytes and else by its name, and what to do if it is not read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kangle_stats.documents import docx, markdown, plain
from kangle_stats.documents.document import MOST_BYTES, Document, Unreadable
from kangle_stats.encodings import kind_of_file
from kangle_stats.files import opened, why

_READERS: dict[str, Callable[[bytes, str], Document]] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
}
SUFFIXES = (".txt", ".md", ".docx")
"""The files of a folder that are read."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_INSIDE_OLE = (
    ("EncryptedPackage", "document-password"),
    ("WordDocument", "document-doc"),
    ("Workbook", "document-sheet"),
    ("PowerPoint Document", "document-slides"),
)
"""What names the kind of an old Office file: a stream inside it."""
_OF_KIND = {
    "pdf": "document-pdf",
    "rtf": "document-rtf",
    "html": "document-html",
    "picture": "document-picture",
    "sqlite": "document-other-kind",
    "archive": "document-other-kind",
    "program": "document-other-kind",
}
"""The code of the sentence about each kind of file that is no document; an XML file is text."""
_OTHER_SUFFIXES = {
    ".doc": "document-doc",
    ".dot": "document-doc",
    ".wps": "document-wps",
    ".wpt": "document-wps",
    ".rtf": "document-rtf",
    ".odt": "document-odt",
    ".pdf": "document-pdf",
    ".ofd": "document-pdf",
    ".xls": "document-sheet",
    ".xlsx": "document-sheet",
    ".et": "document-sheet",
    ".ppt": "document-slides",
    ".pptx": "document-slides",
    ".htm": "document-html",
    ".html": "document-html",
    ".mht": "document-html",
}


_TO_BE_SAVED = ("document-doc", "document-wps", "document-rtf", "document-odt", "document-pdf")
"""What of a folder could be read if it were saved in another format."""
_LOCK = "~$"
"""How the name of the file begins that Word keeps beside an open document."""


def read_document(path: Path) -> Document:
    """The document in a file. Raises Unreadable, whatever the file holds."""
    try:
        if os.path.isdir(path) and os.access(path, os.R_OK):
            raise Unreadable("folder-without-documents")
        return document_of(bytes_of(path), str(path))
    except Unreadable as why_not:
        why_not.file = str(path)
        raise


def bytes_of(path: Path) -> bytes:
    """What a file holds, of one that is too long a little more than `MOST_BYTES`. Raises Unreadable."""
    try:
        with opened(path) as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable("file-missing") from None
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL
        raise Unreadable("unreadable", {"why": why(error)}) from None


def document_of(data: bytes, file: str) -> Document:
    """The document in the bytes of a file of that name."""
    if len(data) > MOST_BYTES:
        raise Unreadable("document-too-long", {"limit": str(MOST_BYTES // 2**20)})
    suffix = Path(file).suffix.lower()
    if data.startswith(_ZIP):
        return docx.read(data, file)
    if Path(file).name.startswith(_LOCK):
        raise Unreadable("document-lock")
    if not data and (suffix == ".docx" or suffix in _OTHER_SUFFIXES):
        raise Unreadable("document-empty")
    code = _other_kind(data, suffix)
    if code:
        raise Unreadable(code, {"filekind": kind_of_file(data)})
    if suffix == ".docx":
        raise Unreadable("docx-damaged", {"why": "no-zip"})
    return _READERS.get(suffix, plain.read)(data, file)


def _other_kind(data: bytes, suffix: str) -> str:
    """The code of the sentence that says how to save a file of another kind; '' if it is none that is known."""
    if data.startswith(_OLE):
        for stream, code in _INSIDE_OLE:
            if stream.encode("utf-16-le") in data:
                return code if (code, suffix) != ("document-doc", ".wps") else "document-wps"
        return _OTHER_SUFFIXES.get(suffix, "document-doc")
    return _OF_KIND.get(kind_of_file(data)) or _OTHER_SUFFIXES.get(suffix, "")


def documents_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are meant: each file named, and of each folder its documents in the order of their names.

    Hidden files and the lock files of an open document (~$x.docx) are passed over. A folder without a document is
    given back itself, so that reading it says so.
    """
    for path in paths:
        try:
            found = sorted(file for file in path.iterdir() if _is_document(file)) if path.is_dir() else []
        except (OSError, ValueError):
            found = []
        yield from found or [path]


def _is_document(file: Path) -> bool:
    return file.suffix.lower() in SUFFIXES and not _is_hidden(file) and not file.is_dir()


def _is_hidden(file: Path) -> bool:
    return file.name.startswith((".", _LOCK))


def passed_over(folder: Path) -> tuple[list[str], list[str]]:
    """The names of what is not read of a folder though one may think so: documents of other kinds, and folders."""
    try:
        found = sorted(file for file in folder.iterdir() if not _is_hidden(file)) if folder.is_dir() else []
    except (OSError, ValueError):
        return [], []
    others = [file.name for file in found if _OTHER_SUFFIXES.get(file.suffix.lower()) in _TO_BE_SAVED]
    return others, [file.name for file in found if file.is_dir()]
