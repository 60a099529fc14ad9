"""Forms that were typed but not saved yet, kept on disk so that a crash loses nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from fqdesk.storage.chain import digest
from fqdesk.storage.disk import on_disk, write_whole
from fqdesk.storage.place import stands

SAFE = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,100}")


class Drafts:
    """One JSON file for each draft, named by its key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, key: str, draft: dict[str, Any]) -> None:
        """Keep a draft, replacing the one of the same key. Raises Trouble."""
        stands(self._folder.parent)
        path = self._path(key)
        data = json.dumps({"key": key, "draft": draft}, ensure_ascii=False).encode()
        write_whole(path, data, by_way_of=path.with_suffix(".part"))

    def load(self, key: str) -> dict[str, Any] | None:
        """The draft of a key, None where there is none or its file is unreadable."""
        found = _read(self._path(key))
        return found[1] if found else None

    def list(self) -> list[tuple[str, dict[str, Any]]]:
        """Every readable draft with its key, the oldest first."""
        paths = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        return [found for path in paths if (found := _read(path))]

    def discard(self, key: str) -> None:
        """Forget a draft."""
        with on_disk():
            self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        name = key if SAFE.fullmatch(key) else digest(key)
        return self._folder / f"{name}.json"


def _read(path: Path) -> tuple[str, dict[str, Any]] | None:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return str(held["key"]), dict(held["draft"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
