"""Files that a program claims to have uploaded: only what lies in the folder for uploads is believed.

A call may hold `{"path": ..., "meta": {"_type": "gradio.FileData"}}` in the place of any value, also of a question's
words. Gradio then copies the file of that path, and of an address what it leads to, without a limit; which files it
takes, it checks only for pages that were opened by `launch()`. Such calls are refused before Gradio sees them.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

FILE = "gradio.FileData"


def upload_folder() -> Path:
    """Where Gradio keeps uploads."""
    return Path(os.environ.get("GRADIO_TEMP_DIR") or Path(tempfile.gettempdir()) / "gradio").resolve()


def claims_other_files(content: bytes, folder: Path) -> bool:
    """Whether a call holds a file that was not uploaded. What is no JSON holds none."""
    if b"{" not in content:
        return False
    try:
        waiting: list[Any] = [json.loads(content)]
    except (ValueError, RecursionError):
        return False
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            if _is_file(value) and not _uploaded(value.get("path"), folder):
                return True
            waiting.extend(value.values())
    return False


def _is_file(value: dict[str, Any]) -> bool:
    meta = value.get("meta")
    return isinstance(meta, dict) and meta.get("_type") == FILE


def _uploaded(path: object, folder: Path) -> bool:
    if not isinstance(path, str) or not Path(path).is_absolute():
        return False
    try:
        return Path(path).resolve().is_relative_to(folder)
    except (OSError, ValueError):
        return False
