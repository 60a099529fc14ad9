"""What editors ask about the station, answered by the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from fqdesk.desk import Desk, Query
from fqdesk.desk.day_log import DayLog, day_log
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.station import PLACE_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import FileRef
from fqdesk.domain.records import Record
from fqdesk.domain.roster import in_force, roster_on
from fqdesk.domain.sheets import Called, called, post_of
from fqdesk.errors import DeskError, Fault, Refused, Trouble
from fqdesk.progress import Tick, track
from ui.editors.coming import Found, Intake, Taken
from ui.initials import match
from ui.jobs import Job
from ui.widgets.suggestions import Candidate

REGISTERS = frozenset({"station", "person", "place", "branch"})
"""Few, named, and only there between two days."""
OFFERED = 30
NAMED = 5
"""Names said of files that were not reached."""

Run = Callable[[str, Callable[[Desk, Tick], Any], Callable[[Any], object]], Job]


class DeskSource:
    """Candidates, names and attachments of one station."""

    def __init__(self, desk: Desk, run: Run, fail: Callable[[DeskError], object]) -> None:
        """`run` does long work off the UI thread, `fail` tells an error."""
        self.desk = desk
        self.run = run
        self.fail = fail
        self.late: dict[str, list[tuple[str, Intake]]] = {}

    def today(self) -> date:
        """The day by the desk's clock."""
        return self.desk.today()

    def candidates(self, kinds: tuple[str, ...], typed: str, day: date | None) -> list[Candidate]:
        """Records that may be meant, best first."""
        if kinds and set(kinds) <= REGISTERS:
            return self._registers(kinds, typed, day or self.today())
        return [self._candidate(record) for record in self._events(kinds, typed)]

    def _registers(self, kinds: tuple[str, ...], typed: str, day: date) -> list[Candidate]:
        found = []
        for record in self.desk.registers():
            if record.kind in kinds and in_force(record, day):
                place = match(typed, record["name"])
                if place is not None:
                    found.append((place[0], record))
        found.sort(key=lambda pair: pair[0])
        return [self._candidate(record, day) for _, record in found]

    def _events(self, kinds: tuple[str, ...], typed: str) -> list[Record]:
        if typed:
            found = self.desk.find(typed, 200)
            return [r for r in found if not kinds or r.kind in kinds][:OFFERED]
        recent = [r for kind in kinds for r in self.desk.query(kind, Query(limit=OFFERED))]
        return sorted(recent, key=lambda r: r.day, reverse=True)[:OFFERED]

    def candidate(self, record_id: str) -> Candidate:
        """How a cited record is called."""
        for record in self.desk.registers():
            if record.id == record_id and record.kind in REGISTERS:
                return self._candidate(record)
        return Candidate(record_id, self.desk.name(record_id))

    def _candidate(self, record: Record, day: date | None = None) -> Candidate:
        if record.kind not in REGISTERS:
            return Candidate(record.id, self.desk.name(record.id), self.desk.title(record))
        return Candidate(record.id, self._unique(record), self._note(record, day or self.today()))

    def _unique(self, record: Record) -> str:
        """The name, with the police or printed number where two bear the same one."""
        name = str(record["name"])
        same = [r for r in self.desk.registers() if r.kind == record.kind and r["name"] == name]
        return name if len(same) == 1 else f"{name}（{record['police_no'] or record.number}）"

    def _note(self, record: Record, day: date) -> str:
        if record.kind == "person":
            return post_of(roster_on(self.desk.registers_facts(), day), record.id)
        return PLACE_TYPES.get(record["place_type"], "") if record.kind == "place" else ""

    def called(self, meeting: Mapping[str, Any], day: date) -> list[Called]:
        """Who is called to a meeting, and who of them is on leave."""
        facts: Facts = self.desk.registers_facts(self.desk.leaves_about(day))
        return called(facts, Record("", "meeting", {**meeting, "day": day}))

    def day_log(self, day: date) -> DayLog:
        """What the records of a day say for its 政工日志."""
        return day_log(self.desk, day)

    def attach(self, paths: Iterable[Path], done: Callable[[Taken], None]) -> None:
        """Take files in off the UI thread; a refused one is told, the others are taken.

        `done` is called once, also when the work was stopped or failed: with what is stored by then.
        """
        wanted = list(paths)
        taken: list[tuple[FileRef, str]] = []
        refused: list[DeskError] = []
        tried: list[Path] = []

        def work(desk: Desk, tick: Tick) -> None:
            for path in track(wanted, tick, "收附件"):
                try:
                    taken.extend((one.ref, _remark(one)) for one in desk.attach([path]))
                except DeskError as error:
                    refused.append(error)
                tried.append(path)

        def over() -> None:
            missing = wanted[len(tried) :]
            if refused or missing:
                self.fail(_together(refused, missing, len(taken)))
            done(Taken(taken, len(refused) + len(missing)))

        self.run("收附件", work, lambda _: None).over.connect(over)

    def unattached(self, found: Found) -> None:
        """Tell that files were taken in and belong to no record."""
        if found:
            title = f"{len(found)} 个文件收完时，那条记录已经不在写了，没有附上。"
            self.fail(Refused(title, "要附上：打开那条记录，再放一次。"))

    def picture(self, ref: FileRef) -> Path | None:
        """The print copy of a photo."""
        if not ref.media.startswith("image/"):
            return None
        try:
            return self.desk.picture_path(ref)
        except DeskError:
            return None

    def open_file(self, ref: FileRef) -> None:
        """Show an attachment in the program that the system has for it."""
        try:
            path = self.desk.file_path(ref)
        except DeskError as error:
            self.fail(error)
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _together(refused: Sequence[DeskError], missing: Sequence[Path], taken: int) -> DeskError:
    """All refusals as one, so that the last does not stand in the place of the others."""
    if len(refused) == 1 and not missing:
        return refused[0]
    sort = Trouble if any(isinstance(error, Trouble) for error in refused) else Refused
    rest = f"，另外 {taken} 个收了。" if taken else "。"
    said = f"有 {len(refused) + len(missing)} 个文件没有收{rest}"
    faults = [Fault("", error.title + error.hint) for error in refused]
    if missing:
        named = "、".join(path.name for path in missing[:NAMED])
        more = " 等" if len(missing) > NAMED else ""
        faults.append(
            Fault("", f"停下时还没有收到的：{named}{more}，共 {len(missing)} 个。再放一次就收。")
        )
    return sort(said, faults=faults)


def _remark(imported: Any) -> str:
    said = []
    if imported.location_removed:
        said.append("照片里的地点信息已去除")
    if imported.duplicate:
        said.append("所案里已有同一个文件")
    return "，".join(said)


def kind_label(kind: str) -> str:
    """A kind's name for people."""
    return KINDS[kind].label
