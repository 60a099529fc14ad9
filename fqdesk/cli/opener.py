"""The folder that a command works on, and in whose name it is opened."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from fqdesk.desk import Desk
from fqdesk.places import config_file, default_desk, user


@dataclass(frozen=True)
class Opener:
    """Which folder a command works on."""

    folder: Path

    def read(self) -> Desk:
        """Open for reading; needs no lock."""
        return Desk.open(self.folder, writing=False)

    def write(self) -> Desk:
        """Open for writing; refused while a window holds the folder."""
        desk = Desk.open(self.folder, writing=True, by=user())
        if said := desk.clock_behind():
            print(said, file=sys.stderr)
        return desk


def last_folder() -> Path:
    """The folder opened last, else the user's own data folder."""
    try:
        return Path(json.loads(config_file().read_text("utf-8"))["last"])
    except (OSError, ValueError, KeyError, TypeError):
        return default_desk()
