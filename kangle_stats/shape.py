"""What is wrong with the shape of a report: Pydantic's errors in the words of the report file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kangle_stats import intended, models
from kangle_stats.categories import CATEGORIES
from kangle_stats.jsontext import Fault, Path
from kangle_stats.messages import excerpt, nearest
from kangle_stats.units import COMMON_RATES, UNITS

Located = tuple[Path, Fault]

_TYPES = {
    "string_type": "text",
    "int_type": "integer",
    "list_type": "list",
    "dict_type": "object",
    "model_type": "object",
    "model_attributes_type": "object",
}


def faults(error: ValidationError, raw: Any) -> Iterator[Located]:
    """The faults with their paths in the file, one for each place: a union complains once for each of its types."""
    told = set()
    for details in error.errors(include_url=False, include_context=True):
        path = _path_in(raw, details["loc"], missing=details["type"] in ("missing", "union_tag_not_found"))
        if details["type"] == "string_type" and isinstance(details["input"], dict) and details["loc"][-1] != path[-1]:
            continue  # a text may be an object of two languages too, and what is wrong inside that is told
        if details["type"] == "union_tag_invalid":
            path = (*path, "category")
        if path not in told:
            told.add(path)
            yield path, _fault(details, path)


def _path_in(raw: Any, loc: Path, missing: bool) -> Path:
    """The part of Pydantic's location that is a path in the data: it also names the types it tried."""
    path: list[str | int] = []
    for step in loc:
        inside = step in raw if isinstance(raw, dict) else isinstance(raw, list) and isinstance(step, int)
        if inside:
            raw = raw[step]
        elif not (missing and step == loc[-1]):
            continue
        path.append(step)
    return tuple(path)


def _fault(error: ErrorDetails, path: Path) -> Fault:
    kind, context = error["type"], error.get("ctx", {})
    found = shown(error["input"])
    key = str(path[-1]) if path else ""
    if kind == "missing":
        return Fault(None, "missing-key", {"key": key})
    if kind == "extra_forbidden":
        known = _known_keys(path)
        near = nearest(key, known) or intended.key(key, known)
        return Fault(None, "unknown-key", {"key": shown(key), "near": near or ", ".join(known)})
    if kind == "union_tag_not_found":
        return Fault(None, "missing-key", {"key": "category"})
    if kind == "union_tag_invalid":
        return _not_a_code("category", context.get("tag", ""), list(CATEGORIES))
    if kind == "literal_error":
        return _not_a_code(key, error["input"], re.findall("'([^']+)'", str(context["expected"])))
    if kind == "unit":
        near = nearest(str(error["input"]), [*UNITS, *COMMON_RATES])
        otherwise = Fault(None, "unknown-unit", {"found": found, "allowed": near or ", ".join(UNITS)})
        return _to_write("no-code", found, intended.unit(str(error["input"]))) or otherwise
    if kind == "value_digits":
        return _to_write("value-words", found, intended.value(key, str(error["input"]))) or Fault(
            None, "value-digits", {"found": found}
        )
    if kind in _TYPES:
        return Fault(None, f"expected-{_TYPES[kind]}", {"found": found})
    if kind == "string_pattern_mismatch":
        code = {"id": "bad-id", "url": "bad-url", "code": "bad-area-code"}.get(key, "bad-reference")
        return Fault(None, code, {"found": found})
    if kind in ("string_too_long", "string_too_short", "too_short", "greater_than_equal", "less_than_equal"):
        limit = next(str(value) for name, value in context.items() if name.endswith("length") or name in ("ge", "le"))
        return Fault(None, kind.replace("_", "-"), {"found": found, "limit": limit})
    return Fault(None, kind.replace("_", "-"), {"found": found})


def _not_a_code(key: str, value: object, allowed: list[str]) -> Fault:
    found = shown(value)
    meant = intended.code(key, value, allowed) if isinstance(value, str) else ""
    code = "wrong-measure" if key == "measure" else "not-allowed"
    return _to_write("no-code", found, meant) or Fault(None, code, {"found": found, "allowed": ", ".join(allowed)})


def _to_write(code: str, found: str, members: str) -> Fault | None:
    """What to write instead, if it is known what was meant."""
    return Fault(None, code, {"found": found, "members": members}) if members else None


def _known_keys(path: Path) -> list[str]:
    """The keys that the object at the parent of `path` may have, as far as the shape of the file tells."""
    if len(path) == 1:
        return [field.alias or name for name, field in models.Report.model_fields.items()]
    owners: dict[str, Any] = {
        "figures": get_args(models.Figure)[0],
        "unsorted": models.UnsortedFigure,
        "checks": models.Check,
        "remarks": models.Remark,
        "quote": models.Quote,
        "origin": models.Origin,
        "ref_area": models.Area,
        "counterpart_area": models.Area,
    }
    names = [step for step in path[:-1] if isinstance(step, str)]
    return list(owners.get(names[-1], models.Bilingual).model_fields)


def shown(value: object) -> str:
    """A value from the file for a message: short, on one line."""
    return excerpt(value if isinstance(value, str) else _kind(value))


def _kind(value: object) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)
