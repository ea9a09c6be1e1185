"""`kangle-stats schema`: the JSON Schema of report files."""

from __future__ import annotations

import sys

import click

from kangle_stats.cli.help import Command
from kangle_stats.cli.options import lang_option


@click.command("schema", cls=Command)
@lang_option
def schema() -> None:
    """Prints the published schema."""
    from kangle_stats.packaged import schema_file

    sys.stdout.flush()
    sys.stdout.buffer.write(schema_file().read_bytes())
    sys.stdout.buffer.flush()
