"""Who writes the words of a report into a report file is told the codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from building import figure, plain_report
from hypothesis import given
from hypothesis import strategies as st
from running import run, write

from kangle_stats import intended
from kangle_stats.categories import CATEGORIES
from kangle_stats.models import UnsortedFigure
from kangle_stats.units import UNITS, is_unit

QUALIFIERS = ["exact", "about", "plus", "over", "at_least", "nearly", "under", "at_most", "between"]


@pytest.mark.parametrize(
    ("written", "members"),
    [
        ("万元", '"unit": "yuan", "unit_mult": 4'),
        ("亿元", '"unit": "yuan", "unit_mult": 8'),
        ("千元", '"unit": "yuan", "unit_mult": 3'),
        ("元", '"unit": "yuan"'),
        ("名", '"unit": "person"'),
        ("万人次", '"unit": "person-time", "unit_mult": 4'),
        ("家", '"unit": "enterprise" / "unit": "workshop" / "unit": "hospital"'),
        ("㎡", '"unit": "square-metre"'),
        ("家企业", '"unit": "enterprise"'),
        ("个村", '"unit": "village"'),
        ("元/户", '"unit": "yuan/household"'),
        ("元每户", '"unit": "yuan/household"'),
        ("万元／户", '"unit": "yuan/household", "unit_mult": 4'),
        ("％", '"unit": "percent"'),
        ("个百分点", '"unit": "percent"'),
        ("万", '"unit": "…", "unit_mult": 4'),
        ("people", '"unit": "person"'),
        ("公里", ""),
        ("贫困户", ""),
        ("", ""),
        ("万元" * 20, ""),
    ],
)
def test_units(written: str, members: str) -> None:
    assert intended.unit(written) == members


@pytest.mark.parametrize(
    ("written", "members"),
    [
        ("1,112", '"value": "1112"'),
        ("１１１２", '"value": "1112"'),
        ("1 112", '"value": "1112"'),
        ("5人", '"value": "5", "unit": "person"'),
        ("1221.3万元", '"value": "1221.3", "unit": "yuan", "unit_mult": 4'),
        ("约300户", '"value": "300", "unit": "household", "qualifier": "about"'),
        ("300余", '"value": "300", "qualifier": "plus"'),
        ("300至500人", '"value": "300", "value_to": "500", "unit": "person", "qualifier": "between"'),
        ("一百二十三", '"value": "123"'),
        ("NaN", ""),
        ("1.2.3", ""),
        ("−5", ""),
        ("2018年", ""),
        ("5人6户", ""),
        ("", ""),
    ],
)
def test_values(written: str, members: str) -> None:
    assert intended.value("value", written) == members


def test_the_end_of_a_range_is_a_number_alone() -> None:
    assert intended.value("value_to", "500人") == '"value_to": "500"'
    assert intended.value("value_to", "300至500人") == ""


@pytest.mark.parametrize(
    ("key", "written", "code"),
    [
        ("status", "已完成", "reported"),
        ("status", "签约", "agreed"),
        ("status", "预计", "planned"),
        ("qualifier", "余", "plus"),
        ("qualifier", "约", "about"),
        ("qualifier", "以上", "at_least"),
        ("qualifier", "超过", "over"),
        ("qualifier", "About", "about"),
        ("direction", "东→西", "east-to-west"),
        ("basis", "累计", "cumulative"),
    ],
)
def test_codes(key: str, written: str, code: str) -> None:
    allowed = [*QUALIFIERS, "reported", "agreed", "planned", "east-to-west", "cumulative"]
    assert intended.code(key, written, allowed) == f'"{key}": "{code}"'
    assert intended.code(key, written, []) == ""


def test_every_chinese_name_leads_to_its_code() -> None:
    for category in CATEGORIES.values():
        for name in (category.zh, *category.aliases):
            assert intended.code("category", name, CATEGORIES) == f'"category": "{category.code}"'
        for measure in category.measures.values():
            assert f'"{measure.code}"' in intended.code("measure", measure.zh, category.measures)
    for unit in UNITS.values():
        for word in (unit.zh, *unit.words):
            assert f'"{unit.code}"' in intended.unit(word)


@given(st.text(max_size=20) | st.text("0123456789.,余多约万亿元人次/每个至-%家", max_size=8))
def test_what_is_to_be_written_can_be_read(written: str) -> None:
    for members in intended.unit(written).split(" / "):
        meant = json.loads(f"{{{members}}}")
        assert not meant or meant["unit"] == "…" or is_unit(meant["unit"])
    meant = json.loads(f"{{{intended.value('value', written)}}}")
    if meant:
        UnsortedFigure.model_validate({"id": "a", "title": {"zh": "数"}, "unit": "yuan", **meant})


def test_messages_name_the_code(tmp_path: Path) -> None:
    wrong = {"unit": "万元", "status": "已完成", "qualifier": "余", "category": "帮扶车间", "measure": "就业人数"}
    for key, written in wrong.items():
        file = write(
            tmp_path / "a.json",
            plain_report(figure("a", "5", **{key: written}) if key != "unit" else figure("a", "5", "万元")),
        )
        for lang in ("zh", "en"):
            (line,) = run("check", "--data", file, "--lang", lang).err.splitlines()
            assert f"figures[0].{key} (a): " in line
            assert written in line
        expected = {"unit": '"unit": "yuan", "unit_mult": 4', "status": '"status": "reported"'}
        assert expected.get(key, f'"{key}": "') in line
    file = write(tmp_path / "a.json", plain_report(figure("a", "5", 单位="人")))
    assert "known: unit" in run("check", "--data", file).err
