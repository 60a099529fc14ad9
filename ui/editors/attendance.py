"""Who came: everybody called is present to begin with, and only the exceptions are marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fqdesk.domain.catalog.meetings import NOBODY_THERE
from fqdesk.domain.fields import Field, Invalid
from fqdesk.domain.sheets import Called
from ui.editors.base import Around, Editor
from ui.editors.roster_view import (
    ABSENT,
    NOT_LISTED,
    PRESENT,
    REASONS,
    Mark,
    RosterModel,
    RosterView,
)
from ui.widgets.labels import key_line, label


class AttendanceEditor(Editor):
    """Answers two fields, those present and those absent with their reasons."""

    short = False

    def __init__(
        self,
        present: Field,
        absent: Field,
        around: Around,
        meeting: Callable[[], Mapping[str, Any]],
    ) -> None:
        """`meeting` gives what the form says so far: the type and the group decide who is called."""
        super().__init__(present, around)
        self.absent = absent
        self.meeting = meeting
        self.saved = False
        self.called: list[Called] = []
        self.model = RosterModel(around.theme)
        self.view = RosterView(around.theme, self.model)
        self.view.setAccessibleName("出席")
        self.setFocusProxy(self.view)
        self.sum = label("", "second")
        column = QVBoxLayout()
        column.setSpacing(around.theme.px(4))
        column.addWidget(self.sum)
        column.addWidget(self.view)
        column.addWidget(self._keys())
        self.row.addLayout(column)
        # With a parent: what its signal holds would else outlive the window.
        self.model.setParent(self)
        self.model.dataChanged.connect(lambda *_: self._changed())

    def _keys(self) -> QWidget:
        reasons = "  ".join(f"{n} {said}" for n, said in enumerate(REASONS[:6], 1))
        hints = [("空格", "到、缺"), ("F2", "写原因"), ("Delete", "不在名单")]
        column = QWidget()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(
            label(f"按数字写缺席原因：{reasons}；打名字首字母跳行", "small", wrap=True)
        )
        if not self.around.theme.large:
            inside.addWidget(key_line(hints, self.around.theme))
        return column

    def covers(self) -> tuple[str, ...]:
        return (self.field.key, self.absent.key)

    def refresh(self, marked: Sequence[Mark] | None = None) -> None:
        """Ask anew who is called; what the user marked stays, or stands as `marked` says."""
        day = self.around.day() or self.around.source.today()
        known = {mark.person: mark for mark in (self.model.marks if marked is None else marked)}
        marks = []
        self.called = self.around.source.called(self.meeting(), day)
        for line in self.called:
            before = known.pop(line.person, None)
            kept = before is not None and before.touched
            marks.append(before if before and kept else self._fresh(line))
        marks += [mark for mark in known.values() if mark.touched]
        if marks != self.model.marks:
            self.model.set_marks(marks)
        self._sum()

    def _fresh(self, line: Called) -> Mark:
        name = self.around.source.candidate(line.person).text
        if self.saved:
            return Mark(line.person, name, line.post, NOT_LISTED)
        proof = f"{line.proof} 已自动带入" if line.away else ""
        state = ABSENT if line.away else PRESENT
        return Mark(line.person, name, line.post, state, line.away, proof)

    def voters(self) -> tuple[int, int]:
        """Of those called who may vote: how many there are, and how many are present."""
        entitled = {line.person for line in self.called if line.votes}
        there = {mark.person for mark in self.model.marks if mark.state == PRESENT}
        return len(entitled), len(entitled & there)

    def _changed(self) -> None:
        self._sum()
        self.edited.emit()

    def _sum(self) -> None:
        count = {
            state: sum(mark.state == state for mark in self.model.marks)
            for state in (PRESENT, ABSENT)
        }
        missing = sum(mark.state == ABSENT and not mark.reason for mark in self.model.marks)
        told = f"应到 {sum(count.values())}　实到 {count[PRESENT]}　缺席 {count[ABSENT]}"
        self.sum.setText(told + (f"　{missing} 人还没写缺席原因" if missing else ""))

    def answers(self) -> dict[str, Any]:
        """Who came and who did not. Raises Invalid where nobody did.

        A record from an old ledger that names nobody stays as it is until somebody touches the list.
        """
        marks = self.model.marks
        old = self.saved and not any(mark.touched for mark in marks)
        if not old and all(mark.state != PRESENT for mark in marks):
            raise Invalid(NOBODY_THERE)
        return self.listed()

    def listed(self) -> dict[str, Any]:
        """The lists as they stand, finished or not."""
        return {
            self.field.key: tuple(m.person for m in self.model.marks if m.state == PRESENT) or None,
            self.absent.key: tuple(
                {"person": m.person} | ({"reason": m.reason} if m.reason else {})
                for m in self.model.marks
                if m.state == ABSENT
            )
            or None,
        }

    def value(self) -> Any:
        return self.listed()[self.field.key]

    def fill_from(self, values: Mapping[str, Any]) -> None:
        present = values.get(self.field.key) or ()
        absent = values.get(self.absent.key) or ()
        # A saved record says who was there; whoever it does not name is not added behind its back.
        # Absences alone come from the sitting before this one: everybody else is there again.
        self.saved = bool(present or values.get("number"))
        marks = [self._touched(person, PRESENT) for person in present]
        marks += [self._touched(row["person"], ABSENT, row.get("reason", "")) for row in absent]
        self.refresh(marks)

    def fill(self, value: Any) -> None:
        self.fill_from({self.field.key: value})

    def _touched(self, person: str, state: str, reason: str = "") -> Mark:
        candidate = self.around.source.candidate(person)
        return Mark(person, candidate.text, candidate.note, state, reason, touched=True)

    def keep(self) -> Any:
        touched = [m for m in self.model.marks if m.touched]
        return {
            "saved": self.saved,
            "marks": [[m.person, m.state, m.reason] for m in touched],
        }

    def bring_back(self, kept: Any) -> None:
        self.saved = bool(kept["saved"])
        self.refresh([self._touched(*mark) for mark in kept["marks"]])

    def blank(self) -> bool:
        return not self.model.marks

    def stops(self) -> list[QWidget]:
        return [self.view]
