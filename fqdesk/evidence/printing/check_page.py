"""What was printed and how to check it: sums by kind, the chain's head, every single hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.periods import say_day
from fqdesk.domain.records import Record
from fqdesk.evidence.bundle import Bundle, item_place, record_place
from fqdesk.evidence.layout import qr
from fqdesk.evidence.layout.blocks import Block, Drawn, NewPage
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.ink import MM, Ink, middle
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Cell, Column
from fqdesk.evidence.manifest import said_code
from fqdesk.evidence.printing.counting import in_order
from fqdesk.evidence.printing.hashes import HashList, HashRow, spaced
from fqdesk.evidence.printing.pieces import Slot, note, page_title, section_head, write_lines
from fqdesk.evidence.printing.press import Press

NAME = "材料清单与校验值"
QR_SIDE = 26.0
_SHORT = Style("hei", 9)


def check_pages(press: Press) -> list[Leaf]:
    """The page that sums up, then the list of every hash."""
    bundle = press.bundle
    code = said_code(press.manifest.code)
    under = (f"册号　{code}", "SHA-256，十六进制", f"基准日　{say_day(bundle.on)}")
    blocks: list[Block] = [
        page_title(NAME, under),
        _sums(press),
        section_head("记录链", "本册全部材料取自同一条记录链", before=5),
        Drawn(36.0, lambda ink, x, y, width: _chain(press, ink, x, y, width)),
        note(
            "核对方法：一、在本软件中打开电子版，选“核对证据册”，即逐条说明哪些记录在印册之后改过、删过。"
            "二、清单全文作为附件存在电子版里，文件名 fqdesk-manifest.json；册号是清单全文 SHA-256 的前 "
            "40 位，用 base32 写出。三、链尾与另存的任何一份备份、上报回执中同号的校验值相同，"
            "即可知此前的记录没有被整体改写。校验值只证明印册之后没有改动，不证明登记属实；"
            "内容请与原件核对。",
            before=3,
        ),
        write_lines((Slot("印制人", 48), Slot("核对人", 48), Slot("日　期", 48)), before=8),
        NewPage(),
        section_head("逐条校验值", f"清单全文 {press.manifest.sha256[:16]}……"),
        HashList(tuple(_rows(press))),
    ]
    return press.lay(blocks, NAME)


@dataclass(frozen=True)
class _Sum:
    label: str
    numbers: str
    count: str
    short: str


def _sums(press: Press) -> Ledger:
    columns = (
        Column("序号", 10, "center"),
        Column("材料", 40),
        Column("记录号", 50),
        Column("数量", 18, "right"),
        Column("汇总短码", 38, "center", _SHORT),
    )
    rows = [
        (str(n), part.label, part.numbers, part.count, Cell(part.short, style=_SHORT))
        for n, part in enumerate(_kinds(press), 1)
    ]
    return Ledger(columns, rows, Heading(head=6.4), row=5.6)


def _kinds(press: Press) -> Iterator[_Sum]:
    bundle, hashes = press.bundle, _hashes(press)
    for key, kind in KINDS.items():
        records = [bundle.record(known) for known in bundle.records]
        mine = sorted((r for r in records if r.kind == key), key=lambda r: (r.day, r.number, r.id))
        if mine:
            digest = _digest([hashes[record.id] for record in mine])
            yield _Sum(kind.label, _range(mine), f"{len(mine)} 条", digest)
    if bundle.files:
        names = f"照片、扫描件等 {len(bundle.files)} 个文件"
        yield _Sum(
            "附件", names, f"{len(bundle.files)} 份", _digest([f.sha256 for f in bundle.files])
        )


def _digest(hashes: list[str]) -> str:
    """The first 48 bits of the SHA-256 over hashes in their order, one to a line."""
    text = hashlib.sha256("\n".join(hashes).encode()).hexdigest()[:12].upper()
    return " ".join(text[n : n + 4] for n in range(0, 12, 4))


def _range(records: list[Record]) -> str:
    numbers = in_order(record.number for record in records)
    if not numbers:
        return "—"
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]} 至 {numbers[-1]}"


def _hashes(press: Press) -> dict[str, str]:
    return {entry["id"]: entry["hash"] for entry in press.manifest.body["records"]}


def _chain(press: Press, ink: Ink, x: float, y: float, width: float) -> None:
    head, label, text = press.bundle.head, Style("hei", 9), Style("song", 9)
    ink.box(x, y, width, 36, 1.0)
    short = " ".join(head.hash[n : n + 4].upper() for n in range(0, 16, 4))
    lines = (("链　尾", f"第 {head.seq} 号"), ("链尾短码", short), ("链尾全码", ""))
    for n, (name, value) in enumerate(lines):
        baseline = middle(y + 4 + n * 8, 7, 9)
        ink.text(x + 5, baseline, name, label)
        ink.text(x + 26, baseline, value, Style("hei", 11) if n == 1 else text)
    for n in range(0, len(head.hash), 32):
        part = head.hash[n : n + 32]
        ink.piece(x + 26, middle(y + 20 + n / 32 * 4, 7, 6.6), spaced(ink.shaper, part))
    content = f"FQ1H/{press.manifest.code}/{head.seq}/{head.hash.upper()}"
    module = QR_SIDE * MM / (qr.side(content) * MM / qr.MODULE)
    qr.draw(ink, x + width - QR_SIDE - 6, y + 3, content, module)
    ink.text(x + width - 6 - QR_SIDE / 2, y + 33.6, "链尾全码", Style("song", 7.5), "center")


def _rows(press: Press) -> Iterator[HashRow]:
    bundle, hashes = press.bundle, _hashes(press)
    names = {entry["id"]: entry["number"] for entry in press.manifest.body["records"]}
    groups = [
        (f"{part.result.item.id}　{part.result.item.title}", part.own)
        for part in bundle.everything
        if part.own
    ]
    shown = {known for _, own in groups for known in own}
    rest = tuple(known for known in bundle.records if known not in shown)
    for title, own in [*groups, ("所引用的人员、处所、自评、设置等", rest)]:
        if own:
            yield HashRow(f"{title}（{len(own)} 条）")
        for known in own:
            place = _place(bundle, known)
            yield HashRow(names[known], hashes[known], place)
    if bundle.files:
        yield HashRow(f"附件（{len(bundle.files)} 份）")
    for ref in bundle.files:
        yield HashRow(ref.name, ref.sha256, f"file-{ref.sha256}", file=True)


def _place(bundle: Bundle, record_id: str) -> str:
    """Where a record is printed; a judgement stands on the page of its item."""
    item = bundle.first.get(record_id)
    if item is None:
        return ""
    judged = bundle.record(record_id).kind == "judgement"
    return item_place(item) if judged else record_place(record_id)
