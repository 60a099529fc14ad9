from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from fqdesk.desk import Desk
from fqdesk.domain.roster import roster_on
from ui.first_start.offering import offer
from ui.first_start.people_step import PeopleStep
from ui.first_start.setup_page import DRAFT, SetupPage
from ui.main_window import MainWindow

ROSTER = [
    ["姓名", "身份证号", "人员类别", "职务", "参加工作时间", "到所时间", "政治面貌"],
    ["沈立诚", "x", "民警", "教导员", "2001-08", "2021-04", "正式党员 2004-12"],
    ["秦柏川", "x", "民警", "所长", "1998-07", "2019-03", "正式党员 2002-06"],
    ["汤思远", "x", "民警", "社区民警", "2020.1", "2021-09", "预备党员 2026-06"],
    ["杨继东", "x", "辅警", "包村辅警", "", "2018-04", ""],
]


@pytest.fixture
def desk(tmp_path):
    made = Desk.create(
        tmp_path / "新所案",
        name="青石镇派出所",
        station_class="rural",
        clock=lambda: datetime.fromisoformat("2026-11-23T16:44"),
        by="何秋实",
    )
    with made:
        yield made


def setup_of(window: MainWindow) -> SetupPage:
    page = window.page()
    assert isinstance(page, SetupPage)
    return page


@pytest.fixture
def setup(window) -> SetupPage:
    window.enter(SetupPage(window))
    return setup_of(window)


def paste(grid, rows):
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
    grid.paste()


def pick(box, text):
    box.setCurrentIndex(box.findText(text))


def kept(desk, kind):
    return {r["name"]: r for r in desk.registers() if r.kind == kind}


