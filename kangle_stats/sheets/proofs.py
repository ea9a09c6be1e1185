"""The arithmetic of a text as rows: `proofread`."""

from __future__ import annotations

from typing import NamedTuple

from kangle_stats.checks.finding import Suspect
from kangle_stats.explaining import reason, suspicion
from kangle_stats.folding import fold
from kangle_stats.messages import heading, say, word
from kangle_stats.passages import Span, underlined
from kangle_stats.proofreading import Proof
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.relation import written
from kangle_stats.render.column import Column
from kangle_stats.sheets.findings import VERDICT_STYLES
from kangle_stats.sheets.sheet import Row, Sheet, digits, keyed

MOST_SUSPECTS = 4
"""How many equally ranked changes are told to people; machine formats have them all."""


class Proofread(NamedTuple):
    """A relation that was recomputed, and where it stands."""

    file: str
    text: str
    """The whole text, for the passage."""
    proof: Proof


_KEYS = (
    "file", "line", "column", "type", "total", "parts", "formula", "verdict", "left", "right", "difference", "unit",
    "message", "suspects", "spans",
)  # fmt: skip


def _row(item: Proofread, lang: str) -> Row:
    relation, finding = item.proof.relation, item.proof.finding
    total, parts = relation.total, relation.parts
    left, right = (None if side is None else digits(side.point) for side in (finding.left, finding.right))
    return keyed(
        _KEYS,
        item.file, total.line, total.column, relation.type, total.literal, [part.literal for part in parts],
        _equation(item.proof), finding.verdict, left, right, digits(finding.difference), total.unit,
        _message(item.proof, lang), [_suspect_row(item.proof, suspect) for suspect in finding.suspects],
        [_span_row(mention) for mention in (total, *parts)],
    )  # fmt: skip


def _equation(proof: Proof) -> str:
    """The relation in the figures as printed, as it is asserted: 234人 + 583人 + 295人 = 1112名."""
    relation = proof.relation
    sign = "≤" if relation.sign == "<=" else "="
    return f"{written(relation.formula)} {sign} {_qualified(relation.total)}"


def _qualified(mention: Mention) -> str:
    words = mention.qualifier_literal
    return mention.literal if words in mention.literal else words + mention.literal


def _message(proof: Proof, lang: str) -> str:
    parts = [proof_sum(proof), reason(proof.finding, lang)]
    first = [suspect for suspect in proof.finding.suspects if suspect.rank == 1]
    if len(first) == 1:
        parts.append(suspicion(first[0], proof.finding, lang))
    return ("；" if lang == "zh" else "; ").join(part for part in parts if part)


_EQUALITY = {"holds": "=", "fails": "≠", "unchecked": "=", "rounding": "≈"}
_BOUND = {"holds": "≤", "fails": ">", "unchecked": "≤", "rounding": "≲"}
"""How a relation is shown by its verdict; the last stands for every verdict that is only possible."""


def proof_sum(proof: Proof) -> str:
    """The relation in the figures as printed, with the sign that its verdict gives it: 5人 + 6人 ≠ 12人."""
    relation, finding = proof.relation, proof.finding
    signs = _BOUND if relation.sign == "<=" else _EQUALITY
    sign = signs.get(finding.verdict, signs["rounding"])
    return f"{written(relation.formula)} {sign} {_qualified(relation.total)}"


def _suspect_row(proof: Proof, suspect: Suspect) -> Row:
    mention = proof.mention(suspect.figure)
    return {
        "figure": mention.literal,
        "start": mention.start,
        "end": mention.end,
        "value": suspect.value,
        "instead": suspect.instead,
        "slip": suspect.slip,
        "mends": suspect.mends,
        "breaks": suspect.breaks,
    }


def _span_row(mention: Mention) -> Row:
    return {"literal": mention.literal, "start": mention.start, "end": mention.end}


def _columns(lang: str) -> list[Column]:
    styles = {word(lang, "verdict", verdict): style for verdict, style in VERDICT_STYLES.items()}
    return [
        Column(heading(lang, "file"), group=True),
        Column(heading(lang, "verdict"), whole=True, styles=styles),
        Column(heading(lang, "sum"), whole=True),
    ]


def _lines_within(cells: int, item: Proofread, lang: str) -> list[list[str]]:
    proof = item.proof
    relation, finding = proof.relation, proof.finding
    total = relation.total
    spans = [Span(mention.start, mention.end) for mention in (total, *relation.parts)]
    lines = [
        f"{total.line}:{total.column} {word(lang, 'relation', relation.type)}",
        *underlined(item.text, spans, cells),
    ]
    for told in filter(None, [proof_sum(proof), reason(finding, lang), *proof_suspicions(proof, lang)]):
        # Marks stand under their figures only where no line is folded by the table: what could be is folded here.
        lines += fold(told, cells)
    return [[item.file, word(lang, "verdict", finding.verdict), "\n".join(lines)]]


def proof_suspicions(proof: Proof, lang: str) -> list[str]:
    """For a relation that fails, in lines: the likely slips, and what to verify."""
    if proof.finding.verdict != "fails":
        return []
    first = [each for each in proof.finding.suspects if each.rank == 1 and each.instead is not None]
    lines = [say(lang, "suspects-tie", count=str(len(first)))] if len(first) > 1 else []
    lines += [suspicion(suspect, proof.finding, lang) for suspect in first[:MOST_SUSPECTS]]
    named = dict.fromkeys(proof.mention(suspect.figure) for suspect in first) or dict.fromkeys([proof.relation.total])
    places = [f"{mention.literal} ({mention.line}:{mention.column})" for mention in named]
    return [*lines, say(lang, "ask", figures=("；" if lang == "zh" else "; ").join(places))]


def proofs_sheet(cells: int) -> Sheet[Proofread]:
    """How relations are written; in the table their passages are at most so many cells wide."""
    return Sheet(_KEYS, _row, _columns, lambda item, lang: _lines_within(cells, item, lang))
