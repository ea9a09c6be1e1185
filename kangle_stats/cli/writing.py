"""Writing a file whole or not at all: it is made beside its place, and takes it when all went well."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kangle_stats.files import opened_for_writing, why

_PREFIX = ".kangle-stats-"
_UTF8 = "utf-8"


def write_chunks(path: Path, chunks: Iterable[str], wanted: Callable[[], bool]) -> bool:
    """Writes text in UTF-8, at once where the path is a pipe or a device, else beside the file that it then replaces.

    `wanted` is asked at the end; what it refuses is thrown away, and False is returned. Raises OSError.
    """
    lines = (encoded(chunk, _UTF8) for chunk in chunks)
    if is_stream(path):
        with opened_for_writing(path) as device:
            device.writelines(lines)
        return True

    def make(beside: Path) -> None:
        with beside.open("wb") as file:
            file.writelines(lines)

    return write_made(path, make, wanted)


def write_made(path: Path, make: Callable[[Path], None], wanted: Callable[[], bool]) -> bool:
    """Writes what `make` makes at a path beside; a pipe or device is given the whole of it. Else as `write_chunks`."""
    target = path.resolve()
    with made_beside(target, make) as whole:
        if not wanted():
            return False
        if is_stream(target):
            with opened_for_writing(target) as device:
                device.write(whole.read_bytes())
        else:
            whole.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
            whole.replace(target)
    return True


@contextmanager
def made_beside(target: Path | None, make: Callable[[Path], None]) -> Iterator[Path]:
    """A file that `make` makes beside another, whose place it can take; gone afterwards if it has not."""
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=target and target.parent) as folder:
        whole = Path(folder) / "whole"
        make(whole)
        yield whole


def is_stream(path: Path) -> bool:
    """Whether there is a pipe or a device, which nothing can replace."""
    return path.exists() and not path.is_file()


def encoded(text: str, encoding: str) -> bytes:
    """The text for a terminal: where it lacks a character, the rules of tables are hyphens, and others their codes."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.replace("─", "-").encode(encoding, "backslashreplace")


def why_not_written(path: Path, error: Exception) -> str:
    """Why a file was not written, as a code: of its folder rather than of the file where that is the matter."""
    folder = path.parent
    if isinstance(error, FileNotFoundError) and not folder.exists():
        return "no-folder"
    if isinstance(error, PermissionError) and folder.is_dir() and not os.access(folder, os.W_OK):
        return "folder-not-writable"
    return why(error)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
