"""One line of the job list: a job as it is read, or the heading of a group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyleOptionViewItem

LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Line:
    """One job as it is read, or (without `act`) the heading of a group with its count."""

    title: str
    when: str = ""
    sub: str = ""
    """Below the day: how long it is past, or how long there is."""
    why: str = ""
    late: bool = False
    claim: str = ""
    effect: str = ""
    """What doing it makes of the claim."""
    act: Callable[[], object] | None = field(default=None, compare=False)
    show_claim: Callable[[], object] | None = field(default=None, compare=False)
    drop: Callable[[], object] | None = field(default=None, compare=False)
    """What Delete does: only a draft can be thrown away, never a job."""


def text_width(font: QFont, text: str) -> int:
    """How wide a text is."""
    return QFontMetrics(font).horizontalAdvance(text)


def option_rect(option: QStyleOptionViewItem) -> QRect:
    """The place of a row; the stubs of this Qt version forgot the members of style options."""
    known: Any = option
    rect: QRect = known.rect
    return rect
