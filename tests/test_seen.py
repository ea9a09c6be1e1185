"""Repeated report ids, early and late, in memory that does not grow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from building import Plain, figure, plain_report
from hypothesis import given, settings
from hypothesis import strategies as st
from running import run, write

from kangle_stats import reading, seen
from kangle_stats.reading import Problem, read_reports
from kangle_stats.seen import Place, SeenIds


@pytest.fixture
def little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "MOST_IN_MEMORY", 3)
    monkeypatch.setattr(seen, "_RUN", 4)


def county(name: str) -> Plain:
    return plain_report(figure("a"), id=name)


def read(*paths: Path) -> tuple[list[str], list[Problem]]:
    problems: list[Problem] = []
    return [loaded.report.id for loaded in read_reports(paths, problems.append)], problems


def told(problems: list[Problem]) -> list[tuple[int | None, str, str]]:
    return [(each.line, str(each.details["id"]), str(each.details["first"]).rpartition(":")[2]) for each in problems]


def test_a_repeated_id_is_noticed_at_once_and_passed_over(tmp_path: Path) -> None:
    ids, problems = read(write(tmp_path / "r.jsonl", county("a"), county("b"), county("a"), county("a")))
    assert ids == ["a", "b"]
    assert told(problems) == [(3, "a", "1"), (4, "a", "1")]
    assert {each.code for each in problems} == {"duplicate-report"}


@pytest.mark.usefixtures("little_memory")
def test_a_late_one_is_told_at_the_end(tmp_path: Path) -> None:
    names = [f"r{number}" for number in range(30)]
    repeated = [*names[:20], "r15", *names[20:], "r25", "r1", "r25"]
    ids, problems = read(write(tmp_path / "r.jsonl", *map(county, repeated)))
    assert ids == [name for name in repeated if name != "r1"][:1] + ["r1"] + [n for n in repeated[2:] if n != "r1"]
    assert (33, "r1", "2") in told(problems)
    late = sorted(told(problems)[1:])
    assert late == [(21, "r15", "16"), (32, "r25", "27"), (34, "r25", "32")]


@pytest.mark.usefixtures("little_memory")
def test_across_files_and_folders(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(8):
        write(folder / f"{number}.json", county(f"r{number}"))
    lines = write(tmp_path / "r.jsonl", *(county(f"r{number}") for number in range(5, 12)))
    ids, problems = read(folder, lines)
    assert len(ids) == 8 + 7
    assert {(each.file, each.line, each.details["first"]) for each in problems} == {
        (str(lines), number - 4, f"{folder / f'{number}.json'}:1") for number in (5, 6, 7)
    }


@pytest.mark.usefixtures("little_memory")
def test_the_same_file_twice(tmp_path: Path) -> None:
    file = write(tmp_path / "r.jsonl", *(county(f"r{number}") for number in range(9)))
    ids, problems = read(file, file)
    assert len(problems) == 9
    assert {each.details["id"] for each in problems} == {f"r{number}" for number in range(9)}
    assert ids[:9] == [f"r{number}" for number in range(9)]
    assert run("list", "--data", file, "--data", file).status == 2


@pytest.mark.usefixtures("little_memory")
def test_equal_hashes_of_different_ids_are_no_repetition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "hash", lambda _: 7, raising=False)
    ids, problems = read(write(tmp_path / "r.jsonl", *(county(f"r{number}") for number in range(12))))
    assert len(ids) == 12 and problems == []


@pytest.mark.usefixtures("little_memory")
def test_very_many_repetitions_are_cut_with_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_LATE", 5)
    file = write(tmp_path / "r.jsonl", *(county(f"r{number}") for number in range(20)))
    _, problems = read(file, file)
    assert [each.code for each in problems].count("duplicate-report") == 3 + 5
    assert problems[-1].code == "duplicate-reports-more"


@pytest.mark.usefixtures("little_memory")
def test_a_late_repetition_ends_the_run_with_two(tmp_path: Path) -> None:
    file = write(tmp_path / "r.jsonl", *(county(f"r{number}") for number in [*range(9), 7]))
    result = run("list", "--format", "jsonl", "--data", file)
    assert result.status == 2
    assert f"{file}:10: id: report id r7 is taken by {file}:8" in result.err


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(0, 12), max_size=40), st.integers(0, 6), st.integers(1, 6))
def test_every_repetition_is_found_wherever_it_is(numbers: list[int], kept: int, run_length: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seen, "MOST_IN_MEMORY", kept)
        patch.setattr(seen, "_RUN", run_length)
        with closing(SeenIds()) as known:
            found = [Place("f", line) for line, number in enumerate(numbers) if known.seen(str(number), "f", line)]
            found += [second for _, second in known.seen_twice()]
    assert sorted(found) == list(repetitions(numbers))


def repetitions(numbers: list[int]) -> Iterator[Place]:
    for line, number in enumerate(numbers):
        if number in numbers[:line]:
            yield Place("f", line)
