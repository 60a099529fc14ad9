"""F13 补休轮休台账: what overtime and duty gave, what was rested, what is left for each person.

Layout: domain notes C6 F13 and B3 (landscape). How much is owed is local: it is what the duty
records say, never a number of ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from fqdesk.domain.catalog.care import DUTY_TYPES, REST_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import say_halves
from fqdesk.domain.periods import Span, say_day
from fqdesk.domain.records import Record
from fqdesk.evidence.layout.paragraph import Run, Style
from fqdesk.evidence.layout.tablemodel import Cell, Column
from fqdesk.evidence.printing.ledgers.columns import Entry, dated
from fqdesk.evidence.printing.ledgers.register import Register
from fqdesk.evidence.printing.people import unit_name
from fqdesk.evidence.printing.pieces import note
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.wording import days, iso, window

BODY, SMALL = Style("song", 9), Style("hei", 7)


def sheet(records: Sequence[Record], facts: Facts, span: Span) -> Sheet:
    """The register of rests in a window, person by person, with each one's balance."""
    given, rested = _sums(facts)

    def headed(record: Record) -> str:
        person = record["person"]
        left = given[person] - rested[person]
        over = f"余 {say_halves(left)}" if left >= 0 else f"多休 {say_halves(-left)}"
        return (
            f"{facts.name(person)}　　累计应补休 {say_halves(given[person])} 天，"
            f"已休 {say_halves(rested[person])} 天，{over} 天"
        )

    ordered = sorted(records, key=lambda r: (facts.name(r["person"]), r["person"], r.day))
    register = Register(
        "补休轮休台账",
        ordered,
        _entries(facts),
        under=(unit_name(facts), window(span), f"共 {len(records)} 条"),
        window=str(span),
        group=headed,
    )
    table, _ = register.table(facts)
    remark = note(
        f"各人累计数算到{say_day(facts.on)}：应补休为值班加班记录所写天数之和，已休为本类记录中已休的补休、"
        "强制休息天数之和；轮休随班次，不占补休。"
    )
    return Sheet("补休轮休台账", (table, remark), "landscape")


def _sums(facts: Facts) -> tuple[Counter[str], Counter[str]]:
    """Half days given and rested by person, up to the day of judging."""
    given: Counter[str] = Counter()
    for duty in facts.until_on("duty"):
        for person in duty["people"] or ():
            given[person] += duty["owed"] or 0
    rested: Counter[str] = Counter()
    for rest in facts.until_on("rest"):
        if rest["type"] != "rotation_rest" and rest["taken"] is not False:
            rested[rest["person"]] += rest["days"] or 0
    return given, rested


def _entries(facts: Facts) -> list[Entry]:
    def from_duty(written: Callable[[Record], str | Cell]) -> Callable[[Record], str | Cell]:
        """Write what the duty says that a rest answers to, a dash where none is named."""

        def found(record: Record) -> str | Cell:
            duty = facts.by_id.get(record["source"] or "")
            return written(duty) if duty else "—"

        return found

    return [
        Entry(Column("类型", 18, "center"), lambda r: REST_TYPES[r["type"]]),
        Entry(Column("值班加班\n日期", 20, "center"), from_duty(dated)),
        Entry(Column("事由", 40), from_duty(_reason), 1),
        Entry(Column("时长\n（小时）", 13, "center"), from_duty(_hours)),
        Entry(Column("应补\n（天）", 12, "center"), from_duty(lambda duty: days(duty["owed"]))),
        Entry(Column("强制休息令\n编号", 26, "center"), lambda r: r["order_no"] or "—"),
        Entry(Column("计划日期", 20, "center"), lambda r: iso(r["planned_on"])),
        Entry(Column("实休日期", 22, "center"), _rested),
        Entry(Column("实休\n（天）", 12, "center"), lambda r: days(r["days"])),
        Entry(Column("未休原因", 24), _why_not),
        Entry(Column("本人签名", 17), lambda _: ""),
    ]


def _reason(duty: Record) -> str:
    return "　".join(part for part in (DUTY_TYPES[duty["type"]], duty["reason"]) if part)


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
