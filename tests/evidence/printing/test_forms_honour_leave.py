"""年休假台账 and 审批表, 表彰奖励台账, 未发生情况声明: the numbers and the words on the paper."""

from datetime import date
from pathlib import Path

from pypdf import PdfReader

from fqdesk.domain.calendar import load_calendar
from fqdesk.domain.periods import window_back, year
from fqdesk.domain.sheets.leave_year import leave_year
from fqdesk.evidence.printing import charts
from fqdesk.evidence.printing.forms import declaration, honours, leave_approval, leave_ledger
from fqdesk.evidence.printing.sheets import Sheet
from tests.evidence.printing.paper import SHAPER, head, printed, texts
from tests.evidence.printing.station_facts import ON, Station, founded

CALENDAR = load_calendar()


def rested(station: Station, ids: dict[str, str]) -> list[str]:
    """Leaves of three officers: one short after a recall, one across the year, one complete."""
    rows = (
        (
            "赵明",
            "2025-03-03",
            "2025-03-07",
            {"returned_on": "2025-03-06", "recall_reason": "警情"},
        ),
        ("欧阳文静", "2025-07-21", "2025-07-25", {}),
        ("欧阳文静", "2026-01-12", "2026-01-16", {"attribution_year": "2025"}),
        ("孙丽华", "2025-07-01", "2025-07-14", {"returned_on": "2025-07-14"}),
        ("赵明", "2026-04-13", "2026-04-17", {"attribution_year": "2025"}),
    )
    return [
        station.add(
            "leave", first, person=ids[name], end=last, number=f"休25-{n:02d}",
            approved_by=ids["赵明"], approved_on="2025-01-02", reason="年休假", **more,
        )
        for n, (name, first, last, more) in enumerate(rows, 1)
    ]  # fmt: skip


def test_the_leave_ledger_tells_days_of_the_year_they_belong_to(tmp_path: Path) -> None:
    station, ids = founded()
    rested(station, ids)
    path = printed(tmp_path / "l.pdf", leave_ledger.sheet(station.facts(), CALENDAR, 2025))
    whole = "".join(texts(path))
    assert "1赵明所长2003-0822" in whole
    assert "03-03至03-06" in whole, "the days until the recall"
    assert "01-12至01-16" in whole
    assert "次年休25-03" in whole
    assert "休25-01召回：警情" in whole
    assert "已批准次年04-13至04-17休5天" in whole, "still to come, not taken"
    assert "工作未满1年，2025年还没有年休假" in whole
    assert "休满2人/应享受11人" in whole, "孙丽华 and 欧阳文静"
    assert "不计入民警全休率" in whole.split("辅警")[1] + whole
    box = PdfReader(path).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842), "turned on the sheet"


def test_the_leave_ledger_of_a_station_without_people_says_so(tmp_path: Path) -> None:
    path = printed(tmp_path / "l.pdf", leave_ledger.sheet(Station().facts(), CALENDAR, 2025))
    assert "本期无记录（2025年度；没有民警名册）" in texts(path)[0]


def test_two_approval_forms_stand_on_a_page_and_each_is_a_place(tmp_path: Path) -> None:
    station, ids = founded()
    known = rested(station, ids)
    facts = station.facts()
    leaves = [facts.by_id[key] for key in known]
    sheet = leave_approval.sheet(leaves, facts, CALENDAR)
    pages = texts(printed(tmp_path / "a.pdf", sheet))
    assert [text.count("年休假审批表") for text in pages] == [3, 3, 2], "one is the running head"
    assert "实际休到2025年3月6日，召回原因：警情" in pages[0]
    assert "此前已休5天" in pages[1], "what was taken before, of the same year"
    assert "按期休完，2025年7月14日" in pages[1]
    assert "按期休完" not in pages[2], "the last is still to come"
    places = [place for leaf in sheet.laid(SHAPER, head) for place in leaf.places]
    assert places == [f"record-{key}" for key in known]


def honoured(station: Station, ids: dict[str, str]) -> list[str]:
    rows = (
        ("2024-01-10", "collective", "集体三等功", "police_higher", "云公政〔2024〕3号"),
        ("2022-03-15", "collective", "平安建设先进单位", "party_committee", "云岭委〔2022〕9号"),
        ("2025-06-11", "collective", "锦旗", "other_body", ""),
        ("2025-01-10", "individual", "嘉奖", "police_higher", "云公政〔2025〕2号"),
    )
    return [
        station.add(
            "honour", day, recipient_type=sort, title=title, body_type=body, decision_no=number,
            unit="青石镇派出所党支部", issuing_body="云江市公安局", family="police_award", level="other_level",
            number=f"荣{day[2:4]}-{n:02d}", artefacts=("plaque",), storage="荣誉室",
            **({"person": ids["欧阳文静"]} if sort == "individual" else {}),
        )
        for n, (day, sort, title, body, number) in enumerate(rows, 1)
    ]  # fmt: skip


