"""What the volume cannot show, why, and where to look: unconfirmed claims and those left to others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fqdesk.domain.periods import say_day
from fqdesk.evidence.bundle import Bundle, item_place
from fqdesk.evidence.judge import CheckResult
from fqdesk.evidence.layout.blocks import Block, Text
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Cell, Column, Row, group, nothing
from fqdesk.evidence.outcomes import Outcome
from fqdesk.evidence.printing.pieces import Slot, page_title, section_head, write_lines
from fqdesk.evidence.printing.press import Press
from fqdesk.evidence.printing.wording import iso

NAME = "本册未能佐证的内容"
_SMALL = Style("song", 8.5)

WHERE = {
    "ratio_figure": "出具该数据的业务系统、文件或调查单位",
    "count_figure": "出具该数据的业务系统、文件或聘书",
    "trend": "上级公安机关通报",
    "declared": "负责审核的部门",
    "narrative": "现场查看、座谈核实",
    "materials": "纸质原件、档案室",
}
"""By rule: where a claim can be looked into that these records leave open."""

REMARKS = (
    "本册各率的分子、分母来自本所记录；上级系统、问卷调查得出的数以来源文件为准，本册只引用总数。",
    "照片不作为落实与否的依据；没有附照片的活动不因此判为缺项。",
    "校验值只证明材料自印册之后未被改动，不证明登记内容属实，请与原件核对。",
)


def not_evidenced(press: Press) -> list[Leaf]:
    """The pages that say it."""
    bundle = press.bundle
    columns = (
        Column("评价项", 16, style=Style("hei", 8.5)),
        Column("标准要求", 36, style=_SMALL),
        Column("为什么没有", 62, style=_SMALL, most=40),
        Column("何处可查", 25, style=_SMALL),
        Column("承办与时限", 17, "center", Style("song", 8)),
    )
    blocks: list[Block] = [
        page_title(
            NAME, ("", "下列内容属于评价标准，本册没有材料或材料不足，请按所列途径核实。", "")
        ),
        Ledger(columns, _rows(bundle), Heading(head=7), row=7.4),
        section_head("三、需要说明的几点", before=4),
        *(
            Text.of(f"{n}.{said}", Style("song", 9), pitch=14.6, indent=2)
            for n, said in enumerate(_remarks(bundle), 1)
        ),
        write_lines(
            (
                Slot("编制人", 47, bundle.order.prepared_by),
                Slot("审核人", 47, bundle.order.checked_by),
                Slot("日期", 48, say_day(bundle.on)),
            ),
            before=6,
        ),
    ]
    return press.lay(blocks, NAME)


def _rows(bundle: Bundle) -> list[Row]:
    waiting, outside = list(_waiting(bundle)), list(_outside(bundle))
    none = nothing()
    rows = [group(f"一、材料不足或待确认（{len(waiting)} 条）"), *(waiting or [none])]
    return [
        *rows,
        group(f"二、依规定不收录，由其他途径佐证（{len(outside)} 条）"),
        *(outside or [none]),
    ]


def _waiting(bundle: Bundle) -> Iterator[Row]:
    for part in bundle.everything:
        result = part.result
        checks = [check for check in result.checks if check.outcome is Outcome.UNCONFIRMED]
        if not checks:
            continue
        named = len(result.checks) > 1
        said = [
            f"{check.check.title}：{check.finding.reason}"
            if named and not check.finding.reason.startswith(check.check.title)
            else check.finding.reason
            for check in checks
        ]
        where = dict.fromkeys(WHERE.get(check.check.rule, "本所纸质台账") for check in checks)
        yield Row(
            (
                Cell(result.item.id, link=item_place(result.item.id)),
                result.item.title,
                "\n".join(said),
                "；".join(where),
                _until(checks),
            )
        )


def _until(checks: Sequence[CheckResult]) -> str:
    """The first day by which something can be closed; else room to write who and when."""
    days = [gap.day for check in checks for gap in check.finding.gaps if gap.day]
    return iso(min(days)) if days else ""


def _outside(bundle: Bundle) -> Iterator[Row]:
    for part in bundle.everything:
        item = part.result.item
        if part.result.outcome is Outcome.OUT_OF_SCOPE:
            reason = part.result.checks[0].finding.reason if part.result.checks else ""
            why, where = _where(item.scope_reason or reason)
            yield Row((item.id, item.title, why, where, "—"))


def _where(reason: str) -> tuple[str, str]:
    """The reason, and the 请查… at its end."""
    found = re.search(r"请(?:查|向)(.+?)。?$", reason)
    return (reason[: found.start()], found[1]) if found else (reason, "主管业务部门")


def _remarks(bundle: Bundle) -> list[str]:
    said = [*REMARKS, *bundle.standard.notes]
    if not bundle.whole:
        here = {part.result.item.id for part in bundle.everything}
        left = [item.id for item in bundle.standard.everything if item.id not in here]
        said.append(f"本册为选册，未收入的评价项：{'、'.join(left)}。")
    return said
