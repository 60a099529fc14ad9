"""What was typed into a form, apart from what stood there before; for undoing, merging and drafts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fqdesk.domain.records import Record
from ui.forms.record_form import RecordForm

STEPS = 50
"""How many changes of a form can be taken back."""
Kept = Mapping[str, Any]
"""What `RecordForm.keep` gives: the answers as typed, by the key of their editor."""


@dataclass(frozen=True)
class Caught:
    """What changed under a form while it was open."""

    taken: tuple[str, ...]
    """Labels of answers that now show what the record says."""
    mine: tuple[str, ...]
    """Labels of answers that changed in the record, and yet show what the user typed."""


class TypedOver:
    """Remembers how a form stood when it was filled, and each state since."""

    def __init__(self, form: RecordForm) -> None:
        """The form as it stands now is what the user finds."""
        self.form = form
        self.found: Kept = form.keep()
        self.states: list[Kept] = [self.found]

    def begin(self, found: Kept | None = None) -> None:
        """From here on the user types; `found` where a draft knows how it began."""
        self.found = self.form.keep() if found is None else found
        self.states = [self.form.keep()]

    def nothing(self) -> bool:
        """Whether the form stands as the user found it."""
        return not differing(self.form.keep(), self.found)

    def settle(self) -> None:
        """The user paused: a state to come back to."""
        now = self.form.keep()
        if differing(now, self.states[-1]):
            self.states = [*self.states, now][-STEPS - 1 :]

    def back(self) -> list[str]:
        """Take the last change back; the labels of what it was, none where nothing was changed."""
        now = self.form.keep()
        while len(self.states) > 1 and not differing(self.states[-1], now):
            self.states.pop()
        return self._put(self.states[-1], differing(now, self.states[-1]))

    def catch_up(self, record: Record) -> Caught:
        """The record was changed elsewhere: show it, but for what the user typed over."""
        typed, before = self.form.keep(), self.found
        over = differing(typed, before)
        self.form.fill(record.values)
        self.found = self.form.keep()
        changed = differing(self.found, before)
        self._put(typed, over)
        self.states = [self.form.keep()]
        return Caught(self._labels(changed - over), self._labels(changed & over))

    def bring_back(self, draft: Kept, found: Kept | None) -> None:
        """Show a draft over what the form shows now: only what its user typed, where that is known."""
        keys = set(draft) if found is None else differing(draft, found)
        self._put(draft, keys)

    def _put(self, state: Kept, keys: Iterable[str]) -> list[str]:
        wanted = sorted(keys)
        self.form.bring_back({key: state.get(key) for key in wanted})
        return list(self._labels(wanted))

    def _labels(self, keys: Iterable[str]) -> tuple[str, ...]:
        lines = self.form.lines
        return tuple(lines[key].editor.field.label for key in sorted(keys) if key in lines)


def differing(one: Kept, other: Kept) -> set[str]:
    """The keys under which two states differ."""
    return {key for key in {*one, *other} if one.get(key) != other.get(key)}
