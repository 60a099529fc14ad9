"""Writing a record: walking, complaints, drafts, saving, and what is brought along."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fqdesk.desk import Query
from fqdesk.domain.catalog import KINDS
from tests.ui.conftest import TODAY
from ui.forms import copied
from ui.pages.drafting import DRAFT_AFTER
from ui.pages.form_page import FormPage


def write(text):
    """Type into whatever has the focus: keys for letters, a commit for signs."""
    focus = QApplication.focusWidget()
    if text.isascii():
        QTest.keyClicks(focus, text)
    else:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(focus, event)


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, window) -> FormPage:
    window.start("visit")
    page = window.page()
    qtbot.waitUntil(lambda: page.form.isAncestorOf(QApplication.focusWidget()))
    return page


def at(page):
    return next(
        e.field.key for e in page.form.editors if e.isAncestorOf(QApplication.focusWidget())
    )


def test_the_cursor_waits_in_the_first_field_that_must_be_filled(page):
    assert page.form.said("day") == {"day": TODAY}
    assert at(page) == "place"


def test_a_visit_is_written_with_keys_alone(qtbot, window, desk, ids, page):
    write("sqc")
    press(Qt.Key.Key_Return)
    seen = [at(page)]
    for _ in range(4):
        press(Qt.Key.Key_Return)
        seen.append(at(page))
    assert seen == ["group", "type", "household", "households", "officers"]
    write("qwb")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert at(page) == "topic"
    write("防火")
    press(Qt.Key.Key_Return, CTRL)
    newest = desk.query("visit", Query(sort=(("entered_at", True),), limit=1))[0]
    assert newest["place"] == ids["石桥村"]
    assert newest["officers"] == (ids["覃文彬"],)
    assert newest["topic"] == "防火"
    # Ctrl+Enter saves and starts the next: an empty form of the same kind is there.
    assert window.page() is not page
    assert window.page().kind.key == "visit"
    assert window.page().form.editor("topic").blank()
    assert "已存" in next(iter(window.page().notices.bars.values())).notice.title


def test_complaints_stand_beside_their_fields_and_f8_walks_them(page):
    page.save()
    said = {key: line.said.text() for key, line in page.form.lines.items() if line.said.text()}
    assert set(said) == {"place", "officers", "topic"}
    assert all("没有填" in text for text in said.values())
    assert at(page) == "place"
    assert page.foot_bar.state.word.text() == "定稿前还差 3 处"
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_F8)
    assert at(page) == "officers"
    assert not page.notices.bars


def test_a_complaint_leaves_as_soon_as_it_is_untrue(page):
    page.save()
    page.form.go_to("topic")
    write("x")
    assert not page.form.lines["topic"].said.text()
    assert page.form.lines["place"].said.text()


def test_an_impossible_day_is_said_when_its_field_is_left(page):
    page.form.go_to("day")
    page.form.editor("day").line.selectAll()
    write("2026-02-30")
    press(Qt.Key.Key_Tab)
    assert "没有" in page.form.lines["day"].said.text()


def test_a_day_that_has_not_come_is_refused_beside_its_field(page, ids):
    place, officer = ids["大湾村"], ids["覃文彬"]
    page.form.fill_empty({"place": place, "officers": (officer,), "topic": "走访"})
    page.form.editor("day").fill(date(2026, 12, 1))
    page.save()
    assert "还没有到" in page.form.lines["day"].said.text()


def test_a_late_entry_asks_for_its_reason_by_itself(page, ids):
    assert not page.form.lines["late_reason"].shown
    page.form.fill(
        {
            "day": date(2026, 11, 1),
            "place": ids["大湾村"],
            "type": "community_visit",
            "officers": (ids["覃文彬"],),
            "topic": "补一次",
        }
    )
    faults = page.check()
    assert [fault.key for fault in faults] == ["late_reason"]
    assert page.form.lines["late_reason"].shown
    page.form.editor("late_reason").line.setText("会后出警")
    assert page.check() == []


def test_the_draft_is_on_the_disk_within_a_second(qtbot, desk, page):
    page.form.go_to("topic")
    write("half")
    assert desk.draft_list() == []
    qtbot.waitUntil(lambda: desk.draft_list() != [], timeout=1000)
    assert DRAFT_AFTER < 1000
    key, draft = desk.draft_list()[0]
    assert draft["typed"]["topic"] == "half"
    assert draft["kind"] == "visit"
    assert key == page.draft_key
    assert "草稿" in page.draft.state.word.text()


def test_esc_goes_back_and_loses_nothing(qtbot, window, desk, page):
    page.form.go_to("topic")
    write("abc")
    press(Qt.Key.Key_Escape)
    assert window.page() is not page
    ((key, _),) = desk.draft_list()
    window.start("visit", draft=key)
    again = window.page()
    assert again.form.said("topic") == {"topic": "abc"}
    assert "接着写" in again.draft.state.word.text()


def test_esc_closes_the_suggestions_before_it_leaves(window, page):
    write("s")
    assert page.form.editor("place").line.offered.isVisible()
    press(Qt.Key.Key_Escape)
    assert window.page() is page
    press(Qt.Key.Key_Escape)
    assert window.page() is not page


def test_after_a_crash_the_draft_is_offered_in_the_palette(desk, window, page):
    page.form.go_to("topic")
    write("crash")
    page.keep_draft()
    # The process dies here; the next one finds the same folder.
    window.palette_pane.open(only_new=False)
    found = window.palette_pane.list.found
    assert found[0].group == "草稿"
    window.palette_pane.run(found[0])
    assert window.page().form.said("topic") == {"topic": "crash"}


def test_saving_forgets_the_draft(desk, page, ids):
    page.form.fill_empty({"place": ids["大湾村"], "officers": (ids["覃文彬"],), "topic": "走访"})
    page.form.edited.emit()
    page.keep_draft()
    assert desk.draft_list()
    page.save()
    assert desk.draft_list() == []


def test_an_existing_record_is_changed_and_keeps_its_history(window, desk):
    record = desk.query("visit", Query(limit=1))[0]
    window.open_record(record.id)
    page = window.page()
    page.form.editor("households").line.setText("12")
    page.save()
    assert desk.record(record.id)["households"] == 12
    assert len(desk.history(record.id)) == 2
    # A record that was there before is left after saving; nothing new is begun.
    assert not isinstance(window.page(), FormPage)


def test_the_side_says_what_the_field_asks_for_and_f1_says_it_in_the_page(page):
    page.form.go_to("day")
    assert page.side.name.text() == "日期"
    assert "1120" in page.side.typing.text()
    page.form.go_to("content")
    press(Qt.Key.Key_F1)
    notice = page.notices.bars["help"].notice
    assert "写事不写人" in notice.said


def test_like_last_time_fills_only_what_is_empty_and_never_the_day(page, ids):
    page.form.go_to("topic")
    write("mine")
    page.like_last()
    values = page.form.draft()[0]
    assert values["topic"] == "mine"
    assert values["day"] == TODAY
    assert values["officers"] == (ids["覃文彬"],)
    assert values["place"] == ids["大湾村"]
    assert "number" not in values


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_what_is_copied_holds_no_day_text_vote_or_file(kind):
    everything = {f.key: "x" for f in kind.fields}
    kept = copied(kind, everything)
    assert not set(kept) & {"day", "number", "original", "files", "late_reason", "minutes"}
    assert not set(kept) & {"votes", "agenda", "absent", "month", "content", "until"}


def test_a_refused_save_says_what_no_field_stands_for(window, page, ids, desk):
    desk.change(ids["覃文彬"], {"until": date(2026, 6, 30)})
    page.form.fill(
        {
            "day": TODAY,
            "place": ids["大湾村"],
            "type": "community_visit",
            "officers": (ids["覃文彬"],),
            "topic": "走访",
        }
    )
    page.save()
    assert "覃文彬" in page.form.lines["officers"].said.text()
    assert window.page() is page
