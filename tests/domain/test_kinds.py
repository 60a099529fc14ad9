"""Every kind is declared soundly, round-trips any answers, and refuses what it does not know."""

import json
import re
import string

import pytest
from hypothesis import HealthCheck, given, settings

from fqdesk.domain.catalog import AREAS, KINDS, kind_of
from fqdesk.domain.fields import Choice, Files, Ref, Refs, Rows, Text
from fqdesk.domain.kinds import Kind, late_reason_missing
from fqdesk.domain.records import diff
from fqdesk.errors import Refused
from tests.domain.answers import values
from tests.domain.make import day, record

ALL = [pytest.param(kind, id=kind.key) for kind in KINDS.values()]


def everything(fields):
    for field in fields:
        yield field
        if isinstance(field, Rows):
            yield from everything(field.fields)


@pytest.mark.parametrize("kind", ALL)
def test_the_declaration_is_complete(kind):
    assert re.fullmatch("[a-z_]+", kind.key)
    assert kind.area in AREAS
    assert re.fullmatch("[一-鿿]", kind.prefix)
    assert kind.help.endswith("。")
    assert kind.columns
    for field in everything(kind.fields):
        assert re.fullmatch("[a-z_0-9]+", field.key)
        assert field.label
        assert re.fullmatch("[^。]{3,39}。", field.help), (field.key, field.help)
        if isinstance(field, Choice):
            assert field.options
            assert field.default is None or field.default in field.options
        if isinstance(field, Ref | Refs):
            assert set(field.kinds) <= set(KINDS)
        if isinstance(field, Files):
            assert not field.required, "no rule may ask for a picture (domain.md 0.7)"


def test_keys_labels_and_prefixes_are_told_apart():
    for names in (
        [kind.label for kind in KINDS.values()],
        [kind.prefix for kind in KINDS.values()],
    ):
        assert len(set(names)) == len(names)
    assert all(key == kind.key for key, kind in KINDS.items())


def test_only_the_content_of_talks_is_private():
    private = {
        (kind.key, field.key)
        for kind in KINDS.values()
        for field in everything(kind.fields)
        if field.private
    }
    assert private == {("heart_talk", "content"), ("heart_talk", "follow_up")}


def test_no_field_asks_for_what_must_never_be_kept():
    """domain.md B6: no ID number, phone, birth date, address or result of a check-up."""
    banned = re.compile("身份证|电话|手机|出生|住址|家庭地址|体检结果|诊断|病情|车牌|重点人员")
    found = [
        (kind.key, field.key)
        for kind in KINDS.values()
        for field in everything(kind.fields)
        if banned.search(field.label)
    ]
    assert found == []


@pytest.mark.parametrize("kind", ALL)
def test_any_answers_survive_dumping_and_loading(kind):
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(values(kind))
    def law(answers):
        body = json.loads(json.dumps(kind.dump(answers), ensure_ascii=False))
        assert dict(kind.load(body)) == answers
        assert kind.name(answers)
        written = {key: kind.by_key[key].write(value) for key, value in answers.items()}
        assert dict(kind.parse(written)) == answers
        assert all(key in kind.by_key and ref for key, ref in kind.cited(answers))

    law()


@pytest.mark.parametrize("kind", ALL)
def test_an_empty_record_is_asked_for_what_is_required(kind):
    assert [fault.key for fault in kind.problems({})] == [f.key for f in kind.fields if f.required]
    assert kind.name({})


def test_private_words_are_not_found_by_searching():
    kind = KINDS["heart_talk"]
    text = kind.text({"place": "办公室", "content": "家里的事"})
    assert "办公室" in text
    assert "家里的事" not in text


def test_every_fault_is_named_at_once():
    with pytest.raises(Refused) as refused:
        KINDS["visit"].load({"day": "2026-02-30", "households": "三户", "phone": "1"})
    assert {fault.key for fault in refused.value.faults} == {"day", "households", "phone"}
    with pytest.raises(Refused) as refused:
        KINDS["visit"].parse({"day": "昨", "phone": "1"})
    assert {fault.key for fault in refused.value.faults} == {"day", "phone"}


@pytest.mark.parametrize(
    ("kind", "answers", "key", "said"),
    [
        ("leave", {"day": "2026-03-06", "end": "2026-03-05"}, "end", "结束日期早于开始日期。"),
        (
            "leave",
            {"day": "2026-03-06", "end": "2026-03-06", "days": 3},
            "days",
            "天数多于起止日期之间的 1 天。",
        ),
        ("person", {"day": "2026-03-06", "until": "2026-03-05"}, "until", "离所日期早于来所日期。"),
        (
            "person",
            {"probationary_from": "2026-03-06", "full_from": "2026-03-05"},
            "full_from",
            "转正日期早于接收为预备党员的日期。",
        ),
        ("meeting", {"start": "10:00", "end": "09:00"}, "end", "结束时间早于开始时间。"),
        (
            "meeting",
            {"attendees": ("a",), "absent": [{"person": "a"}]},
            "absent",
            "有人同时在到会和缺席名单里。",
        ),
        (
            "meeting",
            {"votes": [{"matter": "议", "entitled": 9, "present": 10, "ayes": 1}]},
            "votes",
            "第 1 项表决：实到 10 人多于应到 9 人。",
        ),
        (
            "meeting",
            {"votes": [{"matter": "议", "entitled": 9, "present": 8, "ayes": 8, "noes": 1}]},
            "votes",
            "第 1 项表决：票数合计 9 票，多于可表决的 8 人。",
        ),
        (
            "figure",
            {"metric": "awareness_rate", "numerator": 3, "denominator": 2},
            "numerator",
            "分子 3 大于分母 2。",
        ),
        ("honour", {"recipient_type": "individual"}, "person", "个人荣誉要选获奖人。"),
        ("honour", {"state": "revoked"}, "state_document", "暂停或撤销的荣誉要写依据文号。"),
        (
            "appraisal",
            {"voted": 8, "results": [{"person": "a", "excellent": 9}]},
            "results",
            "有一名党员的票数合计 9，多于实评 8 人。",
        ),
    ],
)
def test_answers_that_contradict_each_other(kind, answers, key, said):
    entry = record(kind, **answers)
    found = [fault for check in KINDS[kind].checks for fault in check(entry.values)]
    assert [(fault.key, fault.said) for fault in found] == [(key, said)]


