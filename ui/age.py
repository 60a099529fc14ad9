"""How long this process has been running; imports nothing of the program, so that it can be asked early."""

from __future__ import annotations

import os
import time
from pathlib import Path

IMPORTED = time.perf_counter()


def process_age() -> float:
    """Seconds since this process began, as the system knows it; elsewhere, since this import."""
    try:
        ticks = int(Path("/proc/self/stat").read_text("ascii").rsplit(")", 1)[1].split()[19])
        up = float(Path("/proc/uptime").read_text("ascii").split()[0])
        return up - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return time.perf_counter() - IMPORTED
