"""The recycle bin of one kind: what was removed, why, and bringing it back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Record
from fqdesk.errors import DeskError
from ui.pages.page import scrolled
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import clear, label, rule

AT_ONCE = 50
"""Lines that are drawn before somebody asks for more: hundreds take seconds."""
PAUSE = 200
"""Milliseconds without a key before the list is narrowed."""


@dataclass(frozen=True)
class Line:
    """One removed record as it is told."""

    record: Record
    title: str
    why: str

    def fits(self, words: list[str]) -> bool:
        """Whether every word stands in it, days also as 3月12日."""
        day = self.record.day
        told = f"{self.title} {self.why} {day} {day.month}月{day.day}日".lower()
        return all(word in told for word in words)


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
        column.addLayout(self._head())
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
        self.close_act = ActButton(theme, "关闭", self.accept, keys="Esc")
        row.addWidget(self.close_act)
        column.addLayout(row)
        self.lines = [self._told(record) for record in shell.desk.removed(kind.key)]
        self.waiting: list[Line] = []
        self.acts: dict[str, ActButton] = {}
        self.more: ActButton | None = None
        self.fill()

    def _head(self) -> QHBoxLayout:
        self.words = QLineEdit(self)
        self.words.setAccessibleName("只看含有这些字的")
        self.words.setPlaceholderText("只看含有这些字的，如 姓名、11月1日、编号")
        self.words.setClearButtonEnabled(True)
        self.words.returnPressed.connect(self._first)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE)
        self.timer.timeout.connect(self.fill)
        self.words.textChanged.connect(self.timer.start)
        self.count = label("", "second")
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.count)
        return row

    def _told(self, record: Record) -> Line:
        last = self.shell.desk.history(record.id)[-1]
        title = f"{record.number or ''} {self.shell.desk.removed_title(record)}".strip()
        why = f"{last.entered_at:%Y-%m-%d %H:%M} {last.by} 删除；原因：{last.why or '没有写'}"
        return Line(record, title, why)

    def fill(self) -> None:
        """List what is there and fits the words."""
        self.timer.stop()
        clear(self.rows)
        self.acts.clear()
        self.more = None
        self.waiting = self._fitting()
        self.rows.addStretch(1)
        self._more()
        self._count()

    def _fitting(self) -> list[Line]:
        words = self.words.text().lower().split()
        return [line for line in self.lines if line.fits(words)]

    def _count(self) -> None:
        said = f"共 {len(self.lines)} 条"
        if self.words.text().strip():
            said += f"，符合的 {len(self.acts) + len(self.waiting)} 条"
        self.count.setText(said)
        if not self.acts and not self.waiting:
            told = "没有含有这些字的。" if self.lines else "回收站是空的。"
            self.rows.insertWidget(0, label(told))

    def _more(self) -> None:
        now, self.waiting = self.waiting[:AT_ONCE], self.waiting[AT_ONCE:]
        for line in now:
            self._add(self._row(line))
        if self.more is not None:
            self.acts[now[0].record.id].setFocus()
            self.rows.removeWidget(self.more)
            self.more.deleteLater()
            self.more = None
        if self.waiting:
            said = f"再看 {len(self.waiting)} 条"
            self.more = ActButton(self.shell.theme, said, self._more, role="link")
            self._add(self.more)

    def _add(self, made: QWidget) -> None:
        self.rows.insertWidget(self.rows.count() - 1, made)  # above the stretch

    def _row(self, line: Line) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(label(line.title), 1)
        act = ActButton(self.shell.theme, "找回", partial(self._restore, line, made), role="small")
        self.acts[line.record.id] = act
        row.addWidget(act)
        column.addLayout(row)
        column.addWidget(label(line.why, "small", wrap=True))
        column.addWidget(rule())
        return made

    def _first(self) -> None:
        """Enter in the words: to the first that fits."""
        self.fill()
        next(iter(self.acts.values()), self.words).setFocus()

    def _restore(self, line: Line, row: QWidget) -> None:
        try:
            self.shell.desk.restore_removed(line.record.id)
        except DeskError as error:
            self.said.setText("\n".join(error.sentences()))
            self.said.show()
            return
        self.said.hide()
        self.lines.remove(line)
        keys = list(self.acts)
        at = keys.index(line.record.id)
        del self.acts[line.record.id]
        if not self.acts and self.waiting:
            self._more()
        # Before the row goes: Qt would hand the focus to 关闭, and the next Enter would close.
        beside = [*keys[at + 1 :], *reversed(keys[:at]), *self.acts]
        (self.acts[beside[0]] if beside else self.words).setFocus()
        self.rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._count()
