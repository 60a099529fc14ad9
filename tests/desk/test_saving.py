from datetime import date
from pathlib import Path

import pytest

from fqdesk.desk import Desk, Draft
from fqdesk.domain.records import Record
from fqdesk.errors import Refused, Trouble
from tests.desk.conftest import Clock

VISIT = {"type": "community_visit", "topic": "防汛隐患排查", "households": 6}


def visit(people: dict[str, Record], day: date, **more: object) -> dict[str, object]:
    return {
        **VISIT,
        "day": day,
        "place": people["云岭村"].id,
        "officers": (people["赵明"].id,),
        **more,
    }


def test_a_record_gets_the_next_number_of_its_kind_and_year(desk, people, clock):
    first = desk.save("visit", visit(people, date(2026, 3, 1)))
    second = desk.save("visit", visit(people, date(2026, 3, 2)))
    assert (first.number, second.number) == ("访26-01", "访26-02")
    desk.remove(second.id, "记重了")
    third = desk.save("visit", visit(people, date(2026, 3, 2)))
    assert third.number == "访26-03"


def test_day_three_is_in_time_and_day_four_needs_a_reason(desk, people):
    assert desk.save("visit", visit(people, date(2026, 2, 27))).number == "访26-01"
    with pytest.raises(Refused) as refused:
        desk.save("visit", visit(people, date(2026, 2, 26)))
    assert [fault.key for fault in refused.value.faults] == ["late_reason"]
    assert "4 天后才记" in refused.value.faults[0].said
    late = desk.save("visit", visit(people, date(2026, 2, 26), late_reason="停电两天"))
    assert late.late_days() == 4


def test_moving_the_event_day_of_an_old_record_is_a_late_entry(desk, people, clock: Clock):
    saved = desk.save("visit", visit(people, date(2026, 3, 2)))
    clock.to("2026-03-20")
    kept = desk.change(saved.id, {"households": 8})
    assert kept.late_days() == 0
    with pytest.raises(Refused, match="19 天后才记"):
        desk.change(saved.id, {"day": date(2026, 3, 1)})
    moved = desk.change(saved.id, {"day": date(2026, 3, 1), "late_reason": "日期写错了"})
    assert moved.late_days() == 19


def test_the_future_is_refused_but_for_plans(desk, people):
    with pytest.raises(Refused, match="还没有到"):
        desk.save("visit", visit(people, date(2026, 3, 3)))
    planned = desk.save(
        "leave",
        {
            "person": people["赵明"].id,
            "type": "annual_leave",
            "day": date(2026, 5, 6),
            "end": date(2026, 5, 8),
            "state": "planned",
            "attribution_year": 2026,
        },
    )
    assert planned.number == "休26-01"


def test_somebody_who_had_left_cannot_have_been_there(desk, people):
    with pytest.raises(Refused, match="王成"):
        desk.save("visit", visit(people, date(2026, 3, 1), officers=(people["王成"].id,)))


def test_a_batch_is_kept_whole_or_not_at_all_and_names_its_rows(desk, people):
    drafts = [
        Draft("visit", visit(people, date(2026, 3, 1))),
        Draft("visit", visit(people, date(2026, 3, 1), topic=None)),
        Draft("visit", visit(people, date(2026, 1, 1))),
    ]
    with pytest.raises(Refused) as refused:
        desk.save_many(drafts)
    said = [fault.said for fault in refused.value.faults]
    assert said[0].startswith("第 2 条：")
    assert said[1].startswith("第 3 条：")
    assert desk.find("防汛") == []


def test_records_of_a_batch_may_cite_each_other(desk, people):
    visit_id, day = "v" * 12, date(2026, 3, 1)
    saved = desk.save_many(
        [
            Draft("visit", visit(people, day), visit_id),
            Draft("suggestion", {"day": day, "source": visit_id, "content": "村口路灯不亮"}),
        ]
    )
    assert saved[1]["source"] == saved[0].id
    with pytest.raises(Refused, match="引用"):
        desk.remove(visit_id, "想删")


def test_undo_names_what_it_undid_and_brings_everything_back(desk, people):
    saved = desk.save("visit", visit(people, date(2026, 3, 1)))
    desk.change(saved.id, {"households": 9})
    desk.remove(saved.id, "试一试")
    assert "删除" in (desk.undo() or "")
    assert desk.record(saved.id)["households"] == 9
    assert "修改" in (desk.undo() or "")
    assert desk.record(saved.id)["households"] == 6
    desk.undo()
    with pytest.raises(Refused, match="没有编号"):
        desk.record(saved.id)
    assert desk.verify().ok


