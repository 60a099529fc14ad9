"""Places as they are offered while a visit is typed: with how long ago somebody was there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ui.notices import of_error
from ui.shell import Shell
from ui.sources import DeskSource
from ui.widgets.suggestions import Candidate


class PlaceSource(DeskSource):
    """The station's source, with other words beside the places."""

    def __init__(self, shell: Shell) -> None:
        """Without words until they are known."""
        super().__init__(shell.desk, shell.run, lambda error: shell.tell(of_error(error)))
        self.notes: Mapping[str, str] = {}

    def candidates(self, kinds: tuple[str, ...], typed: str, day: date | None) -> list[Candidate]:
        found = super().candidates(kinds, typed, day)
        return [replace(one, note=self.notes.get(one.key, one.note)) for one in found]
