"""Files and folders to reports, and every error about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from kangle_stats.encodings import kind_of_file, wide_encoding
from kangle_stats.files import opened, why
from kangle_stats.messages import Details, excerpt, say
from kangle_stats.models import Report
from kangle_stats.packaged import report_files
from kangle_stats.references import dangling
from kangle_stats.seen import Place, SeenIds
from kangle_stats.swift import read_swiftly

if TYPE_CHECKING:
    from kangle_stats.jsontext import Path as PathInText


class Problem(NamedTuple):
    """One thing that is wrong with a file: where it stands, what was found, what was expected and the mend."""

    file: str
    line: int | None
    """Counted from 1; None if it concerns the whole file."""
    place: str
    """The path of the value in the file: `figures[3].unit`; empty if it concerns the whole file."""
    code: str
    details: Details = {}

    def text(self, lang: str) -> str:
        """The problem in one line, in `lang` (zh or en)."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        message = say(lang, self.code, **self.details)
        text = f"{where}: {self.place}: {message}" if self.place else f"{where}: {message}"
        return text.replace("\n", "\\n")


Tell = Callable[[Problem], None]


class Loaded(NamedTuple):
    """A report and where it was read."""

    report: Report
    file: str
    line: int
    """The line on which it begins."""
    data: bytes
    """The JSON that it was read from."""

    def problem(self, path: PathInText, code: str, details: Details) -> Problem:
        """What is wrong with the value at a path of the report."""
        import json

        from kangle_stats import jsontext  # no sound report needs it

        text = jsontext.decode(self.data)
        (line,) = jsontext.lines_of(text, [path], self.line).values()
        return Problem(self.file, line, place(path, json.loads(text)), code, details)


def read_reports(paths: Iterable[Path], tell: Tell) -> Iterator[Loaded]:
    """The reports of some files and folders, one at a time, so that memory does not grow with their number.

    A `.jsonl` file holds a report a line, any other file one report; of a folder its `.json` and `.jsonl` files are
    read in the order of their names. What cannot be read is told with all its problems and passed over. So is a report
    whose id another had before; among very many reports that is told at the end only, when it has been passed on.
    """
    with closing(SeenIds()) as seen:
        for path in paths:
            for file in _files(path, tell):
                for loaded in _reports_of(file, tell):
                    id_ = loaded.report.id
                    first = seen.seen(id_, loaded.file, loaded.line)
                    if first is None:
                        yield loaded
                    else:
                        tell(_duplicate(id_, first, Place(loaded.file, loaded.line)))
        _tell_late(seen, tell)


MOST_LATE = 1000
"""How many reports with a repeated id are looked up at the end."""


def _tell_late(seen: SeenIds, tell: Tell) -> None:
    """Tells of the repeated ids that were not noticed when they came, once their lines prove them equal."""
    pairs = list(islice(seen.seen_twice(), MOST_LATE))
    ids = _ids_at({place for pair in pairs for place in pair})
    for first, second in pairs:
        if first in ids and ids[first] == ids.get(second):
            tell(_duplicate(ids[first], first, second))
    if len(pairs) == MOST_LATE:
        tell(Problem(pairs[-1][1].file, None, "id", "duplicate-reports-more", {"count": str(MOST_LATE)}))


def _duplicate(id_: str, first: Place, second: Place) -> Problem:
    details = {"id": id_, "first": f"{first.file}:{first.line}"}
    return Problem(second.file, second.line, "id", "duplicate-report", details)


def _ids_at(places: set[Place]) -> dict[Place, str]:
    """The ids of the reports at some places of `.jsonl` files and others."""
    ids: dict[Place, str] = {}
    for name in {place.file for place in places}:
        for loaded in _reports_of(Path(name), lambda _: None):
            if (place := Place(name, loaded.line)) in places:
                ids[place] = loaded.report.id
    return ids


def _files(path: Path, tell: Tell) -> list[Path]:
    try:
        if not path.is_dir():
            return [path]
        found = report_files(path)
    except (OSError, ValueError) as error:
        tell(_unreadable(path, error))
        return []
    if not found:
        tell(Problem(str(path), None, "", "folder-without-reports"))
    return found


