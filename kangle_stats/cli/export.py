"""`kangle-stats export`: reports as a whole file in another program's format."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kangle_stats.cli.checking import checked_reports
from kangle_stats.cli.help import Command
from kangle_stats.cli.options import Choice, data_option, lang_option, option, report_option
from kangle_stats.cli.run import Run
from kangle_stats.exports import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@click.command(
    "export",
    cls=Command,
    zh="合计与核对是可追溯到数据的公式；数值逐位照录；文字从不当作公式运行。",
    help="Totals and checks are formulas that lead to the figures; numbers are kept digit for digit; "
    "no text runs as a formula.",
)
@option(
    "--format",
    "format_",
    type=Choice(tuple(FORMATS)),
    default=next(iter(FORMATS)),
    zh="文件格式，默认 xlsx。",
    help="Format of the file; xlsx by default.",
)
@option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True),
    metavar="FILE",
    zh="写入文件：要么完整写入，要么不写。",
    help="Write to FILE, whole or not at all.",
)
@option(
    "--template",
    is_flag=True,
    zh="导出空白填报表，填好后用 import 读入。",
    help="Write the empty form, which import reads once it is filled in.",
)
@data_option
@report_option
@lang_option
def export(format_: str, output: str | None, template: bool, data: tuple[str, ...], report: tuple[str, ...]) -> None:
    """Writes the file."""
    from importlib import import_module

    run = Run(None if template else data, format_, False, output, True, report=report)

    def make(path: Path) -> None:
        with told_if_impossible(run, format_):
            if template:
                from kangle_stats.exports.template import write

                write(path, run.lang)
            else:
                import_module(FORMATS[format_]).write(path, checked_reports(run), run.lang)

    run.write_whole(make, format_)
    run.end()


@contextmanager
def told_if_impossible(run: Run, format_: str) -> Iterator[None]:
    """Tells how to install a library that is missing, and that a sheet would be too long."""
    from kangle_stats.exports.cells import TooManyRows

    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "openpyxl":
            raise
        raise run.failure("library-missing", library="openpyxl", extra=format_) from None
    except TooManyRows as error:
        raise run.failure("export-too-many-rows", sheet=error.sheet, limit=f"{error.limit:,}") from None
