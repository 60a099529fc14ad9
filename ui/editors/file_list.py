"""The attachments of a record one under the other; where there is little room, folded into a line."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.editors.file_item import FileItem
from ui.theme import Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import label

UNFOLDED = ((105, 3), (130, 2), (1000, 1))
"""Up to this percentage so many lines are seen after unfolding; the others are scrolled to."""


class _Area(QScrollArea):
    """Scrolls; it gives up its height where a notice needs it, so that the window never grows."""

    def __init__(self, lines: QWidget, least: int) -> None:
        super().__init__()
        self.least = least
        self.tall = 0
        self.setWidget(lines)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def wish(self, tall: int) -> None:
        """So high where there is room."""
        self.tall = tall
        self.setMaximumHeight(tall)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), min(self.tall, self.least))


class FileList(QWidget):
    """All of them, or with `most` no more lines than that until somebody wants to see them."""

    def __init__(self, theme: Theme, most: int) -> None:
        """Empty. 0 for `most` never folds: the page around it scrolls."""
        super().__init__()
        self.theme = theme
        self.most = most
        self.items: list[FileItem] = []
        self.unfolded = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.lines = QWidget()
        self.rows = QVBoxLayout(self.lines)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(theme.px(6))
        self.line = QWidget()
        row = QHBoxLayout(self.line)
        row.setContentsMargins(0, 0, 0, 0)
        self.counted = label("")
        self.fold = ActButton(theme, "看一看", self.turn, role="link")
        row.addWidget(self.counted)
        row.addWidget(self.fold)
        row.addStretch(1)
        column.addWidget(self.line)
        self.area: _Area | None = _Area(self.lines, theme.px(10)) if most else None
        column.addWidget(self.area or self.lines)
        self.follow()

    def add(self, item: FileItem) -> None:
        """One more at the end."""
        self.items.append(item)
        self.rows.addWidget(item)
        item.caption.here.connect(self._keep_in_sight)
        self.follow()

    def remove(self, item: FileItem) -> None:
        """Take one away; its widget goes with it."""
        self.items.remove(item)
        self._drop(item)
        self.follow()

    def clear(self) -> None:
        """Take all away and fold again."""
        gone, self.items = self.items, []
        for item in gone:
            self._drop(item)
        self.unfolded = False
        self.follow()

    def _keep_in_sight(self) -> None:
        at = next((item for item in self.items if item.caption.hasFocus()), None)
        if self.area is not None and at is not None:
            self.area.ensureWidgetVisible(at, 0, 0)
            self.area.ensureWidgetVisible(at.caption, 0, 0)

    def _drop(self, item: FileItem) -> None:
        self.rows.removeWidget(item)
        item.hide()
        item.deleteLater()

    def turn(self) -> None:
        """Unfold or fold."""
        self.unfolded = not self.unfolded
        self.follow()

    def folded(self) -> bool:
        """Whether only their number is seen."""
        return bool(self.most) and len(self.items) > self.most and not self.unfolded

    def captions(self) -> list[QWidget]:
        """The captions that can be seen."""
        return [] if self.folded() else [item.caption for item in self.items]

    def follow(self) -> None:
        """Show what there is room for."""
        count = len(self.items)
        self.setVisible(count > 0)
        self.line.setVisible(bool(self.most) and count > self.most)
        self.counted.setText(self._said())
        self.fold.say("收起来" if self.unfolded else "看一看")
        if self.area is not None:
            self.area.setVisible(not self.folded())
            seen = min(count, max(self.most, _unfolded(self.theme.percent)))
            tall = max((item.sizeHint().height() for item in self.items), default=0)
            self.area.wish(seen * (tall + self.rows.spacing()))

    def _said(self) -> str:
        photos = sum(item.ref.media.startswith("image/") for item in self.items)
        others = len(self.items) - photos
        said = (f"{photos} 张照片" if photos else "", f"{others} 个文件" if others else "")
        return "、".join(filter(None, said))


def _unfolded(percent: int) -> int:
    return next(lines for most, lines in UNFOLDED if percent <= most)
