"""Photos and scans of a record: drag them in, paste them, or pick them; each may have a caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QImageReader,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from fqdesk.domain.fields import Field, FileRef, Files
from ui.editors.base import Around, Editor
from ui.icons import pixmap
from ui.theme import COLOURS as C
from ui.widgets.button import ActButton
from ui.widgets.labels import label

PATTERNS = "照片和扫描件 (*.jpg *.jpeg *.png *.heic *.heif *.pdf);;所有文件 (*)"
CAPTION_MOST = 60


class FilesEditor(Editor):
    """The attachments of a record. They are stored at once, and count when the record is saved."""

    short = False
    field: Files

    def __init__(self, field: Field, around: Around) -> None:
        """Nothing attached; a place to drop things."""
        super().__init__(field, around)
        self.items: list[_Item] = []
        self.list = QVBoxLayout()
        self.list.setSpacing(around.theme.px(6))
        self.drop = DropZone(around)
        self.drop.setAccessibleName(field.label)
        self.drop.files.connect(self.take_in)
        column = QVBoxLayout()
        column.setSpacing(around.theme.px(6))
        column.addLayout(self.list)
        column.addWidget(self.drop)
        self.row.addLayout(column)
        self.setFocusProxy(self.drop)

    def take_in(self, paths: Sequence[Path]) -> None:
        """Store files and list them; the window stays free meanwhile."""
        self.drop.busy(len(paths))
        self.around.source.attach(paths, self._taken)

    def _taken(self, found: list[tuple[FileRef, str]]) -> None:
        self.drop.busy(0)
        known = {item.ref.sha256 for item in self.items}
        for ref, remark in found:
            if ref.sha256 not in known:
                known.add(ref.sha256)
                self._add(ref, remark)
        if found:
            self.edited.emit()

    def _add(self, ref: FileRef, remark: str = "") -> None:
        item = _Item(ref, remark, self.around)
        item.caption.textEdited.connect(self.edited)
        item.gone.connect(lambda: self._remove(item))
        self.items.append(item)
        self.list.addWidget(item)

    def _remove(self, item: _Item) -> None:
        self.items.remove(item)
        self.list.removeWidget(item)
        item.hide()
        item.deleteLater()
        self.drop.setFocus()
        self.edited.emit()

    def value(self) -> Any:
        return tuple(item.said() for item in self.items) or None

    def fill(self, value: Any) -> None:
        for item in self.items:
            self.list.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = []
        for ref in value or ():
            self._add(ref)

    def keep(self) -> Any:
        return self.field.store(self.value())

    def bring_back(self, kept: Any) -> None:
        self.fill(self.field.load(kept))

    def stops(self) -> list[QWidget]:
        return [*(item.caption for item in self.items), self.drop]


class DropZone(QFrame):
    """Takes files that are dropped, pasted or picked."""

    files = Signal(object)

    def __init__(self, around: Around) -> None:
        """Can have the focus, so that Ctrl+V and Space work."""
        super().__init__()
        self.around = around
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("drop")
        self.setStyleSheet(
            f"QFrame#drop {{ border: 1px dashed {C.control_line}; border-radius: 3px; }}"
            f"QFrame#drop:focus {{ border: {around.theme.thick}px solid {C.blue}; }}"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(around.theme.px(10), around.theme.px(4), around.theme.px(10), 4)
        self.said = label("", "second")
        row.addWidget(self.said)
        pick = ActButton(around.theme, "选文件…", self.pick, role="link")
        pick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(pick)
        row.addStretch(1)
        self.busy(0)

    def busy(self, count: int) -> None:
        """Say that so many files are being taken in, or how to bring some."""
        self.said.setText(f"正在收 {count} 个文件…" if count else "拖到这里，或按 Ctrl+V 粘贴，或")

    def pick(self) -> None:
        """The system's own file dialog."""
        names, _ = QFileDialog.getOpenFileNames(self, "选照片、扫描件", "", PATTERNS)
        if names:
            self.files.emit([Path(name) for name in names])

    def paste(self) -> None:
        """What the clipboard holds: files, or a picture."""
        paths = files_of(QApplication.clipboard().mimeData())
        if paths:
            self.files.emit(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Space:
            self.pick()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = files_of(event.mimeData())
        event.acceptProposedAction()
        if paths:
            self.files.emit(paths)


def files_of(mime: QMimeData) -> list[Path]:
    """What was dropped or copied of this machine; a bare picture becomes a file first.

    A folder, or a file that has gone meanwhile, is among them: whoever takes them in says why not.
    """
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return paths
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QPixmap):
        image = image.toImage()
    if not isinstance(image, QImage) or image.isNull():
        return []
    path = Path(mkdtemp(prefix="fqdesk-")) / "粘贴的图片.png"
    return [path] if image.save(str(path)) else []


class _Item(QFrame):
    gone = Signal()

    def __init__(self, ref: FileRef, remark: str, around: Around) -> None:
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
