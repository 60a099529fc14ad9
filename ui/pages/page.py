"""What every page is: a title line, notices under it, the body, and sometimes a bar at the foot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fqdesk.desk import Desk
from fqdesk.domain.catalog import KINDS
from fqdesk.progress import Tick
from ui.jobs import Job
from ui.notices import Notices
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import TitleLabel, label

EVERYTHING = frozenset(KINDS)


class Page(QWidget):
    """A page reloads itself when it is shown and something it shows has changed meanwhile."""

    key = ""
    """Its name in the navigation."""
    inner = False
    """Whether it lies over another page, to which `leave` returns."""

    own_undo = False
    """Whether Ctrl+Z takes back what is typed here, and no stored record."""

    def __init__(self, shell: Shell, title: str) -> None:
        """Empty body; subclasses fill `head`, `body` and `foot`."""
        super().__init__()
        self.shell = shell
        self.theme = shell.theme
        self.stale = True
        self.counted_on: date | None = None
        """The day for which it was loaded."""
        self.menu: QMenu | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.inside = QVBoxLayout()
        margin = self.theme.margin
        self.inside.setContentsMargins(margin, self.theme.gap, margin, self.theme.step)
        self.inside.setSpacing(self.theme.step)
        outer.addLayout(self.inside, 1)
        self.head = QHBoxLayout()
        self.head.setSpacing(self.theme.step)
        self.title = TitleLabel(title, self.theme)
        self.told = label("", "second", wrap=True)
        self.head.addWidget(self.title)
        self.head.addWidget(self.told, 1)
        self.notices = Notices(self.theme)
        self.body = QVBoxLayout()
        self.body.setSpacing(self.theme.step)
        self.inside.addLayout(self.head)
        self.inside.addWidget(self.notices)
        self.inside.addLayout(self.body, 1)
        self.foot_frame = QFrame()
        self.foot_frame.setProperty("role", "footer")
        self.foot = QHBoxLayout(self.foot_frame)
        self.foot.setContentsMargins(margin, self.theme.px(4), margin, self.theme.px(4))
        self.foot.setSpacing(self.theme.step)
        self.foot_frame.hide()
        outer.addWidget(self.foot_frame)

    def shown(self, **where: Any) -> None:
        """Called each time the page comes up; `where` tells what of it is wanted."""
        turned = self.counted_on != self.shell.desk.today() and self.concerns(EVERYTHING)
        if self.stale or turned:
            self._load()

    def _load(self) -> None:
        self.stale = False
        self.counted_on = self.shell.desk.today()
        self.reload()

    def follow_day(self) -> None:
        """Load anew where the day has turned since; what is just being typed comes first."""
        if self.counted_on != self.shell.desk.today() and not self.typing():
            self._load()

    def typing(self) -> bool:
        """Whether loading anew now would take away what the user is in the middle of."""
        return False

    def reload(self) -> None:
        """Ask the desk anew."""

    def changed(self, kinds: frozenset[str]) -> None:
        """Something was written; a visible page reloads, a hidden one waits until it is shown."""
        if not self.concerns(kinds):
            return
        if self.isVisible():
            self.reload()
        else:
            self.stale = True

    def concerns(self, kinds: frozenset[str]) -> bool:
        """Whether a change of these kinds can be seen here."""
        return bool(kinds)

    def stuck(self) -> bool:
        """Whether something typed here is kept nowhere, because the disk said no."""
        return False

    def once_more(self) -> Callable[[Shell], object] | None:
        """How to come to this page again in another window; None where going there anew does."""
        return None

    def drafts_changed(self) -> None:
        """A form that was not finished was left or thrown away."""

    def undo(self) -> bool:
        """Ctrl+Z: whether it was about this page alone, so that no stored record is touched."""
        return False

    def may_leave(self) -> None:
        """Called before another page comes up: keep what was typed."""

    def when_ready(self, act: Callable[[], object]) -> None:
        """Call `act` once the page shows what it is for; most pages do at once."""
        QTimer.singleShot(0, act)

    def closed(self) -> None:
        """An inner page goes for good: let files and timers go."""

    def run(
        self, said: str, work: Callable[[Desk, Tick], Any], done: Callable[[Any], object]
    ) -> Job:
        """Do long work for this page; an answer that comes after the page has gone is dropped."""

        def still_here(result: Any) -> None:
            if shiboken6.isValid(self):
                done(result)

        return self.shell.run(said, work, still_here)

    def add_act(
        self, text: str, act: Callable[[], object], *, keys: str = "", role: str = ""
    ) -> ActButton | None:
        """A button at the right of the title; at large type all but the red one go under 更多."""
        if self.theme.large and role != "primary":
            self._more().addAction(f"{text}\t{keys}" if keys else text).triggered.connect(
                lambda *_: act()
            )
            return None
        button = ActButton(self.theme, text, act, keys="" if self.theme.large else keys, role=role)
        self.head.addWidget(button)
        return button

    def _more(self) -> QMenu:
        if self.menu is None:
            button = ActButton(self.theme, "更多 ▾")
            menu = QMenu(button)
            below = QPoint(0, self.theme.button)
            button.clicked.connect(lambda *_: menu.popup(button.mapToGlobal(below)))
            self.head.addWidget(button)
            self.menu = menu
        return self.menu

    def key_act(self, keys: str, act: Any) -> QShortcut:
        """Do something on a key, as long as this page is shown."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
        return shortcut


class Pane(QWidget):
    """A part of a page that is filled anew when it is shown."""

    def refresh(self) -> None:
        """Ask the desk anew."""


def stow(widget: QWidget, holder: QWidget) -> None:
    """Keep what large type has no room for out of sight; without a parent it would outlive its page."""
    widget.setParent(holder)
    widget.hide()


def in_sight(widget: QWidget) -> None:
    """Scroll every area around a widget so that it is seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, 4)
        around = around.parentWidget()


class Side(QScrollArea):
    """A column beside a page that scrolls down; as wide as what stands in it and its bar need."""

    def __init__(self, inner: QWidget, least: int) -> None:
        """`least` pixels at any rate."""
        super().__init__()
        self.least = least
        _scroll(self, inner)
        inner.installEventFilter(self)
        self._fit()

    def _fit(self) -> None:
        needed = self.widget().minimumSizeHint().width()
        self.setFixedWidth(max(self.least, needed + self.verticalScrollBar().sizeHint().width()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)


def scrolled(inner: QWidget) -> QScrollArea:
    """A widget that scrolls when it is taller than the page; never sideways."""
    area = QScrollArea()
    _scroll(area, inner)
    return area


def _scroll(area: QScrollArea, inner: QWidget) -> None:
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
