"""A window's surroundings for tests: the real look, and a real station in a folder of the test's own."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from fqdesk.desk import Desk, Draft
from ui import app as application
from ui.main_window import MainWindow
from ui.theme import Theme

NOW = datetime.fromisoformat("2026-11-23T16:44")
TODAY = NOW.date()
PEOPLE = ("沈立诚", "秦柏川", "罗启明", "何秋实", "顾远帆", "覃文彬", "翟㛃")
COMMITTEE = {
    "沈立诚": "branch_secretary",
    "秦柏川": "deputy_secretary",
    "罗启明": "org_commissioner",
    "何秋实": "publicity_commissioner",
    "顾远帆": "discipline_commissioner",
}
PLACES = ("柳溪村", "石桥村", "大湾村")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """Let closed windows go at once: else each new style sheet is worked out for all there ever were."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def theme(qapp) -> Theme:
    """The look of the window at 100 %."""
    application.translate(qapp)
    return application.dress(qapp, 100)


def furnish(desk: Desk) -> None:
    """People, places, branch, a leave, and some meetings and visits."""
    since = date(2020, 1, 1)
    person = {"role": "officer", "day": since, "full_from": date(2010, 1, 1)}
    people = desk.save_many([Draft("person", {"name": name, **person}) for name in PEOPLE])
    ids = {record["name"]: record.id for record in people}
    village = {"place_type": "village", "day": since}
    places = desk.save_many([Draft("place", {"name": name, **village}) for name in PLACES])
    branch = {"name": "青石镇派出所党支部", "day": date(2025, 3, 1), "committee": True}
    seats = [
        Draft("post", {"person": ids[name], "post": post, "day": date(2025, 3, 1)})
        for name, post in COMMITTEE.items()
    ]
    leave = {
        "person": ids["罗启明"],
        "type": "annual_leave",
        "day": date(2026, 11, 20),
        "end": date(2026, 11, 24),
        "state": "approved",
    }
    desk.save_many([Draft("branch", branch), *seats, Draft("leave", leave)])
    for number, day in enumerate((date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22))):
        visit = {
            "day": day,
            "place": places[number].id,
            "type": "community_visit",
            "households": 3 + number,
            "officers": (ids["覃文彬"],),
            "topic": ("防溺水宣传", "秋冬防火", "道路交通安全")[number],
        }
        desk.save("visit", visit)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Path:
    """A furnished station, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("prepared") / "所案"
    with Desk.create(
        folder, name="青石镇派出所", station_class="rural", clock=lambda: NOW, by="沈立诚"
    ) as desk:
        furnish(desk)
    return folder


@pytest.fixture
def folder(prepared, tmp_path) -> Path:
    """The test's own copy."""
    return Path(shutil.copytree(prepared, tmp_path / "所案"))


@pytest.fixture
def desk(folder):
    """The station, open for writing."""
    with Desk.open(folder, clock=lambda: NOW, by="沈立诚") as opened:
        yield opened


@pytest.fixture
def window(qtbot, theme, desk) -> MainWindow:
    """The window over the station, shown and active."""
    made = MainWindow(desk, theme)
    qtbot.addWidget(made, before_close_func=lambda shown: shown.let_go())
    made.resize(1366, 738)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def ids(desk) -> dict[str, str]:
    """People and places by name."""
    return {r["name"]: r.id for r in desk.registers() if r.kind in {"person", "place"}}


@pytest.fixture
def settle(qtbot, window):
    """Wait until no work runs."""
    return lambda: qtbot.waitUntil(lambda: not window.jobs.held, timeout=20_000)
