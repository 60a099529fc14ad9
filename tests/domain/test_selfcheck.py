"""自查 (domain.md C8; peers.md 3 item 2): each contradiction is found, named, explained, and answerable."""

import pytest
from hypothesis import given, settings, strategies as st

from fqdesk.domain.calendar import load_calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import FileRef
from fqdesk.domain.selfcheck import SEVERITIES, TITLES, advice, findings
from tests.domain.make import day, facts, member, person, record

CALENDAR = load_calendar()
ON = "2026-11-23"
MEMBERS = [member(key, name=key, work_start_date=day("2010-07-01")) for key in ("甲", "乙", "丙")]
ALL = ("甲", "乙", "丙")
BRANCH = record("branch", "branch", name="支部", day="2024-03-15", committee=True)
VILLAGE = record("place", "村", name="东村", place_type="village", day="2020-01-01")
HELPER = person("辅", role="auxiliary")
STATION = [*MEMBERS, HELPER, BRANCH, VILLAGE]


def look(*records, on=ON, files=None):
    return findings(Facts.of([*STATION, *records], day(on)), CALENDAR, files)


def of(found, rule):
    return [finding for finding in found if finding.rule == rule]


def meeting(on="2026-06-30", kind="general_meeting", key="", **values):
    values = {"attendees": ALL} | values
    return record("meeting", key, type=kind, topic="议", day=on, **values)


def leave(first, last, who="甲", key="", **values):
    values = {"type": "annual_leave", "state": "approved"} | values
    return record("leave", key, person=who, day=first, end=last, **values)


def visit(on, officers=("甲",), key="", **values):
    return record(
        "visit",
        key,
        day=on,
        place="村",
        type="community_visit",
        topic="访",
        officers=officers,
        **values,
    )


def test_a_clean_station_has_no_findings():
    assert look(meeting(), visit("2026-06-30"), leave("2026-07-06", "2026-07-08")) == []


def test_an_empty_desk_has_no_findings():
    assert findings(facts(ON), CALENDAR) == []


def test_every_rule_has_a_title_that_a_clean_print_lists():
    assert len(TITLES) == 16
    assert all(len(rule) <= 20 for rule in TITLES), "a judgement's item is at most 20 signs"


@pytest.mark.parametrize(
    ("absence", "event", "found"),
    [
        (leave("2026-06-29", "2026-07-01"), meeting(), True),
        (leave("2026-06-29", "2026-07-01", state="planned"), meeting(), False),
        (leave("2026-06-29", "2026-07-01", returned_on="2026-06-29"), meeting(), False),
        (leave("2026-06-29", "2026-06-30", end_half="am"), meeting(start="15:00"), False),
        (leave("2026-06-29", "2026-06-30", end_half="am"), meeting(start="09:00"), True),
        (leave("2026-06-29", "2026-06-30", end_half="am"), meeting(), False),
        (leave("2026-06-29", "2026-07-01"), visit("2026-06-30", ("乙",)), False),
        (leave("2026-06-29", "2026-07-01"), visit("2026-06-30"), True),
        (
            leave("2026-06-29", "2026-07-01"),
            record("duty", day="2026-06-30", type="duty_shift", people=("甲",)),
            True,
        ),
        (
            record("rest", person="甲", type="mandatory_rest", day="2026-06-30", days=2),
            visit("2026-06-30"),
            True,
        ),
        (
            record("rest", person="甲", type="comp_rest", day="2026-06-30", days=1),
            visit("2026-06-30"),
            False,
        ),
        (
            record("rest", person="甲", type="comp_rest", day="2026-06-30", days=2, taken=False),
            visit("2026-06-30"),
            False,
        ),
    ],
)
def test_nobody_is_away_and_at_work(absence, event, found):
    """C8 1."""
    hits = of(look(absence, event), "away")
    assert bool(hits) is found
    if found:
        assert set(hits[0].records) == {absence.id, event.id}
        assert hits[0].severity == "wrong"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"attendees": ("甲", "乙")}, "应到 3 人，丙既不在到会名单也不在缺席名单"),
        ({"attendees": ("甲", "乙"), "absent": [{"person": "丙"}]}, "丙缺席，没有写原因"),
        ({"attendees": ("甲", "乙"), "absent": [{"person": "丙", "reason": "出警"}]}, None),
        ({"attendees": (*ALL, "辅")}, "辅不在应到范围"),
        ({"attendees": ()}, "没有到会名单"),
        (
            {
                "attendees": ("甲", "乙"),
                "absent": [{"person": "丙", "reason": "病"}],
                "chair": "丙",
            },
            "主持人丙不在到会名单里",
        ),
        ({"kind": "collective_study", "attendees": ("甲",)}, None),
    ],
)
def test_attendance_agrees_with_the_roster_of_the_day(values, said):
    """C8 2."""
    hits = of(look(meeting(**values)), "attendance")
    assert [said in hit.said for hit in hits] == ([True] if said else [])


