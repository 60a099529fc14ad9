"""The form of the 政工日志: what it proposes for its day, and that it never writes over anybody's words."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from fqdesk.desk.day_log import day_log
from fqdesk.domain.log_draft import draft
from tests.ui.windows import settled, window

YESTERDAY = date(2026, 11, 22)


@pytest.fixture
def shown(qtbot, qapp, tmp_path):
    made = window(qtbot, qapp, tmp_path)
    place = next(r for r in made.desk.registers() if r.kind == "place")
    visit = {"day": YESTERDAY, "place": place.id, "officers": (person(made, "覃文彬"),)}
    visit |= {"type": "community_visit", "topic": "昨天的走访", "households": 2}
    made.desk.save("visit", visit)
    settled(qtbot, made)
    return made


def person(shown, name):
    return next(r.id for r in shown.desk.registers() if r.kind == "person" and r["name"] == name)


def visit(shown, topic, day=YESTERDAY):
    place = next(r for r in shown.desk.registers() if r.kind == "place")
    values = {"day": day, "place": place.id, "officers": (person(shown, "蒋书林"),)}
    values |= {"late_reason": "整理"} if day < YESTERDAY else {}
    return shown.desk.save("visit", values | {"type": "community_visit", "topic": topic})


def begin(shown):
    shown.start("political_log", once=True)
    return shown.page().form


def go(qtbot, form, day):
    form.editor("day").line.setFocus()
    form.editor("day").line.selectAll()
    qtbot.keyClicks(form.editor("day").line, day)
    form.editor("day").settle()
    form.editor("day").line.editingFinished.emit()


def text(form):
    return form.editor("text").box.toPlainText()


def test_a_new_log_proposes_its_day_with_sources_and_writer(shown):
    form = begin(shown)
    assert "防火检查" in text(form)
    said = form.said("sources", "author")
    assert [shown.desk.record(key).kind for key in said["sources"]] == ["visit"]
    assert shown.desk.name(said["author"]) == "沈立诚"


def test_another_day_brings_its_own_sentences(qtbot, shown):
    form = begin(shown)
    go(qtbot, form, "1122")
    assert "昨天的走访" in text(form)
    assert "防火检查" not in text(form)
    (source,) = form.said("sources")["sources"]
    assert shown.desk.record(source)["topic"] == "昨天的走访"
    go(qtbot, form, "1121")
    assert not text(form)
    assert form.editor("sources").blank()


def test_a_changed_text_is_never_written_over(qtbot, shown):
    form = begin(shown)
    form.editor("text").box.setPlainText("我自己写的。")
    go(qtbot, form, "1122")
    assert text(form) == "我自己写的。"
    assert not form.offer.isHidden()
    assert "昨天的走访" in form.offer_said.text()


def test_what_was_recorded_later_is_offered_and_added_once(qtbot, shown):
    form = begin(shown)
    go(qtbot, form, "1122")
    form.editor("text").box.appendPlainText("我的一段。")
    shown.leave()
    visit(shown, "后来记的走访")
    settled(qtbot, shown)
    key = next(k for k, draft in shown.desk.draft_list() if draft["kind"] == "political_log")
    shown.start("political_log", draft=key, once=True)
    form = shown.page().form
    assert text(form).endswith("我的一段。")
    assert "后来记的走访" in form.offer_said.text()
    assert "昨天的走访" not in form.offer_said.text()
    assert form.add_button.text() == "补上 1 句"
    qtbot.keyClick(form.editor("text").box, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert text(form).count("后来记的走访") == 1
    assert "我的一段。" in text(form)
    assert len(form.said("sources")["sources"]) == 2
    assert form.offer.isHidden()
    form.editor("text").box.undo()
    assert "后来记的走访" not in text(form)


def talk(shown, whom):
    values = {"day": YESTERDAY, "talker": person(shown, "沈立诚"), "talked": person(shown, whom)}
    shown.desk.save("heart_talk", values | {"content": "只给记录人看的话", "trigger": "personal"})


def test_a_sentence_that_grew_takes_the_place_of_the_programs_own(qtbot, shown):
    talk(shown, "覃文彬")
    form = begin(shown)
    go(qtbot, form, "1122")
    form.editor("text").box.appendPlainText("我的一段。")
    talk(shown, "蒋书林")
    form.propose()
    form.add_later()
    assert text(form).count("谈心谈话") == 1
    assert "谈心谈话 2 人次" in text(form)
    assert "只给记录人看的话" not in text(form)


def test_what_is_declined_is_not_offered_again(qtbot, shown):
    form = begin(shown)
    form.editor("text").box.setPlainText("我自己写的。")
    go(qtbot, form, "1122")
    form.decline()
    form.propose()
    assert form.offer.isHidden()
    assert text(form) == "我自己写的。"


def test_a_proposal_nobody_touched_follows_what_is_recorded_meanwhile(qtbot, shown):
    form = begin(shown)
    go(qtbot, form, "1122")
    visit(shown, "后来记的走访")
    form.start()
    assert "后来记的走访" in text(form)
    assert form.offer.isHidden()


def test_a_signed_log_is_left_as_it_is_and_offered_what_came_later(qtbot, shown):
    form = begin(shown)
    go(qtbot, form, "1122")
    form.editor("text").box.appendPlainText("我的一段。")
    shown.page().save()
    (saved,) = [r for r in shown.desk.facts().all("political_log") if r.day == YESTERDAY]
    visit(shown, "后来记的走访")
    shown.open_record(saved.id)
    form = shown.page().form
    assert text(form) == saved["text"]
    assert "后来记的走访" in form.offer_said.text()


def test_an_old_log_without_sources_is_offered_nothing(shown):
    old = next(r for r in shown.desk.facts().all("political_log") if not r["sources"])
    visit(shown, "那天的走访", old.day)
    shown.open_record(old.id)
    form = shown.page().form
    assert text(form) == old["text"]
    assert form.offer.isHidden()


def test_a_draft_of_a_day_that_only_the_program_wrote_is_still_its_own(qtbot, shown):
    form = begin(shown)
    go(qtbot, form, "1122")
    shown.leave()
    visit(shown, "后来记的走访")
    key = next(k for k, draft in shown.desk.draft_list() if draft["kind"] == "political_log")
    shown.start("political_log", draft=key, once=True)
    assert "后来记的走访" in text(shown.page().form)


def test_the_last_of_its_kind_brings_no_sources_along(qtbot, shown):
    form = begin(shown)
    shown.page().save()
    settled(qtbot, shown)
    form = begin(shown)
    go(qtbot, form, "1121")
    shown.page().like_last()
    assert form.editor("sources").blank()


def test_the_form_reads_only_its_day_and_says_the_same_as_the_whole_year(shown):
    facts = shown.desk.facts()
    for back in range(0, 330, 3):
        day = facts.on - timedelta(days=back)
        made = day_log(shown.desk, day)
        assert (made.text, made.sources) == draft(facts, day)


def test_nothing_is_proposed_for_a_day_that_has_not_come(qtbot, shown):
    shown.desk.clock.at = datetime.fromisoformat("2026-11-22T20:00")
    form = begin(shown)
    go(qtbot, form, "2026-11-23")
    assert not text(form)
