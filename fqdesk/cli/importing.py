"""The command that brings a ledger in from Excel: the same plan is shown and written."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fqdesk.cli.answers import Answer, progress, table
from fqdesk.cli.opener import Opener
from fqdesk.desk.import_cells import masked, targets_said, tidy
from fqdesk.desk.import_plan import STATES, Decisions, Plan, PlannedRow
from fqdesk.desk.importing import perform, plan, read_book
from fqdesk.domain.incoming.columns import Column
from fqdesk.domain.incoming.notes import Note
from fqdesk.domain.incoming.sheet import letters

if TYPE_CHECKING:
    from fqdesk.desk import Desk
    from fqdesk.desk.import_plan import Book


def bring(args: Namespace, opener: Opener) -> Answer:
    """Show what a workbook brings, and unless it is a dry run keep it, whole or not at all."""
    book = read_book(args.file)
    with opener.read() if args.dry_run else opener.write() as desk:
        made = _plan(desk, book, args)
        ids: list[str] = []
        if not args.dry_run and not made.errors:
            if made.drafts:
                desk.backup()
            ids = [record.id for record in perform(desk, made)]
        document = _document(desk, made) | {"ids": ids, "dry_run": bool(args.dry_run)}
    for note in made.errors:
        print(note.sentence, file=sys.stderr)
    return Answer(document, [*_lines(made), _end(args, made, ids)], 2 if made.errors else 0)


def _plan(desk: Desk, book: Book, args: Namespace) -> Plan:
    decided = Decisions(
        kind=args.kind or "",
        sheet=args.sheet or "",
        year=args.year,
        left_out=frozenset(args.leave_out or ()),
        separate=frozenset(args.separate or ()),
        update_all=args.update,
        late_reason=args.late_reason,
        cells={tidy(cell): text for cell, text in args.cell or ()},
    )
    if args.column or args.mask:
        seen = plan(desk, book, decided)
        columns = targets_said(seen, args.column or ())
        cells = {**masked(book, seen.sheet, args.mask or ()), **decided.cells}
        decided = replace(decided, columns=columns, cells=cells)
    return plan(desk, book, decided, progress)


def _end(args: Namespace, made: Plan, ids: list[str]) -> str:
    if made.errors:
        rows = len({note.row for note in made.errors})
        return (
            f"有 {rows} 行有错，没有导入，一条也没有记。"
            "改好再来，或用 --leave-out、--cell、--mask 说明怎么办。"
        )
    if args.dry_run:
        return f"只是看看，没有导入。真的导入会写 {len(made.drafts)} 条。"
    return f"已导入 {len(ids)} 条。" if ids else "没有要写的，什么也没有变。"


def _lines(made: Plan) -> list[str]:
    counts = "，".join(f"{STATES[state]} {n} 行" for state, n in made.counts.items() if n)
    year = f"，{made.year} 年" if made.year else ""
    columns = [(letters(c.at), c.head, _became(made, c)) for c in made.columns]
    said = [
        f"{made.kind.label}，表“{made.sheet}”{year}：{counts or '没有一行可以导入'}",
        *table(columns),
    ]
    said += [f"第 {number} 行不导入：{why}" for number, why in made.passed_over]
    said += [f"认得是不是已有的，看：{'、'.join(made.key)}"]
    said += list(made.supplied)
    if made.late:
        said.append(f"补录 {made.late} 条，原因：{made.late_reason}")
    said += [line for row in made.rows for line in _row_lines(row)]
    if made.other_sheets:
        said.append(f"还有这些表没有导入（--sheet）：{'、'.join(made.other_sheets)}")
    return said


def _became(made: Plan, column: Column) -> str:
    if not column.target:
        return f"没有导入：{column.why}"
    return f"→ {made.targets[column.target]}" + ("（按相近的名字认的）" if column.near else "")


def _row_lines(row: PlannedRow) -> list[str]:
    word = STATES[row.state] + ("，照表格改" if row.updating else "")
    said = [f"第 {row.number} 行  {word}  {row.title}".rstrip()]
    said += [
        f"    {title} {change.label}：{change.was or '（空）'} → {change.now or '（空）'}"
        for title, change in row.differences
    ]
    return said + [f"    {SAID[note.weight]}：{note.sentence}" for note in row.notes]


SAID = {"error": "有错", "doubt": "疑问", "told": "说明"}


def _document(desk: Desk, made: Plan) -> dict[str, Any]:
    return {
        "on": desk.today().isoformat(),
        "kind": made.kind.key,
        "sheet": made.sheet,
        "year": made.year,
        "counts": dict(made.counts),
        "columns": [
            {"column": letters(c.at), "head": c.head, "target": c.target or None, "why": c.why}
            for c in made.columns
        ],
        "key": list(made.key),
        "supplied": list(made.supplied),
        "late": made.late,
        "late_reason": made.late_reason,
        "passed_over": [{"row": number, "why": why} for number, why in made.passed_over],
        "rows": [_row(row) for row in made.rows],
        "doubts": [_note(note) for note in made.doubts],
        "errors": [_note(note) for note in made.errors],
        "other_sheets": list(made.other_sheets),
    }


def _row(row: PlannedRow) -> dict[str, Any]:
    return {
        "row": row.number,
        "state": row.state,
        "title": row.title,
        "records": len(row.drafts),
        "changes": [
            {"record": title, "field": change.key, "was": change.was, "now": change.now}
            for title, change in row.differences
        ],
        "updating": row.updating,
        "notes": [_note(note) | {"weight": note.weight} for note in row.notes],
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "row": note.row,
        "cell": note.cell,
        "column": note.head,
        "said": note.said,
        "choices": [text for _, text in note.choices],
    }
