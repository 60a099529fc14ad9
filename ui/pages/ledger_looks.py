"""How a ledger is looked at: its filter, order and columns, remembered by kind and kept under names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from fqdesk.desk import Query
from fqdesk.domain.kinds import Kind
from ui import saved_views
from ui.pages.columns_dialog import ColumnsDialog
from ui.saved_views import View
from ui.tables.columns import Column, head, plain, still_there, usual
from ui.tables.filter_bar import FilterBar
from ui.tables.grid import Grid
from ui.tables.record_table import RecordTable, ordered_by
from ui.tables.view_menu import ViewMenu

SORTED_BY = ("day", "entered_at")
"""What records can be ordered by beside their fields."""


class LedgerLooks(QObject):
    """Belongs to a page; asks its filter and its grid."""

    def __init__(
        self, page: QWidget, grid: Grid, bar: FilterBar, changed: Callable[[], object]
    ) -> None:
        """`changed` is called when a look was taken that shows other rows."""
        super().__init__(page)
        self.page = page
        self.grid = grid
        self.bar = bar
        self.changed = changed
        self.menu = ViewMenu(page, self.present, self.take, self.choose_columns)
        self.head_menu = QMenu(page)
        self.grid.heads.arranged.connect(self.remember)
        self.grid.heads.asked.connect(self.open_head_menu)

    @property
    def kind(self) -> Kind:
        """The kind that is shown."""
        return self.grid.table().kind

    def begin(self, table: RecordTable) -> None:
        """Ask for the rows of another kind as they were looked at last, and show them."""
        kind = table.kind
        last = saved_views.last_of(kind.key) or View(saved_views.LAST, kind.key)
        self.bar.set_to(last.period, last.choice, last.words)
        known = last.sort in kind.by_key or last.sort in SORTED_BY
        sort = ordered_by(last.sort, down=last.down) if known else Query().sort
        columns = still_there(kind, last.columns) or plain(usual(kind))
        table.show_columns([key for key, _ in columns])
        table.ask(self.bar.query(sort))
        self.grid.show_table(table, columns)
        table.modelReset.connect(self.remember)

    def present(self) -> View:
        """How the kind is looked at now."""
        bar, (key, down) = self.bar, self.grid.table().query.sort[0]
        period = bar.period.currentText() if bar.period.currentIndex() > 0 else ""
        choice, words = bar.choice.currentData() or "", bar.words.text()
        columns = self.grid.columns()
        return View(saved_views.LAST, self.kind.key, period, choice, words, key, down, columns)

    def take(self, view: View) -> None:
        """Look at the kind as a view says; where it names no columns, they stay."""
        self.bar.look(view.period, view.choice, view.words)
        if columns := still_there(self.kind, view.columns):
            self.grid.show_columns(columns)
        if view.sort:
            self.grid.sort_by(view.sort, down=view.down)
        self.changed()

    def remember(self) -> None:
        """How this kind was looked at is there again the next time, but for the words."""
        now = replace(self.present(), words="")
        if now.columns == plain(usual(self.kind)):
            # Not a choice: whatever a later version shows to begin with shall be seen.
            now = replace(now, columns=())
        saved_views.keep(now)

    def hidden_order(self) -> str:
        """What the rows are ordered by, in words, where that column is not shown."""
        key = self.grid.table().query.sort[0][0]
        hidden = self.grid.table().column_of(key) < 0
        return f"按“{head(self.kind, key)}”排序，这一列没有显示。" if hidden else ""

    # -- columns -------------------------------------------------------------------------------

    def choose_columns(self) -> None:
        """Ask which columns are to be shown."""
        dialog = ColumnsDialog(self.grid.theme, self.kind, self.grid.columns(), self.page)
        if dialog.exec():
            self.show_columns(dialog.columns)
        dialog.deleteLater()
        self.grid.setFocus()

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show these from now on."""
        self.grid.show_columns(columns)
        self.remember()
        self.changed()

    def open_head_menu(self, column: int, place: QPoint) -> None:
        """What can be done about the column whose head was clicked with the right button."""
        self.head_menu.clear()
        shown = self.grid.columns()
        self.head_menu.addAction("列…\tF6").triggered.connect(self.choose_columns)
        if 0 <= column < len(shown) and len(shown) > 1:
            rest = (*shown[:column], *shown[column + 1 :])
            said = f"不显示“{head(self.kind, shown[column][0])}”"
            self.head_menu.addAction(said).triggered.connect(lambda *_: self.show_columns(rest))
        self.head_menu.addAction("各列恢复原样").triggered.connect(self.restore)
        self.head_menu.popup(place)

    def restore(self) -> None:
        """Show the columns that the kind is shown with until somebody chooses."""
        self.show_columns(plain(usual(self.kind)))
