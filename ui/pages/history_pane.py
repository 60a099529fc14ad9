"""Who changed what of a record, and when, field by field; an older version can be brought back."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.domain.records import Difference, Revision
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import clear, label, rule

ACTIONS = {
    "create": "新建",
    "change": "修改",
    "remove": "删除",
    "restore": "恢复",
    "undo": "撤销",
    "purge": "清除内容",
}
SHOWN = 12
LONG = 60


class HistoryPane(QWidget):
    """The versions of one record, newest first."""

    def __init__(self, shell: Shell) -> None:
        """Empty until a record is shown."""
        super().__init__()
        self.shell = shell
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(shell.theme.px(4))

    def show_record(self, record_id: str | None) -> None:
        """Show the history of a record, nothing for None."""
        clear(self.column)
        if record_id is None:
            return
        versions = list(enumerate(self.shell.desk.differences(record_id), 1))
        for number, (revision, changes) in reversed(versions[-SHOWN:]):
            newest = number == len(versions)
            self.column.addWidget(self._version(number, revision, changes, newest=newest))
        told = f"共 {len(versions)} 版，首尾相接；恢复也是新的一版，旧版都留着。"
        self.column.addWidget(label(told, "small", wrap=True))

    def _version(
        self, number: int, revision: Revision, changes: list[Difference], *, newest: bool
    ) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.shell.theme.px(2))
        head = QHBoxLayout()
        head.addWidget(label(f"第 {number} 版", "strong"))
        when = f"{revision.entered_at:%Y-%m-%d %H:%M}"
        head.addWidget(label(f"{when} {revision.by} {ACTIONS[revision.action]}", "small"), 1)
        if not newest and revision.body is not None:
            seq = revision.seq
            record_id = revision.record
            head.addWidget(
                ActButton(
                    self.shell.theme, "恢复", lambda: self._revert(record_id, seq), role="link"
                )
            )
        column.addLayout(head)
        for said in _sentences(revision, changes):
            column.addWidget(label(said, "second", wrap=True))
        column.addWidget(rule())
        return made

    def _revert(self, record_id: str, seq: int) -> None:
        if self.shell.attempt(lambda: self.shell.desk.revert(record_id, seq)):
            self.show_record(record_id)


def _sentences(revision: Revision, changes: list[Difference]) -> list[str]:
    said = [f"原因：{revision.why}"] if revision.why else []
    if revision.action == "create":
        return [*said, f"写了 {len(changes)} 项"]
    return said + [f"{c.label}：{_cut(c.was)} → {_cut(c.now)}" for c in changes]


def _cut(text: str) -> str:
    text = text.replace("\n", " ") or "（空）"
    return text if len(text) <= LONG else text[:LONG] + "……"
