"""Heads, titles, years and totals; columns by their names, and the vocabulary that knows them."""

import pytest

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.incoming.columns import clear_kind, known_head, map_columns
from fqdesk.domain.incoming.notes import Note
from fqdesk.domain.incoming.sheet import Sheet, address, letters
from fqdesk.domain.incoming.table import find_table
from fqdesk.domain.incoming.words import NOT_FROM_SHEETS, common, every_kind, words_of
from fqdesk.errors import Refused
from fqdesk.exchange.sheet_in import read_workbook
from tests import ledger_sheets as sheets

SHARE = 0.95
"""Goal 8: of the columns of a ledger, so many find their place by themselves."""


def table_of(ledger, folder):
    path = sheets.write(ledger, folder)
    sheet = read_workbook(path)[0]
    return find_table(sheet, known_head, path.stem), f"{sheet.name} {path.stem}"


def test_columns_of_all_ledgers_find_their_place(tmp_path):
    right = wanted = 0
    for ledger in sheets.ALL:
        table, names = table_of(ledger, tmp_path)
        words = clear_kind(table.heads, f"{table.title} {names}")
        assert words is not None, ledger.file
        assert words.kind.key == ledger.kind
        found = {column.at: column.target for column in map_columns(table.heads, words)}
        right += sum(found.get(at, "") == target for at, target in enumerate(ledger.targets))
        wanted += len(ledger.targets)
    assert len(sheets.ALL) >= 10
    assert right / wanted >= SHARE


def test_a_head_of_two_rows_is_one(tmp_path):
    table, _ = table_of(sheets.LEAVES, tmp_path)
    assert table.heads[5:9] == (
        "已休情况·时间1",
        "已休情况·天数",
        "已休情况·时间2",
        "已休情况·天数",
    )
    assert [number for number, _ in table.body] == [4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("title", "sheet", "file", "year"),
    [
        ("2024年走访登记", "2023", "2022", 2024),
        ("二〇二五年走访登记", "", "", 2025),
        ("走访登记", "2023年", "2022走访", 2023),
        ("走访登记", "Sheet1", "2022走访", 2022),
        ("走访登记 填报时间：2026年1月5日", "Sheet1", "走访", 2026),
        ("走访登记", "Sheet1", "走访", None),
        ("文号20250001", "Sheet1", "走访", None),
    ],
)
def test_the_year_stands_in_title_sheet_or_file(title, sheet, file, year):
    rows = ((title,), ("日期", "户数"), ("4.2", "3"))
    assert find_table(Sheet(sheet, rows), known_head, file).year == year


def test_rows_that_are_no_events_are_named_with_why():
    rows = (
        ("日期", "户数"), ("4.2", "3"), ("", ""), ("日期", "户数"), ("合 计", "3"), ("全休率", "7/9"),
        ("填表人：李㛃", ""),
    )  # fmt: skip
    table = find_table(Sheet("走访", rows), known_head)
    assert [number for number, _ in table.body] == [2]
    assert [number for number, _ in table.passed_over] == [4, 5, 6, 7]


def test_a_measure_that_ends_like_a_total_is_a_row():
    rows = (("指标", "数据日期"), ("群众满意率", "2025-06-30"))
    assert len(find_table(Sheet("指标", rows), known_head).body) == 1


def test_a_sheet_without_a_table_is_refused():
    with pytest.raises(Refused, match="没有找到表头"):
        find_table(Sheet("说明", (("填表说明",), ("一", "二"))), known_head)


@pytest.mark.parametrize("words", every_kind(), ids=lambda words: words.kind.key)
def test_the_vocabulary_speaks_of_what_there_is(words):
    targets = words.targets()
    named = {target for known in words.columns.values() for target in known}
    assert named <= set(targets)
    assert set(words.key) <= set(words.kind.by_key)
    assert words.titles
    for f in words.kind.fields:
        if words.takes(f) and f.label != "天数":
            columns = map_columns([f.label], words)
            assert columns[0].target in {f.key, *words.columns.get(f.label, ())}, f.label


def test_private_fields_are_never_a_target():
    assert "content" not in words_of("heart_talk").targets()
    for words in every_kind():
        assert not [key for key in words.targets() if key in words.kind.by_key
                    and words.kind.by_key[key].private]  # fmt: skip
    assert set(KINDS) >= NOT_FROM_SHEETS


@pytest.mark.parametrize("part", ["身份证", "电话", "住址", "体检结果", "户主"])
def test_columns_of_personal_data_are_refused_by_their_name(part):
    assert part in "".join(common().private)
    columns = map_columns(["日期", f"群众{part}"], words_of("visit"))
    assert not columns[1].target
    assert columns[1].why == "涉及个人信息，程序不存"


def test_a_column_whose_place_is_taken_says_so():
    columns = map_columns(["日期", "时间"], words_of("visit"))
    assert columns[1].why == "前面已有一列是“日期”"


def test_places_are_called_as_excel_calls_them():
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip
    assert address(7, 1) == "B7"
    assert Note("doubt", 7, 1, "时间", "不对。").sentence == "第 7 行 B 列（时间）：不对。"
    assert Note("doubt", 7, -1, "", "不对。").sentence == "第 7 行：不对。"
