"""Volumes with attachments: laid in, shown, or said openly not to be there; what is then claimed."""

import hashlib
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from fqdesk.domain.fields import FileRef
from fqdesk.evidence import manifest, printing
from fqdesk.evidence.bundle import Sources
from fqdesk.evidence.printing import Plan
from tests.evidence.printing.reading import Read, read
from tests.evidence.printing.volume_facts import SOURCES, a_year, bundle_of

MEDIA = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".docx": "application/msword"}
Attach = Callable[..., Read]


def pages(path: Path, count: int, **options: object) -> Path:
    """A foreign PDF whose pages say where they come from, in a font that is not embedded."""
    with pikepdf.new() as pdf:
        for n in range(count):
            pdf.add_blank_page(page_size=(595, 842))
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            pdf.pages[n].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            text = f"BT /F1 20 Tf 100 500 Td (scan {n + 1}) Tj ET".encode()
            pdf.pages[n].Contents = pdf.make_stream(text)
        pdf.save(path, **options)
    return path


def picture(path: Path, mode: str = "RGB") -> Path:
    Image.new(mode, (800, 600)).save(path)
    return path


@pytest.fixture
def attach(tmp_path: Path) -> Attach:
    """Print a volume in which the honour of the invented year carries these files."""

    def printed(*files: Path, lost: bool = False) -> Read:
        laid_out = with_files(files, lost=lost)
        return read(laid_out, printing.write(laid_out, tmp_path / "册.pdf"))

    return printed


def with_files(files: Sequence[Path], *, lost: bool = False) -> Plan:
    """Lay out the invented year with these files at its honour, or without them on disk."""
    station, _ = a_year()
    by_hash = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in files}
    refs = tuple(
        FileRef(sha, path.name, path.stat().st_size, MEDIA[path.suffix])
        for sha, path in by_hash.items()
    )
    n = next(n for n, record in enumerate(station.records) if record.kind == "honour")
    station.records[n] = station.records[n].with_values(files=refs or None)

    def find(ref: FileRef) -> Path:
        path = by_hash[ref.sha256]
        return path.with_name("lost") if lost else path

    sources = Sources(SOURCES.head, SOURCES.seal, find, find)
    return printing.plan(bundle_of(station.facts()), sources)


def metadata(volume: Read) -> str:
    return str(volume.pdf.trailer["/Root"]["/Metadata"].get_data().decode())


def test_a_photo_is_shown_and_the_claim_stays(attach: Attach, tmp_path: Path) -> None:
    volume = attach(picture(tmp_path / "牌匾.jpg"))
    assert "<pdfaid:part>3</pdfaid:part>" in metadata(volume)
    assert "荣誉实物照片（1 张）" in volume.starts
    assert volume.pdf.pages[volume.starts["荣誉实物照片（1 张）"] - 1].images
    assert "附件1份" in volume.page("备考表")


def test_a_photo_in_printing_colours_takes_the_claim_away(attach: Attach, tmp_path: Path) -> None:
    volume = attach(picture(tmp_path / "印刷.jpg", "CMYK"))
    assert "pdfaid" not in metadata(volume)


def test_foreign_pages_are_numbered_with_ours_and_nothing_is_claimed(
    attach: Attach, tmp_path: Path
) -> None:
    volume = attach(pages(tmp_path / "决定.pdf", 3))
    assert "pdfaid" not in metadata(volume)
    assert "不声明PDF/A" in metadata(volume).replace(" ", "")
    assert "不声明为PDF/A" in volume.page("备考表")
    found = [n for n, text in enumerate(volume.texts, 1) if "scan" in text]
    assert found == list(range(found[0], found[0] + 3))
    assert [n for n in found if f"—{n}—" not in volume.texts[n - 1]] == []
    assert manifest.read(volume.printed.path).data == volume.printed.manifest.data
    check = ["qpdf", "--check", volume.printed.path]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_foreign_pages_give_the_same_bytes_twice(attach: Attach, tmp_path: Path) -> None:
    scan = pages(tmp_path / "决定.pdf", 2)
    first = attach(scan).printed.path.read_bytes()
    assert attach(scan).printed.path.read_bytes() == first


def test_what_cannot_be_printed_is_named_and_stops_nothing(attach: Attach, tmp_path: Path) -> None:
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"%PDF-1.4 and nothing more")
    locked = pages(tmp_path / "加密.pdf", 1, encryption=pikepdf.Encryption(owner="a", user="b"))
    letter = tmp_path / "函.docx"
    letter.write_bytes(b"a letter")
    volume = attach(broken, locked, letter)
    text = "".join(volume.texts)
    assert "未能印入的附件" in text
    assert "密码" in text
    assert "附件3份未能印入" in volume.page("备考表")
    assert sum("未能印入" in said for said in volume.printed.warnings) == 3
    assert "<pdfaid:part>3</pdfaid:part>" in metadata(volume), "nothing foreign was laid in"


def test_a_lost_photo_leaves_its_frame(attach: Attach, tmp_path: Path) -> None:
    volume = attach(picture(tmp_path / "牌匾.jpg"), lost=True)
    assert "缺图" in volume.page("荣誉实物照片（1 张）")
    assert "附件1份未能印入：牌匾.jpg" in volume.page("备考表")


def test_every_file_stands_in_the_list_of_hashes(attach: Attach, tmp_path: Path) -> None:
    volume = attach(picture(tmp_path / "牌匾.jpg"), pages(tmp_path / "决定.pdf", 1))
    listed = "".join(volume.texts[volume.starts["材料清单与校验值"] - 1 :])
    assert len(volume.printed.manifest.body["files"]) == 2
    for entry in volume.printed.manifest.body["files"]:
        assert entry["sha256"] in listed


@pytest.mark.parametrize("kind", ["plain", "foreign"])
def test_a_disk_that_ends_too_soon_raises_the_system_error_and_leaves_nothing(
    tmp_path: Path, kind: str
) -> None:
    """A real limit on file size, set by the kernel for a process of its own."""
    scan = pages(tmp_path / "决定.pdf", 2)
    program = f"""
import resource, sys
from pathlib import Path
from fqdesk.evidence import printing
from tests.evidence.printing.test_volume_files import with_files
laid_out = with_files([Path({str(scan)!r})] if {kind == "foreign"} else [])
folder = Path({str(tmp_path)!r}) / "out"
folder.mkdir()
good = folder / "册.pdf"
size = printing.write(laid_out, good).path.stat().st_size
good.write_bytes(b"older")
for part in (0.5, 0.999):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(size * part), resource.RLIM_INFINITY))
    try:
        printing.write(laid_out, good)
    except OSError as error:
        print(type(error).__name__, error.errno)
    print(sorted(p.name for p in folder.iterdir()), good.read_bytes())
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["OSError 27", "['册.pdf'] b'older'"] * 2