VOTE = {"matter": "预算", "entitled": 3, "present": 3, "ayes": 2}


def test_a_matter_of_the_members_meeting_passed_the_committee_first():
    """C8 3: 条例第十二条."""
    asked = meeting(key="general", votes=[VOTE])
    seats = [
        record("post", person=who, post=post, day="2024-03-15")
        for who, post in (("甲", "branch_secretary"), ("乙", "org_commissioner"))
    ]
    committee = meeting("2026-06-20", "committee_meeting", attendees=("甲", "乙"))
    assert len(of(look(asked, *seats), "committee_first")) == 1
    assert of(look(asked, committee, *seats), "committee_first") == []
    assert of(look(meeting(), *seats), "committee_first") == []
    after = meeting("2026-06-30", "committee_meeting", attendees=("甲", "乙"), start="15:00")
    first = meeting(key="general", votes=[VOTE], start="09:00", end="10:00")
    assert len(of(look(first, after, *seats), "committee_first")) == 1
    without = record("branch", "branch", name="支部", day="2024-03-15", committee=False)
    known = facts(ON, *MEMBERS, without, asked)
    assert of(findings(known, CALENDAR), "committee_first") == []


@pytest.mark.parametrize(
    ("vote", "said"),
    [
        ({"present": 1, "ayes": 1}, "不足半数"),
        ({"ayes": 1, "passed": True}, "要 2 票才超过半数"),
        ({"ayes": 1, "passed": False}, None),
        ({"entitled": 4}, "当日正式党员只有 3 人"),
    ],
)
def test_votes_keep_the_rules(vote, said):
    """C8 4."""
    hits = of(look(meeting(votes=[VOTE | vote], attendees=())), "vote")
    assert any(said in hit.said for hit in hits) if said else hits == []


def test_nothing_lies_before_its_people_and_its_branch():
    """C8 5."""
    gone = person("走", until="2026-03-31")
    hits = of(look(gone, visit("2026-04-01", ("走",))), "not_there")
    assert ["走 2026-04-01 不在所" in hit.said for hit in hits] == [True]
    early = of(look(meeting("2024-03-14")), "not_there")
    assert ["早于支部最早一届" in hit.said for hit in early] == [True]
    removed = of(look(visit("2026-04-01", ("没有",))), "not_there")
    assert ["不存在，或者已经删除" in hit.said for hit in removed] == [True]


def test_a_term_over_three_years_and_a_seat_of_a_probationary_member():
    assert of(look(on="2027-03-14"), "not_there") == []
    late = of(look(on="2027-03-15"), "not_there")
    assert ["届满，还没有换届" in hit.said for hit in late] == [True]
    learner = person("预", probationary_from="2026-01-01")
    seat = record("post", person="预", post="org_commissioner", day="2026-05-01")
    assert len(of(look(learner, seat), "not_there")) == 1


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("09:00", "10:00"), ("09:30", "10:30"), True),
        (("09:00", "10:00"), ("10:00", "11:00"), False),
        (("09:00", None), ("09:00", None), True),
        (("09:00", None), (None, None), False),
    ],
)
def test_nobody_sits_in_two_meetings_at_once(one, other, found):
    """C8 6."""
    times = [
        {key: value for key, value in zip(("start", "end"), pair, strict=True) if value}
        for pair in (one, other)
    ]
    hits = of(
        look(meeting(key="a", **times[0]), meeting(kind="party_class", key="b", **times[1])),
        "overlap",
    )
    assert bool(hits) is found
    assert len(hits) <= 1, "one finding from both sides"


