"""A pasted list of villages and communities as places; the sort is read from the end of the name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fqdesk.domain.catalog.station import PLACE_TYPES
from fqdesk.domain.starting.doubts import Doubt

PLACES = {"name": "名称", "place_type": "类别", "population": "实有人口"}
NAMES: Mapping[str, tuple[str, ...]] = {
    "name": (
        *("名称", "村社区", "村社区名称", "村名", "村名称", "社区名称", "村居", "村居名称"),
        *("单位", "单位名称", "辖区单位"),
    ),
    "place_type": ("类别", "类型"),
    "population": ("实有人口", "人口", "人口数", "总人口"),
}
ENDS = (
    ("警务室", "police_room"),
    ("警务站", "police_room"),
    ("片区", "beat_group"),
    ("网格", "grid"),
    ("社区", "community"),
    ("居委会", "community"),
    ("村", "village"),
    ("村委会", "village"),
)
WORDS = {label: code for code, label in PLACE_TYPES.items()} | {
    "村": "village",
    "居委会": "community",
    "警务室": "police_room",
    "警务站": "police_room",
}


@dataclass(frozen=True)
class PlaceRow:
    """One place as far as it can be read."""

    number: int
    values: Mapping[str, Any]
    doubts: tuple[Doubt, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it can be kept."""
        return bool(self.values.get("name") and self.values.get("place_type"))


def read_places(rows: Sequence[Sequence[str]]) -> list[PlaceRow]:
    """Every row that says anything, in order."""
    found = []
    seen: set[str] = set()
    for number, cells in enumerate(rows):
        name, sort, people = ((cells[at] if at < len(cells) else "").strip() for at in range(3))
        if not (name or sort or people):
            continue
        values: dict[str, Any] = {}
        doubts = []
        where = f"第 {number + 1} 行："
        if not name:
            doubts.append(Doubt(number, 0, f"{where}没有写名称。"))
        elif name in seen:
            doubts.append(Doubt(number, 0, f"{where}“{name}”写了两次。"))
        else:
            values["name"] = name
            seen.add(name)
        code = WORDS.get(sort) or (None if sort else _by_end(name))
        if code:
            values["place_type"] = code
        else:
            said = f"{where}“{sort or name}”是哪一类？"
            doubts.append(Doubt(number, 1, said, tuple((w, w) for w in PLACE_TYPES.values())))
        if people:
            counted = re.fullmatch(r"(\d{1,7}|\d{1,3}(?:[,，]\d{3})+)\s*人?", people)
            if counted:
                values["population"] = int(re.sub(r"\D", "", counted[1]))
            else:
                doubts.append(Doubt(number, 2, f"{where}“{people}”不是人数，写成 3260 这样。"))
        found.append(PlaceRow(number, values, tuple(doubts)))
    return found


def _by_end(name: str) -> str | None:
    return next((code for end, code in ENDS if name.endswith(end)), None)
