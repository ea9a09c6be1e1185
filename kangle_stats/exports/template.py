"""x"""

from pathlib import Path


def write(path: Path, lang: str) -> None: ...
