"""Volumes that were printed or kept: one row each, and what changed in the station since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fqdesk.desk import Desk
from fqdesk.desk.past import Since, since
from fqdesk.evidence.manifest import said_code
from fqdesk.progress import Tick
from ui.jobs import Job
from ui.pages.page import Page, scrolled
from ui.shell import Shell
from ui.tables.sheet_table import Head, Row, SheetTable
from ui.widgets.button import ActButton
from ui.widgets.labels import card, clear, label

HEADS = (
    Head("印于", 9.5),
    Head("标准", 7),
    Head("范围", 7, extra=True),
    Head("算到", 6.5),
    Head("页数", 4, right=True, extra=True),
    Head("册号", 6.5),
    Head("存在哪里", 0, extra=True),
)
ON_PAPER = "只打印，没有存"


class PastPage(Page):
    """The newest first; what a row changed is worked out when it is chosen."""

    key = "past"
    inner = True

    def __init__(self, shell: Shell) -> None:
        """Reads the list when it is shown."""
        super().__init__(shell, "印过的册子")
        self.job: Job | None = None
        self.entries: list[dict[str, Any]] = []
        self.head.addWidget(ActButton(self.theme, "返回", shell.leave, keys="Esc"))
        self.table = SheetTable(self.theme, HEADS, "印过的册子")
        self.table.chosen.connect(self._chosen)
        frame, self.inside = card(self.theme, "sheet")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        column.addStretch(1)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(scrolled(holder), 1)

    def reload(self) -> None:
        """List them anew."""
        self.entries = list(reversed(self.shell.desk.bundles()))
        names = {known.id: known.short for known in self.shell.desk.standards()}
        self.told.setText(
            f"共 {len(self.entries)} 次。" if self.entries else "还没有印过，也没有存过。"
        )
        rows = [_row(str(n), entry, names) for n, entry in enumerate(self.entries)]
        self.table.show_rows(rows)
        self.table.setFocus()

    def _chosen(self, key: str) -> None:
        if self.job is not None:
            self.job.cancel()
        clear(self.inside)
        if not key:
            self.inside.addWidget(label("编成证据册、打印或存成 PDF 以后，会列在这里。", "second"))
            return
        self.inside.addWidget(label("正在和现在对照……", "second"))
        entry = self.entries[int(key)]

        def work(desk: Desk, tick: Tick) -> Since:
            return since(desk, entry, tick)

        self.job = self.run("和现在对照", work, self._told)

    def _told(self, found: Since) -> None:
        self.job = None
        clear(self.inside)
        self.inside.addWidget(label("从那以后", "section"))
        for said in sentences(found):
            self.inside.addWidget(label(said, wrap=True, select=True))

    def may_leave(self) -> None:
        if self.job is not None:
            self.job.cancel()


def sentences(found: Since) -> Sequence[str]:
    """What changed, as people read it."""
    if found.nothing:
        return ["没有变化：册子上的记录和结论，和现在一样。"]
    said = [
        f"{moved.item}　{moved.title}：{moved.then.label} → {moved.now.label}"
        for moved in found.moved
    ]
    if not found.moved:
        said.append("每一条的结论没有变。")
    said += found.records
    if found.added:
        kinds = "、".join(f"{kind} {count} 条" for kind, count in found.added.items())
        said.append(f"册子以后新记的：{kinds}。")
    return said


def _row(key: str, entry: dict[str, Any], names: dict[str, str]) -> Row:
    at = str(entry["printed_at"]).replace("T", " ")[:16]
    scope = f"{len(entry['items'])} 条" if entry["items"] else "整册"
    return Row(
        key,
        (
            at,
            names.get(entry["standard"], entry["standard"]),
            scope,
            str(entry["on"]),
            str(entry["pages"]),
            said_code(str(entry["code"])),
            entry["path"] or ON_PAPER,
        ),
    )
