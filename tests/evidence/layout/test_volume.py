"""Numbering, facing pages, blanks, links, bookmarks, ranges, and the same bytes twice."""

import pytest
from pypdf import PdfReader

from fqdesk.errors import Cancelled
from fqdesk.evidence.layout.flow import Leaf, flow
from fqdesk.evidence.layout.pages import Code, Head
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.layout.stream import Details
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablemodel import Cell, Column
from fqdesk.evidence.layout.volume import Edition, Section, plan, write

SONG = Style("song", 12)
DETAILS = Details("试印册", "青石镇派出所", day="2026-03-06")


def leaf(text, **more):
    return Leaf(lambda ink, _: ink.text(0, 10, text, SONG), **more)


def sections(*shape):
    return [
        Section(
            f"s{n}", f"第{n}部分", [leaf(f"内容{n}")] * pages, 0 if start == "odd" else 1, start
        )
        for n, (pages, start) in enumerate(shape)
    ]


def numbers(volume):
    return {name: volume.places[name] for name in sorted(volume.places)}


def test_chapters_start_on_odd_pages_and_items_face_their_evidence():
    shape = [(1, "odd"), (1, "facing"), (2, "run"), (1, "facing"), (1, "run"), (3, "odd")]
    volume = plan(sections(*shape))
    assert numbers(volume) == {"s0": 1, "s1": 2, "s2": 3, "s3": 6, "s4": 7, "s5": 9}
    assert [page.number for page in volume.pages if page.leaf is None] == [5, 8]
    simplex = plan(sections(*shape), duplex=False)
    assert numbers(simplex) == {"s0": 1, "s1": 2, "s2": 3, "s3": 5, "s4": 6, "s5": 7}


def test_a_section_without_pages_lends_its_bookmark_to_the_next():
    volume = plan([Section("chapter", "第一章", []), Section("item", "一项", [leaf("内容")], 1)])
    assert volume.places == {"chapter": 1, "item": 1}


def test_printed_number_is_the_page_of_the_file_and_blanks_carry_none(shaper, tmp_path):
    path = tmp_path / "v.pdf"
    write(plan(sections((1, "odd"), (2, "odd"))), path, shaper, DETAILS)
    texts = [page.extract_text() for page in PdfReader(path).pages]
    assert len(texts) == 4
    for n, text in enumerate(texts, 1):
        assert (f"— {n} —" in text) == (n != 2)
    assert texts[1] == ""


def test_page_number_lies_on_the_same_spot_mirrored(shaper, tmp_path):
    path = tmp_path / "v.pdf"
    kinds = ("evidence", "official", "landscape")
    leaves = [leaf("内容", kind=kind) for kind in kinds for _ in range(2)]
    write(plan([Section("a", "全部", leaves)]), path, shaper, DETAILS)
    places = {0: set(), 1: set()}
    for n, page in enumerate(PdfReader(path).pages):
        found = []

        def note(text, matrix, point, _font, _size, found=found):
            if "—" in text:
                found.append((round(matrix[4] + point[4], 1), round(matrix[5] + point[5], 1)))

        page.extract_text(visitor_text=lambda t, c, m, f, s, note=note: note(t, c, m, f, s))
        places[n % 2].update(found[:1])
    assert len(places[0]) == len(places[1]) == 1
    assert places[0] != places[1]


def test_links_and_bookmarks_lead_to_the_right_pages(shaper, tmp_path):
    index = Ledger(
        (Column("名称", 120), Column("页", 36, "right")),
        [(f"第{n}部分", Cell(page_of=f"s{n}", link=f"s{n}")) for n in range(3)],
    )
    parts = [
        Section("index", "目录", flow([index], shaper), 0, "odd"),
        *sections((1, "odd"), (2, "run"), (1, "run")),
    ]
    path = tmp_path / "v.pdf"
    volume = plan(parts)
    write(volume, path, shaper, DETAILS)
    reader = PdfReader(path)
    targets = [
        reader.get_page_number(note.get_object()["/Dest"][0].get_object()) + 1
        for note in reader.pages[0]["/Annots"]
    ]
    assert targets == [volume.places[f"s{n}"] for n in range(3)]
    assert all(note.get_object()["/F"] == 4 for note in reader.pages[0]["/Annots"])
    printed = reader.pages[0].extract_text()
    for n in range(3):
        assert str(volume.places[f"s{n}"]) in printed
    outline = reader.outline
    assert outline[0].title == "目录"
    assert [item.title for item in outline[2]] == ["第1部分", "第2部分"]
    assert reader.get_destination_page_number(outline[2][1]) + 1 == volume.places["s2"]
    assert set(reader.named_destinations) == {"index", "s0", "s1", "s2"}


def test_a_range_keeps_numbers_and_drops_links_that_lead_outside(shaper, tmp_path):
    first = Leaf(lambda ink, _: ink.link(0, 0, 10, 10, "s9"))
    volume = plan([Section("a", "甲", [first, leaf("乙"), leaf("丙"), leaf("丁")])])
    path = tmp_path / "v.pdf"
    write(volume, path, shaper, DETAILS, Edition(pages=(2, 3)))
    reader = PdfReader(path)
    assert ["— 2 —" in p.extract_text() or "— 3 —" in p.extract_text() for p in reader.pages] == [
        True,
        True,
    ]
    assert reader.page_labels == ["2", "3"]


def test_same_content_same_bytes(shaper, tmp_path):
    code = Edition(code=lambda n: Code(f"FQ1/7K4MQ9TB/{n:03d}/E", "7K4M Q9TB", f"{n:03d} E"))
    for name in ("a.pdf", "b.pdf"):
        write(plan(sections((2, "odd"), (1, "run"))), tmp_path / name, shaper, DETAILS, code)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    write(plan(sections((2, "odd"), (2, "run"))), tmp_path / "c.pdf", shaper, DETAILS, code)
    ids = [PdfReader(tmp_path / n).trailer["/ID"][0] for n in ("a.pdf", "c.pdf")]
    assert ids[0] != ids[1]


def test_cancelling_leaves_no_file(shaper, tmp_path):
    def stop(done, total, what):
        if done == 2:
            raise Cancelled

    volume = plan(sections((5, "odd")))
    with pytest.raises(Cancelled):
        write(volume, tmp_path / "v.pdf", shaper, DETAILS, tick=stop)
    assert list(tmp_path.iterdir()) == []


def test_running_head_lies_mirrored(printed):
    head = Head("青石镇派出所", "CZ-25a　民警年休假全休率")
    reader = PdfReader(printed([leaf("一", head=head), leaf("二", head=head)]))
    first, second = (page.extract_text().split("\n") for page in reader.pages)
    assert "青石镇派出所" in " ".join(first)
    assert "CZ-25a" in " ".join(second)


def test_landscape_is_turned_only_in_the_reading_edition(printed):
    leaves = [leaf("一"), leaf("二", kind="landscape")]
    turns = [page.rotation for page in PdfReader(printed(leaves, Edition(turn=True))).pages]
    assert turns == [0, 90]
    assert all(p.rotation == 0 for p in PdfReader(printed(leaves)).pages)
