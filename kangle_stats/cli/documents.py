"""The documents that a command is given: files, folders, or - for standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kangle_stats.cli.run import Run

if TYPE_CHECKING:
    from kangle_stats.documents import Document


def read_documents(run: Run, names: tuple[str, ...]) -> Iterator[Document]:
    """The documents one at a time; what cannot be read is told with its mend, and the rest goes on."""
    from pathlib import Path

    from kangle_stats.documents import Unreadable, document_of, documents_in, read_document
    from kangle_stats.documents.document import MOST_BYTES
    from kangle_stats.reading import Problem

    for name in names:
        try:
            if name == "-":
                yield document_of(sys.stdin.buffer.read(MOST_BYTES + 1), "-")
                continue
            for path in documents_in([Path(name)]):
                try:
                    yield read_document(path)
                except Unreadable as why:
                    run.tell(Problem(str(path), None, "", why.code, why.details))
        except Unreadable as why:
            run.tell(Problem(name, None, "", why.code, why.details))
