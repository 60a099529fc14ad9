"""Photos as they are: the JPEG's own bytes go into the PDF, turned as the camera held it.

Nothing is decoded and nothing is recompressed; only the header is read (ISO/IEC 10918-1 B.1,
EXIF 2.3 tag 0x0112).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from fqdesk.errors import Refused
from fqdesk.evidence.layout.ink import MM, Ink, Matrix
from fqdesk.evidence.layout.objects import FileStream, array, name

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SPACES = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
_TURNED = frozenset((5, 6, 7, 8))


@dataclass(frozen=True)
class Photo:
    """What a JPEG's header says. Width and height are as stored, before turning, in pixels."""

    path: Path
    width: int
    height: int
    components: int
    orientation: int = 1
    adobe: bool = False

    @property
    def shown(self) -> tuple[int, int]:
        """Width and height as the picture is looked at."""
        turned = self.orientation in _TURNED
        return (self.height, self.width) if turned else (self.width, self.height)

    @property
    def cmyk(self) -> bool:
        """Whether it is in printing colours, which PDF/A with an sRGB intent does not allow."""
        return self.components == 4


def read_photo(path: Path) -> Photo:
    """Read a JPEG's header; raises `Refused` when it is none or breaks off before its picture."""
    try:
        with path.open("rb") as source:
            return _read(path, source)
    except (OSError, struct.error, IndexError, ValueError) as fault:
        raise Refused("这张照片打不开，可能已损坏。", f"文件：{path.name}") from fault


def _read(path: Path, source: BinaryIO) -> Photo:
    if source.read(2) != b"\xff\xd8":
        raise ValueError(path)
    orientation, adobe = 1, False
    for marker, data in _segments(source):
        if marker == 0xE1 and data[:6] == b"Exif\0\0":
            orientation = _orientation(data[6:]) or orientation
        elif marker == 0xEE and data[:5] == b"Adobe":
            adobe = True
        elif marker in _FRAMES:
            bits, height, width, components = struct.unpack(">BHHB", data[:6])
            if bits != 8 or not height or not width or components not in _SPACES:
                raise ValueError(path)
            # A file that was cut off in copying lacks the end mark or anything behind the header.
            source.seek(-2, 2)
            if source.read(2) != b"\xff\xd9" and not _ends(source):
                raise ValueError(path)
            return Photo(path, width, height, components, orientation, adobe)
    raise ValueError(path)


def _ends(source: BinaryIO) -> bool:
    """Whether the end mark stands near the end: some cameras write padding after it."""
    source.seek(0, 2)
    source.seek(max(0, source.tell() - 65536))
    return b"\xff\xd9" in source.read()


def _segments(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    while True:
        byte = source.read(1)
        if byte != b"\xff":
            raise ValueError(byte)
        while (byte := source.read(1)) == b"\xff":
            pass
        marker = byte[0]
        if marker == 0xDA:
            return
        if marker in {0x01, *range(0xD0, 0xD8)}:
            continue
        length = struct.unpack(">H", source.read(2))[0]
        data = source.read(length - 2)
        if len(data) != length - 2:
            raise ValueError(length)
        yield marker, data


def _orientation(tiff: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if not order or len(tiff) < 8:
        return 0
    start = struct.unpack(order + "L", tiff[4:8])[0]
    if start + 2 > len(tiff):
        return 0
    for n in range(struct.unpack(order + "H", tiff[start : start + 2])[0]):
        entry = tiff[start + 2 + n * 12 : start + 14 + n * 12]
        if len(entry) == 12 and struct.unpack(order + "H", entry[:2])[0] == 0x0112:
            value = struct.unpack(order + "H", entry[8:10])[0]
            return int(value) if 1 <= value <= 8 else 0
    return 0


def place_photo(
    ink: Ink, photo: Photo, x: float, y: float, width: float, height: float
) -> tuple[float, float, float, float]:
    """Fit a photo into a box without cropping, centred; return (x, y, width, height) in mm."""
    shown_w, shown_h = photo.shown
    scale = min(width / shown_w, height / shown_h)
    wide, tall = shown_w * scale, shown_h * scale
    left, top = x + (width - wide) / 2, y + (height - tall) / 2
    matrix = _matrix(photo.orientation, left * MM, -(top + tall) * MM, wide * MM, tall * MM)
    ink.image(ink.book.image(photo.path), xobject(photo), matrix)
    return left, top, wide, tall


def xobject(photo: Photo) -> FileStream:
    """Return the image object: the JPEG's bytes behind a dictionary (ISO 32000-1, 7.4.8)."""
    extra = {}
    if photo.cmyk and photo.adobe:
        # Adobe programs store printing colours upside down.
        extra["Decode"] = array([1, 0] * 4)
    return FileStream(
        photo.path,
        Type=name("XObject"),
        Subtype=name("Image"),
        Width=photo.width,
        Height=photo.height,
        ColorSpace=name(_SPACES[photo.components]),
        BitsPerComponent=8,
        Filter=name("DCTDecode"),
        **extra,
    )


def _matrix(orientation: int, x: float, y: float, w: float, h: float) -> Matrix:
    """Return what carries the stored picture's unit square upright into the box (EXIF 1 to 8)."""
    return {
        2: (-w, 0.0, 0.0, h, x + w, y),
        3: (-w, 0.0, 0.0, -h, x + w, y + h),
        4: (w, 0.0, 0.0, -h, x, y + h),
        5: (0.0, -h, -w, 0.0, x + w, y + h),
        6: (0.0, -h, w, 0.0, x, y + h),
        7: (0.0, h, w, 0.0, x, y),
        8: (0.0, h, -w, 0.0, x + w, y),
    }.get(orientation, (w, 0.0, 0.0, h, x, y))
