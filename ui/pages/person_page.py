"""One officer in one page: posts, membership, leave, rest, honours, and the year's records."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from fqdesk.desk import Desk
from fqdesk.desk.person import card_of
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.sheets.person import PersonCard
from fqdesk.progress import Tick
from ui.pages.page import Page, scrolled
from ui.shell import Shell
from ui.tables.sheet_table import Head, Row, SheetTable
from ui.widgets.button import ActButton
from ui.widgets.labels import card, clear, label
from ui.widgets.tabs import Tabs

HEADS = (Head("日期", 7), Head("类别", 6), Head("题名"), Head("编号", 6, extra=True))


class PersonPage(Page):
    """What is private in a record (the words of a talk) never stands here, only that it was."""

    key = "person"
    inner = True

    def __init__(self, shell: Shell, person: str) -> None:
        """The running year first."""
        super().__init__(shell, shell.desk.name(person))
        self.person = person
        self.year = shell.desk.today().year
        self.asked = 0
        self.add_act("返回", shell.leave, keys="Esc")
        self.add_act("改人员资料", lambda: shell.open_record(person))
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(4))
        self.year_said = ActButton(self.theme, f"{self.year} 年")
        for button in (
            ActButton(self.theme, "◀", lambda: self.turn(-1)),
            self.year_said,
            ActButton(self.theme, "▶", lambda: self.turn(1)),
        ):
            row.addWidget(button)
        self.head.addLayout(row)
        frame, inside = card(self.theme, "sheet")
        self.lines = QGridLayout()
        self.lines.setColumnStretch(1, 1)
        self.lines.setVerticalSpacing(self.theme.px(4))
        inside.addLayout(self.lines)
        self.table = SheetTable(self.theme, HEADS, "这一年的记录")
        self.table.opened.connect(shell.open_record)
        if self.theme.large:
            tabs = Tabs(self.theme)
            tabs.add("概况", scrolled(frame))
            tabs.add("记录", self.table)
            self.body.addWidget(tabs, 1)
        else:
            self.body.addWidget(frame)
            self.body.addWidget(self.table, 1)

    def turn(self, years: int) -> None:
        """Another year."""
        self.year += years
        self.year_said.say(f"{self.year} 年")
        self.reload()

    def reload(self) -> None:
        self.asked += 1
        asked, person, year = self.asked, self.person, self.year

        def work(desk: Desk, tick: Tick) -> PersonCard:
            tick(0, 0, "找这个人的记录")
            return card_of(desk, person, year)

        def done(found: PersonCard) -> None:
            if asked == self.asked:
                self._show(found)

        self.run("找这个人的记录", work, done)

    def _show(self, found: PersonCard) -> None:
        clear(self.lines)
        for number, (head, said) in enumerate(found.lines):
            top = Qt.AlignmentFlag.AlignTop
            self.lines.addWidget(label(head, "second"), number, 0, top)
            self.lines.addWidget(label(said, wrap=True, select=True), number, 1)
        title = self.shell.desk.title
        self.table.show_rows(
            [
                Row(
                    record.id,
                    (
                        record.day.isoformat(),
                        KINDS[record.kind].label,
                        title(record).removeprefix(record.day.isoformat()).strip(),
                        record.number,
                    ),
                )
                for record in found.records
            ]
        )
        self.table.setFocus()

    def closed(self) -> None:
        self.asked += 1
