"""The State Council's notices in the wordings of twenty years, and notices that do not add up."""

from pathlib import Path

import chinese_calendar
import pytest

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.holidays import shipped
from fqdesk.domain.notice import parse_notice
from fqdesk.domain.periods import Span, year
from fqdesk.errors import Refused
from tests.domain.make import day

FILES = Path(__file__).parents[1] / "files" / "notices"
SHIPPED = {arrangement.year: arrangement for arrangement in shipped()}


def text(name):
    return (FILES / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "number", "issued"),
    [
        ("2023", "国办发明电〔2022〕16号", "2022-12-08"),
        ("2024", "国办发明电〔2023〕7号", "2023-10-25"),
        ("2025", "国办发明电〔2024〕12号", "2024-11-12"),
        ("2025-core", "", "2024-11-12"),
        ("2026-core", "", None),
    ],
)
def test_recent_notices_are_read_exactly(name, number, issued):
    found = parse_notice(text(name))
    known = SHIPPED[int(name[:4])]
    assert dict(found.off) == dict(known.off)
    assert dict(found.work) == dict(known.work)
    assert found.doubts == ()
    assert found.number == number
    assert found.issued == (day(issued) if issued else None)


@pytest.mark.parametrize("name", ["2007", "2008-news", "2015", "2019"])
def test_older_wordings_give_the_working_days_of_an_independent_table(name):
    """公休日调至…, 补休, 与周末连休, bare days of the month, and a holiday that began in the year before."""
    found = parse_notice(text(name))
    assert found.doubts == ()
    calendar = Calendar([found.arrangement()])
    # Days that another notice gave: the turn of the year, the parade of 2015, Labour Day of 2019.
    others = {
        "2007": Span(day("2007-12-29"), day("2007-12-31")),
        "2015": Span(day("2015-09-03"), day("2015-09-06")),
        "2019": Span(day("2019-04-28"), day("2019-05-05")),
    }.get(name)
    wrong = [
        d.isoformat()
        for d in year(found.year).each_day()
        if calendar.is_workday(d) != chinese_calendar.is_workday(d)
        if others is None or d not in others
    ]
    assert wrong == []


def test_a_holiday_that_began_in_the_year_before():
    found = parse_notice(text("2008-news"))
    assert [d.isoformat() for d in found.off if d.year == 2007] == ["2007-12-30", "2007-12-31"]
    assert day("2007-12-29") in found.work


def test_an_adjustment_replaces_only_what_it_names():
    first, later = parse_notice(text("2019")), parse_notice(text("2019-adjusted"))
    assert later.partial
    assert later.title == "国务院办公厅关于调整2019年劳动节假期安排的通知"
    merged = later.arrangement(first.arrangement())
    assert dict(merged.off) == dict(SHIPPED[2019].off)
    assert dict(merged.work) == dict(SHIPPED[2019].work)
    assert [notice.number for notice in merged.notices] == [
        "国办发明电〔2018〕15号",
        "国办发明电〔2019〕3号",
    ]


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("今天天气很好。", "没有读到是哪一年"),
        ("国务院办公厅关于2027年部分节假日安排的通知", "没有读到放假的日子"),
        (text("2020-extended"), "没有写全放假的起止日期"),
    ],
)
def test_what_is_no_notice_is_refused_in_words(pasted, said):
    with pytest.raises(Refused, match=said):
        parse_notice(pasted)


@pytest.mark.parametrize(
    ("was", "now", "doubt"),
    [
        ("共9天", "共8天", "春节写的是共 8 天，读到的是 9 天。"),
        ("2月14日（周六）", "2月14日（周日）", "2026年2月14日是周六，通知里写的是周日。"),
        (
            "5月9日（周六）上班",
            "5月8日（周五）上班",
            "2026年5月8日写成调休上班，可是那天不是周末。",
        ),
        ("5月9日（周六）上班", "5月2日（周六）上班", "2026年5月2日既写成放假又写成上班。"),
        ("端午节：6月19日（周五）至21日（周日）放假，共3天。", "", "没有读到端午节的安排。"),
        (
            "10月1日（周四）至7日（周三）放假调休，共7天",
            "10月2日（周五）至7日（周三）放假调休，共6天",
            "国庆节当天（10月1日）没有放假。",
        ),
        (
            "2月28日（周六）上班",
            "2月30日（周六）上班",
            "没有“2月30日(周六)”这一天：“2月14日(周六)、2月30日(周六)上班”。",
        ),
        (
            "6月19日（周五）至21日（周日）放假",
            "6月19日（周五）至21日（周日）另行通知",
            "这一句没有读懂，请对照原文：“6月19日(周五)至21日(周日)另行通知”。",
        ),
        (
            "9月25日（周五）至27日（周日）放假",
            "9月25日（周五）至10月27日（周二）放假",
            "放假起止日期不对：“9月25日(周五)至10月27日(周二)放假”。",
        ),
    ],
)
def test_what_does_not_add_up_is_doubted(was, now, doubt):
    pasted = text("2026-core")
    assert was in pasted
    assert doubt in parse_notice(pasted.replace(was, now)).doubts


def test_half_width_signs_blanks_and_missing_breaks_are_read_alike():
    plain = text("2026-core")
    narrow = plain.replace("：", ":").replace("（", " ( ").replace("）", ")").replace("，", ",")
    assert parse_notice(narrow).off == parse_notice(plain).off
    assert parse_notice(plain.replace("\n", "")).work == parse_notice(plain).work


def test_the_year_may_be_told_where_the_text_does_not():
    body = "元旦：1月1日（周五）至3日（周日）放假，共3天。"
    assert parse_notice(body, year=2027).off.keys() == {
        day("2027-01-01"),
        day("2027-01-02"),
        day("2027-01-03"),
    }
