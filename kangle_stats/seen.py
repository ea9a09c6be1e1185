"""Whether a report id was there before, in memory that does not grow with the number of reports."""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterator
from itertools import pairwise
from typing import IO, NamedTuple

MOST_IN_MEMORY = 50_000
"""Ids that are kept as they are: a second report with one of them is noticed at once."""

_RUN = 65_536
_BITS_OF_LINE = 40


class Place(NamedTuple):
    """A line of a file."""

    file: str
    line: int


class SeenIds:
    """The ids of the reports read so far.

    The first ones are kept. Of further ones a 64-bit hash is written to a temporary file in sorted runs, which are
    merged at the end: equal hashes tell of a second report with the same id, then, when its lines are looked up.
    """

    def __init__(self) -> None:
        self._files: list[str] = []
        self._kept: dict[str, int] = {}
        self._run: list[tuple[int, int]] = []
        self._runs: list[IO[bytes]] = []

    def seen(self, id_: str, file: str, line: int) -> Place | None:
        """Where the id was before, as far as is known now; it is remembered from here on."""
        if not self._files or self._files[-1] != file:
            self._files.append(file)
        place = (len(self._files) - 1) << _BITS_OF_LINE | line
        before = self._kept.get(id_)
        if before is not None:
            return self._place(before)
        if len(self._kept) < MOST_IN_MEMORY:
            self._kept[id_] = place
            return None
        self._run.append((hash(id_), place))
        if len(self._run) == _RUN:
            self._write_run()
        return None

    def seen_twice(self) -> Iterator[tuple[Place, Place]]:
        """At the end: the places, first and second, of further ids that seem to stand there twice."""
        self._run.sort()
        runs = [*(self._read_run(file) for file in self._runs), iter(self._run)]
        for (one, first), (other, second) in pairwise(heapq.merge(*runs)):
            if one == other:
                yield self._place(first), self._place(second)

    def close(self) -> None:
        """Lets go of the temporary files."""
        for file in self._runs:
            file.close()

    def _place(self, number: int) -> Place:
        return Place(self._files[number >> _BITS_OF_LINE], number & ((1 << _BITS_OF_LINE) - 1))

    def _write_run(self) -> None:
        self._run.sort()
        import tempfile  # few runs come here

        file = tempfile.TemporaryFile()  # noqa: SIM115 (it lives until `close`)
        array("q", [number for pair in self._run for number in pair]).tofile(file)
        self._runs.append(file)
        self._run = []

    @staticmethod
    def _read_run(file: IO[bytes]) -> Iterator[tuple[int, int]]:
        file.seek(0)
        while data := file.read(16 * 1024):
            numbers = array("q", data)
            yield from zip(numbers[::2], numbers[1::2], strict=True)
