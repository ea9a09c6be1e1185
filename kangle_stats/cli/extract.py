"""`kangle-stats extract`: every quantity in Chinese prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kangle_stats.cli.documents import read_documents
from kangle_stats.cli.help import Command
from kangle_stats.cli.run import Run, runs
from kangle_stats.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kangle_stats.sheets.mentions import Extracted


@click.command(
    "extract",
    cls=Command,
    zh="文件可以是 .txt、.md（UTF-8 或 GB18030）或 .docx，也可以是文件夹；- 为标准输入。",
    help="Files are .txt, .md (UTF-8 or GB18030) or .docx, or folders of them; - is standard input.",
)
@click.argument("file", nargs=-1, required=True, type=click.Path(allow_dash=True))
@runs(data=False, reads="file")
def extract(
    run: Run,
    file: tuple[str, ...],
) -> None:
    """Prints the quantities."""
    from kangle_stats.sheets.mentions import MENTIONS

    run.write(MENTIONS, _mentions(run, file), empty="no-quantity")
    run.end()


def _mentions(run: Run, names: tuple[str, ...]) -> Iterator[Extracted]:
    from kangle_stats.prose import extract as find
    from kangle_stats.sheets.mentions import Extracted

    for document in read_documents(run, names):
        count = 0
        for mention in find(document.prose):
            count += 1
            yield Extracted(document.file, mention)
        details = {"file": document.file, "encoding": document.encoding, "count": f"{count:,}"}
        run.say(say(run.lang, "summary-quantities", **details))
