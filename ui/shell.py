"""What a page may ask of the window around it; pages know this and the desk, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from fqdesk.domain.sheets.job import NO_AIM, Aim

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fqdesk.desk import Desk
    from fqdesk.domain.records import Record
    from fqdesk.progress import Tick
    from ui.editors import Source
    from ui.jobs import Job, Jobs
    from ui.notices import Notice
    from ui.theme import Theme


class Shell(Protocol):
    """The window, as pages see it."""

    @property
    def desk(self) -> Desk:
        """The open station."""

    @property
    def theme(self) -> Theme:
        """Sizes."""

    @property
    def jobs(self) -> Jobs:
        """The one worker."""

    @property
    def source(self) -> Source:
        """What editors ask."""

    def show_page(self, key: str, **where: Any) -> None:
        """Go to a page of the navigation; `where` is the page's own (a kind, an item)."""

    def has_page(self, key: str) -> bool:
        """Whether the navigation has a page."""

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Tell how many open jobs each page of the navigation has."""

    def enter(self, page: QWidget) -> None:
        """Put a page over the present one; `leave` comes back from it."""

    def open_record(self, record_id: str, aim: Aim = NO_AIM) -> None:
        """Open the form of a record, at the answer that `aim` names."""

    def start(
        self,
        kind: str,
        fill: Mapping[str, Any] | None = None,
        *,
        draft: str | None = None,
        once: bool = False,
        aim: Aim = NO_AIM,
    ) -> None:
        """Open a new form, filled as far as known, or a draft; `once` returns after saving."""

    def leave(self) -> None:
        """Go back to where the user came from."""

    def remove(self, record: Record) -> None:
        """Ask for the reason and take a record out of the present."""

    def tell(self, notice: Notice) -> None:
        """Say something on the page that is shown."""

    def drafts_changed(self) -> None:
        """A form that was not finished was left or thrown away: the page that is shown should know."""

    def drop(self, key: str) -> None:
        """Take a notice back."""

    def restyle(self, percent: int) -> None:
        """Change the size of the type; the window is laid out anew."""

    def other_desk(self) -> None:
        """Go to another station's folder."""

    def run(
        self, said: str, work: Callable[[Desk, Tick], Any], done: Callable[[Any], object]
    ) -> Job:
        """Do long work on a connection of its own; failures are told, `done` gets the result."""

    def attempt(self, act: Callable[[], Any]) -> bool:
        """Do something at once; an error a user can act on is told. Whether it worked."""