def test_a_class_on_a_theme_day_is_one_sitting():
    times = {"start": "09:00", "end": "11:00"}
    hits = look(meeting(kind="theme_day", **times), meeting(kind="party_class", **times))
    assert of(hits, "overlap") == []


MINUTES = (
    "会议传达了县局关于冬季安全防范工作的通知，逐条讨论了辖区电动车集中充电、散煤取暖和返乡人员出行三个方面的隐患，"
    "甲提出把六个自然村分给三个小组包干，乙认为应先排查独居老人家的取暖设施，丙补充了学校周边的交通情况，大家商定下周开始。"
)


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (MINUTES, "内容完全相同"),
        (MINUTES.replace("下周", "下月"), "相同，请各写各的情况"),
        (
            MINUTES[:60]
            + "这一次讨论的是春耕时节的农机安全和水库巡查，分工到人，月底前完成第一轮检查并报告结果。",
            None,
        ),
        (MINUTES[:20], None),
    ],
)
def test_minutes_that_were_pasted_are_shown_side_by_side(other, found):
    """C8 7: it shows and does not accuse; numbers and dates are ignored."""
    hits = of(look(meeting(minutes=MINUTES), meeting("2026-09-30", minutes=other)), "alike")
    assert [found in hit.said for hit in hits] == ([True] if found else [])


def test_visits_are_alike_only_when_equal():
    words = MINUTES.replace("会议", "走访")
    pair = (visit("2026-05-06", content=words), visit("2026-06-08", content=words + "。"))
    assert len(of(look(*pair), "alike")) == 1
    assert of(look(pair[0], visit("2026-06-08", content=words + "又看了水库。")), "alike") == []


def honour(on, **values):
    values = {
        "recipient_type": "collective",
        "unit": "本所",
        "title": "集体三等功",
        "family": "police_award",
        "level": "merit_third",
        "issuing_body": "市局",
        "body_type": "police_higher",
        "body_rank": "city",
        "state": "valid",
    } | values
    return record("honour", day=on, **values)


def test_honours_that_need_a_second_look():
    """C8 8."""
    hits = of(look(honour("2025-03-01"), honour("2025-12-01", title="再记三等功")), "honour")
    assert ["一年内原则上不重复" in hit.said for hit in hits] == [True]
    later = meeting("2026-05-10", "committee_meeting", key="later", attendees=())
    hits = of(look(later, honour("2026-05-01", meeting="later")), "honour")
    assert ["推荐它的支委会却在 2026-05-10" in hit.said for hit in hits] == [True]
    assert hits[0].severity == "wrong"


@pytest.mark.parametrize(
    ("records", "said"),
    [
        (
            [leave("2026-07-06", "2026-07-08"), leave("2026-07-08", "2026-07-10")],
            "从 2026-07-08 起重叠",
        ),
        (
            [
                leave("2026-07-06", "2026-07-08", end_half="am"),
                leave("2026-07-08", "2026-07-10", start_half="pm"),
            ],
            None,
        ),
        ([leave("2026-07-06", "2026-07-08"), leave("2026-07-08", "2026-07-10", "乙")], None),
        ([leave("2026-07-06", "2026-07-24")], "应休 10 天，已休和待休共 15 天"),
        ([leave("2026-10-01", "2026-10-08", days=16)], "可能把节假日、休息日算进去了"),
        ([leave("2026-07-06", "2026-07-08", days=4)], "没有写改动原因"),
        ([leave("2026-07-06", "2026-07-08", days=4, days_reason="周三值班")], None),
        ([leave("2026-07-06", "2026-07-08", attribution_year=2024)], "可以跨一个年度"),
        ([leave("2026-07-06", "2026-07-08", attribution_year=2025)], None),
        (
            [
                leave("2026-01-05", "2026-04-10", type="sick_leave"),
                leave("2026-07-06", "2026-07-08"),
            ],
            "应休 0 天（病假累计",
        ),
    ],
)
def test_leave_adds_up(records, said):
    """C8 9."""
    hits = of(look(*records), "leave")
    assert [said in hit.said for hit in hits] == ([True] if said else [])


