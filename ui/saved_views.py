"""Named ways of looking at a ledger, and how each kind was looked at last; kept beside the settings."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from fqdesk.places import config_file

LAST = ""
"""The name of how a kind was looked at last."""


@dataclass(frozen=True)
class View:
    """A filter, an order and columns of one kind, by the words and codes of the filter bar."""

    name: str
    kind: str
    period: str = ""
    choice: str = ""
    words: str = ""
    sort: str = ""
    down: bool = True
    columns: tuple[tuple[str, float], ...] = ()
    """What is shown, in its order: keys and widths in signs; empty where nobody chose."""


def place() -> Path:
    """The file."""
    return config_file().with_name("views.json")


def load() -> list[View]:
    """All views, in the order of their making; a damaged file is as good as none."""
    try:
        held: Any = json.loads(place().read_text("utf-8"))
        return [_read(one) for one in held]
    except (OSError, ValueError, TypeError, AttributeError):
        return []


def _read(one: Any) -> View:
    """A view of any version: what this one does not know is left out."""
    known = {field.name for field in fields(View)}
    said = {key: value for key, value in one.items() if key in known}
    columns = tuple((str(key), float(width)) for key, width in said.pop("columns", ()))
    return View(**said, columns=columns)


def views_of(kind: str) -> list[View]:
    """The named ones of a kind."""
    return [view for view in load() if view.kind == kind and view.name != LAST]


def last_of(kind: str) -> View | None:
    """How a kind was looked at last."""
    return next((view for view in load() if view.kind == kind and view.name == LAST), None)


def keep(view: View) -> None:
    """Keep a view in place of the one with its name; where the disk refuses, life goes on."""
    known = load()
    if view not in known:
        _write([*(one for one in known if (one.kind, one.name) != (view.kind, view.name)), view])


def forget(kind: str, name: str) -> None:
    """Take a view away."""
    _write([one for one in load() if (one.kind, one.name) != (kind, name)])


def _write(views: list[View]) -> None:
    path = place()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(json.dumps([asdict(view) for view in views], ensure_ascii=False), "utf-8")
        part.replace(path)
    except OSError:
        return
