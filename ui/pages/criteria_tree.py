"""A standard as a tree: chapters with their counts, and every item with its state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTreeWidget, QTreeWidgetItem, QWidget

from fqdesk.evidence.claims import Chapter
from fqdesk.evidence.judge import Assessment, ItemResult
from fqdesk.evidence.outcomes import WORST_FIRST, Outcome
from ui.icons import STATES, state_pixmap
from ui.theme import Theme
from ui.widgets.labels import label

ID_ROLE = Qt.ItemDataRole.UserRole
OPEN = frozenset({Outcome.NOT_MET, Outcome.PARTLY, Outcome.UNCONFIRMED})
COUNTED = (*reversed(WORST_FIRST), Outcome.NOT_APPLICABLE)
"""The states whose numbers a chapter shows, best first."""


class CriteriaTree(QTreeWidget):
    """Keeps its place when the same standard is judged again."""

    went = Signal(str)
    """The item that is looked at now."""

    def __init__(self, theme: Theme) -> None:
        """Empty until a standard was judged."""
        super().__init__()
        self.theme = theme
        self.only_open = False
        self.items: dict[str, QTreeWidgetItem] = {}
        self.setAccessibleName("评价项")
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setIndentation(theme.px(14))
        self.setIconSize(QSize(theme.icon, theme.icon))
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, self.header().ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, self.header().ResizeMode.ResizeToContents)
        self.itemSelectionChanged.connect(self._moved)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show a judged standard; the item looked at stays the same where it still exists."""
        wanted = self.current_id()
        closed = {
            self.topLevelItem(n).data(0, ID_ROLE)
            for n in range(self.topLevelItemCount())
            if not self.topLevelItem(n).isExpanded()
        }
        self.blockSignals(True)
        self.clear()
        self.items = {}
        for chapter in assessment.standard.chapters:
            results = [r for r in assessment.items if r.item.chapter == chapter.id]
            if results:
                self._add_chapter(chapter, results, expanded=chapter.id not in closed)
        self.blockSignals(False)
        self._narrow()
        self.go(wanted if wanted in self.items else next(iter(self.items), ""))

    def _add_chapter(
        self, chapter: Chapter, results: Sequence[ItemResult], *, expanded: bool
    ) -> None:
        node = QTreeWidgetItem([chapter.title, ""])
        node.setData(0, ID_ROLE, chapter.id)
        bold = QFont(self.font())
        bold.setBold(True)
        node.setFont(0, bold)
        self.addTopLevelItem(node)
        node.setExpanded(expanded)
        self.setItemWidget(node, 1, counts(self.theme, results))
        for result in results:
            leaf = self._leaf(result)
            node.addChild(leaf)
            leaf.setFirstColumnSpanned(True)  # only counts once it is in the tree
        node.setExpanded(expanded)

    def _leaf(self, result: ItemResult) -> QTreeWidgetItem:
        item = result.item
        said = f"{short_id(item.id)}　{item.title}"
        leaf = QTreeWidgetItem([said])
        leaf.setData(0, ID_ROLE, item.id)
        leaf.setData(0, ID_ROLE + 1, result.outcome.value)
        leaf.setIcon(0, QIcon(state_pixmap(result.outcome.value, self.theme.icon)))
        leaf.setToolTip(0, f"{item.title}：{result.outcome.label}")
        leaf.setData(
            0,
            Qt.ItemDataRole.AccessibleTextRole,
            f"{item.title}，{STATES[result.outcome.value][2]}",
        )
        self.items[item.id] = leaf
        return leaf

    def narrow(self, *, only_open: bool) -> None:
        """Show only what is not met, or everything."""
        self.only_open = only_open
        self._narrow()

    def _narrow(self) -> None:
        for leaf in self.items.values():
            outcome = Outcome(leaf.data(0, ID_ROLE + 1))
            leaf.setHidden(self.only_open and outcome not in OPEN)

    def current_id(self) -> str:
        """The item looked at, empty when it is a chapter."""
        found = [str(node.data(0, ID_ROLE)) for node in self.selectedItems()]
        return found[0] if found and found[0] in self.items else ""

    def current_chapter(self) -> str:
        """The chapter looked at, or that of the item."""
        for node in self.selectedItems():
            return str((node.parent() or node).data(0, ID_ROLE))
        return ""

    def go(self, item_id: str) -> None:
        """Look at an item."""
        if item_id in self.items:
            self.setCurrentItem(self.items[item_id])
            self.scrollToItem(self.items[item_id])

    def step(self, steps: int) -> None:
        """The next item that is shown, or the one before."""
        shown = [key for key, leaf in self.items.items() if not leaf.isHidden()]
        if not shown:
            return
        at = shown.index(self.current_id()) if self.current_id() in shown else -steps
        self.go(shown[max(0, min(len(shown) - 1, at + steps))])

    def _moved(self) -> None:
        if item_id := self.current_id():
            self.went.emit(item_id)


def short_id(item_id: str) -> str:
    """CZ-25a → 25a: inside one standard its prefix says nothing."""
    return item_id.partition("-")[2].lstrip("0") or item_id


def counts(theme: Theme, results: Sequence[ItemResult]) -> QWidget:
    """How many items stand how, each state with its shape."""
    found = Counter(result.outcome for result in results)
    made = QWidget()
    made.setAccessibleName("，".join(f"{o.label} {found[o]}" for o in COUNTED if found[o]))
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, theme.px(4), 0)
    row.setSpacing(theme.px(3))
    row.addStretch(1)
    for outcome in COUNTED:
        if found[outcome]:
            sign = QLabel()
            sign.setPixmap(state_pixmap(outcome.value, theme.px(13)))
            sign.setToolTip(outcome.label)
            row.addWidget(sign)
            row.addWidget(label(str(found[outcome]), "small"))
    return made