def test_people_on_a_rota_may_count_a_rest_day_with_a_reason():
    rota = member("轮", rota=True, work_start_date=day("2010-07-01"))
    entry = {"days": 6, "days_reason": "按班次"}
    assert of(look(rota, leave("2026-07-10", "2026-07-12", "轮", **entry)), "leave") == []
    bare = of(look(rota, leave("2026-07-10", "2026-07-12", "轮", days=6)), "leave")
    assert [hit.severity for hit in bare] == ["note"]


@pytest.mark.parametrize(
    ("entered", "reason", "said", "answered"),
    [
        ("2026-07-03 09:00", None, None, None),
        ("2026-07-04 09:00", None, "4 天后补录的，没有写原因", None),
        ("2026-07-06 09:00", "抗洪", "6 天后补录的：抗洪", "抗洪"),
    ],
)
def test_a_late_entry_stands_with_its_reason(entered, reason, said, answered):
    """C8 10: day 3 is in time, day 4 is 补录; the reason given then is the answer."""
    values = {"late_reason": reason} if reason else {}
    hits = of(look(meeting(entered=entered, **values)), "late")
    assert [said in hit.said for hit in hits] == ([True] if said else [])
    assert [hit.answered for hit in hits] == ([answered] if said else [])


PHOTO = FileRef("a" * 64, "大湾村.jpg", 1000, "image/jpeg")
SCAN = FileRef("b" * 64, "通知.pdf", 1000, "application/pdf")


def test_attachments_that_are_not_well():
    """C8 11."""
    one = meeting(files=(PHOTO, SCAN))
    assert of(look(one), "attachment") == []
    hits = of(look(one, files={SCAN.sha256: "changed"}), "attachment")
    assert ["“通知.pdf”关联以后变过" in hit.said for hit in hits] == [True]


def test_one_photo_proves_one_thing():
    pair = (meeting(files=(PHOTO, PHOTO)), visit("2026-06-30", files=(PHOTO,)))
    hits = of(look(*pair), "photo_twice")
    assert [set(hit.records) for hit in hits] == [{record.id for record in pair}]
    assert of(look(meeting(files=(SCAN,)), visit("2026-06-30", files=(SCAN,))), "photo_twice") == []


def test_private_numbers_in_any_text():
    """C8 12, with the number itself covered."""
    hits = of(look(visit("2026-06-30", content="联系 13812345678")), "private_text")
    assert len(hits) == 1
    assert "13812345678" not in hits[0].said
    talk = record(
        "heart_talk", talker="甲", talked="乙", day="2026-06-30", content="11010519491231002X"
    )
    assert len(of(look(talk), "private_text")) == 1


@pytest.mark.parametrize(
    ("gaps", "found"),
    [([14] * 6, True), ([14] * 5, False), ([14] * 3 + [13] + [14] * 3, False), ([1] * 9, False)],
)
def test_suspiciously_even_gaps_are_told(gaps, found):
    on, held = day("2026-01-05").toordinal(), []
    for gap in [0, *gaps]:
        on += gap
        held.append(meeting(day("2026-01-01").fromordinal(on).isoformat(), "collective_study"))
    assert bool(of(look(*held), "even")) is found


def test_six_months_without_dues():
    """党章第九条; a written reason is an answer."""
    dues = [
        record("dues", month=f"2026-{n:02}", day=f"2026-{n:02}-05", paid=("甲", "乙"))
        for n in range(1, 7)
    ]
    hits = of(look(*dues), "dues")
    assert ["丙 2026-01 至 2026-06 连续 6 个月" in hit.said for hit in hits] == [True]
    assert of(look(*dues[:5]), "dues") == []
    excused = dues[2].with_values(unpaid=({"person": "丙", "reason": "借调在外"},))
    assert of(look(*dues[:2], excused, *dues[3:]), "dues") == []


@pytest.mark.parametrize(("excellent", "found"), [(1, False), (2, True)])
def test_no_more_than_a_third_excellent(excellent, found):
    """条例第十八条: five appraised, one third is 1.67, so one at most."""
    rows = [
        {"person": who, "grade": "excellent" if n < excellent else "qualified"}
        for n, who in enumerate(ALL)
    ]
    result = record("appraisal", year=2025, day="2026-01-10", expected=5, voted=5, results=rows)
    assert bool(of(look(result), "appraisal")) is found


