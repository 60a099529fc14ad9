"""台账: every kind of record as a grid, with the history of the chosen one beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QStackedWidget

from fqdesk.desk.adding import LATE as LATE_REASON, add_rows
from fqdesk.domain.catalog import AREAS, KINDS
from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Record
from fqdesk.errors import DeskError
from ui.explaining import notice_of
from ui.importing import ImportPage
from ui.notices import Notice, of_error
from ui.pages.bin_dialog import BinDialog
from ui.pages.history_side import HistorySide
from ui.pages.late_bar import OFTEN
from ui.pages.ledger_files import ask_target, bring, dropped, export
from ui.pages.ledger_looks import LedgerLooks
from ui.pages.page import Page
from ui.shell import Shell
from ui.tables.cells import CellEditing
from ui.tables.clipboard import from_clipboard
from ui.tables.columns import STATE
from ui.tables.filter_bar import FilterBar
from ui.tables.grid import Grid, Texts
from ui.tables.pasted import drafts_of
from ui.tables.record_table import RecordTable
from ui.tools import shortcuts
from ui.widgets.empty import EmptyState
from ui.widgets.labels import key_line, label

KEYS = [
    ("Enter", "打开"),
    ("F2", "改格子"),
    ("Ctrl+C Ctrl+V", "与 Excel 互贴"),
    ("Ctrl+D", "向下填"),
]
FIRST_KIND = "meeting"


class LedgerPage(Page):
    """One kind at a time; the grid is edited in place, everything else opens the form."""

    key = "ledger"

    def __init__(self, shell: Shell) -> None:
        """Begins with meetings, the kind there is most of."""
        super().__init__(shell, "台账")
        self.kind: Kind = KINDS[FIRST_KIND]
        self.told.hide()
        self.filter = FilterBar(self.theme, shell.desk.today())
        self.filter.narrowed.connect(self._ask)
        line = QHBoxLayout()
        line.addWidget(self.filter, 1)
        if not self.theme.large:
            line.addWidget(key_line(KEYS, self.theme))
        self.body.addLayout(line)
        self.grid = Grid(self.theme, self._paste)
        self.grid.opened.connect(lambda record: shell.open_record(record.id))
        self.grid.chosen.connect(self._chosen)
        self.grid.refused.connect(self._unfit)
        self.looks = LedgerLooks(self, self.grid, self.filter, self._told)
        self._build_head()
        self.empty = EmptyState(self.theme)
        self.views = QStackedWidget()
        self.views.addWidget(self.grid)
        self.views.addWidget(self.empty)
        self.side = HistorySide(shell)
        if self.theme.large:
            self.side.hide()
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        row.addWidget(self.views, 1)
        row.addWidget(self.side)
        self.body.addLayout(row, 1)
        self.sum = label("", "second", wrap=True)
        self.body.addWidget(self.sum)
        self.key_act("Ctrl+H", self._toggle_side)
        self.key_act("F1", self.explain_cell)
        self.key_act("F3", self.explain)
        self.key_act("Ctrl+F", self.filter.words.setFocus)
        self.key_act("Ctrl+Delete", self._remove)
        self._show_kind(self.kind)

    def _build_head(self) -> None:
        self.kinds = QComboBox()
        self.kinds.setAccessibleName("哪一类")
        self.kinds.setMinimumWidth(self.theme.px(190))
        self.kinds.setMaxVisibleItems(40)
        for kind in sorted(KINDS.values(), key=lambda k: list(AREAS).index(k.area)):
            self.kinds.addItem(kind.label, kind.key)
        self.kinds.currentIndexChanged.connect(lambda *_: self._kind_picked())
        self.head.insertWidget(1, self.kinds)
        self.head.addStretch(1)
        self.add_act("视图 ▾", self.open_views)
        self.key_act("F4", self.open_views)
        self.add_act("导入 Excel…", self.bring)
        self.key_act("Ctrl+O", self.bring)
        self.setAcceptDrops(True)
        self.key_act("F6", self.looks.choose_columns)
        self.add_act("存成 Excel…", self.export)
        self.key_act("Ctrl+E", self.export)
        self.add_act("粘贴成新记录", self.add_pasted)
        self.key_act("Ctrl+Shift+V", self.add_pasted)
        self.add_act("回收站…", self._open_bin)
        self.add_act("历史", self._toggle_side, keys="Ctrl+H")
        self.add_act("新记一条", lambda: self.shell.start(self.kind.key))

    # -- what is shown -------------------------------------------------------------------------

    def shown(self, **where: Any) -> None:
        if "kind" in where and where["kind"] != self.kind.key:
            self.kinds.setCurrentIndex(self.kinds.findData(where["kind"]))
        super().shown(**where)
        self.grid.setFocus()

    def _kind_picked(self) -> None:
        self._show_kind(KINDS[self.kinds.currentData()])

    def _show_kind(self, kind: Kind) -> None:
        self.kind = kind
        self.grid.setAccessibleName(f"{kind.label}台账")
        self.kinds.blockSignals(True)
        self.kinds.setCurrentIndex(self.kinds.findData(kind.key))
        self.kinds.blockSignals(False)
        self.filter.show_kind(kind)
        table = RecordTable(self.shell.desk, self.theme, kind, self._write)
        table.setParent(self)
        before = self.grid.model()
        editing = CellEditing(self.theme, self.shell.source, table, self._cell_failed)
        editing.setParent(table)
        self.grid.setItemDelegate(editing)
        self.looks.begin(table)
        if before is not None:
            before.deleteLater()
        self._told()

    def open_views(self) -> None:
        """The saved views, under the head."""
        self.looks.menu.popup(self.views.mapToGlobal(self.views.rect().topLeft()))

    def export(self) -> None:
        """Ask where the workbook of what is shown is to be kept."""
        if (path := ask_target(self, self.kind.label, self.shell.desk.today())) is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write exactly what is shown: filter, order and columns."""
        table = self.grid.table()
        export(self.shell, self.kind.key, table.query, table.columns, self.filter.said(), path)

    def bring(self) -> None:
        """Ask for a workbook and show what importing it would do."""
        bring(self.shell, self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := dropped(event)) is not None:
            event.acceptProposedAction()
            self.shell.enter(ImportPage(self.shell, path))

    def _ask(self) -> None:
        self.grid.table().ask(self.filter.query(self.grid.table().query.sort))
        self._told()

    def _told(self) -> None:
        total = self.grid.table().total
        narrow = self.filter.narrow()
        order = self.looks.hidden_order()
        self.sum.setText(f"{'筛出' if narrow else '共'} {total} 条。{order}{self.kind.help}")
        self.views.setCurrentWidget(self.grid if total else self.empty)
        if total:
            return
        if narrow:
            said = "没有符合筛选的记录。"
            self.empty.say(said, "放宽日期或换几个字再看。", "看全部", self.filter.clear)
        else:
            said = f"还没有{self.kind.label}的记录。"
            new = f"新记{self.kind.label}"
            start = partial(self.shell.start, self.kind.key)
            self.empty.say(said, self.kind.help, new, start, ("导入 Excel…", self.bring))

    def reload(self) -> None:
        self.grid.table().refresh()
        self._told()
        self._chosen(self.grid.current())

    def _chosen(self, record: Record | None) -> None:
        if not self.side.isVisible() and self.isVisible():
            return
        self.side.tell(record)

    def _toggle_side(self) -> None:
        self.side.setVisible(not self.side.isVisible())
        if self.side.isVisible():
            self._chosen(self.grid.current())

    # -- what is written -----------------------------------------------------------------------

    def _write(self, record: Record, changes: Mapping[str, Any]) -> bool:
        return self.shell.attempt(lambda: self.shell.desk.change(record.id, changes))

    def _cell_failed(self, said: str) -> None:
        self.notices.tell(Notice("failed", "没有写进格子", said, key="cell", seconds=15))

    def _paste(self, texts: Texts) -> None:
        """Write texts into several records as one step, or say which cell does not fit."""
        try:
            drafts = drafts_of(self.shell.desk, self.kind, texts)
        except DeskError as error:
            self.notices.tell(of_error(error, key="cell"))
            return
        cells_count = sum(len(cells) for _, cells in texts)
        said = f"改 {self.kind.label} {len(drafts)} 条，共 {cells_count} 格"
        self.shell.attempt(lambda: self.shell.desk.save_many(drafts, said))

    def _unfit(self, said: str, more_rows: bool) -> None:  # noqa: FBT001 - a Qt slot
        acts = [("粘贴成新记录", self.add_pasted)] if more_rows else []
        told = Notice("failed", f"没有粘贴，一格也没有改：{said}", acts=tuple(acts), key="cell")
        self.notices.tell(told)

    def add_pasted(self, late_reason: str = "") -> None:
        """Rows copied in Excel or WPS become new records, as one step."""
        block = from_clipboard(QGuiApplication.clipboard().text())
        columns = [key for key in self.grid.table().columns if key not in {"number", STATE}]
        try:
            made = add_rows(self.shell.desk, self.kind.key, block, columns, late_reason)
        except DeskError as error:
            only_late = error.faults and all(fault.key == LATE_REASON for fault in error.faults)
            acts = [(why, partial(self.add_pasted, why)) for why in OFTEN] if only_late else []
            self.notices.tell(of_error(error, *acts, key="cell"))
            return
        title = f"新记了 {len(made)} 条，Ctrl+Z 一步撤销。"
        self.notices.tell(Notice("done", title, key="cell", seconds=12))

    def _remove(self) -> None:
        if (record := self.grid.current()) is not None:
            self.shell.remove(record)

    def _open_bin(self) -> None:
        BinDialog(self.shell, self.kind, self).exec()
        self._told()

    def changed(self, kinds: frozenset[str]) -> None:
        # The grid keeps its place: what is being typed must not be disturbed by a reload.
        if self.kind.key in kinds or kinds & {"person", "place"}:
            super().changed(kinds)

    def typing(self) -> bool:
        return bool(self.grid.state() == QAbstractItemView.State.EditingState)

    def explain_cell(self) -> None:
        """F1: what belongs into the cell with the cursor; elsewhere the keys."""
        if (field := self.grid.field_now()) is None:
            self.shell.enter(shortcuts(self.shell))
        else:
            self.notices.tell(notice_of(self.kind, field))

    def explain(self) -> None:
        """F3: what this kind is for."""
        self.notices.tell(Notice("explain", self.kind.label, self.kind.help, key="help"))
