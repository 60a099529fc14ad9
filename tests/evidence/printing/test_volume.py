"""The whole volume: order, page numbers, bookmarks, links, openness, and what it claims to be."""

import itertools
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from fqdesk.domain.facts import Facts
from fqdesk.domain.selfcheck import TITLES
from fqdesk.errors import Cancelled, Refused
from fqdesk.evidence import manifest, printing, standard as standards
from fqdesk.evidence.bundle import item_place
from fqdesk.evidence.layout import pdfa, volume as engine
from fqdesk.evidence.layout.stream import Details
from fqdesk.evidence.layout.volume import Edition
from fqdesk.evidence.printing.codes import page_code, page_text
from tests.evidence.printing.reading import Read, read
from tests.evidence.printing.station_facts import ON
from tests.evidence.printing.volume_facts import (
    LATE_WHY,
    REASON,
    SOURCES,
    a_year,
    bundle_of,
    whole,
)  # fmt: skip
from tests.preflight import preflight_1b

FORBIDDEN = set("，。、；：？！）》」』】〕”’")


def test_printed_numbers_are_the_pages_of_the_file(volume: Read) -> None:
    assert len(volume.texts) == volume.printed.pages == volume.plan.pages
    for number, text in enumerate(volume.texts, 1):
        leaf = volume.plan.volume.pages[number - 1].leaf
        if leaf is None:
            assert text == "", f"blank page {number} carries {text}"
        elif number > 1:
            assert f"—{number}—" in text, f"page {number}"
    assert "—1—" not in volume.texts[0]


def test_every_page_carries_its_own_code(volume: Read) -> None:
    for page in volume.plan.volume.pages:
        if page.leaf:
            lower = page_code(volume.printed.code, page.number).lower.replace(" ", "")
            assert lower in volume.texts[page.number - 1]


def test_bookmarks_lead_where_the_index_says(volume: Read) -> None:
    pdf = volume.pdf
    found = []

    def walk(entries: list[object], level: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, level + 1)
            else:
                found.append((entry.title, pdf.get_destination_page_number(entry) + 1))

    walk(pdf.outline, 0)
    assert found == [(title, page) for title, page, _ in volume.printed.index]


def test_contents_print_the_right_pages_and_link_to_them(volume: Read) -> None:
    first, last = volume.starts["目录"], volume.starts["二十六条标准达标情况总览"] - 1
    lines = [line for n in range(first, last + 1) for line in volume.lines[n - 1]]
    text = "\n".join("".join(line.split()) for line in lines)
    for title, page, level in volume.printed.index:
        if level == 1:
            item_id, name = title.split(" ", 1)
            pattern = re.escape(item_id) + re.escape("".join(name.split())) + rf".*?{page}\b"
            assert re.search(pattern, text), title
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(volume.pdf.pages, 1)}
    targets = {
        numbers[annotation.get_object()["/Dest"].get_object()[0].idnum]
        for page in volume.pdf.pages[first - 1 : last]
        for annotation in page["/Annots"]
    }
    assert {page for _, page, level in volume.printed.index if level == 1} <= targets


def test_all_twenty_six_standards_stand_on_one_overview_page(volume: Read) -> None:
    text = volume.page("二十六条标准达标情况总览")
    for numbered in volume.plan.press.bundle.standard.numbered:
        assert "".join(numbered.title.split()) in text
    start = volume.starts["二十六条标准达标情况总览"]
    assert volume.starts["党建统领"] - start in {1, 2}, "it takes one page, a blank may follow"


def test_no_claim_is_dropped(volume: Read) -> None:
    everything = "".join(volume.texts)
    outside = volume.page("本册未能佐证的内容")
    last = volume.starts["本册未能佐证的内容"]
    outside = "".join(volume.texts[last - 1 : volume.starts["申报材料"] - 1])
    for item in volume.plan.press.bundle.standard.everything:
        assert item.id in everything
        if item.outside:
            assert item.id in outside
            assert item.scope_reason[:12] in outside
        else:
            assert f"{item.id} {item.title}" in volume.starts


def test_the_whole_official_text_is_quoted(volume: Read) -> None:
    everything = "".join(volume.texts)
    for numbered in volume.plan.press.bundle.standard.numbered:
        assert "".join(numbered.text.split())[:40] in everything


