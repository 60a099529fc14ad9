"""F4 会议签到表: names as of the day, everything else left to be written by hand.

Layout: domain notes C6 F4, design page "Page targets" 4, page 6.
"""

from __future__ import annotations

from fqdesk.domain.catalog.meetings import MEETING_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import say_day
from fqdesk.domain.records import Record
from fqdesk.domain.roster import roster_on
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Column
from fqdesk.evidence.printing.forms.minutes import STATION_TITLES
from fqdesk.evidence.printing.people import branch_name, duties, in_rank, standing, station_name
from fqdesk.evidence.printing.pieces import Slot, note, page_title, write_lines
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.wording import hours, spread

SPARE = 5
"""Empty rows for guests."""
NAME, POST = Style("song", 10.5), Style("song", 9.5)
LEFT, RIGHT = 88.0, 62.0


def sheet(meeting: Record, facts: Facts) -> Sheet:
    """The sheet to sign at one meeting, which need not have been held yet."""
    party = meeting["type"] not in STATION_TITLES
    unit = branch_name(facts, meeting.day) if party else station_name(facts)
    when = say_day(meeting.day) + "　" + (hours(meeting["start"], meeting["end"]) or "　时　　分")
    people = expected(meeting, facts)
    rows = [
        (
            str(n),
            facts.name(person),
            duties(facts, person, meeting.day),
            "",
            _remark(person, meeting, facts),
        )
        for n, person in enumerate(people, 1)
    ]
    rows += [(str(len(rows) + n), "", "", "", "") for n in range(1, SPARE + 1)]
    columns = (
        Column("序号", 12, "center"),
        Column(spread("姓名"), 28, "center", NAME, name=True),
        Column(spread("职务"), 42, "left", POST, pad=1.6),
        Column("本人签名", 50),
        Column(spread("备注"), 24, "center"),
    )
    counted = (
        Slot("应到", 30, f"{len(people)} 人" if people else "", "" if people else "人"),
        Slot("实到", 30, unit="人"),
        Slot("缺席", 30, unit="人"),
        Slot("核对人", 48),
    )
    blocks: tuple[Block, ...] = (
        page_title("党支部会议签到表" if party else "会议签到表"),
        write_lines((Slot("会议名称", LEFT, _called(meeting)), Slot("组织单位", RIGHT, unit)), 0),
        write_lines(
            (Slot("时　　间", LEFT, when), Slot("地　　点", RIGHT, meeting["place"] or "")), 2
        ),
        Ledger(columns, rows, Heading(head=9), row=10.6, before=6),
        write_lines(counted, before=5),
        note(
            f"姓名按会议当日名册预印；末 {SPARE} 行供列席人员填写。缺席原因写入会议记录，不写在本表。"
            "签后扫描归入本次会议记录。"
        ),
    )
    return Sheet("签到表", blocks, record=meeting.id)


def expected(meeting: Record, facts: Facts) -> list[str]:
    """Who is called: by the rule for the sort of meeting, else whom the record lists, else all."""
    roster = roster_on(facts, meeting.day)
    called = [person.id for person in roster.expected(meeting) or ()]
    if not called:
        absent = [row["person"] for row in meeting["absent"] or ()]
        called = [*(meeting["attendees"] or ()), *absent]
    return in_rank(facts, called or [person.id for person in roster.people], meeting.day)


def _called(meeting: Record) -> str:
    """The topic where it names the meeting, else its sort: the line holds about 20 characters."""
    topic = meeting["topic"]
    return topic if len(topic) <= 18 else MEETING_TYPES[meeting["type"]]


def _remark(person: str, meeting: Record, facts: Facts) -> str:
    record = facts.by_id.get(person)
    found = standing(record, meeting.day) if record else ""
    return found if found == "预备党员" else ""
