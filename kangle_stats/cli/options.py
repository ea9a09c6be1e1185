"""The options that commands share, and the names that they take and complete."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kangle_stats.cli.help import Option
from kangle_stats.cli.language import LANGUAGES, chosen_language, remember
from kangle_stats.messages import excerpt, nearest, say

if TYPE_CHECKING:
    from pathlib import Path

    from click.shell_completion import CompletionItem

Function = TypeVar("Function", bound=Callable[..., Any])
Decorator = Callable[[Function], Function]

ALL_REPORTS = "all"
"""In place of a report's id: every report."""

FORMATS = ("table", "json", "jsonl", "csv", "markdown")


class Name(click.ParamType):  # type: ignore[type-arg]
    """A name of the vocabulary in Chinese or English; becomes the set of codes that it stands for."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.name = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[str]:
        from kangle_stats import vocabulary

        if isinstance(value, frozenset):
            return value
        codes = vocabulary.codes_of(self.kind, value)
        if not codes:
            lang = chosen_language(ctx)
            known = nearest(value, vocabulary.names(self.kind)) or ", ".join(vocabulary.listed(self.kind, lang))
            self.fail(say(lang, "unknown-name", name=excerpt(value), known=known), param, ctx)
        return codes

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from kangle_stats import vocabulary

        chinese = not incomplete.isascii()
        names = vocabulary.names(self.kind) if chinese else vocabulary.codes(self.kind)
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


class Choice(click.Choice):  # type: ignore[type-arg]
    """One of some words; says in both languages if it is none of them."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            known = ", ".join(self.choices)
            self.fail(say(chosen_language(ctx), "unknown-name", name=excerpt(value), known=known), param, ctx)


class Id(click.ParamType):  # type: ignore[type-arg]
    """The id of a figure, or of a check too; completed from the data, and looked up by the command."""

    def __init__(self, kind: str, checks: bool = False) -> None:
        self.name = kind
        self.checks = checks

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        found = dict.fromkeys(id_ for report in _reports(ctx) for id_ in _ids(report, self.checks))
        return [CompletionItem(id_) for id_ in found if id_.startswith(incomplete)]


class ReportId(click.ParamType):  # type: ignore[type-arg]
    """The id of a report, or `all`; completed from the data."""

    name = "report"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from kangle_stats.packaged import packaged_reports

        given = ctx.params.get("data") or data_from_environment()
        found = [id_ for report in _reports(ctx) for id_ in _harmless([report["id"]])] if given else packaged_reports()
        return [CompletionItem(id_) for id_ in (*found, ALL_REPORTS) if id_.startswith(incomplete)]


def _reports(ctx: click.Context) -> Iterator[dict[str, Any]]:
    """The reports of the data, read without validation: completion is to be quick, and silent about faults."""
    import json
    from pathlib import Path

    from kangle_stats.packaged import DEFAULT_REPORT, packaged_reports, report_files

    given = [Path(path) for path in ctx.params.get("data") or data_from_environment()]
    try:
        if given:
            files = [file for path in given for file in (report_files(path) if path.is_dir() else [path])]
        else:
            packaged = packaged_reports()
            wanted = ctx.params.get("report") or [DEFAULT_REPORT]
            files = [file for id_, file in packaged.items() if id_ in wanted or ALL_REPORTS in wanted]
        texts = [text for file in files for text in _texts(file)]
    except OSError:
        return
    for text in texts:
        try:
            report = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(report, dict):
            yield report


_HARMLESS_ID = re.compile(r"[a-z0-9_./-]+")


def _harmless(ids: Iterable[object]) -> list[str]:
    return [id_ for id_ in ids if isinstance(id_, str) and _HARMLESS_ID.fullmatch(id_)]


def _texts(file: Path) -> list[bytes]:
    data = file.read_bytes()
    return data.splitlines() if file.suffix.lower() == ".jsonl" else [data]


def _ids(report: dict[str, Any], checks: bool) -> list[str]:
    ids = []
    try:
        for figure in report["figures"]:
            ids.append(figure["id"])
            if checks:
                ids += [f"{figure['id']}/{cut}" for cut in figure.get("breakdowns", {})]
        if checks:
            ids += [check["id"] for check in report.get("checks", [])]
    except (KeyError, TypeError, AttributeError):
        pass
    return _harmless(ids)


