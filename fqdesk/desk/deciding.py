"""What the station decides itself: one record for each setting and day, changed while the day lasts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fqdesk.domain.records import Record
from fqdesk.errors import Refused

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk


def decide(desk: Desk, values: Mapping[str, Any]) -> Record:
    """Keep a setting; a second word on the same setting for the same day replaces the first.

    Raises Refused where it says what is said already, or where a value does not fit its setting.
    """
    same = [
        record
        for record in desk.registers()
        if (record.kind, record["key"], record.day) == ("setting", values["key"], values["day"])
    ]
    if any(all(record[key] == said for key, said in values.items()) for record in same):
        raise Refused("已经是这样了，没有改动。")
    return desk.change(same[-1].id, values) if same else desk.save("setting", values)
