"""From something open to the form that closes it: the cursor stands on the answer that does."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from fqdesk.domain.sheets.jobs import jobs
from tests.ui import windows
from ui.closing import close


@pytest.fixture(params=[100, 200])
def branch(qtbot, qapp, tmp_path, request):
    made = windows.window(qtbot, qapp, tmp_path, request.param)
    made.activateWindow()
    return made


def the_job(window, series, wanted=lambda _: True):
    desk = window.desk
    return next(
        job for job in jobs(desk.facts(), desk.calendar()) if job.series == series and wanted(job)
    )


def closed(window, qtbot, job):
    close(window, job.kind, job.fill, job.record, job.aim)
    page = window.page()
    qtbot.waitUntil(lambda: page.form.isAncestorOf(QApplication.focusWidget()))
    qtbot.wait(50)
    return page


def in_sight(page):
    focus = QApplication.focusWidget()
    return focus.visibleRegion().boundingRect().height() >= focus.height() * 0.9


def test_an_answer_begins_at_the_day_it_was_given(branch, qtbot):
    page = closed(branch, qtbot, the_job(branch, "suggestion"))
    assert QApplication.focusWidget() is page.form.editor("resolved_on").line
    assert in_sight(page)


def test_a_promise_begins_at_the_day_it_was_kept(branch, qtbot):
    page = closed(branch, qtbot, the_job(branch, "collective_study"))
    row = page.form.editor("actions").rows[0]
    assert QApplication.focusWidget() is next(e for e in row if e.field.key == "done").line
    assert in_sight(page)


def test_dues_are_published_by_one_answer(branch, qtbot):
    page = closed(branch, qtbot, the_job(branch, "dues_published"))
    assert page.form.editor("published").isAncestorOf(QApplication.focusWidget())
    assert in_sight(page)


def test_a_past_month_begins_at_its_day(branch, qtbot):
    page = closed(branch, qtbot, the_job(branch, "theme_day", lambda job: job.late))
    line = page.form.editor("day").line
    assert QApplication.focusWidget() is line
    qtbot.keyClicks(line, "25")
    assert page.form.editor("day").value() == date(2026, 10, 25)
