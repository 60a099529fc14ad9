"""Goals 1, 4 and 5 (peers.md 5): a committee meeting, a visit with photos, a leave; by keyboard alone."""

import logging
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel

from fqdesk.desk import Desk, Draft, Query
from tests.ui.goals.typist import Typist
from ui.main_window import MainWindow

COUNTS = logging.getLogger("goals")
"""Shown by `pytest tests/ui/goals --log-cli-level=INFO`."""
CTRL = Qt.KeyboardModifier.ControlModifier
MEETING, VISIT, SECOND_VISIT, APPROVAL = 12, 8, 5, 4
SEATS = ("org_commissioner", "publicity_commissioner", "discipline_commissioner")


@pytest.fixture
def typist(qtbot) -> Typist:
    return Typist(qtbot)


@pytest.fixture
def nine(desk, ids) -> dict[str, str]:
    """A committee of nine: those of the station, and two more."""
    since = date(2025, 3, 1)
    person = {"role": "officer", "day": date(2020, 1, 1), "full_from": date(2010, 1, 1)}
    more = desk.save_many([Draft("person", {"name": n, **person}) for n in ("覃远", "石小满")])
    people = [*(ids[name] for name in ("覃文彬", "翟㛃")), *(record.id for record in more)]
    desk.save_many(
        [
            Draft("post", {"person": who, "post": SEATS[n % 3], "day": since})
            for n, who in enumerate(people)
        ]
    )
    return ids | {record["name"]: record.id for record in more}


def test_a_committee_meeting_with_nine_people(qtbot, window, desk, nine, typist, settle):
    typist.press(Qt.Key.Key_N, CTRL)
    typist.choose("zbwyh")  # 1: 记支部委员会
    form = window.page().form
    qtbot.waitUntil(lambda: form.isAncestorOf(typist.focus))
    assert form.said("type") == {"type": "committee_meeting"}

    def at(key: str) -> None:
        stops = form.editor(key).stops()
        typist.walk_to(
            lambda: any(s is typist.focus or s.isAncestorOf(typist.focus) for s in stops)
        )

    typist.enter(
        "研究冬季防火和年底休假"
    )  # 2: the form begins at its first question that must be answered
    at("attendees")
    assert len(form.sheet.model.marks) == 9
    typist.press(Qt.Key.Key_Down)
    typist.command(Qt.Key.Key_3)  # 3: absent, with its reason by one digit
    at("agenda")
    typist.enter("冬季防火")  # 4
    typist.walk_to(lambda: typist.focus in form.editor("agenda").rows[-1][0].stops())
    typist.enter("年底休假")  # 5
    at("resolution")
    typist.type("包村民警逐户走一遍，十二月底前休完。")  # 6
    said = {"recorder": "hqs", "chair": "slc", "place": "二楼会议室", "start": "930"}
    for key, text in said.items():
        typist.back_to(lambda key=key: typist.focus is form.editor(key).stops()[0])
        typist.type(text)  # 7 to 10
    typist.command(Qt.Key.Key_Return, CTRL)  # 11
    settle()
    (record,) = desk.query("meeting", Query(where={"topic": "研究冬季防火和年底休假"}))
    absent = {row["person"] for row in record["absent"]}
    assert len(record["attendees"]) + len(absent) == 9
    assert all(row["reason"] for row in record["absent"])
    assert (record["chair"], record["recorder"]) == (nine["沈立诚"], nine["何秋实"])
    assert [row["matter"] for row in record["agenda"]] == ["冬季防火", "年底休假"]
    assert record["resolution"]
    COUNTS.info(f"支委会：{typist.inputs} inputs, {typist.keys} keys")
    assert typist.inputs <= MEETING


