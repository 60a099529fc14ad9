"""Registers: every kind fits its page, private answers stay away, nothing is cut or hidden."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import (
    Choice,
    Choices,
    Count,
    Day,
    Field,
    Files,
    Flag,
    Halves,
    MonthOf,
    Number,
    Ref,
    Refs,
    Rows,
    Texts,
    Time,
)  # fmt: skip
from fqdesk.domain.periods import Month, Span, year
from fqdesk.domain.records import Record
from fqdesk.evidence.printing.forms import daily_log, plain, rest, talks, visits
from fqdesk.evidence.printing.ledgers.columns import entry
from fqdesk.evidence.printing.ledgers.kinds import register
from fqdesk.evidence.printing.sheets import Sheet
from tests.evidence.printing.paper import printed, texts
from tests.evidence.printing.station_facts import Station, founded

WORDS = "关于进一步做好辖区冬春火灾防控和群众防范宣传工作的通知"
YEAR = year(2025)


def answer(f: Field, n: int, ids: dict[str, str]) -> object:
    """Something that fits a field, a long text for every third record."""
    simple: dict[type, object] = {
        Day: date(2025, 1 + n % 12, 3 + n % 20), MonthOf: Month(2025, 1 + n % 12),
        Flag: n % 2 == 0, Number: Decimal(80 + n), Halves: 3 + n, Time: "09:30",
        Texts: ("CZ-24a", "NT-6a"), Files: None,
    }  # fmt: skip
    if type(f) in simple:
        return simple[type(f)]
    if isinstance(f, Choice):
        chosen = list(f.options)
        return tuple(chosen) if isinstance(f, Choices) else chosen[n % len(chosen)]
    if isinstance(f, Ref | Refs):
        names = ("石桥社区",) if "place" in f.kinds else ("阿卜杜热合曼·吾守尔", "李㛃")
        found = tuple(ids[name] for name in names)
        return found if isinstance(f, Refs) else found[0]
    if isinstance(f, Rows):
        return tuple({sub.key: answer(sub, n, ids) for sub in f.fields} for _ in range(2))
    if isinstance(f, Count):
        return min(f.most, max(f.least, 12))
    return (WORDS * 12)[: min(getattr(f, "most", 200), 300 if n % 3 == 0 else 24)]


def records(key: str, count: int, ids: dict[str, str]) -> list[Record]:
    kind = KINDS[key]
    made = []
    for n in range(count):
        values = {f.key: value for f in kind.fields if (value := answer(f, n, ids)) is not None}
        values["number"] = f"{kind.prefix}25-{n:02d}"
        entered = datetime.combine(date(2026, 1, 2), time(9))
        made.append(Record(f"{key}-{n}", key, values, n, entered))
    return made


@pytest.mark.parametrize("key", KINDS)
def test_the_register_of_every_kind_fills_its_page_and_says_what_it_holds(
    key: str, tmp_path: Path
) -> None:
    station, ids = founded()
    facts = station.facts()
    made = records(key, 9, ids)
    table, paper = register(key, made, facts, YEAR).table(facts)
    wide = sum(column.width for column in table.columns)
    assert wide == pytest.approx(234 if paper == "landscape" else 156)
    pages = texts(printed(tmp_path / "r.pdf", Sheet("台账", (table,), paper)))
    whole = "".join(pages)
    for record in made:
        assert record.number in whole
    if KINDS[key].event:
        assert "补录（事后" in whole


@pytest.mark.parametrize("key", KINDS)
def test_a_sheet_of_every_kind_shows_all_answers_but_the_private(key: str, tmp_path: Path) -> None:
    station, ids = founded()
    facts = station.facts()
    record = records(key, 2, ids)[1]
    secret = {f.key: "绝不打印的话" for f in KINDS[key].fields if f.private}
    record = record.with_values(**secret)
    whole = "".join(texts(printed(tmp_path / "p.pdf", plain.sheet(record, facts))))
    assert "绝不打印" not in whole
    for f in KINDS[key].fields:
        if isinstance(f, Choice | Count | Number) and not f.private:
            assert "".join(f.show(record[f.key]).split()) in whole


def test_a_private_field_cannot_become_a_column() -> None:
    station, _ = founded()
    with pytest.raises(ValueError, match="private"):
        entry(KINDS["heart_talk"].by_key["content"], station.facts())


@pytest.mark.parametrize("key", ["meeting", "visit", "figure", "training", "material"])
def test_an_empty_register_says_so_with_its_window(key: str, tmp_path: Path) -> None:
    station, _ = founded()
    facts = station.facts()
    if key == "visit":
        sheet = visits.sheet([], facts, YEAR)
    else:
        table, paper = register(key, [], facts, YEAR).table(facts)
        sheet = Sheet("台账", (table,), paper)
    (text,) = texts(printed(tmp_path / "e.pdf", sheet))
    assert "本期无记录（2025年1月1日至2025年12月31日）" in text
    assert "共0条" in text


def visited(station: Station, ids: dict[str, str], count: int, **more: object) -> None:
    for n in range(count):
        station.add(
            "visit",
            f"2025-{1 + n % 11:02d}-{1 + n % 28:02d}",
            place=ids["杨树村" if n % 2 else "石桥社区"],
            households="3",
            officers=(ids["赵明"], ids["阿卜杜热合曼·吾守尔"]),
            topic="取暖安全提醒",
            number=f"访25-{n:03d}",
            **more,
        )


def test_visits_add_up_and_the_villages_without_any_are_shown(tmp_path: Path) -> None:
    station, ids = founded()
    visited(station, ids, 40)
    facts = station.facts()
    first = facts.within("visit", YEAR)[0]
    station.add("suggestion", "2025-02-01", source=first.id, content="路灯不亮", due="2025-03-01")
    station.add(
        "suggestion", "2025-02-01", source=first.id, content="护栏松动",
        resolved_on="2025-02-20", result="已加固",
    )  # fmt: skip
    facts = station.facts()
    pages = texts(
        printed(tmp_path / "v.pdf", visits.sheet(facts.within("visit", YEAR), facts, YEAR))
    )
    whole = "".join(pages)
    assert "共40条、120户次" in whole
    assert "合计120" in whole
    assert "意见建议2条：办结1条，承办中1条" in whole
    assert "02-20已加固" in whole
    assert "承办中，限03-01" in whole
    assert "民情走访登记（续）" in pages[1]
    assert "序号日期村（社区）" in pages[1]
    assert "大岭村" in whole.split("各村（社区）走访户次")[1], "a village without a visit"
    assert whole.count("40户次，平均") == 0


def test_a_long_visit_stands_in_full_below_the_table(tmp_path: Path) -> None:
    station, ids = founded()
    story = "村民说路灯不亮，" * 60 + "说完了。"
    visited(station, ids, 2, content=story)
    facts = station.facts()
    sheet = visits.sheet(facts.within("visit", YEAR), facts, YEAR)
    whole = "".join(texts(printed(tmp_path / "v.pdf", sheet)))
    assert whole.count("…（全文见表后）") == 2
    assert whole.count("说完了") == 2
    assert whole.count("村民说路灯不亮") > 120


def test_talks_print_that_they_were_and_never_what_was_said(tmp_path: Path) -> None:
    station, ids = founded()
    pairs = [
        ("钱学礼", "孙丽华"),
        ("钱学礼", "周建国"),
        ("赵明", "冯䶮"),
        ("郑伟", "韩雪松"),
        ("吴刚", "韩雪松"),
    ]
    for n, (talker, talked) in enumerate(pairs, 1):
        station.add(
            "heart_talk", f"2025-0{n}-14", talker=ids[talker], talked=ids[talked],
            content="家里老人住院", follow_up="帮助联系医院", number=f"谈25-0{n}", trigger="yearly",
        )  # fmt: skip
    facts = station.facts()
    sheet = talks.sheet(facts.within("heart_talk", YEAR), facts, YEAR)
    (text,) = texts(printed(tmp_path / "t.pdf", sheet))
    assert "住院" not in text
    assert "医院" not in text
    assert "委员之间1次，委员与党员1次，党员之间1次，委员与群众1次，其他1次" in text
    assert "共5次" in text


def test_rest_adds_up_by_person(tmp_path: Path) -> None:
    station, ids = founded()
    duty = station.add(
        "duty", "2025-03-01", type="overtime", people=(ids["赵明"], ids["吴刚"]), owed="1.5",
        hours="12", reason="专项清查", number="值25-01",
    )  # fmt: skip
    for name, days in (("赵明", "1"), ("吴刚", "2")):
        station.add(
            "rest", "2025-03-10", person=ids[name], type="comp_rest", days=days, source=duty,
            number=f"补25-{days}",
        )  # fmt: skip
    facts = station.facts()
    sheet = rest.sheet(facts.within("rest", YEAR), facts, YEAR)
    (text,) = texts(printed(tmp_path / "r.pdf", sheet))
    assert "赵明累计应补休1.5天，已休1天，余0.5天" in text
    assert "吴刚累计应补休1.5天，已休1.5天，余0天，其中1条休息超出应补休" in text
    assert "加班专项清查12" in text


def test_the_log_prints_every_entry_under_its_day(tmp_path: Path) -> None:
    station, ids = founded()
    for n in range(1, 31):
        station.add(
            "political_log", f"2025-04-{n:02d}", author=ids["钱学礼"], text=f"第{n}天。\n值班三人。",
            todo="报修路灯", number=f"志25-{n:03d}",
        )  # fmt: skip
    facts = station.facts()
    span = Span(date(2025, 4, 1), date(2025, 4, 30))
    pages = texts(
        printed(tmp_path / "l.pdf", daily_log.sheet(facts.all("political_log"), facts, span))
    )
    whole = "".join(pages)
    assert len(pages) > 1
    assert whole.count("待办：报修路灯") == 30
    assert "2025年4月30日（星期三）" in whole
    for text in pages:
        assert text.index("第") > 0
        assert not text.rstrip("—0123456789").endswith("记录人钱学礼"), "no day alone at the foot"