def _unreadable(path: Path, error: OSError | ValueError) -> Problem:
    return Problem(str(path), None, "", "unreadable", {"why": why(error)})


MOST_BYTES = 64 * 2**20
"""The longest report that is read: a longer one is another file by mistake, or a stream without end."""


_BEGINNING = 4096


def _reports_of(file: Path, tell: Tell) -> Iterator[Loaded]:
    try:
        with opened(file) as stream:
            if file.suffix.lower() == ".jsonl":
                yield from _reports_in(stream, str(file), tell)
            elif (loaded := _report(stream.read(MOST_BYTES + 1), str(file), 1, tell)) is not None:
                yield loaded
    except FileNotFoundError:
        tell(Problem(str(file), None, "", "file-missing"))
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL
        tell(_unreadable(file, error))


def _reports_in(stream: BufferedReader, file: str, tell: Tell) -> Iterator[Loaded]:
    beginning = stream.peek()[:_BEGINNING]
    if wide_encoding(beginning) or kind_of_file(beginning):  # no line of it will be a report
        _report(beginning, file, 1, tell)
        return
    number = 0
    empty = True
    hopeless = False

    def listen(problem: Problem) -> None:
        nonlocal hopeless
        if problem.code == "json-unclosed" and empty_so_far and line.rstrip().endswith((b"{", b"[", b",")):
            problem = Problem(file, number, "", "report-over-lines")
        hopeless |= problem.code in ("binary-file", "report-too-long", "report-over-lines")
        tell(problem)

    while not hopeless and (line := stream.readline(MOST_BYTES + 1)):
        number += 1
        if line.isspace():
            continue
        empty_so_far, empty = empty, False
        loaded = _report(line, file, number, listen)
        if loaded is not None:
            yield loaded
    if empty:
        tell(Problem(file, None, "", "empty-file"))


def read_report(data: bytes, file: str, tell: Tell) -> Loaded | None:
    """The report in some bytes, which are or will be a file of that name; None if something is wrong, which is told."""
    return _report(data, file, 1, tell)


def _report(data: bytes, file: str, first_line: int, tell: Tell) -> Loaded | None:
    if len(data) > MOST_BYTES:
        line = first_line if first_line > 1 else None
        tell(Problem(file, line, "", "report-too-long", {"limit": str(MOST_BYTES // 2**20)}))
        return None
    report = read_swiftly(data)
    if report is not None and not dangling(report):
        return Loaded(report, file, first_line, data)
    return _report_by_the_general_way(data.rstrip(b"\r\n"), file, first_line, tell)


def _report_by_the_general_way(data: bytes, file: str, first_line: int, tell: Tell) -> Loaded | None:
    from kangle_stats import jsontext, shape  # nearly no sound report comes this way

    try:
        text = jsontext.decode(data, first_line)
        raw = jsontext.parse(text, first_line)
    except jsontext.Faulty as faulty:
        for fault in faulty.faults:
            tell(Problem(file, fault.line, "", fault.code, fault.details))
        return None
    if not isinstance(raw, dict):
        tell(Problem(file, first_line, "", "not-an-object", {"found": shape.shown(raw)}))
        return None
    try:
        report = Report.model_validate(raw)
    except ValidationError as error:
        faults = [(path, fault.code, fault.details) for path, fault in shape.faults(error, raw)]
    else:
        faults = [(path, code, details) for path, code, details in dangling(report)]
        if not faults:
            return Loaded(report, file, first_line, data)
    lines = jsontext.lines_of(text, [path for path, *_ in faults], first_line)
    for path, code, details in faults:
        tell(Problem(file, lines[path], place(path, raw), code, details))
    return None


def place(path: tuple[str | int, ...], raw: Any) -> str:
    """The path of a value as people read it, with the id of the figure or check that it lies in."""
    text, ids = "", []
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += "." * bool(text) + excerpt(step)
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):
            raw = None
        if isinstance(raw, dict) and isinstance(raw.get("id"), str):
            ids.append(raw["id"])
    return f"{text} ({excerpt(ids[-1])})" if ids else text
