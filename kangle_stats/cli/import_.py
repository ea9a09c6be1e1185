"""`kangle-stats import`: a report file from figures that are kept in a spreadsheet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kangle_stats.cli.help import Command
from kangle_stats.cli.options import force_option, lang_option, option, output_option
from kangle_stats.cli.run import Run
from kangle_stats.messages import say

if TYPE_CHECKING:
    from kangle_stats.importing.report import Imported


@click.command(
    "import",
    cls=Command,
    zh="可读：export 导出的工作簿、填好的填报表，以及带中文表头的普通表格（名称、数值、单位、类别、指标、状态……）。"
    "CSV 为 UTF-8 或 GB18030 编码。所有问题一次列出，并指明工作表和单元格。已有的文件不会被覆盖。",
    help="It reads workbooks that export wrote, the form filled in, and plain tables with Chinese or English headings "
    "(名称, 数值, 单位 …); CSV in UTF-8 or GB18030. All problems are told at once, with sheet and cell. "
    "An existing file is not overwritten.",
)
@click.argument("file", type=click.Path())
@output_option(
    "默认为标准输出。多份报告请用 .jsonl。",
    " By default to standard output. Several reports go into a .jsonl file.",
)
@force_option
@option(
    "--id", "id_", metavar="ID", zh="报告编号；默认取自表格或文件名。", help="The report's id; by default the sheet's."
)
@option("--title", metavar="TEXT", zh="报告名称。", help="Its title.")
@option("--period", metavar="P", zh="年份或期间。", help="Its period.")
@option("--area", metavar="NAME", zh="本县名称。", help="The county.")
@option("--partner", metavar="NAME", zh="东部结对地区。", help="Its partner.")
@option("--producer", metavar="NAME", zh="发布或填报单位。", help="Who published it.")
@lang_option
def import_figures(
    file: str,
    output: str | None,
    force: bool,
    id_: str | None,
    title: str | None,
    period: str | None,
    area: str | None,
    partner: str | None,
    producer: str | None,
) -> None:
    """Writes the report file."""
    from pathlib import Path

    from kangle_stats.documents import Unreadable, bytes_of
    from kangle_stats.importing.report import OPTIONS, read
    from kangle_stats.reading import Problem

    run = Run(None, "json", False, output, True, reads=[file])
    if run.output is not None and run.output.is_file() and not force:
        raise run.failure("output-exists", file=str(run.output))
    told = dict(zip(OPTIONS, (id_, title, period, area, partner, producer), strict=True))
    given = {key: text for key, text in told.items() if text}
    try:
        imported = read(bytes_of(Path(file)), file, run.tell, given)
    except Unreadable as why:
        run.tell(Problem(file, None, "", why.code, why.details))
    else:
        for code, details in imported.notes:
            run.say(say(run.lang, code, **details))
        _write(run, file, imported)
    run.end()


def _write(run: Run, file: str, imported: Imported) -> None:
    from kangle_stats.drafting import written
    from kangle_stats.folding import UNSAFE

    reports = imported.reports
    lines = run.output is not None and run.output.suffix.lower() == ".jsonl"
    if len(reports) > 1 and not lines:
        raise run.failure("import-several-reports", count=str(len(reports)))
    if lines:
        text = "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports)
    else:
        text = written(reports[0]) if reports else ""
    # What a terminal would obey is escaped, which parses as the same.
    run.write_text(UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], text))
    if reports:
        figures, unsorted = (sum(len(report.get(key, [])) for report in reports) for key in ("figures", "unsorted"))
        sheets = "、".join(filter(None, imported.sheets))
        details = {"file": file, "figures": f"{figures + unsorted:,}", "unsorted": f"{unsorted:,}"}
        run.say(say(run.lang, "summary-import", **details, sheets=f" ({sheets})" if sheets else ""))
