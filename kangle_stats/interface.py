"""The tool for programs and notebooks: reports, their totals and findings, and the arithmetic of a text.

    >>> import kangle_stats
    >>> report = kangle_stats.load()
    >>> report.id, len(report.figures)
    ('kangle-2018', 51)

What is computed here the command line computes with the same functions, and `rows()` gives the rows that it prints.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar, overload

from kangle_stats import checks, models, proofreading
from kangle_stats import totals as adding
from kangle_stats.checks import Finding
from kangle_stats.documents import plain, read_document
from kangle_stats.folding import harmless
from kangle_stats.language import locale_language
from kangle_stats.models import Figure
from kangle_stats.packaged import DEFAULT_REPORT, packaged_reports
from kangle_stats.proofreading import Proof
from kangle_stats.reading import Problem, read_reports
from kangle_stats.render import html, table
from kangle_stats.select import Selection
from kangle_stats.sheets.figures import FIGURES, Listed
from kangle_stats.sheets.findings import FINDINGS, Checked
from kangle_stats.sheets.proofs import Proofread, proofs_sheet
from kangle_stats.sheets.sheet import Row, Sheet
from kangle_stats.sheets.totals import TOTALS, Totalled
from kangle_stats.totals import Total
from kangle_stats.vocabulary import codes, codes_of

Result = TypeVar("Result")
Item = TypeVar("Item")

_WIDTH = 80
"""Cells of a printed table."""


class InvalidReport(ValueError):
    """A report file that cannot be read; its text has every problem on a line of its own."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = tuple(problems)

    def text(self, lang: str | None = None) -> str:
        """The problems as the command line tells them, in `lang` (zh or en; by default that of the locale)."""
        lang = lang or locale_language()
        return harmless("\n".join(problem.text(lang) for problem in self.problems))

    def __str__(self) -> str:
        return self.text()


class Results(Sequence[Result], Generic[Result, Item]):
    """Some results in their order: a sequence of them, a table where it is shown, and rows for a data frame."""

    def __init__(self, results: Iterable[Result], sheet: Sheet[Item], item: Callable[[Result], Item]) -> None:
        self._results = tuple(results)
        self._sheet = sheet
        self._item = item

    @overload
    def __getitem__(self, index: int) -> Result: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Result]: ...
    def __getitem__(self, index: int | slice) -> Result | Sequence[Result]:
        return self._results[index]

    def __len__(self) -> int:
        return len(self._results)

    def rows(self, lang: str = "en") -> list[Row]:
        """A dict a result, as `--format json` prints them: numbers are strings in plain decimal notation.

        `pandas.DataFrame(report.totals().rows())` is a data frame. `lang` (zh or en) is that of the messages.
        """
        return [self._sheet.row(self._item(result), lang) for result in self]

    def text(self, lang: str | None = None, width: int = _WIDTH) -> str:
        """The table that the command line prints, in `lang` (zh or en; by default that of the locale)."""
        lang = lang or locale_language()
        return table.text(self._sheet.columns(lang), list(self._lines(lang)), width=width, color=False)

    def __repr__(self) -> str:
        return self.text().rstrip("\n")

    def _repr_html_(self) -> str:
        lang = locale_language()
        return "".join(html.chunks(self._sheet.columns(lang), self._lines(lang)))

    def _lines(self, lang: str) -> Iterator[Sequence[str]]:
        return (line for result in self for line in self._sheet.lines(self._item(result), lang))


