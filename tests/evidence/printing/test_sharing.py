"""Less paper: short sheets and registers share pages, and every citation still leads to its record."""

from pathlib import Path

import pytest

from fqdesk.evidence import printing
from fqdesk.evidence.bundle import item_place, record_place
from fqdesk.evidence.layout.flow import flow
from fqdesk.evidence.layout.pages import Head
from fqdesk.evidence.layout.stream import Details
from fqdesk.evidence.layout.volume import Section, plan, write
from fqdesk.evidence.printing.forms import minutes
from fqdesk.evidence.printing.ledgers.kinds import register
from fqdesk.evidence.printing.pieces import note
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.wording import names_in_lines, short_box
from tests.evidence.printing.paper import SHAPER, lines, printed, texts
from tests.evidence.printing.reading import Read, read
from tests.evidence.printing.station_facts import Station, founded
from tests.evidence.printing.volume_facts import SOURCES, a_year, bundle_of


def studied(
    station: Station, ids: dict[str, str], months: int, words: str = "逐条学习。"
) -> list[str]:
    return [
        station.add(
            "meeting", f"2025-{month:02d}-10", type="political_education", topic="形势教育",
            minutes=words, number=f"会25-{month:02d}", attendees=(ids["赵明"],),
        )
        for month in range(1, months + 1)
    ]  # fmt: skip


def test_every_page_that_is_cited_shows_the_record(volume: Read) -> None:
    bundle, places = volume.plan.press.bundle, volume.plan.volume.places
    cited = 0
    for known in bundle.first:
        record = bundle.record(known)
        page = places.get(record_place(known))
        if page and record.number and not (record.kind == "material" and record["text"]):
            cited += 1  # 公文 pages carry no number of ours (GB/T 9704)
            assert record.number in volume.texts[page - 1], f"{record.number} 不在第 {page} 页"
    assert cited > 40


def test_two_short_sheets_share_a_page_and_a_long_one_has_its_own(tmp_path: Path) -> None:
    station, ids = founded()
    known = studied(station, ids, 2)
    known += [
        station.add(
            "meeting", "2025-03-10", type="political_education", topic="形势教育", number="会25-03",
            minutes="逐条学习。" * 160, attendees=(ids["赵明"],),
        )
    ]  # fmt: skip
    facts = station.facts()
    sheets = [minutes.sheet(facts.by_id[one], facts) for one in known]
    pages = texts(printed(tmp_path / "v.pdf", *sheets))
    assert len(pages) == 2
    assert all(number in pages[0] for number in ("会25-01", "会25-02"))
    assert pages[0].count("主持人签字") == 2
    assert "会25-03" in pages[1]


def test_the_bookmarks_of_sheets_on_one_page_lead_to_it(tmp_path: Path) -> None:
    station, ids = founded()
    studied(station, ids, 12)
    laid = printing.plan(bundle_of(station.facts(), items=("CZ-01",)), SOURCES)
    found = read(laid, printing.write(laid, tmp_path / "v.pdf"))
    sheets = {title: page for title, page, level in found.printed.index if level == 3}
    assert len(sheets) == 12
    assert len(set(sheets.values())) <= 7
    for title, page in sheets.items():
        assert title.rpartition("　")[2] in found.texts[page - 1]


def test_a_figure_stands_on_the_page_of_its_item(tmp_path: Path) -> None:
    station, _ = a_year()
    bundle = bundle_of(station.facts(), items=("CZ-06b",))
    laid = printing.plan(bundle, SOURCES)
    found = read(laid, printing.write(laid, tmp_path / "v.pdf"))
    page = laid.volume.places[item_place("CZ-06b")]
    assert "指标数据登记" in found.texts[page - 1]
    assert "云岭县统计局问卷调查通报" in found.texts[page - 1]
    (figure,) = (known for known in bundle.first if bundle.record(known).kind == "figure")
    assert laid.volume.places[record_place(figure)] == page
    assert not [title for title, _, level in found.printed.index if level == 2]


def test_a_register_that_finds_no_room_on_its_item_has_a_page(tmp_path: Path) -> None:
    station, _ = founded()
    for n in range(1, 31):
        station.add(
            "material", f"2025-01-{n:02d}", type="rules", title=f"责任清单之{n}",
            number=f"材25-{n:02d}", serves="CZ-24a",
        )  # fmt: skip
    laid = printing.plan(bundle_of(station.facts(), items=("CZ-24a",)), SOURCES)
    found = read(laid, printing.write(laid, tmp_path / "v.pdf"))
    assert "制度和材料目录" in found.starts
    assert (
        "责任清单之30" in found.page("制度和材料目录") + found.texts[found.starts["制度和材料目录"]]
    )


def test_the_page_name_is_never_cut_for_the_name_of_the_volume(tmp_path: Path) -> None:
    name = "CZ-19a　两年来未发生政治安全等案（事）件、暴恐案（事）件和重大邪教案（事）件"
    head = Head("云岭县公安局青石镇派出所 · 创建“枫桥式公安派出所”佐证材料册", name)
    leaves = flow([note("正文")], SHAPER, head=head) * 2
    path = tmp_path / "v.pdf"
    write(plan([Section("a", "甲", leaves)]), path, SHAPER, Details("测试"))
    for text in texts(path):
        assert "".join(name.split()) in text
        assert "…" in text


@pytest.mark.parametrize("across", [8, 12, 36])
def test_a_line_of_names_never_ends_inside_one(across: int) -> None:
    names = ["罗永川", "段㛃", "买买提·艾力·阿不都", "欧阳旭", "赵明"] * 3
    lines = names_in_lines(names, across).split("\n")
    assert [name for line in lines for name in line.split("、") if name] == names
    assert all(len(line) <= max(across + 1, 11) for line in lines)


@pytest.mark.parametrize(
    ("said", "short"),
    [
        ("25 年盒 1 第 13 页", "25年盒1-13"),
        ("盒3 第7页", "盒3-7"),
        ("档案室三柜", "档案室三柜"),
        (None, ""),
    ],
)
def test_the_place_of_an_original_in_few_characters(said: str | None, short: str) -> None:
    assert short_box(said) == short


def test_a_name_breaks_at_no_line_of_a_form(tmp_path: Path) -> None:
    station, ids = founded()
    everyone = tuple(ids.values())
    known = station.add(
        "meeting", "2025-03-10", type="political_education", topic="形势教育", number="会25-03",
        minutes="学习。", attendees=everyone,
    )  # fmt: skip
    facts = station.facts()
    path = printed(tmp_path / "v.pdf", minutes.sheet(facts.by_id[known], facts))
    text = texts(path)[0]
    assert all(facts.name(person) in text for person in everyone)


def test_a_name_breaks_at_no_line_of_a_register(tmp_path: Path) -> None:
    station, ids = founded()
    everyone = tuple(ids.values())
    for n in (1, 2):
        station.add(
            "training", f"2025-03-1{n}", type="drill", topic="双人盘查站位", number=f"训25-0{n}",
            attendees=everyone,
        )  # fmt: skip
    facts = station.facts()
    table, _ = register("training", list(facts.until_on("training")), facts, None).table(facts)
    path = printed(tmp_path / "v.pdf", Sheet("培训训练台账", (table,)))
    assert all(any(facts.name(person) in line for line in lines(path)) for person in everyone)
