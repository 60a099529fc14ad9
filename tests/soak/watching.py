"""What is watched while the window is used hard: events, references, memory, Qt's warnings, blocks."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, QtMsgType, qInstallMessageHandler

SINGLES = (None, True, False)
"""Objects of which a faulty binding loses one reference with every call (PySide6 6.12 on 3.11)."""
KNOWN = ("This plugin does not support propagateSizeHints()",)
"""What the offscreen platform says of itself; nothing of ours."""
PULSE_MS = 10


class Watch(QObject):
    """Counts every event that Qt hands to Python, and keeps what Qt complains of."""

    def __init__(self, app: QObject) -> None:
        """Begins at once; `stop` gives the message handler back."""
        super().__init__()
        self.app = app
        self.events = 0
        self.warnings: list[str] = []
        self.blocks: list[tuple[float, str]] = []
        self.doing = ""
        self._beat = time.perf_counter()
        self._pulse = QTimer(self, interval=PULSE_MS)
        self._pulse.timeout.connect(self._tick)
        self._pulse.start()
        self._before = qInstallMessageHandler(self._said)
        app.installEventFilter(self)
        self.references = [sys.getrefcount(one) for one in SINGLES]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.events += 1
        return False

    def _said(self, sort: QtMsgType, _context: object, text: str) -> None:
        if sort != QtMsgType.QtDebugMsg and not any(known in text for known in KNOWN):
            self.warnings.append(text)

    def _tick(self) -> None:
        now = time.perf_counter()
        late = now - self._beat - PULSE_MS / 1000
        self._beat = now
        if late > 0.05:
            self.blocks.append((late, self.doing))

    def lost(self) -> int:
        """The most references that one of the single objects lost since the beginning."""
        now = [sys.getrefcount(one) for one in SINGLES]
        return max(was - is_ for was, is_ in zip(self.references, now, strict=True))

    def longest(self, count: int = 5) -> list[str]:
        """The longest blocks of the event loop, in ms, and what was being done."""
        found = sorted(self.blocks, reverse=True)[:count]
        return [f"{seconds * 1000:.0f} ms {doing}" for seconds, doing in found]

    def stop(self) -> None:
        """Let everything go."""
        self._pulse.stop()
        self.app.removeEventFilter(self)
        qInstallMessageHandler(self._before)


def resident_mb() -> float:
    """Memory of this process, MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1024 / 1024
