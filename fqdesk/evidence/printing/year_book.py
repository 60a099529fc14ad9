"""F2 年度三会一课记录本: cover, members, the year by months, list, records by day, statistics, hand-over.

Layout: domain notes C6 F2 (uniform notebook, kept by the 组织委员, bound at year end; on a change of
keeper the old one, the new one and the secretary sign). Sign-in sheets are signed at the meeting and
kept with its papers; printing empty ones into a finished year would invite signing afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fqdesk.domain.cadence.duty import DONE as FULFILLED, DUE, OVERDUE
from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Span, say_day, year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.roster import Roster, roster_on
from fqdesk.domain.sheets import branch_marks as signs
from fqdesk.domain.sheets.branch_year import Line, branch_year
from fqdesk.domain.sheets.turnout import BRANCH
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.ink import Ink
from fqdesk.evidence.layout.pages import Frame
from fqdesk.evidence.layout.paragraph import RED, Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Column, Row as TableRow, nothing
from fqdesk.evidence.outcomes import DONE, LATE, MISSING, NONE, OPEN, Cell, Outcome, Row
from fqdesk.evidence.printing import charts
from fqdesk.evidence.printing.cover import spread
from fqdesk.evidence.printing.forms import minutes
from fqdesk.evidence.printing.ledgers.kinds import has_sheet, register
from fqdesk.evidence.printing.matrix import Series, matrix
from fqdesk.evidence.printing.people import branch_name, duties, in_rank, standing, unit_name
from fqdesk.evidence.printing.pieces import Slot, note, page_title, section_head, write_lines
from fqdesk.evidence.printing.sheets import Part, Sheet

TITLE = "三会一课记录本"
_OTHERS = frozenset({"political_education", "joint_activity", "analysis_meeting"})
"""Series of the station and not of the branch."""
_MARKS = {
    signs.HELD: DONE,
    signs.LATE: LATE,
    signs.MISSED: MISSING,
    signs.PARTLY: MISSING,
    signs.OPEN: OPEN,
    signs.PLANNED: OPEN,
    signs.DRAFT: OPEN,
    signs.EXPLAINED: OPEN,
    signs.NA: NONE,
}
_LABEL, _VALUE, _SMALL = Style("hei", 13), Style("song", 13), Style("song", 10.5)


def parts(facts: Facts, calendar: Calendar, number: int) -> Iterator[Part]:
    """The book of a year in its order."""
    span = calendar_year(number)
    held = [m for m in facts.within("meeting", span) if m["type"] in BRANCH]
    lines = [line for line in branch_year(facts, calendar, number) if line.series not in _OTHERS]
    yield Part("封面", [_cover(facts, number)])
    yield Part("党员名册", [_members(facts, span)])
    yield Part("全年一览", [_glance(lines, number)])
    yield Part("会议目录", [_list(held, facts, span)])
    sheets = [minutes.sheet(meeting, facts) for meeting in held if has_sheet(meeting)]
    if sheets:
        yield Part(f"会议记录（{len(sheets)} 份）", sheets)
    yield Part("全年统计", [_statistics(lines, held, facts, number)])


def _cover(facts: Facts, number: int) -> Sheet:
    branch = branch_name(facts, calendar_year(number).last)

    def draw(ink: Ink, frame: Frame) -> None:
        width = frame.width
        ink.text(width, 3, "第　　本，共　　本", _SMALL, "right")
        ink.text(width / 2, 56, f"{number} 年度", Style("songbd", 24), "center")
        spread(ink, (width - 122) / 2, 122, 82, TITLE, Style("songbd", 38))
        ink.rule(20, 92, width - 20, 92, 1.6, RED)
        ink.text(width / 2, 112, branch, Style("kai", 18), "center")
        for n, label in enumerate(("支部书记", "组织委员", "记录保管人")):
            y = 146 + 14 * n
            spread(ink, 38, 28, y, label, _LABEL)
            ink.rule(72, y + 1.8, 122, y + 1.8, 0.5)
        ink.text(width / 2, 214, unit_name(facts), Style("song", 15), "center")
        ink.text(width / 2, 224, f"记录截至{say_day(facts.on)}", _VALUE, "center")

    # Like 公文 it carries no running head.
    return Sheet("封面", kind="official", leaves=(Leaf(draw, kind="cover", numbered=False),))


def _members(facts: Facts, span: Span) -> Sheet:
    """Who belonged to the branch, those who left within the year included."""
    last = min(span.last, facts.on)
    first = roster_on(facts, span.first)
    now = roster_on(facts, last)
    known = {person.id: person for roster in (now, first) for person in roster.members}
    here = {person.id for person in now.members}
    rows: list[TableRow | tuple[str, ...]] = [
        (
            str(n),
            facts.name(key),
            duties(facts, key, last if key in here else span.first),
            standing(known[key], last) if key in here else "—",
            known[key]["party_group"] or "—",
            _moved(known[key], span, here=key in here),
        )
        for n, key in enumerate(in_rank(facts, known, last), 1)
    ]
    columns = (
        Column("序号", 12, "center"),
        Column("姓　名", 26, "center", _SMALL, name=True),
        Column("职　务", 48, "left", pad=1.6),
        Column("党员身份", 24, "center"),
        Column("党小组", 20, "center"),
        Column("备　注", 26, "left"),
    )
    under = (branch_name(facts, last), f"截至{say_day(last)}", f"党员 {len(now.members)} 人")
    table = Ledger(columns, rows or [nothing()], Heading("党员名册", under, 9), row=9.4)
    return Sheet("党员名册", (table, note(_term(now))))


def _moved(person: Record, span: Span, *, here: bool) -> str:
    if not here:
        gone = person["party_until"] or person["until"]
        return f"{gone.month}月{gone.day}日转出" if gone else "已转出"
    full = person["full_from"]
    if full and full in span and person["probationary_from"]:
        return f"{full.month}月{full.day}日转正"
    return f"{person.day.month}月{person.day.day}日来所" if person.day in span else ""


def _term(roster: Roster) -> str:
    branch = roster.branch
    if branch is None:
        return "还没有录入支部的届次。"
    seats = f"支委 {len(roster.committee_members)} 人" if roster.has_committee else "不设支部委员会"
    return (
        f"本届支部 {say_day(branch.day)}选举产生，任期 {branch['term_years'] or '—'} 年；{seats}。"
    )


def _glance(lines: Sequence[Line], number: int) -> Sheet:
    months = [f"{month}月" for month in range(1, 13)]
    blocks: list[Block] = [page_title(f"{number} 年组织生活一览")]
    blocks += matrix([_series(line) for line in lines], months, "应开展的与已开展的")
    blocks.append(note("“应”只算已经到期的；还没有到期的月份写明期限，不算缺。"))
    return Sheet("全年一览", tuple(blocks))


def _series(line: Line) -> Series:
    cells = [Cell() for _ in range(12)]
    for cell in line.cells:
        for mark in cell.marks:
            sign = OPEN if mark.state == signs.PARTLY and _running(line) else _MARKS[mark.state]
            cells[mark.month - 1] = Cell(sign, _short(mark), cell.records)
    done, due = _counted(line)
    row = Row(line.label, tuple(cells), line.norm.partition("·")[0], due, done, said=line.said)
    return Series(row, _outcome(line, done, due))


def _outcome(line: Line, done: int, due: int | None) -> Outcome | None:
    """How a series stands; None while nothing is due yet."""
    if line.said:
        return Outcome.NOT_APPLICABLE
    if due is None:
        return Outcome.UNCONFIRMED
    if not due or _running(line):
        return None
    return Outcome.MET if done >= due else Outcome.PARTLY if done else Outcome.NOT_MET


def _running(line: Line) -> bool:
    """Whether it is a yearly duty of each member whose year is not over and that some still owe."""
    duty = line.cells[0].duty if len(line.cells) == 1 else None
    return duty is not None and duty.person is not None and duty.state == DUE


def _short(mark: signs.Mark) -> str:
    return mark.text.rstrip("日补")


def _counted(line: Line) -> tuple[int, int | None]:
    """Done and due so far; a period that is not over and not done is no gap."""
    if line.due is None:
        return line.done, None
    if _running(line):
        return line.done, line.done
    if line.cells[0].duty and line.cells[0].duty.person:
        return line.done, line.due
    owed = [cell.duty for cell in line.cells if cell.duty]
    done = sum(duty.times for duty in owed)
    return done, sum(duty.needed for duty in owed if duty.state in {FULFILLED, OVERDUE})


def _list(held: Sequence[Record], facts: Facts, span: Span) -> Sheet:
    found = register("meeting", held, facts, span)
    table, paper = found.table(facts)
    return Sheet("会议目录", (table,), paper)


def _statistics(lines: Sequence[Line], held: Sequence[Record], facts: Facts, number: int) -> Sheet:
    columns = (
        Column("制　度", 44, "left", pad=1.6),
        Column("频　次", 34, "center"),
        Column("应（次）", 18, "center"),
        Column("实（次）", 18, "center"),
        Column("缺（次）", 18, "center"),
        Column("其中补录", 24, "center"),
    )
    rows = [_row(line, facts) for line in lines]
    under = (branch_name(facts, calendar_year(number).last), f"{number} 年", f"会议 {len(held)} 次")
    blocks: list[Block] = [
        Ledger(columns, rows or [nothing()], Heading("全年统计", under, 9), row=8.4),
        *charts.attendance(held, calendar_year(number)),
        section_head("记录本移交", "更换保管人时，移交人、接收人和支部书记三方签字", before=8),
        *(_handover() for _ in range(2)),
    ]
    return Sheet("全年统计", tuple(blocks))


def _row(line: Line, facts: Facts) -> tuple[str, ...]:
    done, due = _counted(line)
    norm = line.norm.partition("·")[0]
    if line.said:
        return (line.label, norm, "—", "—", "—", "不适用")
    keys = {key for cell in line.cells for key in cell.records}
    late = sum(facts.by_id[key].late_days() > facts.late_limit for key in keys)
    asked, missing = ("—", "—") if due is None else (str(due), str(max(due - done, 0)))
    return (line.label, norm, asked, str(done), missing, f"{late} 条" if late else "—")


def _handover() -> Block:
    slots = [Slot("移交人", 36), Slot("接收人", 36), Slot("书　记", 36), Slot("日期", 30)]
    return write_lines(slots, before=6)
