"""The leave page: plans by keys and by dragging, approval, return, suggestions, rest and checks."""

from datetime import date
from itertools import pairwise

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent

from fqdesk.desk import Draft, Query
from fqdesk.domain.periods import Span
from ui.closing import close
from ui.leave.hands import short_spans, week_figures
from ui.leave.measure import Measure
from ui.pages.leave_page import LeavePage
from ui.theme import COLOURS, Theme
from ui.widgets.bar_chart import BarChart

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def staffed(desk, ids):
    """Everybody entitled to ten days; chief and instructor named; six must stay on hand."""
    people = [r for r in desk.registers() if r.kind == "person"]
    started = {"work_start_date": date(2012, 7, 1)}
    desk.save_many([Draft("person", {**r.values, **started}, r.id) for r in people])
    since = date(2025, 3, 1)
    posts = {"秦柏川": "station_chief", "沈立诚": "political_instructor"}
    desk.save_many(
        [Draft("post", {"person": ids[n], "post": p, "day": since}) for n, p in posts.items()]
    )
    desk.save("setting", {"key": "leave.floor", "value": "6", "day": since, "said_by": "所务会"})
    return desk


@pytest.fixture
def page(staffed, window) -> LeavePage:
    window.show_page("leave")
    made = window.pages["leave"]
    assert isinstance(made, LeavePage)
    return made


def leaves(desk, **where):
    return desk.query("leave", Query(where=where))


def press(qtbot, page, key, held=Qt.KeyboardModifier.NoModifier, times=1):
    for _ in range(times):
        qtbot.keyClick(page.calendar, key, held)


def place(page, person, day):
    m = page.calendar.measure()
    row = [line.person for line in page.made.sheet.lines].index(person)
    return m.cells(row, Span(day, day)).center()


def test_a_plan_by_keys_is_tried_aloud_kept_and_undone(qtbot, page, staffed, ids, window):
    page.calendar.go_to(ids["覃文彬"], date(2026, 12, 7))
    press(qtbot, page, Qt.Key.Key_Right, SHIFT, 3)
    assert page.calendar.tried.halves == 8
    assert page.calendar.tip.isVisible()
    assert "余额 10 → 6 天" in page.calendar.accessibleDescription()
    press(qtbot, page, Qt.Key.Key_Return)
    (plan,) = leaves(staffed, state="planned")
    assert (plan["person"], plan.day, plan["end"]) == (
        ids["覃文彬"],
        date(2026, 12, 7),
        date(2026, 12, 10),
    )
    assert plan["attribution_year"] == 2026
    line = page.made.sheet.line(ids["覃文彬"])
    assert (line.balance.pending, line.balance.remaining) == (8, 12)
    window.undo()
    assert leaves(staffed, state="planned") == []
    assert page.made.sheet.line(ids["覃文彬"]).balance.remaining == 20


