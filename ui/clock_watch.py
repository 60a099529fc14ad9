"""A clock that cannot be right is said at opening and at every saving, until it is put right."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from fqdesk.desk.clock import HOW
from ui.notices import Notice
from ui.shell import Shell

CLOCK = "clock"


class ClockWatch(QObject):
    """Tells the page that is shown; the status bar says it all the time."""

    def __init__(self, parent: QObject, shell: Shell, timer: QTimer) -> None:
        """Nothing is looked at once `timer` stops: the desk is closed then."""
        super().__init__(parent)
        self.shell = shell
        self.timer = timer
        self.said = ""
        timer.timeout.connect(self.look)
        QTimer.singleShot(0, self, self.look)

    def wrote(self) -> None:
        """Something was saved: say it again, on the page that is shown after it."""
        self.said = ""
        QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """Say what is new, or take it back."""
        if not self.timer.isActive():
            return
        said = self.shell.desk.clock_behind()
        if said and said != self.said:
            self.shell.tell(Notice("know", said, HOW, key=CLOCK))
        elif not said:
            self.shell.drop(CLOCK)
        self.said = said
