"""What is printed behind an item: every record once, its files with it, failures said openly."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import FileRef
from fqdesk.errors import Refused
from fqdesk.evidence import printing
from fqdesk.evidence.bundle import Bundle, Sources, record_place
from fqdesk.evidence.layout.volume import Section, plan
from fqdesk.evidence.printing import evidence
from tests.evidence.printing.paper import SHAPER, head
from tests.evidence.printing.reading import Read, read
from tests.evidence.printing.station_facts import Station, founded
from tests.evidence.printing.volume_facts import SOURCES, a_year, bundle_of, whole

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def of_item(bundle: Bundle, item: str, sources: Sources = SOURCES) -> list[Section]:
    part = bundle.part(item)
    assert part
    found = evidence.parts(part.result, bundle, sources, SHAPER)
    return evidence.sections(item, found, SHAPER, head)


def titles(found: list[Section]) -> list[str]:
    return [section.title for section in found if section.level == evidence.LEVEL]


def test_each_item_has_the_registers_and_sheets_of_its_kinds() -> None:
    bundle = whole()
    assert titles(of_item(bundle, "CZ-02a")) == [
        "党的组织生活台账", "支部党员大会记录（4 份）", "支部委员会记录（11 份）",
        "主题党日记录（12 份）", "谈心谈话台账",
    ]  # fmt: skip
    assert titles(of_item(bundle, "CZ-06a")) == ["民情走访登记"]
    assert titles(of_item(bundle, "CZ-06b")) == ["指标数据登记"]
    assert titles(of_item(bundle, "CZ-13b")) == ["未发生情况声明"]
    assert titles(of_item(bundle, "CZ-25a")) == ["民警年休假台账", "年休假审批表（11 份）"]
    assert titles(of_item(bundle, "CZ-26")) == ["表彰奖励台账"]
    assert titles(of_item(bundle, "CZ-P1"))[0] == "制度和材料目录"


def test_every_record_printed_in_a_volume_has_one_place(volume: Read) -> None:
    bundle = volume.plan.press.bundle
    places = [
        place
        for page in volume.plan.volume.pages
        if page.leaf
        for place in page.leaf.places
        if place.startswith("record-")
    ]
    assert len(places) == len(set(places))
    shown = {record_place(known) for part in bundle.everything for known in part.own}
    missing = shown - set(places)
    kinds = {bundle.record(place.removeprefix("record-")).kind for place in missing}
    assert kinds <= {"judgement"}, "what a person judged stands on the item's page"


def test_what_an_earlier_item_printed_is_not_printed_again() -> None:
    bundle = whole()
    first, second = bundle.parts[0], bundle.part("CZ-26")
    assert second
    shared = replace(second, own=())
    again = replace(
        bundle, parts=tuple(shared if part is second else part for part in bundle.parts)
    )
    assert first.result.item.id == "CZ-01"
    assert of_item(bundle, "CZ-26")
    assert of_item(again, "CZ-26") == []


def test_short_registers_of_an_item_share_a_page() -> None:
    station, ids = a_year()
    own = [
        station.add(kind, f"2025-0{n}-10", topic="反诈", number=f"号{n}", **more)
        for n in range(1, 5)
        for kind, more in (("training", {"type": "drill"}), ("publicity", {"officers": (ids["赵明"],)}))
    ]  # fmt: skip
    bundle = bundle_of(station.facts(), items=("CZ-26",))
    (part,) = bundle.parts
    found = of_item(replace(bundle, parts=(replace(part, own=tuple(own)),)), "CZ-26")
    assert titles(found) == ["宣传台账", "培训训练台账"]
    volume = plan(found)
    assert len(volume.pages) == 1
    assert [section.title for section in volume.pages[0].opens] == titles(found)
    assert {f"record-{known}" for known in own} < set(volume.places)


def test_an_item_without_records_has_nothing_behind_its_page() -> None:
    bundle = bundle_of(Station().facts())
    for part in bundle.everything:
        assert of_item(bundle, part.result.item.id) == []


def test_a_year_in_which_nobody_rested_still_has_its_ledger() -> None:
    station, _ = founded()
    assert titles(of_item(bundle_of(station.facts()), "CZ-25a")) == ["民警年休假台账"]


def test_the_analysis_meeting_is_listed_and_its_content_stays_away(tmp_path: Path) -> None:
    station, ids = a_year()
    for month in range(1, 13):
        station.add(
            "meeting", f"2025-{month:02d}-28", type="analysis_meeting", topic="治安形势分析",
            minutes="重点部位的内部数字", number=f"析25-{month:02d}", attendees=(ids["赵明"],),
        )  # fmt: skip
    bundle = bundle_of(station.facts(), items=("CZ-14",))
    result = read(laid := printing.plan(bundle, SOURCES), printing.write(laid, tmp_path / "v.pdf"))
    text = "".join(result.texts)
    assert "治安分析例会台账" in text
    assert "治安形势分析" in text
    assert "内部数字" not in text


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Pictures, PDFs good and bad, and a Word file, by name."""
    made = {name: tmp_path / name for name in ("奖牌.jpg", "竖的.jpg", "坏的.jpg", "决定.pdf")}
    Image.new("RGB", (1600, 1000), "tan").save(made["奖牌.jpg"])
    Image.new("RGB", (800, 1200), "gray").save(made["竖的.jpg"])
    made["坏的.jpg"].write_bytes(made["奖牌.jpg"].read_bytes()[:900])
    with pikepdf.new() as pdf:
        for _ in range(3):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(made["决定.pdf"])
        made["加密.pdf"] = tmp_path / "加密.pdf"
        pdf.save(made["加密.pdf"], encryption=pikepdf.Encryption(owner="a", user="b"))
    made["半截.pdf"] = tmp_path / "半截.pdf"
    made["半截.pdf"].write_bytes(cut_off(tmp_path))
    made["坏的.pdf"] = tmp_path / "坏的.pdf"
    made["坏的.pdf"].write_bytes(b"%PDF-1.7\nnothing of use")
    made["说明.docx"] = tmp_path / "说明.docx"
    made["说明.docx"].write_bytes(b"PK")
    return made


