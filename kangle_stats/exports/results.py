"""What formulas come to, put into a saved workbook: openpyxl writes none, and a mere preview computes none."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

_CHUNK = 2**20
_WITHOUT_RESULT = re.compile(rb"</f><v(?:\s*/>|></v>)")
_END_OF_ROW = b"</row>"


def fill_in(path: Path, results: Mapping[str, Sequence[str]]) -> None:
    """Writes the digits of the results into the workbook at a path: of each part that has any, in its order."""
    beside = path.with_name(f"{path.name}.filled")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            with old.open(info) as source, new.open(info.filename, "w", force_zip64=True) as target:
                for piece in _filled(source, iter(results.get(info.filename, ()))):
                    target.write(piece)
    os.replace(beside, path)


def _filled(source: IO[bytes], results: Iterator[str]) -> Iterator[bytes]:
    """The bytes of a part with the results in it, some rows at a time."""
    rest = b""
    while chunk := source.read(_CHUNK):
        rows, end, rest = (rest + chunk).rpartition(_END_OF_ROW)
        yield _WITHOUT_RESULT.sub(lambda _: f"</f><v>{next(results)}</v>".encode(), rows + end)
    yield rest
