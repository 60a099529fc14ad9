"""Step 3: the Party branch, who sits on its committee, and who works in which village."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QFormLayout, QGridLayout, QVBoxLayout, QWidget

from fqdesk.desk.starting import keep_branch
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.people import COMMITTEE_POSTS, POSTS
from fqdesk.domain.fields import Invalid
from fqdesk.domain.records import Record
from fqdesk.domain.roster import BRANCH_FROM, COMMITTEE_FROM, Roster, in_force, roster_on
from ui.editors import Around, editor_for
from ui.first_start.step import Step
from ui.pages.page import scrolled
from ui.shell import Shell
from ui.widgets.labels import card, clear, label

FIELDS = ("name", "day", "committee", "groups", "theme_day", "dues_day")
PART_TIME = {
    "village_deputy_secretary": "村（社区）党组织副书记",
    "village_deputy_head": "村（居）委会副主任",
}


class BranchStep(Step):
    """Choices come from the people and places of the steps before."""

    name = "支部和任职"
    title = "支部和村社区任职"
    told = "该开哪些会、谁来参加，都由这里决定。没有定的可以空着，以后在“设置”里补。"

    def __init__(self, shell: Shell) -> None:
        """Filled each time it comes up, since people may have changed."""
        super().__init__(shell)
        self.kept: dict[str, Any] = {}
        around = Around(shell.theme, shell.source, shell.desk.today)
        self.editors = {key: editor_for(KINDS["branch"].by_key[key], around) for key in FIELDS}
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, self.theme.step, 0)
        column.setSpacing(self.theme.gap)
        frame, inside = card(self.theme)
        form = QFormLayout()
        form.setHorizontalSpacing(self.theme.step)
        for key, editor in self.editors.items():
            form.addRow(KINDS["branch"].by_key[key].label, editor)
            editor.edited.connect(self.edited)
        inside.addWidget(label("支部", "section"))
        inside.addLayout(form)
        self.rule = label("", "second", wrap=True)
        inside.addWidget(self.rule)
        column.addWidget(frame)
        frame, inside = card(self.theme)
        inside.addWidget(label("支部委员", "section"))
        self.seat_form = QFormLayout()
        self.seat_form.setHorizontalSpacing(self.theme.step)
        inside.addLayout(self.seat_form)
        column.addWidget(frame)
        frame, inside = card(self.theme)
        inside.addWidget(label("村、社区任职", "section"))
        self.since = editor_for(KINDS["post"].by_key["day"], around)
        self.since.edited.connect(self.edited)
        since = QFormLayout()
        since.addRow("从哪天起任职", self.since)
        inside.addLayout(since)
        self.jobs = QVBoxLayout()
        inside.addLayout(self.jobs)
        column.addWidget(frame)
        column.addStretch(1)
        self.main.addWidget(scrolled(inner), 1)
        self.arrange()
        self.seats: dict[str, QComboBox] = {}
        self.places: dict[str, tuple[QComboBox, QComboBox]] = {}

    def begin(self) -> None:
        typed = self.keep() if self.seats else self.kept
        desk = self.shell.desk
        facts = desk.registers_facts()
        roster = roster_on(facts, desk.today())
        self._seats(roster)
        places = [place for place in facts.all("place") if in_force(place, desk.today())]
        self._jobs(roster, [p for p in places if p["place_type"] in {"village", "community"}])
        self._rule(roster)
        self._known(roster)
        if typed:
            self._show(typed)
        self.editors["day"].setFocus()

    def _seats(self, roster: Roster) -> None:
        while self.seat_form.rowCount():
            self.seat_form.removeRow(0)
        self.seats = {}
        for post in COMMITTEE_POSTS:
            self.seats[post] = self._people(roster.members, POSTS[post])
            self.seat_form.addRow(POSTS[post], self.seats[post])

    def _jobs(self, roster: Roster, places: Sequence[Record]) -> None:
        clear(self.jobs)
        self.places = {}
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, said in enumerate(("村、社区", "社区（驻村）民警", "在村社区兼任")):
            grid.addWidget(label(said, "strong"), 0, column)
        for row, place in enumerate(places, 1):
            officer = self._people(roster.officers, f"{place['name']}的民警")
            also = QComboBox()
            also.addItem("不兼任", "")
            for code, said in PART_TIME.items():
                also.addItem(said, code)
            also.setAccessibleName(f"{place['name']}的兼任")
            also.activated.connect(lambda *_: self.edited.emit())
            grid.addWidget(label(place["name"]), row, 0)
            grid.addWidget(officer, row, 1)
            grid.addWidget(also, row, 2)
            self.places[place.id] = (officer, also)
        if not places:
            said = "第 1 步还没有写村和社区。"
            grid.addWidget(label(said, "second", wrap=True), 1, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.jobs.addWidget(made)

    def _people(self, people: Sequence[Record], said: str) -> QComboBox:
        made = QComboBox()
        made.addItem("（未定）", "")
        for person in people:
            made.addItem(self.shell.source.candidate(person.id).text, person.id)
        made.setAccessibleName(said)
        made.activated.connect(lambda *_: self.edited.emit())
        return made

    def _rule(self, roster: Roster) -> None:
        members = len(roster.full_members)
        if members >= COMMITTEE_FROM:
            said = f"正式党员 {members} 名，满 {COMMITTEE_FROM} 名，应设支委会。"
        elif members >= BRANCH_FROM:
            said = f"正式党员 {members} 名，不足 {COMMITTEE_FROM} 名，可以不设支委会，设一名书记。"
        else:
            said = f"正式党员 {members} 名，不足 {BRANCH_FROM} 名，应和邻近单位联合成立支部。"
        self.rule.setText(f"{said}（《中国共产党支部工作条例（试行）》）")

    def _known(self, roster: Roster) -> None:
        branch = roster.branch
        if branch is not None:
            for key, editor in self.editors.items():
                editor.fill(branch[key])
        else:
            self.editors["name"].fill(f"{self.shell.desk.station_name}党支部")
            self.editors["committee"].fill(len(roster.full_members) >= COMMITTEE_FROM)
        for record in roster.posts:
            if record["post"] in self.seats:
                _choose(self.seats[record["post"]], record["person"])
            elif record["place"] in self.places:
                officer, also = self.places[record["place"]]
                _choose(officer, record["person"])
                if record["post"] in PART_TIME:
                    _choose(also, record["post"])

    def keep(self) -> dict[str, Any]:
        return {
            "fields": {key: editor.keep() for key, editor in self.editors.items()},
            "since": self.since.keep(),
            "seats": {post: box.currentData() for post, box in self.seats.items()},
            "places": {
                place: [officer.currentData(), also.currentData()]
                for place, (officer, also) in self.places.items()
            },
        }

    def bring_back(self, kept: dict[str, Any]) -> None:
        self.kept = kept

    def _show(self, kept: dict[str, Any]) -> None:
        for key, editor in self.editors.items():
            editor.bring_back(kept["fields"][key])
        self.since.bring_back(kept["since"])
        for post, person in kept["seats"].items():
            _choose(self.seats[post], person)
        for place, (officer, also) in kept["places"].items():
            if place in self.places:
                _choose(self.places[place][0], officer)
                _choose(self.places[place][1], also)

    def _jobs_said(self) -> list[tuple[str, str, str]]:
        found = []
        for place, (officer, also) in self.places.items():
            if person := officer.currentData():
                found.append((place, "community_officer", person))
                if post := also.currentData():
                    found.append((place, post, person))
        return found

    def _since(self) -> date | None:
        found: date | None = self.since.value()
        return found

    def missing(self) -> str:
        try:
            if self.editors["day"].value() is None:
                return "本届支部的选举日期没有写；还没有选举就点“以后再填”。"
            if self._jobs_said() and self._since() is None:
                return "村、社区任职从哪天起，请写上日期。"
            for editor in self.editors.values():
                editor.value()
        except Invalid as wrong:
            return str(wrong)
        return ""

    def save(self) -> None:
        values = {key: editor.value() for key, editor in self.editors.items()}
        given = {key: value for key, value in values.items() if value not in (None, "", ())}
        seats = {post: box.currentData() for post, box in self.seats.items() if box.currentData()}
        known = {
            (record["place"], record["post"], record["person"])
            for record in self.shell.desk.registers()
            if record.kind == "post"
        }
        jobs = [
            {"place": place, "post": post, "person": person, "day": self._since()}
            for place, post, person in self._jobs_said()
            if (place, post, person) not in known
        ]
        keep_branch(self.shell.desk, given, seats, jobs)

    def sum(self) -> str:
        sitting = sum(bool(box.currentData()) for box in self.seats.values())
        return f"委员 {sitting} 人" if sitting else "委员、村组任职"


def _choose(box: QComboBox, value: str) -> None:
    at = box.findData(value)
    if at >= 0:
        box.setCurrentIndex(at)