class Report:
    """One report, with what it adds up to and whether it holds together."""

    def __init__(self, model: models.Report, around: Callable[[], Mapping[str, models.Report]]) -> None:
        self.model = model
        """The report as it was read: its areas, origin, figures, checks and remarks."""
        self._around = around

    @property
    def id(self) -> str:
        """Its id, such as kangle-2018."""
        return self.model.id

    @property
    def title(self) -> str:
        """Its title in the language of the locale."""
        return self.model.title.text(locale_language())

    @cached_property
    def figures(self) -> Results[Figure, Listed]:
        """Its figures in the order of the file; values are as printed, without 万 or 亿.

        >>> load().figures[0].value
        '2'
        """
        return Results(self.model.figures, FIGURES, lambda figure: Listed(self.model, figure))

    def __getitem__(self, figure: str) -> Figure:
        """The figure of an id. Raises KeyError if there is none.

        >>> load()["labour.employed"].value
        '1112'
        """
        return self.model.by_id[figure]

    def totals(
        self,
        *,
        category: str | None = None,
        measure: str | None = None,
        status: str | None = None,
        unit: str | None = None,
    ) -> Results[Total, Totalled]:
        """What the figures add up to, multiplied out: only like with like, and no part with its total.

        The conditions are names in Chinese or English, as on the command line. Raises ValueError for an unknown one.

        >>> [str(total.value) for total in load().totals(category="劳务协作")]
        ['25', '799', '1112']
        """
        chosen = Selection(
            _codes("category", category), _codes("measure", measure), _codes("unit", unit), _codes("status", status)
        )
        added = adding.totals(self.model, chosen.figures(self.model))
        return Results(added, TOTALS, lambda total: Totalled(self.model, total))

    def check(self) -> Results[Finding, Checked]:
        """Every finding: the cuts of totals, the formulas, and notices, which never fail.

        Raises checks.BadFormulas if a formula names a report, or a figure of one, that was not read.

        >>> [finding.verdict for finding in load("guangxi-2022").check()]
        ['holds', 'holds', 'rounding']
        """
        found = checks.findings(self.model)
        if checks.crossing(self.model):
            found = [*found, *checks.crossing_findings(self.model, self._around())]
        return Results(found, FINDINGS, lambda finding: Checked(self.model, finding))

    def __repr__(self) -> str:
        return f"<Report {self.id}: {harmless(self.title)}>"

    def _repr_html_(self) -> str:
        return f"{html.heading(f'{self.title} ({self.id})')}{self.figures._repr_html_()}"


def load(source: str | Path = DEFAULT_REPORT) -> Report:
    """One report: a packaged one by its id, or that of a file; without a source that of Kangle, 2018.

    Raises ValueError for what is neither an id nor a file, and for a file of several reports (`load_all` reads those);
    InvalidReport for a file that has mistakes.

    >>> load("shaanxi-2021")["labour.employed"].value
    '15650'
    """
    _refuse_empty(source)
    packaged = packaged_reports()
    path = packaged.get(source) if isinstance(source, str) else None
    if path is None and isinstance(source, str) and not Path(source).suffix and not os.path.exists(source):
        known = ", ".join(packaged)
        raise ValueError(f"{harmless(source)}: no packaged report has this id, and no file this name; ids: {known}")
    if path is not None:
        (report,) = load_all(path)
        return Report(report.model, lambda: {one.id: one.model for one in load_all()})
    reports = load_all(source)
    if len(reports) != 1:
        raise ValueError(f"{harmless(str(source))}: {len(reports)} reports; read them with load_all")
    return reports[0]


def load_all(*sources: str | Path) -> list[Report]:
    """The reports of some files and folders, in their order; without a source all that are packaged.

    Raises InvalidReport, with all problems of all files; ValueError for an empty name.

    >>> len(load_all()) >= 7
    True
    """
    for source in sources:
        _refuse_empty(source)
    problems: list[Problem] = []
    paths = [Path(source) for source in sources] or list(packaged_reports().values())
    read = {loaded.report.id: loaded.report for loaded in read_reports(paths, problems.append)}
    if problems:
        raise InvalidReport(problems)
    return [Report(report, lambda: read) for report in read.values()]


def _refuse_empty(source: str | Path) -> None:
    """An empty name would be that of the current folder."""
    if source == "":
        raise ValueError("an empty name is that of no report; give an id, a file or a folder")


def proofread(text: str | Path) -> Results[Proof, Proofread]:
    """The arithmetic that Chinese prose asserts, recomputed: a text itself, or the Path of a document.

    Raises documents.Unreadable for a document that cannot be read; its text is what the command line says.

    >>> [proof.finding.verdict for proof in proofread("选派教师12名、医生9名，共计22名。")]
    ['fails']
    """
    document = read_document(text) if isinstance(text, Path) else plain.read(text.encode(errors="replace"), "text")
    _, proofs = proofreading.proofread(document)
    sheet = proofs_sheet(_WIDTH)
    return Results(proofs, sheet, lambda proof: Proofread(document.file, document.text, proof))


def _codes(kind: str, name: str | None) -> frozenset[str]:
    """The codes that a name stands for; none, which admits everything, for None."""
    if name is None:
        return frozenset()
    found = codes_of(kind, name)
    if not found:
        raise ValueError(f"unknown {kind}: {name}; known: {', '.join(codes(kind))}")
    return found
