"""The findings of 自查 as a list, the gravest first, those that were answered at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from fqdesk.domain.selfcheck import SEVERITIES, Finding
from fqdesk.domain.selfcheck.finding import LOOK, NOTE, WRONG
from ui.icons import icon
from ui.theme import COLOURS as C, Theme

SIGNS = {
    WRONG: ("error", C.red),
    LOOK: ("hint", C.amber),
    NOTE: ("na", C.text3),
    "answered": ("done", C.green),
}
"""Group → shape and colour; the word stands in its heading."""
HEADINGS = SEVERITIES | {"answered": "已说明"}
FINDING = Qt.ItemDataRole.UserRole


class FindingTree(QTreeWidget):
    """One line per finding; Enter opens its record."""

    chosen = Signal(object)
    """The finding of the current line, or None."""
    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_findings`."""
        super().__init__()
        self.theme = theme
        self.setHeaderHidden(True)
        self.setIconSize(QSize(theme.icon, theme.icon))
        self.setColumnCount(1)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setIndentation(theme.px(14))
        self.setAccessibleName("自查发现")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemSelectionChanged.connect(lambda *_: self.chosen.emit(self.current()))
        self.itemDoubleClicked.connect(lambda *_: self._open())

    def current(self) -> Finding | None:
        """The finding that is chosen."""
        chosen = [line.data(0, FINDING) for line in self.selectedItems()]
        return chosen[0] if chosen else None

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; the line that was chosen stays chosen where it is still there."""
        before = self.current()
        self.clear()
        groups: dict[str, list[Finding]] = {key: [] for key in HEADINGS}
        for finding in findings:
            groups["answered" if finding.answered else finding.severity].append(finding)
        for key, found in groups.items():
            if found:
                self._group(key, found)
        self._choose(before)

    def _group(self, key: str, found: Sequence[Finding]) -> None:
        shape, colour = SIGNS[key]
        heading = QTreeWidgetItem([f"{HEADINGS[key]}　{len(found)}"])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setBold(True)
        heading.setFont(0, font)
        self.addTopLevelItem(heading)
        heading.setExpanded(True)
        for finding in found:
            line = QTreeWidgetItem([finding.said])
            line.setIcon(0, icon(shape, self.theme.icon, colour))
            line.setToolTip(0, finding.said)
            line.setData(0, FINDING, finding)
            said = f"{HEADINGS[key]}，{finding.said}"
            line.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
            heading.addChild(line)

    def lines(self) -> list[QTreeWidgetItem]:
        """Every line that is a finding."""
        groups = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        return [group.child(at) for group in groups for at in range(group.childCount())]

    def _choose(self, finding: Finding | None) -> None:
        lines = self.lines()
        same = [
            line
            for line in lines
            if finding is not None and line.data(0, FINDING).key == finding.key
        ]
        if same or lines:
            self.setCurrentItem((same or lines)[0])
        else:
            self.chosen.emit(None)

    def _open(self) -> None:
        if (finding := self.current()) is not None:
            self.opened.emit(finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
            return
        super().keyPressEvent(event)
