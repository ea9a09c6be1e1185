"""The command line: options, streams and exit codes. What is computed is computed elsewhere, and loaded when needed."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn

import click

from kangle_stats import __version__
from kangle_stats.cli.failure import BROKEN, say_harmlessly
from kangle_stats.cli.help import ClosedPipe, Group, Option
from kangle_stats.cli.language import chosen_language, stated_in
from kangle_stats.cli.options import lang_option
from kangle_stats.messages import say

INTERRUPTED = 130


@click.group(
    "kangle-stats",
    cls=Group,
    invoke_without_command=True,
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
@click.pass_context
def cli(ctx: click.Context) -> None:
    """The group of all commands; without one it shows its help."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """Runs the tool and exits: 0 and 1 are verdicts, 2 is something broken or misused, 130 an interruption."""
    if sys.stdout is None:  # closed by the caller: nobody reads
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    # Reports are trees, freed as soon as they are done with: looking for circles in them all the time is for nothing.
    gc.set_threshold(100_000, 20, 20)
    _end_in_order()
    try:
        status = cli(prog_name="kangle-stats", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        try:
            _show(error)
        except BrokenPipeError:
            _discard_the_rest(2)
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(say(stated_in(sys.argv) or chosen_language(None), "interrupted"), err=True)
        status = INTERRUPTED
    except (ClosedPipe, BrokenPipeError):
        _discard_the_rest()
        status = 0
    except OSError as error:  # such as a full disk
        from kangle_stats.files import why

        _discard_the_rest()
        lang = stated_in(sys.argv) or chosen_language(None)
        say_harmlessly(say(lang, "cannot-write", file="stdout", why=why(error)))
        status = BROKEN
    gc.freeze()  # all that is left ends with the process: to look for circles in it takes longer than most commands
    sys.exit(status)


def _end_in_order() -> None:
    """Lets a request to end (SIGTERM, a closed terminal) unwind what is under way, so that no half file is left."""

    def end(number: int, _: object) -> NoReturn:
        sys.exit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with suppress(ValueError):  # not in the main thread
                signal.signal(number, end)


def _show(error: click.ClickException) -> None:
    """Tells what is wrong with the command line: Click's own words would let terminal escapes in it through."""
    if not isinstance(error, click.UsageError):
        error.show()
        return
    from kangle_stats.cli.misuse import sentence

    if error.ctx is not None:
        say_harmlessly(error.ctx.get_usage())
        tried = f"{error.ctx.command_path} --help"
        say_harmlessly(say(chosen_language(error.ctx), "see-help", command=tried) + "\n")
    lang = chosen_language(error.ctx)
    say_harmlessly(say(lang, "usage-error", message=sentence(error, lang)).replace("\n", "\\n"))


def _discard_the_rest(descriptor: int = 1) -> None:
    """Lets what is left for standard output (1) or error (2) go nowhere, so that no flush at the end fails."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
