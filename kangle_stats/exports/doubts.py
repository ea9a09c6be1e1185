"""The list that an office works through: what does not hold together, what to verify, and columns to fill in."""

from __future__ import annotations

from typing import NamedTuple

from kangle_stats.checks import Finding
from kangle_stats.explaining import equation, quotes_of, reason, sides, to_verify
from kangle_stats.exports.book import FILL_OF_VERDICT, Book, Table
from kangle_stats.exports.cells import Content, Number
from kangle_stats.forms.columns import Column
from kangle_stats.messages import say, word
from kangle_stats.models import Report
from kangle_stats.passages import Span, bracketed
from kangle_stats.quantity import Number as Exact
from kangle_stats.quantity import Verdict, plain
from kangle_stats.sheets.findings import finding_title
from kangle_stats.sheets.proofs import Proofread, proof_sum, proof_suspicions
from kangle_stats.sheets.sheet import report_title
from kangle_stats.wording import in_unit, unit_word

COLUMNS = (
    Column("number", "序号", "No.", width=6),
    Column("place", "位置", "Place", width=30),
    Column("passage", "原文", "Passage", width=36),
    Column("sum", "算式", "Sum", width=30),
    Column("difference", "差额", "Difference", width=12),
    Column("unit", "单位", "Unit", width=8),
    Column("verdict", "结论", "Verdict", width=9),
    Column("verify", "待核实", "To verify", width=46),
    Column("state", "处理状态", "State", width=11),
    Column("office", "责任单位", "Office responsible", width=14),
    Column("evidence", "核实依据", "Evidence", width=24),
    Column("correction", "更正", "Correction", width=24),
)
_TO_FILL = ("state", "office", "evidence", "correction")
STATES = (("待核实", "open"), ("核实无误", "found right"), ("已更正", "corrected"), ("不需处理", "nothing to do"))
"""What becomes of a doubt; the first is what it begins with."""
_ORDER: tuple[Verdict, ...] = ("fails", "doubtful", "unchecked", "notice")
"""The verdicts that leave something to verify, the gravest first."""


class Doubt(NamedTuple):
    """One thing to verify."""

    verdict: Verdict
    place: str
    passage: str
    sum: str
    difference: Exact | None
    unit: str
    verify: str


def of_finding(report: Report, finding: Finding, lang: str) -> Doubt | None:
    """What a finding on a report leaves to verify, if anything."""
    if finding.verdict not in _ORDER:
        return None
    code, percent = sides(finding)
    return Doubt(
        finding.verdict,
        "\n".join(filter(None, [finding_title(finding, lang), finding.check, report_title(report, lang)])),
        "\n".join(quotes_of(finding)),
        equation(finding, lang),
        in_unit(finding.difference, percent),
        _unit(code, lang),
        "\n".join(filter(None, [reason(finding, lang), *to_verify(finding, lang)])),
    )


def of_proof(item: Proofread, lang: str) -> Doubt | None:
    """What a relation of a text leaves to verify, if anything."""
    relation, finding = item.proof.relation, item.proof.finding
    if finding.verdict not in _ORDER:
        return None
    total = relation.total
    spans = [Span(mention.start, mention.end) for mention in (total, *relation.parts)]
    percent = sides(finding).percent
    return Doubt(
        finding.verdict,
        f"{item.file}\n{total.line}:{total.column} {word(lang, 'relation', relation.type)}",
        bracketed(item.text, spans),
        proof_sum(item.proof),
        in_unit(finding.difference, percent),
        "%" if percent else total.unit,
        "\n".join(filter(None, [reason(finding, lang), *proof_suspicions(item.proof, lang)])),
    )


def write(book: Book, doubts: list[Doubt]) -> None:
    """Writes the sheet, the gravest first; if nothing is to be verified it says so."""
    table = book.table("doubts", COLUMNS, frozen=2)
    fills = dict.fromkeys(_TO_FILL, "to fill")
    first_state = STATES[0][book.lang == "en"]
    for number, doubt in enumerate(sorted(doubts, key=lambda one: _ORDER.index(one.verdict)), 1):
        row: dict[str, Content] = {
            "number": number,
            "place": doubt.place,
            "passage": doubt.passage,
            "sum": doubt.sum,
            "difference": None if doubt.difference is None else Number(plain(doubt.difference)),
            "unit": doubt.unit,
            "verdict": word(book.lang, "verdict", doubt.verdict),
            "verify": doubt.verify,
            "state": first_state,
        }
        table.append(row, {**fills, "verdict": FILL_OF_VERDICT[doubt.verdict]})
    if doubts:
        _offer_states(table)
    else:
        table.append({"place": say(book.lang, "export-no-doubts")})


def _offer_states(table: Table) -> None:
    states = ",".join(state[table.book.lang == "en"] for state in STATES)
    table.choices("state", f'"{states}"', table.row)


def _unit(code: str | None, lang: str) -> str:
    if code is None:
        return ""
    try:
        return unit_word(code, lang)
    except KeyError:  # a product of units, such as yuan*person, has no word
        return code
