"""Rows as JSON lines: a compact object a line."""

from collections.abc import Iterable, Iterator, Mapping

from kangle_stats.render.json import encode


def chunks(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Rows in, one line for each out."""
    for row in rows:
        yield encode(row) + "\n"
