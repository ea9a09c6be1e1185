"""Findings as rows: `check`."""

from __future__ import annotations

from typing import NamedTuple

from kangle_stats.checks.finding import Finding, Suspect
from kangle_stats.explaining import details, equation, message, reason, sides
from kangle_stats.messages import heading, word
from kangle_stats.models import Report
from kangle_stats.render.column import Column
from kangle_stats.sheets.sheet import Row, Sheet, digits, keyed, report_title
from kangle_stats.wording import in_unit


class Checked(NamedTuple):
    """A finding and the report it is about."""

    report: Report
    finding: Finding


_FINDING_KEYS = (
    "report", "check", "kind", "formula", "verdict", "known", "left", "left_low", "left_high", "right", "right_low",
    "right_high", "difference", "unit", "message", "figures", "suspects",
)  # fmt: skip


def _finding_row(item: Checked, lang: str) -> Row:
    finding = item.finding
    unit, percent = sides(finding)
    left, right = (
        [None, None, None]
        if side is None
        else [digits(in_unit(end, percent)) for end in (side.point, side.promise.low, side.promise.high)]
        for side in (finding.left, finding.right)
    )
    return keyed(
        _FINDING_KEYS,
        finding.report, finding.check, finding.kind, None if finding.formula is None else str(finding.formula),
        finding.verdict, finding.known is not None, *left, *right, digits(in_unit(finding.difference, percent)), unit,
        message(finding, lang), finding.figure_ids,
        [_suspect_row(suspect) for suspect in finding.suspects],
    )  # fmt: skip


def _suspect_row(suspect: Suspect) -> Row:
    return {
        "figure": suspect.figure,
        "value": suspect.value,
        "instead": suspect.instead,
        "slip": suspect.slip,
        "mends": suspect.mends,
        "breaks": suspect.breaks,
    }


VERDICT_STYLES = {
    "holds": "green",
    "rounding": "green",
    "approximate": "green",
    "doubtful": "yellow",
    "fails": "bold red",
    "unchecked": "yellow",
    "notice": "cyan",
}


def _finding_columns(lang: str) -> list[Column]:
    styles = {word(lang, "verdict", verdict): style for verdict, style in VERDICT_STYLES.items()}
    return [
        Column(heading(lang, "report"), group=True),
        Column(heading(lang, "verdict"), whole=True, styles=styles),
        Column(heading(lang, "check")),
    ]


def _finding_lines(item: Checked, lang: str) -> list[list[str]]:
    finding = item.finding
    lines = [
        " ".join(filter(None, [finding.check, finding_title(finding, lang)])),
        equation(finding, lang),
        reason(finding, lang),
        *details(finding, lang),
    ]
    cells = [
        report_title(item.report, lang),
        word(lang, "verdict", finding.verdict),
        "\n".join(line for line in lines if line),
    ]
    return [cells]


def finding_title(finding: Finding, lang: str) -> str:
    """What a check is called: its title, or that of the total which it breaks down; empty if it has none."""
    if finding.kind == "breakdown":
        return finding.figures[-1].title.text(lang) if finding.figures else ""
    return finding.title.text(lang) if finding.title is not None and finding.reason != "remark" else ""


FINDINGS = Sheet(_FINDING_KEYS, _finding_row, _finding_columns, _finding_lines)
