"""Photos: bytes as they are, upright whatever the camera said, and no broken file."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from fqdesk.errors import Refused
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.images import place_photo, read_photo

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 200, 30), (30, 30, 220), (240, 240, 240)


def jpeg(path: Path, *, orientation: int = 1, mode: str = "RGB", **options: bool) -> Path:
    """Write a picture that looks the same upright: red, green above blue, white; 60 by 40."""
    upright = Image.new("RGB", (60, 40))
    for n, colour in enumerate((RED, GREEN, BLUE, WHITE)):
        upright.paste(colour, (n % 2 * 30, n // 2 * 20, n % 2 * 30 + 30, n // 2 * 20 + 20))
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(back[orientation]) if orientation in back else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.convert(mode).save(path, "JPEG", quality=95, exif=exif, **options)
    return path


def corners(pdf: Path, box: tuple[float, float, float, float]) -> list[tuple[int, int, int]]:
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[0].render(scale=2).to_pil().convert("RGB")
    x, y, width, height = ((28 + box[0]), (30 + box[1]), box[2], box[3])
    unit = 2 * 72 / 25.4
    return [
        image.getpixel((int((x + u * width) * unit), int((y + v * height) * unit)))
        for v in (0.25, 0.75)
        for u in (0.25, 0.75)
    ]


def near(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return all(abs(x - y) < 60 for x, y in zip(a, b, strict=True))


def printed_photo(printed, path: Path):
    photo, boxes = read_photo(path), []
    leaf = Leaf(lambda ink, _: boxes.append(place_photo(ink, photo, 12, 20, 132, 80)))
    return printed([leaf]), boxes[0]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(printed, tmp_path, orientation):
    pdf, box = printed_photo(printed, jpeg(tmp_path / "p.jpg", orientation=orientation))
    assert box[2] / box[3] == pytest.approx(1.5)
    found = corners(pdf, box)
    for colour, wanted in zip(found, (RED, GREEN, BLUE, WHITE), strict=True):
        assert near(colour, wanted), (orientation, found)


@pytest.mark.parametrize("options", [{"progressive": True}, {"mode": "L"}, {"mode": "CMYK"}])
def test_progressive_grey_and_printing_colours_print(printed, tmp_path, options):
    pdf, box = printed_photo(printed, jpeg(tmp_path / "p.jpg", **options))
    red, green, _, white = corners(pdf, box)
    assert near(white, WHITE)
    if options.get("mode") == "L":
        assert max(red) - min(red) < 12
    else:
        assert red[0] > red[1]
        assert green[1] > green[0]


def test_the_bytes_are_those_of_the_file_and_stored_once(printed, tmp_path):
    path = jpeg(tmp_path / "p.jpg")
    photo = read_photo(path)
    leaf = Leaf(lambda ink, _: place_photo(ink, photo, 0, 0, 60, 60))
    pdf = printed([leaf, leaf])
    data = path.read_bytes()
    assert pdf.read_bytes().count(data) == 1
    image = next(iter(PdfReader(pdf).pages[1]["/Resources"]["/XObject"].values()))
    assert image.get_object()["/Filter"] == "/DCTDecode"


def test_broken_files_are_refused_with_a_sentence(tmp_path):
    whole = jpeg(tmp_path / "p.jpg").read_bytes()
    for name, data in {
        "empty.jpg": b"",
        "cut.jpg": whole[: len(whole) * 2 // 3],
        "head.jpg": whole[:40],
        "text.jpg": b"not a picture at all",
        "png.jpg": b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    }.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Refused, match="照片打不开"):
            read_photo(tmp_path / name)
    with pytest.raises(Refused):
        read_photo(tmp_path / "missing.jpg")


def test_the_folder_of_a_photo_does_not_change_the_file(printed, tmp_path):
    made = []
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        made.append(printed_photo(printed, jpeg(tmp_path / folder / "p.jpg"))[0].read_bytes())
    assert made[0] == made[1]
