"""A PDF file whose pages can be drawn; one lock for all files, because its library knows no threads."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Lock

import pypdfium2
from PySide6.QtGui import QImage

from fqdesk.errors import Refused, Trouble

POINTS = 72
ONE_AT_A_TIME = Lock()
"""PDFium shares state between documents, so two files must not be drawn from two threads either."""
PART = re.compile(r"(\d+)(?:\s*[-–—至到]\s*(\d+))?")


class Volume:
    """An open PDF file; used by the preview, and one of its own by each printing job."""

    def __init__(self, path: Path) -> None:
        """Raises Trouble when the file cannot be read."""
        self.path = path
        self.closed = False
        try:
            with ONE_AT_A_TIME:
                self._document = pypdfium2.PdfDocument(path)
                self.pages = len(self._document)
        except (pypdfium2.PdfiumError, OSError) as error:
            raise Trouble(f"打不开 {path.name}。", "重新编成一次再看。") from error

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of page `page` (from 1) in points."""
        with ONE_AT_A_TIME:
            width, height = self._document[page - 1].get_size()
        return float(width), float(height)

    def draw(self, page: int, dpi: float) -> QImage:
        """A page (from 1) as a picture."""
        with ONE_AT_A_TIME:
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
        self.closed = True
        with ONE_AT_A_TIME:
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
