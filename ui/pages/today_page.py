"""今日: what is missing today and what does it, the leave rate, the standards, the log, the backup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fqdesk.desk import Desk
from fqdesk.desk.today import Serves, Today, today
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.sheets.job import GROUPS, PAGES, PAST, WEEK, Job
from fqdesk.evidence.outcomes import Outcome
from fqdesk.progress import Tick
from ui.closing import close
from ui.first_start.nobody import TODAY, say_nobody
from ui.jobs import Job as Work
from ui.pages.begun import LOG, NOTICE, Begun, begun_log, draft_line, listed
from ui.pages.page import Page, Side, scrolled
from ui.pages.today_cards import BackupCard, EndingsCard, LogCard, RateCard, StandardsCard
from ui.shell import Shell
from ui.status_bar import newest_backup, say_age
from ui.unbacked import watch
from ui.widgets.empty import EmptyState
from ui.widgets.job_line import Line
from ui.widgets.job_list import JobList
from ui.widgets.labels import key_line
from ui.widgets.tabs import Tabs

WEEKDAYS = "一二三四五六日"
DRAFTS = "写了一半"
KEYS = [("↑ ↓", "选"), ("Enter", "做这件"), ("F3", "看条款")]
FRESH = timedelta(days=3)


class TodayPage(Page):
    """Everything is worked out in a job; what stood here stays until the answer is there."""

    key = "today"

    def __init__(self, shell: Shell) -> None:
        """Empty until the first answer."""
        super().__init__(shell, "")
        self.sheet: Today | None = None
        self.work: Work | None = None
        self.waiting: list[Callable[[], object]] = []
        self.list = JobList(self.theme)
        self.empty = EmptyState(self.theme)
        self.views = QStackedWidget()
        self.views.addWidget(self.list)
        self.views.addWidget(self.empty)
        self.rate = RateCard(self.theme, self._plan_leave)
        self.standards = StandardsCard(self.theme, self._show_standard)
        self.endings = EndingsCard(self.theme)
        self.backup = BackupCard(self.theme, self.back_up)
        self.log = LogCard(self.theme, self.write_log)
        self.tabs: Tabs | None = None
        if self.theme.large:
            self._as_tabs()
        else:
            self._side_by_side()
        hints = KEYS[:2] if self.theme.large else KEYS
        self.head.addWidget(key_line(hints, self.theme))
        self.key_act("F3", self.list.show_claim)
        self.key_act("Ctrl+L", self.write_log)
        self._date(shell.desk.today())

    def _side_by_side(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(16))
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(self.theme.gap)
        left.addWidget(self.views, 1)
        left.addWidget(self.log)
        holder = QWidget()
        right = QVBoxLayout(holder)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(self.theme.px(10))
        for card in (self.rate, self.standards, self.endings, self.backup):
            right.addWidget(card)
        right.addStretch(1)
        side = Side(holder, self.theme.between(406, 622))
        row.addLayout(left, 1)
        row.addWidget(side)
        self.body.addLayout(row, 1)

    def _as_tabs(self) -> None:
        self.tabs = Tabs(self.theme)
        ends = QWidget()
        column = QVBoxLayout(ends)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.endings)
        column.addWidget(self.backup)
        column.addStretch(1)
        pages: dict[str, QWidget] = {"要补": self.views, "全休率": self._at_top(self.rate)}
        pages |= {"标准": self._at_top(self.standards), "日志": self._at_top(self.log)}
        pages["到期、备份"] = scrolled(ends)
        for name, page in pages.items():
            self.tabs.add(name, page)
        self.body.addWidget(self.tabs, 1)

    def _at_top(self, card: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        return scrolled(holder)

    # -- asking --------------------------------------------------------------------------------

    def shown(self, **where: Any) -> None:
        super().shown(**where)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def when_ready(self, act: Callable[[], object]) -> None:
        """Called once the gaps are shown, not before."""
        self.waiting.append(act)

    def reload(self) -> None:
        """Ask off the UI thread; an answer that was overtaken is dropped."""
        if self.work is not None:
            self.work.cancel()

        def work(desk: Desk, tick: Tick) -> Today:
            tick(0, 0, "算今天要补的")
            return today(desk)

        self.work = self.run("算今天要补的", work, self._answered)

    def _answered(self, sheet: Today) -> None:
        self.work = None
        self.sheet = sheet
        self._date(sheet.day)
        lines = list(self._lines(sheet))
        self.list.say(lines)
        jobs = [line for line in lines if line.act is not None]
        self.views.setCurrentWidget(self.list if jobs else self.empty)
        if not jobs and self.shell.desk.unfinished():
            say_nobody(self.empty, self.shell, TODAY)
        elif not jobs:
            why = "新的一期开始，或有了期限将到的事，会列在这里。"
            self.empty.say("眼下没有要补的。", why, "记一笔", lambda: self.shell.start("meeting"))
        late = sum(line.late for line in jobs)
        past = f"，{late} 件已过期限" if late else ""
        told = f"共 {len(jobs)} 件要补{past}；补完，今年能补的缺口就都补上了。"
        self.told.setText("" if self.theme.large else told if jobs else "")
        self.rate.say(sheet)
        self.standards.say(sheet)
        self.endings.say(sheet)
        self.log.say(sheet, begun_log(self.shell.desk, sheet.day))
        self._backup_age()
        self._count(sheet, jobs)
        if not self._begun(sheet):
            self.notices.drop(NOTICE)
        while self.waiting:
            QTimer.singleShot(0, self.waiting.pop())

    def drafts_changed(self) -> None:
        if self.sheet is not None and self.work is None:
            self._answered(self.sheet)

    def _date(self, day: date) -> None:
        weekday = WEEKDAYS[day.weekday()]
        said = f"周{weekday}" if self.theme.large else f"　星期{weekday}"
        self.title.setText(f"{day.month} 月 {day.day} 日 {said}")

    def _count(self, sheet: Today, jobs: list[Line]) -> None:
        counts = Counter(job.page for job in sheet.jobs)
        for _, draft in self._begun(sheet):
            counts[PAGES.get(KINDS[draft["kind"]].area, "ledger")] += 1
        self.shell.show_counts({"today": len(jobs), **counts})
        if self.tabs is not None:
            worst = sum(one.counts.get(Outcome.NOT_MET, 0) for one in sheet.standards)
            share = self.rate.figure.text()
            notes = (str(len(jobs)), share, f"未达标 {worst}", self.log.state.word.text(), "")
            for number, note in enumerate(notes):
                self.tabs.note(number, note)

    # -- the list ------------------------------------------------------------------------------

    def _begun(self, sheet: Today) -> list[Begun]:
        return list(listed(self.shell.desk, sheet.day))

    def _lines(self, sheet: Today) -> Iterator[Line]:
        # What is half written comes first: it is nearly done, and lost from sight under what is late.
        groups: dict[str, list[Line]] = {name: [] for name in (DRAFTS, *GROUPS)}
        groups[DRAFTS] = [draft_line(self.shell, *one) for one in self._begun(sheet)]
        for job in sheet.jobs:
            groups[job.group(sheet.day)].append(self._line(sheet, job))
        for name, lines in groups.items():
            if lines:
                yield Line(name, sub=str(len(lines)), late=name == PAST)
                yield from lines

    def _line(self, sheet: Today, job: Job) -> Line:
        when, sub = said_when(job, sheet.day)
        claims = sheet.claims(job)
        return Line(
            title=job.title,
            when=when,
            sub=sub,
            why=job.why,
            late=job.late,
            claim=claims[0].said if claims else "",
            effect=claims[0].effect if claims else "",
            act=partial(self._do, job),
            show_claim=partial(self._show_claim, claims[0]) if claims else None,
        )

    def _do(self, job: Job) -> None:
        close(self.shell, job.kind, job.fill, job.record, job.aim)

    def _show_claim(self, claim: Serves) -> None:
        self.shell.show_page("criteria", standard=claim.standard, item=claim.item)

    # -- the cards -----------------------------------------------------------------------------

    def _show_standard(self, key: str) -> None:
        self.shell.show_page("criteria", standard=key)

    def _plan_leave(self) -> None:
        rows = self.sheet.plan.rows if self.sheet else ()
        owed = min(rows, key=lambda row: row.latest_start) if rows else None
        if self.shell.has_page("leave"):
            self.shell.show_page("leave")
        else:
            fill = {"person": owed.person, "type": "annual_leave"} if owed else {}
            self.shell.start("leave", {"day": None, **fill}, once=True)

    def write_log(self) -> None:
        """Open the log of the day: the record, the begun draft, or a form that the day has filled."""
        if self.sheet is None:
            return
        if self.sheet.day != self.shell.desk.today():
            self.when_ready(self.write_log)
            self.reload()
            return
        day, log = self.sheet.day, self.sheet.log
        begun = begun_log(self.shell.desk, day)
        if log.record is not None:
            self.shell.open_record(log.record.id)
        elif begun is not None:
            self.shell.start(LOG, draft=begun[0], once=True)
        else:
            self.shell.start(LOG, {"day": day}, once=True)

    def back_up(self) -> None:
        """Make a backup now, off the UI thread."""
        job = self.run(
            "备份", lambda desk, tick: desk.backup(tick=tick), lambda _: self._backup_age()
        )
        watch(self.shell.desk, job)

    def _backup_age(self) -> None:
        newest, now = newest_backup(self.shell.desk), self.shell.desk.clock()
        said = f"本机 {say_age(now, newest)}（{newest:%H:%M}）" if newest else "还没有备份过。"
        self.backup.say(said, fresh=newest is not None and now - newest <= FRESH)


def said_when(job: Job, today: date) -> tuple[str, str]:
    """The day of a job in two short lines."""
    full = f"{job.day.month} 月 {job.day.day} 日"
    if job.day.year != today.year:
        full = f"{job.day.year} 年"
    left = (job.day - today).days
    if left < 0:
        return f"{job.day:%m-%d}", f"已过 {-left} 天"
    if left == 0:
        return "今天", full
    if job.group(today) == WEEK:
        return f"周{WEEKDAYS[job.day.weekday()]}", full
    return f"{job.day:%m-%d}", f"还有 {left} 天"
