"""The JSON Schema of report files, made from the models: `python -m kangle_stats.schema` writes it to the data."""

from __future__ import annotations

import json
from typing import Any

from kangle_stats.models import Report
from kangle_stats.packaged import schema_file


def schema_text() -> str:
    """The schema as the published file has it."""
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Report.model_json_schema(by_alias=True),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    schema_file().write_text(schema_text(), encoding="utf-8")
