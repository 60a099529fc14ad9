"""The draft of the 政工日志: what flows into it, in which words, and what never does."""

from hypothesis import given, strategies as st

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.log_draft import draft
from tests.domain.make import day, facts, person, record

ON = "2026-11-23"
PEOPLE = [person(key, name=key) for key in ("秦柏川", "罗启明", "沈立诚", "陆景和", "汤思远")]
VILLAGE = record("place", "v", name="大湾村", place_type="village", day="2020-01-01")


def made(*records, on=ON):
    return draft(facts(on, *PEOPLE, VILLAGE, *records), day(ON))


def test_a_day_without_records_has_no_draft():
    assert made() == ("", ())


def test_the_day_is_told_in_plain_sentences_in_order():
    records = [
        record(
            "visit",
            "visit",
            day=ON,
            type="community_visit",
            place="v",
            officers=("罗启明", "汤思远"),
            households=8,
            topic="冬季防火防盗",
        ),
        record("suggestion", "said", day=ON, place="v", content="路灯不亮"),
        record(
            "duty",
            "duty",
            day=ON,
            type="duty_shift",
            people=("秦柏川", "罗启明", "汤思远"),
            leader="秦柏川",
        ),
        record(
            "meeting",
            "meeting",
            day=ON,
            type="committee_meeting",
            topic="讨论冬防工作。",
            start="09:30",
            attendees=("秦柏川", "沈立诚"),
            absent=[{"person": "罗启明", "reason": "出警"}],
        ),
        record("heart_talk", "talk", day=ON, talker="沈立诚", talked="陆景和", trigger="personal"),
        record("rest", "rest", day=ON, person="汤思远", type="comp_rest", days=1),
    ]
    text, sources = made(*records)
    assert text == (
        "秦柏川带班，罗启明、汤思远值班。"
        "上午支部委员会：讨论冬防工作，到会 2 人，缺席 1 人。"
        "沈立诚与陆景和谈心谈话 1 人次。"
        "罗启明、汤思远到大湾村民情走访 8 户：冬季防火防盗。"
        "收到意见建议 1 条。"
        "汤思远补休 0.5 天。"
    )
    assert sources == ("duty", "meeting", "talk", "visit", "said", "rest")


def test_nothing_private_flows_in():
    """Neither what was said nor why, nor whose family, nor which illness, nor who was counselled."""
    private = "母亲住院手术"
    text, _ = made(
        record(
            "heart_talk",
            day=ON,
            talker="沈立诚",
            talked="陆景和",
            trigger="award_or_discipline",
            content=private,
            follow_up=private,
        ),
        record("heart_talk", day=ON, talker="沈立诚", talked="汤思远", trigger="family_visit"),
        record(
            "leave",
            person="罗启明",
            type="sick_leave",
            state="approved",
            day="2026-11-20",
            end="2026-11-25",
            reason=private,
        ),
        record("counselling", day=ON, type="individual", count=1, topic=private),
    )
    assert text == (
        "沈立诚与陆景和谈心谈话 1 人次。家访 1 户。罗启明请假。开展心理疏导 1 场，1 人参加。"
    )


def test_leave_is_told_on_every_day_of_it_and_plans_are_not():
    leave = {"person": "陆景和", "type": "annual_leave", "day": "2026-11-16", "end": "2026-11-24"}
    assert made(record("leave", state="approved", **leave))[0] == "陆景和休年休假。"
    assert made(record("leave", state="planned", **leave))[0] == ""


def test_what_was_closed_today_is_told_today():
    done = record("suggestion", "s", day="2026-10-30", content="路灯", resolved_on=ON, place="v")
    assert made(done) == ("办结意见建议 1 条。", ("s",))


def test_other_days_do_not_flow_in():
    report = record("party_report", day="2026-11-22", topic="上半年党建")
    later = record("party_report", day="2026-11-24", topic="下半年党建")
    assert made(report, later) == ("", ())


def test_a_long_list_names_the_first_and_the_number():
    duty = record("duty", day=ON, type="standby", people=tuple(p.id for p in PEOPLE))
    assert made(duty)[0] == "秦柏川、罗启明、沈立诚、陆景和等 5 人备勤。"


SECRET = st.text("内容隐私病情", min_size=6, max_size=20)


@given(SECRET, st.sampled_from(sorted(KINDS["heart_talk"].by_key["trigger"].options)))
def test_private_fields_never_appear(private, trigger):
    text, _ = made(
        record(
            "heart_talk",
            day=ON,
            talker="沈立诚",
            talked="陆景和",
            trigger=trigger,
            **{f.key: private for f in KINDS["heart_talk"].fields if f.private},
        )
    )
    assert private not in text
    assert (
        KINDS["heart_talk"].by_key["trigger"].show(trigger) not in text or trigger == "family_visit"
    )
