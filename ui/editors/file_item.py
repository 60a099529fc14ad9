"""One photo or scan of a record as it is listed in a form."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QImageReader, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from fqdesk.domain.fields import FileRef
from ui.editors.base import Around
from ui.editors.plain_line import PlainLine
from ui.icons import pixmap
from ui.widgets.button import ActButton
from ui.widgets.labels import label

CAPTION_MOST = 60
OPEN, REMOVE = "Ctrl+O", "Ctrl+Delete"
"""Keys in a caption. Tab goes past the buttons, else forty photos were a hundred and twenty stops."""


class Caption(PlainLine):
    """The line of a photo's caption; its keys are about the photo."""

    keyed = Signal(str)
    here = Signal(bool)
    """The cursor came, or went."""

    def event(self, event: QEvent) -> bool:
        # The keys of the page and of a line of text come after the photo's own.
        if isinstance(event, QKeyEvent) and (keys := _keys_of(event)):
            if event.type() == QEvent.Type.KeyPress:
                self.keyed.emit(keys)
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.here.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.here.emit(False)


def _keys_of(event: QKeyEvent) -> str:
    typed = QKeySequence(event.keyCombination())
    return next((keys for keys in (OPEN, REMOVE) if typed == QKeySequence(keys)), "")


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
        self.caption = Caption(ref.caption)
        self.caption.keyed.connect(self._keyed)
        self.caption.setMaxLength(CAPTION_MOST)
        self.caption.setPlaceholderText("图说，可以不写")
        self.caption.setAccessibleName(f"{ref.name} 的图说")
        column.addWidget(self.caption)
        self.told = f"{ref.name}，{say_size(ref.size)}" + (f"；{remark}" if remark else "")
        self.under = label(self.told, "second", wrap=True)
        self.caption.here.connect(self._say_keys)
        column.addWidget(self.under)
        row.addLayout(column, 1)
        self.around = around
        for text, act, keys in (("打开", self._open, OPEN), ("去掉", self.gone.emit, REMOVE)):
            button = ActButton(theme, text, act, role="link")
            button.setToolTip(f"{text}（{keys}）")
            row.addWidget(button)

    def _open(self) -> None:
        self.around.source.open_file(self.ref)

    def _keyed(self, keys: str) -> None:
        if keys == OPEN:
            self._open()
        else:
            self.gone.emit()

    def _say_keys(self, here: bool) -> None:  # noqa: FBT001 - what the signal says
        self.under.setText(f"{OPEN} 打开，{REMOVE} 去掉；{self.told}" if here else self.told)

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
