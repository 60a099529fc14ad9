"""Attached PDFs laid into the volume page by page, and a page that names what could not be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import FileRef
from fqdesk.domain.records import Record
from fqdesk.errors import DeskError
from fqdesk.evidence.bundle import Sources
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.ink import Ink
from fqdesk.evidence.layout.merge import count_pages
from fqdesk.evidence.layout.pages import Frame
from fqdesk.evidence.layout.paragraph import Run, Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Cell, Column, Row
from fqdesk.evidence.printing.pieces import note
from fqdesk.evidence.printing.sheets import Sheet, file_place

PDF = "application/pdf"
FORMS = {
    "application/msword": "Word 文档",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word 文档",
    "application/vnd.ms-excel": "Excel 表格",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel 表格",
    PDF: "PDF",
}
NAMED = 18
"""Characters of a title that the running head has room for."""
_CODE = Style("hei", 7)


@dataclass(frozen=True)
class Paper:
    """An attachment of a record that is not a photo."""

    record: Record
    ref: FileRef


def sheets(papers: Sequence[Paper], facts: Facts, sources: Sources) -> list[Sheet]:
    """A sheet for every PDF that can be laid in, and one page for all that cannot."""
    found: list[Sheet] = []
    refused: list[tuple[Paper, str]] = []
    for paper in papers:
        try:
            path, pages = _open(paper.ref, sources)
        except DeskError as fault:
            refused.append((paper, "".join(fault.sentences())))
        else:
            found.append(_scan(paper, path, pages))
    return [*found, unprintable(refused, facts)] if refused else found


def _open(ref: FileRef, sources: Sources) -> tuple[Path, int]:
    """The file and its number of pages. Raises DeskError saying why it cannot be printed."""
    if ref.media != PDF:
        form = FORMS.get(ref.media, "这种格式")
        raise DeskError(f"{form}不能由本程序印成纸面。", "请另存为 PDF 再附上，或附纸质件。")
    try:
        path = sources.file(ref)
        return path, count_pages(path)
    except OSError as fault:
        raise DeskError("附件文件不在所案里，无法印入。") from fault


def _nothing(ink: Ink, frame: Frame) -> None:
    """A foreign page carries nothing of ours but head, number and code."""


def _scan(paper: Paper, path: Path, pages: int) -> Sheet:
    said = title(paper.ref)
    said = said if len(said) <= NAMED else f"{said[:NAMED]}…"
    name = f"附件　{paper.record.number}　{said}".replace("　　", "　")
    places = (file_place(paper.ref.sha256),)
    leaves = tuple(
        Leaf(_nothing, places=places if n == 0 else (), attached=(path, n)) for n in range(pages)
    )
    return Sheet(name, leaves=leaves)


def title(ref: FileRef) -> str:
    """What an attachment is called on paper."""
    return ref.caption or ref.name


def unprintable(refused: Sequence[tuple[Paper, str]], facts: Facts) -> Sheet:
    """The page that says openly which attachments are not here, why, and what identifies them."""
    columns = (
        Column("序号", 9, "center"),
        Column("附件", 44, most=6),
        Column("所属记录", 34, most=6),
        Column("大小", 17, "right"),
        Column("未能印入的原因", 52, most=8),
    )
    rows = [
        Row(
            (
                str(n),
                _named(paper.ref),
                _owner(paper.record, facts),
                size(paper.ref.size),
                why,
            ),
            places=(file_place(paper.ref.sha256),),
        )
        for n, (paper, why) in enumerate(refused, 1)
    ]
    table = Ledger(
        columns, rows, Heading("未能印入的附件", ("", "", f"共 {len(rows)} 件")), row=10.8
    )
    remark = note(
        "上列附件保存在所案里，未印在本册；校验值（SHA-256 前 16 位）可与电子文件核对。"
        "检查时请调阅电子文件或纸质原件。"
    )
    return Sheet("未能印入的附件", (table, remark))


def _named(ref: FileRef) -> Cell:
    code = ref.sha256[:16].upper()
    groups = " ".join(code[n : n + 4] for n in range(0, len(code), 4))
    return Cell(runs=(Run(title(ref) + "\n", Style("song", 9)), Run(groups, _CODE)))


def _owner(record: Record, facts: Facts) -> str:
    name = KINDS[record.kind].name(record.values, facts.name)
    return f"{record.number} {name}".strip()


def size(count: int) -> str:
    """A size in bytes as people say it."""
    if count < 1024 * 1024:
        return f"{max(1, round(count / 1024))} KB"
    return f"{count / 1024 / 1024:.1f} MB"
