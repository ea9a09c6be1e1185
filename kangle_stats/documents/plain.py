"""Plain text: which encoding its bytes are in, and whether they are text at all."""

from __future__ import annotations

import re

from kangle_stats.documents.document import Document, Unreadable

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SURELY_UTF8 = 4
"""So many Chinese characters read as UTF-8 before a byte that is not: GB18030 never looks like that."""


def read(data: bytes, file: str) -> Document:
    """A file of plain text as a document without tables."""
    text, encoding = decoded(data)
    return Document(file, text, (), encoding, ((0, len(text)),) if text else ())


def decoded(data: bytes) -> tuple[str, str]:
    """The text of some bytes with every line end as "\\n", and the name of their encoding."""
    text, encoding = _decoded(data)
    if "\0" in text or 10 * len(_CONTROL.findall(text)) > len(text):
        raise Unreadable("document-binary")
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError:
            raise Unreadable("document-damaged", {"encoding": "UTF-16", "line": "1"}) from None
    if b"\0" in data:
        raise Unreadable("document-binary")
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8", "ignore")
        line = 1 + data.count(b"\n", 0, error.start)
        marked = data.startswith(b"\xef\xbb\xbf")
    if marked or len(_HAN.findall(good[-1000:])) >= _SURELY_UTF8:
        raise Unreadable("document-damaged", {"encoding": "UTF-8", "line": str(line)})
    try:
        return data.decode("gb18030"), "GB18030"
    except UnicodeDecodeError:
        raise Unreadable("document-not-text", {"line": str(line)}) from None
