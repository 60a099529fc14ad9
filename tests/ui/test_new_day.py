from datetime import date, datetime, timedelta

import pytest

from tests.ui.windows import settled, window


@pytest.fixture
def shown(qtbot, qapp, tmp_path):
    return window(qtbot, qapp, tmp_path)


def midnight(shown):
    shown.desk.clock.at = datetime.fromisoformat("2026-11-24T00:05")


def test_the_page_that_is_shown_follows_the_day_by_itself(qtbot, shown):
    midnight(shown)
    shown.status.timer.timeout.emit()
    settled(qtbot, shown)
    page = shown.page()
    assert page.sheet.day == date(2026, 11, 24)
    assert page.title.text().startswith("11 月 24 日")
    assert "防火检查" not in page.log.text.text()


def test_a_page_that_comes_up_on_another_day_is_loaded_anew(qtbot, shown):
    shown.show_page("visit")
    midnight(shown)
    shown.show_page("today")
    settled(qtbot, shown)
    assert shown.page().sheet.day == date(2026, 11, 24)


def test_a_form_that_is_written_over_midnight_keeps_its_words_and_its_day(qtbot, shown):
    shown.start("visit", once=True)
    form = shown.page()
    qtbot.keyClicks(form.form.editor("topic").line, "kanwang")
    midnight(shown)
    shown.status.timer.timeout.emit()
    assert form.form.said("topic", "day") == {"topic": "kanwang", "day": date(2026, 11, 23)}
    shown.leave()
    settled(qtbot, shown)
    assert shown.page().sheet.day == date(2026, 11, 24)


def test_a_cell_that_is_being_typed_waits_until_the_next_look(qtbot, shown):
    shown.show_page("ledger", kind="visit")
    settled(qtbot, shown)
    page = shown.page()
    columns = page.grid.table().columns
    page.grid.edit(page.grid.model().index(0, columns.index("topic")))
    assert page.typing()
    midnight(shown)
    shown.status.timer.timeout.emit()
    assert page.typing()
    assert page.counted_on == date(2026, 11, 23)
    page.grid.setFocus()
    qtbot.waitUntil(lambda: not page.typing())
    shown.status.timer.timeout.emit()
    assert page.counted_on == date(2026, 11, 24)
    settled(qtbot, shown)


def test_the_log_is_never_filed_under_the_day_before(qtbot, shown):
    midnight(shown)
    page = shown.page()
    page.write_log()
    settled(qtbot, shown)
    qtbot.waitUntil(lambda: shown.page().key == "form")
    assert shown.page().form.said("day")["day"] == date(2026, 11, 24)


def test_a_closed_window_looks_no_more(shown):
    midnight(shown)
    shown.let_go()
    shown.day_watch.look()
    assert shown.page().counted_on == shown.desk.today() - timedelta(days=1)
