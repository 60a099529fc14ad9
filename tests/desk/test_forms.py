"""One record on paper with what is attached to it."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from fqdesk.desk import Desk
from fqdesk.desk.forms import RECORD, SIGN_IN, attached_said, print_forms
from fqdesk.domain.records import Record


@pytest.fixture
def meeting(desk: Desk, people: dict[str, Record], tmp_path: Path) -> Record:
    """A meeting with three photos, a scan of two pages and a file that no printer takes."""
    paths = []
    for number in range(3):
        paths.append(tmp_path / f"会场{number}.jpg")
        Image.new("RGB", (640, 480), (number * 60, 90, 120)).save(paths[-1])
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(tmp_path / "原件.pdf")
    with ZipFile(tmp_path / "讲稿.docx", "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", "<document/>")
    taken = desk.attach([*paths, tmp_path / "原件.pdf", tmp_path / "讲稿.docx"])
    return desk.save(
        "meeting",
        {
            "type": "general_meeting", "day": date(2026, 3, 1), "topic": "季度工作",
            "attendees": (people["赵明"].id, people["李㛃"].id),
            "files": tuple(one.ref for one in taken),
        },
    )  # fmt: skip


def pages(path: Path) -> list[str]:
    with PdfDocument(path) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def test_a_record_is_printed_with_its_photos_its_scans_and_what_cannot_be(
    desk: Desk, meeting: Record, tmp_path: Path
) -> None:
    path = tmp_path / "记录.pdf"
    assert print_forms(desk, [meeting.id], [RECORD], path) == 6
    record, first, second, scan, _, refused = pages(path)
    assert "会议记录" in record
    assert "照片号" in first
    assert "之3" in second
    assert "原图存在所案里" in second
    assert "电子册" not in first + second
    assert "原件" in scan
    assert "讲稿.docx" in refused
    assert "未能印入" in refused
    with pikepdf.open(path) as pdf:
        assert "/XObject" in pdf.pages[1].Resources


def test_a_file_of_two_records_is_printed_once(desk: Desk, meeting: Record, tmp_path: Path) -> None:
    again = desk.save("meeting", {**meeting.values, "topic": "第二次"})
    path = tmp_path / "记录.pdf"
    print_forms(desk, [meeting.id, again.id], [RECORD], path)
    assert len([page for page in pages(path) if "照片号" in page]) == 2


def test_a_sheet_to_be_signed_has_no_photos(desk: Desk, meeting: Record, tmp_path: Path) -> None:
    assert print_forms(desk, [meeting.id], [SIGN_IN], tmp_path / "签到.pdf") == 1


def test_what_is_printed_behind_a_record_is_said_before(meeting: Record) -> None:
    behind, not_there = attached_said(meeting, [RECORD])
    assert "3 张照片、1 份 PDF" in behind
    assert "讲稿.docx" in not_there
    assert attached_said(meeting, [SIGN_IN]) == ()
