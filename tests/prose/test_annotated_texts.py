"""The scores on the annotated texts that lie beside the repository, where there are any."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kangle_stats.proofreading import proofs
from kangle_stats.prose import extract, relations

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT.parent / "shared" / "prose-dev"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="no annotated texts beside the repository")

sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))


def test_scores() -> None:
    from accuracy import measure

    found = measure(FOLDER)
    sums = found.relations["sum"]
    assert (found.quantities.wrong, found.quantities.missed) == (0, 0)
    assert (sums.wrong, sums.missed) == (0, 0)
    assert found.alarms == []


def test_the_first_report() -> None:
    text = (FOLDER / "texts" / "00.txt").read_text(encoding="utf-8")
    mentions = extract(text)
    assert len(mentions) == 49
    found = relations(text, mentions)
    assert sorted(relation.type for relation in found) == ["equal", "product", "sum"]
    assert {relation.total.value for relation in found} == {"1112", "1600", "10"}
    assert {proof.finding.verdict for proof in proofs(found)} <= {"holds", "approximate"}
