"""A small table inside a form: one line of editors per row, with a blank one always at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QWidget

from fqdesk.domain.fields import Choice, Count, Day, Field, Flag, Halves, Invalid, Rows, Text
from ui.editors.base import Around, Editor, frame
from ui.widgets.button import ActButton
from ui.widgets.labels import label

BESIDE = 3
"""At large type, rows of more answers than this take two lines."""
MakeEditor = Callable[[Field, Around], Editor]
SHARES: dict[type[Field], int] = {Count: 2, Halves: 2, Flag: 2, Day: 4, Choice: 4}
"""How much of the width a column gets; text gets as much as its limit asks for."""


class RowsEditor(Editor):
    """Rows of answers. A row that is left blank does not count."""

    short = False
    field: Rows

    def __init__(self, field: Rows, around: Around, make: MakeEditor) -> None:
        """`make` gives the editor of each column."""
        super().__init__(field, around)
        self.make = make
        self.rows: list[list[Editor]] = []
        self.removers: list[QWidget] = []
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(around.theme.px(4))
        self.grid.setVerticalSpacing(around.theme.px(4))
        # At large type a wide row takes two lines: its first answer alone, the others below.
        self.stacked = around.theme.large and len(field.fields) > BESIDE
        for number, sub in enumerate(field.fields):
            line, column, span = self._place(0, number)
            self.grid.addWidget(label(sub.label, "second", wrap=True), line, column, 1, span)
            if not self.stacked or number:
                self.grid.setColumnStretch(column, _share(sub))
        self.row.addLayout(self.grid)
        remove = QShortcut(QKeySequence("Ctrl+Delete"), self)
        remove.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        remove.activated.connect(self.remove_current)
        self._end_with_blank()

    def _place(self, row: int, number: int) -> tuple[int, int, int]:
        """Line, column and span of a cell; row 0 are the heads."""
        if not self.stacked:
            return row, number, 1
        rest = len(self.field.fields) - 1
        return (2 * row, 0, rest) if number == 0 else (2 * row + 1, number - 1, 1)

    def _add_row(self) -> list[Editor]:
        editors = [self.make(sub, self.around) for sub in self.field.fields]
        number = len(self.rows) + 1
        for column, editor in enumerate(editors):
            for stop in editor.stops():
                stop.setMaximumWidth(16777215)  # the column decides here, not the field
                stop.setAccessibleName(f"{self.field.label}第 {number} 行 {editor.field.label}")
            for word in cast("list[QLabel]", editor.findChildren(QLabel)):
                word.hide()  # units and weekdays: the head of the column says what it is
            editor.edited.connect(self._edited)
            line, at, span = self._place(number, column)
            self.grid.addWidget(editor, line, at, 1, span)
        self.rows.append(editors)
        remove = ActButton(self.around.theme, "删", role="link")
        remove.setToolTip("删掉这一行（Ctrl+Delete）")
        remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        remove.clicked.connect(lambda *_: self._remove(editors))
        self.grid.addWidget(remove, self._place(number, 0)[0], len(editors))
        self.removers.append(remove)
        return editors

    def _edited(self) -> None:
        self._end_with_blank()
        self.edited.emit()

    def _end_with_blank(self) -> None:
        if not self.rows or not self._blank(self.rows[-1]):
            self._add_row()
        for number, remove in enumerate(self.removers, 1):
            remove.setVisible(number < len(self.rows))

    def _blank(self, editors: list[Editor]) -> bool:
        return all(editor.blank() for editor in editors)

    def _index(self, widget: QWidget | None) -> int | None:
        for number, editors in enumerate(self.rows):
            if any(widget in editor.stops() for editor in editors):
                return number
        return None

    def field_at(self, widget: QWidget) -> Field:
        cells = (editor for row in self.rows for editor in row)
        return next((cell.field for cell in cells if cell.isAncestorOf(widget)), self.field)

    def remove_row(self, number: int) -> None:
        """Take out a row, counted from 0."""
        self._remove(self.rows[number])

    def remove_current(self) -> None:
        """Take out the row that has the focus."""
        number = self._index(QApplication.focusWidget())
        if number is not None:
            self.remove_row(number)

    def _remove(self, editors: list[Editor]) -> None:
        number = next(n for n, known in enumerate(self.rows) if known is editors)
        if number == len(self.rows) - 1:
            return  # the blank one at the end
        kept = [self._kept(row) for n, row in enumerate(self.rows) if n != number]
        self._rebuild(kept)
        self.rows[min(number, len(self.rows) - 1)][0].stops()[0].setFocus()
        self.edited.emit()

    def _rebuild(self, kept: list[dict[str, Any]]) -> None:
        """Make the rows anew, so that every cell stands where its number says."""
        for widget in [*(editor for row in self.rows for editor in row), *self.removers]:
            self.grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.rows, self.removers = [], []
        for cells in kept:
            for editor in self._add_row():
                if editor.field.key in cells:
                    editor.bring_back(cells[editor.field.key])
        self._end_with_blank()

    def _kept(self, editors: list[Editor]) -> dict[str, Any]:
        return {e.field.key: e.keep() for e in editors if not e.blank()}

    def value(self) -> Any:
        found = []
        for number, editors in enumerate(self.rows, 1):
            if self._blank(editors):
                continue
            try:
                cells = {e.field.key: e.value() for e in editors}
            except Invalid as wrong:
                raise Invalid(f"“{self.field.label}”第 {number} 行：{wrong}") from None
            found.append({key: cell for key, cell in cells.items() if cell is not None})
        return tuple(found) or None

    def fill(self, value: Any) -> None:
        self._rebuild([])
        for cells in value or ():
            for editor in self.rows[-1]:
                editor.fill(cells.get(editor.field.key))
            self._add_row()
        self._end_with_blank()

    def keep(self) -> Any:
        return [self._kept(row) for row in self.rows if not self._blank(row)]

    def bring_back(self, kept: Any) -> None:
        self._rebuild(kept)

    def stops(self) -> list[QWidget]:
        written = [editor for row in self.rows[:-1] for editor in row]
        # Of the blank row only its first cell: Enter there goes on to the next question.
        return [stop for editor in [*written, self.rows[-1][0]] for stop in editor.stops()]

    def tabs(self) -> list[QWidget]:
        return [stop for row in self.rows for editor in row for stop in editor.stops()]

    def stop_at(self, place: str) -> QWidget:
        number, _, key = place.partition("/")
        row = self.rows[min(int(number or 0), len(self.rows) - 1)]
        cell = next((editor for editor in row if editor.field.key == key), row[0])
        return cell.stops()[0]

    def mark(self, *, wrong: bool) -> None:
        for editors in self.rows:
            blank = self._blank(editors)
            for editor in editors:
                for stop in editor.stops():
                    frame(stop, wrong=wrong and not blank and _faulty(editor))


def _faulty(editor: Editor) -> bool:
    try:
        return bool(editor.field.check(editor.value()))
    except Invalid:
        return True


def _share(sub: Field) -> int:
    for kind, share in SHARES.items():
        if isinstance(sub, kind):
            return share
    most = sub.most if isinstance(sub, Text) else 40
    return 12 if most >= 200 else 6 if most >= 60 else 4
