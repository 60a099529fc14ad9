"""Attachments: kept once by content, told apart by content, refused when they are no use."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms
from reportlab.pdfgen.canvas import Canvas

from fqdesk.errors import Refused, Trouble
from fqdesk.storage.chain import digest
from fqdesk.storage.files import FileStore
from fqdesk.storage.media import DOCX, HEIC, JPEG, PDF, PNG, XLSX
from tests.storage import pictures as made


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def pdf(**options: object) -> bytes:
    drawn = io.BytesIO()
    canvas = Canvas(drawn, invariant=True)
    canvas.drawString(100, 100, "page")
    canvas.save()
    if not options:
        return drawn.getvalue()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn.getvalue())) as document:
        document.save(out, **options)
    return out.getvalue()


def office(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr(name, "<x/>" * 100)
    return out.getvalue()


def print_copy(files: FileStore, data: bytes, name: str) -> Image.Image:
    with Image.open(files.print_path(files.add(data, name).ref)) as copy:
        copy.load()
        return copy


def swapped_profile() -> bytes:
    """An RGB profile whose red and green primaries have changed places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"tmp!").replace(b"gXYZ", b"rXYZ").replace(b"tmp!", b"gXYZ")


PACKED = pikepdf.ObjectStreamMode.generate


@pytest.mark.parametrize(
    ("name", "media", "data"),
    [("一.jpg", JPEG, made.jpeg()), ("二.JPEG", JPEG, made.jpeg()), ("三.png", PNG, made.png()),
     ("四.heic", HEIC, made.heic()), ("五.pdf", PDF, pdf()), ("六.pdf", PDF, b"\n\n" + pdf()),
     ("七.pdf", PDF, pdf(object_stream_mode=PACKED)), ("八.pdf", PDF, pdf(linearize=True)),
     ("九.docx", DOCX, office("word/document.xml")), ("十.xlsx", XLSX, office("xl/workbook.xml"))],
)  # fmt: skip
def test_kept_byte_for_byte_and_only_once(files: FileStore, name: str, media: str, data: bytes):
    first, second = files.add(data, name), files.add(data, "again" + Path(name).suffix)
    assert first.ref.media == media
    assert (first.ref.name, first.ref.size, first.ref.sha256) == (name, len(data), digest(data))
    assert (first.duplicate, second.duplicate) == (False, True)
    assert not first.location_removed
    assert files.path(first.ref) == files.path(second.ref)
    assert files.path(first.ref).read_bytes() == data
    with files.open(first.ref) as file:
        assert file.read() == data
    assert list(files.stored()) == [files.path(first.ref)]


def test_location_is_removed_and_said_so(files: FileStore):
    data = made.jpeg(exif=made.exif())
    added = files.add(data, "现场.jpg")
    stored = files.path(added.ref).read_bytes()
    assert added.location_removed
    assert added.ref.sha256 == digest(stored) != digest(data)


def test_file_from_a_path_and_a_name_with_folders(files: FileStore, tmp_path: Path):
    (tmp_path / "现场.jpg").write_bytes(made.jpeg())
    assert files.add(tmp_path / "现场.jpg").ref.name == "现场.jpg"
    assert files.add(made.jpeg(), "C:\\照片\\a.jpg").ref.name == "a.jpg"
    assert files.add(made.jpeg(), "../../a.jpg").ref.name == "a.jpg"


