"""The two outputs of the program."""

from __future__ import annotations

import sys
from typing import Any


def plain_utf8() -> None:
    """Speak UTF-8 on both outputs, whatever the console prefers."""
    # A Windows console may speak GBK; a JSON reader expects UTF-8 everywhere.
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
