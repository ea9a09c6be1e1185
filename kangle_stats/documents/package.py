"""Office files (.docx, .xlsx): a zip file of XML files. Both may be hostile.

The parser refuses every DOCTYPE, without which there are no entities to expand or to fetch, and its tree is never
built, so that depth costs nothing. Faults are told by codes that begin with the kind of the file: docx-damaged.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn
from xml.parsers import expat

from kangle_stats.documents.document import MOST_BYTES, Unreadable

_MOST_DIRECTORY = 8 * 2**20
"""Bytes of the zip file's list of names."""
_CHUNK = 2**20
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    OverflowError,
)


@contextmanager
def opened(data: bytes, kind: str) -> Iterator[zipfile.ZipFile]:
    """The zip file in some bytes. Raises Unreadable if it is none, or is found broken while it is read."""
    if _directory_size(data) > _MOST_DIRECTORY:
        raise Unreadable(f"{kind}-damaged", {"why": "zip-names"})
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except _BROKEN_ZIP:
        raise Unreadable(f"{kind}-damaged", {"why": "zip-damaged"}) from None


def _directory_size(data: bytes) -> int:
    """How long the list of names says it is: it is read as a whole, so it is looked at before."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if end < 0 or len(data) < end + 22:
        return 0
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    large = end - 20 - 56
    if large >= 0 and data[end - 20 : end - 16] == b"PK\x06\x07" and data[large : large + 4] == b"PK\x06\x06":
        size = max(size if size != 0xFFFFFFFF else 0, int.from_bytes(data[large + 40 : large + 48], "little"))
    return size


def content(archive: zipfile.ZipFile, name: str, kind: str) -> bytes:
    """One file of the archive. What its header says of its size is not believed."""
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise Unreadable("document-password")
    content = bytearray()
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            content += chunk
            if len(content) > MOST_BYTES:
                raise Unreadable(f"{kind}-bomb", {"limit": str(MOST_BYTES // 2**20)})
    return bytes(content)


def parse(
    data: bytes,
    kind: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    characters: Callable[[str], None] | None = None,
) -> None:
    """Parse in one piece: a parser that is fed a long token bit by bit begins it again each time."""

    def refuse(*_: object) -> NoReturn:
        raise Unreadable(f"{kind}-doctype")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Unreadable(f"{kind}-damaged", {"why": "xml-damaged"}) from None
