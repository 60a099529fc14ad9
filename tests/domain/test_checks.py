"""What is refused at saving, in which words, and what is not."""

import pytest

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.checks import MEMBERS_TOO, PRESENT, faults
from tests.domain.make import facts, member, person, record

HERE = person("zhang", name="张三")
GONE = person("wang", name="王五", until="2026-08-31", left="transferred")
AWAY = member("li", name="李四", until="2026-03-31", left="seconded", party_until="2026-12-31")
VILLAGE = record("place", "v", name="东村", place_type="village", day="2020-01-01")


def said(entry, on="2026-12-01", *more):
    return [fault.said for fault in faults(entry, facts(on, HERE, GONE, AWAY, VILLAGE, *more))]


def visit(**values):
    values = {"day": "2026-09-03", "place": "v", "officers": ("zhang",)} | values
    return record("visit", type="community_visit", topic="防盗", **values)


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (visit(officers=("nobody",)), "“参加民警、辅警”引用的记录“nobody”不存在，或者已经删除。"),
        (visit(place="zhang"), "“村、社区、警务室”应选辖区单位，选的“张三”是人员。"),
        (visit(officers=("wang",)), "王五 2026-09-03 不在所：在所 2015-07-01 至 2026-08-31。"),
        (
            visit(day="2015-06-30", officers=("zhang",)),
            "张三 2015-06-30 不在所：在所 2015-07-01 至 今。",
        ),
        (
            record("heart_talk", talker="zhang", talked="zhang", day="2026-09-03"),
            "谈话人和谈话对象不能是同一个人。",
        ),
        (
            record("setting", key="cadence.visit", value="weekly", day="2026-09-03"),
            "“走访频次”写成每月、每季度、每半年、每年，可加次数，如“每季度 2 次”。",
        ),
    ],
)
def test_what_cannot_be_saved_says_why(entry, complaint):
    assert said(entry) == [complaint]


@pytest.mark.parametrize(
    "entry",
    [
        visit(),
        visit(day="2026-08-31", officers=("zhang", "wang")),
        visit(day="2015-07-01"),
        record("meeting", type="general_meeting", topic="议", day="2026-06-30", attendees=("li",)),
        record("setting", key="cadence.visit", value="quarter", day="2026-09-03"),
        record(
            "honour",
            recipient_type="individual",
            person="wang",
            title="嘉奖",
            day="2026-11-01",
        ),
    ],
)
def test_what_is_right_passes(entry):
    """The last day counts; a member without a post here still attends; honours stay with the person."""
    assert said(entry) == []


def test_membership_lets_nobody_go_on_visits():
    assert "李四 2026-09-03 不在所" in said(visit(officers=("li",)))[0]


def test_every_absent_person_is_named_once():
    entry = record(
        "meeting",
        type="committee_meeting",
        topic="议",
        day="2026-09-03",
        attendees=("zhang", "wang"),
        absent=[{"person": "wang"}],
        chair="wang",
    )
    assert [fault.key for fault in faults(entry, facts("2026-12-01", HERE, GONE))] == [
        "chair",
        "attendees",
        "absent",
    ]


def leave(first, last, who="wang", **values):
    values = {"type": "annual_leave", "state": "approved"} | values
    return record("leave", person=who, day=first, end=last, **values)


@pytest.mark.parametrize(
    ("entry", "complaints"),
    [
        (leave("2026-08-27", "2026-08-31"), 0),
        (leave("2026-08-27", "2026-09-01"), 1),
        (leave("2026-08-27", "2026-09-01", returned_on="2026-08-31"), 0),
        (leave("2026-09-01", "2026-09-02"), 1),
        (leave("2026-11-16", "2026-11-16", "zhang", start_half="pm", end_half="am"), 1),
        (leave("2026-11-16", "2026-11-16", "zhang", start_half="am", end_half="am"), 0),
        (leave("2026-11-16", "2026-11-17", "zhang", start_half="pm", end_half="am"), 0),
        (
            leave(
                "2026-11-16",
                "2026-11-20",
                "zhang",
                start_half="pm",
                returned_on="2026-11-16",
                returned_half="am",
            ),
            1,
        ),
    ],
)
def test_a_leave_lies_within_the_stay_and_runs_forward(entry, complaints):
    assert len(said(entry)) == complaints


def test_leave_taken_at_the_former_unit_in_the_year_of_arrival_may_be_entered():
    new = person("new", "2026-09-01", name="新来")
    assert said(leave("2026-03-02", "2026-03-06", "new"), "2026-12-01", new) == []
    assert len(said(leave("2025-03-03", "2025-03-07", "new"), "2026-12-01", new)) == 1


def test_dues_belong_to_their_month_and_an_appraisal_to_its_year():
    gone = member("gone", until="2026-03-10")
    paid = record("dues", month="2026-03", day="2026-04-02", paid=("gone",))
    assert said(paid, "2026-12-01", gone) == []
    later = record("dues", month="2026-04", day="2026-04-02", paid=("gone",))
    assert len(said(later, "2026-12-01", gone)) == 1
    rows = [{"person": "gone", "grade": "qualified"}]
    result = record("appraisal", year=2026, day="2027-01-10", results=rows)
    assert said(result, "2027-02-01", gone) == []


def test_the_fields_that_name_people_exist_and_cite_people():
    for kind, keys in PRESENT.items():
        for key in keys:
            field = KINDS[kind].by_key[key]
            kinds = [getattr(f, "kinds", ()) for f in getattr(field, "fields", (field,))]
            assert ("person",) in kinds, (kind, key)
    assert set(PRESENT) >= MEMBERS_TOO
