"""Imports point one way only, down the list below, and starting up loads nothing heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kangle_stats

PACKAGE = Path(kangle_stats.__file__).parent

LAYERS = (
    {"__main__"},
    {"cli"},
    {"interface"},
    {"exports"},
    {"sheets"},
    {"explaining", "wording"},
    {"render"},
    {"proofreading"},
    {"checks"},
    {"drafting", "importing"},
    {"pledges", "comparing"},
    {"amounts"},
    {"totals", "select", "verify", "schema"},
    {"reading", "swift"},
    {"shape"},
    {"references", "jsontext", "jsonsyntax", "intended"},
    {"models"},
    {"table_sums"},
    {"prose"},
    {"slips", "formula"},
    {"quantity"},
    {"forms"},
    {"vocabulary"},
    {
        *("units", "categories", "cues", "messages", "folding", "passages", "packaged", "caching", "seen"),
        *("language", "periods"),
        *("documents", "encodings", "files", "__init__"),
    },
)
"""From top to bottom. A module may import its own layer and those below it."""

ORDER = {name: depth for depth, layer in enumerate(LAYERS) for name in layer}
FRONT = PACKAGE / "__init__.py"
"""What programs import: it hands on the interface when that is asked for, and so stands outside the order."""
PLAIN = LAYERS[-1] - {"__init__"}
"""What knows nothing of figures: the standard library alone, and each other."""

DRAWN = ("render/table.py", "render/bar.py")
"""What draws on a terminal, and alone knows rich."""


WRITES_WORKBOOKS = "exports/book.py"
"""What alone knows openpyxl, which is an extra."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part_of(name: str) -> str:
    """The part of the package that a dotted name or a file lies in: `checks` of kangle_stats.checks.judge."""
    return [*name.split("."), "__init__"][1]


def part_of_file(file: Path) -> str:
    return file.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(file: Path) -> Iterator[str]:
    """The dotted names that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module is not None, f"{file} imports relatively"
            if node.module == "kangle_stats":
                yield from (f"kangle_stats.{name.name}" for name in node.names)
            else:
                yield node.module


def own(file: Path) -> list[str]:
    """The parts of the package that a file imports."""
    return [part_of(name) for name in imports(file) if name.split(".")[0] == "kangle_stats"]


def foreign(file: Path) -> set[str]:
    """The libraries that a file imports, the standard one left out."""
    roots = {name.split(".")[0] for name in imports(file)}
    return roots - set(sys.stdlib_module_names) - {"kangle_stats"}


def named(file: Path) -> str:
    return str(file.relative_to(PACKAGE))


def test_every_module_has_its_place_in_the_order() -> None:
    assert {part_of_file(file) for file in modules()} <= set(ORDER)


@pytest.mark.parametrize("file", [file for file in modules() if file != FRONT], ids=named)
def test_imports_point_down(file: Path) -> None:
    here = ORDER[part_of_file(file)]
    upward = [name for name in own(file) if name in ORDER and ORDER[name] < here]
    assert upward == []


@pytest.mark.parametrize("file", modules(), ids=named)
def test_libraries_stay_where_they_are_needed(file: Path) -> None:
    allowed = {
        "cli": {"click"},
        "models": {"pydantic", "pydantic_core"},
        "reading": {"pydantic"},
        "shape": {"pydantic", "pydantic_core"},
        "swift": {"pydantic"},
    }
    if named(file) in DRAWN:
        assert foreign(file) == {"rich"}
    elif named(file) == WRITES_WORKBOOKS:
        assert foreign(file) == {"openpyxl"}
    else:
        assert foreign(file) <= allowed.get(part_of_file(file), set())


def test_formats_know_only_text() -> None:
    for file in (PACKAGE / "render").glob("*.py"):
        assert set(own(file)) <= {"render", "folding"}, named(file)


def test_the_bottom_stands_on_nothing() -> None:
    for file in modules():
        if part_of_file(file) in PLAIN:
            assert set(own(file)) <= LAYERS[-1], named(file)


def test_numbers_know_only_units() -> None:
    assert set(own(PACKAGE / "quantity.py")) == {"units"}


@pytest.mark.parametrize("module", ["kangle_stats", "kangle_stats.cli"])
def test_starting_up_loads_neither_pydantic_nor_rich(module: str) -> None:
    code = (
        f"import sys, {module}; print(sorted({{'pydantic', 'pydantic_core', 'rich', 'openpyxl'}} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_no_float_is_made_of_a_number() -> None:
    """Numbers never pass through binary floating point; only an unbounded end is marked with infinity."""
    for file in modules():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("float", "eval", "exec"), named(file)
