"""A bar on standard error that shows how far a long run has come."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text


class Bar:
    """How much of a whole is done, with some words beside it; it goes from the screen when it ends."""

    def __init__(self, whole: int) -> None:
        text = TextColumn("{task.description}", markup=False)
        columns = (BarColumn(bar_width=20), TextColumn("{task.percentage:>3.0f}%"), TimeRemainingColumn(), text)
        self._console = Console(stderr=True)
        # The streams stay as they are: what is to stand beside the bar goes through `above`.
        self._progress = Progress(
            *columns, console=self._console, transient=True, redirect_stdout=False, redirect_stderr=False
        )
        self._task = self._progress.add_task("", total=whole)
        self._progress.start()

    def show(self, done: int, words: str) -> None:
        """Draws it anew."""
        self._progress.update(self._task, completed=done, description=words)

    def above(self, text: str) -> None:
        """Writes a line that stays."""
        self._console.print(Text(text), soft_wrap=True)

    def end(self) -> None:
        """Takes it off the screen."""
        self._progress.stop()
