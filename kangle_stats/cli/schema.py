"""`kangle-stats schema`: the JSON Schema of report files."""

from __future__ import annotations

import sys

import click

from kangle_stats.cli.help import Command
from kangle_stats.cli.options import lang_option


@click.command(
    "schema",
    cls=Command,
    zh="输出报告文件的 JSON Schema，供编辑器补全和检查。",
    help="Print the JSON Schema of report files, for editors to complete and check them.",
)
@lang_option
def schema() -> None:
    """Prints the published schema."""
    from kangle_stats.packaged import schema_file

    sys.stdout.flush()
    sys.stdout.buffer.write(schema_file().read_bytes())
    sys.stdout.buffer.flush()
