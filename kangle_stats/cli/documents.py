"""The documents that a command is given: files, folders, or - for standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kangle_stats.cli.run import Run
from kangle_stats.messages import say

if TYPE_CHECKING:
    from pathlib import Path

    from kangle_stats.documents import Document


def read_documents(run: Run, names: tuple[str, ...]) -> Iterator[Document]:
    """The documents one at a time; what cannot be read is told with its mend, and the rest goes on.

    Of several names those of lock files are passed over: *.docx names them too while a document is open.
    """
    from pathlib import Path

    from kangle_stats.documents import Unreadable, document_of, documents_in, read_document
    from kangle_stats.documents.document import MOST_BYTES
    from kangle_stats.reading import Problem

    for name in names:
        if len(names) > 1 and Path(name).name.startswith("~$"):
            continue
        try:
            if name == "-":
                yield document_of(sys.stdin.buffer.read(MOST_BYTES + 1), "-")
                continue
            for path in documents_in([Path(name)]):
                try:
                    yield read_document(path)
                except Unreadable as why:
                    run.tell(Problem(str(path), None, "", why.code, why.details))
            _tell_passed_over(run, Path(name))
        except Unreadable as why:
            run.tell(Problem(name, None, "", why.code, why.details))


_MOST_NAMED = 5


def _tell_passed_over(run: Run, folder: Path) -> None:
    """Says what of a folder was not read, lest it is taken for checked."""
    from kangle_stats.documents import passed_over

    separator = "、" if run.lang == "zh" else ", "
    for code, names in zip(("document-others-unread", "document-folders-unread"), passed_over(folder), strict=True):
        if names:
            more = [separator.join(names[:_MOST_NAMED]), *(["…"] if len(names) > _MOST_NAMED else [])]
            run.say(say(run.lang, code, file=str(folder), count=f"{len(names):,}", names=separator.join(more)))
