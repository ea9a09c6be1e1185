"""`kangle-stats draft`: a first report file from the document of a report."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING, Any

import click

from kangle_stats.cli.documents import read_documents
from kangle_stats.cli.help import Command
from kangle_stats.cli.options import force_option, lang_option, option, output_option
from kangle_stats.cli.run import Run
from kangle_stats.messages import say

if TYPE_CHECKING:
    from kangle_stats.documents import Document
    from kangle_stats.drafting import Doubt, Draft


@click.command(
    "draft",
    cls=Command,
    zh="无从归类的数字列入 unsorted，不计入合计。已有的文件不会被覆盖。",
    help="Figures without a good guess are listed as unsorted, and no total counts them. "
    "An existing file is not overwritten.",
)
@click.argument("file", type=click.Path(allow_dash=True))
@output_option("默认为标准输出。", " By default to standard output.")
@force_option
@option(
    "--id",
    "id_",
    metavar="ID",
    zh="报告编号；默认取自文件名。",
    help="The report's id; by default from the file's name.",
)
@option(
    "--period",
    metavar="P",
    zh="年份或期间；默认为文中最常见的年份。",
    help="Its period; by default the year most spoken of.",
)
@option("--area", metavar="NAME", zh="本县名称；默认由文中推测。", help="The county; by default guessed from the text.")
@option(
    "--partner",
    metavar="NAME",
    zh="东部结对地区；默认由文中推测。",
    help="Its partner; by default guessed from the text.",
)
@option(
    "--producer",
    metavar="NAME",
    zh="发布单位；默认取文中的来源。",
    help="Who published it; by default the source it names.",
)
@lang_option
def draft(
    file: str,
    output: str | None,
    force: bool,
    id_: str | None,
    period: str | None,
    area: str | None,
    partner: str | None,
    producer: str | None,
) -> None:
    """Writes the draft."""
    from pathlib import Path

    from kangle_stats.drafting import Told, written
    from kangle_stats.drafting import draft as drafted
    from kangle_stats.reading import read_report

    run = Run(None, "json", False, output, True, reads=[] if file == "-" else [file])
    if run.output is not None and run.output.is_file() and not force:
        raise run.failure("output-exists", file=str(run.output))
    if file != "-" and os.path.isdir(file):
        raise run.failure("document-one-file", file=file)
    for document in read_documents(run, (file,)):
        told = Told(id_ or None, period or None, area or None, partner or None, producer or None)
        name = "" if file == "-" else Path(file).stem
        made = drafted(document, told, name)
        text = written(made.report)
        # Bytes of an option that are no text come as halves of characters: as escapes they are told as such.
        read_report(text.encode(errors="backslashreplace"), output or "-", run.tell)
        if not run.broken or run.output is not None:
            run.write_text(text)
        if not run.broken:
            _tell(run, document, made, None if file == "-" else file, output)
    run.end()


_MOST_NAMED = 8
"""Figures that are named one by one; of more only the number is said."""


def _tell(run: Run, document: Document, made: Draft, file: str | None, output: str | None) -> None:
    """Says what was made, what was left out and why, and what is still to be done."""
    report = made.report
    entries = [*report["figures"], *report.get("unsorted", [])]
    counts = {
        "quantities": made.quantities,
        "figures": len(entries),
        "sorted": len(report["figures"]),
        "unsorted": len(report.get("unsorted", [])),
        "parts": sum("part_of" in entry for entry in entries),
        "checks": len(report.get("checks", [])),
    }
    shown = {key: f"{count:,}" for key, count in counts.items()}
    run.say(say(run.lang, "summary-draft", file=document.file, encoding=document.encoding, **shown))
    separator = "、" if run.lang == "zh" else ", "
    if made.left_out:
        words = separator.join(f"{word} {count:,}" for word, count in made.left_out.most_common())
        run.say(say(run.lang, "draft-left-out", count=f"{made.left_out.total():,}", words=words))
    for code, count in (
        ("draft-relations-left-out", made.relations_left_out),
        ("draft-not-unique", made.not_unique),
        ("draft-tables", made.tables_passed_over),
        ("draft-held-back", made.held_back),
    ):
        if count:
            run.say(say(run.lang, code, count=f"{count:,}"))
    if made.placeholders:
        run.say(say(run.lang, "draft-placeholders", keys=separator.join(made.placeholders)))
    _name(run, "draft-unsorted", [say(run.lang, "draft-entry", **_called(one)) for one in report.get("unsorted", [])])
    _name(run, "draft-doubts", [_doubt(doubt, run.lang) for doubt in made.doubts])
    run.say(say(run.lang, "draft-is-a-guess"))
    if file is not None and output not in (None, "-") and entries:
        run.say(say(run.lang, "draft-next", file=shlex.quote(file), output=shlex.quote(str(output))))


def _name(run: Run, code: str, lines: list[str]) -> None:
    """Says how many there are, and names the first of them, a line each."""
    if not lines:
        return
    run.say(say(run.lang, code, count=f"{len(lines):,}"))
    for line in lines[:_MOST_NAMED]:
        run.say(line)
    if len(lines) > _MOST_NAMED:
        run.say(say(run.lang, "draft-more", count=f"{len(lines) - _MOST_NAMED:,}"))


def _called(figure: dict[str, Any]) -> dict[str, str]:
    """A figure as it is named in a line: its id, its name, and its number as printed."""
    return {"figure": figure["id"], "title": figure["title"]["zh"], "quoted": figure["quote"][0]["exact"]}


def _doubt(doubt: Doubt, lang: str) -> str:
    """A doubtful guess, with the measure that may be meant instead."""
    from kangle_stats.sheets.sheet import category_name, measure_name

    def named(category: str, measure: str) -> str:
        return f"{category_name(category, lang)}/{measure_name(category, measure, lang)}"

    said = _called(doubt.figure) | {"measure": named(doubt.figure["category"], doubt.figure["measure"])}
    if doubt.rival is None:
        return say(lang, "draft-doubt", **said)
    return say(lang, "draft-doubt-rival", **said, rival=named(*doubt.rival))
