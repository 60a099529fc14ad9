"""Laws over all kinds and fields, and what the single editors do with what is typed."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import (
    Choice,
    Choices,
    Count,
    Day,
    Field,
    FileRef,
    Files,
    Flag,
    Halves,
    Invalid,
    MonthOf,
    Number,
    Ref,
    Refs,
    Rows,
    Text,
    Texts,
    Time,
)
from fqdesk.domain.periods import Month
from tests.ui.conftest import TODAY
from ui.editors import Around, editor_for
from ui.forms import form_for


@pytest.fixture
def around(window):
    return Around(window.theme, window.source, lambda: TODAY)


def sample(field: Field, ids):
    """A believable value of a field."""
    if isinstance(field, Choices):
        return tuple(list(field.options)[:2])
    if isinstance(field, Choice):
        return next(iter(field.options))
    if isinstance(field, Rows):
        return ({f.key: sample(f, ids) for f in field.fields},)
    if isinstance(field, Refs):
        return (person(field, ids), *(() if field.kinds == ("place",) else (ids["翟㛃"],)))
    if isinstance(field, Ref):
        return person(field, ids)
    plain = {
        Day: date(2026, 3, 6),
        MonthOf: Month(2026, 3),
        Time: "09:30",
        Count: max(getattr(field, "least", 0), min(getattr(field, "most", 9), 2026)),
        Number: Decimal("1.5"),
        Halves: 5,
        Flag: False,
        Texts: ("CZ-24a", "NT-6a"),
        Files: (FileRef("a" * 64, "签到表.pdf", 1234, "application/pdf", "图说"),),
        Text: "写几个字",
    }
    return next(plain[base] for base in type(field).__mro__ if base in plain)


def person(field, ids):
    return ids["柳溪村"] if "place" in field.kinds else ids["沈立诚"]


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_kind_fills_its_form_and_reads_it_back(qtbot, window, around, ids, kind):
    values = {f.key: sample(f, ids) for f in kind.fields if f.key != "absent"}
    form = form_for(kind, around)
    qtbot.addWidget(form)
    form.fill(values)
    assert form.draft() == (values, [])
    kept = form.keep()
    again = form_for(kind, around)
    qtbot.addWidget(again)
    again.bring_back(kept)
    assert again.draft()[0] == values


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_filling_is_no_edit_and_an_empty_form_says_nothing(qtbot, window, around, kind):
    form = form_for(kind, around)
    qtbot.addWidget(form)
    edits = []
    form.edited.connect(lambda: edits.append(1))
    defaults = {f.key: f.default for f in kind.fields if f.default is not None}
    form.fill(defaults)
    values, problems = form.draft()
    assert not problems
    assert {k: v for k, v in values.items() if k not in {"attendees", "absent"}} == defaults
    assert not edits


def test_a_draft_of_another_shape_is_left_out_not_fatal(qtbot, window, around):
    form = form_for(KINDS["visit"], around)
    qtbot.addWidget(form)
    form.bring_back({"place": "bad", "topic": "留下", "files": [{"no": 1}], "gone": 1})
    assert form.draft()[0]["topic"] == "留下"


def typed(qtbot, editor, text, *, leave=Qt.Key.Key_Return):
    editor.show()
    line = editor.stops()[0]
    line.setFocus()
    write(line, text)
    QTest.keyClick(line, leave)


def write(line, text):
    """Type letters and digits key by key; signs come whole, as an input method commits them."""
    if text.isascii():
        QTest.keyClicks(line, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(line, event)


def make(qtbot, around, field):
    editor = editor_for(field, around)
    qtbot.addWidget(editor)
    return editor


@pytest.mark.parametrize(
    ("text", "day"), [("20", date(2026, 11, 20)), ("312", date(2026, 3, 12)), ("t", TODAY)]
)
def test_a_day_is_typed_short_and_stands_there_in_full(qtbot, around, text, day):
    editor = make(qtbot, around, Day(key="day", label="日期"))
    typed(qtbot, editor, text)
    assert editor.line.text() == day.isoformat()
    assert editor.value() == day
    assert editor.weekday.text().startswith("周")


def test_plus_and_minus_step_from_the_day_that_stands_there(qtbot, around):
    editor = make(qtbot, around, Day(key="day", label="日期"))
    editor.fill(date(2026, 3, 31))
    editor.show()
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "+")
    assert editor.value() == date(2026, 4, 1)
    QTest.keyClicks(editor.line, "--")
    assert editor.value() == date(2026, 3, 30)


def test_a_day_that_does_not_exist_stays_as_typed_and_is_said(qtbot, around):
    editor = make(qtbot, around, Day(key="day", label="日期"))
    typed(qtbot, editor, "2026-02-30")
    assert editor.line.text() == "2026-02-30"
    with pytest.raises(Invalid, match="没有"):
        editor.value()


def test_a_person_is_picked_by_initials_any_reading(qtbot, window, around, ids):
    editor = make(qtbot, around, Ref(key="person", label="人员", kinds=("person",)))
    typed(qtbot, editor, "zj")
    assert editor.value() == ids["翟㛃"]
    editor.bring_back({"text": "lqm", "known": {}})
    editor.settle()
    assert editor.line.text() == "罗启明"


def test_an_unclear_name_stays_as_typed(qtbot, around):
    editor = make(qtbot, around, Ref(key="person", label="人员", kinds=("person",)))
    editor.bring_back({"text": "q", "known": {}})
    editor.settle()
    assert editor.line.text() == "q"
    with pytest.raises(Invalid, match="不止一个"):
        editor.value()
    editor.bring_back({"text": "无此人", "known": {}})
    with pytest.raises(Invalid, match="没有找到"):
        editor.value()


def test_suggestions_say_what_tells_people_apart(around):
    found = around.source.candidates(("person",), "slc", TODAY)
    assert [(one.text, one.note) for one in found] == [("沈立诚", "支部书记")]


def test_only_people_who_were_there_that_day_are_offered(window, around, desk, ids):
    desk.change(ids["覃文彬"], {"until": date(2026, 6, 30)})
    offered = [one.text for one in around.source.candidates(("person",), "", TODAY)]
    assert "覃文彬" not in offered
    before = [one.text for one in around.source.candidates(("person",), "", date(2026, 6, 30))]
    assert "覃文彬" in before


def test_two_of_one_name_are_told_apart(around, desk):
    same = {"name": "沈立诚", "role": "officer", "day": date(2024, 1, 1)}
    desk.save("person", {**same, "police_no": "012345"})
    offered = [one.text for one in around.source.candidates(("person",), "沈立诚", TODAY)]
    assert len(set(offered)) == 2
    assert "沈立诚（012345）" in offered


def test_several_people_are_typed_one_after_the_other(qtbot, around, ids):
    editor = make(qtbot, around, Refs(key="officers", label="人员", kinds=("person",)))
    editor.show()
    editor.line.setFocus()
    QTest.keyClicks(editor.line, "lqm")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    QTest.keyClicks(editor.line, "qwb")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.line.text() == "罗启明、覃文彬、"
    editor.bring_back({"text": "罗启明，何秋实 ；翟㛃", "known": {}})
    assert editor.value() == (ids["罗启明"], ids["何秋实"], ids["翟㛃"])


def test_a_choice_is_picked_by_initials_or_arrows(qtbot, around):
    options = {"a": "支部党员大会", "b": "支部委员会", "c": "党课"}
    editor = make(qtbot, around, Choice(key="type", label="类型", options=options))
    typed(qtbot, editor, "dk")
    assert editor.value() == "c"
    editor.line.selectAll()
    QTest.keyClick(editor.line, Qt.Key.Key_Down)
    QTest.keyClick(editor.line, Qt.Key.Key_Down)
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.value() == "b"


def test_initials_that_are_the_whole_name_need_no_list(around):
    options = {"a": "支部党员大会", "b": "支部委员会", "c": "党课"}
    editor = editor_for(Choice(key="type", label="类型", options=options), around)
    editor.line.setText("dk")  # 会 is also read kuai
    editor.settle()
    assert editor.line.text() == "党课"


@pytest.mark.parametrize(
    ("text", "value"), [("s", True), ("f", False), ("1", True), ("否", False), ("", None)]
)
def test_a_flag_has_three_states(qtbot, around, text, value):
    editor = make(qtbot, around, Flag(key="done", label="已办"))
    typed(qtbot, editor, text)
    assert editor.value() is value


def test_halves_and_numbers_carry_their_unit(qtbot, around):
    editor = make(qtbot, around, Halves(key="days", label="天数"))
    typed(qtbot, editor, "2.5")
    assert editor.value() == 5
    editor.bring_back("2.3")
    with pytest.raises(Invalid):
        editor.value()


ROWS = Rows(
    key="absent",
    label="缺席人员",
    fields=(
        Ref(key="person", label="人员", required=True, kinds=("person",)),
        Text(key="reason", label="原因", most=100),
    ),
)


def test_rows_grow_by_themselves_and_blank_ones_do_not_count(qtbot, around, ids):
    editor = make(qtbot, around, ROWS)
    editor.show()
    assert editor.value() is None
    first = editor.rows[0][0].line
    first.setFocus()
    write(first, "罗启明")
    assert len(editor.rows) == 2
    editor.rows[0][1].line.setText("年休假")
    assert editor.value() == ({"person": ids["罗启明"], "reason": "年休假"},)


def test_a_row_goes_from_the_middle_and_the_others_stay(qtbot, around, ids):
    editor = make(qtbot, around, ROWS)
    three = tuple({"person": ids[name]} for name in ("罗启明", "何秋实", "翟㛃"))
    editor.fill(three)
    editor.remove_row(1)
    assert editor.value() == (three[0], three[2])


def test_a_faulty_cell_is_named_with_its_row(qtbot, around, ids):
    editor = make(qtbot, around, ROWS)
    editor.fill(({"person": ids["罗启明"]},))
    editor.rows[1][0].line.setText("无此人")
    with pytest.raises(Invalid, match="第 2 行"):
        editor.value()
