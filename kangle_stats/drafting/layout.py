"""A report as text, laid out to be read and edited: a line a field, small objects in one line."""

from __future__ import annotations

import json
from typing import Any

WIDTH = 120
_LISTS_OF_ENTRIES = ("figures", "unsorted", "checks", "remarks")


def written(report: dict[str, Any]) -> str:
    """The text of a report file."""
    fields = [f"  {_quoted(key)}: {_field(key, value)}" for key, value in report.items()]
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _field(key: str, value: Any) -> str:
    if key in _LISTS_OF_ENTRIES:
        entries = ",\n".join("    " + _entry(entry) for entry in value)
        return f"[\n{entries}\n  ]" if entries else "[]"
    return _value(value, "  ", len(key) + 6)


def _entry(entry: dict[str, Any]) -> str:
    fields = [f"      {_quoted(key)}: {_value(value, '      ', len(key) + 10)}" for key, value in entry.items()]
    return "{\n" + ",\n".join(fields) + "\n    }"


def _value(value: Any, indent: str, used: int) -> str:
    """A value on one line if it fits, else with a line for each of what it holds."""
    line = _quoted(value)
    if used + len(line) < WIDTH or not isinstance(value, dict | list) or not value:
        return line
    deeper = indent + "  "
    if isinstance(value, dict):
        inside = [
            f"{deeper}{_quoted(key)}: {_value(one, deeper, len(deeper) + len(key) + 4)}" for key, one in value.items()
        ]
        return "{\n" + ",\n".join(inside) + f"\n{indent}}}"
    inside = [deeper + _value(one, deeper, len(deeper)) for one in value]
    return "[\n" + ",\n".join(inside) + f"\n{indent}]"


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
