"""Print-size copies of photos, and whether a photo can be read at all."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from fqdesk.errors import Refused
from fqdesk.storage.media import HEIC, JPEG

PRINT_SIDE = 1228
"""Pixels of the longest side: 156 mm, the width of the type area, at 200 dpi."""

MOST_PIXELS = 178_956_970
"""The number at which Pillow itself refuses a picture as a decompression bomb."""

QUALITY = 85
BROKEN = (
    OSError, ValueError, RuntimeError, SyntaxError, EOFError, TypeError, KeyError, IndexError,
    OverflowError, UnidentifiedImageError,
)  # fmt: skip
"""What decoders raise for damaged data, one each."""


def print_copy(data: bytes, media: str, name: str) -> bytes:
    """A JPEG at 200 dpi, upright, on white, in sRGB, without metadata. Raises Refused."""
    try:
        with warnings.catch_warnings():
            # Phones take 108 megapixels; Pillow warns from 89 and refuses from MOST_PIXELS.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with _opened(data, media) as image:
                small = image.width * image.height <= MOST_PIXELS
                if small:
                    return _shrunk(image)
    except (Image.DecompressionBombError, MemoryError):
        pass
    except BROKEN:
        raise Refused(f"“{name}”损坏了，或者没有传完整。", "从手机或相机重新复制一次。") from None
    raise Refused(f"“{name}”尺寸太大，超过 1.78 亿像素。", "缩小以后再添加。")


def _opened(data: bytes, media: str) -> Image.Image:
    if media == HEIC:
        # Takes a while to load, and few stations have such photos.
        from pi_heif import HeifImageFile  # noqa: PLC0415 - as said

        picture: Image.Image = HeifImageFile(io.BytesIO(data))
        return picture
    return Image.open(io.BytesIO(data), formats=["JPEG" if media == JPEG else "PNG"])


def _shrunk(image: Image.Image) -> bytes:
    profile = image.info.get("icc_profile")
    # Lets the JPEG decoder skip what would be thrown away; truncated data is noticed all the same.
    image.thumbnail((PRINT_SIDE, PRINT_SIDE), reducing_gap=2.0)
    upright = _flat(ImageOps.exif_transpose(image))
    out = io.BytesIO()
    _in_srgb(upright, profile).save(out, "JPEG", quality=QUALITY, dpi=(200, 200))
    return out.getvalue()


def _flat(image: Image.Image) -> Image.Image:
    """Grey or RGB, transparency on white."""
    if image.mode.startswith("I"):
        return image.point(lambda v: v / 256).convert("L")
    if image.has_transparency_data:
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as sRGB; a profile that cannot be used is ignored, as viewers do."""
    converted: Image.Image | None = None
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            mode = "L" if image.mode == "L" else "RGB"
            if mode == "RGB":
                converted = ImageCms.profileToProfile(image, source, target, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
    plain = converted or (image.convert("RGB") if image.mode == "CMYK" else image)
    plain.info.clear()
    return plain
