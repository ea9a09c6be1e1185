"""`kangle-stats verify`: whether the quotes stand in a copy of the published text."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import click

from kangle_stats.cli.documents import read_documents
from kangle_stats.cli.help import Command
from kangle_stats.cli.options import option
from kangle_stats.cli.run import Run, runs
from kangle_stats.messages import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kangle_stats.prose import Mention
    from kangle_stats.sheets.places import Unclaimed, Verified


@click.command(
    "verify",
    cls=Command,
    zh="副本可以是 .docx、.md 或 .txt（UTF-8 或 GB18030），- 为标准输入；"
    "可有不同的空格、全角或半角标点和数字、网页边框。"
    "引文缺失、不唯一或数字不同，则退出码为 1。"
    "另说明原文中有多少数量没有数字引用，这不影响退出码。",
    help="The copy is .docx, .md or .txt (UTF-8 or GB18030), or - for standard input. It may have other spacing, "
    "full-width or half-width punctuation and digits, and web-page furniture. "
    "The exit status is 1 if a quote is missing, ambiguous, or stands there with another number. "
    "It also says how many quantities of the text no figure claims, which does not change the exit status.",
)
@click.argument("text_file", type=click.Path(allow_dash=True))
@option(
    "--unclaimed",
    is_flag=True,
    zh="列出原文中没有数字引用的数量。",
    help="List the quantities of the text that no figure claims.",
)
@runs(reads="text_file")
def verify(
    run: Run,
    text_file: str,
    unclaimed: bool,
) -> None:
    """Prints where the quotes stand."""
    from kangle_stats.prose import extract
    from kangle_stats.sheets.places import PLACES
    from kangle_stats.table_sums import table_figures

    if text_file != "-" and os.path.isdir(text_file):
        raise run.failure("document-one-file", file=text_file)
    document = next(read_documents(run, (text_file,)), None)
    if document is None:
        run.write(PLACES, ())
        run.end()
        return
    if document.encoding not in ("UTF-8", "docx"):
        run.say(f"{text_file}: " + say(run.lang, "text-read-as", encoding=document.encoding))
    mentions = sorted([*extract(document.prose), *table_figures(document)], key=lambda mention: mention.start)
    counts: Counter[str] = Counter()
    rest: list[Mention] = []
    run.write(PLACES, _places(run, document.text, counts, mentions, rest, shown=unclaimed), empty="no-quote")
    if counts:
        run.say(_summary(counts, run.lang))
    if counts or not run.broken:
        details = {"count": f"{len(mentions):,}", "unclaimed": f"{len(rest):,}"}
        run.say(say(run.lang, "summary-unclaimed", **details))
    run.end(1 if counts.total() > counts["found"] else 0)


def _places(
    run: Run, text: str, counts: Counter[str], mentions: list[Mention], rest: list[Mention], shown: bool
) -> Iterator[Verified | Unclaimed]:
    """The places of all quotes, and then, if they are to be shown, the quantities that none of them claims."""
    from kangle_stats.sheets.places import Unclaimed, Verified
    from kangle_stats.verify import CopiedText
    from kangle_stats.verify import unclaimed as unclaimed_by
    from kangle_stats.verify import verify as find_quotes

    copy = CopiedText(text)
    places = []
    for report, *_ in run.reports():
        for place in find_quotes(report, copy):
            counts[place.outcome] += 1
            places.append(place)
            yield Verified(report, place)
    rest.extend(unclaimed_by(mentions, places))
    if shown:
        yield from map(Unclaimed, rest)


def _summary(counts: Counter[str], lang: str) -> str:
    return say(lang, "summary-quotes", count=f"{counts.total():,}", parts=counted(lang, "place", counts))
