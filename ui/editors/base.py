"""What every editor is: a widget that holds one answer, and what editors may ask of their surroundings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from fqdesk.desk.day_log import DayLog
from fqdesk.domain.fields import Field, FileRef
from fqdesk.domain.sheets import Called
from ui.editors.coming import Found, Intake, Taken
from ui.editors.plain_line import PlainLine
from ui.theme import Theme
from ui.widgets.suggestions import Candidate


class Source(Protocol):
    """What an editor needs to know of the station."""

    def today(self) -> date:
        """The day by the desk's clock."""

    def candidates(self, kinds: tuple[str, ...], typed: str, day: date | None) -> list[Candidate]:
        """Records that may be meant, best first; people and places only while they were there."""

    def candidate(self, record_id: str) -> Candidate:
        """How a cited record is called."""

    def called(self, meeting: Mapping[str, Any], day: date) -> list[Called]:
        """Who is called to a meeting with these answers (its type, its group) on a day."""

    def day_log(self, day: date) -> DayLog:
        """What the records of a day say for its 政工日志."""

    late: dict[str, list[tuple[str, Intake]]]
    """By draft, the files that come after its form was left, each with the field they are for."""

    def attach(self, paths: Iterable[Path], done: Callable[[Taken], None]) -> None:
        """Take files in off the UI thread; `done` hears once what was taken, however it ended."""

    def unattached(self, found: Found) -> None:
        """Tell that files were taken in and belong to no record."""

    def picture(self, ref: FileRef) -> Path | None:
        """A picture of an attachment to show small, None where it has none."""

    def open_file(self, ref: FileRef) -> None:
        """Show an attachment in the program that the system has for it."""


@dataclass(frozen=True)
class Around:
    """The surroundings of an editor: sizes, the station, and the day that its record is about."""

    theme: Theme
    source: Source
    day: Callable[[], date | None]
    future: bool = False
    """Whether an incomplete day may lie ahead (a leave that is planned)."""


class Editor(QWidget):
    """One answer. Subclasses say how it is typed; all of them keep what was typed until it is saved."""

    edited = Signal()
    """The user changed something."""

    short = True
    """Whether two such editors fit side by side."""

    def __init__(self, field: Field, around: Around) -> None:
        """Empty; `fill` and `bring_back` give it something."""
        super().__init__()
        self.field = field
        self.around = around
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(around.theme.px(6))

    def value(self) -> Any:
        """The answer, None where there is none. Raises Invalid with a Chinese sentence."""
        raise NotImplementedError

    def covers(self) -> tuple[str, ...]:
        """The keys of the fields that this editor answers; nearly always its own field alone."""
        return (self.field.key,)

    def field_at(self, widget: QWidget) -> Field:
        """What is answered in a widget inside it; a cell of a table is a field of its own."""
        return self.field

    def answers(self) -> dict[str, Any]:
        """The value of every field it covers. Raises Invalid."""
        return {self.field.key: self.value()}

    def fill(self, value: Any) -> None:
        """Show a value; the user did not do it, so `edited` stays silent."""
        raise NotImplementedError

    def fill_from(self, values: Mapping[str, Any]) -> None:
        """Show what a record says of the fields it covers."""
        self.fill(values.get(self.field.key))

    def keep(self) -> Any:
        """What was typed as JSON, however unfinished: for the draft."""
        raise NotImplementedError

    def bring_back(self, kept: Any) -> None:
        """Show what `keep` gave."""
        raise NotImplementedError

    def blank(self) -> bool:
        """Whether nothing at all was typed."""
        return not self.keep()

    def stops(self) -> list[QWidget]:
        """The widgets that Enter walks, in order."""
        raise NotImplementedError

    def tabs(self) -> list[QWidget]:
        """The widgets that Tab walks, in order."""
        return self.stops()

    def stop_at(self, place: str) -> QWidget:
        """The widget of a place inside (row and answer, 0/done); the first one where there is none."""
        return self.stops()[0]

    def mark(self, *, wrong: bool) -> None:
        """Show or take away the red frame."""
        for stop in self.stops():
            frame(stop, wrong=wrong)


def frame(widget: QWidget, *, wrong: bool) -> None:
    """Give a field its red frame, or take it away."""
    if bool(widget.property("wrong")) != wrong:
        widget.setProperty("wrong", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class LineEditor(Editor):
    """An answer that is typed in one line."""

    def __init__(self, field: Field, around: Around) -> None:
        """`width` of the line is the subclass's."""
        super().__init__(field, around)
        self.line = self.make_line()
        self.line.setAccessibleName(field.label)
        self.line.setAccessibleDescription(field.help)
        self.setFocusProxy(self.line)
        self.row.addWidget(self.line, 1)
        self.line.textEdited.connect(self.edited)

    def make_line(self) -> QLineEdit:
        """The line itself; a subclass may have a cleverer one."""
        return PlainLine()

    def value(self) -> Any:
        return self.field.parse(self.line.text())

    def fill(self, value: Any) -> None:
        self.line.setText(self.field.write(value))
        self.line.setCursorPosition(0)

    def keep(self) -> Any:
        return self.line.text()

    def bring_back(self, kept: Any) -> None:
        self.line.setText(str(kept))

    def stops(self) -> list[QWidget]:
        return [self.line]

    def narrow(self, signs: int) -> None:
        """Make the line as wide as so many Chinese signs and leave the rest empty."""
        self.line.setMaximumWidth(self.around.theme.body * signs + self.around.theme.px(24))
        # In a narrow column the line keeps its width before the emptiness beside it does.
        self.row.setStretchFactor(self.line, 20)
        self.row.addStretch(1)

    def unit(self, said: str) -> QLabel:
        """A word after the line, such as 天."""
        made = QLabel(said)
        made.setProperty("role", "second")
        self.row.insertWidget(1, made)
        return made
