"""The line under the page: station, saved, backup, chain, what Ctrl+Z would undo; work in progress."""

from __future__ import annotations

from datetime import datetime, timedelta
from time import monotonic

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from fqdesk.desk import Desk
from ui.jobs import Job, Jobs, time_left
from ui.theme import COLOURS as C, SMALLEST, Theme
from ui.unbacked import failed
from ui.widgets.button import ActButton
from ui.widgets.labels import StateLabel, key_hint, label

EVERY_MINUTE = 60_000


class StatusBar(QWidget):
    """Says calmly that all is safe, and shows the one long job while it runs."""

    def __init__(self, theme: Theme, desk: Desk, jobs: Jobs) -> None:
        """`jobs` tells when work begins and ends."""
        super().__init__()
        self.theme = theme
        self.desk = desk
        self.own_undo = False
        self.setFixedHeight(theme.status_bar)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(f"QWidget#status {{ border-top: 1px solid {C.card_line}; }}")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.margin, 0, theme.margin, 0)
        row.setSpacing(theme.gap)
        self.station = Elided(theme, firm=True)
        self.station.say(desk.station_name)
        # The window's title says it too; in larger type what Ctrl+Z undoes needs the room.
        self.station.setVisible(theme.percent == SMALLEST)
        self.saved = StateLabel(theme, "done", "已打开")
        self.backup = Elided(theme, firm=not theme.large)
        self.clock = StateLabel(theme, "error", "电脑日期不对")
        self.clock.hide()
        row.addWidget(self.station)
        row.addWidget(self.saved)
        row.addWidget(self.backup)
        row.addWidget(self.clock)
        self.chain = StateLabel(theme, "unconfirmed", "记录链未核对")
        row.addWidget(self.chain)
        self.work = JobLine(theme, jobs)
        row.addWidget(self.work)
        row.addStretch(1)
        self.undo = Elided(theme)
        row.addWidget(label("Ctrl+Z", "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.undo)
        if not theme.large:
            row.addWidget(key_hint("F1", "帮助", theme))
            row.addWidget(label(f"字号 {theme.percent}%", "second"))
        self.timer = QTimer(self, interval=EVERY_MINUTE)
        self.timer.timeout.connect(self.refresh)
        self.timer.start()
        self.refresh()

    def wrote(self) -> None:
        """Something was saved just now."""
        self.saved.say("done", f"已保存 {self.desk.clock():%H:%M}")
        self.refresh()

    def follow(self, *, own_undo: bool) -> None:
        """Another page is shown; `own_undo` says that Ctrl+Z is about what is typed there."""
        self.own_undo = own_undo
        self.refresh()

    def refresh(self) -> None:
        """Say anew how old the backup is and what can be undone."""
        newest = newest_backup(self.desk)
        said = say_age(self.desk.clock(), newest) if newest else "还没有"
        missed = failed(self.desk)
        last = "" if self.theme.large else f"（上次 {said}）"
        self.backup.say(f"备份没有做成{last}" if missed else f"备份 {said}")
        if missed:
            self.backup.setToolTip("".join(missed))
        behind = self.desk.clock_behind()
        self.clock.setToolTip(behind)
        self.clock.setVisible(bool(behind))
        # By such a clock the age of a backup says nothing.
        self.backup.setVisible(not behind)
        undo = self.desk.undo_said()
        said = f"撤销：{undo}" if undo else "没有可撤销的"
        said = "撤回这张表里刚改的" if self.own_undo else said
        short = self.theme.large and (undo or self.own_undo)
        self.undo.say("撤销" if short else said)
        self.undo.setToolTip(said)


class JobLine(QWidget):
    """The running job: what, how far, how long yet, and a way to stop it."""

    def __init__(self, theme: Theme, jobs: Jobs) -> None:
        """Hidden while nothing runs."""
        super().__init__()
        self.jobs = jobs
        self.shown: Job | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.step)
        self.said = Elided(theme)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(theme.between(120, 60))
        self.stop = ActButton(theme, "停下", self._stop, role="link")
        for widget in (self.said, self.bar, self.stop):
            row.addWidget(widget)
        row.addStretch(1)
        self.hide()
        jobs.changed.connect(self._follow)

    def _follow(self) -> None:
        running = self.jobs.held[0] if self.jobs.held else None
        if running is self.shown:
            return
        self.shown = running
        self.setVisible(running is not None)
        if running is not None:
            self._moved(0, 0, running.said)
            running.moved.connect(self._moved)

    def _moved(self, done: int, total: int, what: str) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        began = self.shown.began if self.shown else 0.0
        left = time_left(done, total, monotonic() - began) if began else ""
        count = f" {done}/{total}" if total else ""
        self.said.say(f"{what}{count}" + (f"，{left}" if left else ""))

    def _stop(self) -> None:
        if self.shown is not None:
            self.shown.cancel()


class Elided(QLabel):
    """One line that ends in … where the room ends; the whole text is its tooltip."""

    def __init__(self, theme: Theme, *, firm: bool = False) -> None:
        """Asks for the room its text needs and, unless it is `firm`, is content with less."""
        super().__init__()
        self.theme = theme
        self.firm = firm
        self.setProperty("role", "second")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return least if self.firm else QSize(self.theme.px(40), least.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(C.text2))
        short = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), short)


def newest_backup(desk: Desk) -> datetime | None:
    """When the newest backup in the station's own folder was made."""
    newest = desk.store.newest_backup()
    return newest.at if newest else None


def say_age(now: datetime, then: datetime) -> str:
    """How long ago, in the largest unit that fits; the day, where the clock has fallen behind it."""
    if then - now > timedelta(days=1):
        return f"{then:%Y-%m-%d}"
    minutes = max(0, int((now - then).total_seconds() // 60))
    if minutes < 2:
        return "刚刚"
    if minutes < 60:
        return f"{minutes} 分钟前"
    if minutes < 48 * 60:
        return f"{minutes // 60} 小时前"
    return f"{minutes // (24 * 60)} 天前"
