"""The recycle bin of one kind: what was removed, why, and bringing it back."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Record
from fqdesk.errors import DeskError
from ui.pages.page import scrolled
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import clear, label, rule


class BinDialog(QDialog):
    """Restoring is one more revision; nothing here deletes anything for good."""

    def __init__(self, shell: Shell, kind: Kind, parent: QWidget) -> None:
        """Shows the removed records of the kind, newest first."""
        super().__init__(parent)
        self.shell = shell
        self.kind = kind
        theme = shell.theme
        self.setWindowTitle(f"回收站：{kind.label}")
        # Twice as high would not fit a screen of 768.
        self.resize(theme.px(640), theme.between(420, 660))
        column = QVBoxLayout(self)
        said = "删除过的记录都在这里，随时可以找回；编号不会再用给别的记录。"
        column.addWidget(label(said, "second", wrap=True))
        # The page lies under the dialog: what is wrong is said here.
        self.said = label("", "fault", wrap=True)
        self.said.hide()
        column.addWidget(self.said)
        holder = QWidget()
        self.rows = QVBoxLayout(holder)
        self.rows.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(holder), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(ActButton(theme, "关闭", self.accept, keys="Esc"))
        column.addLayout(row)
        self.fill()

    def fill(self) -> None:
        """List what is there now."""
        clear(self.rows)
        removed = self.shell.desk.removed(self.kind.key)
        for record in removed:
            self.rows.addWidget(self._line(record))
        if not removed:
            self.rows.addWidget(label("回收站是空的。"))
        self.rows.addStretch(1)

    def _line(self, record: Record) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(label(f"{record.number} {self.shell.desk.title(record)}".strip()), 1)
        restore = ActButton(self.shell.theme, "找回", lambda: self._restore(record), role="small")
        row.addWidget(restore)
        column.addLayout(row)
        last = self.shell.desk.history(record.id)[-1]
        said = f"{last.entered_at:%Y-%m-%d %H:%M} {last.by} 删除；原因：{last.why or '没有写'}"
        column.addWidget(label(said, "small", wrap=True))
        column.addWidget(rule())
        return made

    def _restore(self, record: Record) -> None:
        try:
            self.shell.desk.restore_removed(record.id)
        except DeskError as error:
            self.said.setText("\n".join(error.sentences()))
            self.said.show()
            return
        self.said.hide()
        self.fill()
