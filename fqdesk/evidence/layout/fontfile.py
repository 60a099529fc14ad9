"""One TrueType file: which characters it has, how wide they are, and a subset of it to embed."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportlab.pdfbase.ttfonts import TTFontFile

RESTRICTED = 0x0002
"""OpenType OS/2 fsType bit: the font may not be embedded without the owner's permission."""


def _numbers(code: str, data: bytes) -> array[int]:
    values = array(code, data)
    if sys.byteorder == "little":
        values.byteswap()
    return values


class FontFile:
    """A font read once. Widths are in em; glyphs are the file's own numbers.

    ReportLab parses the header tables and cuts the subset; the large tables are read here with
    `array`, because its value-by-value reading takes 0.15 s for each of our files.
    """

    def __init__(self, path: Path) -> None:
        """Read the file; raises `TTFError` or `struct.error` when it is no TrueType font."""
        self.path = path
        ttf: Any = TTFontFile(str(path), charInfo=0, validate=0)
        self._ttf = ttf
        self.name: str = ttf.name.decode("ascii")
        self.units: int = ttf.unitsPerEm
        self._glyphs = dict(self._characters())
        metrics = ttf.get_table("hhea")
        full = struct.unpack(">H", metrics[34:36])[0]
        table = ttf.get_table("hmtx")
        pairs = _numbers("H", table[: full * 4])
        rest = _numbers("H", table[full * 4 : full * 4 + (ttf.numGlyphs - full) * 2])
        last = pairs[-2]
        ttf.hmetrics = [*zip(pairs[::2], pairs[1::2], strict=True), *((last, lsb) for lsb in rest)]
        loca = ttf.get_table("loca")
        long_offsets = struct.unpack(">h", ttf.get_table("head")[50:52])[0]
        offsets = _numbers("I" if long_offsets else "H", loca)
        ttf.glyphPos = offsets if long_offsets else [offset << 1 for offset in offsets]
        ttf.charToGlyph = self._glyphs

    def _characters(self) -> Iterator[tuple[int, int]]:
        """Yield (code point, glyph) from the richest Unicode cmap (OpenType `cmap`, 4 and 12)."""
        table: bytes = self._ttf.get_table("cmap")
        best: dict[int, int] = {}
        for n in range(struct.unpack(">H", table[2:4])[0]):
            platform, _, offset = struct.unpack(">HHL", table[4 + n * 8 : 12 + n * 8])
            kind = struct.unpack(">H", table[offset : offset + 2])[0]
            if platform in (0, 3) and kind in (4, 12):
                best[kind] = offset
        if 12 in best:
            yield from _groups(table, best[12])
        elif 4 in best:
            yield from _segments(table, best[4])

    @property
    def embeddable(self) -> bool:
        """Whether the maker of the font allows embedding (OS/2 fsType)."""
        return bool(struct.unpack(">H", self._ttf.get_table("OS/2")[8:10])[0] != RESTRICTED)

    def glyph(self, char: str) -> int:
        """Return the glyph of a character, 0 when the file has none."""
        return self._glyphs.get(ord(char), 0)

    def width(self, char: str) -> float:
        """Return the advance of a character in em (of the missing glyph when it has none)."""
        return float(self._ttf.hmetrics[self.glyph(char)][0]) / self.units

    @property
    def descriptor(self) -> dict[str, float | int | list[float]]:
        """Values of a PDF font descriptor (ISO 32000-1, 9.8), in thousandths of an em."""
        ttf = self._ttf
        return {
            "Ascent": ttf.ascent,
            "Descent": ttf.descent,
            "CapHeight": ttf.capHeight,
            "Flags": 4,
            "ItalicAngle": 0,
            "StemV": ttf.stemV,
            "FontBBox": list(ttf.bbox),
        }

    def subset(self, chars: list[str]) -> tuple[bytes, list[int]]:
        """Return a font with the glyphs of `chars`, and the new glyph number of each of them."""
        order: dict[int, int] = {0: 0}
        for char in chars:
            order.setdefault(self.glyph(char), len(order))
        return self._ttf.makeSubset([ord(c) for c in chars]), [order[self.glyph(c)] for c in chars]


def _groups(table: bytes, offset: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack(">L", table[offset + 12 : offset + 16])[0]
    values = _numbers("I", table[offset + 16 : offset + 16 + count * 12])
    for first, last, glyph in zip(values[::3], values[1::3], values[2::3], strict=True):
        yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)


def _segments(table: bytes, offset: int) -> Iterator[tuple[int, int]]:
    length, _, doubled = struct.unpack(">HHH", table[offset + 2 : offset + 8])
    count = doubled // 2
    values = _numbers("H", table[offset + 14 : offset + length - length % 2])
    ends, starts = values[:count], values[count + 1 : 2 * count + 1]
    deltas, ranges = values[2 * count + 1 : 3 * count + 1], 3 * count + 1
    for n, (start, end, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if shift := values[ranges + n]:
                glyph = values[ranges + n + shift // 2 + code - start]
            if glyph:
                yield code, (glyph + delta) & 0xFFFF
