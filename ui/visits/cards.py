"""Beside the register of visits: the heat map, the chosen place, forums and open days."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from fqdesk.domain.records import Record
from fqdesk.domain.sheets.visits import VisitYear
from ui.theme import Theme
from ui.visits.heat_map import HeatLegend, HeatMap
from ui.widgets.button import ActButton
from ui.widgets.labels import card, key_hint, label
from ui.widgets.segments import Segments

WHAT = {"visits": "次数", "households": "户数"}


class HeatCard(QFrame):
    """The heat map with its legend, and whether visits or households are counted."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, inside = card(theme, "sheet")
        outer.addWidget(frame)
        head = QHBoxLayout()
        self.title = label("各村每月走访", "section")
        self.what = Segments(WHAT, "visits", "数什么")
        head.addWidget(self.title, 1)
        head.addWidget(self.what)
        inside.addLayout(head)
        self.map = HeatMap(theme)
        inside.addWidget(self.map)
        foot = QHBoxLayout()
        self.legend = HeatLegend(theme)
        foot.addWidget(self.legend)
        foot.addStretch(1)
        if not theme.large:
            foot.addWidget(key_hint("Enter", "看这一格", theme))
        inside.addLayout(foot)
        self.what.picked.connect(self._count)

    def _count(self, what: str) -> None:
        for part in (self.map, self.legend):
            part.count_households(on=what == "households")


class PlaceCard(QFrame):
    """What was done in the place with the cursor, and what its empty months mean."""

    wanted = Signal(str)
    """A visit to this place is to be written."""
    listed = Signal(str)
    """All visits of the year to this place are to be shown."""

    def __init__(self, theme: Theme, setting: Callable[[], object]) -> None:
        """`setting` opens the page on which a cadence is set."""
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, inside = card(theme)
        outer.addWidget(frame)
        self.place = ""
        self.name = label("", "section")
        self.done = label("", "", wrap=True)
        self.empty = label("", "second", wrap=True)
        for part in (self.name, self.done, self.empty):
            inside.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(ActButton(theme, "记这里的走访", self._want, role="small"))
        row.addWidget(ActButton(theme, "只看这里", self._list, role="small"))
        row.addWidget(ActButton(theme, "设定次数…", setting, role="link"))
        row.addStretch(1)
        inside.addLayout(row)

    def _want(self) -> None:
        self.wanted.emit(self.place)

    def _list(self) -> None:
        self.listed.emit(self.place)

    def say(self, sheet: VisitYear, place: str) -> None:
        """Show a place."""
        row = sheet.row(place)
        self.setVisible(row is not None)
        if row is not None:
            self.place = place
            self.name.setText(row.name)
            done, empty = sheet.said(row)
            self.done.setText(done)
            self.empty.setText(empty)


class MeetingsCard(QFrame):
    """How many forums and open days there were, and when."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, inside = card(theme)
        outer.addWidget(frame)
        inside.addWidget(label("恳谈会、开放日", "section"))
        self.forums = label("", "", wrap=True)
        self.open_days = label("", "", wrap=True)
        inside.addWidget(self.forums)
        inside.addWidget(self.open_days)

    def say(self, forums: Sequence[Record], open_days: Sequence[Record]) -> None:
        """Show the year's; newest first, as the desk gives them."""
        self.forums.setText(_said("恳谈会", forums))
        self.open_days.setText(_said("警营开放、相约警务室", open_days))


def _said(what: str, records: Sequence[Record]) -> str:
    if not records:
        return f"{what}：今年还没有。"
    days = [f"{record.day.month} 月 {record.day.day} 日" for record in records[:3]]
    more = "最近 " if len(records) > len(days) else ""
    return f"{what} {len(records)} 次：{more}{'、'.join(days)}。"
