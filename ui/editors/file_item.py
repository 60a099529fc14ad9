"""One photo or scan of a record as it is listed in a form."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from fqdesk.domain.fields import FileRef
from ui.editors.base import Around
from ui.icons import pixmap
from ui.widgets.button import ActButton
from ui.widgets.labels import label

CAPTION_MOST = 60


class FileItem(QFrame):
    """One attachment: small picture, caption, and what can be done with it."""

    gone = Signal()

    def __init__(self, ref: FileRef, remark: str, around: Around) -> None:
        """`remark` is what taking it in found."""
        super().__init__()
        self.ref = ref
        theme = around.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(_thumbnail(around, ref))
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        self.caption = QLineEdit(ref.caption)
        self.caption.setMaxLength(CAPTION_MOST)
        self.caption.setPlaceholderText("图说，可以不写")
        self.caption.setAccessibleName(f"{ref.name} 的图说")
        column.addWidget(self.caption)
        told = f"{ref.name}，{say_size(ref.size)}" + (f"；{remark}" if remark else "")
        column.addWidget(label(told, "second", wrap=True))
        row.addLayout(column, 1)
        for text, act in (
            ("打开", lambda: around.source.open_file(ref)),
            ("去掉", self.gone.emit),
        ):
            button = ActButton(theme, text, act, role="link")
            row.addWidget(button)

    def said(self) -> FileRef:
        """The reference with the caption as typed."""
        return replace(self.ref, caption=self.caption.text().strip())


def _thumbnail(around: Around, ref: FileRef) -> QLabel:
    made = QLabel()
    size = QSize(around.theme.px(84), around.theme.px(56))
    made.setFixedSize(size)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    path = around.source.picture(ref)
    reader = QImageReader(str(path)) if path else None
    if reader is not None:
        reader.setAutoTransform(True)
        if reader.size().isValid():
            reader.setScaledSize(reader.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read() if reader else QImage()
    if image.isNull():
        made.setPixmap(pixmap("file", around.theme.px(32)))
    else:
        made.setPixmap(QPixmap.fromImage(image))
    return made


def say_size(size: int) -> str:
    """A file's size in words."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB"
