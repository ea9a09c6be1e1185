"""Where data lie: those that come with the package, and the reports in a folder."""

from __future__ import annotations

from pathlib import Path


def data_folder() -> Path:
    """The folder of packaged data: inside the installed package, or beside pyproject.toml in a working copy."""
    package = Path(__file__).parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent / "data"


DEFAULT_REPORT = "kangle-2018"
"""The id of the report that is read when no other is named."""


def default_report() -> Path:
    """The file of the report that is read when no other is named."""
    return data_folder() / f"{DEFAULT_REPORT}.json"


def packaged_reports() -> dict[str, Path]:
    """The files of all packaged reports by the reports' ids, which are their names."""
    return {file.stem: file for file in report_files(data_folder())}


def schema_file() -> Path:
    """The published JSON Schema of report files."""
    return data_folder() / "report.schema.json"


def report_files(folder: Path) -> list[Path]:
    """The files of a folder that are read as reports, in the order of their names: .json and .jsonl, no schema."""
    return sorted(
        file
        for file in folder.iterdir()
        if file.suffix.lower() in (".json", ".jsonl")
        and not file.name.startswith(".")
        and not file.name.lower().endswith(".schema.json")
        and not file.is_dir()
    )
