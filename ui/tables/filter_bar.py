"""What a list is narrowed to: a period, one choice, and words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from fqdesk.desk import Query
from fqdesk.domain.fields import Choice, Choices
from fqdesk.domain.kinds import Kind
from fqdesk.domain.periods import Month, Span, quarter, window_back, year
from ui.theme import Theme
from ui.widgets.labels import label

TYPING_PAUSE = 150


def periods(today: date) -> dict[str, Span | None]:
    """The periods that are asked for most, by their names."""
    return {
        "全部日期": None,
        "今年": year(today.year),
        "去年": year(today.year - 1),
        "本季度": quarter(today),
        "本月": Month.of(today).span(),
        "上月": Month.of(today).plus(-1).span(),
        "近 24 个月": window_back(today, 24),
        "近 36 个月": window_back(today, 36),
    }


class FilterBar(QWidget):
    """Answers the question that the list asks the desk."""

    narrowed = Signal()

    def __init__(self, theme: Theme, today: date) -> None:
        """Everything, until somebody narrows it."""
        super().__init__()
        self.theme = theme
        self.today = today
        self.choice_key = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.step)
        self.period = QComboBox()
        self.period.setAccessibleName("日期")
        for said, span in periods(today).items():
            self.period.addItem(said, span)
        self.choice = QComboBox()
        self.words = QLineEdit()
        self.words.setPlaceholderText("含有的字，如 防汛")
        self.words.setAccessibleName("筛选文字")
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(theme.px(170))
        for widget in (label("筛选", "second"), self.period, self.choice, self.words):
            row.addWidget(widget)
        row.addStretch(1)
        pause = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        pause.timeout.connect(self.narrowed)
        self.words.textChanged.connect(lambda *_: pause.start())
        self.period.currentIndexChanged.connect(lambda *_: self.narrowed.emit())
        self.choice.currentIndexChanged.connect(lambda *_: self.narrowed.emit())

    def show_kind(self, kind: Kind) -> None:
        """Offer the first choice that the kind has; begin with everything again."""
        columns = [kind.by_key[key] for key in kind.columns]
        choices = [f for f in columns if isinstance(f, Choice) and not isinstance(f, Choices)]
        for box in (self.period, self.choice, self.words):
            box.blockSignals(True)
        self.choice.clear()
        self.choice_key = choices[0].key if choices else ""
        if choices:
            self.choice.addItem(f"{choices[0].label}：全部", None)
            for code, said in choices[0].options.items():
                self.choice.addItem(said, code)
            self.choice.setAccessibleName(choices[0].label)
        self.choice.setVisible(bool(choices))
        self.period.setCurrentIndex(0)
        self.words.clear()
        for box in (self.period, self.choice, self.words):
            box.blockSignals(False)

    def query(self, sort: tuple[tuple[str, bool], ...]) -> Query:
        """The question as it stands."""
        span: Span | None = self.period.currentData()
        code = self.choice.currentData()
        return Query(
            first=span.first if span else None,
            last=span.last if span else None,
            where={self.choice_key: code} if code else {},
            text=self.words.text(),
            sort=sort,
        )

    def look(self, period: str, choice: str, words: str) -> None:
        """Narrow to what a view says; what it names no more is left open."""
        self.set_to(period, choice, words)
        self.narrowed.emit()

    def set_to(self, period: str, choice: str, words: str) -> None:
        """The same, telling nobody: whoever sets it asks next."""
        for box in (self.period, self.choice, self.words):
            box.blockSignals(True)
        self.period.setCurrentIndex(max(0, self.period.findText(period)))
        self.choice.setCurrentIndex(max(0, self.choice.findData(choice) if choice else 0))
        self.words.setText(words)
        for box in (self.period, self.choice, self.words):
            box.blockSignals(False)

    def said(self) -> str:
        """What it is narrowed to, in words."""
        parts = [self.period.currentText()] if self.period.currentIndex() > 0 else []
        if self.choice.currentData():
            parts.append(self.choice.currentText())
        if self.words.text().strip():
            parts.append(f"含“{self.words.text().strip()}”")
        return "，".join(parts)

    def narrow(self) -> bool:
        """Whether anything is left out."""
        asked = self.query(())
        return bool(asked.first or asked.where or asked.text.strip())

    def clear(self) -> None:
        """Show everything again."""
        self.period.setCurrentIndex(0)
        self.choice.setCurrentIndex(0)
        self.words.clear()