def test_dragging_says_what_it_would_do_before_the_drop(qtbot, page, staffed, ids):
    staffed.save_many(
        [
            Draft(
                "leave",
                {
                    "person": ids["沈立诚"],
                    "type": "annual_leave",
                    "day": date(2026, 12, 8),
                    "end": date(2026, 12, 9),
                    "state": "approved",
                },
            )
        ]
    )
    page.calendar.grab()
    first, last = (place(page, ids["秦柏川"], date(2026, 12, day)) for day in (7, 9))
    qtbot.mousePress(page.calendar, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(page.calendar, last - QPoint(6, 0))
    qtbot.mouseMove(page.calendar, last)
    assert page.calendar.tried is not None
    said = [w.word.text() for w in page.calendar.tip.troubles if not w.isHidden()]
    assert said == [
        "12-08 至 12-09 在岗 5 人，本所最低 6 人",
        "12-08 至 12-09 和教导员沈立诚同时离岗",
    ]
    assert leaves(staffed, state="planned") == []
    qtbot.mouseRelease(page.calendar, Qt.MouseButton.LeftButton, pos=last)
    (plan,) = leaves(staffed, state="planned")
    assert (plan.day, plan["end"]) == (date(2026, 12, 7), date(2026, 12, 9))


def test_a_plan_is_dragged_to_other_days(qtbot, page, staffed, ids):
    page.writing.keep_plan(ids["覃文彬"], Span(date(2026, 12, 7), date(2026, 12, 8)), "", 2026)
    start = place(page, ids["覃文彬"], date(2026, 12, 8))
    end = place(page, ids["覃文彬"], date(2026, 12, 16))
    qtbot.mousePress(page.calendar, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(page.calendar, end)
    qtbot.mouseRelease(page.calendar, Qt.MouseButton.LeftButton, pos=end)
    (plan,) = leaves(staffed, state="planned")
    assert (plan.day, plan["end"]) == (date(2026, 12, 15), date(2026, 12, 16))


def test_the_ends_of_a_plan_are_moved_by_keys(qtbot, page, staffed, ids, window):
    page.writing.keep_plan(ids["覃文彬"], Span(date(2026, 12, 7), date(2026, 12, 8)), "", 2026)
    page.calendar.go_to(ids["覃文彬"], date(2026, 12, 8))
    press(qtbot, page, Qt.Key.Key_Right, SHIFT, 2)
    assert page.calendar.chosen() == Span(date(2026, 12, 7), date(2026, 12, 10))
    assert page.calendar.tip.isVisible()
    assert "余额 10 → 6 天" in page.calendar.accessibleDescription(), (
        "the plan itself is not counted"
    )
    press(qtbot, page, Qt.Key.Key_Return)
    (plan,) = leaves(staffed, state="planned")
    assert (plan.day, plan["end"]) == (date(2026, 12, 7), date(2026, 12, 10))
    page.calendar.go_to(ids["覃文彬"], date(2026, 12, 7))
    press(qtbot, page, Qt.Key.Key_Right, SHIFT, 9)
    assert page.calendar.chosen() == Span(date(2026, 12, 10), date(2026, 12, 10))
    press(qtbot, page, Qt.Key.Key_Escape)
    assert page.calendar.moving is None
    assert leaves(staffed, state="planned")[0].day == date(2026, 12, 7)
    window.undo()
    assert leaves(staffed, state="planned")[0]["end"] == date(2026, 12, 8)


def hover(qapp, widget, point):
    """A move without a button; what QTest sends depends on where the mouse was before."""
    none, place = Qt.MouseButton.NoButton, QPointF(widget.mapToGlobal(point))
    held = Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), place, none, none, held)
    qapp.sendEvent(widget, move)


def test_the_ends_of_a_plan_are_dragged(qtbot, qapp, page, staffed, ids):
    page.writing.keep_plan(ids["覃文彬"], Span(date(2026, 12, 7), date(2026, 12, 8)), "", 2026)
    m = page.calendar.measure()
    row = [line.person for line in page.made.sheet.lines].index(ids["覃文彬"])
    bar = m.cells(row, Span(date(2026, 12, 7), date(2026, 12, 8)))
    left, right = (
        QPoint(bar.left() + 2, bar.center().y()),
        QPoint(bar.right() - 2, bar.center().y()),
    )
    shapes = []
    for point in (left, bar.center(), right):
        hover(qapp, page.calendar, point)
        shapes.append(page.calendar.cursor().shape())
    shape = Qt.CursorShape
    assert shapes == [shape.SizeHorCursor, shape.SizeAllCursor, shape.SizeHorCursor]
    tip, far = page.calendar.tip, place(page, ids["覃文彬"], date(2026, 12, 22))
    for start, day in ((right, date(2026, 12, 10)), (left, date(2026, 12, 3))):
        end = place(page, ids["覃文彬"], day)
        qtbot.mousePress(page.calendar, Qt.MouseButton.LeftButton, pos=start)
        if start is right:
            qtbot.mouseMove(page.calendar, far)
            said = [w.word.text() for w in tip.troubles if not w.isHidden()]
            assert said == ["多出 2 天，只剩 10 天没有排"]
        qtbot.mouseMove(page.calendar, end)
        assert tip.free.isVisible()
        qtbot.mouseRelease(page.calendar, Qt.MouseButton.LeftButton, pos=end)
    (plan,) = leaves(staffed, state="planned")
    assert (plan.day, plan["end"]) == (date(2026, 12, 3), date(2026, 12, 10))


