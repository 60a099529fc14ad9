"""One line that records a visit: day, place, sort, households, who, topic, photos, Enter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QVBoxLayout, QWidget

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Field, Invalid
from fqdesk.domain.records import Record
from fqdesk.errors import DeskError, Fault, Refused
from ui.editors import Around, Editor, editor_for
from ui.editors.coming import WhenThere
from ui.editors.drop_zone import files_of
from ui.editors.files import FilesEditor
from ui.notices import Notice, of_error
from ui.shell import Shell
from ui.visits.places import PlaceSource
from ui.visits.row_columns import COLUMNS, ONE_LINE_TO, fill_width
from ui.widgets.button import ActButton
from ui.widgets.labels import label

DRAFT = "new-visit-quick"
"""The name of what was typed and not saved yet; the generic form can go on with it as well."""
DRAFT_AFTER = 500
"""Milliseconds after the last edit until the draft is on the disk."""
STAYS = ("day", "type", "officers")
"""What the next visit most likely has in common with this one."""


class QuickRow(QFrame):
    """Always there. What is typed stays until it is saved; other answers belong to the form."""

    saved = Signal(object)
    """The record."""

    def __init__(self, shell: Shell) -> None:
        """With today's date and nothing else."""
        super().__init__()
        self.shell = shell
        self.theme = shell.theme
        self.kind = KINDS["visit"]
        self.source = PlaceSource(shell)
        around = Around(self.theme, self.source, self._day)
        fields = self.kind.by_key
        self.editors: dict[str, Editor] = {
            key: editor_for(fields[key], around) for key, _, _ in COLUMNS
        }
        self.files = FilesEditor(fields["files"], around, most=1 if self.theme.large else 2)
        self.when_there = WhenThere(self, [self.files], shell.tell)
        # With the files the row is a draft at once: the window may be closing around it.
        self.files.settled.connect(lambda _: self.keep_draft())
        self.late = editor_for(fields["late_reason"], around)
        self.timer = QTimer(self, interval=DRAFT_AFTER, singleShot=True)
        self.timer.timeout.connect(self.keep_draft)
        self.dirty = False
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(4))
        column.addLayout(self._grid())
        self.late_line = self._late_line()
        column.addWidget(self.late_line)
        column.addWidget(self.files)
        self.said = label("", "fault", wrap=True)
        self.said.hide()
        column.addWidget(self.said)
        self.fresh({"day": shell.desk.today(), "type": "community_visit"})
        for editor in self._all():
            editor.edited.connect(self._edited)
            for stop in editor.stops():
                stop.installEventFilter(self)
        self._bring_back()

    def _all(self) -> list[Editor]:
        return [*self.editors.values(), self.late, self.files]

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px(6))
        grid.setVerticalSpacing(self.theme.px(2))
        large = self.theme.percent > ONE_LINE_TO
        for number, (key, head, signs) in enumerate(COLUMNS):
            editor = self.editors[key]
            row, at = (divmod(number, 3)[0] * 2, number % 3) if large else (0, number)
            grid.addWidget(label(head, "small"), row, at)
            grid.addWidget(editor, row + 1, at)
            fill_width(editor, self.theme)
            if signs and not large:
                editor.setFixedWidth(round(self.theme.body * signs + self.theme.px(14)))
            grid.setColumnStretch(at, 0 if signs and not large else 1)
        self.button = ActButton(
            self.theme, "存", self.save, keys="" if large else "Enter", role="small"
        )
        grid.addWidget(self.button, 3 if large else 1, 3 if large else len(COLUMNS))
        return grid

    def _late_line(self) -> QWidget:
        made = QWidget()
        row = QGridLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label("补录原因", "second"), 0, 0)
        row.addWidget(self.late, 0, 1)
        row.setColumnStretch(1, 1)
        made.hide()
        return made

    def _day(self) -> date | None:
        try:
            day: date | None = self.editors["day"].value()
        except Invalid:
            return None
        return day

    # -- what it holds -------------------------------------------------------------------------

    def fresh(self, values: Mapping[str, Any]) -> None:
        """Empty but for these."""
        for key, editor in self.editors.items():
            editor.fill(values.get(key))
            editor.mark(wrong=False)
        self.files.let_go()
        self.files.fill(None)
        self.late.fill(None)
        self.late_line.hide()
        self.said.hide()

    def propose(self, last: Record | None) -> None:
        """Who went the last time, where nothing was typed yet."""
        if last is not None and self.editors["officers"].blank():
            self.editors["officers"].fill(last["officers"])

    def begin(self, place: str = "") -> None:
        """Put the cursor where typing begins; with a place, after it."""
        if place:
            self.editors["place"].fill(place)
        self.editors["households" if place else "place"].stops()[0].setFocus()

    def answers(self) -> tuple[dict[str, Any], list[Fault]]:
        """What was typed, and what of it cannot be read."""
        values: dict[str, Any] = {}
        faults = []
        for editor in self._all():
            try:
                values |= editor.answers()
            except Invalid as wrong:
                faults.append(Fault(editor.field.key, str(wrong)))
        return {key: value for key, value in values.items() if value is not None}, faults

    def field_now(self) -> Field | None:
        """The field with the cursor."""
        focus = QApplication.focusWidget()
        here = (one.field for one in self._all() if focus and one.isAncestorOf(focus))
        return next(here, None)

    # -- saving --------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the visit and begin the next, or say beside the row what is missing."""
        values, faults = self.answers()
        if faults:
            self._complain(faults)
            return
        if self.when_there.hold(self.save):
            return
        try:
            record = self.shell.desk.save("visit", values)
        except Refused as refused:
            self._complain(list(refused.faults) or [Fault("", refused.title)])
        except DeskError as error:
            self.shell.tell(of_error(error, ("再存一次", self.save), key="save"))
        else:
            self._forget_draft()
            self.fresh({key: record[key] for key in STAYS})
            self.begin()
            told = f"已存 {self.shell.desk.title(record)}"
            self.shell.tell(Notice("done", told, "Ctrl+Z 可以撤销。", key="saved", seconds=6))
            self.saved.emit(record)

    def _complain(self, faults: list[Fault]) -> None:
        keys = {fault.key for fault in faults}
        for key, editor in self.editors.items():
            editor.mark(wrong=key in keys)
        if "late_reason" in keys:
            self.late_line.show()
        self.said.setText("\n".join(fault.said for fault in faults))
        self.said.show()
        if not self.isVisible():
            # It waited for its photos, and somebody went elsewhere meanwhile.
            told = "；".join(fault.said for fault in faults)
            self.shell.tell(
                Notice("failed", "那次走访还没有存，回到“走访”看一看。", told, key="save")
            )
        first = self.late if "late_reason" in keys else self.editors.get(faults[0].key)
        if first is not None:
            first.stops()[0].setFocus()

    # -- draft ---------------------------------------------------------------------------------

    def _edited(self) -> None:
        self.dirty = True
        self.timer.start()

    def keep_draft(self) -> None:
        """Write what was typed to the disk, finished or not."""
        self.timer.stop()
        if not self.dirty:
            return
        desk, values = self.shell.desk, self.answers()[0]
        data = {
            "kind": "visit",
            "record": None,
            "typed": {one.field.key: one.keep() for one in self._all() if not one.blank()},
            "title": self.kind.name(values, desk.name),
            "at": desk.clock().isoformat(timespec="seconds"),
        }
        try:
            desk.draft_save(DRAFT, data)
        except DeskError as error:
            self.shell.tell(of_error(error, ("再存一次", self.keep_draft), key="draft"))

    def _kept(self) -> Mapping[str, Any] | None:
        return self.shell.desk.draft(DRAFT)

    def _bring_back(self) -> None:
        kept = self._kept()
        if kept is not None:
            self.dirty = True
            for editor in self._all():
                if editor.field.key in kept["typed"]:
                    editor.bring_back(kept["typed"][editor.field.key])

    def _forget_draft(self) -> None:
        self.timer.stop()
        self.dirty = False
        self.shell.desk.draft_discard(DRAFT)

    def follow_draft(self) -> None:
        """Begin anew where the draft was finished elsewhere, in the form."""
        if self.dirty and not self.timer.isActive() and self._kept() is None:
            self.dirty = False
            self.fresh({"day": self.shell.desk.today(), "type": "community_visit"})

    # -- keys and files ------------------------------------------------------------------------

    def stops(self) -> list[QWidget]:
        """The widgets that Enter walks."""
        own = [stop for editor in self.editors.values() for stop in editor.stops()]
        late = self.late.stops() if self.late_line.isVisible() else []
        return [*own, *late, *self.files.list.captions()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        stops, focus = self.stops(), QApplication.focusWidget()
        at = next((number for number, stop in enumerate(stops) if stop is focus), -1)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or at + 1 >= len(stops):
            self.save()
        else:
            stops[at + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A picture on the clipboard is never meant for a line of text.
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and (paths := files_of(QApplication.clipboard().mimeData()))
        ):
            self.files.take_in(paths)
            return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files.take_in(files_of(event.mimeData()))
