"""When a progress bar is shown: on a terminal, for runs that take long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kangle_stats.reading import Loaded
    from kangle_stats.render.progress import Bar

AFTER_SECONDS = 1.0
"""A run that is over sooner shows nothing."""

_EVERY = 256
"""Reports between two looks at the clock."""


def watched(reports: Iterator[Loaded], data: list[Path], counts: Callable[[], str], wanted: bool) -> Iterator[Loaded]:
    """The same reports; while they are gone through, a bar on standard error, if it is wanted and a terminal."""
    if not (wanted and sys.stderr.isatty()):
        yield from reports
        return
    begun = time.monotonic()
    bar: Bar | None = None
    done = 0
    try:
        for number, loaded in enumerate(reports, 1):
            done += len(loaded.data) + 1
            if number % _EVERY == 0 and time.monotonic() - begun > AFTER_SECONDS:
                if bar is None:
                    from kangle_stats.render.progress import Bar

                    bar = Bar(sum(map(_size, data)))
                bar.show(done, f"{number:,}  {counts()}")
            yield loaded
    finally:
        if bar is not None:
            bar.end()


def _size(path: Path) -> int:
    from kangle_stats.packaged import report_files

    files = report_files(path) if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files)
