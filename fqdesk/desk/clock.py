"""Whether the computer's clock can be right: an old battery sets it back by years."""

from __future__ import annotations

from datetime import date, datetime, timedelta

BEHIND = timedelta(days=1)
"""A clock that is put right by hours is none of our business."""

HOW = (
    "照样可以记，但记录时间和补录天数会跟着错。调好日期再接着记；"
    "如果现在的日期是对的，那就是以前有一次记的时候日期错了，不用管。"
)


def said_behind(now: datetime, latest: datetime | None) -> str:
    """A sentence where the clock is more than a day before the newest entry, else nothing."""
    if latest is None or latest - now <= BEHIND:
        return ""
    return (
        f"电脑的日期是 {_day(now.date())}，比最后一次记录（{latest:%Y-%m-%d}）还早，先把日期调对。"
    )


def _day(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"