def test_written_opinions_may_add_to_those_present_at_an_admission():
    vote = {"matter": "接收", "entitled": 9, "present": 7, "ayes": 9, "vote_type": "admission"}
    entry = record("meeting", votes=[vote])
    assert [f for check in KINDS["meeting"].checks for f in check(entry.values)] == []


@pytest.mark.parametrize(
    ("entered", "late", "missing"),
    [("2026-03-06 09:00", 0, False), ("2026-03-09 23:59", 0, False), ("2026-03-10 00:00", 4, True)],
)
def test_day_three_is_in_time_and_day_four_is_late(entered, late, missing):
    entry = record("visit", day="2026-03-06", entered=entered)
    kind = KINDS["visit"]
    assert kind.late(entry, 3) == late
    assert late_reason_missing(kind, entry.values, entry.entered_at.date(), 3) is missing
    reasoned = entry.with_values(late_reason="出差")
    assert not late_reason_missing(kind, reasoned.values, entry.entered_at.date(), 3)


def test_registers_are_never_late():
    assert KINDS["person"].late(record("person", day="2015-07-01", entered="2026-03-06"), 3) == 0


def test_a_kind_is_found_by_key_and_by_label():
    assert kind_of("visit") is kind_of("走访") is KINDS["visit"]
    with pytest.raises(Refused, match="没有“巡逻”这一类记录"):
        kind_of("巡逻")


def test_a_difference_shows_what_people_read():
    kind = KINDS["visit"]
    before = record("visit", day="2026-03-06", households=6, type="care_visit").values
    after = record("visit", day="2026-03-06", households=8, type="care_visit", goods="米").values
    assert [(d.label, d.was, d.now) for d in diff(kind, before, after)] == [
        ("户数", "6户", "8户"),
        ("慰问物资", "", "米"),
    ]
    assert diff(kind, before, before) == []
    assert len(diff(kind, None, before)) == len(diff(kind, before, None)) == 3


def test_an_old_shape_is_brought_up_step_by_step():
    def renamed(body):
        return {("topic" if key == "title" else key): value for key, value in body.items()}

    kind = Kind(
        key="trial",
        label="试",
        area="party",
        prefix="试",
        title="{topic}",
        columns=("topic",),
        fields=KINDS["party_report"].fields[:2],
        upgrades=(renamed, lambda body: body | {"topic": body["topic"] + "！"}),
    )
    assert kind.version == 2
    assert kind.load({"day": "2026-03-06", "title": "旧"}, v=0)["topic"] == "旧！"
    assert kind.load({"day": "2026-03-06", "topic": "中"}, v=1)["topic"] == "中！"
    assert kind.load({"day": "2026-03-06", "topic": "新"})["topic"] == "新"


@pytest.mark.parametrize(
    "wrong",
    [
        {"fields": (Text(key="a", label="一"), Text(key="a", label="二"))},
        {"fields": (Text(key="a", label="一"),), "columns": ("b",)},
        {"title": "{missing}"},
    ],
)
def test_a_faulty_declaration_is_our_own_mistake(wrong):
    right = {
        "key": "trial",
        "label": "试",
        "area": "party",
        "prefix": "试",
        "title": "{day}",
        "columns": ("day",),
        "fields": KINDS["party_report"].fields,
    }
    with pytest.raises(ValueError, match="trial"):
        Kind(**(right | wrong))


def test_titles_name_only_fields():
    for kind in KINDS.values():
        named = {name for _, name, _, _ in string.Formatter().parse(kind.title) if name}
        assert named <= set(kind.by_key)


def test_a_title_shows_names_in_place_of_ids():
    entry = record("visit", day="2026-03-06", place="v1", type="care_visit", topic="送温暖")
    name = KINDS["visit"].name(entry.values, {"v1": "大湾村"}.__getitem__)
    assert name == "2026-03-06 大湾村 走访慰问 送温暖"
    assert entry.day == day("2026-03-06")


def test_a_meeting_at_which_all_were_absent_was_none():
    absent = ({"person": "甲"}, {"person": "乙"})
    values = {"type": "theme_day", "day": day("2026-05-25"), "topic": "x", "absent": absent}
    (fault,) = KINDS["meeting"].problems(values)
    assert (fault.key, fault.said) == ("attendees", "到会人员里一个人也没有，不算开过会。")
    assert not KINDS["meeting"].problems(values | {"attendees": ("丙",)})