def test_every_version_can_come_back(desk, people):
    saved = desk.save("visit", visit(people, date(2026, 3, 1)))
    desk.change(saved.id, {"households": 9, "topic": "改过的主题"})
    changes = desk.differences(saved.id)[-1][1]
    assert [(d.key, d.was, d.now) for d in changes] == [
        ("households", "6户", "9户"),
        ("topic", "防汛隐患排查", "改过的主题"),
    ]
    back = desk.revert(saved.id, desk.history(saved.id)[0].seq)
    assert back["households"] == 6
    assert [r.action for r in desk.history(saved.id)] == ["create", "change", "restore"]
    desk.remove(saved.id, "不要了")
    assert [record.id for record in desk.removed("visit")] == [saved.id]
    assert desk.restore_removed(saved.id)["households"] == 6


def test_a_version_that_cites_what_was_removed_does_not_come_back(desk, people):
    both = (people["赵明"].id, people["李㛃"].id)
    saved = desk.save("visit", visit(people, date(2026, 3, 1), officers=both))
    desk.change(saved.id, {"officers": both[:1]})
    desk.remove(people["李㛃"].id, "调走了")
    head = desk.store.head()
    with pytest.raises(Refused) as refused:
        desk.revert(saved.id, desk.history(saved.id)[0].seq)
    assert "“李㛃”已经删除" in refused.value.title
    assert "云岭村" in refused.value.title
    assert "“人员”里打开回收站" in refused.value.hint
    assert desk.store.head() == head
    desk.restore_removed(people["李㛃"].id)
    assert desk.revert(saved.id, desk.history(saved.id)[0].seq)["officers"] == both
    assert desk.verify().ok


def test_a_removed_record_waits_for_what_it_cites(desk, people):
    saved = desk.save("visit", visit(people, date(2026, 3, 1)))
    village = people["云岭村"].id
    desk.remove(saved.id, "记错")
    desk.remove(village, "并村")
    with pytest.raises(Refused, match="“云岭村”已经删除"):
        desk.restore_removed(saved.id)
    assert [record.id for record in desk.removed("visit")] == [saved.id]
    desk.undo()
    desk.undo()
    assert desk.record(saved.id)["place"] == village
    assert desk.verify().ok


def test_every_removed_record_that_a_version_cites_is_named(desk, people):
    saved = desk.save("visit", visit(people, date(2026, 3, 1)))
    desk.remove(saved.id, "记错")
    desk.remove(people["云岭村"].id, "并村")
    desk.remove(people["赵明"].id, "记重了")
    with pytest.raises(Refused) as refused:
        desk.restore_removed(saved.id)
    assert "云岭村" in refused.value.title
    assert "赵明" in refused.value.title
    assert "“辖区单位”" in refused.value.hint
    assert "“人员”" in refused.value.hint


def test_what_a_version_does_not_cite_may_be_gone(desk, people):
    saved = desk.save("visit", visit(people, date(2026, 3, 1)))
    desk.remove(saved.id, "记错")
    desk.remove(people["李㛃"].id, "记重了")
    assert desk.restore_removed(saved.id)["officers"] == (people["赵明"].id,)


def test_listeners_hear_which_kinds_changed(desk, people):
    heard: list[frozenset[str]] = []
    desk.changed.append(heard.append)
    desk.save("visit", visit(people, date(2026, 3, 1)))
    assert heard == [frozenset({"visit"})]


def test_unknown_field_kind_and_record_are_refused_in_words(desk, people):
    with pytest.raises(Refused, match="没有“colour”这一项"):
        desk.save("visit", visit(people, date(2026, 3, 1), colour="red"))
    with pytest.raises(Refused, match="没有“petition”这一类记录"):
        desk.save("petition", {})
    with pytest.raises(Refused, match="没有编号为“xyz”的记录"):
        desk.change("xyz", {})


def test_a_folder_that_holds_a_station_is_not_made_again(desk, people):
    with pytest.raises(Refused):
        Desk.create(desk.folder, name="另一个所", station_class="rural")


def test_a_second_writer_is_told_who_holds_the_folder(desk):
    with pytest.raises(Trouble):
        Desk.open(desk.folder)
    with Desk.open(desk.folder, writing=False) as reader:
        assert reader.station_name == "青石镇派出所"


def test_a_folder_without_a_station_is_refused(tmp_path: Path):
    with pytest.raises(Trouble):
        Desk.open(tmp_path / "没有")


def test_a_record_whose_making_was_undone_comes_back_from_the_bin(desk, people):
    saved = desk.save("visit", visit(people, date(2026, 3, 1)))
    desk.undo()
    assert [record.id for record in desk.removed()] == [saved.id]
    assert desk.restore_removed(saved.id)["topic"] == "防汛隐患排查"


def test_a_code_that_is_none_is_refused_before_it_is_written(desk, people):
    head = desk.store.head()
    with pytest.raises(Refused, match="没有“no_such”这一项"):
        desk.save("visit", visit(people, date(2026, 3, 1), type="no_such"))
    assert desk.store.head() == head
