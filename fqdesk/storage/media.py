"""What kind of file an attachment is, told by its content, and whether it is sound."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePath

from fqdesk.errors import Refused

JPEG, PNG, HEIC, PDF = "image/jpeg", "image/png", "image/heic", "application/pdf"
OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = OFFICE + "wordprocessingml.document"
XLSX = OFFICE + "spreadsheetml.sheet"
PICTURES = (JPEG, PNG, HEIC)


@dataclass(frozen=True)
class Media:
    """How a media type is called and which endings its files have, the usual one first."""

    said: str
    endings: tuple[str, ...]


KNOWN = {
    JPEG: Media("JPEG 照片", (".jpg", ".jpeg", ".jfif")),
    PNG: Media("PNG 图片", (".png",)),
    HEIC: Media("HEIC 照片", (".heic", ".heif")),
    PDF: Media("PDF 文件", (".pdf",)),
    DOCX: Media("Word 文档", (".docx",)),
    XLSX: Media("Excel 表格", (".xlsx",)),
}
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
MOST_UNPACKED = 1_000_000_000
"""Bytes: an office document that unpacks to more is not one."""

PDF_TAIL = 2048
PDF_OBJECT = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
PDF_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])[ \r\n]{1,2}")


def media_of(data: bytes, name: str) -> str:
    """The media type. Raises Refused for an unknown one, or one that its name denies."""
    if not data:
        raise Refused(f"“{name}”是空文件。", "重新扫描或复制一次。")
    media = _sniffed(data)
    if media is None:
        known = "、".join(known.said for known in KNOWN.values())
        raise Refused(f"“{name}”不是能存的文件，或者已经损坏。", f"可以存：{known}。")
    ending = PurePath(name).suffix.lower()
    if ending not in KNOWN[media].endings:
        raise Refused(
            f"“{name}”其实是{KNOWN[media].said}，和它的名称不符。",
            f"确认是这个文件，把名称改成以 {KNOWN[media].endings[0]} 结尾再添加。",
        )
    return media


def check_document(data: bytes, media: str, name: str) -> None:
    """Raises Refused for a document that is damaged or locked by a password."""
    if media == PDF:
        _check_pdf(data, name)
    else:
        _check_office(data, name)


def _sniffed(data: bytes) -> str | None:
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        return HEIC
    if b"%PDF-" in data[:1024]:
        return PDF
    return _office(data) if data.startswith(b"PK") else None


def _office(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return None
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else None


def _check_office(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
            sound = size <= MOST_UNPACKED and packed.testzip() is None
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError):
        sound = False
    if not sound:
        raise Refused(f"“{name}”损坏了，打不开。", "用原来的软件打开，另存一份再添加。")


def _check_pdf(data: bytes, name: str) -> None:
    """Follow the way a reader takes into a PDF (ISO 32000-1, 7.5.5): tail, table, trailer.

    Pages are read only when the file is printed; what fails there is said on its page.
    """
    damaged = Refused(f"“{name}”损坏了，打不开。", "重新扫描，或者用阅读器打开后另存一份再添加。")
    # Offsets count from the header, which some scanners put behind a few bytes of their own.
    data = data[data.index(b"%PDF-") :]
    tail = data[-PDF_TAIL:]
    places = re.findall(rb"startxref\s+(\d+)", tail)
    if b"%%EOF" not in tail or not places or int(places[-1]) >= len(data):
        raise damaged
    table = data[int(places[-1]) :]
    if table.lstrip().startswith(b"xref"):
        trailer = _trailer(data, table, damaged)
    elif PDF_OBJECT.match(table):
        trailer = table.split(b"stream", 1)[0]
    else:
        raise damaged
    if b"/Root" not in trailer:
        raise damaged
    if b"/Encrypt" in trailer:
        raise Refused(
            f"“{name}”设了密码或权限限制，存进来以后印不出。", "用阅读器另存一份没有密码的再添加。"
        )


def _trailer(data: bytes, table: bytes, damaged: Refused) -> bytes:
    """The trailer behind a classic table, once every object lies where the table says."""
    entries, found, rest = table.partition(b"trailer")
    if not found:
        raise damaged
    for offset, _, used in PDF_ENTRY.findall(entries):
        if used == b"n" and not PDF_OBJECT.match(data, int(offset)):
            raise damaged
    return rest.split(b"startxref", 1)[0]
