"""Who changed what of a record, and when, field by field; an older version can be brought back."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fqdesk.domain.records import Difference, Revision
from ui.pages.history_version import HistoryVersion
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import clear, label

SHOWN = 12
"""Versions shown at once; the older ones come in pieces of as many."""

Version = tuple[int, tuple[Revision, list[Difference]]]


class HistoryPane(QWidget):
    """The versions of one record, newest first."""

    def __init__(self, shell: Shell) -> None:
        """Empty until a record is shown."""
        super().__init__()
        self.shell = shell
        self.record_id: str | None = None
        self.total = 0
        self.waiting: list[Version] = []
        """The versions not shown yet, newest first."""
        self.versions: list[HistoryVersion] = []
        """Those that are shown, newest first."""
        column = QVBoxLayout(self)
        # The right margin keeps the text from the bar that scrolls it.
        column.setContentsMargins(0, 0, shell.theme.px(4), 0)
        column.setSpacing(shell.theme.px(4))
        self.list = QVBoxLayout()
        self.list.setSpacing(shell.theme.px(4))
        column.addLayout(self.list)
        self.older = ActButton(shell.theme, "", self.show_older, role="link")
        column.addWidget(self.older)
        self.told = label("", "small", wrap=True)
        column.addWidget(self.told)
        self.show_record(None)

    def show_record(self, record_id: str | None) -> None:
        """Show the newest versions of a record, nothing for None."""
        self.record_id = record_id
        clear(self.list)
        self.versions = []
        found = self.shell.desk.differences(record_id) if record_id is not None else []
        self.waiting = list(enumerate(found, 1))[::-1]
        self.total = len(found)
        told = f"共 {self.total} 版，首尾相接；恢复也是新的一版，旧版都留着。"
        self.told.setText(told if found else "")
        self._more()

    def show_older(self) -> None:
        """Go on with the versions before; the cursor goes with them."""
        before = len(self.versions)
        self._more()
        self.versions[before].open_button.setFocus()

    def _more(self) -> None:
        now, self.waiting = self.waiting[:SHOWN], self.waiting[SHOWN:]
        for number, (revision, changes) in now:
            revert = self._revert if number < self.total else None
            made = HistoryVersion(self.shell, number, revision, changes, revert)
            self.versions.append(made)
            self.list.addWidget(made)
        self.older.say(f"看更早的 {len(self.waiting)} 版")
        self.older.setVisible(bool(self.waiting))

    def _revert(self, seq: int) -> None:
        record_id = self.record_id
        if record_id and self.shell.attempt(lambda: self.shell.desk.revert(record_id, seq)):
            self.show_record(record_id)
            self.versions[0].open_button.setFocus()
