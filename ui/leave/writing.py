"""What the leave page writes: plans, approvals, returns; each one step for Ctrl+Z."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fqdesk.desk import Draft
from fqdesk.domain.periods import Span
from fqdesk.domain.roster import roster_on
from fqdesk.domain.sheets.leave_acts import approval, plan_of
from fqdesk.domain.sheets.leave_plan import LeavePlan, planned, reasons
from fqdesk.domain.sheets.leave_trial import say_span
from ui.notices import Notice
from ui.shell import Shell


class LeaveWriting:
    """Writes through the desk and says what was done on the page that is shown."""

    def __init__(self, shell: Shell) -> None:
        """Of the window."""
        self.shell = shell

    def keep_plan(self, person: str, days: Span, record: str, year: int) -> bool:
        """Keep days as a plan of that year's leave, or move a plan there. Whether it worked."""
        desk = self.shell.desk
        if record:
            changes = {"day": days.first, "end": days.last}
            worked = self.shell.attempt(lambda: desk.change(record, changes))
        else:
            draft = Draft("leave", plan_of(person, days, year))
            said = f"排年休假 {desk.name(person)} {say_span(days)}"
            worked = self.shell.attempt(lambda: desk.save_many([draft], said))
        if worked:
            of_year = f"（{year} 年度的）" if year != days.first.year else ""
            told = f"{desk.name(person)} {say_span(days)}{of_year} 已排进计划，还没有批准"
            self.shell.tell(Notice("done", told, "Ctrl+Z 可以撤销。", key="plan", seconds=6))
        return worked

    def keep_suggested(self, made: LeavePlan) -> None:
        """Put every suggestion into the plan, as one step."""
        drafts = [Draft("leave", values) for values in planned(made.suggestions)]
        if drafts:
            said = f"填入建议的休假计划 {len(drafts)} 段"
            self.shell.attempt(lambda: self.shell.desk.save_many(drafts, said))

    def approve(self, record: str, made: LeavePlan) -> None:
        """Approve a plan; balance, floor and clashes are weighed once more and said."""
        desk = self.shell.desk
        leave = desk.record(record)
        troubles = reasons(leave, made)
        changes = approval(leave, roster_on(desk.registers_facts(), desk.today()), desk.today())
        if not self.shell.attempt(lambda: desk.change(record, changes)):
            return
        by = desk.name(changes["approved_by"]) if changes["approved_by"] else "上级"
        told = f"已批准 {desk.title(leave)}，批准人{by}"
        if troubles:
            said = "批准时这些情况还在：" + "；".join(troubles) + "。Ctrl+Z 可以撤销。"
            self.shell.tell(Notice("know", told, said, key="plan"))
        else:
            self.shell.tell(Notice("done", told, "没有冲突。", key="plan", seconds=6))

    def withdraw(self, record: str) -> None:
        """Take a plan out again."""
        self.shell.attempt(lambda: self.shell.desk.remove(record, "撤回休假计划"))

    def write_return(self, record: str, changes: Mapping[str, Any]) -> None:
        """Write the last day away, and why somebody was called back."""
        self.shell.attempt(lambda: self.shell.desk.change(record, changes))
