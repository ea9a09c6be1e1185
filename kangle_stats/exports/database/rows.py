"""What a report and its findings are in the tables of the database: rows in the order of the columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import count

from kangle_stats.categories import CATEGORIES
from kangle_stats.checks import Finding
from kangle_stats.explaining import message
from kangle_stats.exports.amounts import Amounts, amounts
from kangle_stats.exports.database.schema import MILLION, NAMED
from kangle_stats.forms.unit_words import unit_text
from kangle_stats.messages import WORDS
from kangle_stats.models import Bilingual, Figure, Report, UnsortedFigure, Words, words
from kangle_stats.quantity import Number, size
from kangle_stats.sheets.findings import FINDINGS, Checked
from kangle_stats.sheets.sheet import digits
from kangle_stats.totals import DOWNWARD, UPWARD, Total, totals
from kangle_stats.units import COMMON_RATES, UNITS, is_countable
from kangle_stats.wording import unit_word

Row = tuple[object, ...]
Rows = Iterator[tuple[str, Row]]
"""Rows with the names of their tables."""

_LARGEST = 2**63 - 1
"""The largest integer of SQLite; its smallest is one further from 0, which abs() cannot take."""

_BEYOND_REAL = 10**306
"""Products of figures may be longer than a REAL holds; no figure is."""


class Numbering:
    """The numbers of totals and findings, which have no names."""

    def __init__(self) -> None:
        self.totals = count(1)
        self.findings = count(1)


def code_rows() -> Rows:
    """The codes with their names; units beside those of the table are added as they are met."""
    for table in NAMED:
        for code, (zh, en) in WORDS["kind" if table == "finding_kind" else table].items():
            yield table, (code, zh, en)
    for code, (zh, en) in WORDS["qualifier"].items():
        points, order = ("up", UPWARD) if code in UPWARD else ("down", DOWNWARD) if code in DOWNWARD else (None, ())
        yield "qualifier", (code, zh, en, points, order.index(code) if order else None)
    for category in CATEGORIES.values():
        yield "category", (category.code, category.zh, category.en)
        for measure in category.measures.values():
            names = (category.code, measure.code, measure.zh, measure.en)
            yield "measure", (*names, int(measure.overlapping), int(measure.two_sided))
    for unit in (*UNITS, *COMMON_RATES):
        yield "unit", unit_row(unit)


def unit_row(unit: str) -> Row:
    """A unit or rate with its names."""
    return (unit, unit_text(unit, 0), unit_word(unit, "en"), int(is_countable(unit)))


def report_rows(report: Report, numbering: Numbering) -> Rows:
    """Everything that a report states, and which of its figures are added to one another."""
    yield "report", _head(report)
    total_of: dict[str, int] = {}
    for total in totals(report, report.figures):
        key = next(numbering.totals)
        total_of |= {figure.id: key for figure in (*total.figures, *total.missing)}
        yield "total", _total(key, total)
    declared = {f"{figure.id}/{cut}" for figure in _figures(report) for cut in figure.breakdowns}
    for position, figure in enumerate(_figures(report), 1):
        yield "figure", _figure(report.id, position, figure, total_of, declared)
        key_of_figure = f"{report.id}:{figure.id}"
        for cut, extent in figure.breakdowns.items():
            yield "breakdown", (f"{key_of_figure}/{cut}", key_of_figure, cut, extent)
        for place, quote in enumerate(figure.quote, 1):
            yield "quote", (key_of_figure, place, quote.prefix, quote.exact, quote.suffix)
    for check in report.checks:
        texts = (*_both(check.title), check.expect, *_both(check.reason))
        yield "formula", (f"{report.id}:{check.id}", report.id, check.id, check.formula, *texts)
    for remark in report.remarks:
        key_of_remark = f"{report.id}:{remark.id}"
        yield "remark", (key_of_remark, report.id, remark.id, *_both(remark.text))
        for place, id_ in enumerate(remark.figures, 1):
            yield "remark_figure", (key_of_remark, place, f"{report.id}:{id_}")


def finding_rows(report: Report, findings: Iterable[Finding], written: Collection[str], numbering: Numbering) -> Rows:
    """The findings about a report. `written` are the ids of the reports whose figures are in the database."""
    for finding in findings:
        key = next(numbering.findings)
        yield "finding", _finding(key, report, finding)
        keys: dict[str, str | None] = {}
        for place, (name, figure) in enumerate(zip(finding.figure_ids, finding.figures, strict=True), 1):
            of = name.rpartition(":")[0] or report.id
            keys[name] = f"{of}:{figure.id}" if of in written else None
            yield "finding_figure", (key, place, name, keys[name])
        for place, suspect in enumerate(finding.suspects, 1):
            told = (suspect.value, suspect.instead, suspect.slip, suspect.mends, suspect.breaks)
            yield "suspect", (key, place, suspect.rank, suspect.figure, keys.get(suspect.figure), *told)


def _figures(report: Report) -> list[UnsortedFigure]:
    return [*report.figures, *report.unsorted]


def _both(text: Bilingual | None) -> tuple[str | None, str | None]:
    return (None, None) if text is None else (text.zh, text.en)


def _head(report: Report) -> Row:
    origin = report.origin
    return (
        report.id,
        *_both(report.title),
        report.period,
        *_both(report.ref_area),
        report.ref_area.code,
        *_both(report.counterpart_area),
        report.counterpart_area.code,
        origin.producer,
        origin.date_published,
        origin.url,
        origin.title,
    )


def _total(key: int, it: Total) -> Row:
    """A total; its numbers only where the integers of SQLite are too short to add them."""
    basis = (*it.figures, *it.missing)[0].basis
    kind = (key, it.report, it.category, it.measure, it.unit, it.status, it.direction, basis, it.side)
    if _fits(it.figures):
        return (*kind, 0, None, None, None)
    return (*kind, 1, digits(it.value), digits(it.low), digits(it.high))


def _fits(figures: Iterable[Figure]) -> bool:
    """Whether SQLite can add the figures: each is a whole number of millionths, and so small that no sum overflows."""
    sizes = [0, 0, 0]
    for figure in figures:
        for at, number in enumerate(amounts(figure)):
            millionths = _millionths(number)
            if millionths is None and number is not None:
                return False
            sizes[at] += abs(millionths or 0)
    return max(sizes) <= _LARGEST


def _millionths(number: Number | None) -> int | None:
    """A number in millionths; None where it is no whole number of them, or longer than an integer of SQLite."""
    if number is None:
        return None
    shifted = number * MILLION
    return shifted.numerator if shifted.denominator == 1 and abs(shifted.numerator) <= _LARGEST else None


def _figure(
    report: str, position: int, it: UnsortedFigure, total_of: Mapping[str, int], declared: Collection[str]
) -> Row:
    cut = None if it.part_of is None else f"{it.part_of}/{it.by}"
    return (
        f"{report}:{it.id}",
        report,
        position,
        it.id,
        getattr(it, "category", None),
        getattr(it, "measure", None),
        *_both(it.title),
        it.value,
        it.value_to,
        it.unit,
        it.unit_mult,
        it.qualifier,
        _text(it.known_decimals),
        _text(it.decimals),
        *_numbers(amounts(it)),
        it.status,
        it.basis,
        it.as_of,
        it.direction,
        *_chinese_first(it.subject),
        *_chinese_first(it.group),
        *_chinese_first(it.note),
        it.part_of,
        it.by,
        f"{report}:{cut}" if cut in declared else None,
        total_of.get(it.id),
        it.follows,
        None if it.follows is None else it.follows if ":" in it.follows else f"{report}:{it.follows}",
    )


def _numbers(of: Amounts) -> Row:
    """The number multiplied out and the ends of what it promises: for plotting and for adding, the ends in digits too.

    A REAL column makes the number of the digits itself, so that none passes through binary floating point here.
    """
    value, low, high = (digits(number) for number in of)
    in_millionths = [_millionths(number) for number in of]
    return (value, in_millionths[0], low, low, in_millionths[1], high, high, in_millionths[2])


def _for_real(number: Number | None, shown: object) -> object:
    """The digits for a REAL column; None beyond what it holds, for infinity is no number."""
    return None if number is None or size(number) >= _BEYOND_REAL else shown


def _text(decimals: int | str | None) -> str | None:
    return None if decimals is None else str(decimals)


def _chinese_first(text: Words | None) -> tuple[str | None, str | None]:
    """A text in Chinese where there is a choice, and in English where it is given so."""
    return words(text, "zh"), text.en if isinstance(text, Bilingual) else None


def _finding(key: int, report: Report, finding: Finding) -> Row:
    row = FINDINGS.row(Checked(report, finding), "en")
    about = f"{report.id}:{finding.check}"
    return (
        key,
        report.id,
        finding.check,
        finding.kind,
        about if finding.kind == "breakdown" else None,
        about if finding.kind == "formula" else None,
        row["formula"],
        finding.verdict,
        int(finding.known is not None),
        *(row[f"{side}{end}"] for side in ("left", "right") for end in ("", "_low", "_high")),
        row["difference"],
        _for_real(finding.difference, row["difference"]),
        row["unit"],
        message(finding, "zh"),
        row["message"],
    )
