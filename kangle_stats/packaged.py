"""Where the data that come with the package lie."""

from __future__ import annotations

from pathlib import Path


def data_folder() -> Path:
    """The folder of packaged data: inside the installed package, or beside pyproject.toml in a working copy."""
    package = Path(__file__).parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent / "data"


def default_report() -> Path:
    """The file of the report that is read when no other is named."""
    return data_folder() / "kangle-2018.json"


def schema_file() -> Path:
    """The published JSON Schema of report files."""
    return data_folder() / "report.schema.json"
