"""The bar of a late entry: how late it is, how that will be printed, and the reasons that are often true."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from fqdesk.desk import Desk
from fqdesk.domain.kinds import Kind, late_reason_missing
from ui.notices import Notice, Notices

OFTEN = ("会后出警，回来整理", "值班后整理", "补记以前的")
FOLLOW_KEYS = ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")
"""Finish, and go on with the next record of the same sitting."""
WEEKDAYS = "一二三四五六日"


def late_notice(
    day: date, today: date, say: Callable[[str], object], *, brief: bool = False
) -> Notice:
    """`say` writes one of the offered reasons; any other is typed into its field.

    A brief one leaves room for the form under it at large type.
    """
    late = (today - day).days
    when = f"{day.month} 月 {day.day} 日（周{WEEKDAYS[day.weekday()]}）"
    if day.year != today.year:
        when = f"{day.year} 年 {when}"
    said = f"照实写、照实印“补录（+{late} 天）”。写一句补录原因，可以选："
    if brief:
        return Notice("know", f"补录：晚 {late} 天，照实印。写一句补录原因。", key="late")
    acts = tuple((reason, partial(say, reason)) for reason in OFTEN)
    return Notice("know", f"补录：{when}的事今天登记，晚 {late} 天。", said, acts, "late")


def late_now(desk: Desk, kind: Kind, values: Mapping[str, Any]) -> bool:
    """Whether a new record of these values would be late and does not say why."""
    limit = desk.registers_facts().late_limit
    return late_reason_missing(kind, values, desk.today(), limit)


class LateBar:
    """Comes and goes by itself as the day of the form changes."""

    def __init__(self, notices: Notices, say: Callable[[str], object], *, brief: bool) -> None:
        """`say` writes an offered reason into the form."""
        self.brief = brief
        self.notices = notices
        self.say = say
        self.day: date | None = None

    def follow(self, day: date | None, today: date, *, late: bool) -> None:
        """Show the bar of this day, once; take it away when the entry is in time or has its reason."""
        if not late or day is None:
            self.day = None
            self.notices.drop("late")
        elif day != self.day:
            self.day = day
            self.notices.tell(late_notice(day, today, self.say, brief=self.brief))
