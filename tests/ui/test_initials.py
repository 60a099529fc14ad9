import pytest

from ui.initials import match


@pytest.mark.parametrize(
    "typed", ["罗启明", "启", "lqm", "LQM", "qm", "l", "luoqm", "luoqiming", "lqiming", "l q m"]
)
def test_a_name_is_found_by_sign_initials_and_pinyin(typed):
    assert match(typed, "罗启明") is not None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zw", "曾伟"),
        ("cw", "曾伟"),
        ("zzg", "翟志刚"),
        ("dzg", "翟志刚"),
        ("qxm", "仇小明"),
        ("sxx", "单雄信"),
        ("xz", "解珍"),
    ],
)
def test_every_reading_of_a_surname_counts(typed, name):
    assert match(typed, name) is not None


@pytest.mark.parametrize("typed", ["lmq", "xyz", "罗明", "lqmm"])
def test_what_does_not_match_is_not_found(typed):
    assert match(typed, "罗启明") is None


def test_the_matching_part_is_told():
    assert match("wydd", "支委会（罗启明）") is None
    assert match("lqm", "支委会 罗启明") == (4, 7)
    assert match("", "罗启明") == (0, 0)
    assert match("312", "2026-03-12 312") == (11, 14)
