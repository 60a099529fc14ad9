"""F2 年度三会一课记录本, read back page by page."""

from pathlib import Path

from fqdesk.evidence.printing import alone, year_book
from tests.evidence.printing.paper import texts
from tests.evidence.printing.volume_facts import CALENDAR, a_year


def book(path: Path, number: int) -> list[str]:
    station, _ = a_year()
    facts = station.facts()
    pages = alone.write_book(year_book.parts(facts, CALENDAR, number), "记录本", facts, path)
    found = list(texts(path))
    assert len(found) == pages
    return found


def page(pages: list[str], title: str) -> str:
    return next(text for text in pages if title in text)


def test_a_year_is_one_book_in_order_with_its_gap_and_its_late_entry(tmp_path: Path) -> None:
    pages = book(tmp_path / "b.pdf", 2025)
    assert "2025年度三会一课记录本" in pages[0]
    assert "—1—" not in pages[0]
    assert "党员名册" in pages[1]
    assert "冯䶮" in pages[1]
    glance = page(pages, "2025年组织生活一览")
    assert "缺" in glance
    assert "治安分析例会" not in glance
    heads = [text for text in pages if "支部委员会记录" in text]
    # Held every month but August: eleven records, on fewer pages where short ones share one.
    assert "".join(heads).count("记录编号") >= 11
    days = [pages.index(text) for text in heads]
    assert days == sorted(days)
    last = pages[-1]
    assert "支部委员会每月1次12111" in last
    assert "记录本移交" in last


def test_the_list_cites_the_page_of_each_record(tmp_path: Path) -> None:
    pages = book(tmp_path / "b.pdf", 2025)
    listed = "".join(text for text in pages if "党的组织生活台账" in text)
    first = next(n for n, text in enumerate(pages, 1) if "记录编号会25-01" in text)
    row = listed[listed.index("会25-01") :]
    assert str(first) in row[:60]


def test_a_running_year_calls_nothing_missing_that_is_not_due(tmp_path: Path) -> None:
    pages = book(tmp_path / "b.pdf", 2026)
    glance = page(pages, "2026年组织生活一览")
    assert "未到期" in glance
    assert "31日前" in glance


def test_a_year_without_a_record_still_makes_a_book(tmp_path: Path) -> None:
    pages = book(tmp_path / "b.pdf", 2019)
    assert any("本期无记录" in text for text in pages)
