"""A station in which nobody is entered yet: every page says so and leads to the first step."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QLabel

from fqdesk.desk import Desk
from ui.first_start.setup_page import SetupPage
from ui.main_window import MainWindow


@pytest.fixture
def desk(tmp_path):
    with Desk.create(
        tmp_path / "空所",
        name="白沙镇派出所",
        station_class="rural",
        clock=lambda: datetime.fromisoformat("2026-11-23T16:44"),
    ) as made:
        yield made


def test_today_does_not_say_that_all_is_done(window, settle):
    settle()
    page = window.page()
    assert page.empty.isVisible()
    assert page.empty.what.text() == "所里的人还没有写进来。"
    assert page.empty.other.isVisible()
    page.empty.button.click()
    assert isinstance(window.page(), SetupPage)


def test_the_branch_has_no_year_of_what_does_not_apply(window, settle):
    window.show_page("party")
    settle()
    page = window.page()
    assert page.nobody.isVisible()
    assert not page.tabs.isVisible()
    page.nobody.other.click()
    assert window.page().key != "party"


def test_the_content_comes_with_the_first_person(window: MainWindow, desk, settle):
    window.show_page("party")
    settle()
    person = {"name": "沈立诚", "role": "officer", "day": datetime(2020, 1, 1).date()}
    desk.save("person", person)
    settle()
    assert window.page().tabs.isVisible()
    assert not window.page().nobody.isVisible()
    window.show_page("today")
    settle()
    assert window.page().empty.what.text() != "所里的人还没有写进来。"


def test_leave_suggests_nothing_for_nobody(window, settle):
    window.show_page("leave")
    settle()
    said = [label.text() for label in window.page().suggest.findChildren(QLabel)]
    assert "还没有民警，没有可以排的。" in said
