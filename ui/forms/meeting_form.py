"""The form of a meeting: who is called follows its type and day; votes are checked as they are typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from fqdesk.domain.catalog.meetings import MEETING_TYPES
from fqdesk.domain.fields import Invalid
from fqdesk.domain.kinds import Kind
from fqdesk.domain.votes import Advice, quorum_and_majority
from ui.editors import Around, Editor, editor_for
from ui.editors.attendance import AttendanceEditor
from ui.editors.rows import RowsEditor
from ui.editors.texts import LongTextEditor
from ui.forms.line import FieldLine
from ui.forms.record_form import RecordForm
from ui.forms.sections import Section, as_tabs, build, two_columns
from ui.widgets.labels import StateLabel, label, set_role
from ui.widgets.tabs import Tabs

DECIDING = ("type", "day", "group")
"""The answers that decide who is called."""
VOTING = frozenset({"general_meeting", "committee_meeting"})
ONLY_FOR = {"group": "group_meeting", "lecturer": "party_class"}
"""Questions that one type alone is asked."""
CARRIED = ("day", "place", "group", "chair", "recorder", "absent")
"""What the next meeting of the same sitting begins with."""

MOST_LINES = 6

SECTIONS = (
    Section(
        "基本",
        (
            *("type", "day", "start", "end", "place", "group"),
            *("chair", "recorder", "lecturer", "topic"),
        ),
    ),
    Section("出席", ("invited",), ("attendees",), right=True),
    Section("议题", (), ("agenda", "minutes", "resolution")),
    Section("表决", (), ("votes",), right=True),
    Section("要办的事", (), ("actions",), right=True),
    Section("照片", ("original", "number", "late_reason"), ("files",)),
)


class MeetingForm(RecordForm):
    """Sections side by side, at large type one tab each."""

    wide = True

    def __init__(self, kind: Kind, around: Around) -> None:
        """As the generic form."""
        self.tabs: Tabs | None = None
        self.quorum = StateLabel(around.theme)
        self.advice = label("", "second", wrap=True, select=True)
        super().__init__(kind, around)
        for key in DECIDING:
            self.editor(key).edited.connect(self.sheet.refresh)
            self.editor(key).edited.connect(self._told)
        self.sheet.edited.connect(self._told)
        self.votes.edited.connect(self._begun_vote)
        self._told()

    def make_editors(self) -> list[Editor]:
        fields = self.kind.by_key
        self.sheet = AttendanceEditor(
            fields["attendees"], fields["absent"], self.around, self._so_far
        )
        made = [
            self.sheet if f.key == "attendees" else editor_for(f, self.around)
            for f in self.kind.fields
            if f.key != "absent"
        ]
        (self.votes,) = [e for e in made if e.field.key == "votes" and isinstance(e, RowsEditor)]
        return made

    def arrange(self, column: QVBoxLayout) -> list[FieldLine]:
        theme, lines, parts = self.around.theme, [], []
        for section in SECTIONS:
            widget, own = build(section, self.editors, theme)
            lines += own
            parts.append((section, widget))
            inside = widget.layout()
            if section.name == "出席" and isinstance(inside, QVBoxLayout):
                inside.addWidget(self.quorum)
            if section.name == "表决" and isinstance(inside, QVBoxLayout):
                inside.addWidget(self.advice)
        if theme.large:
            self.tabs = as_tabs(parts, theme)
            column.addWidget(self.tabs, 1)
        else:
            column.addLayout(two_columns(parts, theme))
            column.addStretch(1)
        for line in lines:
            if isinstance(line.editor, LongTextEditor):
                # It grows as it is written; beside other sections it begins small.
                line.editor.lines = min(line.editor.lines, MOST_LINES)
        # Enter walks in the order of the sections, not of the declaration.
        order = [line.editor for line in lines]
        self.editors.sort(key=order.index)
        return lines

    def reveal(self, widget: QWidget) -> None:
        if self.tabs is not None:
            self.tabs.show_part(widget)
            area = self.tabs.stack.currentWidget()
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(widget, 0, self.around.theme.px(40))

    def _so_far(self) -> Mapping[str, Any]:
        return self.said(*DECIDING) if self.lines else {}

    def called(self) -> str:
        return MEETING_TYPES.get(self._type(), self.kind.label)

    def following(self) -> dict[str, Any] | None:
        said = self.said(*(key for key in CARRIED if key != "absent"), "attendees", "end")
        found = {key: said[key] for key in CARRIED if said.get(key) is not None}
        return found | ({"start": said["end"]} if said.get("end") else {})

    # -- filling -------------------------------------------------------------------------------

    def fill(self, values: Mapping[str, Any]) -> None:
        super().fill(values)
        self._filled()

    def fill_empty(self, values: Mapping[str, Any]) -> None:
        if self.lines and "absent" in values and "attendees" not in values:
            # The sheet is never blank: it shows everybody called before anything is filled.
            self.sheet.fill_from({"absent": values["absent"]})
        super().fill_empty(values)
        self._filled()

    def bring_back(self, kept: Mapping[str, Any]) -> None:
        super().bring_back(kept)
        self._filled()

    def _filled(self) -> None:
        self.sheet.refresh()
        self._told()

    # -- what the rules say --------------------------------------------------------------------

    def _type(self) -> str:
        return str(self.said("type").get("type") or "")

    def _begun_vote(self) -> None:
        """A vote that was begun knows how many may vote and how many of them are here."""
        if self._type() in VOTING:
            entitled, present = self.sheet.voters()
            known = {"entitled": entitled, "present": present}
            for editors in self.votes.rows:
                cells = {editor.field.key: editor for editor in editors}
                if not cells["matter"].blank():
                    for key, number in known.items():
                        if number and cells[key].blank():
                            cells[key].fill(number)
        self._told()

    def _told(self) -> None:
        if not self.lines:
            return
        kind = self._type()
        for key, only in ONLY_FOR.items():
            self.show_field(key, shown=kind == only)
        self._tell_quorum(kind)
        said = [self._vote_said(number, cells, kind) for number, cells in self._typed_votes()]
        warns = any(one.warns for advice in said for one in advice)
        set_role(self.advice, "warning" if warns else "second")
        self.advice.setText("\n".join(one.sentence for advice in said for one in advice))
        sources = dict.fromkeys(one.source for advice in said for one in advice)
        self.advice.setToolTip("\n".join(sources))
        self.advice.setVisible(bool(said))
        self._notes()

    def _tell_quorum(self, kind: str) -> None:
        entitled, present = self.sheet.voters()
        self.quorum.setVisible(kind in VOTING and entitled > 0)
        if kind in VOTING and entitled:
            vote = {"entitled": entitled, "present": present, "ayes": 0, "passed": False}
            first = quorum_and_majority(vote, kind)[0]
            enough = present * 2 >= entitled
            article = "条例第十二条" if kind == "committee_meeting" else "条例第十一条"
            words = first.sentence.split("：")[0].rstrip("。").replace("可以表决", "可以开会")
            self.quorum.say("done" if enough else "not_met", f"{words}。{article}")

    def _typed_votes(self) -> list[tuple[int, dict[str, Any]]]:
        found = []
        for number, editors in enumerate(self.votes.rows, 1):
            cells: dict[str, Any] = {}
            for editor in editors:
                try:
                    cells[editor.field.key] = editor.value()
                except Invalid:
                    cells[editor.field.key] = None
            found.append((number, cells))
        return found

    def _vote_said(self, number: int, cells: dict[str, Any], kind: str) -> list[Advice]:
        """Only what this vote decides: whether it could be held, whether it is carried, who is left."""
        said = quorum_and_majority(cells, kind)
        return [Advice(f"第 {number} 项：{one.sentence}", one.source, one.warns) for one in said]

    def _notes(self) -> None:
        """At large type the tabs tell what is in them."""
        if self.tabs is None:
            return
        said = self.sheet.listed()
        there = len(said["attendees"] or ())
        away = len(said["absent"] or ())
        counts = {
            "出席": f"{there}/{there + away}",
            "议题": str(len(self._rows("agenda")) or ""),
            "表决": str(len(self._rows("votes")) or ""),
            "要办的事": str(len(self._rows("actions")) or ""),
        }
        for number, name in enumerate(self.tabs.names):
            self.tabs.note(number, counts.get(name, ""))

    def _rows(self, key: str) -> Any:
        return self.editor(key).keep()
