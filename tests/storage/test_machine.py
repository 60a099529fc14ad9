"""Any sequence of writes, held against a plain dictionary: rows, replay, links, index and chain agree."""

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from fqdesk.domain.catalog import KINDS
from fqdesk.storage.entries import Entry
from fqdesk.storage.store import Store
from tests.storage.sample import NOW, STATION, person, village, visit, write

IDS = st.sampled_from("abcdef")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 5)).map(str)


class Station(RuleBasedStateMachine):
    """The dictionary `now` is what a person would expect to see, `past` what was there before each step."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="fqdesk-"))
        self.store = Store.create(self.folder / "所", STATION)
        write(self.store, person("p1", "曾小贤"), village("v1", "老鹰村"))
        self.clock = NOW
        self.now: dict[str, dict[str, object]] = {}
        self.at: dict[int, dict[str, dict[str, object]]] = {self.store.head()[0]: {}}
        self.past: list[dict[str, dict[str, object]]] = []

    def commit(self, *entries: Entry) -> None:
        self.clock += timedelta(minutes=1)
        self.past.append(dict(self.now))
        write(self.store, *entries, at=self.clock)
        for entry in entries:
            if entry.values is None:
                del self.now[entry.record]
            else:
                self.now[entry.record] = dict(entry.values)
        self.at[self.store.head()[0]] = dict(self.now)

    def known(self, record: str) -> bool:
        return bool(self.store.history(record))

    @rule(records=st.sets(IDS, min_size=1, max_size=3), topic=TEXTS, day=DAYS)
    def create(self, records: set[str], topic: str, day: str):
        new = [visit(r, topic, day=day) for r in sorted(records) if not self.known(r)]
        if new:
            self.commit(*new)

    @rule(record=IDS, topic=TEXTS, day=DAYS)
    def change(self, record: str, topic: str, day: str):
        if record in self.now:
            self.commit(visit(record, topic, day=day, action="change"))

    @rule(record=IDS)
    def remove(self, record: str):
        if record in self.now:
            self.commit(Entry("remove", record, "visit", why="误录"))

    @rule(record=IDS, back=st.integers(0, 5))
    def restore(self, record: str, back: int):
        held = [revision for revision in self.store.history(record) if revision.body]
        if held:
            version = held[max(0, len(held) - 1 - back)]
            self.commit(Entry("restore", record, "visit", version.body))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self):
        self.clock += timedelta(minutes=1)
        assert self.store.undo_step(at=self.clock, by="内勤") is not None
        self.now = self.past.pop()
        self.at[self.store.head()[0]] = dict(self.now)

    @rule()
    def reopen(self):
        self.store.close()
        self.store = Store.open(self.folder / "所", writing=True)

    @rule()
    def look_for_something(self):
        for record, values in self.now.items():
            word = str(values["topic"]).split()[0]
            found = {r.id for r in self.store.search(word)}
            assert record in found or not any(map(str.isalnum, word))

    @invariant()
    def rows_are_the_dictionary(self):
        assert {r.id: dict(r.values) for r in self.store.records(["visit"])} == self.now

    @invariant()
    def every_version_is_still_there(self):
        seq = list(self.at)[len(self.at) // 2]
        states = {record: self.store.state_at(record, seq) for record in "abcdef"}
        assert {r: dict(v) for r, v in states.items() if v is not None} == self.at[seq]

    def teardown(self):
        found = self.store.verify()
        assert found.ok, found.problems
        bodies = [revision.body for revision in self.store.revisions()]
        assert len(bodies) == found.revisions == self.store.head()[0]
        assert all(KINDS["visit"].load(KINDS["visit"].dump(v)) == v for v in self.now.values())
        self.store.close()
        shutil.rmtree(self.folder)


TestStation = Station.TestCase
TestStation.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
