"""Questions in sections: two columns of them at normal type, one tab each at large type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.editors import Editor
from ui.forms.line import FieldLine, lay_out
from ui.theme import Theme
from ui.widgets.labels import set_role
from ui.widgets.tabs import Tabs


@dataclass(frozen=True)
class Section:
    """Some questions under one name. `wide` ones have their label above, as a heading."""

    name: str
    keys: tuple[str, ...]
    wide: tuple[str, ...] = ()
    right: bool = False
    """In which column it stands at normal type."""


def build(
    section: Section, editors: Sequence[Editor], theme: Theme
) -> tuple[QWidget, list[FieldLine]]:
    """The widget of a section and its lines."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    by_key = {editor.field.key: editor for editor in editors}
    lines = []
    for key in section.wide:
        line = FieldLine(by_key[key], theme)
        set_role(line.label, "section")
        line.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        line.label.setContentsMargins(0, theme.px(6), 0, 0)
        for widget in line.widgets():
            column.addWidget(widget)
        lines.append(line)
    if short := [by_key[key] for key in section.keys]:
        grid = QGridLayout()
        column.addLayout(grid)
        lines += lay_out(grid, short, theme)
    return holder, lines


def two_columns(parts: Sequence[tuple[Section, QWidget]], theme: Theme) -> QHBoxLayout:
    """Left and right, each from the top."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(22))
    for right in (False, True):
        column = QVBoxLayout()
        column.setSpacing(theme.px(8))
        for section, widget in parts:
            if section.right is right:
                column.addWidget(widget)
        column.addStretch(1)
        row.addLayout(column, 1)
    return row


def as_tabs(parts: Sequence[tuple[Section, QWidget]], theme: Theme) -> Tabs:
    """One tab for each section."""
    tabs = Tabs(theme)
    for section, widget in parts:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widget)
        column.addStretch(1)
        tabs.add(section.name, scrolling(holder))
    return tabs


def scrolling(inner: QWidget) -> QScrollArea:
    """A section that is taller than its tab scrolls; the tabs themselves stay."""
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
