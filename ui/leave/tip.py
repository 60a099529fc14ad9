"""What the days being chosen would do, said beside them while they are dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fqdesk.domain.fields import say_halves
from fqdesk.domain.sheets.leave_trial import Trial, say_span
from ui.theme import COLOURS as C, Theme
from ui.widgets.labels import StateLabel, label


class TrialTip(QFrame):
    """A small card over the calendar; it never takes focus or mouse."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        """Hidden until something is tried."""
        super().__init__(over)
        self.theme = theme
        self.over = over
        self.setObjectName("tip")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(6))
        column.setSpacing(theme.px(3))
        self.what = label("", "strong")
        self.troubles = [StateLabel(theme, "error", "") for _ in range(4)]
        self.free = StateLabel(theme, "done", "没有冲突")
        self.left = label("", "second")
        for widget in (self.what, *self.troubles, self.free, self.left):
            column.addWidget(widget)
        self.hide()

    def say(self, name: str, trial: Trial, beside: QRect) -> None:
        """Say a trial beside the days it is about."""
        line = C.red if trial.troubles else C.blue_line
        self.setStyleSheet(
            f"QFrame#tip {{ background: {C.card}; border: {self.theme.thick}px solid {line};"
            " border-radius: 3px; }"
        )
        self.what.setText(f"{name}　{say_span(trial.days)}，{say_halves(trial.halves)} 个工作日")
        for widget in self.troubles:
            widget.hide()
        for widget, said in zip(self.troubles, trial.troubles, strict=False):
            widget.say("error", said)
            widget.show()
        self.free.setVisible(not trial.troubles)
        after = say_halves(max(0, trial.after))
        hands = "" if trial.hands is None else f"，最少 {trial.hands} 人在岗"
        self.left.setText(f"余额 {say_halves(trial.left)} → {after} 天{hands}")
        self.adjustSize()
        self.move(self._place(beside))
        self.show()
        self.raise_()

    def of_year(self, year: int) -> None:
        """Say that it is another year's leave that these days use."""
        self.left.setText(f"{self.left.text()}；用 {year} 年度的")
        self.adjustSize()

    def spoken(self) -> str:
        """The same in one line, for a screen reader."""
        said = [widget.word.text() for widget in self.troubles if not widget.isHidden()]
        return "；".join([self.what.text(), *said, self.left.text()])

    def _place(self, beside: QRect) -> QPoint:
        """Under the days, or over them where there is no room; never out of the calendar."""
        over = self.over.rect()
        y = beside.bottom() + self.theme.px(6)
        if y + self.height() > over.bottom():
            y = max(0, beside.top() - self.height() - self.theme.px(6))
        x = max(0, min(beside.left(), over.right() - self.width()))
        return QPoint(x, y)
