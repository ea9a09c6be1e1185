"""What some bytes are: text in one of the encodings that Chinese files have, or a file of another kind."""

from __future__ import annotations

import codecs
import re

_BEGINNINGS = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"<!DOCTYPE HTML", "html"),
    (b"<HTML", "html"),
    (b"MIME-VERSION:", "html"),
    (b"<?XML", "xml"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"SQLITE FORMAT 3\0", "sqlite"),
    (b"\x1f\x8b\x08", "archive"),
    (b"7Z\xbc\xaf\x27\x1c", "archive"),
    (b"RAR!\x1a\x07", "archive"),
    (b"BZH", "archive"),
    (b"\xfd7ZXZ\0", "archive"),
    (b"\x7fELF", "program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-office"),
)
"""How files of other kinds begin, letters in upper case."""
_ZIP = b"PK\x03\x04"
_INSIDE_ZIP = (
    (b"word/document", "docx"),
    (b"xl/workbook", "xlsx"),
    (b"ppt/presentation", "pptx"),
    (b"opendocument", "odf"),
)
"""What names the kind of a zip file: names of files in it stand there uncompressed."""


def kind_of_file(data: bytes) -> str:
    """The kind of a file that is no plain text, by its first bytes, as a code of the words `filekind`; '' if none."""
    if data.startswith(_ZIP):
        return next((kind for inside, kind in _INSIDE_ZIP if inside in data), "archive")
    beginning = data[:200].removeprefix(codecs.BOM_UTF8).lstrip().upper()
    return next((kind for begins, kind in _BEGINNINGS if beginning.startswith(begins.upper())), "")


# --- Text ------------------------------------------------------------------------------------------------------------

_SAMPLE = 4096
_WIDE = (("UTF-32", "utf-32-le", 4), ("UTF-32", "utf-32-be", 4), ("UTF-16", "utf-16-le", 2), ("UTF-16", "utf-16-be", 2))
_MARKED = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_USUAL = "[\t\n\r\x20-\x7e\u00a0-\u00ff\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_HAN = "[\u4e00-\u9fff]"
"""Patterns, compiled where they are first needed: ranges this wide take their time."""
_SURELY_UTF8 = 4
"""So many Chinese characters read as UTF-8 before a byte that is not: GB18030 never looks like that."""


class NotText(Exception):
    """Bytes that are no text: `damaged` names the encoding that they seem to be in, '' where they are in none."""

    def __init__(self, at: int, damaged: str = "") -> None:
        super().__init__(at, damaged)
        self.at = at
        """The offset of the first byte that is wrong."""
        self.damaged = damaged


def decoded(data: bytes) -> tuple[str, str]:
    """The text of some bytes and its encoding: UTF-8, UTF-16, UTF-32 (with a byte order mark or without) or GB18030.

    Raises NotText. Text in UTF-8 may have a NUL in it.
    """
    wide = wide_encoding(data)
    if wide is not None:
        name, codec = wide
        try:
            return data.decode(codec), name
        except UnicodeDecodeError as error:
            raise NotText(error.start, name) from None
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError as error:
        at = error.start + 3 * data.startswith(codecs.BOM_UTF8)  # the decoder does not count the mark
    good = data[max(0, at - 3000) : at].decode("utf-8", "ignore")
    if data.startswith(codecs.BOM_UTF8) or len(re.findall(_HAN, good)) >= _SURELY_UTF8:
        raise NotText(at, "UTF-8")
    if b"\0" in data:
        raise NotText(data.index(b"\0"))
    try:
        return data.decode("gb18030"), "GB18030"
    except UnicodeDecodeError:
        raise NotText(at) from None


def wide_encoding(data: bytes) -> tuple[str, str] | None:
    """The name and codec of UTF-16 or UTF-32; without a mark, only if it makes text where anything else has NULs."""
    for mark, name in _MARKED:
        if data.startswith(mark):
            return name, name.lower()
    sample = data[:_SAMPLE]
    if b"\0" not in sample:
        return None
    for name, codec, width in _WIDE:
        try:
            text = codecs.getincrementaldecoder(codec)().decode(sample)
        except UnicodeDecodeError:
            continue
        if len(sample) % width == 0 and 10 * len(re.findall(_USUAL, text)) >= 9 * len(text):
            return name, codec
    return None
