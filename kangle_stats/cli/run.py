"""One run of a command: what it reads, where it writes, and with which status it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from kangle_stats.cli.failure import BROKEN, Failure, say_harmlessly
from kangle_stats.cli.help import placeholders
from kangle_stats.cli.language import chosen_language, stated_language
from kangle_stats.cli.options import (
    ALL_REPORTS,
    data_from_environment,
    data_option,
    output_options,
    report_option,
)
from kangle_stats.messages import nearest, say

if TYPE_CHECKING:
    from pathlib import Path

    from kangle_stats.cli.watch import Watch
    from kangle_stats.reading import Loaded, Problem
    from kangle_stats.sheets.sheet import Sheet

Item = TypeVar("Item")

_MOST_NAMED = 20
"""Reports that are named one by one when an unknown one was asked for."""


class Run:
    """Reads reports, tells what is wrong with them, writes results, and knows the exit status."""

    def __init__(
        self,
        data: tuple[str, ...] | None,
        format_: str,
        excel: bool,
        output: str | None,
        no_color: bool,
        reads: Iterable[str] = (),
        report: tuple[str, ...] = (),
    ) -> None:
        ctx = click.get_current_context()
        self.lang = chosen_language(ctx)
        # Machine formats are the same whatever the locale: only --lang changes their messages.
        self.row_lang = stated_language(ctx) or "en"
        from pathlib import Path

        reads = list(reads)
        for option, names in (("--data", data or ()), ("-o", [output]), ("FILE", reads)):
            if "" in names:
                raise click.UsageError(say(self.lang, "empty-path", option=placeholders(option, self.lang)))
        if output is not None and (output.endswith(("/", os.sep)) or os.path.isdir(output)):
            raise self.failure("cannot-write", file=output, why="EISDIR")
        # A command that reads no reports has no data.
        given = () if data is None else data or data_from_environment()
        self.data = [Path(name) for name in given]
        self._packaged = data is not None and not given
        self._wanted = set() if ALL_REPORTS in report else set(report)
        if self._packaged:
            self.data = self._packaged_data(report)
        self.format = format_
        self.excel = excel
        self.output = None if output in (None, "-") else Path(str(output))
        self.no_color = no_color
        self.broken = False
        self._watch: Watch | None = None
        self.counts_so_far: Callable[[], str] = str
        """What the progress bar says beside the number of reports; a command that counts something sets it."""
        if excel and format_ != "csv":
            raise click.UsageError(say(self.lang, "excel-needs-csv"))
        self._refuse_to_overwrite([*self.data, *map(Path, reads)])

    def _packaged_data(self, report: tuple[str, ...]) -> list[Path]:
        """The files of the packaged reports that are asked for: the default one if none is."""
        from kangle_stats.packaged import default_report, packaged_reports

        if not report:
            return [default_report()]
        packaged = packaged_reports()
        for id_ in sorted(self._wanted - packaged.keys()):
            self.refuse_report(id_, packaged)
        return [file for id_, file in packaged.items() if not self._wanted or id_ in self._wanted]

    def refuse_report(self, id_: str, known: Collection[str], code: str = "unknown-report") -> None:
        """Ends the run, for no report has this id; names those that are near, or all if they are few."""
        near = nearest(id_, known) or (", ".join(known) if len(known) <= _MOST_NAMED else "–")
        raise self.failure(code, id=id_, known=near or "–")

    def _refuse_to_overwrite(self, inputs: Iterable[Path]) -> None:
        if self.output is None or not os.path.exists(self.output):
            return
        from kangle_stats.packaged import report_files

        for path in inputs:
            try:
                files = report_files(path) if path.is_dir() else [path]
                same = any(os.path.exists(file) and file.samefile(self.output) for file in files)
            except OSError:
                continue  # what cannot be read is told when it is read
            if same:
                raise click.UsageError(say(self.lang, "output-is-input", file=str(self.output)))

    def reports(self) -> Iterator[Loaded]:
        """The reports of the data, one at a time; problems are told on standard error and make the run broken."""
        from kangle_stats.cli.watch import Watch
        from kangle_stats.reading import read_reports

        # A bar would run through rows that are written to the same terminal as they come.
        apart = self.output is not None or self.format == "table" or not sys.stdout.isatty()
        self._watch = Watch(self.data, lambda: self.counts_so_far(), wanted=apart)
        click.get_current_context().call_on_close(self._watch.end)
        return self._chosen(self._watch.over(read_reports(self.data, self.tell)))

    def _chosen(self, reports: Iterator[Loaded]) -> Iterator[Loaded]:
        """The reports that are asked for; one that is not there is an error."""
        if not self._wanted:
            yield from reports
            return
        found = []
        for loaded in reports:
            found.append(loaded.report.id)
            if loaded.report.id in self._wanted:
                yield loaded
        for id_ in sorted(self._wanted.difference(found)):
            self.refuse_report(id_, found)

    def reports_around(self) -> Iterator[Loaded]:
        """All reports that the chosen ones may refer to, once more; problems have been told.

        They are the reports of the data, chosen or not; of packaged reports, all that are packaged.
        """
        from kangle_stats.packaged import packaged_reports
        from kangle_stats.reading import read_reports

        around = list(packaged_reports().values()) if self._packaged else self.data
        return read_reports(around, lambda _: None)

    def others(self) -> Iterator[Loaded]:
        """The reports around the chosen ones; none where all of the data are chosen, for then there are no others."""
        return self.reports_around() if self._packaged or self._wanted else iter(())

    def tell(self, problem: Problem) -> None:
        """Says what is wrong with the data."""
        self.broken = True
        self.say(problem.text(self.lang))

    def say(self, text: str) -> None:
        """A line for people, on standard error, after what was written so far."""
        from kangle_stats.folding import harmless

        sys.stdout.flush()
        if self._watch is None or not self._watch.say(harmless(text)):
            say_harmlessly(text)

    def write(self, sheet: Sheet[Item], items: Iterable[Item], empty: str = "nothing-selected") -> None:
        """Writes results in the format asked for, to standard output or whole to a file.

        Says the message `empty` if there are none; of broken data alone nothing is written.
        """
        items = iter(items)
        first = next(items, None)
        if first is None and self.broken:
            if self.output is not None:
                self._tell_if_unwritten(self.output, False)
            return
        chunks = self._chunks(sheet, items if first is None else chain([first], items))
        if self.output is None:
            self._print(chunks)
        else:
            self.save(self.output, chunks)
        if first is None:
            self.say(say(self.lang, empty))

    def write_text(self, text: str) -> None:
        """Writes a text in UTF-8 to standard output, or whole to the file; nothing if something was broken."""
        if self.output is not None:
            self.save(self.output, [text])
        elif not self.broken:
            self._print([text])

    def write_whole(self, make: Callable[[Path], None], format_: str, binary: bool = True) -> None:
        """Writes a file that `make` makes at a path: to the output, or to a pipe, whole or not.

        Nothing is written if something was broken by then, and a binary format is not written to a terminal.
        """
        from pathlib import Path

        from kangle_stats.cli.writing import made_beside, write_made

        if binary and self.output is None and sys.stdout.isatty():
            raise click.UsageError(say(self.lang, "format-needs-file", format=format_))
        with self.writing(self.output or Path("-")):
            if self.output is not None:
                self._tell_if_unwritten(self.output, write_made(self.output, make, self._unbroken))
                return
            with made_beside(None, make) as whole:
                if not self.broken:
                    sys.stdout.flush()
                    sys.stdout.buffer.write(whole.read_bytes())
                    sys.stdout.buffer.flush()

    def save(self, path: Path, chunks: Iterable[str]) -> None:
        """Writes a text whole to a file, or leaves the file untouched if something was broken by then."""
        from kangle_stats.cli.writing import write_chunks

        with self.writing(path):
            self._tell_if_unwritten(path, write_chunks(path, chunks, self._unbroken))

    def end(self, status: int = 0) -> None:
        """Ends the run: with 2 if something was broken, else with `status`."""
        click.get_current_context().exit(BROKEN if self.broken else status)

    def _chunks(self, sheet: Sheet[Item], items: Iterable[Item]) -> Iterator[str]:
        if self.format in ("table", "markdown"):
            columns = sheet.columns(self.lang)
            lines = (line for item in items for line in sheet.lines(item, self.lang))
            if self.format == "markdown":
                from kangle_stats.render import markdown

                return markdown.chunks(columns, lines)
            import shutil

            from kangle_stats.render import table

            width = shutil.get_terminal_size().columns
            return iter([table.text(columns, lines, width=width, color=self._in_color())])
        rows = (sheet.row(item, self.row_lang) for item in items)
        if self.format == "csv":
            from kangle_stats.render import csv

            return csv.chunks(sheet.keys, rows, self.excel)
        from kangle_stats.render import json, jsonl

        return json.chunks(rows) if self.format == "json" else jsonl.chunks(rows)

    def _in_color(self) -> bool:
        return (
            self.output is None
            and not self.no_color
            and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM") != "dumb"
            and sys.stdout.isatty()
        )

    def _print(self, chunks: Iterable[str]) -> None:
        from kangle_stats.cli.writing import encoded

        # Only a table is for the terminal's own encoding.
        encoding = (sys.stdout.encoding or "utf-8") if self.format == "table" else "utf-8"
        sys.stdout.flush()
        for chunk in chunks:
            sys.stdout.buffer.write(encoded(chunk, encoding))
        sys.stdout.buffer.flush()

    @contextmanager
    def writing(self, path: Path) -> Iterator[None]:
        """Ends the run with a sentence where a file cannot be written; a closed pipe is no such fault."""
        try:
            yield
        except BrokenPipeError:
            raise
        except (OSError, RuntimeError) as error:  # up to Python 3.12 a circle of links is a RuntimeError
            from kangle_stats.cli.writing import why_not_written

            raise self.failure("cannot-write", file=str(path), why=why_not_written(path, error)) from None

    def _unbroken(self) -> bool:
        return not self.broken

    def _tell_if_unwritten(self, path: Path, written: bool) -> None:
        if not written:
            self.say(say(self.lang, "output-not-written", file=str(path)))

    def failure(self, code: str, **details: str) -> click.ClickException:
        """The error that ends the run with status 2 and a sentence."""
        return Failure(say(self.lang, code, **details))


Command = TypeVar("Command", bound=Callable[..., None])


def runs(
    *,
    data: bool = True,
    reads: str = "",
    every_report: bool = False,
    chooses: bool = False,
    more_formats: Sequence[str] = (),
) -> Callable[[Command], Command]:
    """Gives a command the options of output, and --data and --report if it reads reports, in the form of a `run`.

    `reads` names the arguments that hold other files to be read, none of which is to be overwritten. With
    `every_report` the command reads all packaged reports, not the default one, when none is named; so does one that
    `chooses` its reports in a way of its own, without --report. `more_formats` are those that it writes by itself,
    without `write`; a command with --data has none.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def with_run(
            format_: str,
            excel: bool,
            output: str | None,
            no_color: bool,
            data: tuple[str, ...] | None = None,
            report: tuple[str, ...] = (),
            **its: Any,
        ) -> None:
            named = [its[argument] for argument in reads.split()]
            files = [file for each in named for file in ([each] if isinstance(each, str) else each)]
            chosen = report or ((ALL_REPORTS,) if every_report or chooses else ())
            command(Run(data, format_, excel, output, no_color, files, chosen), **its)

        with_output = output_options(cast(Command, with_run), more_formats)
        if not data:
            return with_output
        return cast(Command, data_option(with_output if chooses else report_option(with_output)))

    return decorate
