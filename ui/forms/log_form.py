"""The form of the 政工日志: the day's records write it, until somebody's own words stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from fqdesk.desk.day_log import DayLog, Said
from fqdesk.domain.kinds import Kind
from ui.editors import Around, Editor
from ui.editors.days import DayEditor
from ui.editors.texts import LongTextEditor
from ui.forms.line import FieldLine
from ui.forms.record_form import RecordForm
from ui.widgets.button import ActButton
from ui.widgets.labels import card, label

PROPOSED = "proposed"
"""Beside the fields in a draft: what the program wrote, so that it still knows its own words later."""


class LogForm(RecordForm):
    """A new log proposes the sentences of its day as long as nobody wrote or changed any.

    What is recorded later is offered, and never put over what somebody wrote.
    """

    def __init__(self, kind: Kind, around: Around) -> None:
        """Empty until it knows its day."""
        self.own: tuple[Said, ...] = ()
        """The sentences the program put in, or offered and saw declined."""
        self.later: tuple[Said, ...] = ()
        self.signed = False
        """Whether this is a log that was finished before."""
        self.proposed_for: date | None = None
        super().__init__(kind, around)
        self.day.edited.connect(self._day_moved)
        self.day.line.editingFinished.connect(self._day_moved)
        shortcut = QShortcut(QKeySequence("Alt+B"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.add_later)

    def make_editors(self) -> list[Editor]:
        made = super().make_editors()
        (self.day,) = [e for e in made if isinstance(e, DayEditor)]
        (self.text,) = [e for e in made if e.field.key == "text" and isinstance(e, LongTextEditor)]
        return made

    def arrange(self, column: QVBoxLayout) -> list[FieldLine]:
        theme = self.around.theme
        self.offer, inside = card(theme, "sheet")
        self.offer_said = label("", wrap=True, select=True)
        row: QBoxLayout = QVBoxLayout() if theme.large else QHBoxLayout()
        row.addWidget(self.offer_said, 1)
        self.add_button = ActButton(theme, "补上", self.add_later, keys="Alt+B")
        acts = QHBoxLayout()
        acts.addWidget(self.add_button)
        acts.addWidget(ActButton(theme, "不补", self.decline, role="link"))
        acts.addStretch(int(theme.large))
        row.addLayout(acts)
        inside.addLayout(row)
        column.addWidget(self.offer)
        self.offer.hide()
        return super().arrange(column)

    # -- filling -------------------------------------------------------------------------------

    def fill(self, values: Mapping[str, Any]) -> None:
        super().fill(values)
        self.signed = values.get("text") is not None
        if self.signed:
            self.propose()

    def fill_empty(self, values: Mapping[str, Any]) -> None:
        super().fill_empty(values)
        self.propose()

    def keep(self) -> dict[str, Any]:
        kept = super().keep()
        return kept | {PROPOSED: [[one.text, *one.sources] for one in self.own]} if kept else kept

    def bring_back(self, kept: Mapping[str, Any]) -> None:
        super().bring_back(kept)
        own = kept.get(PROPOSED)
        if own is not None:
            self.own = tuple(Said(str(text), tuple(sources)) for text, *sources in own)
        self.propose()

    def start(self) -> None:
        self.propose()
        super().start()
        if not any(editor.field.required and editor.blank() for editor in self.editors):
            # All that is asked is there: what is left to write is a paragraph of one's own.
            self.text.box.moveCursor(QTextCursor.MoveOperation.End)
            self._to(self.text.box)

    # -- what the day says ---------------------------------------------------------------------

    def _day_moved(self) -> None:
        if self.day.last != self.proposed_for and self.day.last == self.said("day").get("day"):
            self.propose()

    def untouched(self) -> bool:
        """Whether the text is empty or word for word what the program put there."""
        text = str(self.said("text").get("text") or "")
        return not text or text == "".join(one.text for one in self.own)

    def propose(self) -> None:
        """Write what the day's records say, or offer what is not in the log yet."""
        day = self.day.last
        if day is None or not self.lines:
            return
        self.proposed_for = day
        found = self.around.source.day_log(day)
        if not self.signed and self.untouched():
            self._write(found)
            self._offer(())
        else:
            known = {key for one in self.own for key in one.sources}
            known |= set(self.said("sources").get("sources") or ())
            silent = self.signed and not known
            self._offer(
                () if silent else tuple(s for s in found.said if not known.issuperset(s.sources))
            )

    def _write(self, found: DayLog) -> None:
        before = DayLog(self.own, None).sources
        if self.said("sources").get("sources") in (None, before):
            self.editor("sources").fill(found.sources or None)
        if found.author is not None and self.editor("author").blank():
            self.editor("author").fill(found.author)
        self.text.fill(found.text or None)
        self.own = found.said

    # -- what came later -----------------------------------------------------------------------

    def _offer(self, later: tuple[Said, ...]) -> None:
        self.later = later
        self.offer.setVisible(bool(later))
        if later:
            said = "".join(one.text for one in later)
            self.offer_said.setText(f"这一天还有记录没有写进来：{said}")
            self.add_button.say(f"补上 {len(later)} 句")

    def add_later(self) -> None:
        """Put the offered sentences in: in the place of the program's own older one, else at the end."""
        if not self.later:
            return
        text = self.text.box.toPlainText()
        for one in self.later:
            old = self._older(one, text)
            text = text.replace(old.text, one.text, 1) if old else f"{text}{one.text}"
        # By way of a cursor, so that Ctrl+Z in the text still takes it back.
        cursor = QTextCursor(self.text.box.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        sources = self.said("sources").get("sources") or ()
        added = (key for one in self.later for key in one.sources)
        self.editor("sources").fill(tuple(dict.fromkeys((*sources, *added))))
        self.decline()

    def _older(self, one: Said, text: str) -> Said | None:
        """The sentence on some of the same records, where it still stands word for word."""
        shared = (own for own in self.own if set(own.sources) & set(one.sources))
        return next((own for own in shared if own.text in text), None)

    def decline(self) -> None:
        """Offer these sentences no more."""
        self.own = (*self.own, *self.later)
        self._offer(())
        self.text.box.setFocus()
        self.edited.emit()
