"""The first start on an open desk: places, people, branch and posts as records, each only once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from fqdesk.desk.desk import Desk
from fqdesk.desk.writing import Draft
from fqdesk.domain.catalog.people import COMMITTEE_POSTS
from fqdesk.domain.records import Record
from fqdesk.domain.settings import STANDARDS
from fqdesk.domain.starting import PlaceRow, Row

CHANGED = "建立所案时改了职务"
VILLAGE_POSTS = ("community_officer", "village_deputy_secretary", "village_deputy_head")


def keep_places(desk: Desk, rows: Sequence[PlaceRow], ids: Sequence[str], since: date) -> list[str]:
    """Keep whole rows as places that count from `since`; returns the id of every row, parallel.

    `ids` are those kept before, by row. A name that is known stays the same record; a row whose old
    name is nowhere in the list any more was renamed. Raises Refused.
    """
    kept = _Kept(desk, "place", [str(row.values.get("name")) for row in rows], ids)
    for at, row in enumerate(rows):
        if row.whole:
            kept.row(at, row.values, {"day": since})
    return kept.save("登记辖区")


def keep_people(desk: Desk, rows: Sequence[Row], ids: Sequence[str]) -> list[str]:
    """Keep whole rows as people with their posts, as `keep_places`; a cell that is empty or in doubt
    never takes away what a record says. Posts begin with the day of arrival. Raises Refused.
    """
    kept = _Kept(desk, "person", [row.name for row in rows], ids)
    for at, row in enumerate(rows):
        if row.whole:
            kept.row(at, row.values, {})
            _posts(desk, kept, kept.ids[at], row)
    return kept.save("登记人员")


class _Kept:
    """Drafts of one step, and what is to be taken away after them."""

    def __init__(self, desk: Desk, kind: str, names: Sequence[str], ids: Sequence[str]) -> None:
        self.desk = desk
        self.kind = kind
        self.names = set(names)
        self.known = [record for record in desk.registers() if record.kind == kind]
        self.by_id = {record.id: record for record in self.known}
        self.ids = [*ids, *[""] * len(names)][: len(names)]
        self.drafts: list[Draft] = []
        self.gone: list[Record] = []

    def row(self, at: int, values: Mapping[str, Any], fresh: Mapping[str, Any]) -> None:
        """One row; `fresh` answers are only for a record that is new."""
        record = self._named(at, values) or self._renamed(self.ids[at])
        self.ids[at] = record.id if record else self.desk.ids()
        if record is None:
            self.drafts.append(Draft(self.kind, {**fresh, **values}, self.ids[at]))
        elif any(record[key] != value for key, value in values.items()):
            changed = record.with_values(**values).values
            self.drafts.append(Draft(self.kind, changed, record.id))

    def _named(self, at: int, values: Mapping[str, Any]) -> Record | None:
        """The record of that name; where several people bear it, the row's own or that of its number."""
        number, others = values.get("police_no"), {*self.ids[:at], *self.ids[at + 1 :]}
        same = [r for r in self.known if r["name"] == values["name"] and r.id not in others]
        if number:
            # A number that differs is another person; one that was never entered may be his.
            same = [r for r in same if r["police_no"] in (None, number) or r.id == self.ids[at]]
        first = (self.ids[at], number)
        same.sort(key=lambda r: (r.id != first[0], number is None or r["police_no"] != number))
        return same[0] if same else None

    def _renamed(self, record_id: str) -> Record | None:
        record = self.by_id.get(record_id)
        return record if record and record["name"] not in self.names else None

    def save(self, said: str) -> list[str]:
        if self.drafts:
            self.desk.save_many(self.drafts, f"{said} {len(self.drafts)} 条")
        for record in self.gone:
            self.desk.remove(record.id, CHANGED)
        return self.ids


def _posts(desk: Desk, kept: _Kept, person: str, row: Row) -> None:
    """The posts of a row that nobody entered yet; those that an earlier saving of it made go."""
    held = [
        record
        for record in desk.registers()
        if record.kind == "post" and record["person"] == person
    ]
    for post in row.posts:
        if not any(record["post"] == post for record in held):
            values = {"person": person, "post": post, "day": row.values["day"]}
            kept.drafts.append(Draft("post", values))
    # Nothing said about posts takes none away.
    if row.posts:
        kept.gone += [
            record
            for record in held
            if record["post"] not in (*COMMITTEE_POSTS, *row.posts)
            and not record["place"]
            and record.day == row.values["day"]
        ]


def keep_branch(
    desk: Desk,
    values: Mapping[str, Any],
    seats: Mapping[str, str],
    jobs: Sequence[Mapping[str, Any]],
) -> None:
    """Keep the branch, who sits on its committee (post → person), and jobs in villages as one step.

    `jobs` are answers of the kind `post` with person, post, place and day. What is known already is
    left alone; a seat that goes to somebody else from the same day is changed. Raises Refused.
    """
    drafts = []
    branch = next(
        (r for r in desk.registers() if r.kind == "branch" and r.day == values["day"]), None
    )
    if branch is None:
        drafts.append(Draft("branch", values))
    elif any(branch[key] != value for key, value in values.items()):
        drafts.append(Draft("branch", branch.with_values(**values).values, branch.id))
    wanted = [
        {"person": person, "post": post, "day": values["day"]} for post, person in seats.items()
    ]
    posts = [record for record in desk.registers() if record.kind == "post"]
    drafts += [draft for job in [*wanted, *jobs] if (draft := _appointed(posts, job))]
    if drafts:
        desk.save_many(drafts, "登记支部和任职")


def _appointed(posts: Sequence[Record], job: Mapping[str, Any]) -> Draft | None:
    same = [
        record
        for record in posts
        if record["post"] == job["post"] and record["place"] == job.get("place")
    ]
    if any(record["person"] == job["person"] for record in same):
        return None
    replaced = next((record for record in same if record.day == job["day"]), None)
    if replaced is None:
        return Draft("post", job)
    return Draft("post", replaced.with_values(**job).values, replaced.id)


def keep_standards(desk: Desk, chosen: Sequence[str]) -> None:
    """Keep which standards the station works for. Raises Refused."""
    value = "、".join(chosen)
    if value and desk.registers_facts().setting(STANDARDS) != value:
        desk.save("setting", {"key": STANDARDS, "value": value, "day": desk.today()})