@pytest.mark.parametrize("view", ["end", "year"])
@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_where_days_are_narrow_mondays_are_named(percent, view):
    first = date(2026, 10, 19) if view == "end" else date(2026, 1, 1)
    m = Measure(Theme(percent), Span(first, date(2026, 12, 31)), 8, 850)
    named = m.mondays(30)
    assert {day.weekday() for day in named} == {0}
    assert {day.month for day in named} >= set(range(first.month, 13))
    places = [m.x(day) for day in named]
    assert all(after - before >= 30 for before, after in pairwise(places))


def test_days_below_the_minimum_are_marked_in_every_view(page, staffed, ids):
    days = Span(date(2026, 12, 7), date(2026, 12, 8))
    for name in ("覃文彬", "何秋实"):
        page.writing.keep_plan(ids[name], days, "", 2026)
    assert short_spans(page.made.sheet, page.made.sheet.days) == [(days, 5)]
    assert days.first not in [
        day
        for week, _ in week_figures(page.made.sheet, page.made.sheet.days)
        for day in week.each_day()
    ]
    for view in ("month", "end", "year"):
        page.views.buttons[view].click()
        if view == "month":
            page.forward()
        m = page.calendar.measure()
        place = QPoint(m.x(days.first) + 1, m.head + m.rows * m.row + m.foot - 6)
        assert page.calendar.grab().toImage().pixelColor(place) == QColor(COLOURS.red), view


def test_approval_takes_one_key_and_names_who_and_when(qtbot, page, staffed, ids):
    page.writing.keep_plan(ids["覃文彬"], Span(date(2026, 12, 7), date(2026, 12, 8)), "", 2026)
    page.calendar.go_to(ids["覃文彬"], date(2026, 12, 7))
    assert page.line.approve.isVisible()
    inputs = 1
    qtbot.keyClick(page.calendar, Qt.Key.Key_Return, CTRL)
    assert inputs <= 4
    (leave,) = leaves(staffed, person=ids["覃文彬"])
    assert leave["state"] == "approved"
    assert leave["approved_by"] == ids["秦柏川"]
    assert leave["approved_on"] == staffed.today()
    assert not page.line.approve.isVisible()


def test_the_leave_of_the_chief_is_approved_above(page, staffed, ids):
    page.writing.keep_plan(ids["秦柏川"], Span(date(2026, 12, 7), date(2026, 12, 8)), "", 2026)
    (plan,) = leaves(staffed, person=ids["秦柏川"])
    page.line.approved.emit(plan.id)
    (leave,) = leaves(staffed, person=ids["秦柏川"])
    assert leave["approved_by"] is None
    assert "上级" in page.notices.bars["plan"].notice.title


def test_a_plan_is_withdrawn_by_a_key(qtbot, page, staffed, ids):
    page.writing.keep_plan(ids["覃文彬"], Span(date(2026, 12, 7), date(2026, 12, 8)), "", 2026)
    page.calendar.go_to(ids["覃文彬"], date(2026, 12, 7))
    qtbot.keyClick(page.calendar, Qt.Key.Key_Delete)
    assert leaves(staffed, person=ids["覃文彬"]) == []


def test_somebody_called_back_gets_the_rest_of_the_days_back(qtbot, page, staffed, ids):
    page.calendar.go_to(ids["罗启明"], date(2026, 11, 20))
    before = page.made.sheet.line(ids["罗启明"]).balance.remaining
    qtbot.keyClick(page.calendar, Qt.Key.Key_F6)
    back = page.line.returning
    assert back.isVisible()
    back.last.line.setText("1120")
    back.why.line.setText("突发警情")
    qtbot.keyClick(back.why.line, Qt.Key.Key_Return)
    (leave,) = leaves(staffed, person=ids["罗启明"])
    assert leave["returned_on"] == date(2026, 11, 20)
    assert leave["recall_reason"] == "突发警情"
    assert page.made.sheet.line(ids["罗启明"]).balance.remaining == before + 4


def test_suggestions_fill_the_plan_as_one_step(page, staffed, window):
    found = [one for one in page.made.suggestions if one.days]
    assert found
    page.keep_suggested()
    assert len(leaves(staffed, state="planned")) == len(found)
    assert [one for one in page.made.suggestions if one.days] == []
    window.undo()
    assert leaves(staffed, state="planned") == []


