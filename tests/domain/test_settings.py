"""Local settings: what each takes, and what is refused in which words."""

import pytest

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.periods import Span, year
from fqdesk.domain.settings import LOCAL_SETTINGS, Cadence, complaint, label_of, read_cadence
from tests.domain.make import day


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("quarter", Cadence("quarter", 1)),
        ("quarter 2", Cadence("quarter", 2)),
        ("half_year", Cadence("half_year")),
        ("每季度", Cadence("quarter")),
        ("每年2次", Cadence("year", 2)),
        (" 每月 1 次 ", Cadence("month", 1)),
        ("month 0", None),
        ("weekly", None),
        ("", None),
    ],
)
def test_how_often_is_read_in_codes_and_in_words(text, cadence):
    assert read_cadence(text) == cadence


@pytest.mark.parametrize("setting", LOCAL_SETTINGS.values(), ids=lambda s: s.key)
def test_every_setting_explains_itself_and_takes_its_own_default(setting):
    assert setting.label
    assert setting.help.endswith("。")
    assert sum([bool(setting.options), bool(setting.unit), setting.cadence]) == 1
    if setting.default is not None:
        assert setting.complaint(setting.default) is None
    assert setting.complaint("！") is not None
    assert label_of(setting.key) == setting.label


def test_no_cadence_has_a_number_that_no_source_gives():
    """domain.md A6 9: a cadence that no seed gives is a local setting without a default."""
    assert all(s.default is None for s in LOCAL_SETTINGS.values() if s.cadence)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("late_days", "三天", "应是整数"),
        ("leave.transfer", "june", "可选：12 月 31 日在所的"),
        ("cadence.visit", "weekly", "每季度"),
        ("holidays.2027", "元旦", "应写成"),
        ("holidays.27", "元旦 2027-01-01", "holidays.2027"),
    ],
)
def test_a_wrong_value_is_refused_in_words(key, value, said):
    assert said in complaint(key, value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("late_days", "3"),
        ("cadence.visit", "quarter"),
        ("holidays.2027", "元旦 2027-01-01~2027-01-03"),
        ("threshold.CZ-25a", "95%"),
    ],
)
def test_a_right_value_and_a_key_of_somebody_else_pass(key, value):
    assert complaint(key, value) is None


def test_a_cadence_knows_its_calendar_periods():
    autumn = Span(day("2026-08-15"), day("2026-10-02"))
    assert [str(p.first) for p in Cadence("quarter").periods(autumn)] == [
        "2026-07-01",
        "2026-10-01",
    ]
    assert len(Cadence("month").periods(year(2026))) == 12
    assert len(Cadence("half_year").periods(Span(day("2026-07-01"), day("2026-12-31")))) == 1
    assert Cadence("year").periods(autumn) == [year(2026)]


def test_a_changed_number_of_a_check_is_called_by_its_item():
    assert label_of("check.chongzhou-2019.CZ-25a.rate.threshold").startswith("CZ-25a 的本地数字")


def test_a_value_may_be_written_in_words_and_is_read_as_its_code():
    known = LOCAL_SETTINGS["leave.bucket_first"]
    assert known.complaint("先算上年结转") is None
    assert known.code("先算上年结转") == "carried"
    assert known.said("carried") == "先算上年结转"
    assert LOCAL_SETTINGS["cadence.visit"].said("quarter 2") == "每季度 2 次"
    assert LOCAL_SETTINGS["late_days"].said("3") == "3 天"


def test_the_record_of_a_setting_is_read_in_words():
    kind = KINDS["setting"]
    assert kind.by_key["key"].show("cadence.visit") == "走访频次"
    assert kind.by_key["key"].parse("走访频次") == "cadence.visit"
    assert kind.by_key["value"].show("quarter") == "每季度 1 次"
    assert kind.by_key["value"].show("dec31") == "12 月 31 日在所的"
    assert kind.by_key["value"].show("30") == "30"


@pytest.mark.parametrize(
    "key", ["cadence.visit", "holidays.2027", "check.chongzhou-2019.CZ-25a.threshold"]
)
def test_the_name_of_a_setting_is_read_back_to_its_key(key):
    field = KINDS["setting"].by_key["key"]
    assert field.parse(field.write(key)) == key
