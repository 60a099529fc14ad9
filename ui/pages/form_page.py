"""One record in its form: drafts within a second, what is still missing, and saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.records import Record
from fqdesk.errors import DeskError, Fault, Refused
from ui.editors import Around
from ui.forms import RecordForm, form_for
from ui.notices import Notice, of_error
from ui.pages.form_draft import FormDraft
from ui.pages.form_foot import FormFoot, desk_faults
from ui.pages.form_side import FormSide
from ui.pages.late_bar import FOLLOW_KEYS, LateBar, late_now
from ui.pages.like_last import like_last
from ui.pages.page import Page, in_sight, scrolled
from ui.pages.record_acts import add_record_acts
from ui.shell import Shell

CHECK_AFTER = 250


class FormPage(Page):
    """A new record, or an existing one, being written."""

    key = "form"
    inner = True
    own_undo = True

    def __init__(
        self,
        shell: Shell,
        kind: str,
        record: Record | None = None,
        fill: Mapping[str, Any] | None = None,
        *,
        draft: str | None = None,
        once: bool = False,
    ) -> None:
        """`fill` stands in the form already; `draft` names the draft to go on with."""
        self.kind = KINDS[kind]
        self.record = record
        self.record_id = record.id if record else None
        self.once = once or record is not None
        self.follow = False
        self.saving = False
        super().__init__(shell, self.kind.label)
        self.late = LateBar(self.notices, self._say_late, brief=self.theme.large)
        self.draft_key = draft or self.record_id or f"new-{kind}-{uuid4().hex[:8]}"
        self.draft = FormDraft(shell, self.notices, self.kind, self.draft_key)
        around = Around(self.theme, shell.source, self._day, future=self.kind.future)
        self.form: RecordForm | None = None
        self.form = form_for(self.kind, around)
        self._build_head()
        self.side = FormSide(shell, self.kind, record)
        self.foot_bar = FormFoot(self.theme, self.foot, self.next_fault)
        self.foot_frame.show()
        self._build_body(self.form)
        self._fill(fill or {}, draft)
        self._connect(self.form)
        self.check()

    def _day(self) -> date | None:
        day: date | None = self.form.said("day").get("day") if self.form else None
        return day

    # -- building ------------------------------------------------------------------------------

    def _build_head(self) -> None:
        record = self.record
        self.title.setText(self.shell.desk.title(record) if record else f"新记 {self.kind.label}")
        self.told.setText("" if record or self.theme.large else self.kind.help)
        self.head.addWidget(self.draft.state)
        self.head.addWidget(self.draft.away)
        self.add_act("返回", self.shell.leave, keys="Esc")
        self.key_act("Ctrl+Shift+Delete", self.draft.throw_away)
        if record is None:
            self.add_act("上次同类", self.like_last, keys="Ctrl+D")
            self.key_act("Ctrl+D", self.like_last)
        else:
            add_record_acts(self, record, self.toggle_side)
        if self.form is not None and self.form.following() is not None:
            self.add_act("接着记一场", self.save_and_follow, keys="Ctrl+Shift+Enter")
            for keys in FOLLOW_KEYS:
                self.key_act(keys, self.save_and_follow)
        self.done_button = self.add_act("定稿", self.save, keys="Ctrl+Enter", role="primary")

    def _build_body(self, form: RecordForm) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, self.theme.step, self.theme.step)
        column.addWidget(form)
        self.area = scrolled(inner)
        row.addWidget(self.area, 1)
        row.addWidget(self.side)
        self.body.addLayout(row, 1)
        # Only now: a widget that is shown before it has a parent becomes a window of its own.
        self.side.setVisible(not self.theme.large and not form.wide)

    def toggle_side(self) -> None:
        """The history beside the form; at large type in its place."""
        self.side.setVisible(not self.side.isVisible())
        self.area.setVisible(not (self.theme.large and self.side.isVisible()))

    def _fill(self, fill: Mapping[str, Any], draft: str | None) -> None:
        form = self.form
        if form is None:
            return
        if self.record is not None:
            form.fill(self.record.values)
        elif draft is None:
            form.begin_with(fill)
            if self.kind.event and "day" not in fill:
                form.fill_empty({"day": self.shell.desk.today()})
        self.draft.begin(form, self.record)

    def _connect(self, form: RecordForm) -> None:
        self.check_timer = QTimer(self, interval=CHECK_AFTER, singleShot=True)
        self.check_timer.timeout.connect(self.check)
        form.edited.connect(self._edited)
        form.asked.connect(self.side.explain)
        form.asked.connect(lambda _: self._keep_in_sight())
        if self.done_button is not None:
            form.walked_out.connect(self.done_button.setFocus)
        self.key_act("Ctrl+Return", self.save)
        self.key_act("Ctrl+Enter", self.save)
        self.key_act("F8", self.next_fault)
        self.key_act("F1", self.explain)

    def _keep_in_sight(self) -> None:
        focus = QApplication.focusWidget()
        if self.form is not None and focus is not None and self.area.isAncestorOf(focus):
            self.form.reveal(focus)
            self.area.ensureWidgetVisible(focus, 0, self.theme.px(60))

    def _show_fault(self, key: str) -> None:
        """Go to a field with a complaint; the sentence is laid out only after this."""
        if self.form is not None:
            self.form.go_to(key)
            QTimer.singleShot(0, self, lambda: self._fault_in_sight(key))

    def _fault_in_sight(self, key: str) -> None:
        line = self.form.lines.get(key) if self.form is not None else None
        if line is not None:
            in_sight(line.said)
            in_sight(line.editor.stops()[0])

    def shown(self, **where: Any) -> None:
        super().shown(**where)
        if self.form is not None:
            QTimer.singleShot(0, self.form.start)

    # -- typing --------------------------------------------------------------------------------

    def _edited(self) -> None:
        if self.form is not None:
            self.draft.edited()
            self.told.clear()
            self.check_timer.start()

    def stuck(self) -> bool:
        return self.draft.failed

    def once_more(self) -> Callable[[Shell], object] | None:
        return self.draft.once_more(once=self.once)

    def undo(self) -> bool:
        self.draft.undo()
        return True

    def reload(self) -> None:
        # Its own saving changes the record too, and is told otherwise.
        if not self.saving and self.draft.catch_up():
            self.side.follow()
            self.check()

    def check(self) -> list[Fault]:
        """What stands between this draft and a finished record, shown at the foot."""
        if self.form is None:
            return []
        self.draft.over.settle()
        values, problems = self.form.draft()
        faults = problems or desk_faults(self.shell.desk, self.kind, values, self.record_id)
        late = any(fault.key == "late_reason" for fault in faults)
        late |= self.record is None and late_now(self.shell.desk, self.kind, values)
        self.form.show_field("late_reason", shown=late)
        if self.record is None:
            self.title.setText(f"新记 {self.form.called()}")
        self.late.follow(self._day(), self.shell.desk.today(), late=late)
        self.foot_bar.say(faults, self.kind)
        return faults

    def _say_late(self, reason: str) -> None:
        if self.form is not None:
            self.form.fill_empty({"late_reason": reason})
            self._edited()
            self.check()

    def next_fault(self) -> None:
        """Go to the next field with a complaint, and show them all."""
        faults = self.check()
        if self.form is None or not faults:
            return
        self.form.complain(faults)
        self._show_fault(self.foot_bar.next_key(faults))

    def explain(self) -> None:
        """F1: say what belongs into the field with the cursor."""
        self.notices.tell(self.side.notice())
        # The notice takes room from the form, at large type half of it.
        QTimer.singleShot(0, self, self._keep_in_sight)

    def like_last(self) -> None:
        """Bring along who, where and what sort from the last record of this kind."""
        if self.form is not None:
            self.notices.tell(like_last(self.shell.desk, self.kind, self.form))
            self._edited()

    # -- saving --------------------------------------------------------------------------------

    def save_and_follow(self) -> None:
        """Finish the record and begin the next one of the same sitting."""
        self.follow = True
        self.save()
        self.follow = False

    def save(self) -> None:
        """Finish the record, or say beside each field what is missing."""
        if self.form is None:
            return
        values, problems = self.form.draft()
        if problems:
            self._refuse(problems)
            return
        if self.draft.hold(self.save_and_follow if self.follow else self.save):
            return
        self.saving = True
        try:
            saved = self.shell.desk.save(self.kind.key, values, self.record_id)
        except Refused as refused:
            self._refuse(list(refused.faults) or [Fault("", refused.title)])
        except DeskError as error:
            self.keep_draft()
            self.notices.tell(of_error(error, ("再存一次", self.save), key="save"))
        else:
            self._saved(saved)
        finally:
            self.saving = False

    def _refuse(self, faults: list[Fault]) -> None:
        if self.form is None:
            return
        self.form.complain(faults)
        self.foot_bar.say(faults, self.kind)
        elsewhere = [f.said for f in faults if f.key not in self.form.lines]
        if elsewhere:
            self.notices.tell(Notice("failed", "还不能定稿", "\n".join(elsewhere), key="save"))
        self._show_fault(faults[0].key)

    def _saved(self, saved: Record) -> None:
        self.draft.forget()
        title = self.shell.desk.title(saved)
        told = Notice("done", f"已存 {saved.number} {title}".strip(), key="saved", seconds=8)
        following = self.form.following() if self.follow and self.form else None
        if following is not None:
            self.shell.start(self.kind.key, following, once=True)
        elif self.once:
            self.shell.leave()
        else:
            self.shell.start(self.kind.key)
        self.shell.tell(told)

    def keep_draft(self) -> None:
        """Write what was typed to the disk, finished or not."""
        self.check_timer.stop()
        self.draft.keep()

    def may_leave(self) -> None:
        self.keep_draft()

    def closed(self) -> None:
        # A field that loses the focus now may still write itself out in full: nobody listens.
        self.form = None
        self.draft.stop()
        self.check_timer.stop()
