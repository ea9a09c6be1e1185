"""Opening files that may be anything: pipes to which nobody writes, devices, streams without end."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable
from io import BufferedReader, BufferedWriter, FileIO
from pathlib import Path
from typing import TypeVar

from kangle_stats.messages import WORDS

WAIT_SECONDS = 3.0
"""How long a named pipe may wait for its other end."""


_BUFFER = 1 << 20

File = TypeVar("File", BufferedReader, BufferedWriter)


class NobodyThere(OSError):
    """A named pipe whose other end nobody opens."""


def opened(path: Path) -> BufferedReader:
    """A file opened for reading bytes. Of a named pipe into which nobody writes it raises NobodyThere."""
    return _in_time(path, lambda: BufferedReader(FileIO(path), _BUFFER))


def opened_for_writing(path: Path) -> BufferedWriter:
    """A file, pipe or device opened for writing bytes. Of a named pipe that nobody reads it raises NobodyThere."""
    return _in_time(path, lambda: open(path, "wb"))


def _in_time(path: Path, open_: Callable[[], File]) -> File:
    """What a call opens; opening a named pipe may last for ever, so another thread waits for it."""
    if not path.is_fifo():
        return open_()
    answers: list[File | OSError] = []

    def wait() -> None:
        try:
            answers.append(open_())
        except OSError as error:
            answers.append(error)

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    thread.join(WAIT_SECONDS)
    if not answers:
        raise NobodyThere
    if isinstance(answers[0], OSError):
        raise answers[0]
    return answers[0]


def why(error: Exception) -> str:
    """Why a file cannot be opened, read or written: a code of the words `why`, or the system's own words."""
    if isinstance(error, NobodyThere):
        return "nobody-there"
    if isinstance(error, ValueError):  # a path with a NUL
        return "NUL"
    if not isinstance(error, OSError):
        return "ELOOP"  # up to Python 3.12 a circle of links is a RuntimeError
    code = errno.errorcode.get(error.errno or 0, "")
    return code if code in WORDS["why"] else error.strerror or str(error)