def test_enter_opens_what_is_there_and_a_form_where_nothing_is(qtbot, page, window, ids):
    page.calendar.go_to(ids["罗启明"], date(2026, 11, 20))
    press(qtbot, page, Qt.Key.Key_Return)
    assert window.page().record["person"] == ids["罗启明"]
    window.leave()
    page.calendar.go_to(ids["何秋实"], date(2026, 12, 1))
    press(qtbot, page, Qt.Key.Key_Return)
    form = window.page().form
    said = form.said("person", "day", "end")
    assert said == {
        "person": ids["何秋实"],
        "day": date(2026, 12, 1),
        "end": date(2026, 12, 1),
    }


def test_views_months_and_years(qtbot, page):
    assert page.days().last == date(2026, 12, 31)
    page.views.buttons["month"].click()
    assert page.days() == Span(date(2026, 11, 1), date(2026, 11, 30))
    press(qtbot, page, Qt.Key.Key_Right, CTRL, 2)
    assert page.days() == Span(date(2027, 1, 1), date(2027, 1, 31))
    assert page.made.sheet.year == 2027
    page.now()
    assert page.days().first == date(2026, 11, 1)
    page.views.buttons["year"].click()
    assert page.days() == Span(date(2026, 1, 1), date(2026, 12, 31))
    page.calendar.grab()


def test_rest_is_begun_from_what_is_owed(qtbot, page, staffed, window, ids, settle):
    duty = {"day": date(2026, 11, 21), "type": "overtime", "people": (ids["覃文彬"],), "owed": 2}
    saved = staffed.save("duty", duty)
    settle()
    page.tabs.go(1)
    pane = page.care.panes[1]
    pane.people.go_to(ids["覃文彬"])
    assert pane.duties.rows[0].key == saved.id
    qtbot.keyClick(pane.people, Qt.Key.Key_Return)
    said = window.page().form.said("person", "type", "days", "source")
    assert said == {
        "person": ids["覃文彬"],
        "type": "comp_rest",
        "days": 2,
        "source": saved.id,
    }


def test_a_night_without_rest_leads_to_the_form(qtbot, page, staffed, window, ids, settle):
    night = {"day": date(2026, 11, 20), "type": "night_duty", "people": (ids["覃文彬"],)}
    saved = staffed.save("duty", night)
    settle()
    page.tabs.go(2)
    pane = page.care.panes[2]
    assert [row.key for row in pane.open.rows] == [f"{saved.id} {ids['覃文彬']}"]
    qtbot.keyClick(pane.open, Qt.Key.Key_Return)
    said = window.page().form.said("person", "type", "day", "source")
    assert said["day"] == date(2026, 11, 21)
    assert said["type"] == "rotation_rest"


def test_health_checks_show_who_was_there(page, staffed, ids, settle):
    done = tuple(ids[name] for name in ("沈立诚", "秦柏川"))
    missed = ({"person": ids["翟㛃"], "reason": "产假"},)
    staffed.save("health_check", {"day": date(2026, 11, 21), "done": done, "not_done": missed})
    settle()
    rows = {row.key: row.cells for row in page.care.panes[3].people.rows}
    assert rows[ids["沈立诚"]][1].said == "已检"
    assert rows[ids["翟㛃"]][3] == "产假"
    assert page.tabs.bar.tabText(3).endswith("2/7")


def test_without_officers_the_first_step_is_told(qtbot, theme, tmp_path):
    from fqdesk.desk import Desk
    from tests.ui.conftest import NOW
    from ui.main_window import MainWindow

    with Desk.create(
        tmp_path / "空所", name="空所", station_class="rural", clock=lambda: NOW
    ) as empty:
        window = MainWindow(empty, theme)
        qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
        window.show()
        window.show_page("leave")
        page = window.pages["leave"]
        assert page.empty.isVisible()
        assert not page.calendar.isVisible()
        page.empty.button.click()
        assert window.page().kind.key == "person"
        window.let_go()


def test_title_and_sum_stand_right_over_the_bars(qtbot, page, qapp):
    page.tabs.go(page.tabs.bar.count() - 1)
    qapp.processEvents()
    (bars,) = page.chart.findChildren(BarChart)
    assert page.chart.told.y() < 60
    assert bars.y() - page.chart.told.geometry().bottom() < 30


