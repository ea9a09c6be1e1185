"""The command line: options, streams and exit codes. What is computed is computed elsewhere, and loaded when needed."""

from __future__ import annotations

import os
import sys

import click

from kangle_stats import __version__
from kangle_stats.cli.check import check
from kangle_stats.cli.help import Group, Option
from kangle_stats.cli.language import chosen_language
from kangle_stats.cli.list import list_figures
from kangle_stats.cli.options import lang_option
from kangle_stats.cli.schema import schema
from kangle_stats.cli.show import show
from kangle_stats.cli.totals import totals
from kangle_stats.cli.verify import verify
from kangle_stats.messages import say

INTERRUPTED = 130


@click.group(
    "kangle-stats",
    cls=Group,
    zh="统计、合计、核对东西部协作报告中的数字。\n\n不另外指定时，读随附的康乐县与同安区 2018 年报告。数据不离开本机。",
    help="List, total and cross-check the figures of east-west cooperation reports.\n\n"
    "Unless told otherwise it reads the packaged report on Kangle county and Tong'an district, 2018. "
    "Nothing leaves the machine.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(
    __version__,
    "--version",
    prog_name="kangle-stats",
    cls=Option,
    zh="显示版本后退出。",
    help="Show the version and exit.",
)
@lang_option
def cli() -> None:
    """The group of all commands."""


for command in (totals, list_figures, show, check, verify, schema):
    cli.add_command(command)


def main() -> None:
    """Runs the tool and exits: 0 and 1 are verdicts, 2 is something broken or misused, 130 an interruption."""
    try:
        status = cli(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(say(chosen_language(None), "interrupted"), err=True)
        status = INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough: no finding, and nothing left to write to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status)