def test_honours_show_the_day_they_drop_out_or_why_they_do_not_count(tmp_path: Path) -> None:
    station, ids = founded()
    known = honoured(station, ids)
    facts = station.facts()
    sheet = honours.sheet(
        [facts.by_id[key] for key in known], facts, window_back(ON, 36), known[:1],
        {known[2]: "授奖机关是其他单位，不计"},
    )  # fmt: skip
    (text,) = texts(printed(tmp_path / "h.pdf", sheet))
    assert "云公政〔2024〕3号2027-01-10" in text
    assert "云岭委〔2022〕9号已移出" in text
    assert "授奖机关是其他单位，不计" in text
    assert "党支部云江市公安局" in text, "the station's own name needs no saying"
    assert "二、个人" in text
    assert "欧阳文静" in text
    assert "三、实物保管" in text


def declared(station: Station, ids: dict[str, str], **more: object) -> str:
    values: dict[str, object] = {
        "person": ids["赵明"],
        "instructor": ids["钱学礼"],
        "window_from": "2024-03-07",
        "window_until": "2026-03-06",
        "events": "extreme_violence、mass_incident",
        "method": "查询县局案件台账",
        "number": "声26-01",
    }
    return station.add("declaration", "2026-03-06", **(values | more))


def opinion(department: str, text: str = "情况属实。") -> dict[str, object]:
    return {"department": department, "opinion": text, "on": date(2026, 3, 4)}


def test_a_declaration_states_its_window_and_leaves_room_to_sign(tmp_path: Path) -> None:
    station, ids = founded()
    known = declared(station, ids)
    facts = station.facts()
    (text,) = texts(printed(tmp_path / "d.pdf", declaration.sheet(facts.by_id[known], facts)))
    assert "自2024年3月7日至2026年3月6日（24个月），青石镇派出所辖区内未发生" in text
    assert "1个人极端暴力犯罪案件未发生查询县局案件台账" in text
    assert "尚未签字" in text
    assert text.count("审核意见") == 2, "two empty boxes for departments"
    assert "所长赵明（签名）" in text


def test_a_declaration_with_three_opinions_keeps_each_box_whole(tmp_path: Path) -> None:
    station, ids = founded()
    many = tuple(
        opinion(d, "经核查，情况属实。" * 18) for d in ("discipline", "supervision", "petition")
    )
    known = declared(
        station, ids, confirmations=many, signed=True, method="书面函询县局各部门。" * 40,
        events="officer_misconduct、auxiliary_misconduct",
    )  # fmt: skip
    facts = station.facts()
    pages = texts(printed(tmp_path / "d.pdf", declaration.sheet(facts.by_id[known], facts)))
    whole = "".join(pages)
    assert "未发生有关情况声明" in whole, "matters of the station, not of its area"
    assert "辖区内" not in whole
    assert "见表下" in whole
    assert whole.count("书面函询县局各部门") == 40
    for text in pages:
        assert text.count("审核意见") == text.count("（章）"), "no box is cut in two"


def test_charts_count_what_their_records_say(tmp_path: Path) -> None:
    station, ids = founded()
    for month, there, away in ((2, 6, 2), (5, 8, 0), (8, 3, 1)):
        names = list(ids.values())
        station.add(
            "meeting", f"2025-{month:02d}-10", type="general_meeting", topic="大会",
            attendees=tuple(names[:there]),
            absent=tuple({"person": p, "reason": "休假"} for p in names[there : there + away]),
        )  # fmt: skip
    facts = station.facts()
    held = facts.within("meeting", year(2025))
    sheet = Sheet("图", tuple(charts.attendance(held, year(2025))))
    (text,) = texts(printed(tmp_path / "c.pdf", sheet))
    for said in ("75", "100", "2025年第1季度", "2025年第3季度"):
        assert said in text
    assert "第4季度" not in text, "no meeting, no bar of 0 %"
    rested(station, ids)
    assert charts.leave_months(facts, CALENDAR, 2025) == []
    facts = station.facts()
    taken = leave_year(facts, CALENDAR, 2025).taken_by_month
    assert [number for number, halves in enumerate(taken, 1) if halves] == [3, 7]
    sheet = Sheet("图", tuple(charts.leave_months(facts, CALENDAR, 2025)))
    (text,) = texts(printed(tmp_path / "d.pdf", sheet))
    for halves in (taken[2], taken[6]):
        assert f"{halves / 2:g}" in text
    assert f"已休{sum(taken) / 2:g}天" in text
