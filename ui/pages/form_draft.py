"""What was typed into one form: on the disk within a second, taken back step by step, never overrun."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Record
from fqdesk.errors import DeskError
from ui.editors.coming import WhenThere
from ui.forms import RecordForm
from ui.forms.typed_over import Caught, TypedOver
from ui.notices import Notice, Notices
from ui.pages.coming_files import bring_together, files_editors, hand_over
from ui.pages.drafting import Drafting, opens, saved_at
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import StateLabel

CHANGED = "这条记录有了新的一版。"
MERGED = "你没动过的格子已换成新的；你写过的还是你写的，定稿前看一眼。"
GONE = "这条记录刚被删除或撤销了。"
GONE_HOW = "写的字还在草稿里；要留下它，先从台账的回收站恢复这一条。"
UNKEPT = "打的字还在这张表里，没有存到盘上；存好以前别离开。"
NOTHING_BACK = "已存的记录在这张表外面撤销：先按 Esc 离开。"


class FormDraft:
    """The draft of a form over a record, or over nothing yet.

    `state` says that it is kept, `away` throws it away; both stand in the head of the page.
    """

    def __init__(self, shell: Shell, notices: Notices, kind: Kind, key: str) -> None:
        """Nothing to keep until `begin`."""
        self.shell = shell
        self.notices = notices
        self.kind = kind
        self.key = key
        self.form: RecordForm | None = None
        self.record: Record | None = None
        self.failed = False
        """Whether what was typed is on no disk."""
        self.state = StateLabel(shell.theme)
        self.state.hide()
        self.away = ActButton(shell.theme, "不要了", self.throw_away, role="link")
        self.away.setToolTip("丢掉这份草稿（Ctrl+Shift+Delete），可以放回去")
        self.away.hide()
        self.drafting = Drafting(shell.desk, key, self._typed, self._kept)
        # With a parent: its timer must not outlive the window.
        self.drafting.setParent(self.state)

    def begin(self, form: RecordForm, record: Record | None) -> None:
        """The form is filled: bring back what was typed before, and watch from here on."""
        self.form, self.record = form, record
        self.over = TypedOver(form)
        self.when_there = WhenThere(self.state, files_editors(form), self.notices.tell)
        bring_together(self.shell, self.key, form)
        kept = self.drafting.found()
        if kept is None:
            return
        # Over a record only what was typed; of a new one also what the form began with that day.
        self.over.bring_back(kept["typed"], kept.get("found") if record else None)
        self.over.begin(self.over.found if record else kept.get("found"))
        self._say(f"接着写 {saved_at(kept)} 的草稿")
        if record is not None and kept.get("seq") not in (None, record.seq):
            self.notices.tell(Notice("know", f"{CHANGED}{MERGED}", key="caught"))

    def edited(self) -> None:
        """Something was typed."""
        self.drafting.edited()

    def keep(self) -> None:
        """Write to the disk now, finished or not."""
        # Files on their way are something to go on with, even where nothing was typed.
        self.drafting.dirty |= self._coming() > 0
        self.drafting.keep()

    def hold(self, save: Callable[[], object]) -> bool:
        """Whether saving has to wait for files; then it is done when they are there."""
        return self.when_there.hold(save)

    def _coming(self) -> int:
        return self.when_there.coming() if self.form is not None else 0

    def forget(self) -> None:
        """The record is saved, or the words are not wanted."""
        self.failed = False
        with suppress(DeskError):
            # A disk that says no keeps an old draft; it can be thrown away another time.
            self.drafting.forget()

    def stop(self) -> None:
        """The form is gone."""
        if self.form is not None:
            hand_over(self.shell, self.key, self.form)
        self.form = None
        self.drafting.stop()

    def _typed(self) -> dict[str, Any] | None:
        if self.form is None:
            return None
        if self.over.nothing() and not self._coming():
            return {}
        return {
            "kind": self.kind.key,
            "record": self.record.id if self.record else None,
            "seq": self.record.seq if self.record else None,
            "found": self.over.found,
            "typed": self.form.keep(),
            "title": self.kind.name(self.form.draft()[0], self.shell.desk.name),
        }

    def _kept(self, error: DeskError | None) -> None:
        self.failed = error is not None
        if error is not None:
            said = "\n".join(line for line in (error.hint, UNKEPT) if line)
            acts = (("再存一次", self.keep),)
            self.notices.tell(Notice("failed", error.title, said, acts, key="draft"))
            return
        self.notices.drop("draft")
        if self.drafting.dirty:
            self._say(f"草稿，{self.shell.desk.clock():%H:%M} 已存")
        else:
            self.state.hide()
            self.away.hide()

    def _say(self, said: str) -> None:
        self.state.say("draft", said)
        self.state.show()
        self.away.show()

    # -- taking back ---------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last change of this form back, and never a stored record."""
        labels = self.over.back() if self.form is not None else []
        if labels:
            self.edited()
            told = Notice("done", f"撤回了刚改的：{'、'.join(labels)}", key="undo", seconds=5)
        else:
            said = "这张表里没有可撤回的了。"
            told = Notice("know", said, NOTHING_BACK, key="undo", seconds=6)
        self.notices.tell(told)

    def throw_away(self) -> None:
        """The draft is not wanted; where the user came from it can be put back."""
        kept = self.shell.desk.draft(self.key)
        for editor in files_editors(self.form) if self.form is not None else ():
            editor.let_go()
        self.forget()
        self.shell.leave()
        if kept is not None:
            told_thrown(self.shell, self.key, kept)

    def once_more(self, *, once: bool) -> Callable[[Shell], object] | None:
        """How the form is opened again with what was typed; None where nothing was."""
        key, record = self.key, self.record
        known = {"record": record.id} if record else self.shell.desk.draft(key)
        return (lambda shell: opens(shell, key, known, once=once)()) if known else None

    def catch_up(self) -> bool:
        """Show what was changed in the record beside this form; whether anything was."""
        if self.record is None or self.form is None:
            return False
        now = self.shell.desk.store.record(self.record.id)
        if now is None:
            self.notices.tell(Notice("failed", GONE, GONE_HOW, key="caught"))
            return False
        if now.seq == self.record.seq:
            return False
        self.record = now
        if said := said_of(self.over.catch_up(now)):
            self.notices.tell(Notice("know", f"{CHANGED}{said}", key="caught", seconds=15))
        return True


def said_of(caught: Caught) -> str:
    """What changed under a form, by the labels of the answers."""
    said = f"已换成新的：{'、'.join(caught.taken)}。" if caught.taken else ""
    if caught.mine:
        said += f"你也改了，还是你写的：{'、'.join(caught.mine)}。"
    return said


def throw_away(shell: Shell, key: str) -> None:
    """Forget a draft from outside its form, and offer to put it back."""
    kept = shell.desk.draft(key)
    if kept is not None and shell.attempt(lambda: shell.desk.draft_discard(key)):
        told_thrown(shell, key, kept)


def told_thrown(shell: Shell, key: str, kept: Mapping[str, Any]) -> None:
    """Say that a draft is gone, with the way back."""

    def put_back() -> None:
        shell.attempt(lambda: shell.desk.draft_save(key, dict(kept)))
        shell.drop("draft")
        shell.drafts_changed()

    shell.drafts_changed()
    title = f"草稿不要了：{kept.get('title') or ''}"
    shell.tell(Notice("done", title, acts=(("放回去", put_back),), key="draft", seconds=20))
