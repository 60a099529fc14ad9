"""One pasted piece: its words with the numbers marked, a short title, and how it shall be checked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from fqdesk.domain.records import Record
from fqdesk.evidence.claims import Standard
from fqdesk.evidence.local_pack import read_checks
from fqdesk.evidence.pasting import Suggestion, checks_for, known_checks
from fqdesk.evidence.pasting.lift import Proposal
from fqdesk.evidence.pasting.propose import adjusted
from fqdesk.evidence.pasting.say import say
from ui.pasting.check_row import CheckRow
from ui.theme import COLOURS as C, Theme
from ui.widgets.labels import card, clear, label

ALIKE, PERSON, KEPT = "alike", "person", "kept"


class ClaimView(QWidget):
    """Filled anew for each piece."""

    def __init__(self, theme: Theme, known: Sequence[Standard]) -> None:
        """`known` are the standards whose ways to check may be taken over."""
        super().__init__()
        self.theme = theme
        self.known = known
        self.piece: Suggestion | None = None
        self.kept: list[dict[str, Any]] = []
        self.rows: list[CheckRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.step, 0)
        column.setSpacing(theme.gap)
        frame, inside = card(theme, "sheet")
        self.place = label("", "second", wrap=True)
        self.words = QLabel()
        self.words.setProperty("role", "quote")
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.lifted = label("", "strong", wrap=True)
        for widget in (self.place, self.words, self.lifted):
            inside.addWidget(widget)
        column.addWidget(frame)
        frame, inside = card(theme)
        inside.addWidget(label("简称", "second"))
        self.title = QLineEdit()
        self.title.setAccessibleName("简称")
        self.title.setMaxLength(60)
        inside.addWidget(self.title)
        inside.addWidget(label("怎么核", "second"))
        self.way = QComboBox()
        self.way.setAccessibleName("怎么核")
        self.way.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.way.setMinimumContentsLength(18)
        self.way.currentIndexChanged.connect(lambda *_: self._ways())
        inside.addWidget(self.way)
        self.checks = QVBoxLayout()
        self.checks.setSpacing(theme.px(6))
        inside.addLayout(self.checks)
        self.told = label("", "second", wrap=True)
        inside.addWidget(self.told)
        column.addWidget(frame)
        column.addStretch(1)

    def show_piece(self, piece: Suggestion, record: Record | None) -> None:
        """Show a piece, as it was kept where it was."""
        self.piece = piece
        self.place.setText(f"{piece.chapter} · {piece.path}")
        self.words.setText(marked(piece.text, piece.proposals))
        self.words.setAccessibleName(piece.text)
        said = "；".join(say(proposal) for proposal in piece.proposals)
        self.lifted.setText(f"读到：{said}。" if said else "这一段没有写数。")
        self.title.setText(str(record["title"]) if record else piece.title)
        self.kept = _kept(record)
        self.way.blockSignals(True)
        self.way.clear()
        self._fill_ways(piece, record)
        self.way.blockSignals(False)
        self._ways()

    def _fill_ways(self, piece: Suggestion, record: Record | None) -> None:
        if self.kept:
            self.way.addItem("已确认的算法", (KEPT, ""))
        if piece.matches:
            best = piece.matches[0].standard
            items = "、".join(one.item for one in piece.matches if one.standard == best)
            self.way.addItem(f"照最像的核：{items}", (ALIKE, ""))
        self.way.addItem("由人判断，不按数核", (PERSON, ""))
        likely = [(one.standard, one.item) for one in piece.matches]
        for key in likely + [key for key in self._every() if key not in likely]:
            self.way.addItem(self._called(*key), key)
        if record is not None and not self.kept:
            self.way.setCurrentIndex(self.way.findText("由人判断，不按数核"))

    def _every(self) -> list[tuple[str, str]]:
        return [
            (standard.id, item.id)
            for standard in self.known
            for item in standard.items
            if not item.outside
        ]

    def _called(self, standard: str, item: str) -> str:
        for known in self.known:
            if known.id == standard and (found := known.item(item)):
                return f"照 {known.short} {item} 核：{found.title}"
        return item

    def _ways(self) -> None:
        clear(self.checks)
        self.rows = [CheckRow(self.theme, check) for check in self._chosen()]
        for row in self.rows:
            self.checks.addWidget(row)
        self.told.setText(
            "数和比法要和上面标出的原文一致，不一致就改；不核的去掉勾。"
            if self.rows
            else "编册时印出原文，由人看过材料写判断。"
        )

    def _chosen(self) -> list[dict[str, Any]]:
        if self.piece is None or self.way.currentData() is None:
            return []
        standard, item = self.way.currentData()
        if standard == KEPT:
            return self.kept
        if standard == ALIKE:
            return checks_for(self.piece)
        if standard == PERSON:
            return []
        return [adjusted(check, self.piece.proposals) for check in known_checks(standard, item)]

    def said(self) -> list[dict[str, Any]]:
        """The checks as they shall count; empty: a person judges."""
        return [value for row in self.rows if (value := row.value()) is not None]


def _kept(record: Record | None) -> list[dict[str, Any]]:
    if record is None or not record["checks"]:
        return []
    try:
        return read_checks(record["checks"])
    except ValueError:
        return []


def marked(text: str, proposals: Sequence[Proposal]) -> str:
    """The words as HTML, every clause that a number was lifted from on a coloured ground."""
    html, at = "", 0
    for start, end in sorted({(p.start, p.end) for p in proposals}):
        if start < at:
            continue
        ground = f'<span style="background-color: {C.quoted}">{escape(text[start:end])}</span>'
        html += escape(text[at:start]) + ground
        at = end
    return (html + escape(text[at:])).replace("\n", "<br>")
