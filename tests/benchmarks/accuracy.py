"""Precision, recall and F1 of the prose grammar on annotated texts, and its speed.

    python tests/benchmarks/accuracy.py FOLDER

FOLDER holds `texts/NAME.txt`, `gold.jsonl` (a quantity a line: text, start, end, value multiplied out, unit, core) and
`relations.jsonl` (text, type, total and parts as literals). A quantity is right when it overlaps an annotated one and
agrees in value and unit; what the annotation marks as not core neither counts for nor against. A relation is right when
its total and all its parts are, as literals, in any order; persons are persons, whatever the measure word. Growth is a
ratio. A relation of a number without a measure word, which is no quantity by the annotation's rules, counts only where
the annotation has it. `alarms` are relations that fail when recomputed though the annotation does not say
`inconsistent`. `digits` says how many wrong digits are flagged: each digit of each figure of each sum that is found
and holds is changed in turn, where rounding does not hide the change, and something that fails must name the changed
figure.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from kangle_stats.proofreading import Proof, proofs
from kangle_stats.prose import Mention, Relation, extract, relations
from kangle_stats.prose.relation import sum_of

KINDS = ("sum", "ratio", "difference", "product", "average", "equal")
_SAME_KIND = {"growth": "ratio", "growth_multiple": "ratio", "product_sum": "product"}
"""What annotations tell apart and the grammar does not."""
_DURATION = re.compile("[0-9一二三四五六七八九十]+年")
"""Durations are no quantities: a mean over ten years has them in its formula, not among its parts."""
_PEOPLE = str.maketrans({"名": "人", "位": "人", "口": "人"})


class Score(NamedTuple):
    """How many were right, wrong and missed."""

    right: int
    wrong: int
    missed: int

    def __str__(self) -> str:
        precision = self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0
        recall = self.right / (self.right + self.missed) if self.right + self.missed else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        counts = f"{self.right} right, {self.wrong} wrong, {self.missed} missed"
        return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({counts})"


def score_quantities(found: Iterable[Mention], truth: list[dict[str, Any]]) -> Score:
    """Compare the mentions of one text with its annotation."""
    used: set[int] = set()
    wrong = 0
    for mention in found:
        near = [k for k, row in enumerate(truth) if row["start"] < mention.end and mention.start < row["end"]]
        hit = next((k for k in near if k not in used and truth[k]["core"] and _agrees(mention, truth[k])), None)
        if hit is not None:
            used.add(hit)
        elif not near or any(truth[k]["core"] for k in near):
            wrong += 1
    missed = sum(row["core"] and k not in used for k, row in enumerate(truth))
    return Score(len(used), wrong, missed)


def score_relations(found: Iterable[Relation], truth: list[dict[str, Any]], kind: str) -> Score:
    """Compare the relations of one kind in one text with its annotation."""
    ours = Counter(
        _key(relation.total.literal, [part.literal for part in relation.parts])
        for relation in found
        if relation.type == kind
    )
    theirs = Counter(_key(row["total"], row["parts"]) for row in truth if _kind(row) == kind)
    right = (ours & theirs).total()
    optional = Counter(
        _key(relation.total.literal, [part.literal for part in relation.parts])
        for relation in found
        if relation.type == kind and not relation.total.unit
    )
    return Score(right, (ours - theirs - optional).total(), theirs.total() - right)


def alarms(found: list[Relation], truth: list[dict[str, Any]]) -> list[str]:
    """The relations of one text that fail without cause, by the annotation."""
    broken = {_key(row["total"], row["parts"]) for row in truth if row.get("status") == "inconsistent"}
    return [
        proof.relation.equation()
        for proof in proofs(found)
        if _fails(proof)
        and _key(proof.relation.total.literal, [part.literal for part in proof.relation.parts]) not in broken
    ]


class Slip(NamedTuple):
    """A figure of a sum with one digit changed."""

    sum: str
    was: str
    became: str
    flagged: bool
    """Whether a relation with that figure fails when the changed text is proofread."""


def one_digit_errors(text: str) -> Iterator[Slip]:
    """Every sum of a text that holds, with each of its digits wrong in turn, where rounding does not hide it."""
    for proof in proofs(relations(text, extract(text))):
        if proof.relation.type != "sum" or proof.finding.verdict == "fails":
            continue
        for mention in (proof.relation.total, *proof.relation.parts):
            for at in range(mention.start, mention.end):
                became = _other_digit(text, at, mention.start)
                if not became:
                    continue
                changed = text[:at] + became + text[at + 1 :]
                wrong = next((each for each in extract(changed) if each.start == mention.start), None)
                if wrong is None or wrong.end != mention.end or not _breaks(proof.relation, mention, wrong):
                    continue
                failing = [each for each in proofs(relations(changed, extract(changed))) if _fails(each)]
                flagged = any(wrong in (each.relation.total, *each.relation.parts) for each in failing)
                yield Slip(proof.relation.equation(), mention.literal, wrong.literal, flagged)


def _other_digit(text: str, at: int, start: int) -> str:
    """What is printed in place of a digit: far from it, and no zero at the head of a number; '' for other signs."""
    if not ("0" <= text[at] <= "9"):
        return ""
    other = str((int(text[at]) + 4) % 10)
    return "9" if other == "0" and at == start else other


def _breaks(relation: Relation, mention: Mention, wrong: Mention) -> bool:
    """Whether a sum fails with a figure put in place of another."""
    parts = tuple(wrong if part is mention else part for part in relation.parts)
    total = wrong if relation.total is mention else relation.total
    return all(map(_fails, proofs([sum_of(total, parts, relation.explicit)])))


def _fails(proof: Proof) -> bool:
    return proof.finding.verdict == "fails"


class Measured(NamedTuple):
    """The scores over a folder."""

    quantities: Score
    relations: dict[str, Score]
    """For each kind."""
    alarms: list[str]
    speed: float
    """Of extraction and relations together, in KB of UTF-8 a second."""


def measure(folder: Path) -> Measured:
    """The scores of quantities and of relations over a folder."""
    gold, annotated = _rows(folder / "gold.jsonl"), _rows(folder / "relations.jsonl")
    quantity_scores: list[Score] = []
    scores: dict[str, list[Score]] = {kind: [] for kind in KINDS}
    failing: list[str] = []
    size, seconds = 0, 0.0
    for path in sorted((folder / "texts").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        start = time.process_time()
        mentions = extract(text)
        found = relations(text, mentions)
        seconds += time.process_time() - start
        size += len(text.encode())
        quantity_scores.append(score_quantities(mentions, [row for row in gold if row["text"] == path.stem]))
        truth = [row for row in annotated if row["text"] == path.stem]
        for kind in KINDS:
            scores[kind].append(score_relations(found, truth, kind))
        failing += [f"{path.stem}: {alarm}" for alarm in alarms(found, truth)]
    speed = size / 1000 / seconds if seconds else 0.0
    return Measured(_total(quantity_scores), {kind: _total(each) for kind, each in scores.items()}, failing, speed)


def _total(scores: list[Score]) -> Score:
    return Score(*(sum(column) for column in zip(*scores, strict=True))) if scores else Score(0, 0, 0)


def _agrees(mention: Mention, row: dict[str, Any]) -> bool:
    return Decimal(mention.value).scaleb(mention.unit_mult) == Decimal(row["value"]) and mention.unit == row["unit"]


def _key(total: str, parts: list[str]) -> tuple[str, tuple[str, ...]]:
    return _bare(total), tuple(sorted(_bare(part) for part in parts if not _DURATION.fullmatch(part)))


def _kind(row: dict[str, Any]) -> str:
    kind: str = row["type"]
    if "^(1/" in (row.get("expr") or ""):
        return "average"  # growth a year
    return _SAME_KIND.get(kind, kind)


def _bare(literal: str) -> str:
    return "".join(literal.split()).translate(_PEOPLE)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    found = measure(folder)
    print(f"{'quantities':<12}{found.quantities}")
    for kind, score in found.relations.items():
        if score.right or score.wrong or score.missed:
            print(f"{kind:<12}{score}")
    print(f"{'alarms':<12}{len(found.alarms)}", *found.alarms, sep="\n  ")
    slips = [
        slip
        for path in sorted((folder / "texts").glob("*.txt"))
        for slip in one_digit_errors(path.read_text(encoding="utf-8"))
    ]
    flagged = sum(slip.flagged for slip in slips)
    print(f"{'digits':<12}{flagged / max(len(slips), 1):.3f} ({flagged} of {len(slips)} wrong digits flagged)")
    print(f"{'speed':<12}{found.speed:.0f} KB/s of processor time, extraction and relations together")


if __name__ == "__main__":
    main()
