"""A PDF file whose pages can be drawn; one lock for all files, because its library knows no threads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock

import pypdfium2
from PySide6.QtGui import QImage

from fqdesk.errors import Refused, Trouble

POINTS = 72
ONE_AT_A_TIME = Lock()
"""PDFium shares state between documents, so two files must not be drawn from two threads either."""
BETWEEN = re.compile(r"[,，、;；\s]+")
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
    parts = [part for part in BETWEEN.split(text) if part]
    if not parts:
        raise Refused("还没有写页码。", f"写成 3-5, 37 这样，最大是 {total}。")
    for part in parts:
        match = PART.fullmatch(part)
        first = int(match[1]) if match else 0
        last = int(match[2] or match[1]) if match else 0
        if not 1 <= first <= last <= total:
            raise Refused(f"页码“{part}”不对。", f"写成 3-5, 37 这样，最大是 {total}。")
        found += range(first, last + 1)
    return list(dict.fromkeys(found))


def whole_sheets(pages: Iterable[int], total: int) -> list[int]:
    """The pages with those on the other side of their sheets, in order; `total` ends the volume.

    A sheet of a bound volume has an odd page in front and the next one on its back. Sent alone, a
    page made for a back comes out on a front and fits no place in the volume.
    """
    sheets = sorted({(page + 1) // 2 for page in pages})
    both = (page for sheet in sheets for page in (2 * sheet - 1, 2 * sheet))
    return [page for page in both if page <= total]


def say_pages(pages: Sequence[int]) -> str:
    """Page numbers in order as people write them: 3, 4, 5, 37 → 3-5、37."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return "、".join(f"{run[0]}-{run[-1]}" if run[1:] else str(run[0]) for run in runs)
