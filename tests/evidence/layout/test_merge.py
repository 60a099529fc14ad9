"""Foreign PDFs: rotated, cropped, wide, filled in, protected, broken."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from fqdesk.errors import Refused
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.merge import count_pages, lay_in
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.layout.stream import Details
from fqdesk.evidence.layout.volume import Section, plan, write

UNIT = 72 / 25.4


def foreign(path: Path, size=(595.28, 841.89), pages=1, turn=0, mark=(20, 20)) -> Path:
    """Write a PDF with a text and a black square in the lower left corner of every page."""
    canvas = Canvas(str(path), pagesize=size)
    for n in range(pages):
        canvas.drawString(size[0] / 2, size[1] / 2, f"foreign {n}")
        canvas.rect(0, 0, *mark, fill=1)
        canvas.showPage()
    canvas.save()
    if turn:
        with pikepdf.Pdf.open(path, allow_overwriting_input=True) as pdf:
            for page in pdf.pages:
                page.obj["/Rotate"] = turn
            pdf.save(path)
    return path


def laid(printed, path: Path, pages=(0,), kind="evidence") -> Path:
    def head(ink, _frame):
        ink.text(0, -8, "附件页眉", Style("hei", 9))

    return printed([Leaf(head, kind, attached=(path, n)) for n in pages])


def test_pages_keep_our_size_number_and_text_and_theirs(printed, tmp_path):
    pdf = laid(printed, foreign(tmp_path / "a.pdf", pages=3), (0, 2))
    reader = PdfReader(pdf)
    assert len(reader.pages) == 2
    for n, page in enumerate(reader.pages):
        assert [float(v) for v in page.mediabox] == [0, 0, 595.28, 841.89]
        text = page.extract_text()
        assert f"foreign {n * 2}" in text
        assert "附件页眉" in text
        assert f"— {n + 1} —" in text


@pytest.mark.parametrize(
    ("size", "turn", "corner"),
    [
        ((595.28, 841.89), 0, "lower left"),
        ((595.28, 841.89), 180, "upper right"),
        ((841.89, 595.28), 90, "upper left"),
        ((841.89, 595.28), 270, "lower right"),
        # Wide pages are laid on their side, head to the left: their lower left lies lower right.
        ((841.89, 595.28), 0, "lower right"),
        ((300, 400), 0, "lower left"),
        ((3000, 4000), 0, "lower left"),
    ],
)
def test_turned_and_odd_sized_pages_stand_upright_inside_the_margins(
    printed, tmp_path, size, turn, corner
):
    mark = (size[0] / 12, size[1] / 12)
    pdf = laid(printed, foreign(tmp_path / "a.pdf", size, turn=turn, mark=mark))
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[0].render(scale=1).to_pil().convert("L")
    black = {
        (x, y)
        for x in range(0, image.width, 2)
        for y in range(int(24 * UNIT) + 1, int(262 * UNIT), 2)
        if image.getpixel((x, y)) < 60
    }
    assert min(x for x, _ in black) >= 28 * UNIT - 2
    assert max(x for x, _ in black) <= 198 * UNIT + 2
    solid = [(x, y) for x, y in black if (x + 4, y) in black and (x, y + 4) in black]
    cx = sum(x for x, _ in solid) / len(solid)
    cy = sum(y for _, y in solid) / len(solid)
    assert ("left" in corner) == (cx < 113 * UNIT)
    assert ("upper" in corner) == (cy < 143 * UNIT)


def test_crop_box_origin_and_inherited_attributes(printed, tmp_path):
    path = foreign(tmp_path / "a.pdf", (700, 900))
    with pikepdf.Pdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0].obj
        page["/Parent"]["/MediaBox"] = pikepdf.Array([-50, -50, 650, 850])
        page["/Parent"]["/Rotate"] = 90
        page["/CropBox"] = pikepdf.Array([0, 0, 400, 600])
        page["/Parent"]["/Resources"] = page["/Resources"]
        for key in ("/MediaBox", "/Resources", "/Rotate"):
            if key in page:
                del page[key]
        pdf.save(path)
    pdf = laid(printed, path)
    text = PdfReader(pdf).pages[0].extract_text()
    assert "foreign 0" in text


def test_two_pages_that_share_one_content_stay_two(printed, tmp_path):
    path = foreign(tmp_path / "a.pdf", pages=2)
    with pikepdf.Pdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[1].obj["/Contents"] = pdf.pages[0].obj["/Contents"]
        pdf.pages[1].obj["/Rotate"] = 180
        pdf.save(path)
    pdf = laid(printed, path, (0, 1))
    assert all("foreign 0" in page.extract_text() for page in PdfReader(pdf).pages)


def test_filled_in_fields_are_printed(printed, tmp_path):
    path = tmp_path / "form.pdf"
    canvas = Canvas(str(path))
    canvas.acroForm.textfield(name="a", value="Zhang San", x=100, y=600, width=200, height=30)
    canvas.showPage()
    canvas.save()
    assert "Zhang San" in PdfReader(laid(printed, path)).pages[0].extract_text()


def test_owner_protected_pdf_is_printed_and_password_protected_is_refused(printed, tmp_path):
    plain = foreign(tmp_path / "a.pdf")
    locked, closed = tmp_path / "locked.pdf", tmp_path / "closed.pdf"
    with pikepdf.Pdf.open(plain) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="x", user=""))
        pdf.save(closed, encryption=pikepdf.Encryption(owner="x", user="y"))
    assert count_pages(locked) == 1
    assert "foreign 0" in PdfReader(laid(printed, locked)).pages[0].extract_text()
    with pytest.raises(Refused, match="密码"):
        count_pages(closed)


def test_broken_files_are_refused_with_a_sentence(tmp_path):
    for name, data in {"a.pdf": b"", "b.pdf": b"%PDF-1.7\nnothing", "c.pdf": b"plain"}.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Refused, match="PDF"):
            count_pages(tmp_path / name)
    with pytest.raises(Refused, match="PDF"):
        count_pages(tmp_path / "missing.pdf")


def test_merged_volume_is_the_same_twice_and_keeps_bookmarks(printed, tmp_path):
    path = foreign(tmp_path / "a.pdf", pages=4)
    first = laid(printed, path, range(4)).read_bytes()
    pdf = laid(printed, path, range(4))
    assert pdf.read_bytes() == first
    reader = PdfReader(pdf)
    assert [item.title for item in reader.outline] == ["全部"]
    assert reader.get_destination_page_number(reader.outline[0]) == 0


def test_many_files_are_laid_in_by_batches(shaper, tmp_path):
    files = [foreign(tmp_path / f"{n}.pdf", pages=2) for n in range(5)]
    pages = [(files[n % 5], n // 5) for n in range(10)]
    leaves = [Leaf(lambda _ink, _frame: None) for _ in pages]
    path = tmp_path / "v.pdf"
    write(plan([Section("all", "全部", leaves)]), path, shaper, Details("册"))
    lay_in(path, [(n, *page) for n, page in enumerate(pages, 1)], batch=2)
    reader = PdfReader(path)
    for n, (page, (_, index)) in enumerate(zip(reader.pages, pages, strict=True), 1):
        text = page.extract_text()
        assert f"foreign {index}" in text
        assert f"— {n} —" in text
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"{n}.pdf" for n in range(5)] + ["v.pdf"]


def test_a_file_that_vanished_leaves_the_volume_as_it_was(shaper, tmp_path):
    path = tmp_path / "v.pdf"
    leaf = Leaf(lambda _ink, _frame: None)
    write(plan([Section("all", "全部", [leaf])]), path, shaper, Details("册"))
    before = path.read_bytes()
    with pytest.raises(Refused):
        lay_in(path, [(1, tmp_path / "gone.pdf", 0)])
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["v.pdf"]
