"""`kangle-stats export`: reports as a whole file in another program's format."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from kangle_stats.cli.checking import checked_reports
from kangle_stats.cli.help import Command
from kangle_stats.cli.options import Choice, data_option, lang_option, option, output_option, report_option
from kangle_stats.cli.run import Run
from kangle_stats.exports import FORMATS, LibraryTooOld, format_of
from kangle_stats.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@click.command(
    "export",
    cls=Command,
    zh="xlsx：合计与核对是可追溯到数据的公式。html：一个网页文件，不连接网络。sqlite：带外键的表，合计是视图。"
    "csv：一行一个数字，供 R、pandas 使用，并附各列说明（同名的 .codebook.csv）。数值逐位照录；文字从不当作公式运行。",
    help="xlsx: totals and checks are formulas that lead to the figures. html: one page in one file, which fetches "
    "nothing. sqlite: tables with foreign keys, the totals a view. csv: a row a figure, for R and pandas, with "
    "FILE.codebook.csv beside it. Numbers are kept digit for digit; no text runs as a formula.",
)
@option(
    "--format",
    "format_",
    type=Choice(tuple(FORMATS)),
    zh="文件格式；默认随 -o 文件的扩展名，否则为 xlsx。",
    help="Format of the file; by default that of FILE's ending, else xlsx.",
)
@output_option()
@option(
    "--template",
    is_flag=True,
    zh="导出空白填报表（xlsx），填好后用 import 读入。",
    help="Write the empty form (xlsx), which import reads once it is filled in.",
)
@data_option
@report_option
@lang_option
def export(
    format_: str | None, output: str | None, template: bool, data: tuple[str, ...], report: tuple[str, ...]
) -> None:
    """Writes the file."""
    from importlib import import_module

    format_ = format_ or format_of(output)
    run = Run(None if template else data, format_, False, output, True, report=report)
    if template and format_ != "xlsx":
        raise click.UsageError(say(run.lang, "template-needs-xlsx"))
    codebook = _codebook_file(run) if format_ == "csv" else None

    def make(path: Path) -> None:
        with told_if_impossible(run):
            if template:
                from kangle_stats.exports.template import write

                write(path, run.lang)
            else:
                how = FORMATS[format_]
                reports = checked_reports(run) if how.checked else ((loaded.report, []) for loaded in run.reports())
                around = {"others": (loaded.report for loaded in run.others())} if how.around else {}
                import_module(how.module).write(path, reports, run.lang, **around)

    run.write_whole(make, format_, FORMATS[format_].binary)
    if codebook is not None and not run.broken:
        _write_codebook(run, codebook)
    run.end()


def _codebook_file(run: Run) -> Path | None:
    """The file beside the output that tells what its columns mean; none beside a stream.

    Ends the run where something else already has that name: it may be the user's work.
    """
    from kangle_stats.cli.writing import is_stream
    from kangle_stats.exports.codebook import text
    from kangle_stats.files import opened

    if run.output is None or is_stream(run.output):
        return None
    file = run.output.with_name(f"{run.output.stem}.codebook.csv")
    ours = text().encode()
    with run.writing(file), suppress(FileNotFoundError), opened(file) as there:
        if there.read(len(ours) + 1) != ours:
            raise run.failure("codebook-exists", file=str(file))
    return file


def _write_codebook(run: Run, file: Path) -> None:
    from kangle_stats.exports.codebook import text

    run.save(file, [text()])
    run.say(say(run.lang, "codebook-written", file=str(file)))


@contextmanager
def told_if_impossible(run: Run) -> Iterator[None]:
    """Tells how to install a library that is missing, which one is too old, and that a sheet would be too long."""
    from kangle_stats.exports.cells import TooManyRows

    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "openpyxl":
            raise
        raise run.failure("library-missing", library="openpyxl") from None
    except TooManyRows as error:
        raise run.failure("export-too-many-rows", sheet=error.sheet, limit=f"{error.limit:,}") from None
    except LibraryTooOld as error:
        raise run.failure("library-too-old", library=error.library, found=error.found, needed=error.needed) from None
