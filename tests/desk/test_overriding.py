import pytest

from fqdesk.desk.overriding import numbers, override
from fqdesk.errors import Refused


@pytest.fixture
def standard(desk):
    return next(known for known in desk.standards() if known.id == "chongzhou-2019")


def only(desk, standard, item, key):
    return next(n for n in numbers(desk, standard, standard.item(item)) if n.key == key)


def test_a_number_is_changed_with_its_author_and_said_where_it_is_used(desk, standard, people):
    item = standard.item("CZ-06b")
    number = only(desk, standard, "CZ-06b", "threshold")
    assert (number.official, number.local) == ("95%", None)
    override(desk, standard, item, number, "90%", "县局政工室 2026 年 1 号文")
    changed = only(desk, standard, "CZ-06b", "threshold")
    assert (changed.official, changed.value) == ("95%", "90%")
    finding = desk.assess(standard.id, items=["CZ-06b"]).items[0].checks[0].finding
    assert any("90%" in note and "县局政工室" in note for note in finding.notes)
    desk.undo()
    assert only(desk, standard, "CZ-06b", "threshold").local is None


def test_two_changes_of_one_day_are_one_setting_with_history(desk, standard):
    item = standard.item("CZ-06b")
    for value in ("90%", "92%"):
        number = only(desk, standard, "CZ-06b", "threshold")
        kept = override(desk, standard, item, number, value, "县局")
    assert len([r for r in desk.registers() if r.kind == "setting"]) == 1
    assert len(desk.history(kept.id)) == 2


@pytest.mark.parametrize(("value", "said_by"), [("高", "县局"), ("90%", " "), ("", "县局")])
def test_what_cannot_be_read_or_nobody_stands_for_is_refused(desk, standard, value, said_by):
    number = only(desk, standard, "CZ-06b", "threshold")
    with pytest.raises(Refused):
        override(desk, standard, standard.item("CZ-06b"), number, value, said_by)


def test_a_window_can_be_changed_too(desk, standard):
    number = only(desk, standard, "CZ-26", "window")
    assert number.official == "36 个月"
    override(desk, standard, standard.item("CZ-26"), number, "24 个月", "县局")
    assert only(desk, standard, "CZ-26", "window").value == "24 个月"
    finding = desk.assess(standard.id, items=["CZ-26"]).items[0].checks[0].finding
    assert finding.span.days in {730, 731}
    assert any("改为 24 个月" in note for note in finding.notes)
