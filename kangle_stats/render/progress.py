"""A bar on standard error that shows how far a long run has come."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn


class Bar:
    """How much of a whole is done, with some words beside it; it goes from the screen when it ends."""

    def __init__(self, whole: int) -> None:
        text = TextColumn("{task.description}", markup=False)
        columns = (BarColumn(bar_width=20), TextColumn("{task.percentage:>3.0f}%"), TimeRemainingColumn(), text)
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("", total=whole)
        self._progress.start()

    def show(self, done: int, words: str) -> None:
        """Draws it anew."""
        self._progress.update(self._task, completed=done, description=words)

    def end(self) -> None:
        """Takes it off the screen."""
        self._progress.stop()
