"""Under the calendar: the chosen stretch with what can be done to it, or what the colours mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Invalid, say_halves
from fqdesk.domain.records import Record
from fqdesk.domain.sheets.leave_acts import back_on
from fqdesk.domain.sheets.leave_trial import say_span
from fqdesk.domain.sheets.leave_year import OPEN_STATES, Bar
from ui.editors import Around, editor_for
from ui.editors.pick_line import is_escape
from ui.leave.painting import LEFT, LOOKS, width_of, write
from ui.shell import Shell
from ui.theme import COLOURS as C, Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import key_line, label

MEANINGS = {"approved": "已批", "applied": "已申请", "planned": "计划", "rest": "补休、轮休"}
KEYS = [("Shift+←→", "选日子"), ("Enter", "排进计划"), ("F2", "记别的假"), ("Ctrl+I", "这个人")]
STATES = {"planned": "计划", "applied": "已申请，待批", "approved": "已批准", "rest": ""}


class Legend(QWidget):
    """A sample of each kind of bar with its word."""

    def __init__(self, theme: Theme) -> None:
        """As wide as its words."""
        super().__init__()
        self.theme = theme
        self.setAccessibleName("图例：" + "、".join(MEANINGS.values()))

    def sizeHint(self) -> QSize:
        t = self.theme
        words = sum(width_of(said, t.second, self.font()) for said in MEANINGS.values())
        return QSize(words + len(MEANINGS) * t.px(50), t.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t, x = QPainter(self), self.theme, 1
        high = t.px(13)
        for state, said in MEANINGS.items():
            fill, line, _, style = LOOKS[state]
            place = QRect(x, (self.height() - high) // 2, t.px(26), high)
            painter.fillRect(place, QColor(fill))
            if state == "rest":
                painter.fillRect(place, QBrush(QColor(C.card_line), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(QColor(line), t.between(1.5, 3), style))
            painter.drawRect(place)
            x += t.px(31)
            wide = width_of(said, t.second, painter.font())
            write(painter, QRect(x, 0, wide + 2, self.height()), said, size=t.second, align=LEFT)
            x += wide + t.px(16)


class BarLine(QFrame):
    """Acts on one stretch of leave; every one of them can be undone."""

    approved = Signal(str)
    withdrawn = Signal(str)
    opened = Signal(str)
    returned = Signal(str, object)
    """Record, and what is written: the last day away and why somebody was called back."""

    def __init__(self, shell: Shell) -> None:
        """Shows the legend."""
        super().__init__()
        self.shell = shell
        self.theme = shell.theme
        self.shown: Bar | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(4))
        self.legend = QWidget()
        row = QHBoxLayout(self.legend)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Legend(self.theme))
        if not self.theme.large:
            row.addWidget(key_line(KEYS, self.theme), 1)
        self.acts = QWidget()
        self.acts_row = QHBoxLayout(self.acts)
        self.acts_row.setContentsMargins(0, 0, 0, 0)
        self.what = label("", "strong", wrap=True)
        self.acts_row.addWidget(self.what, 1)
        self.approve = self._act("批准", self.ask_approve, "Ctrl+Enter")
        self.withdraw = self._act("撤回计划", self.ask_withdraw, "Delete")
        self.back = self._act("销假、召回…", self.ask_return, "F6")
        self.open = self._act("打开", lambda: self._emit(self.opened), "")
        self.returning = Returning(shell)
        self.returning.done.connect(self._returned)
        for widget in (self.legend, self.acts, self.returning):
            column.addWidget(widget)
        self.show_bar("", None)

    def _act(self, said: str, act: Callable[[], object], keys: str) -> ActButton:
        shown = "" if self.theme.large else keys
        button = ActButton(self.theme, said, act, keys=shown, role="small")
        self.acts_row.addWidget(button)
        return button

    def show_bar(self, name: str, bar: Bar | None) -> None:
        """Show what may be done to a bar; the legend where there is none."""
        self.shown = bar
        self.returning.hide()
        self.legend.setVisible(bar is None)
        self.acts.setVisible(bar is not None)
        if bar is None:
            return
        state = STATES[bar.state]
        crossed = bar.of_year is not None and bar.of_year != bar.days.first.year
        word = f"{bar.of_year} 年度的{bar.word}" if crossed else bar.word
        told = f"{name}　{word} {say_span(bar.days)}，{say_halves(bar.halves)} 天"
        self.what.setText(f"{told}，{state}" if state else told)
        self.approve.setVisible(bar.state in OPEN_STATES)
        self.withdraw.setVisible(bar.state in OPEN_STATES)
        self.back.setVisible(bar.state == "approved" and bar.days.first <= self.shell.desk.today())

    def _emit(self, signal: Any) -> None:
        if self.shown is not None:
            signal.emit(self.shown.record)

    def ask_approve(self) -> None:
        """Approve the plan that is shown."""
        if self.shown is not None and self.shown.state in OPEN_STATES:
            self.approved.emit(self.shown.record)

    def ask_withdraw(self) -> None:
        """Take the plan that is shown back."""
        if self.shown is not None and self.shown.state in OPEN_STATES:
            self.withdrawn.emit(self.shown.record)

    def ask_return(self) -> None:
        """Ask until when the leave that is shown really lasted."""
        bar = self.shown
        if (
            bar is not None
            and bar.state == "approved"
            and bar.days.first <= self.shell.desk.today()
        ):
            self.returning.begin(self.shell.desk.record(bar.record))

    def _returned(self, changes: object) -> None:
        if self.shown is not None:
            self.returned.emit(self.shown.record, changes)


class Returning(QFrame):
    """Two questions: the last day away, and why, where somebody was called back."""

    done = Signal(object)

    def __init__(self, shell: Shell) -> None:
        """Hidden until asked."""
        super().__init__()
        self.shell = shell
        theme = shell.theme
        fields = KINDS["leave"].by_key
        around = Around(theme, shell.source, self._day)
        self.leave: Record | None = None
        self.last = editor_for(fields["returned_on"], around)
        self.why = editor_for(fields["recall_reason"], around)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        row = QHBoxLayout()
        row.setSpacing(theme.step)
        column.addLayout(row)
        self.said = label("", "fault", wrap=True)
        column.addWidget(self.said)
        row.addWidget(label("实际休到", "second"))
        row.addWidget(self.last)
        row.addWidget(label("召回的写原因", "second"))
        row.addWidget(self.why, 1)
        row.addWidget(ActButton(theme, "存", self.save, keys="Enter", role="small"))
        self.hide()

    def _day(self) -> date | None:
        return self.leave.day if self.leave else None

    def begin(self, leave: Record) -> None:
        """Ask about a leave; it went on to its end, or until today."""
        self.leave = leave
        self.last.fill(leave["returned_on"] or back_on(leave, self.shell.desk.today()))
        self.why.fill(leave["recall_reason"])
        self._complain("")
        self.show()
        self.last.stops()[0].setFocus()

    def save(self) -> None:
        """Hand the answers on, or say what cannot be read or cannot be; what was typed stays."""
        try:
            answers = {**self.last.answers(), **self.why.answers()}
        except Invalid as wrong:
            self._complain(str(wrong))
            return
        if said := self._faults(answers):
            self._complain(said)
            return
        self.hide()
        self.done.emit(answers)

    def _faults(self, answers: Mapping[str, Any]) -> str:
        if self.leave is None or answers["returned_on"] is None:
            return "写上实际休到哪一天。"
        values = self.leave.with_values(**answers).values
        return "\n".join(f.said for f in self.shell.desk.faults("leave", values, self.leave.id))

    def _complain(self, said: str) -> None:
        self.last.mark(wrong=bool(said))
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if is_escape(event):
            event.accept()  # or the window would take it as "go back"
            return True
        return super().event(event)
