"""The window: it arranges navigation, pages and status, and carries out what pages ask of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QStackedWidget,
    QWidget,
)

from fqdesk.desk import Desk
from fqdesk.domain.records import Record
from fqdesk.domain.sheets.job import NO_AIM, Aim
from fqdesk.errors import DeskError
from fqdesk.progress import Tick
from ui.catching_up import CatchingUp
from ui.chain_check import ChainCheck
from ui.clock_watch import ClockWatch
from ui.day_watch import DayWatch
from ui.desk_job import desk_job
from ui.holding import held, held_once
from ui.homes import at_home
from ui.jobs import Job, Jobs
from ui.leaving import back_up_at_once, back_up_first, can_wait
from ui.navigation import Navigation
from ui.notices import Notice, of_error
from ui.page_list import PAGES, form_page
from ui.pages.page import Page
from ui.palette import Palette
from ui.search_bar import SearchBar
from ui.sources import DeskSource
from ui.status_bar import StatusBar
from ui.theme import COLOURS as C, Theme
from ui.tools import shortcuts
from ui.window_keys import set_keys

WINDOW_WAITS_MS = 1000
"""A window that stands still longer looks hung; what was refused can be saved once more."""


class MainWindow(QWidget):
    """The shell that pages know. One desk, one worker, one page at a time."""

    restyled = Signal(int)
    other_wanted = Signal()
    gone = Signal()
    """The window is closed and the station with it."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Shows the first page; the desk is closed with the window."""
        super().__init__()
        self.desk = desk
        desk.store.wait_at_most(WINDOW_WAITS_MS)
        self.theme = theme
        self.jobs = Jobs(self)
        self.source = DeskSource(desk, self.run, lambda error: self.tell(of_error(error)))
        self.trail: list[Page] = []
        self.wrote = False
        self.leaving: Job | None = None
        self.setObjectName("window")
        self.setStyleSheet(f"QWidget#window {{ background: {C.window}; }}")
        self.setWindowTitle(f"{desk.station_name} － 枫桥案头")
        self.navigation = Navigation(theme, tuple(PAGES))
        self.navigation.went.connect(self.show_page)
        self.search = SearchBar(theme, self.look_up, self.new)
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        self.stack.setStyleSheet(f"QStackedWidget#pages {{ background: {C.page}; }}")
        self.status = StatusBar(theme, desk, self.jobs)
        self.pages: dict[str, Page] = {}
        self.catching_up = CatchingUp(self, self.pages, self.jobs)
        self._arrange()
        self.chain_check = ChainCheck(self, self, self.status.chain)
        self.day_watch = DayWatch(self, self.pages, self.status.timer)
        self.clock_watch = ClockWatch(self, self, self.status.timer)
        self.palette_pane = Palette(self, self, tuple(PAGES))
        set_keys(self)
        desk.changed.append(self._changed)
        self.show_page(next(iter(PAGES)))

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.navigation, 0, 0, 3, 1)
        grid.addWidget(self.search, 0, 1)
        grid.addWidget(self.stack, 1, 1)
        grid.addWidget(self.status, 2, 1)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)

    # -- pages ---------------------------------------------------------------------------------

    def page(self) -> Page:
        """The page that is shown."""
        return self.trail[-1]

    def show_page(self, key: str, **where: Any) -> None:
        """Go to a page of the navigation, made when it is first wanted."""
        if held(self):
            self.navigation.select(self.trail[0].key)
            return
        if key not in self.pages:
            self.pages[key] = PAGES[key](self)
            self.stack.addWidget(self.pages[key])
        for inner in [page for page in self.trail if page.inner]:
            self._drop(inner)
        self.trail = [self.pages[key]]
        self._bring_up(self.pages[key], where)
        self.navigation.select(key)

    def has_page(self, key: str) -> bool:
        """Whether the navigation has a page."""
        return key in PAGES

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Write the open jobs of each page beside its name."""
        for key, button in self.navigation.buttons.items():
            button.set_count(counts.get(key, 0))

    def enter(self, page: QWidget) -> None:
        """Put an inner page over the present one."""
        if not isinstance(page, Page):
            raise TypeError("only a page can be entered")
        if held(self):
            page.deleteLater()
            return
        self.stack.addWidget(page)
        self.trail.append(page)
        self._bring_up(page, {})

    def open_record(self, record_id: str, aim: Aim = NO_AIM) -> None:
        """Open the form of a record."""
        self.attempt(lambda: self._open(self.desk.record(record_id), aim))

    def _open(self, record: Record, aim: Aim) -> None:
        self.enter(form_page(self, record.kind, record, aim=aim))

    def start(self, kind: str, fill: Mapping[str, Any] | None = None, **more: Any) -> None:
        """Open a new form, `more` as a shell takes it; one that was finished or left makes room."""
        if more.get("draft") is None and at_home(self, self, kind, fill):
            return
        if held(self):
            return
        if self.page().key == "form":
            self._drop(self.trail.pop())
        self.enter(form_page(self, kind, fill=fill, **more))

    def leave(self) -> None:
        """Go back to where the user came from; what was typed stays as a draft."""
        if self.page().inner and not held(self):
            self._drop(self.trail.pop())
            self._bring_up(self.page(), {})
            self.drafts_changed()

    def drafts_changed(self) -> None:
        """Let the page that is shown list the forms that are not finished anew."""
        self.page().drafts_changed()

    def _bring_up(self, page: Page, where: Mapping[str, Any]) -> None:
        self.stack.setCurrentWidget(page)
        self.status.follow(own_undo=page.own_undo)
        page.shown(**where)

    def _drop(self, page: Page) -> None:
        page.may_leave()
        page.closed()
        self.stack.removeWidget(page)
        page.deleteLater()

    # -- acts ----------------------------------------------------------------------------------

    def look_up(self) -> None:
        """Open the palette."""
        self.palette_pane.open(only_new=False)

    def new(self) -> None:
        """Open the list of what can be recorded."""
        self.palette_pane.open(only_new=True)

    def undo(self) -> None:
        """Undo what the page has typed, else the newest step, and say which it was."""
        if self.page().undo():
            return

        def act() -> None:
            said = self.desk.undo()
            told = f"已撤销：{said}" if said else "没有可以撤销的了。"
            self.tell(Notice("done" if said else "know", told, key="undo", seconds=6))

        self.attempt(act)

    def remove(self, record: Record) -> None:
        """Ask for the reason, then take the record out of the present."""
        # A start removes nothing: forms are imported with the first of them.
        from ui.removing import remove  # noqa: PLC0415 - as said

        remove(self, record)

    def tell(self, notice: Notice) -> None:
        """Say something on the page that is shown."""
        self.page().notices.tell(notice)

    def drop(self, key: str) -> None:
        """Take a notice back."""
        self.page().notices.drop(key)

    def attempt(self, act: Callable[[], Any]) -> bool:
        """Do something at once; an error that a user can act on is told."""
        try:
            act()
        except DeskError as error:
            self.tell(of_error(error))
            return False
        return True

    def run(
        self, said: str, work: Callable[[Desk, Tick], Any], done: Callable[[Any], object]
    ) -> Job:
        """Do long work on a connection of its own; what it wrote is told to every page."""
        job = desk_job(self.desk, said, work, done, lambda: self._changed in self.desk.changed)
        job.failed.connect(self._failed)
        return self.jobs.start(job)

    def restyle(self, percent: int) -> None:
        """Ask for another size of type."""
        self.restyled.emit(percent)

    def other_desk(self) -> None:
        """Ask for another station."""
        self.other_wanted.emit()

    def when_ready(self, act: Callable[[], object]) -> None:
        """Call `act` once the page that is shown can be used."""
        self.page().when_ready(act)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, DeskError):
            self.tell(of_error(error, key="job"))
            return
        raise error

    def _changed(self, kinds: frozenset[str]) -> None:
        self.wrote = True
        self.status.wrote()
        self.clock_watch.wrote()
        for page in {*self.pages.values(), *self.trail}:
            page.changed(kinds)
        self.catching_up.start()

    def let_go(self) -> None:
        """Keep what was typed, stop all work, and leave the desk to whoever comes next."""
        if self._changed not in self.desk.changed:
            return
        # A cell that is being edited writes itself when it loses the focus; the desk must be open then.
        if (focus := QApplication.focusWidget()) is not None and self.isAncestorOf(focus):
            focus.clearFocus()
        for page in self.trail:
            page.may_leave()
            if page.inner:
                page.closed()
        self.jobs.stop()
        # A clock that ticks on would ask a desk that is closed.
        for timer in cast("list[QTimer]", self.findChildren(QTimer)):
            timer.stop()
        self.desk.changed.remove(self._changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # F1 in a field or on a page that explains itself never comes here.
        if event.key() == Qt.Key.Key_F1 and self.page().key != "shortcuts":
            self.enter(shortcuts(self))
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._changed not in self.desk.changed:
            return
        if self.leaving is None and can_wait(self) and held_once(self):
            event.ignore()
            return
        if self.wrote and self.leaving is None and can_wait(self):
            event.ignore()
            self.leaving = back_up_first(self)
            return
        self.let_go()
        if self.wrote and self.leaving is None:
            back_up_at_once(self.desk)
        self.desk.close()
        self.gone.emit()
