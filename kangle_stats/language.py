"""The languages that the tool speaks, and which of them a person reads."""

from __future__ import annotations

import os
import sys

LANGUAGES = ("zh", "en")


def locale_language() -> str:
    """zh where the locale is Chinese, else en."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    if sys.platform == "win32":
        import locale

        return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
    return "en"
