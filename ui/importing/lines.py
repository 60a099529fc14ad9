"""The preview's table: one line per row, and one more for each further thing to look at in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fqdesk.desk.import_plan import (
    CHANGED,
    LEFT_OUT,
    NEW,
    REFUSED,
    STATES,
    THERE,
    Plan,
    PlannedRow,
)
from fqdesk.domain.incoming.notes import ERROR, TOLD, Note
from ui.tables.sheet_table import Cell, Head, Row

HEADS = (
    Head("行", 2.6, right=True),
    Head("结果", 5.6),
    Head("格子", 3.2, extra=True),
    Head("是什么，有什么要看的", 0),
)
SHOWN: Mapping[str, str] = {
    "all": "全部行",
    "look": "有错和疑问的",
    REFUSED: "有错的",
    CHANGED: "有改动的",
    NEW: "新记的",
    LEFT_OUT: "不导入的",
}
"""What may be picked to look at."""
MARKS = {
    NEW: "import_new",
    THERE: "import_there",
    CHANGED: "import_changed",
    REFUSED: "import_refused",
    LEFT_OUT: "import_left_out",
}


@dataclass(frozen=True)
class Line:
    """A line of the preview: its row, and the note that it is about."""

    key: str
    row: PlannedRow
    note: Note | None
    passed: bool = False
    """Whether it is a row that holds no event, such as a total: nothing can be decided about it."""

    @property
    def grave(self) -> bool:
        """Whether it has to be looked at before anything can be kept."""
        return self.row.state == REFUSED and self.note is not None and self.note.weight == ERROR


def lines_of(plan: Plan, shown: str) -> list[Line]:
    """The lines of what is picked, in the order of the sheet."""
    found = []
    for row in plan.rows:
        notes: Sequence[Note | None] = [*row.errors, *row.doubts]
        if shown == "look" and not notes:
            continue
        if shown not in {"all", "look", row.state}:
            continue
        found += [Line(f"{row.number}:{n}", row, note) for n, note in enumerate(notes or [None])]
    if shown in {"all", LEFT_OUT}:
        found += [
            Line(f"{number}:0", PlannedRow(number, LEFT_OUT, f"{why}。"), None, passed=True)
            for number, why in plan.passed_over
        ]
    return sorted(found, key=lambda line: line.row.number)


def table_row(line: Line) -> Row:
    """A line as the table shows it."""
    row, note = line.row, line.note
    first = line.key.endswith(":0")
    if not first:
        said = note.said if note else ""
        mark = Cell("有错", "import_refused") if line.grave else Cell("疑问", "import_doubt")
        return Row(line.key, ("", mark, note.cell if note else "", said))
    word = STATES[row.state] + ("，照改" if row.updating else "")
    whole = f"{row.title}　{note.said}" if note else f"{row.title}{_differs(row)}"
    return Row(
        line.key,
        (
            Cell(str(row.number), bold=True),
            Cell(word, MARKS[row.state]),
            note.cell if note else "",
            whole,
        ),
    )


def _differs(row: PlannedRow) -> str:
    if not row.differences:
        return ""
    named = dict.fromkeys(change.label for _, change in row.differences)
    return f"　不同：{'、'.join(named)}"


def details(line: Line) -> list[str]:
    """Everything there is to say about a line, sentence by sentence."""
    row, note = line.row, line.note
    said = [note.sentence] if note else [f"第 {row.number} 行：{row.title}"]
    said += [
        f"{title}　{change.label}：{change.was or '（空）'} → {change.now or '（空）'}"
        for title, change in row.differences
    ]
    said += [other.said for other in row.notes if other.weight == TOLD]
    if len(row.drafts) > 1:
        said.append(f"这一行记成 {len(row.drafts)} 条。")
    return said


def counted(plan: Plan) -> str:
    """新记 7，有错 3."""
    found = [f"{STATES[state]} {n}" for state, n in plan.counts.items() if n]
    if doubts := len(plan.doubts):
        found.append(f"疑问 {doubts} 处")
    return "，".join(found) or "没有一行可以导入"
