"""The branch's year and its talks as matrices of signs."""

from __future__ import annotations

from datetime import date

from fqdesk.domain.sheets.branch_year import Line
from fqdesk.domain.sheets.talk_pairs import Member, Pair, TalkPairs
from ui.widgets.matrix_sheet import Band, Box, Sheet, Sign

MONTHS = tuple(f"{month} 月" for month in range(1, 13))


def year_sheet(lines: tuple[Line, ...], year: int, today: date) -> Sheet:
    """Series by months; what does not apply is one hatched box with its reason."""
    here = today.month - 1 if year == today.year else None
    return Sheet("项目", MONTHS, "已 / 应", tuple(_band(line) for line in lines), here)


def first_gap(lines: tuple[Line, ...]) -> tuple[int, int] | None:
    """Row and box of what is missing first: past its day before open."""
    for wanted in ("overdue", "due"):
        for row, line in enumerate(lines):
            for box, cell in enumerate(line.cells):
                if not line.said and cell.state == wanted:
                    return row, box
    return None


def _band(line: Line) -> Band:
    if line.said:
        box = Box(0, 11, words=f"不适用：{line.said.rstrip('。')}", hatched=True)
        return Band(line.label, line.norm, (box,), line.count)
    boxes = tuple(
        Box(
            cell.first - 1,
            cell.last - 1,
            tuple(Sign(mark.month - 1, mark.state, mark.text) for mark in cell.marks),
            plain="·" if cell.first == cell.last else "",
        )
        for cell in line.cells
    )
    missed = any(mark.state == "overdue" for cell in line.cells for mark in cell.marks)
    return Band(line.label, line.norm, boxes, line.count, "overdue" if missed else "")


def talk_sheet(pairs: TalkPairs) -> Sheet:
    """Members by members; nobody meets himself, and a pair that no rule names is a dot."""
    heads = tuple(member.name for member in pairs.members)
    bands = tuple(_talks(pairs, row, member) for row, member in enumerate(pairs.members))
    committee = sum(member.committee for member in pairs.members)
    thick = (committee - 1,) if 0 < committee < len(heads) else ()
    return Sheet("谁与谁", heads, "今年", bands, None, thick)


def _talks(pairs: TalkPairs, row: int, member: Member) -> Band:
    boxes = []
    for column, other in enumerate(pairs.members):
        if column == row:
            boxes.append(Box(column, column, plain="—"))
            continue
        boxes.append(_pair(column, pairs.pair(member.person, other.person)))
    state, said = ("done", f"{member.talks} 次") if member.done else ("due", "未谈")
    if member.duty is not None and member.duty.state == "overdue":
        state = "overdue"
    return Band(member.name, member.post, tuple(boxes), said, state)


def _pair(column: int, pair: Pair) -> Box:
    if pair.last is not None:
        said = f"{pair.last.month}-{pair.last.day:02d}"
        return Box(column, column, (Sign(column, "done", said),))
    if pair.asked:
        return Box(column, column, (Sign(column, "untold", "未谈"),))
    return Box(column, column, plain="·")
