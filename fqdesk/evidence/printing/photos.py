"""Photos two to a page: never cropped, each with its title, record, day and file code.

Layout: design page "Page targets" 4 (picture 132×80, caption 16·54·18·44) and 6. A photo is never
asked for by any rule (domain notes B8); what is there is shown, what is missing says 缺图.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import FileRef
from fqdesk.domain.records import Record
from fqdesk.errors import DeskError
from fqdesk.evidence.bundle import Sources
from fqdesk.evidence.layout.blocks import Block, Drawn
from fqdesk.evidence.layout.images import Photo, place_photo, read_photo
from fqdesk.evidence.layout.ink import MM, Ink, middle
from fqdesk.evidence.layout.paragraph import RED, Style
from fqdesk.evidence.printing.pieces import note, page_title
from fqdesk.evidence.printing.sheets import Sheet, file_place

WIDE, TALL = 132.0, 80.0
COLUMNS = (16.0, 54.0, 18.0, 44.0)
ROW, BETWEEN = 6.0, 8.4
LABEL, VALUE, CODE = Style("hei", 8.5), Style("song", 9), Style("hei", 8)
MISSING = Style("song", 9, RED)
REMARK = "照片按 200 dpi 印出，未裁剪、未修饰；原图随电子册保存。照片不是评价的必备材料。"
ALONE = "照片按 200 dpi 印出，未裁剪、未修饰；原图存在所案里。"
"""The same under the photos of one record, which is no volume."""


@dataclass(frozen=True)
class Shot:
    """One photo of a record: `turn` is its place among the record's photos, from 1."""

    record: Record
    ref: FileRef
    turn: int


def is_photo(ref: FileRef) -> bool:
    """Whether an attachment is a picture."""
    return ref.media.startswith("image/")


def sheet(
    shots: Sequence[Shot],
    facts: Facts,
    sources: Sources,
    title: str = "照片",
    remark: str = REMARK,
) -> Sheet:
    """All photos of a part, two to a page."""
    blocks: list[Block] = [page_title(title)]
    blocks += [
        _photo(shot, facts, sources, before=0.0 if n == 0 else BETWEEN)
        for n, shot in enumerate(shots)
    ]
    return Sheet(title, (*blocks, note(remark)))


def _photo(shot: Shot, facts: Facts, sources: Sources, before: float) -> Drawn:
    photo, why = _read(shot.ref, sources)
    rows = _caption(shot, facts)

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        left = x + (width - WIDE) / 2
        if photo:
            place_photo(ink, photo, left, y, WIDE, TALL)
        else:
            _empty(ink, left, y, why)
        _table(ink, left, y + TALL + 3.6, rows)

    tall = TALL + 3.6 + ROW * len(rows)
    return Drawn(tall, draw, before, names=(file_place(shot.ref.sha256),))


def _read(ref: FileRef, sources: Sources) -> tuple[Photo | None, str]:
    try:
        return read_photo(sources.picture(ref)), ""
    except DeskError as fault:
        return None, fault.title
    except OSError:
        return None, "照片文件不在所案里。"


def _empty(ink: Ink, x: float, y: float, why: str) -> None:
    """The frame of a photo that cannot be shown, with the reason."""
    ink.box(x, y, WIDE, TALL, 0.4)
    ink.text(x + WIDE / 2, middle(y, TALL - 8, 14), "缺图", Style("hei", 14, RED), "center")
    for line in ink.shaper.cell(why, MISSING, (WIDE - 20) * MM, most=1):
        ink.line(x + WIDE / 2, middle(y + 8, TALL, MISSING.size), line, "center")


def _caption(shot: Shot, facts: Facts) -> list[tuple[tuple[str, str], ...]]:
    record, ref = shot.record, shot.ref
    kind = KINDS[record.kind]
    title = ref.caption or kind.name(record.values, facts.name)
    number = record.number or kind.label
    sums = ref.sha256[:12].upper()
    code = " ".join(sums[n : n + 4] for n in range(0, len(sums), 4))
    return [
        (("题名", title),),
        (
            ("照片号", f"{number} 之 {shot.turn}"),
            ("所属记录", f"{kind.label} {number}" if record.number else number),
        ),
        (("日期", record.day.isoformat()), ("校验值", code)),
    ]


def _table(ink: Ink, x: float, y: float, rows: Sequence[tuple[tuple[str, str], ...]]) -> None:
    for n, row in enumerate(rows):
        top = y + n * ROW
        ink.rule(x, top, x + WIDE, top, 0.7)
        for k, (label, value) in enumerate(row):
            at = x + (0.0 if k == 0 else COLUMNS[0] + COLUMNS[1])
            after = at + COLUMNS[2 * k]
            ink.text(at + 1.2, middle(top, ROW, LABEL.size), label, LABEL)
            style = CODE if label == "校验值" else VALUE
            room = (x + WIDE - after) if len(row) == 1 else COLUMNS[2 * k + 1]
            for line in ink.shaper.cell(value, style, (room - 1.6) * MM, most=1):
                ink.line(after + 1.0, middle(top, ROW, style.size), line)
    ink.rule(x, y + len(rows) * ROW, x + WIDE, y + len(rows) * ROW, 0.7)