TRUNCATED = made.jpeg(made.photo((800, 600)))
FAULTS = [
    ("空.jpg", b"", "空文件"),
    ("文.txt", b"hello", "不是能存的文件"),
    ("假.jpg", b"hello, not a picture", "不是能存的文件"),
    ("假.pdf", made.jpeg(), "其实是JPEG 照片"),
    ("假.jpg", pdf(), "其实是PDF 文件"),
    ("假.heic", made.jpeg(), "其实是JPEG 照片"),
    ("无扩展名", made.jpeg(), "其实是JPEG 照片"),
    ("短.jpg", TRUNCATED[: len(TRUNCATED) // 2], "损坏"),
    ("短.jpg", TRUNCATED[:-40], "损坏"),
    ("短.jpg", TRUNCATED[:30], "损坏"),
    ("短.png", made.png()[:-200], "损坏"),
    ("短.heic", made.heic()[:-500], "损坏"),
    ("大.png", made.huge_png(), "尺寸太大"),
    ("半.pdf", pdf()[:600], "损坏"),
    ("壳.pdf", b"%PDF-1.7\n%%EOF", "损坏"),
    ("错.pdf", pdf().replace(b"startxref\n", b"startxref\n9"), "损坏"),
    ("抹.pdf", pdf()[:200] + bytes(400) + pdf()[600:], "损坏"),
    ("密.pdf", pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "密码"),
    ("密.pdf", pdf(encryption=pikepdf.Encryption(owner="a", user="b"), object_stream_mode=PACKED), "密码"),
    ("坏.docx", office("word/document.xml")[:-10], "不是能存的文件"),
    ("坏.docx", office("word/document.xml").replace(b"<Types/>", b"<Typos/>"), "损坏"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "said"), FAULTS)
def test_useless_file_is_refused_and_leaves_nothing(
    files: FileStore, tmp_path: Path, name: str, data: bytes, said: str
):
    with pytest.raises(Refused, match=said) as caught:
        files.add(data, name)
    assert name in caught.value.title
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_cannot_be_read_is_named(files: FileStore, tmp_path: Path):
    with pytest.raises(Refused, match="找不到文件"):
        files.add(tmp_path / "没有.jpg")
    with pytest.raises(Refused, match="是文件夹"):
        files.add(tmp_path)


def test_reading_station_takes_nothing(tmp_path: Path):
    with pytest.raises(Trouble, match="只读"):
        FileStore(tmp_path, writing=False).add(made.jpeg(), "a.jpg")


def test_missing_file_is_named(files: FileStore):
    ref = files.add(made.jpeg(), "现场.jpg").ref
    files.path(ref).unlink()
    with pytest.raises(Trouble, match=r"现场\.jpg”不见了"):
        files.open(ref)
    assert not files.there(ref)


def test_damaged_file_is_healed_by_adding_it_again(files: FileStore):
    data = made.jpeg()
    ref = files.add(data, "现场.jpg").ref
    damaged = bytearray(data)
    damaged[500] ^= 1
    files.path(ref).write_bytes(damaged)
    assert files.has(ref)
    assert not files.sound(ref)
    assert not files.add(data, "现场.jpg").duplicate
    assert files.sound(ref)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_print_copy_is_upright_and_small(files: FileStore, orientation: int):
    data = made.jpeg(made.photo((2400, 1600)), exif=made.exif(orientation=orientation))
    copy = print_copy(files, data, "a.jpg")
    turned = orientation in {6, 8}
    assert copy.size == ((819, 1228) if turned else (1228, 819))
    assert copy.info["dpi"] == (200, 200)
    assert "exif" not in copy.info
    # The red half lies left, right, on top, at the bottom.
    x, y = {1: (100, 400), 3: (1100, 400), 6: (400, 100), 8: (400, 1100)}[orientation]
    red, green, _ = copy.getpixel((x, y))
    assert red > 150 > green


def test_print_copy_of_heic_and_of_transparent_png(files: FileStore):
    copy = print_copy(files, made.heic(wide=True), "a.heic")
    assert (copy.format, copy.size) == ("JPEG", (640, 480))
    clear = Image.new("RGBA", (50, 50), (255, 0, 0, 0))
    copy = print_copy(files, made.png(clear), "b.png")
    assert copy.mode == "RGB"
    assert min(copy.getpixel((25, 25))) > 250


@pytest.mark.parametrize("mode", ["L", "1", "P", "LA", "I;16", "CMYK"])
def test_print_copy_of_every_kind_of_pixels(files: FileStore, mode: str):
    image = Image.new(mode, (60, 40))
    data, name = (made.jpeg(image), "a.jpg") if mode == "CMYK" else (made.png(image), "a.png")
    copy = print_copy(files, data, name)
    assert copy.mode in {"L", "RGB"}
    assert copy.size == (60, 40)


def test_colours_are_converted_to_srgb(files: FileStore):
    plain = Image.new("RGB", (40, 40), (120, 60, 30))
    copy = print_copy(files, made.jpeg(plain, icc_profile=swapped_profile()), "a.jpg")
    assert "icc_profile" not in copy.info
    red, green, _ = copy.getpixel((20, 20))
    assert red < green


def test_print_copy_comes_back(files: FileStore):
    ref = files.add(made.jpeg(), "a.jpg").ref
    first = files.print_path(ref).read_bytes()
    files.print_path(ref).unlink()
    assert files.print_path(ref).read_bytes() == first


def test_sweep_removes_what_a_crash_left(files: FileStore, tmp_path: Path):
    ref = files.add(made.jpeg(), "a.jpg").ref
    half, copy = tmp_path / "files/tmp" / ("a" * 64), tmp_path / "files/tmp/copy-x"
    half.write_bytes(b"half")
    copy.write_bytes(b"somebody is printing")
    files.sweep()
    assert not half.exists()
    assert copy.exists()
    assert files.sound(ref)