def cut_off(folder: Path) -> bytes:
    """A PDF whose copying broke off before what stands on its pages."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.pages[0].Contents = pdf.make_stream(b"0 0 m 9 9 l S " * 400)
        pdf.save(folder / "whole.pdf", compress_streams=False)
    whole = (folder / "whole.pdf").read_bytes()
    return whole[: whole.index(b"0 0 m 9 9 l") - 20]


def ref(path: Path, media: str) -> FileRef:
    return FileRef(
        hashlib.sha256(path.read_bytes()).hexdigest(), path.name, path.stat().st_size, media
    )


def with_files(files: dict[str, Path]) -> tuple[Facts, Sources]:
    """An honour with every sort of attachment, and a meeting that shares one of its photos."""
    media = {".jpg": "image/jpeg", ".pdf": "application/pdf", ".docx": WORD}
    refs = tuple(ref(path, media[path.suffix]) for path in files.values())
    station, ids = a_year()
    station.add(
        "honour", "2025-02-02", recipient_type="collective", title="集体嘉奖", number="荣25-02",
        family="police_award", level="commendation", issuing_body="云岭县公安局",
        body_type="police_higher", files=(*refs, replace(refs[0], name="不在.pdf", sha256="0" * 64)),
    )  # fmt: skip
    station.add(
        "meeting", "2025-09-28", type="committee_meeting", topic="研究推荐", number="会25-99",
        files=refs[:1], attendees=(ids["钱学礼"],),
    )  # fmt: skip
    by_sum = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in files.values()}

    def stored(wanted: FileRef) -> Path:
        if wanted.sha256 not in by_sum:
            raise Refused("附件不见了。", f"文件：{wanted.name}")
        return by_sum[wanted.sha256]

    return station.facts(), replace(SOURCES, file=stored, picture=stored)


def test_photos_and_attachments_follow_and_what_cannot_be_printed_says_why(
    files: dict[str, Path], tmp_path: Path
) -> None:
    facts, sources = with_files(files)
    bundle = bundle_of(facts, items=("CZ-26",))
    found = of_item(bundle, "CZ-26", sources)
    assert titles(found) == ["表彰奖励台账", "荣誉实物照片（4 张）", "附件（5 件）"]
    laid = printing.plan(bundle, sources)
    result = read(laid, printing.write(laid, tmp_path / "v.pdf"))
    text = "".join(result.texts)
    assert text.count("缺图") == 2, "a broken photo and one that is not in the folder"
    assert "附件不见了" in text
    page = result.page("未能印入的附件")
    for said in (
        "加密.pdf",
        "坏的.pdf",
        "半截.pdf",
        "不完整",
        "说明.docx",
        "打开密码",
        "已损坏",
        "Word文档不能由本程序印成纸面",
    ):
        assert said in page
    scan = result.starts["附件　荣25-02　决定.pdf"]
    assert result.starts["未能印入的附件"] - scan == 3, "its three pages"
    assert "荣25-02之1" in text


def test_a_file_is_printed_once_in_a_volume(files: dict[str, Path], tmp_path: Path) -> None:
    facts, sources = with_files(files)
    bundle = bundle_of(facts, items=("CZ-02a", "CZ-26"))
    assert "照片（1 张）" in titles(of_item(bundle, "CZ-02a", sources))
    assert "荣誉实物照片（3 张）" in titles(of_item(bundle, "CZ-26", sources))
    laid = plan(of_item(bundle, "CZ-02a", sources) + of_item(bundle, "CZ-26", sources))
    named = [p for page in laid.pages if page.leaf for p in page.leaf.places]
    assert len(named) == len(set(named))