def test_chapters_begin_on_the_right_and_items_face_their_evidence(volume: Read) -> None:
    for chapter, _ in volume.plan.press.bundle.chapters:
        assert volume.starts[chapter.title] % 2 == 1
    titles = [title for title, _, _ in volume.printed.index]
    levels = {title: level for title, _, level in volume.printed.index}
    for title, after in itertools.pairwise(titles):
        if levels[title] == 1 and levels[after] > 1:
            assert volume.starts[after] % 2 == 1, f"{after} does not face {title}"


def test_simplex_leaves_no_page_blank() -> None:
    station, _ = a_year()
    laid_out = printing.plan(bundle_of(station.facts(), simplex=True), SOURCES)
    assert all(page.leaf for page in laid_out.volume.pages)


def test_exceptions_are_printed_openly(volume: Read) -> None:
    start = volume.starts["例外与补录说明"]
    text = "".join(volume.texts[start - 1 : volume.starts["本册未能佐证的内容"] - 1])
    assert "2025年8月没有支部委员会记录" in text
    assert "清溪村" in text
    assert "晚14天" in text
    assert LATE_WHY in text
    assert "按记录计算为未达标，自评为达标" in text
    assert REASON in text


def test_both_judgements_stand_on_the_page_of_the_item(volume: Read) -> None:
    text = volume.page("CZ-02a “三会一课”等制度落实")
    assert "自评为“达标”，与按记录计算不同" in text
    assert REASON in text
    assert "检查意见" in text


def test_private_words_are_nowhere(volume: Read) -> None:
    assert "只给自己看的内容" not in "".join(volume.texts)


def test_no_line_begins_with_a_mark_that_may_not_begin_one(volume: Read) -> None:
    faults = [
        (number, line)
        for number, lines in enumerate(volume.lines, 1)
        for line in lines
        if line.strip() and line.strip()[0] in FORBIDDEN
    ]
    assert faults == []


def test_same_data_same_day_same_bytes(volume: Read, tmp_path: Path) -> None:
    station, _ = a_year()
    station.records.reverse()
    again = printing.write(printing.plan(bundle_of(station.facts()), SOURCES), tmp_path / "b.pdf")
    assert again.path.read_bytes() == volume.printed.path.read_bytes()


def test_the_file_is_sound_and_carries_its_claim(volume: Read) -> None:
    path = volume.printed.path
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    packet = volume.pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in packet
    assert "PDF/A-3u" in volume.page("备考表")


def test_preflight_accepts_the_1b_twin(volume: Read, tmp_path: Path) -> None:
    path = tmp_path / "twin.pdf"
    edition = Edition(
        code=lambda number: page_code(volume.printed.code, number),
        version=pdfa.VERSIONS["1b"],
        finish=pdfa.archival("1b"),
        cidset=True,
    )
    details = Details("证据册", day=ON.isoformat())
    engine.write(volume.plan.volume, path, volume.plan.press.shaper, details, edition)
    assert preflight_1b(path) == []


def test_the_manifest_comes_back_out_of_the_file(volume: Read) -> None:
    found = manifest.read(volume.printed.path)
    assert found.data == volume.printed.manifest.data
    assert found.code == volume.printed.code
    shown = f"{volume.printed.code[:4]}{volume.printed.code[4:]}"
    assert shown in volume.texts[0]


def test_every_hash_is_printed_in_full(volume: Read) -> None:
    start = volume.starts["材料清单与校验值"]
    text = "".join(volume.texts[start - 1 :])
    for entry in volume.printed.manifest.body["records"]:
        assert entry["hash"] in text
    assert volume.printed.manifest.head.hash[:32] in text


def test_an_empty_station_prints_and_says_that_nothing_was_recorded(tmp_path: Path) -> None:
    laid_out = printing.plan(bundle_of(Facts.of([], ON)), SOURCES)
    found = read(laid_out, printing.write(laid_out, tmp_path / "empty.pdf"))
    assert sum("本期无记录" in text for text in found.texts) > 20
    assert "达标0" in found.page("二十六条标准达标情况总览")


def test_a_choice_of_items_says_so_and_holds_nothing_else(tmp_path: Path) -> None:
    station, _ = a_year()
    bundle = bundle_of(station.facts(), ("CZ-26", "CZ-02a"))
    found = printing.write(printing.plan(bundle, SOURCES), tmp_path / "two.pdf")
    told = read(printing.plan(bundle, SOURCES), found)
    assert [title.split()[0] for title, _, level in found.index if level == 1] == [
        "CZ-02a", "CZ-26",
    ]  # fmt: skip
    assert "选册" in told.texts[0]
    assert "CZ-02aCZ-26" in told.texts[0]
    assert "未收入本册" in told.page("二十六条标准达标情况总览")
    assert "未收入的评价项：CZ-01" in "".join(told.texts)