def test_four_steps_make_a_station(qtbot, window, desk, setup):
    places, people, branch, standard = setup.steps
    paste(places.grid, [["柳溪村"], ["青石社区"], ["老街"]])
    assert [button.text() for button in places.asking.buttons][:2] == ["行政村", "社区"]
    setup.forwards()
    assert setup.at == 0
    assert "老街" in next(iter(setup.notices.bars.values())).notice.title
    places.asking.buttons[1].click()
    qtbot.keyClick(places.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert setup.at == 1
    assert {name: r["place_type"] for name, r in kept(desk, "place").items()} == {
        "柳溪村": "village", "青石社区": "community", "老街": "community",
    }  # fmt: skip

    paste(people.grid, ROSTER)
    assert "身份证号" in people.count.text()
    assert "2020.1" in people.asking.doubts[0].said
    people.asking.buttons[0].click()
    assert people.table.text(2, 3) == "2020-01"
    assert people.table.text(2, 7) == "5 天"
    assert not people.asking.isVisible()
    setup.forwards()
    assert setup.at == 2
    known = kept(desk, "person")
    assert known["汤思远"]["work_start_date"] == date(2020, 1, 1)
    assert known["汤思远"]["probationary_from"] == date(2026, 6, 1)
    assert known["杨继东"]["role"] == "auxiliary"

    setup.forwards()
    assert "选举日期" in next(iter(setup.notices.bars.values())).notice.title
    branch.editors["day"].fill(date(2025, 3, 1))
    pick(branch.seats["branch_secretary"], "沈立诚")
    place = kept(desk, "place")["柳溪村"].id
    pick(branch.places[place][0], "汤思远")
    branch.places[place][1].setCurrentIndex(1)
    branch.since.fill(date(2025, 4, 1))
    setup.forwards()
    assert setup.at == 3, [b.notice.title for b in setup.notices.bars.values()]
    roster = roster_on(desk.registers_facts(), desk.today())
    assert roster.secretary["name"] == "沈立诚"
    assert len(roster.holding("community_officer")) == 2
    assert len(roster.holding("village_deputy_secretary")) == 1

    standard.boxes["chongzhou-2019"].setChecked(True)
    setup.forwards()
    assert [known.id for known in desk.chosen_standards()][:1] == ["chongzhou-2019"]
    assert not isinstance(window.page(), SetupPage)
    assert DRAFT not in dict(desk.draft_list())


def test_what_follows_from_the_people_updates_while_typing(setup):
    people = setup.steps[1]
    setup.go(1)
    rows = [
        [f"民警{n}", "民警", "", "2010-01", "2015-01", "正式党员 2012-01"] for n in "甲乙丙丁戊己庚"
    ]
    for count, said in ((6, "可以不设支委会"), (7, "应设支委会")):
        people.table.write(0, 0, rows[:count])
        texts = [
            child.text()
            for at in range(people.facts.count())
            for child in people.facts.itemAt(at).widget().findChildren(type(people.count))
        ]
        assert any(said in text for text in texts), texts


def test_a_step_left_is_there_again(window, desk, setup):
    setup.go(1)
    people = setup.steps[1]
    people.table.write(0, 0, [["半行"]])
    setup.skip()
    window.leave()
    window.enter(SetupPage(window))
    again = setup_of(window)
    assert again.at == 2
    assert again.steps[1].table.text(0, 0) == "半行"
    assert kept(desk, "person") == {}


def test_saving_twice_keeps_one_record_each_and_a_corrected_name(desk, setup):
    setup.go(1)
    people = setup.steps[1]
    paste(people.grid, [ROSTER[0], ROSTER[1], ROSTER[2]])
    people.save()
    before = desk.store.head()
    people.save()
    assert desk.store.head() == before
    first = kept(desk, "person")["沈立诚"].id
    people.table.write(0, 0, [["沈立成", "民警", "副所长"]])
    people.save()
    known = kept(desk, "person")
    assert set(known) == {"沈立成", "秦柏川"}
    assert known["沈立成"].id == first
    roster = roster_on(desk.registers_facts(), desk.today())
    assert [p["post"] for p in roster.posts if p["person"] == first] == ["deputy_chief"]


def test_one_answer_settles_a_question_down_its_column(qtbot, setup):
    setup.go(1)
    people = setup.steps[1]
    rows = [["姓名", "职务", "参加工作时间", "到所时间"]]
    rows += [[f"{n}某", "民警", str(39264 + 31 * at), "2018-09"] for at, n in enumerate("甲乙丙")]
    paste(people.grid, rows)
    asking = people.asking
    assert asking.whole.isVisible()
    assert "3 处" in asking.whole.text()
    asking.whole.setChecked(True)
    asking.buttons[0].click()
    assert [row[3] for row in people.table.rows] == ["2007-07-01", "2007-08-01", "2007-09-01"]
    assert not asking.isVisible()
    people.table.undo()
    assert people.table.rows[2][3] == str(39264 + 62)


def test_two_people_of_one_name_stay_two_when_saved_again(desk, setup):
    setup.go(1)
    people = setup.steps[1]
    party = "中共党员（2013.6入党）"
    rows = [["姓名", "警号", "职务", "到所时间", "政治面貌"]]
    rows.append(["张 伟", "012345", "所长", "2015.3", party])
    rows.append(["张伟", "012346", "民警", "2018-09", party])
    paste(people.grid, rows)
    people.save()
    before = desk.store.head()
    people.save()
    again = PeopleStep(setup.shell)
    again.save()
    again.deleteLater()
    assert desk.store.head() == before
    found = {r["police_no"]: r for r in desk.registers() if r.kind == "person"}
    assert {number: r.day.isoformat() for number, r in found.items()} == {
        "012345": "2015-03-01", "012346": "2018-09-01",
    }  # fmt: skip
    setup.go(2)
    seat = setup.steps[2].seats["branch_secretary"]
    assert {seat.itemText(n) for n in range(seat.count())} >= {"张伟（012345）", "张伟（012346）"}


def test_a_draft_from_before_a_column_came_is_shown(setup):
    people = setup.steps[1]
    people.bring_back({"rows": [["甲某", "民警", "", "", "2020-01", ""]], "ids": []})
    people.table.write(0, 6, [["012345"]])
    assert people.rows()[0].values["police_no"] == "012345"


def test_pasting_and_undoing_by_the_usual_keys(qtbot, setup):
    setup.go(1)
    grid, table = setup.steps[1].grid, setup.steps[1].table
    QGuiApplication.clipboard().setText("甲某\t民警\n乙某\t辅警")
    qtbot.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert table.rows[1][:2] == ["乙某", "辅警"]
    qtbot.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert table.rows == []
    grid.go(0, 0)
    qtbot.keyClicks(grid, "a")
    line = grid.findChild(QLineEdit)
    qtbot.keyClicks(line, "bc")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.text(0, 0) == "abc")
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 1)


def test_an_empty_station_begins_with_the_first_step_and_a_half_done_one_says_so(window, desk):
    offer(window)
    setup = setup_of(window)
    setup.go(1)
    setup.steps[1].table.write(0, 0, [ROSTER[1][:1] + ROSTER[1][2:]])
    setup.forwards()
    assert setup.at == 2
    window.leave()
    offer(window)
    assert not isinstance(window.page(), SetupPage)
    (notice,) = [b.notice for b in window.page().notices.bars.values() if b.notice.key == "setup"]
    notice.acts[0][1]()
    assert setup_of(window).at == 2
