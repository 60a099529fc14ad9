"""Beside a form: what the field with the cursor asks for, and the record's history."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fqdesk.domain.explaining import explain
from fqdesk.domain.fields import Day, Field, Refs
from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Record
from ui.explaining import notice_of
from ui.forms.record_form import UNSEEN
from ui.notices import Notice
from ui.pages.history_pane import HistoryPane
from ui.pages.page import scrolled
from ui.shell import Shell
from ui.widgets.labels import card, label


class FormSide(QWidget):
    """A narrow column; at large type the history in the form's place, and F1 says the rest in the page."""

    def __init__(self, shell: Shell, kind: Kind, record: Record | None) -> None:
        """`record` is None for a new one."""
        super().__init__()
        self.shell = shell
        self.kind = kind
        self.record = record
        self.history: HistoryPane | None = None
        theme = shell.theme
        if not theme.large:
            self.setFixedWidth(theme.px(300))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap)
        frame, inside = card(theme, "sheet")
        self.name = label("", "section")
        self.help = label("", wrap=True)
        self.why = label("", "second", wrap=True, select=True)
        self.typing = label("", "small", wrap=True)
        for part in (self.name, self.help, self.why, self.typing):
            inside.addWidget(part)
        column.addWidget(frame)
        # At large type it is opened for the history alone, which needs the room.
        frame.setVisible(not (theme.large and record is not None))
        if record is not None:
            column.addWidget(self._history(record), 1)
        column.addStretch(0 if record else 1)
        unseen = UNSEEN.get(kind.key, ())
        self.field = next(field for field in kind.fields if field.key not in unseen)
        self.explain(self.field)

    def _history(self, record: Record) -> QWidget:
        theme = self.shell.theme
        frame, inside = card(theme)
        inside.addWidget(label("这一条的历史", "section"))
        pane = self.history = HistoryPane(self.shell)
        pane.show_record(record.id)
        holder = QWidget()
        hold = QVBoxLayout(holder)
        hold.setContentsMargins(0, 0, 0, 0)
        hold.addWidget(pane)
        hold.addStretch(1)
        inside.addWidget(scrolled(holder), 1)
        return frame

    def follow(self) -> None:
        """The record has a version more."""
        if self.history is not None and self.record is not None:
            self.history.show_record(self.record.id)

    def explain(self, field: Field) -> None:
        """Say what a field asks for, which rule does so, and how it may be typed."""
        self.field = field
        told = explain(self.kind, field)
        self.name.setText(told.label)
        self.help.setText(told.what)
        self.why.setText(told.why)
        self.typing.setText(_typing(field))

    def notice(self) -> Notice:
        """The same for the page, where F1 asks for it."""
        return notice_of(self.kind, self.field)


def _typing(field: Field) -> str:
    if isinstance(field, Day):
        return "可打 20、1120、昨、上周五、t（今天）；+ 和 - 加减一天；F4 看日历。"
    if isinstance(field, Refs):
        return "打姓名或拼音首字母，回车选；几个人用顿号隔开。"
    return ""
