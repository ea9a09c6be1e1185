"""Plain text: which encoding its bytes are in, and whether they are text at all."""

from __future__ import annotations

import re

from kangle_stats import encodings
from kangle_stats.documents.document import Document, Unreadable

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def read(data: bytes, file: str) -> Document:
    """A file of plain text as a document without tables."""
    text, encoding = decoded(data)
    return Document(file, text, (), encoding, ((0, len(text)),) if text else ())


def decoded(data: bytes) -> tuple[str, str]:
    """The text of some bytes with every line end as "\\n", and the name of their encoding."""
    try:
        text, encoding = encodings.decoded(data)
    except encodings.NotText as wrong:
        line = str(1 + data.count(b"\n", 0, wrong.at))
        if wrong.damaged:
            raise Unreadable("document-damaged", {"encoding": wrong.damaged, "line": line}) from None
        raise Unreadable("document-binary" if b"\0" in data else "document-not-text", {"line": line}) from None
    if "\0" in text or 10 * len(_CONTROL.findall(text)) > len(text):
        raise Unreadable("document-binary")
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding
