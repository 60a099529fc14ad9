"""One version of a record: who wrote it, what it changed, all it says, and bringing it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.changed_text import side_by_side
from fqdesk.domain.records import Difference, Revision
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import label, rule

ACTIONS = {
    "create": "新建",
    "change": "修改",
    "remove": "删除",
    "restore": "恢复",
    "undo": "撤销",
    "purge": "清除内容",
}
LONG = 60
"""Signs of a change that are shown; the whole version can be opened."""


class HistoryVersion(QWidget):
    """A version that was purged or is a removal has nothing to open and nothing to bring back."""

    def __init__(
        self,
        shell: Shell,
        number: int,
        revision: Revision,
        changes: list[Difference],
        revert: Callable[[int], object] | None,
    ) -> None:
        """`revert` is given the revision's seq; None for the newest version."""
        super().__init__()
        self.shell = shell
        self.revision = revision
        self.opened = False
        self.whole: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(shell.theme.px(2))
        head = QHBoxLayout()
        head.addWidget(label(f"第 {number} 版", "strong"), 1)
        self.open_button = ActButton(shell.theme, "看全文", self.toggle, role="link")
        head.addWidget(self.open_button)
        if revert is not None and revision.body:
            back = ActButton(shell.theme, "恢复", lambda: revert(revision.seq), role="link")
            back.setToolTip(f"把这一条恢复成第 {number} 版")
            head.addWidget(back)
        self.column.addLayout(head)
        self.open_button.setVisible(bool(revision.body))
        when = f"{revision.entered_at:%Y-%m-%d %H:%M}"
        said = f"{when} {revision.by} {ACTIONS[revision.action]}"
        self.column.addWidget(label(said, "small", wrap=True))
        for sentence in sentences(revision, changes):
            self.column.addWidget(label(sentence, "second", wrap=True))
        self.column.addWidget(rule())

    def toggle(self) -> None:
        """Show everything that this version says, or hide it again."""
        self.opened = not self.opened
        if self.whole is None:
            self.whole = self._everything()
            # Above the line that ends the version.
            self.column.insertWidget(self.column.count() - 1, self.whole)
        self.whole.setVisible(self.opened)
        self.open_button.say("收起" if self.opened else "看全文")

    def _everything(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(self.shell.theme.step, 0, 0, self.shell.theme.px(4))
        column.setSpacing(self.shell.theme.px(2))
        for field in KINDS[self.revision.kind].fields:
            value = (self.revision.body or {}).get(field.key)
            if not field.empty(value):
                said = f"{field.label}：{self.shell.desk.shown(field, value)}"
                column.addWidget(label(said, "", wrap=True, select=True))
        return made


def sentences(revision: Revision, changes: list[Difference]) -> list[str]:
    """What a version changed, one sentence per answer; long texts by the part that differs."""
    said = [f"原因：{revision.why}"] if revision.why else []
    if revision.action == "create":
        return [*said, f"写了 {len(changes)} 项"]
    return said + [_sentence(change) for change in changes]


def _sentence(change: Difference) -> str:
    was, now = side_by_side(_flat(change.was), _flat(change.now), LONG)
    return f"{change.label}：{was or '（空）'} → {now or '（空）'}"


def _flat(text: str) -> str:
    return text.replace("\n", " ")
