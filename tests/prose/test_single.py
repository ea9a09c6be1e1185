"""A cell that states one quantity and nothing else."""

from __future__ import annotations

import pytest

from kangle_stats.prose.single import single

ONE = [
    ("约750", ("750", None, 0, "", "about")),
    ("620余人", ("620", None, 0, "人", "plus")),
    ("620多", ("620", None, 0, "", "plus")),
    ("1.2万", ("1.2", None, 4, "", "exact")),
    ("1.2亿余元", ("1.2", None, 8, "元", "plus")),
    ("3500万元", ("3500", None, 4, "元", "exact")),
    ("750人左右", ("750", None, 0, "人", "about")),
    ("500以上", ("500", None, 0, "", "at_least")),
    ("不低于95%", ("95", None, 0, "%", "at_least")),
    ("300-500", ("300", "500", 0, "", "between")),
    ("几十人", ("20", "99", 0, "人", "between")),
    ("一千二百", ("1200", None, 0, "", "exact")),
    ("3万5千", ("35000", None, 0, "", "exact")),
    ("6000元/户", ("6000", None, 0, "元/户", "exact")),
    ("約１，２００名", ("1200", None, 0, "名", "about")),
]
NONE = (
    "", "约", "很多", "每户5人", "共5人", "男3人、女2人", "1、2", "12,13", "5+3", "1/2", "第3", "2018年", "2018-02-27",
    "750名贫困户", "左右5", "约750人以上", "A4", "5" * 41, "5人" + " " * 200,
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_quantity_with_or_without_its_measure_word(text: str, expected: tuple[object, ...]) -> None:
    found = single(text)
    assert found is not None
    assert (found.value, found.value_to, found.unit_mult, found.unit, found.qualifier) == expected


@pytest.mark.parametrize("text", NONE)
def test_more_or_less_than_one_quantity_is_none(text: str) -> None:
    assert single(text) is None
