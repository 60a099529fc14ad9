"""导入 Excel: the preview comes at once, and nothing is written before 导入."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from fqdesk.desk import Desk
from fqdesk.desk.import_cells import masked
from fqdesk.desk.import_plan import REFUSED, Book, Decisions, Plan
from fqdesk.desk.importing import perform, plan, read_book
from fqdesk.errors import DeskError
from fqdesk.places import documents
from fqdesk.progress import Tick
from ui.importing import deciding
from ui.importing.lines import counted
from ui.importing.preview import Preview
from ui.jobs import Job
from ui.notices import Notice, of_error
from ui.pages.page import Page
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.empty import EmptyState
from ui.widgets.labels import label

FILTER = "表格 (*.xlsx *.xls *.ods *.csv *.xlsm *.et);;全部文件 (*)"
WHY = "去年的台账不用重打：选文件，看一遍预览，再按“导入”。看预览时什么也不写。"
Read = tuple[Book, Plan | DeskError]


def ask_file(parent: QWidget) -> Path | None:
    """Ask which workbook, None when nobody chose one."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "导入 Excel", str(documents()), FILTER)
    return Path(chosen) if chosen else None


class ImportPage(Page):
    """A workbook, its plan, and the decisions about it; each decision makes the plan anew."""

    key = "import"
    inner = True

    def __init__(self, shell: Shell, path: Path | None = None) -> None:
        """With a path its preview is made as soon as the page is shown."""
        super().__init__(shell, "导入 Excel")
        self.path = path
        self.book: Book | None = None
        self.plan: Plan | None = None
        self.decided = Decisions()
        self.job: Job | None = None
        self.add_act("选文件…", self.choose, keys="Ctrl+O")
        self.add_act("再读一遍", self.read_again, keys="F5")
        self.head.addWidget(ActButton(self.theme, "返回", shell.leave, keys="Esc"))
        self.preview = Preview(self.theme)
        self.empty = EmptyState(self.theme)
        self.empty.say("还没有选文件。", WHY, "选文件…", self.choose)
        self.pile = QStackedWidget()
        self.pile.addWidget(self.empty)
        self.pile.addWidget(self.preview)
        self.body.addWidget(self.pile, 1)
        self._build_foot()
        self._connect()
        self._keys()

    def _build_foot(self) -> None:
        self.late_label = label("补录原因")
        self.late = QLineEdit()
        self.late.setAccessibleName("补录原因")
        self.late.setMaxLength(300)
        self.without = ActButton(self.theme, "有错的行都不导入", self.leave_refused_out)
        self.go = ActButton(self.theme, "导入", self.bring, keys="Ctrl+Enter", role="primary")
        for widget, stretch in ((self.late_label, 0), (self.late, 1)):
            self.foot.addWidget(widget, stretch)
        self.foot.addStretch(0)
        self.foot.addWidget(self.without)
        self.foot.addWidget(self.go)
        self.foot_frame.hide()

    def _connect(self) -> None:
        choice, cell = self.preview.choice, self.preview.cell
        choice.kind_picked.connect(self._kind)
        choice.sheet_picked.connect(self._sheet)
        choice.year_typed.connect(lambda y: self._decide(replace(self.decided, year=y)))
        self.preview.columns.decided.connect(self._column)
        cell.read_as.connect(
            lambda c, text: self._decide(deciding.with_cell(self.decided, c, text))
        )
        cell.chosen.connect(self._choice)
        cell.cover.connect(self._mask)
        cell.row_act.connect(self._row)
        self.late.editingFinished.connect(self._late)

    def _keys(self) -> None:
        self.key_act("Ctrl+O", self.choose)
        self.key_act("F5", self.read_again)
        self.key_act("Ctrl+Return", self.bring)
        self.key_act("F8", self.preview.next_problem)
        self.key_act("F2", self.preview.cell.retype)
        self.key_act("Alt+Left", lambda: self.preview.step(-1))
        self.key_act("Alt+Right", lambda: self.preview.step(1))
        for keys, act in (("Space", "update"), ("Delete", "out")):
            shortcut = QShortcut(QKeySequence(keys), self.preview.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._update if act == "update" else self._out)

    # -- the file ------------------------------------------------------------------------------

    def shown(self, **where: object) -> None:
        super().shown(**where)
        if self.book is None:
            self.empty.button.setFocus()

    def reload(self) -> None:
        if self.path is not None:
            self._read()

    def concerns(self, kinds: frozenset[str]) -> bool:
        return self.path is not None

    def choose(self) -> None:
        """Ask for a workbook."""
        if (path := ask_file(self)) is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Take another workbook; decisions about the one before are forgotten."""
        self.path, self.book, self.plan = path, None, None
        self.decided = Decisions()
        self.notices.clear()
        self._read()

    def read_again(self) -> None:
        """The file was mended: read it from the disk, and keep what was decided."""
        self.book = None
        if self.path is not None:
            self._read()

    def _read(self) -> None:
        if self.job is not None:
            self.job.cancel()
        path, book, decided = self.path, self.book, self.decided

        def work(desk: Desk, tick: Tick) -> Read | DeskError:
            tick(0, 0, "读表格")
            try:
                opened = book or read_book(path or Path())
            except DeskError as error:
                return error
            try:
                return opened, plan(desk, opened, decided, tick)
            except DeskError as error:
                return opened, error

        self._start("读表格", work, self._got)

    def _start(
        self, said: str, work: Callable[[Desk, Tick], Any], done: Callable[[Any], object]
    ) -> None:
        self.job = self.run(said, work, done)
        self.job.over.connect(self._over)

    def _over(self) -> None:
        """A job that was cancelled or failed bars nothing."""
        if self.job is not None and self.job not in self.shell.jobs.held:
            self.job = None

    def _got(self, found: Read | DeskError) -> None:
        self.job = None
        self.notices.drop("import")
        if isinstance(found, DeskError):
            self._failed(found)
            return
        self.book, made = found
        self.preview.choice.show_book(self.book, self.decided.sheet)
        if isinstance(made, DeskError):
            self._failed(made)
            self.pile.setCurrentIndex(1)
            self.preview.choice.kinds.setFocus()
        else:
            self._show(made)

    def _failed(self, error: DeskError) -> None:
        self.plan = None
        self.foot_frame.hide()
        self.pile.setCurrentIndex(0 if self.book is None else 1)
        self.notices.tell(of_error(error, key="import"))
        self.told.setText(self.path.name if self.path else "")
        self.preview.clear()

    # -- the preview ---------------------------------------------------------------------------

    def _show(self, made: Plan) -> None:
        first = self.plan is None
        self.plan = made
        self.pile.setCurrentIndex(1)
        self.told.setText(f"{made.book.path.name}　{counted(made)}")
        self.preview.show_plan(made)
        if not self.late.hasFocus():
            self.late.setText(made.late_reason)
        for widget in (self.late_label, self.late):
            widget.setVisible(bool(made.late))
        refused, writes = made.counts[REFUSED], len(made.drafts)
        self.without.setVisible(bool(refused))
        self.go.say(f"导入 {writes} 条" if writes and not refused else "导入")
        self.go.setEnabled(bool(writes) and not refused)
        self.foot_frame.show()
        if first:
            self.preview.table.setFocus()

    # -- decisions -----------------------------------------------------------------------------

    def _decide(self, decided: Decisions) -> None:
        self.decided = decided
        self._read()

    def _kind(self, kind: str) -> None:
        self._decide(Decisions(kind=kind, sheet=self.decided.sheet, year=self.decided.year))

    def _sheet(self, sheet: str) -> None:
        self._decide(Decisions(sheet=sheet))

    def _column(self, at: int, target: str) -> None:
        columns = {**self.decided.columns, at: target}
        self._decide(replace(self.decided, columns=columns))

    def _choice(self, cell: str, which: int, whole: bool) -> None:  # noqa: FBT001 - a Qt slot
        if self.plan is not None:
            self._decide(deciding.with_choice(self.decided, self.plan, cell, which, whole=whole))

    def _mask(self, cell: str) -> None:
        if self.plan is not None:
            cells = {**self.decided.cells, **masked(self.plan.book, self.plan.sheet, [cell])}
            self._decide(replace(self.decided, cells=cells))

    def _row(self, act: str) -> None:
        line = self.preview.current()
        if line is not None and not line.passed:
            self._decide(deciding.with_row(self.decided, line.row, act))

    def _update(self) -> None:
        if (line := self.preview.current()) is not None and line.row.differences:
            self._row("update")

    def _out(self) -> None:
        self._row("out")

    def _late(self) -> None:
        if self.plan is not None and self.late.text().strip() != self.plan.late_reason:
            self._decide(replace(self.decided, late_reason=self.late.text().strip()))

    def leave_refused_out(self) -> None:
        """No row with an error is taken in."""
        if self.plan is not None:
            self._decide(deciding.without_refused(self.decided, self.plan))

    # -- keeping -------------------------------------------------------------------------------

    def bring(self) -> None:
        """Back the station up, then write what is shown, whole or not at all."""
        made = self.plan
        if made is None or self.job is not None or not self.go.isEnabled():
            return
        if self.late.isVisible() and self.late.text().strip() != made.late_reason:
            self._late()
            return

        def work(desk: Desk, tick: Tick) -> None:
            desk.backup(tick=tick)
            tick(0, 0, "导入")
            perform(desk, made)

        def kept(_: None) -> None:
            # Told where the user is: somebody who left too late to stop it should hear of it too.
            self.job = None
            said = f"已导入{made.kind.label} {len(made.drafts)} 条，Ctrl+Z 一步撤销。"
            self.shell.tell(Notice("done", said, key="imported", seconds=15))

        self.job = self.shell.run("导入", work, kept)
        self.job.over.connect(self._over)

    def may_leave(self) -> None:
        if self.job is not None:
            self.job.cancel()
