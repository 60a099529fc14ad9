"""What can be picked: of a closed list, yes or no, people and other records."""

from __future__ import annotations

from typing import Any

from fqdesk.domain.fields import Choice, Choices, Flag, Invalid, Ref, Refs
from ui.editors.base import Around
from ui.editors.picks import PickEditor
from ui.initials import match
from ui.ranking import RARE, START, rank
from ui.widgets.suggestions import Candidate


class ChoiceEditor(PickEditor):
    """One of a closed list."""

    field: Choice

    def __init__(self, field: Choice, around: Around) -> None:
        """As wide as its longest option."""
        super().__init__(field, around)
        if not self.several:
            self.narrow(max(6, *(len(label) for label in field.options.values())) + 2)

    def options(self) -> dict[str, str]:
        """Code → label."""
        return dict(self.field.options)

    def look_up(self, typed: str) -> list[Candidate]:
        found = []
        for code, label in self.options().items():
            fits = rank(typed, label) if typed else START
            if fits is not None:
                found.append((fits, Candidate(code, label)))
        # What is called so is meant rather than what has it inside; a rare reading only if nothing else.
        usual = [pair for pair in found if pair[0] < RARE] or found
        return [one for _, one in sorted(usual, key=lambda pair: pair[0])]

    def name_of(self, key: str) -> str:
        return self.options().get(key, key)


class ChoicesEditor(ChoiceEditor):
    """Several of a closed list."""

    several = True
    short = False
    field: Choices

    def value(self) -> Any:
        chosen = set(super().value() or ())
        return tuple(code for code in self.field.options if code in chosen) or None


class FlagEditor(PickEditor):
    """是, 否, or not answered, which never means no."""

    field: Flag

    def __init__(self, field: Flag, around: Around) -> None:
        """Just wide enough."""
        super().__init__(field, around)
        self.narrow(4)

    def look_up(self, typed: str) -> list[Candidate]:
        both = [Candidate("是", "是"), Candidate("否", "否")]
        if not typed:
            return both
        try:
            meant = self.field.parse(typed)
        except Invalid:
            return [one for one in both if match(typed, one.text)]
        return [both[0] if meant else both[1]]

    def name_of(self, key: str) -> str:
        return key

    def value(self) -> Any:
        answer = super().value()
        return None if answer is None else answer == "是"

    def fill(self, value: Any) -> None:
        super().fill(None if value is None else "是" if value else "否")


class RefEditor(PickEditor):
    """Another record: a person by initials, a meeting by words or number."""

    field: Ref | Refs

    def look_up(self, typed: str) -> list[Candidate]:
        around = self.around
        return around.source.candidates(self.field.kinds, typed, around.day())

    def name_of(self, key: str) -> str:
        return self.around.source.candidate(key).text


class RefsEditor(RefEditor):
    """Several other records."""

    several = True
    short = False
