"""Workbooks of somebody else's: cells as typed, and a sentence for each file that is none."""

import struct
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
import xlsxwriter

from fqdesk.errors import Refused
from fqdesk.exchange.sheet_in import cell_text, read_workbook


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2025, 1, 15), "2025-01-15"),
        (datetime(2025, 5, 6), "2025-05-06"),
        (datetime(2025, 5, 6, 15), "2025-05-06 15:00"),
        (time(9, 30), "09:30"),
        (timedelta(hours=26), "26:00"),
        (7.0, "7"),
        (2.5, "2.5"),
        (20250218.0, "20250218"),
        (0.1 + 0.2, "0.3"),
        (True, "是"),
        (False, "否"),
        ("", ""),
        (" 李㛃 ", "李㛃"),
        ("一\r\n二", "一\n二"),
    ],
)
def test_a_cell_reads_as_it_would_be_typed(value, text):
    assert cell_text(value) == text


def test_sheets_rows_and_decimals(tmp_path):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("一")
        page.write(1, 1, 5.2)
        page.write(2, 0, "𬭚")
        book.add_worksheet("空")
    (sheet,) = read_workbook(path)
    assert sheet.name == "一"
    assert sheet.rows == (("", ""), ("", "5.2"), ("𬭚", ""))
    assert sheet.decimals == {(1, 1)}


def test_a_text_merged_down_a_column_stands_in_each_row_and_a_number_does_not(tmp_path):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.merge_range(0, 0, 1, 0, "杨树村")
        page.merge_range(0, 1, 1, 1, 3)
        page.write_column(0, 2, ("甲", "乙"))
    (sheet,) = read_workbook(path)
    assert sheet.rows == (("杨树村", "3", "甲"), ("杨树村", "", "乙"))


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030"])
def test_comma_separated_text_of_either_coding(tmp_path, coding):
    path = tmp_path / "走访.csv"
    path.write_bytes('日期,主题\n2025-04-02,"反诈,消防"\n'.encode(coding))
    (sheet,) = read_workbook(path)
    assert (sheet.name, sheet.rows[1]) == ("走访", ("2025-04-02", "反诈,消防"))


def test_old_and_open_formats_are_read(tmp_path):
    ods = tmp_path / "x.ods"
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{office}office:1.0" xmlns:table="{office}table:1.0" '
        f'xmlns:text="{office}text:1.0"><office:body><office:spreadsheet><table:table table:name="甲">'
        '<table:table-row><table:table-cell office:value-type="string"><text:p>日期</text:p>'
        "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(ods, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr("content.xml", content)
    assert read_workbook(ods)[0].rows == (("日期",),)


def test_a_file_that_is_no_workbook_is_named(tmp_path):
    whole = tmp_path / "whole.xlsx"
    with xlsxwriter.Workbook(whole) as book:
        book.add_worksheet().write(0, 0, "日期")
    content = whole.read_bytes()
    cases = {
        "half.xlsx": (content[: len(content) // 2], "读不出来"),
        "text.xlsx": ("日期,主题".encode(), "读不出来"),
        "empty.xlsx": (b"", "是空的"),
        "blank.csv": (b" \n", "是空的"),
        "picture.png": (b"\x89PNG", "不是表格文件"),
        "commas.csv": (b",,,\n,,\n", "一个有字的格子也没有"),
        "broken.csv": (b"\x81", "读不出来"),
    }
    for name, (written, said) in cases.items():
        path = tmp_path / name
        path.write_bytes(written)
        with pytest.raises(Refused, match=said):
            read_workbook(path)
    with pytest.raises(Refused, match="没有"):
        read_workbook(tmp_path / "nowhere.xlsx")


def test_a_workbook_that_unpacks_to_far_too_much_is_refused(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        block = bytes(50_000_000)
        for number in range(13):
            packed.writestr(f"xl/{number}.xml", block)
    with pytest.raises(Refused, match="太大"):
        read_workbook(path)


def test_a_sheet_without_end_is_refused(tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("甲\n" * 20_001, "utf-8")
    with pytest.raises(Refused, match="20001 行"):
        read_workbook(path)


def encrypted_package() -> bytes:
    """The container in which Office keeps a workbook with a password, with nothing in it (MS-CFB)."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

    def entry(name: str, sort: int, child: int = free) -> bytes:
        written = name.encode("utf-16-le")
        length = len(written) + 2 if name else 0
        links = struct.pack("<IIIII", free, free, child, 0, 0)
        head = written.ljust(64, b"\0") + struct.pack("<HBB", length, sort, 1)
        return (head + links).ljust(116, b"\0") + struct.pack("<IQ", end, 0)

    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0, 0
    )
    header += struct.pack("<I", free) * 108
    table = struct.pack("<II", fat, end) + struct.pack("<I", free) * 126
    entries = entry("Root Entry", 5, 1) + entry("EncryptedPackage", 2) + entry("", 0) * 2
    return header + table + entries


def test_a_workbook_with_a_password_is_said_to_have_one(tmp_path):
    path = tmp_path / "locked.xlsx"
    path.write_bytes(encrypted_package())
    with pytest.raises(Refused, match="有密码"):
        read_workbook(path)
