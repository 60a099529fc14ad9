"""Where a photo was taken leaves the file; not one pixel and no other tag changes."""

import io
import struct
import zlib

import pi_heif
import pytest
from PIL import Image

from fqdesk.storage.location import without_location
from fqdesk.storage.media import HEIC, JPEG, PNG
from tests.storage import pictures as made


def opened(data: bytes, media: str) -> Image.Image:
    if media == HEIC:
        return pi_heif.HeifImageFile(io.BytesIO(data))
    return Image.open(io.BytesIO(data))


def tags(data: bytes, media: str) -> Image.Exif:
    found = Image.Exif()
    found.load(opened(data, media).info["exif"])
    return found


@pytest.mark.parametrize(("media", "make"), [(JPEG, made.jpeg), (PNG, made.png), (HEIC, made.heic)])
def test_gps_goes_and_everything_else_stays(media: str, make):
    data = make(exif=made.exif().tobytes())
    assert tags(data, media).get_ifd(made.GPS)
    cleaned, removed = without_location(data, media)
    assert removed
    assert len(cleaned) == len(data)
    left = tags(cleaned, media)
    assert left.get_ifd(made.GPS) == {}
    assert made.GPS not in left
    assert (left[0x010F], left[0x0132]) == ("Camera", "2026:03:05 09:30:00")
    assert opened(cleaned, media).tobytes() == opened(data, media).tobytes()
    # The numbers themselves are gone, not only the pointer to them.
    assert struct.pack(">II", 5225, 100) not in cleaned
    assert struct.pack("<II", 209, 4) not in cleaned
    assert without_location(cleaned, media) == (cleaned, False)


@pytest.mark.parametrize("order", ["<", ">"])
def test_both_byte_orders(order: str):
    """A hand-made structure: one GPS entry between two others, its value out of line."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entries = [(0x010F, 2, 4, b"Cam\0"), (0x8825, 4, 1, struct.pack(order + "I", 50)),
               (0x9999, 3, 1, b"\1\1\0\0")]  # fmt: skip
    body = struct.pack(order + "H", 3) + b"".join(
        struct.pack(order + "HHI", tag, kind, count) + value for tag, kind, count, value in entries
    )
    gps = struct.pack(order + "HHHIIIII", 1, 2, 5, 1, 68, 0, 30, 7)
    tiff = mark + struct.pack(order + "I", 8) + body + bytes(4) + gps
    assert len(mark + struct.pack("I", 8) + body) + 4 == 50
    segment = b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff
    data = b"\xff\xd8" + segment + made.jpeg()[2:]
    cleaned, removed = without_location(data, JPEG)
    assert removed
    found = tags(cleaned, JPEG)
    assert dict(found) == {0x010F: "Cam", 0x9999: 257}
    assert gps[2:14] not in cleaned


@pytest.mark.parametrize(("media", "make"), [(JPEG, made.jpeg), (HEIC, made.heic)])
def test_gps_in_xmp_goes(media: str, make):
    data = make(xmp=made.XMP)
    assert b"GPSLatitude" in data
    cleaned, removed = without_location(data, media)
    assert removed
    assert b"GPS" not in cleaned
    assert b'exif:Flash="16"' in cleaned
    assert len(cleaned) == len(data)
    assert opened(cleaned, media).tobytes() == opened(data, media).tobytes()


def xmp_chunk(packed: bool) -> bytes:
    head = b"XML:com.adobe.xmp\0" + (b"\1\0\0\0" if packed else b"\0\0\0\0")
    return head + (zlib.compress(made.XMP) if packed else made.XMP)


@pytest.mark.parametrize(
    ("kind", "content"),
    [(b"iTXt", xmp_chunk(packed=False)), (b"iTXt", xmp_chunk(packed=True)),
     (b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(
         b"\nexif\n  300\n" + made.exif().tobytes().hex().encode() + b"\n"))],
    ids=["plain", "packed", "raw profile"],
)  # fmt: skip
def test_gps_in_text_chunks_of_a_png_goes(kind: bytes, content: bytes):
    data = made.with_chunk(made.png(), kind, content)
    cleaned, removed = without_location(data, PNG)
    assert removed
    assert b"GPSL" not in cleaned
    image = Image.open(io.BytesIO(cleaned))
    assert "GPS" not in str(image.text)
    assert image.tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert without_location(cleaned, PNG) == (cleaned, False)


def test_preview_behind_the_photo_is_cleaned_too():
    preview = made.jpeg(made.photo((80, 50)), exif=made.exif())
    cleaned, removed = without_location(made.jpeg(exif=made.exif()) + preview, JPEG)
    assert removed
    assert tags(cleaned[cleaned.rindex(b"\xff\xd8\xff") :], JPEG).get_ifd(made.GPS) == {}


@pytest.mark.parametrize(("media", "make"), [(JPEG, made.jpeg), (PNG, made.png), (HEIC, made.heic)])
def test_photo_without_location_stays_byte_for_byte(media: str, make):
    data = make(exif=made.exif(gps=False).tobytes())
    assert without_location(data, media) == (data, False)


@pytest.mark.parametrize("cut", [12, 20, 40])
def test_broken_tags_do_no_harm(cut: int):
    tiff = made.exif().tobytes()[6:][:cut]
    segment = b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff
    data = b"\xff\xd8" + segment + made.jpeg()[2:]
    cleaned, _ = without_location(data, JPEG)
    assert len(cleaned) == len(data)
