from datetime import date

import pytest

from fqdesk.domain.catalog import KINDS
from fqdesk.errors import Refused

MEETING = KINDS["meeting"]


def test_names_and_numbers_become_ids(desk, people):
    values = desk.read_texts(
        MEETING,
        {
            "type": "支部委员会",
            "day": "2026年3月2日",
            "topic": "研究党建工作",
            "chair": "赵 明",
            "attendees": "赵明、李㛃",
            "absent": '[{"person": "王成", "reason": "调离"}]',
        },
    )
    assert values["type"] == "committee_meeting"
    assert values["day"] == date(2026, 3, 2)
    assert values["chair"] == people["赵明"].id
    assert values["attendees"] == (people["赵明"].id, people["李㛃"].id)
    assert values["absent"][0]["person"] == people["王成"].id


def test_a_json_line_may_hold_lists_names_and_ids(desk, people):
    values = desk.read_json(
        MEETING,
        {
            "type": "party_class",
            "day": "2026-03-02",
            "topic": "条例学习",
            "attendees": [people["赵明"].id, "李㛃"],
            "votes": [{"matter": "计划", "entitled": 2, "present": 2, "ayes": 2}],
        },
    )
    assert values["attendees"] == (people["赵明"].id, people["李㛃"].id)
    assert values["votes"][0]["ayes"] == 2


def test_every_fault_is_named_at_once(desk, people):
    with pytest.raises(Refused) as refused:
        desk.read_texts(
            MEETING, {"day": "2026-02-31", "chair": "张三丰", "type": "茶话会", "colour": "红"}
        )
    said = " ".join(fault.said for fault in refused.value.faults)
    for part in ("2026-02-31", "张三丰", "茶话会", "colour"):
        assert part in said


def test_a_name_that_two_people_bear_asks_for_the_number(desk, people):
    twin = desk.save("person", {"name": "赵明", "role": "auxiliary", "day": date(2024, 1, 1)})
    with pytest.raises(Refused, match="不止一个"):
        desk.read_texts(MEETING, {"chair": "赵明"})
    values = desk.read_texts(MEETING, {"chair": twin.number})
    assert values["chair"] == twin.id


def test_a_record_of_the_wrong_kind_is_not_a_person(desk, people):
    with pytest.raises(Refused, match="没有找到"):
        desk.read_texts(MEETING, {"chair": "云岭村"})
