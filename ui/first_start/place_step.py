"""Step 1: the bureau above the station, and the villages and communities of its area."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QFormLayout

from fqdesk.desk.starting import keep_places
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Invalid
from fqdesk.domain.periods import window_back
from fqdesk.domain.starting import PLACES, Doubt, arranged, read_places
from fqdesk.domain.starting.places import NAMES
from ui.editors import Around, editor_for
from ui.first_start.asking import Answers, Asking
from ui.first_start.step import Step
from ui.first_start.text_grid import TextGrid
from ui.first_start.text_table import TextTable
from ui.shell import Shell
from ui.widgets.labels import card, label

LONGEST_WINDOW = 24
"""Months that the longest window of a standard looks back; records should reach that far."""


class PlaceStep(Step):
    """The station's own record is there already; it learns its bureau here."""

    name = "本所和辖区"
    title = "本所和辖区"
    told = "村、社区的名单可以从 Excel 复制，在表里按 Ctrl+V；也可以一行一行写，Enter 下一格。"

    def __init__(self, shell: Shell) -> None:
        """Knows the station's bureau where it is on record."""
        super().__init__(shell)
        self.ids: list[str] = []
        around = Around(shell.theme, shell.source, shell.desk.today)
        self.bureau = editor_for(KINDS["station"].by_key["bureau"], around)
        self.since = editor_for(KINDS["place"].by_key["day"], around)
        form = QFormLayout()
        form.setHorizontalSpacing(self.theme.step)
        form.addRow("上级公安机关", self.bureau)
        form.addRow("台账从哪天记起", self.since)
        self.main.addLayout(form)
        self.table = TextTable(self.theme, list(PLACES.values()))
        self.grid = TextGrid(self.theme, self.table, _arranged, (14, 8, 8))
        self.grid.setAccessibleName("辖区的村和社区")
        self.main.addWidget(self.grid, 1)
        self.count = label("", "second", wrap=True)
        self.main.addWidget(self.count)
        frame, inside = card(self.theme, "sheet")
        inside.addWidget(label("为什么要填", "section"))
        for said in (
            "走访、村社区兼职、警力配备都按村和社区算，少一个就少算一份。",
            "名称末尾是“村”“社区”“警务室”的，类别不用填。",
            "人口只填总数，不收任何居民的姓名、电话、住址。",
            "从哪天记起：标准往回看得最远的是 24 个月，补得越早，能算的越多。",
        ):
            inside.addWidget(label(said, "second", wrap=True))
        self.asking = Asking(self.theme, self._answer, self._go)
        self.side.addWidget(frame)
        if not self.theme.large:
            for widget in (self.asking, frame):
                widget.setFixedWidth(self.theme.between(290, 330))
        self.arrange(self.asking, "为什么要填")
        self._fill()
        self.table.edited.connect(self._changed)
        for editor in (self.bureau, self.since):
            editor.edited.connect(self.edited)
        self.refresh()

    def _fill(self) -> None:
        desk = self.shell.desk
        station = desk.registers_facts().station
        self.bureau.fill(station["bureau"] if station else None)
        self.since.fill(window_back(desk.today(), LONGEST_WINDOW).first)
        known = [record for record in desk.registers() if record.kind == "place"]
        kind = KINDS["place"]
        rows = [[kind.by_key[key].show(record[key]) for key in PLACES] for record in known]
        self.table.fill(rows)
        self.ids = [record.id for record in known]

    def begin(self) -> None:
        self.grid.setFocus()

    def _changed(self) -> None:
        self.refresh()
        self.edited.emit()

    def refresh(self) -> None:
        """Read the rows anew."""
        rows = read_places(self.table.rows)
        doubts = [doubt for row in rows for doubt in row.doubts]
        self.table.mark(doubts, {})
        self.asking.ask(doubts)
        self.count.setText(
            f"辖区 {len(rows)} 处" + (f"，{len(doubts)} 处要看一眼。" if doubts else "。")
        )

    def _answer(self, answers: Answers) -> None:
        self.table.write_cells({(one.row, one.column): text for one, text in answers})

    def _go(self, doubt: Doubt) -> None:
        self.grid.go(doubt.row, doubt.column)

    def keep(self) -> dict[str, Any]:
        return {
            "bureau": self.bureau.keep(),
            "since": self.since.keep(),
            "rows": self.table.rows,
            "ids": self.ids,
        }

    def bring_back(self, kept: dict[str, Any]) -> None:
        self.bureau.bring_back(kept["bureau"])
        self.since.bring_back(kept["since"])
        self.table.fill(kept["rows"])
        self.ids = list(kept["ids"])
        self.refresh()

    def _since(self) -> date | None:
        try:
            found: date | None = self.since.value()
        except Invalid:
            return None
        return found

    def missing(self) -> str:
        if self._since() is None:
            return "“台账从哪天记起”要写成 2024-11-24 这样。"
        doubts = [
            d.said for row in read_places(self.table.rows) for d in row.doubts if not row.whole
        ]
        return doubts[0] if doubts else ""

    def save(self) -> None:
        desk, since = self.shell.desk, self._since()
        rows = read_places(self.table.rows)
        ids = [self.ids[row.number] if row.number < len(self.ids) else "" for row in rows]
        if since is not None:
            kept = keep_places(desk, rows, ids, since)
            self.ids = [""] * len(self.table.rows)
            for row, record_id in zip(rows, kept, strict=True):
                self.ids[row.number] = record_id
        station, bureau = desk.registers_facts().station, self.bureau.value()
        if station is not None and bureau != station["bureau"]:
            desk.change(station.id, {"bureau": bureau})

    def sum(self) -> str:
        return f"{self.shell.desk.station_name}，辖区 {len(read_places(self.table.rows))} 处"


def _arranged(block: list[list[str]]) -> tuple[list[list[str]], bool]:
    found = arranged(block, NAMES, list(PLACES))
    return found.rows, found.headed
