"""One check judged by hand-written facts: what a standard file would write, and what comes out."""

from datetime import date
from typing import Any

from fqdesk.domain.calendar import load_calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.evidence.claims import Check, Item, Standard
from fqdesk.evidence.outcomes import Finding
from fqdesk.evidence.rules import RULES
from fqdesk.evidence.scope import Index, Scope
from tests.domain.make import facts, record

CALENDAR = load_calendar()
STATION = record("station", "own", day="2015-01-01", name="青石镇派出所", station_class="rural")


def found(known: Facts, rule: str, **raw: Any) -> Finding:
    """What a rule says of facts when a file writes these arguments."""
    params, faults = RULES[rule].read(raw)
    assert not faults
    check = Check("point", "检查点", rule, params)
    item = Item("XX-01", "一条", "原文", "原文", "一", "1", ("NARR",), "IN", checks=(check,))
    standard = Standard(
        "test", "XX", "测试标准", "测试", "某局", date(2019, 8, 19), "1", "", (), (), (item,), ()
    )
    return RULES[rule](Scope(Index(known, CALENDAR), standard, item, check), params)


def judge(on: str, rule: str, *records: Record, **raw: Any) -> Finding:
    """The same for a list of records."""
    return found(facts(on, *records), rule, **raw)
