"""Rows as CSV (RFC 4180), plain for scripts or made for Excel."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kangle_stats.folding import harmless
from kangle_stats.render.json import encode

_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_FORMULA = re.compile(r"[\t\r]|\s*[=+\-@＝＋－＠]")


def chunks(keys: Sequence[str], rows: Iterable[Mapping[str, object]], excel: bool = False) -> Iterator[str]:
    """The keys to write and rows that have them in; the header line and a record a row out.

    For Excel the text begins with a byte order mark, lines end in CR LF, and no cell runs as a formula.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n" if excel else "\n")
    if excel:
        buffer.write("\ufeff")  # without it Excel takes UTF-8 for the code page of the machine

    def line(values: Iterable[object]) -> str:
        cells = map(_text, values)
        writer.writerow([harmless(_guarded(cell) if excel else cell) for cell in cells])
        text = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return text

    yield line(keys)
    for row in rows:
        yield line(row[key] for key in keys)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return " | ".join(map(_text, value))
    return encode(value)


def _guarded(cell: str) -> str:
    if _NUMBER.fullmatch(cell):
        # Excel keeps 15 significant digits and puts zeros for the rest: a longer number is safe only as text.
        return "'" + cell if sum(map(str.isdigit, cell)) > 15 else cell
    return "'" + cell if _FORMULA.match(cell) else cell
