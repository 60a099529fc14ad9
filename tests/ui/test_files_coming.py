"""Photos that are still being taken in while their record is saved, left, thrown away or stopped."""

from threading import Event

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fqdesk.desk import Desk, Query
from fqdesk.errors import Trouble
from tests.ui.conftest import NOW

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def photos(tmp_path):
    made = []
    for number in range(4):
        made.append(tmp_path / f"现场{number}.jpg")
        Image.effect_noise((320, 240), 40 + number).convert("RGB").save(made[-1])
    return made


@pytest.fixture
def busy(window, settle):
    """The one worker does something else; set it and wait: photos come only then."""
    gate = Event()
    window.run("编册", lambda _desk, _tick: gate.wait(20), lambda _: None)

    def go_on():
        gate.set()
        settle()

    yield go_on
    gate.set()


@pytest.fixture
def form(window, desk):
    """An existing visit in its form."""
    window.open_record(desk.query("visit", Query(limit=1))[0].id)
    return window.page()


@pytest.fixture
def row(window, settle, ids, desk):
    window.show_page("visit")
    settle()
    made = window.pages["visit"].quick
    made.editors["place"].fill(ids["石桥村"])
    made.editors["officers"].fill((ids["覃文彬"],))
    made.editors["topic"].fill("甲村防火")
    return made


def told(window):
    return [bar.notice.title + bar.notice.said for bar in window.page().notices.bars.values()]


def called(desk, topic):
    return [visit for visit in desk.query("visit", Query()) if visit["topic"] == topic]


def test_a_visit_waits_for_its_photos_and_they_never_go_to_the_next(
    window, row, busy, photos, desk
):
    row.files.take_in(photos)
    row.editors["topic"].stops()[0].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    assert called(desk, "甲村防火") == []
    assert "等 4 个文件收好就存" in row.files.drop.said.text()
    assert any("等 4 个文件收好就存" in said for said in told(window))
    busy()
    (saved,) = called(desk, "甲村防火")
    assert len(saved["files"]) == 4
    assert row.files.items == []
    assert row.editors["topic"].blank()


def test_a_row_that_waited_and_is_refused_says_so_where_the_user_is(window, row, busy, photos):
    row.editors["topic"].fill("")
    row.editors["place"].fill(None)
    row.files.take_in(photos)
    row.save()
    window.show_page("today")
    busy()
    assert any("那次走访还没有存" in said for said in told(window))
    assert len(row.files.items) == 4


def test_photos_of_a_row_that_was_emptied_meanwhile_are_told_not_given_to_the_next(
    window, row, busy, photos, ids
):
    row.files.take_in(photos)
    row.fresh({"place": ids["大湾村"]})
    busy()
    assert row.files.items == []
    assert any("4 个文件收完时" in said for said in told(window))


def test_saving_a_form_waits_for_its_photos(window, form, busy, photos, desk):
    form.form.editor("files").take_in(photos)
    QTest.keyClick(form, Qt.Key.Key_Return, CTRL)
    assert window.page() is form
    assert any("等 4 个文件收好就存" in said for said in told(window))
    form.form.editor("topic").line.setText("等的时候接着写")
    busy()
    saved = desk.record(form.record.id)
    assert len(saved["files"]) == 4
    assert saved["topic"] == "等的时候接着写"
    assert window.page() is not form


def test_photos_that_come_after_a_form_was_left_are_in_its_draft(window, form, busy, photos, desk):
    form.form.editor("files").take_in(photos)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert window.page() is not form
    busy()
    assert any("4 个文件收好了，放在草稿" in said for said in told(window))
    window.open_record(form.record_id)
    assert len(window.page().form.editor("files").items) == 4
    assert desk.record(form.record_id)["files"] is None


def test_a_form_that_is_back_before_its_photos_gets_them(window, form, busy, photos, desk):
    form.form.editor("files").take_in(photos)
    window.leave()
    window.open_record(form.record_id)
    again = window.page().form.editor("files")
    assert "正在收 4 个文件" in again.drop.said.text()
    busy()
    assert len(again.items) == 4


def test_a_new_form_with_nothing_but_photos_is_a_draft(window, busy, photos, desk):
    window.start("visit")
    window.page().form.editor("files").take_in(photos)
    window.leave()
    busy()
    ((_, kept),) = desk.draft_list()
    assert len(kept["typed"]["files"]) == 4


def test_a_draft_thrown_away_does_not_come_back_with_its_photos(window, form, busy, photos, desk):
    form.form.editor("files").take_in(photos)
    form.draft.throw_away()
    busy()
    assert desk.draft_list() == []
    assert any("没有附上" in said for said in told(window))


def test_photos_stopped_before_they_began_are_named(window, form, busy, photos):
    editor = form.form.editor("files")
    editor.take_in(photos)
    form.save()
    window.jobs.held[-1].cancel()
    busy()
    assert "拖到这里" in editor.drop.said.text()
    said = "".join(told(window))
    assert "有 4 个文件没有收" in said
    assert "现场3.jpg" in said
    assert "还没有存" in said
    assert window.page() is form


def test_what_was_taken_before_the_stop_is_attached(window, form, photos, settle, monkeypatch):
    editor = form.form.editor("files")
    own, taken = Desk.attach, []

    def attach(desk, paths):
        taken.append(paths)
        if len(taken) == 2:
            window.jobs.held[0].cancel()
        return own(desk, paths)

    monkeypatch.setattr(Desk, "attach", attach)
    editor.take_in(photos)
    settle()
    assert [item.ref.name for item in editor.items] == ["现场0.jpg", "现场1.jpg"]
    assert "拖到这里" in editor.drop.said.text()
    assert any("有 2 个文件没有收，另外 2 个收了" in said for said in told(window))


def test_a_failure_of_the_whole_work_resets_the_place(window, form, photos, settle, monkeypatch):
    def unplugged(_desk):
        raise Trouble("所案的盘拔掉了。")

    monkeypatch.setattr(Desk, "again", unplugged)
    editor = form.form.editor("files")
    editor.take_in(photos)
    settle()
    assert "拖到这里" in editor.drop.said.text()
    said = "".join(told(window))
    assert "拔掉了" in said
    assert "有 4 个文件没有收" in said


def test_photos_of_a_window_that_is_closed_are_in_the_draft(window, form, photos, folder):
    form.form.editor("files").take_in(photos[:1])
    # The worker is in the middle of it: closing waits for the file that it has begun.
    window.close()
    window.jobs.stop()
    with Desk.open(folder, clock=lambda: NOW, by="沈立诚") as desk:
        assert [key for key, _ in desk.draft_list()] == [form.record_id]
