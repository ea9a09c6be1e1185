"""How a run that cannot go on ends: one sentence on standard error and status 2."""

from __future__ import annotations

from typing import Any

import click

BROKEN = 2
"""The exit status of a run on something broken or misused."""


class Failure(click.ClickException):
    """Something that the user can mend: one sentence on standard error, status 2, no traceback."""

    exit_code = BROKEN

    def show(self, file: Any = None) -> None:
        say_harmlessly(self.message.replace("\n", "\\n"))


def say_harmlessly(text: str) -> None:
    """A line on standard error, in which no character of somebody's data does anything."""
    from kangle_stats.folding import harmless

    click.echo(harmless(text), err=True)
