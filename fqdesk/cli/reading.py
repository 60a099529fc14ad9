"""Commands that read records: show, list, find."""

from __future__ import annotations

import csv
import io
from argparse import Namespace
from typing import Any

from fqdesk.cli.answers import Answer, record_document, table
from fqdesk.cli.opener import Opener
from fqdesk.desk import Desk, Query
from fqdesk.domain.catalog import KINDS, kind_of
from fqdesk.domain.kinds import Kind, show as shown
from fqdesk.domain.records import Record
from fqdesk.errors import Refused

ACTIONS = {
    "create": "新记",
    "change": "修改",
    "remove": "删除",
    "restore": "恢复",
    "undo": "撤销",
    "purge": "清除",
}


def show(args: Namespace, opener: Opener) -> Answer:
    """One record, with its history when asked."""
    with opener.read() as desk:
        record = desk.record(args.id)
        limit = desk.registers_facts().late_limit
        document: dict[str, Any] = {"on": desk.today().isoformat()}
        document |= record_document(desk, record, limit)
        lines = _card(desk, record, limit)
        if args.history:
            document["history"] = _history(desk, record)
            lines += _history_lines(document["history"])
    return Answer(document, lines)


def _card(desk: Desk, record: Record, limit: int) -> list[str]:
    kind = KINDS[record.kind]
    rows = [
        (f.label, text)
        for f in kind.fields
        if (text := shown(f, record[f.key], desk.name).replace("\n", " "))
    ]
    late = kind.late(record, limit)
    if late:
        rows.append(("补录", f"事后 {late} 天录入"))
    return [f"{kind.label}  {record.id}", *table(rows)]


def _history(desk: Desk, record: Record) -> list[dict[str, Any]]:
    return [
        {
            "seq": revision.seq,
            "action": revision.action,
            "entered_at": revision.entered_at.isoformat(),
            "by": revision.by,
            "why": revision.why,
            "hash": revision.hash,
            "changes": [
                {"field": d.key, "label": d.label, "was": d.was, "now": d.now} for d in changes
            ],
        }
        for revision, changes in desk.differences(record.id)
    ]


def _history_lines(history: list[dict[str, Any]]) -> list[str]:
    lines = []
    for entry in history:
        action = ACTIONS.get(entry["action"], entry["action"])
        head = f"第 {entry['seq']} 号  {entry['entered_at']}  {action}  {entry['by']}"
        lines.append(f"{head}  {entry['why']}".rstrip())
        lines += [
            f"    {change['label']}：{change['was'] or '（空）'} → {change['now'] or '（空）'}"
            for change in entry["changes"]
        ]
    return lines


def listing(args: Namespace, opener: Opener) -> Answer:
    """Records of a kind between two days, filtered by equal answers."""
    kind = kind_of(args.kind)
    with opener.read() as desk:
        where = _where(desk, kind, dict(args.where or ()))
        query = Query(first=args.first, last=args.last, where=where, sort=(("day", False),))
        records = desk.query(kind.key, query)
        on = args.on or desk.today()
        limit = desk.registers_facts().late_limit
        document = {
            "on": on.isoformat(),
            "records": [record_document(desk, record, limit) for record in records],
        }
        rows = [_row(desk, kind, record) for record in records]
    if args.csv:
        return Answer(document, _csv(kind, rows))
    return Answer(document, table([_head(kind), *rows]))


def _where(desk: Desk, kind: Kind, typed: dict[str, str]) -> dict[str, Any]:
    if unknown := sorted(set(typed) - set(kind.by_key)):
        raise Refused(f"“{kind.label}”没有“{unknown[0]}”这一项。")
    values = desk.read_texts(kind, typed)
    return kind.dump(values)


def _head(kind: Kind) -> list[str]:
    return ["id", *(kind.by_key[key].label for key in kind.columns)]


def _row(desk: Desk, kind: Kind, record: Record) -> list[str]:
    cells = (shown(kind.by_key[key], record[key], desk.name) for key in kind.columns)
    return [record.id, *(cell.replace("\n", " ") for cell in cells)]


def _csv(kind: Kind, rows: list[list[str]]) -> list[str]:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_head(kind))
    writer.writerows(rows)
    return text.getvalue().splitlines()


def find(args: Namespace, opener: Opener) -> Answer:
    """Search everything."""
    with opener.read() as desk:
        records = desk.find(args.text, args.limit)
        on = args.on or desk.today()
        limit = desk.registers_facts().late_limit
        document = {
            "on": on.isoformat(),
            "records": [record_document(desk, record, limit) for record in records],
        }
        rows = [(r.id, KINDS[r.kind].label, desk.title(r)) for r in records]
    return Answer(document, table(rows) or ["没有找到。"])
