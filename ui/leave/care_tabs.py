"""The tabs beside the leave calendar, filled by one job that reads rest, duty and checks of all years."""

from __future__ import annotations

from collections.abc import Callable

from fqdesk.desk import Desk, Query
from fqdesk.domain.sheets.care import CareYear, care_year
from fqdesk.progress import Tick
from ui.leave.panes import CarePane, CounsellingPane, DutyPane, HealthPane, RestPane
from ui.shell import Shell
from ui.widgets.tabs import Tabs

READ = ("leave", "rest", "duty", "health_check")
PANES: tuple[tuple[str, Callable[[Shell], CarePane]], ...] = (
    ("补休台账", RestPane),
    ("值班轮休", DutyPane),
    ("体检", HealthPane),
    ("心理疏导", CounsellingPane),
)


class CareTabs:
    """Adds its panes to the page's tabs and notes beside each name what stands in it."""

    def __init__(self, shell: Shell, tabs: Tabs) -> None:
        """After the tabs that there are already."""
        self.shell = shell
        self.tabs = tabs
        self.asked = 0
        self.panes: dict[int, CarePane] = {}
        for name, made in PANES:
            number = len(tabs.names)
            self.panes[number] = made(shell)
            tabs.add(name, self.panes[number])

    def ask(self, year: int) -> None:
        """Ask off the UI thread; an answer that was overtaken is dropped."""
        self.asked += 1
        asked = self.asked

        def work(desk: Desk, tick: Tick) -> CareYear:
            tick(0, 0, "算补休、值班")
            found = [record for kind in READ for record in desk.query(kind, Query())]
            return care_year(desk.registers_facts(found), desk.calendar(), year)

        def done(care: CareYear) -> None:
            if asked == self.asked:
                self._show(care)

        self.shell.run("算补休、值班", work, done)

    def _show(self, care: CareYear) -> None:
        for number, pane in self.panes.items():
            note = pane.show_year(care)
            self.tabs.note(number, "" if self.shell.theme.large else note)

    def shows_rest(self) -> bool:
        """Whether the tab of rest is in front."""
        return isinstance(self.panes.get(self.tabs.bar.currentIndex()), RestPane)
