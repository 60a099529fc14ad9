"""The form of a meeting: the generic one, with one attendance sheet in place of two lists of names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fqdesk.domain.kinds import Kind
from ui.editors import Around, Editor, editor_for
from ui.editors.attendance import AttendanceEditor
from ui.forms.record_form import RecordForm

DECIDING = ("type", "day", "group")
"""The answers that decide who is called."""


class MeetingForm(RecordForm):
    """Follows type, day and group, so that the sheet always shows who is called to this meeting."""

    def __init__(self, kind: Kind, around: Around) -> None:
        """As the generic form."""
        super().__init__(kind, around)
        for key in DECIDING:
            self.editor(key).edited.connect(self.sheet.refresh)

    def make_editors(self) -> list[Editor]:
        fields = self.kind.by_key
        self.sheet = AttendanceEditor(
            fields["attendees"], fields["absent"], self.around, self._so_far
        )
        return [
            self.sheet if f.key == "attendees" else editor_for(f, self.around)
            for f in self.kind.fields
            if f.key != "absent"
        ]

    def _so_far(self) -> Mapping[str, Any]:
        return self.said(*DECIDING) if self.lines else {}

    def fill(self, values: Mapping[str, Any]) -> None:
        super().fill(values)
        self.sheet.refresh()

    def fill_empty(self, values: Mapping[str, Any]) -> None:
        super().fill_empty(values)
        self.sheet.refresh()

    def bring_back(self, kept: Mapping[str, Any]) -> None:
        super().bring_back(kept)
        self.sheet.refresh()
