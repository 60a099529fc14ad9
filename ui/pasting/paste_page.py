"""粘贴标准文本: paste, look at each piece, and confirm, change or drop it; nothing counts before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fqdesk.desk.pasting import LONGEST, claims_of, keep_claim, suggestions
from fqdesk.domain.records import Record
from fqdesk.errors import DeskError
from fqdesk.evidence.pasting import Suggestion
from ui.notices import Notice, of_error
from ui.pages.page import Page, scrolled
from ui.pasting.claim_tree import ClaimTree
from ui.pasting.claim_view import ClaimView
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import label

DRAFT = "paste-standard"
DRAFT_AFTER = 500


class PastePage(Page):
    """First the text, then its pieces one by one."""

    key = "paste-standard"
    inner = True

    def __init__(self, shell: Shell) -> None:
        """Goes on with the text that was pasted last."""
        super().__init__(shell, "粘贴标准文本")
        self.pieces: dict[str, Suggestion] = {}
        self.dropped: set[str] = set()
        self.at = ""
        self.head.addWidget(ActButton(self.theme, "返回", shell.leave, keys="Esc"))
        self.name = self._line("标准名称", "如 青石市 2026", LONGEST)
        self.said_by = self._line("谁确认", "姓名或单位", 60)
        row = QHBoxLayout()
        row.setSpacing(self.theme.step)
        for line in (self.name, self.said_by):
            row.addWidget(label(line.accessibleName(), "second"))
            row.addWidget(line, 1)
        self.back = ActButton(self.theme, "改原文", self._to_text)
        row.addWidget(self.back)
        self.body.addLayout(row)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("标准原文")
        self.text.setPlaceholderText("把本市的创建标准全文连同“一、（一）1.”编号粘贴到这里……")
        self.text.setTabChangesFocus(True)
        self.tree = ClaimTree(self.theme)
        self.view = ClaimView(
            self.theme, [known for known in shell.desk.standards() if not known.reference]
        )
        self.pile = QStackedWidget()
        self.pile.addWidget(self.text)
        self.pile.addWidget(self._looking())
        self.body.addWidget(self.pile, 1)
        self._build_foot()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(DRAFT_AFTER)
        self.timer.timeout.connect(self.keep)
        self._resume()
        self.tree.went.connect(self._went)
        for signal in (self.text.textChanged, self.name.textEdited, self.said_by.textEdited):
            signal.connect(self.timer.start)
        self.key_act("Ctrl+Return", self.forwards)
        self.key_act("Ctrl+M", self.by_person)
        self.key_act("Ctrl+Delete", self.drop)

    def _line(self, said: str, hint: str, most: int) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(said)
        made.setPlaceholderText(hint)
        made.setMaxLength(most)
        return made

    def _looking(self) -> QWidget:
        made = QWidget()
        row = QVBoxLayout(made) if self.theme.large else QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.gap)
        if not self.theme.large:
            self.tree.setFixedWidth(self.theme.px(460))
        row.addWidget(self.tree, 1)
        row.addWidget(scrolled(self.view), 2)
        return made

    def _build_foot(self) -> None:
        self.count = label("", "second", wrap=True)
        # With large type the boxes of the keys would not leave room for the words.
        keys = ("", "") if self.theme.large else ("Ctrl+Del", "Ctrl+M")
        self.without = ActButton(self.theme, "不要", self.drop, keys=keys[0])
        self.person = ActButton(self.theme, "由人判断", self.by_person, keys=keys[1])
        self.next = ActButton(
            self.theme, "拆成条目", self.forwards, keys="Ctrl+Enter", role="primary"
        )
        self.foot.addWidget(self.count, 1)
        for button in (self.without, self.person, self.next):
            self.foot.addWidget(button)
        self.foot_frame.show()

    def shown(self, **where: Any) -> None:
        super().shown(**where)
        self._start()

    def _start(self) -> None:
        """Where the first thing is that must be written."""
        if self.pile.currentIndex() == 1:
            self.tree.setFocus()
        elif self.text.toPlainText().strip() and (
            empty := [line for line in (self.name, self.said_by) if not line.text().strip()]
        ):
            empty[0].setFocus()
        else:
            self.text.setFocus()

    # -- the text ------------------------------------------------------------------------------

    def _resume(self) -> None:
        kept = self.shell.desk.draft(DRAFT)
        if kept is not None:
            self.text.setPlainText(kept["text"])
            self.name.setText(kept["name"])
            self.said_by.setText(kept["said_by"])
            self.dropped = set(kept["dropped"])
        self._to_text()
        if kept is not None and kept["text"].strip() and kept["split"]:
            self.forwards()

    def keep(self) -> None:
        """Put what was typed on the disk."""
        self.timer.stop()
        kept = {
            "title": "粘贴标准文本",
            "at": self.shell.desk.clock().isoformat(timespec="seconds"),
            "text": self.text.toPlainText(),
            "name": self.name.text(),
            "said_by": self.said_by.text(),
            "dropped": sorted(self.dropped),
            "split": self.pile.currentIndex() == 1,
        }
        self.shell.attempt(lambda: self.shell.desk.draft_save(DRAFT, kept))

    def may_leave(self) -> None:
        if self.text.toPlainText().strip():
            self.keep()

    def concerns(self, kinds: frozenset[str]) -> bool:
        return "claim" in kinds

    def reload(self) -> None:
        if self.pile.currentIndex() == 1:
            self._decided()

    def _to_text(self) -> None:
        self.pile.setCurrentIndex(0)
        self._say_acts(looking=False)
        self.told.setText("原文会拆成条目，数字标出来，由您一条一条确认；没有确认的不按数核。")
        self.text.setFocus()

    def _say_acts(self, *, looking: bool) -> None:
        self.back.setVisible(looking)
        self.without.setVisible(looking)
        self.person.setVisible(looking)
        self.next.say("确认，下一条" if looking else "拆成条目")
        if not looking:
            self.count.setText("")

    # -- the pieces ----------------------------------------------------------------------------

    def forwards(self) -> None:
        """Split the text, or confirm the piece that is shown."""
        if self.pile.currentIndex() == 0:
            self._split()
        elif self.at:
            self._keep(self.view.said())

    def _split(self) -> None:
        try:
            found = suggestions(self.shell.desk, self.text.toPlainText())
        except DeskError as error:
            self.notices.tell(of_error(error, key="paste"))
            return
        self.notices.clear()
        self.pieces = {piece.path: piece for piece in found}
        self.tree.show_pieces(list(self.pieces.values()))
        self.pile.setCurrentIndex(1)
        self._say_acts(looking=True)
        numbers = sum(len(piece.proposals) for piece in found)
        known = sum(bool(piece.matches) for piece in found)
        self.told.setText(
            f"拆出 {len(found)} 段，读到 {numbers} 个数，{known} 段和已有的标准相像。"
        )
        self._decided()
        self.tree.go(self._next_open(list(self.pieces)))
        self.tree.setFocus()

    def claims(self) -> dict[str, Record]:
        """What is kept under this name, by paragraph."""
        return claims_of(self.shell.desk, self.name.text().strip())

    def decisions(self) -> dict[str, str]:
        """What was decided about each piece."""
        kept = self.claims()
        found = {}
        for path in self.pieces:
            if path in kept:
                found[path] = "confirmed" if kept[path]["confirmed"] else "narrative"
            else:
                found[path] = "dropped" if path in self.dropped else "open"
        return found

    def _decided(self) -> None:
        decisions = self.decisions()
        self.tree.decide(decisions)
        counts = {word: list(decisions.values()).count(word) for word in decisions.values()}
        self.count.setText(
            f"已确认 {counts.get('confirmed', 0)}，由人判断 {counts.get('narrative', 0)}，"
            f"不要 {counts.get('dropped', 0)}，还有 {counts.get('open', 0)} 段待确认。"
        )

    def _went(self, path: str) -> None:
        self.at = path
        self.view.show_piece(self.pieces[path], self.claims().get(path))

    def by_person(self) -> None:
        """Take the piece in for a person to judge, whatever numbers it has."""
        if self.at:
            self._keep([])

    def _keep(self, checks: Sequence[dict[str, Any]]) -> None:
        piece = self.pieces[self.at]
        title = self.view.title.text().strip() or piece.title
        desk, who = self.shell.desk, self.said_by.text()
        name = self.name.text()
        self.dropped.discard(self.at)
        if self.shell.attempt(lambda: keep_claim(desk, name, piece, title, checks, who)):
            self.shell.drop("error")
            self._on()

    def drop(self) -> None:
        """Leave the piece out; one that was kept is removed, which can be undone."""
        if not self.at:
            return
        record = self.claims().get(self.at)
        if record is not None and not self.shell.attempt(
            lambda: self.shell.desk.remove(record.id, "粘贴标准时不收")
        ):
            return
        self.dropped.add(self.at)
        self._on()

    def _on(self) -> None:
        self._decided()
        self.keep()
        paths = list(self.pieces)
        here = paths.index(self.at)
        following = self._next_open(paths[here + 1 :] + paths[:here])
        if following:
            self.tree.go(following)
        else:
            said = "创建页上就能选这套标准了；要在今日页一起看，在“设置”的“创建标准”里勾上。"
            self.shell.tell(Notice("done", "每一段都看过了。", said, key="paste", seconds=10))
            self._went(self.at)

    def _next_open(self, paths: Sequence[str]) -> str:
        decisions = self.decisions()
        waiting = [path for path in paths if decisions[path] == "open"]
        worth = [path for path in waiting if self.pieces[path].worth]
        return (worth or waiting or [""])[0]
