"""What can be done from the palette: new records of every sort, pages to go to, drafts to go on with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from fqdesk.domain.catalog import AREAS, KINDS
from fqdesk.domain.fields import Choice, Choices
from fqdesk.domain.records import Record
from fqdesk.domain.spoken import spoken
from ui.found import Found
from ui.homes import HOMES
from ui.navigation import LABELS
from ui.pages.drafting import opens, saved_at
from ui.shell import Shell

PAGES_OF_AREA = {"station": "settings", "party": "party", "masses": "visit", "care": "leave"}
PAGES_OF_AREA |= {"honour": "honour", "support": "ledger"}
SPLIT = {"meeting": "type", "visit": "type", "open_day": "type", "duty": "type", "leave": "type"}
SPLIT |= {"rest": "type", "training": "type", "inspection": "type"}
"""Kinds whose first choice is what people call the thing: 支委会, not 会议活动."""


ORDER = ("party", "masses", "care", "honour", "support", "station")
"""The areas by how often something is recorded in them."""


def new_records(shell: Shell) -> list[Found]:
    """One line per sort of record that can be written."""
    found = []
    offered = [kind for kind in KINDS.values() if kind.key not in HOMES]
    for kind in sorted(offered, key=lambda kind: ORDER.index(kind.area)):
        field = kind.by_key.get(SPLIT.get(kind.key, ""))
        if isinstance(field, Choice) and not isinstance(field, Choices):
            for code, label in field.options.items():
                fill = {field.key: code}
                also = spoken(kind.key, field.key, code)
                found.append(_new(shell, kind.key, label, kind.label, fill, also))
        else:
            found.append(_new(shell, kind.key, kind.label, AREAS[kind.area], {}, spoken(kind.key)))
    return found


def _new(
    shell: Shell, kind: str, name: str, note: str, fill: Mapping[str, Any], also: tuple[str, ...]
) -> Found:
    icon = PAGES_OF_AREA[KINDS[kind].area]
    act = partial(shell.start, kind, fill)
    return Found("新记", icon, "新记", f"记{name}", note, act, name, also)


def drafts(shell: Shell) -> list[Found]:
    """What was typed and never finished, newest first."""
    found = []
    for key, draft in reversed(shell.desk.draft_list()):
        label = KINDS[draft["kind"]].label if draft.get("kind") in KINDS else ""
        if label:
            act = opens(shell, key, draft, once=False)
            text = f"接着写 {draft['title']}"
            found.append(Found("草稿", "draft", label, text, saved_at(draft), act))
    return found


def pages(shell: Shell, keys: tuple[str, ...]) -> list[Found]:
    """The pages of the navigation."""
    return [
        Found(
            "动作", key, "页面", f"去{LABELS[key]}", "", partial(shell.show_page, key), LABELS[key]
        )
        for key in keys
    ]


def records(shell: Shell, text: str, limit: int) -> list[Found]:
    """What the desk finds, people first; where it is one, the card of that person as well."""
    found = shell.desk.find(text, limit)
    people = [record for record in found if record.kind == "person"]
    others = [_record(shell, record) for record in found if record.kind != "person"]
    cards = [_card(shell, people[0])] if len(people) == 1 else []
    return [*(_record(shell, person) for person in people), *cards, *others]


def _card(shell: Shell, record: Record) -> Found:
    text = f"{shell.desk.title(record)}的全部记录"
    act = partial(_enter_card, shell, record.id)
    return Found("人", "person", "人员卡", text, "任职、休假、会议、走访、荣誉", act)


def _enter_card(shell: Shell, person: str) -> None:
    from ui.pages.person_page import PersonPage  # noqa: PLC0415 - the window opens sooner without

    shell.enter(PersonPage(shell, person))


def _record(shell: Shell, record: Record) -> Found:
    kind = KINDS[record.kind]
    person = record.kind == "person"
    icon = "person" if person else PAGES_OF_AREA[kind.area]
    note = shell.source.candidate(record.id).note if person else record.number
    return Found(
        "人" if person else "记录",
        icon,
        kind.label,
        shell.desk.title(record),
        note,
        lambda: shell.open_record(record.id),
    )
