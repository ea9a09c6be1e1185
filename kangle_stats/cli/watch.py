"""When a progress bar is shown: on a terminal, for runs that take long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kangle_stats.reading import Loaded
    from kangle_stats.render.bar import Bar

AFTER_SECONDS = 1.0
"""A run that is over sooner shows nothing."""

_EVERY = 256
"""Reports between two looks at the clock."""


class Watch:
    """Reports on their way, with a bar on standard error while they are gone through, if that is a terminal."""

    def __init__(self, data: list[Path], counts: Callable[[], str], wanted: bool) -> None:
        self._data = data
        self._counts = counts
        self._wanted = wanted and sys.stderr.isatty()
        self._bar: Bar | None = None

    def over(self, reports: Iterator[Loaded]) -> Iterator[Loaded]:
        """The same reports."""
        if not self._wanted:
            yield from reports
            return
        begun = time.monotonic()
        done = 0
        try:
            for number, loaded in enumerate(reports, 1):
                done += len(loaded.data) + 1
                if number % _EVERY == 0 and time.monotonic() - begun > AFTER_SECONDS:
                    self._show(done, f"{number:,}  {self._counts()}")
                yield loaded
        finally:
            self.end()

    def end(self) -> None:
        """Takes the bar off the screen: at the end of the reports, or of a run that ends before them."""
        if self._bar is not None:
            self._bar.end()
            self._bar = None

    def _show(self, done: int, words: str) -> None:
        if self._bar is None:
            from kangle_stats.render.bar import Bar

            self._bar = Bar(sum(map(_size, self._data)))
        self._bar.show(done, words)

    def say(self, text: str) -> bool:
        """Writes a line above the bar; False if there is no bar."""
        if self._bar is None:
            return False
        self._bar.above(text)
        return True


def _size(path: Path) -> int:
    from kangle_stats.packaged import report_files

    files = report_files(path) if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files)
