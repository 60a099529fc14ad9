"""A PDF file whose pages can be drawn; one lock, because its library knows no threads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from fqdesk.errors import Refused, Trouble
from fqdesk.progress import Tick, track

POINTS = 72
PAPER_DPI = 300
PART = re.compile(r"(\d+)(?:\s*[-–—至到]\s*(\d+))?")


class Volume:
    """An open PDF file; used by the preview and by the printing job alike."""

    def __init__(self, path: Path) -> None:
        """Raises Trouble when the file cannot be read."""
        self.path = path
        self._lock = Lock()
        try:
            self._document = pypdfium2.PdfDocument(path)
        except (pypdfium2.PdfiumError, OSError) as error:
            raise Trouble(f"打不开 {path.name}。", "重新编成一次再看。") from error
        self.pages = len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of page `page` (from 1) in points."""
        with self._lock:
            width, height = self._document[page - 1].get_size()
        return float(width), float(height)

    def draw(self, page: int, dpi: float) -> QImage:
        """A page (from 1) as a picture."""
        with self._lock:
            bitmap = self._document[page - 1].render(scale=dpi / POINTS, prefer_bgrx=True)
            image = QImage(
                bitmap.buffer,
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGB32,
            ).copy()
            bitmap.close()
        return image

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            self._document.close()


def pages_of(text: str, total: int) -> list[int]:
    """Page numbers as people write them: "3-5, 37" → 3, 4, 5, 37. Raises Refused."""
    found: list[int] = []
    for part in re.split(r"[,，、;；\s]+", text.strip()):
        match = PART.fullmatch(part)
        first = int(match[1]) if match else 0
        last = int(match[2] or match[1]) if match else 0
        if not 1 <= first <= last <= total:
            raise Refused(f"页码“{part}”不对。", f"写成 3-5, 37 这样，最大是 {total}。")
        found += range(first, last + 1)
    return list(dict.fromkeys(found))


def print_pages(
    volume: Volume, printer: QPrinter, pages: Iterable[int], tick: Tick, dpi: int = PAPER_DPI
) -> int:
    """Send pages to a printer; runs in a job. Returns how many. Raises Trouble, Cancelled.

    A cancelled print is aborted, so that no half volume comes out of the printer.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble("打印机没有接受这份文件。", "看看打印机是否开着、连着，再打一次。")
    printed = 0
    try:
        for page in track(list(pages), tick, "送打印机"):
            if printed:
                _next_sheet(printer)
            paper = printer.paperRect(QPrinter.Unit.DevicePixel)
            painter.drawImage(_whole(paper), volume.draw(page, dpi))
            printed += 1
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return printed


def _next_sheet(printer: QPrinter) -> None:
    if not printer.newPage():
        raise Trouble("打印中断了。", "看看打印机的提示，从断的那页起再打。")


def _whole(paper: QRectF) -> QRectF:
    return QRectF(0, 0, paper.width(), paper.height())
