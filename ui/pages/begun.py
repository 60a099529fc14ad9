"""Forms that were begun and not finished: lines of the day's list, the log of a day, the notice at the start."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

from fqdesk.desk import Desk
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.day_text import read_day
from fqdesk.domain.fields import Day, Invalid
from ui.notices import Notice
from ui.pages.drafting import opens, saved_at
from ui.pages.form_draft import throw_away
from ui.shell import Shell
from ui.widgets.job_line import Line

Begun = tuple[str, Mapping[str, Any]]
"""The key of a draft and what was kept of it."""
LOG = "political_log"
NOTICE = "begun"
NAMED = 3


def begun(desk: Desk) -> list[Begun]:
    """Every form that was typed and not finished, the oldest first."""
    return [(key, draft) for key, draft in desk.draft_list() if draft.get("kind") in KINDS]


def day_of(draft: Mapping[str, Any]) -> date | None:
    """The day a draft is about. A short form such as 昨 counts from the day on which it was typed."""
    field = KINDS[draft["kind"]].by_key.get("day")
    typed = str(draft.get("typed", {}).get("day") or "")
    if isinstance(field, Day) and typed:
        with suppress(Invalid, KeyError, ValueError):
            return read_day(field, typed, date.fromisoformat(str(draft["at"])[:10]))
    return None


def begun_log(desk: Desk, day: date) -> Begun | None:
    """The new 政工日志 of a day that somebody has begun; the newest, should there be two."""
    found = [
        (key, draft)
        for key, draft in begun(desk)
        if draft["kind"] == LOG and not draft.get("record") and day_of(draft) == day
    ]
    return found[-1] if found else None


def listed(desk: Desk, day: date) -> Iterator[Begun]:
    """What the list of a day names: all but that day's log, which has a card of its own."""
    own = begun_log(desk, day)
    return (one for one in begun(desk) if own is None or one[0] != own[0])


def draft_line(shell: Shell, key: str, draft: Mapping[str, Any]) -> Line:
    """A draft as a job: to be finished."""
    kind = KINDS[draft["kind"]]
    why = f"{kind.label}的字都存着，还没有定稿；不要了按 Delete。"
    title = f"把“{draft['title']}”定稿"
    drop = partial(throw_away, shell, key)
    return Line(title, "草稿", saved_at(draft), why, act=opens(shell, key, draft), drop=drop)


def tell_begun(shell: Shell) -> None:
    """Say at the start of a window what was left half written the last time, after a crash too."""
    found = begun(shell.desk)
    if not found:
        return
    newest = found[::-1]
    named = "、".join(f"“{draft['title']}”" for _, draft in newest[:NAMED])
    more = "……" if len(found) > NAMED else ""
    title = f"上次有 {len(found)} 份没写完：{named}{more}"
    acts: tuple[tuple[str, Callable[[], object]], ...]
    acts = (("接着写最近的一份" if len(found) > 1 else "接着写", opens(shell, *newest[0])),)
    said = "打过的字都存着，“今日”最上面一份一行。"
    shell.tell(Notice("know", title, said, acts, key=NOTICE))
