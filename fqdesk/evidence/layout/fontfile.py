"""One TrueType file: which characters it has, how wide they are, and a subset of it to embed."""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Sequence
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

    ReportLab parses the header tables and cuts the subset. The large tables stay as they are in
    the file and are looked into one character at a time: ReportLab's reading of all values takes
    0.15 s for each of our files, of which a volume uses a tenth.
    """

    def __init__(self, path: Path) -> None:
        """Read the file; raises `TTFError` or `struct.error` when it is no TrueType font."""
        self.path = path
        ttf: Any = TTFontFile(str(path), charInfo=0, validate=0)
        self._ttf = ttf
        self.name: str = ttf.name.decode("ascii")
        self.units: int = ttf.unitsPerEm
        self._cmap = _Cmap(ttf.get_table("cmap"))
        full = struct.unpack(">H", ttf.get_table("hhea")[34:36])[0]
        self._metrics = ttf.hmetrics = _Metrics(ttf.get_table("hmtx"), full, ttf.numGlyphs)
        long_offsets = struct.unpack(">h", ttf.get_table("head")[50:52])[0]
        ttf.glyphPos = _Offsets(ttf.get_table("loca"), bool(long_offsets))
        ttf.charToGlyph = self._cmap

    @property
    def embeddable(self) -> bool:
        """Whether the maker of the font allows embedding (OS/2 fsType)."""
        return bool(struct.unpack(">H", self._ttf.get_table("OS/2")[8:10])[0] != RESTRICTED)

    def glyph(self, char: str) -> int:
        """Return the glyph of a character, 0 when the file has none."""
        return self._cmap[ord(char)]

    def width(self, char: str) -> float:
        """Return the advance of a character in em (of the missing glyph when it has none)."""
        return self._metrics[self.glyph(char)][0] / self.units

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


class _Cmap:
    """Code point to glyph by the richest Unicode table (OpenType `cmap`, formats 12 and 4)."""

    def __init__(self, table: bytes) -> None:
        found: dict[int, int] = {}
        for n in range(struct.unpack(">H", table[2:4])[0]):
            platform, _, offset = struct.unpack(">HHL", table[4 + n * 8 : 12 + n * 8])
            kind = struct.unpack(">H", table[offset : offset + 2])[0]
            if platform in (0, 3) and kind in (4, 12):
                found[kind] = offset
        self._starts: Sequence[int] = ()
        if 12 in found:
            self._read_groups(table, found[12])
        elif 4 in found:
            self._read_segments(table, found[4])

    def _read_groups(self, table: bytes, offset: int) -> None:
        count = struct.unpack(">L", table[offset + 12 : offset + 16])[0]
        values = _numbers("I", table[offset + 16 : offset + 16 + count * 12])
        self._starts, self._ends, self._firsts = values[::3], values[1::3], values[2::3]
        self._ranges: Sequence[int] = ()

    def _read_segments(self, table: bytes, offset: int) -> None:
        length, _, doubled = struct.unpack(">HHH", table[offset + 2 : offset + 8])
        count = doubled // 2
        self._values = _numbers("H", table[offset + 14 : offset + length - length % 2])
        values = self._values
        self._ends, self._starts = values[:count], values[count + 1 : 2 * count + 1]
        self._firsts = values[2 * count + 1 : 3 * count + 1]
        self._ranges = values[3 * count + 1 : 4 * count + 1]
        self._origin = 3 * count + 1

    def __contains__(self, code: int) -> bool:
        return self[code] != 0

    def __getitem__(self, code: int) -> int:
        n = bisect_right(self._starts, code) - 1
        if n < 0 or code > self._ends[n]:
            return 0
        if not self._ranges:
            return self._firsts[n] + code - self._starts[n]
        if not self._ranges[n]:
            return (code + self._firsts[n]) & 0xFFFF
        glyph = self._values[self._origin + n + self._ranges[n] // 2 + code - self._starts[n]]
        return (glyph + self._firsts[n]) & 0xFFFF if glyph else 0


class _Metrics:
    """Advance and left side bearing of a glyph (OpenType `hmtx`)."""

    def __init__(self, table: bytes, full: int, glyphs: int) -> None:
        self._full = full
        self._pairs = _numbers("H", table[: full * 4])
        self._rest = _numbers("H", table[full * 4 : full * 4 + (glyphs - full) * 2])

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        if glyph < self._full:
            return self._pairs[glyph * 2], self._pairs[glyph * 2 + 1]
        return self._pairs[-2], self._rest[glyph - self._full]


class _Offsets:
    """Where a glyph's outline lies (OpenType `loca`)."""

    def __init__(self, table: bytes, long: bool) -> None:  # noqa: FBT001 - the format's own flag
        self._values = _numbers("I" if long else "H", table)
        self._shift = 0 if long else 1

    def __getitem__(self, glyph: int) -> int:
        return self._values[glyph] << self._shift