def paste_files(paths: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QApplication.clipboard().setMimeData(mime)


def test_a_visit_with_two_photos_and_a_second_one(window, desk, ids, typist, settle, tmp_path):
    window.show_page("visit")
    settle()
    page = window.page()
    paths = []
    for number, colour in enumerate(("navy", "olive")):
        path = tmp_path / f"照片{number}.jpg"
        Image.new("RGB", (640, 480), colour).save(path)
        paths.append(path)
    paste_files(paths)
    page.quick.begin()
    typist.command(Qt.Key.Key_V, CTRL)  # 1: both photos
    settle()
    page.quick.begin()
    typist.enter("sq")  # 2: 石桥村
    typist.on()  # the sort stays
    typist.enter("7")  # 3
    typist.on()  # whoever went last time
    typist.enter("冬季用火用电")  # 4
    typist.enter("村口宣传栏")  # 5
    typist.enter("入户看灶台")  # 6, and Enter in the last field saves
    settle()
    (record,) = desk.query("visit", Query(where={"topic": "冬季用火用电"}))
    assert (record["place"], len(record["files"])) == (ids["石桥村"], 2)
    COUNTS.info(f"走访带两张照片：{typist.inputs} inputs, {typist.keys} keys")
    assert typist.inputs <= VISIT

    second = Typist(typist.qtbot)
    page.quick.begin()
    second.enter("dw")  # 1: 大湾村
    second.on()
    second.enter("4")  # 2
    second.on()
    second.enter("道路积水")  # 3
    settle()
    (again,) = desk.query("visit", Query(where={"topic": "道路积水"}))
    assert again["officers"] == record["officers"]
    COUNTS.info(f"当天第二次走访：{second.inputs} inputs, {second.keys} keys")
    assert second.inputs <= SECOND_VISIT


KILLED = """
import sys, time
from pathlib import Path
from fqdesk.desk import Desk
from ui.app import create
from ui.main_window import MainWindow
from PySide6.QtCore import QCoreApplication
app, theme = create(["fqdesk"])
desk = Desk.open(Path(sys.argv[1]))
window = MainWindow(desk, theme)
window.show()
window.start("visit", {"type": "community_visit"}, once=True)
form = window.page().form
for key, text in (("topic", "冬季防火"), ("content", "看了三户灶台")):
    editor = form.editor(key)
    editor.bring_back(text)
    editor.edited.emit()
    until = time.monotonic() + 1.0
    while time.monotonic() < until:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    print(key, flush=True)
editor = form.editor("group")
editor.bring_back("三组")
editor.edited.emit()
print("typed", flush=True)
time.sleep(60)
"""


def test_a_killed_program_loses_at_most_the_field_being_typed(folder, tmp_path):
    """Each field is on the disk a second after it was typed; the process is killed without warning."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(folder)],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as process:
        assert process.stdout is not None
        for word in ("topic", "content", "typed"):
            assert process.stdout.readline().strip() == word
        process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        process.wait()
    time.sleep(0.1)
    with Desk.open(folder) as desk:
        (draft,) = [d for _, d in desk.draft_list() if d["kind"] == "visit"]
        assert draft["typed"]["topic"] == "冬季防火"
        assert draft["typed"]["content"] == "看了三户灶台"


def test_a_leave_is_approved_with_all_that_matters_in_sight(
    window: MainWindow, desk, ids, typist, settle
):
    people = [r for r in desk.registers() if r.kind == "person"]
    started = {"work_start_date": date(2012, 7, 1)}
    desk.save_many([Draft("person", {**r.values, **started}, r.id) for r in people])
    since = date(2025, 3, 1)
    desk.save("post", {"person": ids["秦柏川"], "post": "station_chief", "day": since})
    desk.save("setting", {"key": "leave.floor", "value": "6", "day": since, "said_by": "所务会"})
    window.show_page("leave")
    settle()
    calendar = window.page().calendar
    calendar.setFocus()
    calendar.go_to(ids["覃文彬"], date(2026, 12, 7))
    for _ in range(3):
        typist.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    typist.inputs += 1  # the days, chosen
    tip = calendar.tip
    assert tip.isVisible()
    said = "\n".join(one.text() for one in tip.findChildren(QLabel) if one.isVisible())
    assert "10 → 6" in said, "balance before and after"
    assert "在岗" in said, "how many stay on duty"
    inside = window.rect()
    for one in tip.findChildren(QLabel):
        if one.isVisible():
            corner = one.mapTo(window, one.rect().bottomRight())
            assert inside.contains(corner), "nothing has to be scrolled to"
    typist.command(Qt.Key.Key_Return)
    typist.command(Qt.Key.Key_Return, CTRL)
    (leave,) = desk.query("leave", Query(where={"person": ids["覃文彬"]}))
    assert leave["state"] == "approved"
    COUNTS.info(f"休假批准：{typist.inputs} inputs, {typist.keys} keys")
    assert typist.inputs <= APPROVAL
