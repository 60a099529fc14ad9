"""One item's page: what stays on the first, what moves to the second, figures, strip and list."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from fqdesk.evidence import printing
from fqdesk.evidence.bundle import Bundle
from fqdesk.evidence.judge import ItemResult
from fqdesk.evidence.layout.ink import MM
from fqdesk.evidence.outcomes import Finding, Gap, Outcome
from fqdesk.evidence.printing.briefly import briefly, measured, numbers
from fqdesk.evidence.printing.counting import in_order
from fqdesk.evidence.printing.exceptions import exceptional
from fqdesk.evidence.printing.overview import in_words
from fqdesk.evidence.printing.people import duty
from fqdesk.evidence.printing.results import captions
from fqdesk.evidence.printing.strip import _briefly
from tests.evidence.printing.reading import Read, read
from tests.evidence.printing.station_facts import ON, founded
from tests.evidence.printing.volume_facts import SOURCES, a_year, bundle_of

ITEM = "CZ-06b"


def only(item: str, **changes: object) -> Bundle:
    """A volume of one item whose first finding says something else."""
    station, _ = a_year()
    bundle = bundle_of(station.facts(), (item,))
    part = bundle.parts[0]
    check = part.result.checks[0]
    finding = replace(check.finding, **changes)
    result = replace(part.result, checks=(replace(check, finding=finding),))
    return replace(bundle, parts=(replace(part, result=result),))


def printed(bundle: Bundle, folder: Path) -> Read:
    laid_out = printing.plan(bundle, SOURCES)
    return read(laid_out, printing.write(laid_out, folder / "册.pdf"))


def item_pages(volume: Read, item: str) -> list[str]:
    """The pages whose running head names the item."""
    start = next(page for title, page, level in volume.printed.index if title.startswith(item))
    return [text for text in volume.texts[start - 1 : start + 3] if item in text]


def test_what_is_missing_never_leaves_the_first_page(tmp_path: Path) -> None:
    gaps = tuple(Gap(f"第{n}件缺的事要在本页写明") for n in range(1, 13))
    notes = tuple(f"第{n}条说明很长，{'把口径逐字写清楚，' * 14}" for n in range(1, 9))
    volume = printed(only(ITEM, gaps=gaps, notes=notes), tmp_path)
    first, second, *_ = item_pages(volume, ITEM)
    assert all(gap.said in first for gap in gaps)
    assert "检查意见" in first
    assert f"{ITEM}（续）" in second
    assert "第8条说明很长" in second
    assert "检查意见" not in second


def test_more_gaps_than_fit_are_counted_and_all_stand_among_the_exceptions(tmp_path: Path) -> None:
    gaps = tuple(Gap(f"缺第{n:02d}件") for n in range(1, 31))
    bundle = only(ITEM, gaps=gaps, outcome=Outcome.PARTLY)
    volume = printed(bundle, tmp_path)
    assert "另有17项，逐项见“例外与补录说明”" in item_pages(volume, ITEM)[0]
    exceptions = volume.page("例外与补录说明")
    assert all(gap.said in exceptions for gap in gaps)


def test_one_page_holds_an_item_that_fits(tmp_path: Path) -> None:
    volume = printed(only(ITEM), tmp_path)
    first = item_pages(volume, ITEM)[0]
    for words in ("评价项", "标准原文", "96.4%", "95%", "计算公式", "数26-01", "检查意见"):
        assert words in first
    assert "（续）" not in first


def test_a_share_says_how_near_it_is(tmp_path: Path) -> None:
    first = item_pages(printed(only(ITEM), tmp_path), ITEM)[0]
    assert "高出1.4个百分点。若分子再少1，即为963/1000=96.3%，仍达标。" in first


def test_exactly_the_number_fails_where_it_must_be_exceeded(tmp_path: Path) -> None:
    bundle = only(
        ITEM, numerator=950, value=Fraction(95, 100), outcome=Outcome.NOT_MET, gaps=()
    )  # fmt: skip
    first = item_pages(printed(bundle, tmp_path), ITEM)[0]
    assert "恰为95%；“高于”不含本数，不达标。" in first


def test_a_full_share_and_its_outcome_stand_clear_of_each_other(tmp_path: Path) -> None:
    bundle = only(
        ITEM, numerator=5, denominator=5, value=Fraction(1), threshold="100%", op="≥",
        outcome=Outcome.MET,
    )  # fmt: skip
    volume = printed(bundle, tmp_path)
    start = next(page for title, page, _ in volume.printed.index if title.startswith(ITEM))
    with PdfDocument(volume.printed.path) as document:
        page = document[start - 1].get_textpage()
        boxes = [
            (page.get_text_range(n, 1), page.get_charbox(n)) for n in range(page.count_chars())
        ]
    signs = [box for char, box in boxes if char == "%" and box[3] - box[1] > 12]
    share_row = [box for char, box in boxes if char == "达" and abs(box[1] - signs[0][1]) < 12]
    assert len(signs) == 2
    apart = (share_row[0][0] - signs[1][2]) / MM
    assert apart > 8, "the round sign of the outcome stands between, with air on both sides"


def test_who_left_has_the_day_and_the_reason_under_the_box() -> None:
    assert _briefly("2025年7月29日调离，年底不在所") == ["7月29日", "调离"]
    assert _briefly("辅警，另列") == ["辅警"]


def test_a_post_of_officers_is_not_the_title_of_an_auxiliary() -> None:
    station, ids = founded()
    helper = station.add("person", "2024-01-01", name="覃芳", role="auxiliary")
    for person in (helper, ids["冯䶮"]):
        station.add("post", "2024-01-01", person=person, post="duty_officer")
    assert duty(station.facts(), helper, ON) == "值班辅警"
    assert duty(station.facts(), ids["冯䶮"], ON) == "值班民警"


def test_the_leave_of_every_officer_has_a_box(tmp_path: Path) -> None:
    station, _ = a_year()
    volume = printed(bundle_of(station.facts(), ("CZ-25a",)), tmp_path)
    first = item_pages(volume, "CZ-25a")[0]
    for name in ("赵明", "钱学礼", "李㛃", "冯䶮", "欧阳文静", "韩雪松"):
        assert name in first
    assert "5/15" in first
    assert "不计入" in first
    assert "吾守尔" in first, "a long name is printed whole"


def test_few_records_are_listed_and_many_are_summed_up(tmp_path: Path) -> None:
    station, _ = a_year()
    volume = printed(bundle_of(station.facts(), ("CZ-25a", "CZ-02a")), tmp_path)
    assert "取用记录清单" in "".join(item_pages(volume, "CZ-25a"))
    many = "".join(item_pages(volume, "CZ-02a")[:2])
    assert "取用记录清单" not in many
    assert "会议活动会25-01至会25-52（27条）" in many


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (Finding(Outcome.MET, "", ">", "90%", 10, 11, Fraction(10, 11)), "10/11，90.9% > 90%"),
        (Finding(Outcome.NOT_MET, "", ">", "90%", 9, 10, Fraction(9, 10)), "9/10，90.0%，要求 > 90%"),
        (Finding(Outcome.MET, "", "≥", "1", 3), "3 ≥ 1"),
        (Finding(Outcome.NOT_MET, "", "≥", "2", 1), "1，要求 ≥ 2"),
        (Finding(Outcome.PARTLY, "", None, None, 11, 12, Fraction(11, 12)), "11/12"),
        (Finding(Outcome.PARTLY, "", "≥", "1", 3, 4, Fraction(3, 4)), "3/4"),
        (Finding(Outcome.NOT_APPLICABLE, "", "≥", "90%", 0, 0), ""),
        (Finding(Outcome.UNCONFIRMED, "没有录入"), ""),
    ],
)  # fmt: skip
def test_numbers_on_one_line(finding: Finding, said: str) -> None:
    assert numbers(finding) == said


def test_a_share_just_below_is_never_rounded_up_to_the_number() -> None:
    compared = measured(
        Finding(Outcome.NOT_MET, "", "≥", "95%", 94999, 100000, Fraction(94999, 100000))
    )
    assert compared is not None
    assert compared.shown == "94.999%"
    assert compared.sign == "<"


@pytest.mark.parametrize(
    ("formula", "named"),
    [
        ("全休率 = 已休满 8 人 ÷ 应休 11 人 = 72.73%", ("已休满", "应休")),
        ("有警官的村 3 ÷ 全部村 5 = 60.0%", ("有警官的村", "全部村")),
        ("知晓率 = 964 ÷ 1000 = 96.4%", ("分子", "分母")),
        ("", ("分子", "分母")),
    ],
)
def test_what_is_divided_by_what(formula: str, named: tuple[str, str]) -> None:
    assert captions(Finding(Outcome.MET, "", formula=formula)) == named


@pytest.mark.parametrize(
    ("number", "words"), [(4, "四"), (10, "十"), (16, "十六"), (20, "二十"), (26, "二十六")]
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


def test_an_item_comes_down_to_what_decides_it() -> None:
    station, _ = a_year()
    results: dict[str, ItemResult] = {
        part.result.item.id: part.result for part in bundle_of(station.facts()).everything
    }
    assert briefly(results["CZ-06b"]) == "964/1000，96.4% > 95%"
    assert briefly(results["CZ-06a"]) == "走访 17/20"
    assert briefly(results["CZ-13b"]) == "声明 0/4 项"
    assert briefly(results["CZ-09"]) == "数据未录入"


def judged(item: str, outcome: str, reason: str) -> Bundle:
    """A volume of one item whose narrative check a person judged."""
    station, _ = a_year()
    station.add(
        "judgement", "2026-03-01", standard="chongzhou-2019", item=item, check="judged",
        outcome=outcome, reason=reason,
    )  # fmt: skip
    return bundle_of(station.facts(), (item,))


def test_a_person_s_word_is_never_called_a_computation(tmp_path: Path) -> None:
    volume = printed(judged("CZ-12", "unconfirmed", "文件已报县局，尚未批复。"), tmp_path)
    first = item_pages(volume, "CZ-12")[0]
    assert "由人判断，不按记录计算" in first
    assert first.count("按记录计算") == 1
    assert "只评一个检查点" not in first
    overview = volume.texts[volume.starts["二十六条标准达标情况总览"] - 1]
    assert "文件已报县局" in overview
    assert "还没有人判断" not in overview
    assert "全部按记录计算" not in overview


def test_what_a_person_called_not_applicable_bears_the_name() -> None:
    bundle = judged("CZ-12", "not_applicable", "没有线上平台。")
    found = [entry for entry in exceptional(bundle) if entry.sort == "不适用"]
    assert [entry.by for entry in found] == ["2026-03-01"]


def test_paper_says_what_is_missing_and_not_what_to_press() -> None:
    station, _ = a_year()
    findings = [
        check.finding
        for part in bundle_of(station.facts()).everything
        for check in part.result.checks
    ]
    printed_gaps = [gap.printed for finding in findings for gap in finding.gaps]
    assert len(printed_gaps) > 20
    told = ("录入", "放进", "在设置里", "勾选", "填", "补上", "请")
    assert [said for said in printed_gaps if said.startswith(told) or "勾选" in said] == []


def test_the_reason_that_was_given_stands_in_its_own_column() -> None:
    told = Gap("2025年8月没有支部委员会记录，已说明：全员防汛，次月合并研究")
    dated = Gap("还差 5 天", day=date(2026, 12, 25))
    found = exceptional(only(ITEM, gaps=(told, dated), outcome=Outcome.PARTLY))
    assert [(entry.said, entry.reason) for entry in found] == [
        ("2025年8月没有支部委员会记录", "全员防汛，次月合并研究"),
        ("还差 5 天", "可在2026年12月25日前补上"),
    ]


def test_record_numbers_are_counted_as_people_count() -> None:
    numbers = ["访25-100", "", "访25-99", "访24-120"]
    assert in_order(numbers) == ["访24-120", "访25-99", "访25-100"]


def test_what_was_attached_is_printed_apart_and_counts_for_nothing(tmp_path: Path) -> None:
    station, ids = a_year()
    late = [
        station.add(
            "meeting", f"2026-02-{day}", type="theme_day", topic=topic, number=f"会26-{day}",
            attendees=tuple(ids.values())[:4],
        )
        for day, topic in ((10, "附上的主题党日"), (11, "又一次主题党日"))
    ]  # fmt: skip
    bare = bundle_of(station.facts(), ("CZ-06b", "CZ-02a"))
    for item, record in (("CZ-06b", late[0]), ("CZ-02a", late[0]), ("CZ-02a", late[1])):
        station.add("proof", "2026-03-01", standard="chongzhou-2019", item=item, record=record)
    bundle = bundle_of(station.facts(), ("CZ-06b", "CZ-02a"))
    for item in ("CZ-06b", "CZ-02a"):
        before, after = bare.part(item), bundle.part(item)
        assert before is not None
        assert after is not None
        assert before.result.checks == after.result.checks
        assert set(after.records) - set(before.records) <= set(late)
    volume = printed(bundle, tmp_path)
    share = "".join(item_pages(volume, "CZ-06b"))
    assert "另附供查看，不计入上面的数" in share
    assert "另附会26-10" in share or "会26-10" in share
    register = volume.page("党的组织生活台账")
    assert "附上的主题党日" not in register
    assert any(title.startswith("佐证：") for title in volume.starts)
    assert "附上的主题党日" in "".join(volume.texts)
