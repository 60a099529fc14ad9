"""Real picture files for tests, with location tags written the ways that cameras write them."""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image

GPS = 0x8825
HEIC_FILES = Path(__file__).parents[1] / "files" / "heic"
XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    b' xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="30,40.2N" exif:Flash="16">'
    b"<exif:GPSLongitude>103,40.5E</exif:GPSLongitude></rdf:Description></rdf:RDF></x:xmpmeta>"
    b'<?xpacket end="w"?>'
)


def photo(size: tuple[int, int] = (320, 200)) -> Image.Image:
    """Left half red, right half noise: a rotation shows, and a truncated file is short."""
    image = Image.effect_noise(size, 90).convert("RGB")
    image.paste((200, 30, 30), (0, 0, size[0] // 2, size[1]))
    return image


def exif(*, gps: bool = True, orientation: int = 1) -> Image.Exif:
    """Camera, orientation, and a place near Chongzhou."""
    tags = Image.Exif()
    tags[0x010F], tags[0x0112], tags[0x0132] = "Camera", orientation, "2026:03:05 09:30:00"
    if gps:
        place = tags.get_ifd(GPS)
        place[1], place[2] = "N", (30.0, 37.0, 52.25)
        place[3], place[4] = "E", (103.0, 40.0, 21.5)
    return tags


def jpeg(image: Image.Image | None = None, **more: object) -> bytes:
    return _saved(image or photo(), "JPEG", **more)


def png(image: Image.Image | None = None, **more: object) -> bytes:
    return _saved(image or photo(), "PNG", **more)


def heic(*, exif: bytes = b"", xmp: bytes = b"", wide: bool = False) -> bytes:
    """A stored file of 320 × 200 (640 × 480 where `wide`): nothing that we may use writes HEIC."""
    name = "wide" if wide else "plain"
    if exif:
        name = "place" if GPS.to_bytes(2) in exif else "no-place"
    if xmp:
        name = "place-in-xmp"
    data = (HEIC_FILES / f"{name}.heic").read_bytes()
    # What the caller asked for is what the file holds.
    assert exif.removeprefix(b"Exif\0\0") in data
    assert xmp in data
    return data


def huge_png() -> bytes:
    """A header that promises 200 megapixels."""
    header = struct.pack(">IIBBBBB", 20_000, 10_000, 8, 0, 0, 0, 0)
    chunks = (
        chunk(b"IHDR", header),
        chunk(b"IDAT", zlib.compress(bytes(1000))),
        chunk(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def chunk(kind: bytes, content: bytes) -> bytes:
    """One PNG chunk."""
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def with_chunk(data: bytes, kind: bytes, content: bytes) -> bytes:
    """A PNG with one more chunk behind its header."""
    end = 8 + 25
    return data[:end] + chunk(kind, content) + data[end:]


def _saved(image: Image.Image, form: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()