def test_a_range_of_pages_keeps_numbers_code_and_manifest(volume: Read, tmp_path: Path) -> None:
    station, _ = a_year()
    bundle = bundle_of(station.facts(), pages=(7, 10))
    part = read(
        printing.plan(bundle, SOURCES),
        printing.write(printing.plan(bundle, SOURCES), tmp_path / "part.pdf"),
    )
    assert part.printed.pages == len(part.texts) == 4
    assert part.texts == volume.texts[6:10]
    assert part.printed.code == volume.printed.code
    assert manifest.read(part.printed.path).data == volume.printed.manifest.data


@pytest.mark.parametrize("pages", [(0, 3), (5, 4), (60, 6000)])
def test_pages_that_do_not_exist_are_refused(pages: tuple[int, int]) -> None:
    station, _ = a_year()
    with pytest.raises(Refused):
        printing.plan(bundle_of(station.facts(), pages=pages), SOURCES)


def test_a_cancelled_printing_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "册.pdf"
    path.write_bytes(b"older")

    def stop(done: int, total: int, what: str) -> None:
        if done == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        printing.write(printing.plan(whole(), SOURCES), path, stop)
    assert [entry.name for entry in tmp_path.iterdir()] == ["册.pdf"]
    assert path.read_bytes() == b"older"


def test_a_place_that_cannot_be_written_raises_the_system_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        printing.write(printing.plan(whole(), SOURCES), tmp_path / "没有" / "册.pdf")
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_day_gives_an_earlier_volume() -> None:
    station, _ = a_year()
    bundle = bundle_of(station.facts(date(2025, 3, 31)))
    assert printing.plan(bundle, SOURCES).code != printing.plan(whole(), SOURCES).code


def test_the_page_code_notices_a_wrong_character() -> None:
    text = page_text("7K4MQ9TB", 10)
    assert text.startswith("FQ1/7K4MQ9TB/010/")
    check = text[-1]
    wrong = [page_text(f"7K4MQ9T{char}", 10)[-1] for char in "ACDEFGHJ234567"]
    swapped = page_text("K74MQ9TB", 10)[-1]
    assert check not in {*wrong, swapped}


def test_every_item_has_its_place(volume: Read) -> None:
    for part in volume.plan.press.bundle.everything:
        if not part.result.item.outside:
            assert volume.plan.volume.page_of(item_place(part.result.item.id))


def test_what_was_checked_against_each_other_is_said_also_where_nothing_was_found(
    volume: Read,
) -> None:
    start = volume.starts["例外与补录说明"]
    text = "".join(volume.texts[start - 1 : volume.starts["本册未能佐证的内容"] - 1])
    for title in TITLES.values():
        assert "".join(title.split()) in text
    assert "0处—" in text


def test_what_should_not_have_been_written_is_not_printed_again(tmp_path: Path) -> None:
    station, ids = a_year()
    station.add(
        "visit", "2025-12-01", place=ids["清溪村"], type="community_visit", households="1",
        officers=(ids["吴刚"],), topic="回访", content="电话 13812345678", number="访25-77",
    )  # fmt: skip
    laid_out = printing.plan(bundle_of(station.facts()), SOURCES)
    found = read(laid_out, printing.write(laid_out, tmp_path / "册.pdf"))
    start = found.starts["例外与补录说明"]
    text = "".join(found.texts[start - 1 : found.starts["本册未能佐证的内容"] - 1])
    assert "涉及访25-77" in text
    assert "13812345678" not in text


@pytest.mark.parametrize("standard", [known.id for known in standards.shipped()])
def test_every_shipped_standard_prints(standard: str, tmp_path: Path) -> None:
    station, _ = a_year()
    bundle = bundle_of(station.facts(), standard=standards.standard(standard))
    laid_out = printing.plan(bundle, SOURCES)
    found = read(laid_out, printing.write(laid_out, tmp_path / "册.pdf"))
    everything = "".join(found.texts)
    assert all(item.id in everything for item in bundle.standard.everything)
    assert not any("〓" in warning for warning in found.printed.warnings)
    index = found.printed.index
    for (title, page, level), (_, after, _) in itertools.pairwise(index):
        assert level or after - page <= 5, f"{title} takes from {page} to {after}"
