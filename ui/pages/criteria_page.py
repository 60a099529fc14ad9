"""创建: a standard judged for today, item by item, and the way to its printed volume."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from fqdesk.desk import Desk
from fqdesk.desk.attaching import detach
from fqdesk.evidence.claims import Standard
from fqdesk.evidence.judge import Assessment, ItemResult
from fqdesk.evidence.outcomes import Outcome
from fqdesk.progress import Tick
from ui.jobs import Job
from ui.pages.attach_dialog import AttachDialog
from ui.pages.compare_page import ComparePage
from ui.pages.criteria_tree import CriteriaTree
from ui.pages.item_view import ItemView
from ui.pages.override_dialog import OverrideDialog
from ui.pages.page import Page, scrolled
from ui.pages.proof_part import ATTACH_KEY
from ui.pages.self_check_page import SelfCheckPage
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import card, key_hint, label

WHOLE, CHAPTER, ITEM = "整册", "这一章", "这一条"


class CriteriaPage(Page):
    """The tree on the left decides what the right side and the bar at the foot speak of."""

    key = "criteria"

    def __init__(self, shell: Shell) -> None:
        """Judges the first standard when it is shown."""
        super().__init__(shell, "创建")
        self.assessment: Assessment | None = None
        self.job: Job | None = None
        self.wanted = ""
        self.standard = QComboBox()
        self.standard.setAccessibleName("标准")
        self._fill_standards()
        self.standard.currentIndexChanged.connect(lambda *_: self.reload())
        self.head.insertWidget(1, self.standard)
        self.add_act("本地改数…", self.change_numbers)
        self.add_act("自查…", self.self_check)
        self.add_act("对照…", self.compare, keys="F7")
        self.key_act("F7", self.compare)
        if not self.theme.large:
            self.head.addWidget(key_hint("Alt+↑ Alt+↓", "上下条", self.theme))
        self.tree = CriteriaTree(self.theme)
        self.tree.went.connect(self._went)
        self.view = ItemView(shell)
        self.view.attaching.connect(self._attach)
        self.view.off.connect(self._take_off)
        self.view.filled.connect(self._order_stops)
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        row.addWidget(self._tree_card())
        self.rolled = scrolled(self.view)
        row.addWidget(self.rolled, 1)
        self.body.addLayout(row, 1)
        self._build_foot()
        self.key_act("Alt+Up", lambda: self.tree.step(-1))
        self.key_act("Alt+Down", lambda: self.tree.step(1))
        self.key_act("Ctrl+P", self.print_volume)
        self.key_act(ATTACH_KEY, lambda: self._attach(()))
        self.key_act("F3", self.show_words)

    def _tree_card(self) -> QWidget:
        frame, inside = card(self.theme, "sheet")
        frame.setFixedWidth(self.theme.between(300, 400))
        only = QCheckBox("只看没达标的")
        only.toggled.connect(lambda on: self.tree.narrow(only_open=on))
        inside.addWidget(only)
        self.sum = label("", "small", wrap=True)
        inside.addWidget(self.tree, 1)
        inside.addWidget(self.sum)
        return frame

    def _build_foot(self) -> None:
        self.scope = QComboBox()
        self.scope.addItems([WHOLE, CHAPTER, ITEM])
        self.scope.setAccessibleName("证据册范围")
        self.foot.addWidget(label("证据册", "strong"))
        self.foot.addWidget(self.scope)
        self.foot.addWidget(label("当天算得，编成后可以预览、打印、存成 PDF", "second"), 1)
        self.to_print = ActButton(self.theme, "预览并打印", self.print_volume, keys="Ctrl+P")
        self.foot.addWidget(self.to_print)
        self.foot_frame.show()

    def _fill_standards(self) -> None:
        """Those the station works for first, then the others, local ones included."""
        every = self.shell.desk.standards_in_order()
        ids = [self.standard.itemData(at) for at in range(self.standard.count())]
        if ids == [known.id for known in every]:
            return
        before = self.standard.currentData()
        self.standard.blockSignals(True)
        self.standard.clear()
        for known in every:
            self.standard.addItem(known.short, known.id)
        self.standard.setCurrentIndex(max(0, self.standard.findData(before)))
        self.standard.blockSignals(False)

    def change_numbers(self) -> None:
        """Let the station change the numbers of the item that is shown."""
        result = self.assessment.result(self.tree.current_id()) if self.assessment else None
        if self.assessment is not None and result is not None:
            OverrideDialog(self.shell, self.assessment.standard, result.item, self).exec()

    def show_words(self) -> None:
        """Back to the official words and how they are read, at the top of the item."""
        self.rolled.verticalScrollBar().setValue(0)

    def _shown(self) -> tuple[Standard, ItemResult] | None:
        result = self.assessment.result(self.tree.current_id()) if self.assessment else None
        if self.assessment is None or result is None or result.item.outside:
            return None
        return self.assessment.standard, result

    def _attach(self, kinds: tuple[str, ...]) -> None:
        """Ask for records to attach to the item that is shown."""
        if (shown := self._shown()) is not None:
            AttachDialog(self.shell, shown[0], shown[1].item, self, kinds).exec()
            self.tree.setFocus()

    def _take_off(self, record_id: str) -> None:
        if (shown := self._shown()) is not None:
            standard, item = shown[0], shown[1].item
            self.shell.attempt(lambda: detach(self.shell.desk, standard, item, record_id))
            self.tree.setFocus()

    def _order_stops(self) -> None:
        """From the tree into the item, and only then to the foot: the item is made after both."""
        stops = [self.tree, *self.view.stops(), self.scope, self.to_print]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def compare(self) -> None:
        """Set this standard beside another one."""
        self.shell.enter(ComparePage(self.shell, self.standard.currentData()))

    def self_check(self) -> None:
        """Look for what an inspector would stop at."""
        self.shell.enter(SelfCheckPage(self.shell))

    def shown(self, **where: Any) -> None:
        self.wanted = where.get("item", "")
        standard = where.get("standard", self.standard.currentData())
        if standard != self.standard.currentData():
            self.standard.setCurrentIndex(self.standard.findData(standard))
        super().shown(**where)
        self.tree.go(self.wanted)
        self.tree.setFocus()

    def reload(self) -> None:
        """Judge anew, off the UI thread; what stands here stays until the result is there."""
        if self.job is not None:
            self.job.cancel()
        self._fill_standards()
        chosen: str = self.standard.currentData()
        self.told.setText("正在按记录核对……")

        def work(desk: Desk, tick: Tick) -> Assessment:
            tick(0, 0, "按记录核对")
            return desk.assess(chosen)

        self.job = self.run("按记录核对", work, self._judged)

    def _judged(self, assessment: Assessment) -> None:
        self.job = None
        self.assessment = assessment
        counts = assessment.counts
        judged = sum(counts.values()) - counts.get(Outcome.OUT_OF_SCOPE, 0)
        self.told.setText(f"{assessment.on} 算得，共核 {judged} 项")
        outside = counts.get(Outcome.OUT_OF_SCOPE, 0)
        said = f"另有 {outside} 项不在本系统记录范围，点开可看原因。" if outside else ""
        self.sum.setText(said)
        self.sum.setVisible(bool(said))
        self.tree.show_assessment(assessment)
        self.tree.go(self.wanted)
        self.wanted = ""  # the next answer leaves the user where he has gone meanwhile

    def _went(self, item_id: str) -> None:
        result = self.assessment.result(item_id) if self.assessment else None
        if self.assessment is not None and result is not None:
            self.view.show_item(self.assessment, result)

    def items_of_scope(self) -> tuple[str, ...] | None:
        """The items that the volume is wanted for; None for all."""
        if self.assessment is None or self.scope.currentText() == WHOLE:
            return None
        if self.scope.currentText() == ITEM and self.tree.current_id():
            return (self.tree.current_id(),)
        chapter = self.tree.current_chapter()
        return tuple(r.item.id for r in self.assessment.items if r.item.chapter == chapter)

    def print_volume(self) -> None:
        """Go to the volume of what is chosen."""
        # Preview and printing load a library each; whoever only judges never waits for them.
        from ui.pages.bundle_page import BundlePage  # noqa: PLC0415

        page = BundlePage(self.shell, self.standard.currentData(), self.items_of_scope())
        self.shell.enter(page)
