"""Step 2: who works here, pasted from Excel or typed; what follows from it updates while typing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.desk.starting import keep_people
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.people import COMMITTEE_POSTS, POSTS, ROLES
from fqdesk.domain.records import Record
from fqdesk.domain.roster import in_force
from fqdesk.domain.starting import (
    PEOPLE,
    Derived,
    Doubt,
    Row,
    annual_leave,
    arranged,
    derived,
    read_people,
)
from fqdesk.domain.starting.people import POST_WORDS, combine, people_names
from ui.first_start.asking import Answers, Asking
from ui.first_start.step import Step
from ui.first_start.text_grid import TextGrid
from ui.first_start.text_table import TextTable
from ui.icons import STATES
from ui.shell import Shell
from ui.widgets.labels import card, clear, icon_label, key_line, label

SIDE = 300


class PeopleStep(Step):
    """A grid, what it means, and the one cell that is asked about."""

    name = "人员"
    title = "所里有谁"
    told = "从 Excel 花名册复制几列（连表头），在表里按 Ctrl+V；列的顺序不同也能认。"

    def __init__(self, shell: Shell) -> None:
        """People who are on record already stand in it."""
        super().__init__(shell)
        self.ids: list[str] = []
        self.ignored: tuple[str, ...] = ()
        self.table = TextTable(self.theme, list(PEOPLE.values()), "年休假（算）")
        self.grid = TextGrid(self.theme, self.table, self._arranged, (5, 4, 6, 6, 6, 10, 4, 6))
        self.grid.setAccessibleName("人员名单")
        self.main.addWidget(self.grid, 1)
        foot = QHBoxLayout()
        self.count = label("", "second", wrap=True)
        foot.addWidget(self.count, 1)
        if not self.theme.large:
            keys = [("Ctrl+V", "粘贴"), ("Ctrl+D", "向下填"), ("Ctrl+Z", "撤销粘贴")]
            foot.addWidget(key_line(keys, self.theme))
        self.main.addLayout(foot)
        self.asking = Asking(self.theme, self._answer, self._go)
        frame, inside = card(self.theme, "sheet")
        inside.addWidget(label("照这张表，以后这样算", "section"))
        self.facts = QVBoxLayout()
        self.facts.setSpacing(self.theme.px(6))
        inside.addLayout(self.facts)
        told = label(
            "年休假按参加工作时间算，不按从警时间。只写年月的按 1 日记；职务从到所那天算起，"
            "知道准确日期以后再改。不收身份证号、电话、住址。",
            "small",
            wrap=True,
        )
        self.side.addWidget(frame)
        self.side.addWidget(told)
        if not self.theme.large:
            for widget in (self.asking, frame, told):
                widget.setFixedWidth(self.theme.px(SIDE))
        self.arrange(self.asking, "照此怎么算")
        people = [r for r in shell.desk.registers() if r.kind == "person" and r["until"] is None]
        self.ids = [person.id for person in people]
        self.table.fill([self._cells(person) for person in people])
        self.table.edited.connect(self._changed)
        self.refresh()

    def _cells(self, person: Record) -> list[str]:
        desk = self.shell.desk
        words = {code: word for word, code in reversed(POST_WORDS.items())}
        posts = [
            words.get(record["post"], POSTS[record["post"]])
            for record in desk.registers()
            if record.kind == "post"
            and record["person"] == person.id
            and record["post"] not in COMMITTEE_POSTS
            and in_force(record, desk.today())
        ]
        full, admitted = person["full_from"], person["probationary_from"]
        party = f"预备党员 {admitted}" if admitted and not full else ""
        if full:
            party = f"正式党员 {full}" + (f"（入党 {admitted}）" if admitted else "")
        day = KINDS["person"].by_key["day"]
        return [
            str(person["name"]),
            ROLES[person["role"]],
            "、".join(dict.fromkeys(posts)),
            day.write(person["work_start_date"]),
            day.write(person["day"]),
            party,
            str(person["police_no"] or ""),
        ]

    def begin(self) -> None:
        self.grid.setFocus()

    def _arranged(self, block: list[list[str]]) -> tuple[list[list[str]], bool]:
        found = arranged(block, people_names(), list(PEOPLE), combine)
        self.ignored = found.ignored
        return found.rows, found.headed

    def rows(self) -> list[Row]:
        """The people as far as they can be read."""
        return read_people(self.table.rows, self.shell.desk.today())

    def _changed(self) -> None:
        self.refresh()
        self.edited.emit()

    def refresh(self) -> None:
        """Read the rows anew and say what follows."""
        today = self.shell.desk.today()
        rows = self.rows()
        doubts = [doubt for row in rows for doubt in row.doubts]
        self.table.mark(doubts, {row.number: annual_leave(row, today) for row in rows})
        self.asking.ask(doubts)
        clear(self.facts)
        for one in derived(rows, today) or [Derived("hint", "粘贴或写下第一个人，这里就会算。")]:
            self.facts.addWidget(self._fact(one))
        officers = sum(row.values.get("role") == "officer" for row in rows)
        asked = sum(bool(row.doubts) for row in rows)
        said = f"{len(rows)} 人：民警 {officers}、辅警 {len(rows) - officers}"
        said += f"；{asked} 人要您看一眼。" if asked else "；没有疑问。"
        if self.ignored:
            said += f"没有收的列：{'、'.join(self.ignored)}。"
        self.count.setText(said if rows else "")

    def _fact(self, one: Derived) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(6))
        shape, colour, _ = STATES[one.state]
        row.addWidget(icon_label(shape, self.theme.icon, colour), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(one.said, wrap=True), 1)
        return made

    def _answer(self, answers: Answers) -> None:
        self.table.write_cells({(one.row, one.column): text for one, text in answers})

    def _go(self, doubt: Doubt) -> None:
        self.grid.go(doubt.row, doubt.column)

    def keep(self) -> dict[str, Any]:
        return {"rows": self.table.rows, "ids": self.ids}

    def bring_back(self, kept: dict[str, Any]) -> None:
        self.table.fill(kept["rows"])
        self.ids = list(kept["ids"])
        self.refresh()

    def missing(self) -> str:
        rows = self.rows()
        if not rows:
            return "还没有写人员。写下第一个人，或者点“以后再填”。"
        doubts = [row.doubts[0].said for row in rows if not row.whole and row.doubts]
        return doubts[0] if doubts else ""

    def save(self) -> None:
        rows = self.rows()
        ids = [self.ids[row.number] if row.number < len(self.ids) else "" for row in rows]
        kept = keep_people(self.shell.desk, rows, ids)
        self.ids = [""] * len(self.table.rows)
        for row, record_id in zip(rows, kept, strict=True):
            self.ids[row.number] = record_id

    def sum(self) -> str:
        rows = self.rows()
        return f"{len(rows)} 人" if rows else "民警、辅警"
