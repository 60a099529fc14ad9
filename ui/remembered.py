"""What the window remembers between two runs: the folder opened last, and the font size."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from fqdesk.places import config_file
from ui.theme import LARGEST, SMALLEST


@dataclass(frozen=True)
class Remembered:
    """Kept in one small file; the command line reads `last` from it too."""

    last: str = ""
    font: int = SMALLEST
    unbacked: dict[str, dict[str, str]] = field(default_factory=dict)
    """Folder → why its last backup failed."""

    @property
    def folder(self) -> Path | None:
        """The folder opened last, None before the first time."""
        return Path(self.last) if self.last else None


def recall() -> Remembered:
    """What was kept; a missing or damaged file is as good as none."""
    try:
        held: Any = json.loads(config_file().read_text("utf-8"))
        font = max(SMALLEST, min(LARGEST, int(held.get("font", SMALLEST))))
        unbacked = held.get("unbacked")
        kept = unbacked if isinstance(unbacked, dict) else {}
        notes = {key: note for key, note in kept.items() if isinstance(note, dict)}
        return Remembered(str(held.get("last", "")), font, notes)
    except (OSError, ValueError, AttributeError, TypeError):
        return Remembered()


def remember(**changes: Any) -> None:
    """Keep something; where the disk refuses, the window works all the same."""
    kept = replace(recall(), **changes)
    path = config_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(asdict(kept), ensure_ascii=False), "utf-8")
        part.replace(path)
    except OSError:
        return