def data_from_environment() -> list[str]:
    """The data to read when --data is not given: KANGLE_STATS_DATA; none if that names nothing."""
    import os

    return [name for name in os.environ.get("KANGLE_STATS_DATA", "").split(os.pathsep) if name]


def _remember_language(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    remember(ctx, value)


def option(*names: str, zh: str, help: str, **settings: Any) -> Decorator[Any]:
    """An option with its help in both languages."""
    return click.option(*names, cls=Option, zh=zh, help=help, **settings)


lang_option = option(
    "--lang",
    type=Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=_remember_language,
    zh="表头和说明的语言；默认随系统语言。",
    help="Language of headings and messages; by default that of the locale.",
)

data_option = option(
    "--data",
    multiple=True,
    type=click.Path(),
    is_eager=True,
    metavar="PATH",
    zh="报告文件（.json、.jsonl）或文件夹，可重复；默认取 KANGLE_STATS_DATA，"
    "再默认为随附的报告（不指明时为康乐县 2018 年）。",
    help="Report file (.json, .jsonl) or folder; repeatable. Default: KANGLE_STATS_DATA, else the "
    "packaged reports (Kangle 2018 unless others are named).",
)


report_option = option(
    "--report",
    multiple=True,
    type=ReportId(),
    is_eager=True,
    metavar="ID",
    zh="只读这些报告，可重复；all 为全部。不用 --data 时从随附的报告中选。",
    help="Read only these reports; repeatable, all for every one. Without --data, of the packaged ones.",
)


verdict_option = option(
    "--verdict",
    type=Name("verdict"),
    multiple=True,
    metavar="V",
    zh="只显示这些结论，如 不符、存疑。",
    help="Show only these verdicts, such as fails or doubtful.",
)


def output_option(zh: str = "", en: str = "") -> Decorator[Any]:
    """The option that names the file to write, and what its help says besides in both languages."""
    return option(
        "-o",
        "--output",
        type=click.Path(allow_dash=True),
        metavar="FILE",
        zh=f"写入文件：要么完整写入，要么不写。{zh}",
        help=f"Write to FILE, whole or not at all.{en}",
    )


force_option = option("--force", is_flag=True, zh="覆盖已有的文件。", help="Overwrite FILE if it exists.")


def output_options(function: Function, more_formats: Sequence[str] = ()) -> Function:
    """The options of every command that prints rows, of reports or not; `more_formats` are its own besides."""
    for decorate in (
        option("--no-color", is_flag=True, zh="不用颜色。", help="No colour."),
        lang_option,
        output_option("- 为标准输出。", " - is standard output."),
        option(
            "--excel",
            is_flag=True,
            zh="用于 csv：让 Excel 正确识别中文，且任何单元格都不会当作公式运行。",
            help="With csv: Chinese opens rightly in Excel, and no cell runs as a formula.",
        ),
        option(
            "--format",
            "format_",
            type=Choice((*FORMATS, *more_formats)),
            default="table",
            zh="输出格式，默认 table。",
            help="Output format; table by default.",
        ),
    ):
        function = decorate(function)
    return function


def selection_options(*kinds: str) -> Decorator[Any]:
    """The options that choose figures by a name of the vocabulary: category, measure, status, unit."""
    texts = {
        "category": ("类别，如 劳务协作。", "A category, such as labour-transfer."),
        "measure": ("指标，如 就业人数。", "A measure, such as people-employed."),
        "status": ("状态：已完成、签约、计划。", "A status: reported, agreed, planned."),
        "unit": ("单位，如 人、人次、元。", "A unit, such as person or yuan."),
    }

    def decorate(function: Function) -> Function:
        for kind in reversed(kinds):
            zh, en = texts[kind]
            function = option(f"--{kind}", type=Name(kind), multiple=True, metavar=kind[0].upper(), zh=zh, help=en)(
                function
            )
        return function

    return decorate


def joined(codes: tuple[frozenset[str], ...]) -> frozenset[str]:
    """The codes of an option that was given several times: any of them admits a figure."""
    return frozenset().union(*codes)
