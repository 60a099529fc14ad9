"""The form of any kind, laid out from its declaration: labels left, complaints beside their field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from fqdesk.domain.fields import Field, Invalid
from fqdesk.domain.kinds import Kind
from fqdesk.domain.sheets.job import NO_AIM, Aim
from fqdesk.errors import Fault
from ui.editors import Around, Editor, editor_for
from ui.editors.days import DayEditor
from ui.editors.files import FilesEditor
from ui.forms.line import FieldLine, lay_out
from ui.widgets.walking import NOWHERE, enter_steps, place

UNSEEN = {"judgement": ("standard", "item", "check"), "claim": ("checks",)}
"""What the program writes into a record and nobody types: it stays, and its line is not shown."""


class RecordForm(QWidget):
    """Answers of one record. Knows nothing of saving: the page around it does that."""

    edited = Signal()
    asked = Signal(object)
    """The field that has the focus now, in a table the cell's."""
    walked_out = Signal()
    """Enter was pressed in the last field."""

    wide = False
    """Whether it needs the room that the help beside a form would take."""

    def __init__(self, kind: Kind, around: Around) -> None:
        """Empty but for the defaults of the declaration."""
        super().__init__()
        self.kind = kind
        self.around = around
        self.aim = NO_AIM
        self.editors = self.make_editors()
        self.lines: dict[str, FieldLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for line in self.arrange(column):
            for key in line.editor.covers():
                self.lines[key] = line
        for editor in self.editors:
            editor.edited.connect(lambda e=editor: self._edited(e))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.fill({f.key: f.default for f in kind.fields if f.default is not None})
        for key in ("late_reason", *UNSEEN.get(kind.key, ())):
            self.show_field(key, shown=False)

    def arrange(self, column: QVBoxLayout) -> list[FieldLine]:
        """Put the questions where they belong; the form of one kind may lay them out its own way."""
        grid = QGridLayout()
        column.addLayout(grid)
        column.addStretch(1)
        unseen = UNSEEN.get(self.kind.key, ())
        editors = sorted(self.editors, key=lambda editor: editor.field.key in unseen)
        return lay_out(grid, editors, self.around.theme)

    def reveal(self, widget: QWidget) -> None:
        """Called before a field gets the cursor: a form with sections shows the right one."""

    def called(self) -> str:
        """What people call what is being recorded."""
        return self.kind.label

    def following(self) -> dict[str, Any] | None:
        """What a further record of the same sitting begins with; None where that makes no sense."""
        return None

    def make_editors(self) -> list[Editor]:
        """One editor per field, in order; the form of one kind may merge some."""
        return [editor_for(f, self.around) for f in self.kind.fields]

    def editor(self, key: str) -> Editor:
        """The editor that answers a field."""
        return self.lines[key].editor

    # -- what it holds -------------------------------------------------------------------------

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show a record's values; the user did nothing, so `edited` stays silent."""
        for editor in self.editors:
            editor.fill_from(values)

    def fill_empty(self, values: Mapping[str, Any]) -> None:
        """Show values where nothing was typed yet; never over what somebody typed."""
        for editor in self.editors:
            given = {key: values[key] for key in editor.covers() if key in values}
            if given and editor.blank():
                editor.fill_from(given)

    def begin_with(self, values: Mapping[str, Any]) -> None:
        """Show what a new record begins with; it stands above what the declaration presumes."""
        for editor in self.editors:
            key = editor.field.key
            if editor.field.default is not None and values.get(key) is not None:
                editor.fill(values[key])
        self.fill_empty(values)

    def said(self, *keys: str) -> dict[str, Any]:
        """The answers of these fields as far as they can be read now."""
        found: dict[str, Any] = {}
        for key in keys:
            with suppress(Invalid):
                found |= self.lines[key].editor.answers()
        return found

    def draft(self) -> tuple[dict[str, Any], list[Fault]]:
        """The values that can be read, and a complaint about each that cannot."""
        values: dict[str, Any] = {}
        problems = []
        for editor in self.editors:
            try:
                values |= editor.answers()
            except Invalid as wrong:
                problems.append(Fault(editor.field.key, str(wrong)))
        return {key: value for key, value in values.items() if value is not None}, problems

    def keep(self) -> dict[str, Any]:
        """Everything as typed, however unfinished, as JSON for the draft on disk."""
        return {e.field.key: e.keep() for e in self.editors if not e.blank()}

    def bring_back(self, kept: Mapping[str, Any]) -> None:
        """Show a draft, None for what was emptied.

        What an older program kept in another shape is left out, not fatal.
        """
        for editor in self.editors:
            if editor.field.key in kept:
                typed = kept[editor.field.key]
                try:
                    editor.fill(None) if typed is None else editor.bring_back(typed)
                except (Invalid, KeyError, TypeError, ValueError):
                    editor.fill(None)

    # -- complaints ----------------------------------------------------------------------------

    def complain(self, faults: Iterable[Fault]) -> None:
        """Put each complaint beside its field, and take back those that are no longer true."""
        said: dict[int, list[str]] = {}
        for fault in faults:
            if fault.key in self.lines:
                self.show_field(fault.key, shown=True)
                said.setdefault(id(self.lines[fault.key]), []).append(fault.said)
        for line in set(self.lines.values()):
            line.complain("\n".join(dict.fromkeys(said.get(id(line), []))))

    def show_field(self, key: str, *, shown: bool) -> None:
        """Show or hide a question; one that was answered always shows."""
        if key in self.lines:
            line = self.lines[key]
            line.show(shown=shown or not line.editor.blank())

    def go_to(self, key: str) -> None:
        """Put the cursor into a field."""
        if key in self.lines:
            self._to(self.lines[key].editor.stops()[0], Qt.FocusReason.ShortcutFocusReason)

    # -- walking -------------------------------------------------------------------------------

    def stops(self) -> list[QWidget]:
        """The widgets that Enter walks."""
        shown = [e for e in self.editors if self.lines[e.field.key].shown]
        return [stop for editor in shown for stop in editor.stops()]

    def aim_at(self, aim: Aim) -> None:
        """Begin at the answer that closes what is open; short days mean those of its period."""
        self.aim = aim
        day = self.lines["day"].editor if "day" in self.lines else None
        if isinstance(day, DayEditor):
            day.until = aim.until

    def start(self) -> None:
        """Put the cursor where typing begins: the aim, or the first required field without an answer."""
        key, _, place = self.aim.field.partition("/")
        if key in self.lines:
            self._to(self.lines[key].editor.stop_at(place))
            return
        for editor in self.editors:
            if editor.field.required and editor.blank():
                self._to(editor.stops()[0])
                return
        self._to(self.stops()[0])

    def _to(self, stop: QWidget, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.reveal(stop)
        stop.setFocus(reason)

    def _take_picture(self) -> bool:
        """What is pasted without words is a photo of this record, wherever the cursor is."""
        zone = next((e.drop for e in self.editors if isinstance(e, FilesEditor)), None)
        if zone is not None:
            zone.paste()
        return zone is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._take_picture():
            return
        if steps := enter_steps(event):
            self.walk(steps)
            return
        super().keyPressEvent(event)

    def walk(self, steps: int) -> None:
        """Go to the next field, or the one before."""
        stops = self.stops()
        to = place(stops) + steps
        if to >= len(stops):
            self.walked_out.emit()
        elif to >= 0:
            self._to(stops[to], Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Tab walks as Enter does, through every section; Qt would go by when each was made."""
        shown = [editor for editor in self.editors if self.lines[editor.field.key].shown]
        tabs = [tab for editor in shown for tab in editor.tabs()]
        at = place(tabs)
        if at == NOWHERE:
            return super().focusNextPrevChild(forward)
        to = at + (1 if forward else -1)
        if to >= len(tabs):
            self.walked_out.emit()
        elif to >= 0:
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            self._to(tabs[to], reason)
        else:
            return super().focusNextPrevChild(forward)
        return True

    def _edited(self, editor: Editor) -> None:
        line = self.lines[editor.field.key]
        if line.said.text():
            line.complain(_fault_of(editor))
        self.edited.emit()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and self.isAncestorOf(old):
            self._left(old)
        field = self._field_of(new) if new is not None and self.isAncestorOf(new) else None
        if field is not None:
            self.asked.emit(field)

    def _field_of(self, widget: QWidget) -> Field | None:
        for editor in self.editors:
            if editor.isAncestorOf(widget):
                return editor.field_at(widget)
        return None

    def _left(self, widget: QWidget) -> None:
        """An answer that cannot be read is said as soon as its field is left."""
        for editor in self.editors:
            if editor.isAncestorOf(widget) and not editor.blank():
                line = self.lines[editor.field.key]
                if said := _fault_of(editor):
                    line.complain(said)


def _fault_of(editor: Editor) -> str:
    try:
        editor.answers()
    except Invalid as wrong:
        return str(wrong)
    return ""
