"""备考表: what the volume holds and lacks, who put it together, and room for what changes later."""

from __future__ import annotations

from collections.abc import Callable

from fqdesk.domain.periods import say_day
from fqdesk.evidence.layout.blocks import Block, Gap, Text
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.form import Box, Boxes, Form
from fqdesk.evidence.layout.ink import Ink, middle
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Column
from fqdesk.evidence.printing.condition import Condition
from fqdesk.evidence.printing.pieces import Slot, page_title, section_head, write_lines
from fqdesk.evidence.printing.press import LAST_PAGE, Press

NAME = "备考表"
_LABEL, _VALUE = Style("hei", 10.5), Style("song", 11)


def remarks(press: Press, condition: Condition) -> list[Leaf]:
    """The last page."""
    order, bundle = press.bundle.order, press.bundle
    day = say_day(bundle.on)
    blocks: list[Block] = [
        page_title("备　考　表", style=Style("songbd", 22)),
        _form(press, condition),
        write_lines(
            (Slot("整 理 人", 72, order.prepared_by), Slot("检 查 人", 72, order.checked_by)),
            before=5,
            gap=12,
        ),
        write_lines(
            (Slot("整理日期", 72, day), Slot("检查日期", 72, "　　　年　　月　　日")), 3, 12
        ),
        section_head("印制后变动登记", before=7),
        Ledger(
            (
                Column("日　期", 28),
                Column("页码", 20),
                Column("变动情况", 68),
                Column("经手人签名", 40),
            ),
            [("", "", "", "")] * 4,
            Heading(head=7),
            row=8.8,
        ),
        Gap(0.0, names=(LAST_PAGE,)),
    ]
    return press.lay(blocks, NAME)


def _form(press: Press, condition: Condition) -> Form:
    said = tuple(
        Text.of(f"{n}.{sentence}", _VALUE, pitch=19.5, indent=2)
        for n, sentence in enumerate(condition.sentences(whole=press.bundle.whole), 1)
    )
    return Form(
        (
            Boxes((_label("数　　量"), Box(130, drawing=_amount(press))), 13),
            Boxes((_label("本册情况\n说　　明"), Box(130, content=said)), 64),
            _row("缺　　损", 10.5, condition.damage),
            _row("修　　改", 10.5, _changed(press)),
            _row("补　　充", 10.5, _late(press)),
            _row("移出销毁", 10.5, "无"),
        )
    )


def _label(text: str) -> Box:
    return Box(26, text, label=True, style=_LABEL)


def _row(label: str, tall: float, text: str) -> Boxes:
    return Boxes((_label(label), Box(130, text, style=_VALUE)), tall)


def _amount(press: Press) -> Callable[[Ink, float, float, float, float], None]:
    """How much there is; the number of pages is known when this is drawn, not before."""
    bundle = press.bundle
    rest = f"记录 {len(bundle.first)} 条，附件 {len(bundle.files)} 份，附电子版 1 份。"

    def draw(ink: Ink, x: float, y: float, _: float, height: float) -> None:
        said = f"{ink.page_of(LAST_PAGE)} 页（含封面），{rest}"
        ink.text(x + 1.8, middle(y, height, _VALUE.size), said, _VALUE)

    return draw


def _changed(press: Press) -> str:
    bundle = press.bundle
    changed = [
        record
        for record in map(bundle.record, bundle.first)
        if record.entered_at and record.changed_at and record.changed_at > record.entered_at
    ]
    if not changed:
        return "无"
    return f"登记之后改过或续填过 {len(changed)} 条，历次版本都留在系统里，可逐条查看。"


def _late(press: Press) -> str:
    bundle = press.bundle
    late = [r for r in map(bundle.record, bundle.first) if bundle.facts.late(r)]
    return f"补录 {len(late)} 条，逐条见“例外与补录说明”。" if late else "无"
