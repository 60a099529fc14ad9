"""Honours beside their window: which count, until when, and what is left afterwards."""

from datetime import date

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import FileRef
from fqdesk.domain.periods import Span
from fqdesk.domain.sheets.honours import honour_sheet, kept, years
from tests.domain.make import facts, person, record

ON = date(2026, 11, 23)


def honour(id_: str, day: str, **values):
    given = {
        "recipient_type": "collective",
        "title": id_,
        "family": "police_award",
        "level": "merit_third",
        "issuing_body": "市公安局",
        "body_type": "police_higher",
        "state": "valid",
        "day": day,
    }
    return record("honour", id_, **{**given, **values})


def sheet(*honours, on: date = ON):
    station = record("station", name="青石镇派出所", station_class="rural", day="2015-01-01")
    return honour_sheet(facts("2026-11-23", station, person("覃文彬"), *honours), on)


def test_the_first_to_drop_out_stands_first_and_is_told():
    made = sheet(
        honour("later", "2025-01-10"),
        honour("first", "2023-12-18"),
        honour("past", "2022-11-30"),
        honour("pennant", "2026-05-08", family="public_thanks", body_type="other_body"),
    )
    assert [row.record.id for row in made.collective] == ["first", "later", "pennant", "past"]
    first = made.row("first")
    assert (first.drops_out, first.left) == (date(2026, 12, 18), 25)
    assert (first.state, first.said) == ("due", "计入，剩 25 天")
    assert first.who == "青石镇派出所"
    assert made.row("later").said == "计入"
    assert made.row("past").said == "窗口已过"
    assert made.row("pennant").said == "不计入"
    assert "1 项计入" in made.after(first)
    assert "不达标" in made.after(made.row("later"))
    assert made.after(made.row("past")) == ""


def test_another_day_moves_the_window():
    one = honour("first", "2023-12-18")
    assert len(sheet(one, on=date(2026, 12, 17)).counting) == 1
    assert sheet(one, on=date(2026, 12, 18)).counting == ()
    assert sheet(one).count_on(date(2026, 12, 17)) == 1
    assert sheet(one).count_on(date(2026, 12, 18)) == 0


def test_people_are_listed_by_day_and_a_missing_scan_is_said():
    scan = (FileRef("a" * 64, "证书.pdf", "application/pdf", 10),)
    own = {"recipient_type": "individual", "person": "覃文彬"}
    made = sheet(
        honour("old", "2024-01-12", **own),
        honour("new", "2026-01-09", files=scan, **own),
        honour("gone", "2025-01-09", state="revoked", state_document="文号", **own),
    )
    assert [row.record.id for row in made.individual] == ["new", "gone", "old"]
    assert [row.said for row in made.individual] == ["有效", "已撤销", "缺扫描件"]
    assert made.row("new").who == "覃文彬"
    assert made.collective == ()


def test_where_the_paper_lies_is_said_briefly():
    one = honour("a", "2025-01-10", artefacts=("certificate",), storage="盒 6-03")
    assert kept(one, KINDS["honour"]) == "证书，盒 6-03"


def test_bars_are_drawn_over_whole_years():
    made = sheet(honour("a", "2025-06-10"), honour("b", "2010-01-01"))
    assert years(made) == Span(date(2023, 1, 1), date(2028, 12, 31))
    assert years(sheet()).last == date(2026, 12, 31)
