"""The place where photos and scans are dropped, pasted or picked."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QHBoxLayout

from ui.editors.base import Around
from ui.theme import COLOURS as C
from ui.widgets.button import ActButton
from ui.widgets.labels import label

PATTERNS = "照片和扫描件 (*.jpg *.jpeg *.png *.heic *.heif *.pdf);;所有文件 (*)"


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

    def busy(self, count: int, *, saving: bool = False) -> None:
        """Say that so many files are being taken in, or how to bring some."""
        if not count:
            self.said.setText("拖到这里，或按 Ctrl+V 粘贴，或")
        elif saving:
            self.said.setText(f"等 {count} 个文件收好就存…")
        else:
            self.said.setText(f"正在收 {count} 个文件…")

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