def test_an_answer_is_kept_beside_the_finding():
    first = look(leave("2026-06-29", "2026-07-01", key="l"), visit("2026-06-30", key="v"))
    assert [hit.answered for hit in first] == [None]
    answer = record(
        "judgement",
        standard="self-check",
        item=first[0].rule,
        check=first[0].key,
        outcome="not_applicable",
        reason="休假中回村顺路，未算出勤",
        day=ON,
    )
    again = look(leave("2026-06-29", "2026-07-01", key="l"), visit("2026-06-30", key="v"), answer)
    assert [hit.answered for hit in again] == ["休假中回村顺路，未算出勤"]


def test_an_answer_stays_when_somebody_is_renamed():
    pair = (leave("2026-06-29", "2026-07-01", key="l"), visit("2026-06-30", key="v"))
    renamed = [r.with_values(name="甲（改名）") if r.id == "甲" else r for r in STATION]
    after = findings(Facts.of([*renamed, *pair], day(ON)), CALENDAR)
    assert [hit.key for hit in after] == [hit.key for hit in look(*pair)]
    assert "甲（改名）" in after[0].said


def test_the_sick_may_be_talked_with_and_checked():
    away = leave("2026-06-29", "2026-07-01", type="sick_leave")
    talk = record("heart_talk", talker="乙", talked="甲", day="2026-06-30", trigger="personal")
    check = record("health_check", day="2026-06-30", done=("甲",))
    assert of(look(away, talk, check), "away") == []


def test_what_lies_after_the_day_is_not_looked_at():
    assert look(visit("2026-11-24", content="13812345678")) == []
    assert len(look(visit("2026-11-23", content="13812345678"))) == 1


def test_the_one_who_types_hears_it_at_once_and_may_still_save():
    known = facts(ON, *STATION, leave("2026-06-29", "2026-07-01"), visit("2026-07-20"))
    said = advice(visit("2026-06-30", content="电话13812345678"), known)
    assert [fault.key for fault in said] == ["officers", "content"]
    typed = leave("2026-07-20", "2026-07-21")
    assert ["与这段休假重叠" in fault.said for fault in advice(typed, known)] == [True]
    assert advice(meeting(), facts(ON, *STATION)) == []
    much = advice(leave("2026-08-03", "2026-08-21"), facts(ON, *STATION))
    assert ["应休 10 天，已休和待休共 15 天" in fault.said for fault in much] == [True]


RECORDS = [
    leave("2026-06-29", "2026-07-01", key="l1"),
    leave("2026-07-01", "2026-07-03", key="l2"),
    visit("2026-06-30", content="13812345678", key="v1"),
    meeting(key="m1", minutes=MINUTES, attendees=("甲", "乙")),
    meeting("2026-09-30", key="m2", minutes=MINUTES, start="09:00"),
    meeting("2026-09-30", "party_class", key="m3", start="09:00"),
    honour("2025-03-01"),
    honour("2025-12-01", title="再记三等功"),
]


@settings(max_examples=30)
@given(st.permutations(RECORDS))
def test_the_order_of_entry_never_matters(records):
    straight = look(*RECORDS)
    assert look(*records) == straight
    assert len({finding.key for finding in straight}) == len(straight)
    assert all(f.said.endswith(("。", "）")) and f.severity in SEVERITIES for f in straight)


def test_a_committee_meeting_of_too_few_is_named():
    posts = ("branch_secretary", "org_commissioner", "publicity_commissioner")
    seats = [
        record("post", person=who, post=post, day="2024-03-15")
        for who, post in zip(ALL, posts, strict=True)
    ]
    absent = [{"person": who, "reason": "值班"} for who in ("乙", "丙")]
    held = meeting("2026-05-12", "committee_meeting", attendees=("甲",), absent=absent)
    (found,) = of(look(*seats, held), "attendance")
    assert found.said == "2026-05-12 支部委员会 到会 1/3 名委员，不足半数，不算（第十二条）。"
    assert found.severity == "wrong"
