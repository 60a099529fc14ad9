"""Fields that hold several parts: attachments, and the small tables inside a record."""

from __future__ import annotations

import json
from dataclasses import dataclass, field as dc_field
from typing import Any

from fqdesk.domain.fields.base import Field, Invalid
from fqdesk.errors import Fault


@dataclass(frozen=True)
class FileRef:
    """An attachment: SHA-256 of the stored file, its name for people, size in bytes, media type."""

    sha256: str
    name: str
    size: int
    media: str
    caption: str = ""


FILE_KEYS = {"sha256", "name", "size", "media"}


@dataclass(frozen=True, kw_only=True)
class Files(Field):
    """Photos and scans. Value: tuple of FileRef. Always optional: no rule may ask for a picture."""

    def parse(self, text: str) -> Any:
        """The JSON written by `write`."""
        return self.load(_json(self, text)) if text.strip() else None

    def write(self, value: Any) -> str:
        """JSON."""
        return json.dumps(self.store(value), ensure_ascii=False) if value else ""

    def show(self, value: Any) -> str:
        """Captions or names."""
        return "、".join(ref.caption or ref.name for ref in value or ())

    def store(self, value: Any) -> Any:
        """A JSON list of objects."""
        if not value:
            return None
        return [
            {"sha256": f.sha256, "name": f.name, "size": f.size, "media": f.media}
            | ({"caption": f.caption} if f.caption else {})
            for f in value
        ]

    def load(self, stored: Any) -> Any:
        """JSON → FileRefs."""
        if not stored:
            return None
        if not isinstance(stored, list):
            raise Invalid(f"“{self.label}”应是附件列表。")
        for entry in stored:
            if not isinstance(entry, dict) or not set(entry) - {"caption"} == FILE_KEYS:
                raise Invalid(f"“{self.label}”里有一个附件缺少校验值、名称或大小。")
            texts = [value for key, value in entry.items() if key != "size"]
            if not all(isinstance(t, str) for t in texts) or type(entry["size"]) is not int:
                raise Invalid(f"“{self.label}”里有一个附件的校验值、名称或大小不对。")
        return tuple(FileRef(**entry) for entry in stored)


@dataclass(frozen=True, kw_only=True)
class Rows(Field):
    """A small table inside a record: votes, absentees, action items. Value: tuple of dicts of values."""

    fields: tuple[Field, ...] = dc_field(default=())

    def parse(self, text: str) -> Any:
        """A JSON list of objects, as `write` makes it."""
        return self.load(_json(self, text)) if text.strip() else None

    def write(self, value: Any) -> str:
        """JSON."""
        return json.dumps(self.store(value), ensure_ascii=False) if value else ""

    def show(self, value: Any) -> str:
        """One row after the other; refs are shown by whoever can look them up."""
        return "；".join(
            " ".join(shown for f in self.fields if (shown := f.show(row.get(f.key))))
            for row in value or ()
        )

    def store(self, value: Any) -> Any:
        """A JSON list of objects without empty answers."""
        if not value:
            return None
        return [
            {f.key: f.store(row[f.key]) for f in self.fields if not f.empty(row.get(f.key))}
            for row in value
        ]

    def load(self, stored: Any) -> Any:
        """JSON → tuple of dicts. Raises Invalid with the row's number."""
        if not stored:
            return None
        if isinstance(stored, str):
            return self.parse(stored)
        if not isinstance(stored, list):
            raise Invalid(f"“{self.label}”应是列表。")
        return tuple(self._row(number, entry) for number, entry in enumerate(stored, 1))

    def _row(self, number: int, entry: Any) -> dict[str, Any]:
        if not isinstance(entry, dict):
            raise Invalid(f"“{self.label}”第 {number} 行应是“名称：值”。")
        known = {f.key: f for f in self.fields}
        unknown = sorted(set(entry) - set(known))
        if unknown:
            raise Invalid(f"“{self.label}”第 {number} 行没有“{unknown[0]}”这一栏。")
        try:
            return {
                key: value
                for key, f in known.items()
                if not f.empty(value := f.load(entry.get(key)))
            }
        except Invalid as wrong:
            raise Invalid(f"“{self.label}”第 {number} 行：{wrong}") from None

    def check(self, value: Any) -> list[Fault]:
        """Required, and every cell of every row."""
        faults = super().check(value)
        for number, row in enumerate(value or (), 1):
            faults += [
                Fault(self.key, f"“{self.label}”第 {number} 行：{fault.said}")
                for f in self.fields
                for fault in f.check(row.get(f.key))
            ]
        return faults


def _json(field: Field, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Invalid(f"“{field.label}”应写成 JSON 列表。") from None
