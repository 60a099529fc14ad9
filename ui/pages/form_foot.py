"""The foot of a form: what is still missing before it can be finished, and the keys that matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from fqdesk.desk import Desk
from fqdesk.domain.kinds import Kind
from fqdesk.errors import Fault, Refused
from ui.theme import Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import StateLabel, key_line, label

KEYS = [("Enter", "下一格"), ("F1", "这一格怎么填"), ("Esc", "返回，字都留着")]
NAMED = 4


class FormFoot:
    """Fills the foot of a page; asks for the next fault on F8."""

    def __init__(self, theme: Theme, row: QHBoxLayout, go: Callable[[], object]) -> None:
        """`go` leads to the next fault."""
        self.theme = theme
        self.at = -1
        self.state = StateLabel(theme, "met", "可以定稿")
        self.said = label("", "second", wrap=True)
        self.button = ActButton(theme, "跳到那里", go, keys="F8")
        row.addWidget(self.state)
        row.addWidget(self.said, 1)
        row.addWidget(self.button)
        if not theme.large:
            row.addWidget(key_line(KEYS, theme))

    def say(self, faults: Sequence[Fault], kind: Kind) -> None:
        """Show what is missing, by the labels of the fields."""
        if not faults:
            self.state.say("met", "可以定稿")
        else:
            self.state.say("not_met", f"定稿前还差 {len(faults)} 处")
        labels = dict.fromkeys(
            kind.by_key[fault.key].label if fault.key in kind.by_key else fault.said
            for fault in faults
        )
        named = "、".join(list(labels)[:NAMED]) + ("……" if len(labels) > NAMED else "")
        self.said.setText(named)
        self.button.setVisible(bool(faults))

    def next_key(self, faults: Sequence[Fault]) -> str:
        """The field to go to, one further each time."""
        self.at = (self.at + 1) % len(faults)
        return faults[self.at].key


def desk_faults(
    desk: Desk, kind: Kind, values: Mapping[str, Any], record_id: str | None
) -> list[Fault]:
    """What the desk says against a record that can be read."""
    try:
        found = desk.faults(kind.key, values, record_id)
    except Refused as refused:
        return list(refused.faults) or [Fault("", refused.title)]
    return list(found)
