"""F13 补休轮休台账: what overtime and duty gave, what was rested, what is left for each person.

Layout: domain notes C6 F13 and B3, set upright: twice as many rows stand on a page. How much is owed is local: it is what the duty
records say, never a number of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fqdesk.domain.catalog.care import DUTY_TYPES, REST_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import say_halves
from fqdesk.domain.periods import Span, say_day
from fqdesk.domain.records import Record
from fqdesk.domain.rest import RestBalance, rest_balances
from fqdesk.evidence.layout.paragraph import Run, Style
from fqdesk.evidence.layout.tablemodel import Cell, Column
from fqdesk.evidence.printing.ledgers.columns import Entry, dated
from fqdesk.evidence.printing.ledgers.register import Register
from fqdesk.evidence.printing.people import unit_name
from fqdesk.evidence.printing.pieces import note
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.wording import days, iso, short, window

BODY, TIGHT, SMALL = Style("song", 9), Style("song", 8.5), Style("hei", 7)


def sheet(records: Sequence[Record], facts: Facts, span: Span) -> Sheet:
    """The register of rests in a window, person by person, with each one's balance."""
    balances = {balance.person: balance for balance in rest_balances(facts)}

    def headed(record: Record) -> str:
        person = record["person"]
        return f"{facts.name(person)}　　{_said(balances.get(person))}"

    ordered = sorted(records, key=lambda r: (facts.name(r["person"]), r["person"], r.day))
    register = Register(
        "补休轮休台账",
        ordered,
        _entries(facts),
        under=(unit_name(facts), window(span), f"共 {len(records)} 条"),
        window=str(span),
        group=headed,
    )
    table, paper = register.table(facts)
    remark = note(
        f"各人累计数算到{say_day(facts.on)}。应补休按值班加班记录所写的天数，本所没有写的不算；"
        "轮休、强制休息写明对应哪一次值班加班的，计入已休。"
    )
    return Sheet("补休轮休台账", (table, remark), paper)


def _said(balance: RestBalance | None) -> str:
    """A person's balance in words; nobody who has left has one."""
    if balance is None:
        return "已不在所，不再累计"
    parts = [f"累计应补休 {say_halves(balance.earned)} 天", f"已休 {say_halves(balance.taken)} 天"]
    if balance.lapsed:
        parts.append(f"过期 {say_halves(balance.lapsed)} 天")
    parts.append(f"余 {say_halves(balance.remaining)} 天")
    if balance.unmatched:
        parts.append(f"其中 {len(balance.unmatched)} 条休息超出应补休")
    return "，".join(parts)


def _entries(facts: Facts) -> list[Entry]:
    def from_duty(written: Callable[[Record], str | Cell]) -> Callable[[Record], str | Cell]:
        """Write what the duty says that a rest answers to, a dash where none is named."""

        def found(record: Record) -> str | Cell:
            duty = facts.by_id.get(record["source"] or "")
            return written(duty) if duty else "—"

        return found

    return [
        Entry(Column("类型", 10, "center", TIGHT, pad=0.4), _sort),
        Entry(Column("值班加班\n日期", 19, "center"), from_duty(dated)),
        Entry(Column("事由", 26, style=TIGHT, pad=0.8), from_duty(_reason), 1),
        Entry(Column("时长\n（小时）", 11, "center"), from_duty(_hours)),
        Entry(Column("应补\n（天）", 9, "center", pad=0.4), from_duty(_owed)),
        Entry(Column("计划\n日期", 11.5, "center", TIGHT, pad=0.4), _planned),
        Entry(Column("实休日期", 19, "center"), _rested),
        Entry(Column("实休\n（天）", 9, "center", pad=0.4), lambda r: days(r["days"])),
        Entry(Column("强制休息令\n编号、未休原因", 21, style=TIGHT, pad=0.6), _said_of),
        Entry(Column("本人\n签名", 12), lambda _: ""),
    ]


def _sort(record: Record) -> str:
    label = REST_TYPES[record["type"]]
    return label if len(label) < 4 else f"{label[:2]}\n{label[2:]}"


def _reason(duty: Record) -> str:
    """Sort and reason of a duty; a reason that names the sort, such as 春节假期值班, by itself."""
    sort, reason = DUTY_TYPES[duty["type"]], duty["reason"] or ""
    return reason if sort[-2:] in reason else "\n".join(filter(None, (sort, reason)))


def _owed(duty: Record) -> str:
    return days(duty["owed"])


def _planned(record: Record) -> str:
    planned = record["planned_on"]
    return short(planned, record.day.year) if planned else "—"


def _said_of(record: Record) -> str:
    return "\n".join(filter(None, (record["order_no"], _why_not(record))))


def _hours(duty: Record) -> str:
    return f"{duty['hours']:f}" if duty["hours"] is not None else "—"


def _rested(record: Record) -> Cell:
    said = iso(record.day)
    if record["end"] and record["end"] != record.day:
        said += f"\n至 {iso(record['end'])}"
    runs = (Run(said, BODY), Run(f"\n{record.number}", SMALL))
    return Cell(runs=runs if record.number else runs[:1])


def _why_not(record: Record) -> str:
    if record["taken"] is False:
        return record["not_taken_reason"] or "未休，未写原因"
    return record["not_taken_reason"] or ""
