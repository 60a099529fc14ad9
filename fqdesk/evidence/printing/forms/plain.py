"""A record sheet for kinds without a form of their own: every answer beside its label."""

from __future__ import annotations

from collections.abc import Sequence

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import Day, Field, Files, Rows, Text as TextField
from fqdesk.domain.kinds import show
from fqdesk.domain.records import Record
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.form import Box, Boxes, Form, signatures
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Cell, Column
from fqdesk.evidence.printing.forms.lateness import foot
from fqdesk.evidence.printing.forms.minutes import SMALL_TITLE, paragraph
from fqdesk.evidence.printing.ledgers.columns import PORTRAIT, entry, fitted, short_label
from fqdesk.evidence.printing.people import station_name
from fqdesk.evidence.printing.pieces import page_title, section_head
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.wording import box_page, with_weekday

LABEL = 30.0
ELSEWHERE = frozenset(("number", "original", "files", "late_reason"))
LONG = 60
"""Characters from which a text is set as paragraphs."""


def sheet(record: Record, facts: Facts) -> Sheet:
    """The sheet of one record; private answers are left out, tables inside it follow the form."""
    kind = KINDS[record.kind]
    shown = [f for f in kind.fields if f.key not in ELSEWHERE and not f.private]
    rows = [
        _row(f, record, facts)
        for f in shown
        if not isinstance(f, Rows | Files) and not f.empty(record[f.key])
    ]
    tables = [
        block
        for f in shown
        if isinstance(f, Rows) and record[f.key]
        for block in _table(f, record, facts)
    ]
    under = (f"记录编号　{record.number or '—'}", "", box_page(record["original"]))
    title = f"{station_name(facts)}{kind.label}记录"
    signed = (("负责人签字", ""), ("记录人签字", ""), ("日　期", ""))
    inside, notes = (Form(tuple(rows)), *tables), foot(record, facts)
    return Sheet(
        f"{kind.label}记录　{record.number}".rstrip("　"),
        (page_title(title, under), *inside, signatures(signed), *notes),
        record=record.id,
        compact=(
            page_title(title, under, SMALL_TITLE),
            *inside,
            signatures(signed, before=3.0),
            *notes,
        ),
    )


def _row(f: Field, record: Record, facts: Facts) -> Boxes:
    label = Box(LABEL, short_label(f), label=True)
    value = record[f.key]
    text = with_weekday(value) if isinstance(f, Day) else show(f, value, facts.name)
    if isinstance(f, TextField) and (len(text) > LONG or "\n" in text):
        content = tuple(paragraph(part) for part in text.split("\n") if part.strip())
        return Boxes((label, Box(PORTRAIT - LABEL, content=content)), 30)
    return Boxes((label, Box(PORTRAIT - LABEL, text)))


def _table(f: Rows, record: Record, facts: Facts) -> list[Block]:
    """The rows inside a record as a small table below its form."""
    inner = [entry(sub, facts) for sub in f.fields]
    order = Column("序号", 10, "center")
    columns = [order, *(found.column for found in fitted(inner, PORTRAIT - order.width)[0])]
    rows: list[Sequence[str | Cell]] = [
        [str(n), *(Cell(show(sub, row.get(sub.key), facts.name) or "—") for sub in f.fields)]
        for n, row in enumerate(record[f.key], 1)
    ]
    return [
        section_head(f.label, f"{len(rows)} 条", before=5),
        Ledger(columns, rows, Heading(head=7), row=7.4),
    ]
