"""What each page of a volume shows, as a short hash: by it unchanged sheets are known again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import zip_longest

from ui.paper.volume import Volume, whole_sheets

DPI = 50
"""Enough for one changed digit to change some grey of a pixel; 190 pages take half a second."""
FOOT_MM = 263
"""Below this stand the page number and the corner code; the code is another in every volume."""
MM_PER_INCH = 25.4
LENGTH = 16


def fingerprints(volume: Volume) -> list[str]:
    """One hash for each page, its foot left out."""
    rows = round(FOOT_MM / MM_PER_INCH * DPI)
    found = []
    for page in range(1, volume.pages + 1):
        image = volume.draw(page, DPI)
        seen = bytes(image.constBits())[: rows * image.bytesPerLine()]
        found.append(hashlib.sha256(seen).hexdigest()[:LENGTH])
    return found


def changed(now: Sequence[str], before: Sequence[str], *, duplex: bool) -> list[int]:
    """The pages to print anew, from 1: a page and its back are one sheet.

    A page that moved is changed: its number is another, and so is the number of every row that
    cites it.
    """
    differ = [n for n, pair in enumerate(zip_longest(now, before)) if pair[0] != pair[1]]
    pages = [n + 1 for n in differ if n < len(now)]
    return whole_sheets(pages, len(now)) if duplex else pages
