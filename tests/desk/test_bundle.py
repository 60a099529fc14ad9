"""From a station on disk to a printed volume, and that volume held against the station later."""

from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from fqdesk.desk import Desk
from fqdesk.domain.records import Record
from fqdesk.errors import Refused, Trouble
from fqdesk.evidence.bundle import Order

ORDER = Order("chongzhou-2019", date(2026, 3, 2), prepared_by="李㛃")


@pytest.fixture
def filled(desk: Desk, people: dict[str, Record], tmp_path: Path) -> Desk:
    """An honour with a plaque and a meeting with a vote-free agenda."""
    photo = tmp_path / "牌匾.jpg"
    Image.new("RGB", (1600, 1200), "darkred").save(photo)
    (plaque,) = desk.attach([photo])
    desk.save(
        "honour",
        {
            "recipient_type": "collective", "unit": "青石镇派出所", "title": "集体三等功",
            "family": "police_award", "level": "merit_third", "issuing_body": "云江市公安局",
            "body_type": "police_higher", "state": "valid", "day": date(2024, 5, 6), "files": (plaque.ref,),
        },
    )  # fmt: skip
    desk.save(
        "meeting",
        {
            "type": "general_meeting", "day": date(2026, 3, 1), "topic": "季度工作",
            "attendees": (people["赵明"].id, people["李㛃"].id),
        },
    )  # fmt: skip
    return desk


def words(path: Path) -> str:
    with PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return "".join("".join(pages).split())


def test_a_volume_of_a_real_station_is_printed_and_agrees_with_it(
    filled: Desk, tmp_path: Path
) -> None:
    printed = filled.bundle(ORDER, tmp_path / "崇州2019.pdf")
    text = words(printed.path)
    assert "集体三等功" in text
    assert "李㛃" in text
    assert printed.pages == filled.plan(ORDER).pages
    assert filled.verify_bundle(printed.path) == []
    assert filled.store.bundles()[-1]["code"] == printed.code


def test_printing_twice_gives_the_same_bytes_and_leaves_the_chain_alone(
    filled: Desk, tmp_path: Path
) -> None:
    head = filled.store.head()
    first = filled.bundle(ORDER, tmp_path / "一.pdf").path.read_bytes()
    second = filled.bundle(ORDER, tmp_path / "二.pdf").path.read_bytes()
    assert first == second
    assert filled.store.head() == head


def test_what_changed_since_is_told(filled: Desk, tmp_path: Path) -> None:
    printed = filled.bundle(ORDER, tmp_path / "册.pdf")
    (honour,) = filled.facts().all("honour")
    filled.change(honour.id, {"title": "集体二等功"})
    (said,) = filled.verify_bundle(printed.path)
    assert said.startswith("荣誉“")
    filled.remove(honour.id, "登记错了")
    (said,) = filled.verify_bundle(printed.path)
    assert "已删除" in said


def test_a_folder_that_is_not_there_is_said_with_what_to_do(filled: Desk, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="没有写成"):
        filled.bundle(ORDER, tmp_path / "没有" / "册.pdf")


def test_an_item_nobody_knows_is_refused(filled: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="CZ-99"):
        filled.bundle(Order("chongzhou-2019", ORDER.on, ("CZ-99",)), tmp_path / "册.pdf")
    assert not (tmp_path / "册.pdf").exists()
