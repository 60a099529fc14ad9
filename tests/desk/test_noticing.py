from datetime import date
from pathlib import Path

import pytest

from fqdesk.desk.noticing import accept, preview
from fqdesk.domain.leave import balances
from fqdesk.domain.sheets.holiday_lines import differing, holiday_lines
from fqdesk.errors import Refused

FILES = Path(__file__).parents[1] / "files" / "notices"
NEXT = (FILES / "2027-made-up.txt").read_text("utf-8")


@pytest.fixture
def officer(desk, clock):
    """Somebody who asked for leave that a holiday of next year cuts short."""
    clock.to("2026-12-20")
    values = {"name": "赵明", "role": "officer", "day": date(2020, 1, 6)}
    person = desk.save("person", values | {"work_start_date": date(2010, 7, 1)})
    leave = {"person": person.id, "type": "annual_leave", "state": "applied"}
    desk.save("leave", leave | {"day": date(2027, 2, 3), "end": date(2027, 2, 16)})
    return person


def test_a_notice_shows_what_it_moves_before_anything_is_kept(desk, officer):
    before = desk.store.head()
    found = preview(desk, NEXT)
    assert found.notice.doubts == ()
    assert (found.known, found.differing) == (False, ())
    # 3 to 16 February: ten weekdays; with the notice the 3rd, 4th, 14th, 15th and 16th are worked.
    (one,) = found.moved
    assert (one.person, one.year) == ("赵明", 2027)
    assert "待休 10" in one.before
    assert "待休 5" in one.after
    assert desk.store.head() == before


def test_an_accepted_notice_counts_cites_its_number_and_can_be_undone(desk, officer):
    accept(desk, preview(desk, NEXT))
    calendar = desk.calendar()
    assert calendar.known(2027)
    assert calendar.is_workday(date(2027, 2, 14))
    assert not calendar.is_workday(date(2027, 2, 5))
    (balance,) = balances(desk.facts(), calendar, 2027)
    assert balance.pending == 10
    assert not balance.guessed
    (setting,) = [r for r in desk.registers() if r["key"] == "holidays.2027"]
    assert "国办发明电〔2026〕99号" in setting["said_by"]
    with pytest.raises(Refused, match="已经是这样"):
        accept(desk, preview(desk, NEXT))
    desk.undo()
    assert not desk.calendar().known(2027)


def test_a_corrected_notice_of_the_same_day_replaces_the_first(desk, clock):
    clock.to("2026-12-20")
    accept(desk, preview(desk, NEXT))
    corrected = NEXT.replace("6月9日（周三）放假", "6月8日（周二）放假")
    found = preview(desk, corrected)
    assert found.known
    assert [said[:10] for said in found.differing] == ["2027-06-08", "2027-06-09"]
    accept(desk, found)
    assert [r["key"] for r in desk.registers() if r.kind == "setting"] == ["holidays.2027"]
    assert desk.calendar().is_workday(date(2027, 6, 9))


def test_what_does_not_add_up_is_told(desk):
    wrong = NEXT.replace("共8天", "共7天").replace("1日（周五）至3日", "1日（周四）至3日")
    doubts = preview(desk, wrong).notice.doubts
    assert any("共 7 天" in doubt for doubt in doubts)
    assert any("周四" in doubt for doubt in doubts)
    with pytest.raises(Refused):
        preview(desk, "关于放假的通知")


def test_the_shipped_years_agree_with_their_notices(desk):
    for name in ("2023", "2024", "2025", "2026-core"):
        found = preview(desk, (FILES / f"{name}.txt").read_text("utf-8"))
        assert (found.differing, found.moved) == ((), ())


def test_lines_say_each_holiday_as_the_notice_does(desk):
    found = preview(desk, NEXT)
    lines = {line.name: line for line in holiday_lines(found.arrangement)}
    assert list(lines) == ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"]
    assert lines["春节"].off == "02-05（周五）至 02-12（周五）"
    assert lines["春节"].days == 8
    assert lines["春节"].work == "02-14（周日）、02-20（周六）"
    assert lines["端午节"].off == "06-09（周三）"
    assert differing(found.arrangement, found.arrangement) == []
