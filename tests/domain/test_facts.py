"""Facts as of a day: what is known, in which order, and which setting is in force."""

from hypothesis import given, strategies as st

from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Span
from tests.domain.make import day, facts, person, record


def report(on, key="", topic="党建"):
    return record("party_report", key, day=on, topic=topic)


def test_what_lies_after_the_day_is_known_and_not_counted():
    known = facts("2026-06-30", report("2026-06-30"), report("2026-07-01"))
    assert len(known.all("party_report")) == 2
    assert len(known.until_on("party_report")) == 1
    whole = Span(day("2026-01-01"), day("2026-12-31"))
    assert len(known.within("party_report", whole)) == 1
    assert len(known.within("party_report", whole, topic="党建")) == 1
    assert known.within("party_report", whole, topic="别的") == []
    assert known.within("party_report", Span(day("2026-07-01"), day("2026-07-31"))) == []


def test_of_settings_the_newest_in_force_counts():
    def setting(value, on):
        return record("setting", key="late_days", value=value, day=on)

    known = facts(
        "2026-06-30",
        setting("3", "2026-01-01"),
        setting("5", "2026-06-01"),
        setting("9", "2026-07-01"),
    )
    assert known.late_limit == 5
    assert known.setting("late_days", at=day("2026-05-31")) == "3"
    assert known.setting("late_days", at=day("2026-12-31")) == "5", "never later than the day"
    assert known.setting("cadence.visit") is None
    assert known.setting("cadence.visit", "每季") == "每季"
    assert known.setting_record("late_days").day == day("2026-06-01")


def test_names_of_what_is_cited():
    known = facts(
        "2026-06-30",
        person("p", name="张三"),
        report("2026-06-30", "r").with_values(number="汇26-01"),
        report("2026-06-30", "s"),
    )
    assert known.name("p") == "张三"
    assert known.name("r") == "汇26-01"
    assert known.name("s") == "2026-06-30 党建"
    assert known.name("gone") == "已删除的记录"


def test_the_station_is_the_newest_by_the_day():
    first = record("station", day="2024-01-01", name="青石所")
    later = record("station", day="2026-07-01", name="青石镇派出所")
    assert facts("2026-06-30", first, later).station == first
    assert facts("2026-07-01", first, later).station == later
    assert facts("2023-01-01", first, later).station == first
    assert facts("2023-01-01").station is None


def test_a_question_is_answered_once():
    asked = []
    known = facts("2026-06-30")
    for _ in range(2):
        assert known.once("q", lambda: asked.append(1) or len(asked)) == 1


@given(
    st.lists(st.dates(day("2025-01-01"), day("2027-01-01")), max_size=20),
    st.dates(day("2025-01-01"), day("2027-01-01")),
    st.dates(day("2025-01-01"), day("2027-01-01")),
    st.randoms(use_true_random=False),
)
def test_spans_are_cut_exactly_whatever_the_order(days, one, other, shuffle):
    records = [report(d.isoformat(), f"r{n}") for n, d in enumerate(days)]
    on, span = day("2026-06-30"), Span(min(one, other), max(one, other))
    wanted = sorted(r.id for r in records if r.day in span and r.day <= on)
    shuffle.shuffle(records)
    found = Facts.of(records, on)
    assert sorted(r.id for r in found.within("party_report", span)) == wanted
    assert [r.day for r in found.all("party_report")] == sorted(days)
