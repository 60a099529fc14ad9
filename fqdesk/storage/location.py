"""Taking the place where a photo was made out of its file, without touching a pixel."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from fqdesk.storage.media import HEIC, JPEG

GPS_IFD = 0x8825
"""Tag of the pointer to the GPS directory (Exif 2.32, 4.6.3)."""

SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
# Image data cannot hold these bytes: after FF comes 00 there, and previews are found as well.
JPEG_EXIF = re.compile(rb"\xff\xe1..Exif\0\0(?=II\*\0|MM\0\*)", re.DOTALL)
BARE_EXIF = re.compile(rb"Exif\0\0(?=II\*\0|MM\0\*)")
XMP_GPS = re.compile(
    rb"exif:GPS\w+\s*=\s*(?:\"[^\"]*\"|'[^']*')"
    rb"|<exif:(GPS\w+)\b[^>]*?(?:/>|>.*?</exif:\1\s*>)",
    re.DOTALL,
)
PACKED_TEXT = {b"zTXt", b"iTXt", b"tEXt"}


def without_location(data: bytes, media: str) -> tuple[bytes, bool]:
    """The same picture without GPS tags (Exif and XMP), and whether there were any.

    Bytes are blanked where they stand; only a PNG text chunk that packs such tags goes as a whole.
    """
    if media in {JPEG, HEIC}:
        return _blanked(data, media)
    return _png(data)


def _blanked(data: bytes, media: str) -> tuple[bytes, bool]:
    buffer, found = bytearray(data), False
    for start in _exif_starts(data, media):
        found |= blank_gps(buffer, start)
    cleaned, removed = _without_xmp(bytes(buffer))
    return cleaned, found or removed


def _exif_starts(data: bytes, media: str) -> Iterator[int]:
    yield from (m.end() for m in (JPEG_EXIF if media == JPEG else BARE_EXIF).finditer(data))
    if media == HEIC:
        # An item may hold the TIFF structure without the name before it.
        yield from (m.start() for m in re.finditer(rb"(?<=\0\0\0\0)(?:II\*\0|MM\0\*)", data))


def blank_gps(buffer: bytearray, start: int) -> bool:
    """Drop the GPS directory of the TIFF structure at `start`, in place, its values zeroed."""
    order = "<" if buffer[start : start + 2] == b"II" else ">"
    try:
        (first,) = struct.unpack_from(order + "I", buffer, start + 4)
        place = start + first
        (count,) = struct.unpack_from(order + "H", buffer, place)
        for number in range(count):
            entry = place + 2 + 12 * number
            tag, _, _, offset = struct.unpack_from(order + "HHII", buffer, entry)
            if tag == GPS_IFD:
                _zero_directory(buffer, start, start + offset, order)
                _remove_entry(buffer, place, number, count, order)
                return True
    except struct.error:
        return False
    return False


def _zero_directory(buffer: bytearray, start: int, place: int, order: str) -> None:
    (count,) = struct.unpack_from(order + "H", buffer, place)
    for entry in range(place + 2, place + 2 + 12 * count, 12):
        _, kind, amount, offset = struct.unpack_from(order + "HHII", buffer, entry)
        size = SIZES.get(kind, 1) * amount
        if size > 4:
            _zero(buffer, start + offset, size)
    _zero(buffer, place, 2 + 12 * count + 4)


def _zero(buffer: bytearray, place: int, size: int) -> None:
    size = max(0, min(size, len(buffer) - place))
    buffer[place : place + size] = bytes(size)


def _remove_entry(buffer: bytearray, place: int, number: int, count: int, order: str) -> None:
    """Close the gap; offsets in the structure are absolute and stay right."""
    gap, end = place + 2 + 12 * number, place + 2 + 12 * count + 4
    buffer[gap:end] = buffer[gap + 12 : end] + bytes(12)
    struct.pack_into(order + "H", buffer, place, count - 1)


def _without_xmp(data: bytes) -> tuple[bytes, bool]:
    cleaned, number = XMP_GPS.subn(lambda m: b" " * len(m[0]), data)
    return cleaned, number > 0


def _png(data: bytes) -> tuple[bytes, bool]:
    """Chunk by chunk (PNG 1.2, 5.3), checksums made anew where a chunk changed."""
    parts, found, place = [data[:8]], False, 8
    while place + 12 <= len(data):
        (size,) = struct.unpack_from(">I", data, place)
        end = place + 12 + size
        chunk, kind = data[place:end], data[place + 4 : place + 8]
        content = chunk[8:-4]
        cleaned = _chunk(kind, content)
        if cleaned is None:
            found = True
        elif cleaned != content:
            found = True
            crc = zlib.crc32(kind + cleaned)
            parts.append(struct.pack(">I", size) + kind + cleaned + struct.pack(">I", crc))
        else:
            parts.append(chunk)
        place = end
    parts.append(data[place:])
    return b"".join(parts), found


def _chunk(kind: bytes, content: bytes) -> bytes | None:
    """A chunk's content without location, None where the chunk has to go."""
    if kind == b"eXIf":
        buffer = bytearray(content)
        blank_gps(buffer, 0)
        return bytes(buffer)
    if kind in PACKED_TEXT:
        plain = _unpacked(content)
        if plain is not None and (XMP_GPS.search(plain) or _raw_profile_has_gps(plain)):
            return None
        return _without_xmp(content)[0]
    return content


def _unpacked(content: bytes) -> bytes | None:
    """The text of a chunk that is compressed, or of a raw profile."""
    for start in (m.start() for m in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content)):
        try:
            return zlib.decompressobj().decompress(content[start:], 10_000_000)
        except zlib.error:
            continue
    return content if content.startswith(b"Raw profile type") else None


def _raw_profile_has_gps(plain: bytes) -> bool:
    """Whether an Exif block written as hex digits (as ImageMagick does) holds a GPS directory."""
    digits = re.sub(rb"\s", b"", plain)
    match = re.search(rb"(?:49492a00|4d4d002a)[0-9a-f]*", digits)
    if not match or len(match[0]) < 16:
        return False
    return blank_gps(bytearray(bytes.fromhex(match[0][: len(match[0]) // 2 * 2].decode())), 0)