def test_f3_tells_the_rule(qtbot, page):
    qtbot.keyClick(page.calendar, Qt.Key.Key_F3)
    assert "须高于 90 %" in page.notices.bars["help"].notice.said


def test_the_ledger_is_looked_at_before_it_is_printed(qtbot, page, window, settle):
    for tab, said in ((0, "年休假"), (1, "补休")):
        window.show_page("leave")
        page.tabs.go(tab)
        page.print_it()
        forms = window.page()
        settle()
        document = pypdfium2.PdfDocument(str(forms.path))
        assert said in document[0].get_textpage().get_text_range()
        document.close()


def test_leave_is_drawn_by_month(page):
    (name,) = [chart.accessibleName() for chart in page.chart.findChildren(BarChart)]
    assert "10 月 0；11 月 2" in name, "two working days of the leave lie behind the day"


def test_the_day_of_return_is_replaced_by_typing_and_what_is_wrong_is_said(
    qtbot, page, staffed, ids
):
    page.calendar.go_to(ids["罗启明"], date(2026, 11, 20))
    qtbot.keyClick(page.calendar, Qt.Key.Key_F6)
    back = page.line.returning
    qtbot.waitUntil(back.last.line.hasFocus)
    qtbot.keyClicks(back.last.line, "99")
    qtbot.keyClick(back.last.line, Qt.Key.Key_Return)
    assert back.isVisible()
    assert back.said.isVisible()
    assert "99" in back.said.text()
    qtbot.keyClick(back.last.line, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(back.last.line, "1119")
    qtbot.keyClick(back.last.line, Qt.Key.Key_Return)
    assert "2026-11-19" in back.last.line.text()
    assert "早" in back.said.text()
    qtbot.keyClick(back.last.line, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(back.last.line, "1121")
    qtbot.keyClick(back.last.line, Qt.Key.Key_Return)
    assert not back.isVisible()
    (leave,) = leaves(staffed, person=ids["罗启明"])
    assert leave["returned_on"] == date(2026, 11, 21)


def carry(desk, who):
    """Somebody with ten days a year who has five of 2025 left and none of 2026."""
    taken = {"person": who, "type": "annual_leave", "state": "approved", "late_reason": "补录"}
    first, second = (
        Span(date(2025, 6, 9), date(2025, 6, 13)),
        Span(date(2026, 3, 2), date(2026, 3, 13)),
    )
    desk.save_many(
        [
            Draft(
                "leave", {**taken, "day": s.first, "end": s.last, "attribution_year": s.first.year}
            )
            for s in (first, second)
        ]
    )


def test_what_was_carried_over_is_proposed_and_kept_as_last_years(
    qtbot, page, staffed, window, ids
):
    carry(staffed, ids["覃文彬"])
    window.show_page("today")
    close(window, "leave", {"person": ids["覃文彬"], "attribution_year": 2025})
    line = page.made.sheet.line(ids["覃文彬"])
    assert (line.pending, line.left) == (0, 10)
    assert page.calendar.tried is not None
    assert page.calendar.tried.troubles == ()
    assert page.calendar.tip.isVisible()
    press(qtbot, page, Qt.Key.Key_Return)
    (plan,) = leaves(staffed, state="planned")
    assert (plan["person"], plan["attribution_year"]) == (ids["覃文彬"], 2025)
    line = page.made.sheet.line(ids["覃文彬"])
    assert (line.pending, line.left) == (10, 0)
    # Asked again, it leads to this plan and to no second one.
    close(window, "leave", {"person": ids["覃文彬"], "attribution_year": 2025})
    assert page.calendar.bar().record == plan.id
    assert page.line.approve.isVisible()
    assert "2025 年度的年休" in page.line.what.text()


def test_a_form_from_the_calendar_is_a_plan_and_no_approval(qtbot, page, window, ids):
    page.calendar.go_to(ids["覃文彬"], date(2026, 12, 7))
    press(qtbot, page, Qt.Key.Key_F2)
    assert window.page().form.said("state") == {"state": "planned"}
    window.leave()
    page.calendar.go_to(ids["覃文彬"], date(2026, 11, 2))
    press(qtbot, page, Qt.Key.Key_F2)
    said = window.page().form.said("state", "approved_by")
    assert said == {"state": "approved", "approved_by": ids["秦柏川"]}
