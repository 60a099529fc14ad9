"""One question of a form: its label, its editor, and the complaint beside it; and how they are laid out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.editors import Editor
from ui.theme import Theme
from ui.widgets.labels import label, set_role

LABEL_SIGNS = 9
"""Labels longer than so many signs stand in two lines."""


class FieldLine:
    """A question as it stands in the grid."""

    def __init__(self, editor: Editor, theme: Theme) -> None:
        """Without complaint."""
        self.editor = editor
        self.label = QLabel(editor.field.label)
        self.label.setProperty("role", "second")
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        # The label stands on the line of the first row of text in the field beside it.
        self.label.setContentsMargins(0, (theme.field - theme.px(20)) // 2, 0, 0)
        self.label.setBuddy(editor)
        self.said = label("", "fault", wrap=True)
        self.said.hide()
        self.shown = True

    def complain(self, said: str) -> None:
        """Say what is wrong beside the field; an empty text takes it back."""
        set_role(self.said, "fault")
        self._say(said)
        self.editor.mark(wrong=bool(said))

    def warn(self, said: str) -> None:
        """Say something worth knowing that forbids nothing."""
        set_role(self.said, "warning")
        self._say(said)
        self.editor.mark(wrong=False)

    def _say(self, said: str) -> None:
        self.said.setText(said)
        self.said.setVisible(bool(said) and self.shown)

    def show(self, *, shown: bool) -> None:
        """Show or hide the whole question."""
        self.shown = shown
        self.label.setVisible(shown)
        self.editor.setVisible(shown)
        self.said.setVisible(shown and bool(self.said.text()))

    def widgets(self) -> list[QWidget]:
        """Everything of it that stands in the grid."""
        return [self.label, self.editor, self.said]


def lay_out(grid: QGridLayout, editors: Iterable[Editor], theme: Theme) -> list[FieldLine]:
    """Put the questions in order: two short ones side by side, unless the type is large."""
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(8))
    grid.setVerticalSpacing(theme.px(3))
    editors = list(editors)
    widths = [natural(editor.field.label, theme) for editor in editors]
    label_width = max(widths, default=0)
    for column, stretch in enumerate((0, 1, 0, 1)):
        grid.setColumnStretch(column, stretch)
    grid.setColumnMinimumWidth(0, label_width)
    if not theme.large:
        grid.setColumnMinimumWidth(2, label_width)
    lines, row, second = [], 0, False
    for editor in editors:
        line = FieldLine(editor, theme)
        line.label.setFixedWidth(label_width)
        lines.append(line)
        beside = second and editor.short
        if not beside:
            row += 2
        _place(grid, line, row, column=2 if beside else 0, wide=not editor.short or theme.large)
        second = editor.short and not beside and not theme.large
    return lines


def natural(text: str, theme: Theme) -> int:
    """The width of a label in one line, or in two when it is long."""
    font = QFont()
    font.setPixelSize(theme.second)
    needed = QFontMetrics(font).horizontalAdvance(text) + theme.px(4)
    most = theme.second * LABEL_SIGNS
    return min(needed, most)


def _place(grid: QGridLayout, line: FieldLine, row: int, *, column: int, wide: bool) -> None:
    span = 3 if wide else 1
    grid.addWidget(line.label, row, column)
    grid.addWidget(line.editor, row, column + 1, 1, span)
    grid.addWidget(line.said, row + 1, column + 1, 1, span)
