"""Goals 2, 3, 6, 7 and 9 (peers.md 5): a volume, a record found, the month's gaps, undo, first sight."""

import logging
import random
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from fqdesk.desk import Desk, Draft
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.storage.initials import initials
from tests.demo_desk import ON, make_demo, open_demo
from tests.ui.goals.typist import Typist
from tests.ui.windows import settled, window as branch_window
from ui.pages.bundle_page import BundlePage
from ui.pages.form_page import FormPage

COUNTS = logging.getLogger("goals")
"""Shown by `pytest tests/ui/goals --log-cli-level=INFO`."""
CTRL = Qt.KeyboardModifier.ControlModifier
BUNDLE, KEYS, TARGETS, TOP, MUST, STEPS, ENTRIES = 3, 6, 100, 5, 95, 60, 7


@pytest.fixture
def typist(qtbot) -> Typist:
    return Typist(qtbot)


def test_a_volume_of_one_standard(qtbot, window, typist, settle, tmp_path):
    typist.command(Qt.Key.Key_7, CTRL)  # 1: 创建, with the station's standard
    settle()
    typist.command(Qt.Key.Key_P, CTRL)  # 2: the whole of it, laid out and shown
    page = window.page()
    assert isinstance(page, BundlePage)
    qtbot.waitUntil(lambda: page.printed is not None, timeout=60_000)
    settle()
    typist.inputs += 1  # 3: Ctrl+S asks the system where to keep it; the place is given here
    page.save_to(tmp_path / "册.pdf")
    assert (tmp_path / "册.pdf").stat().st_size > 10_000
    COUNTS.info(f"一个标准的证据册：{typist.inputs} inputs")
    assert typist.inputs <= BUNDLE


def taking_part(record: Record, facts: Facts) -> Record | None:
    cited = [facts.by_id.get(target) for _, target in KINDS[record.kind].cited(record.values)]
    return next((one for one in cited if one is not None and one.kind == "person"), None)


def asked_for(record: Record, person: Record) -> str:
    """As many initials as leave room for the day: zyf312, hw1009."""
    day = f"{record.day.month}{record.day.day:02d}"
    return initials(person["name"])[0][: KEYS - len(day)] + day


def test_a_hundred_records_by_who_and_when(tmp_path):
    make_demo(tmp_path / "所案")
    with open_demo(tmp_path / "所案") as desk:
        facts = desk.facts(ON)
        events = [r for kind in KINDS.values() if kind.event for r in facts.all(kind.key)]
        random.Random(312).shuffle(events)
        known = [(r, p) for r in events if (p := taking_part(r, facts)) is not None][:TARGETS]
        asked = [(record, asked_for(record, person)) for record, person in known]
        assert len(asked) == TARGETS
        assert all(len(words) <= KEYS for _, words in asked)
        met = [
            record.id in {found.id for found in desk.find(words, TOP)} for record, words in asked
        ]
    COUNTS.info(f"按人和日子查找：{sum(met)} / {TARGETS} 在前 {TOP} 条，各 ≤ {KEYS} 键")
    assert sum(met) >= MUST


def test_it_is_found_in_the_window_as_it_is_typed(qtbot, window, desk, ids, typist, settle):
    typist.press(Qt.Key.Key_K, CTRL)
    before = typist.keys
    typist.spell("tw1120")  # 覃文彬 on 20 November
    assert typist.keys - before <= KEYS
    typist.press(Qt.Key.Key_Return)
    page = window.page()
    assert isinstance(page, FormPage)
    assert page.record is not None
    assert (page.record.kind, page.record["topic"]) == ("visit", "防溺水宣传")
    settle()


def test_what_is_missing_this_month_is_there_and_each_gap_is_one_action(qtbot, qapp, tmp_path):
    shown = branch_window(qtbot, qapp, tmp_path)
    page = shown.page()
    assert page.key == "today"  # nothing was pressed
    jobs = [n for n, line in enumerate(page.list.jobs.lines) if line.act is not None]
    assert len(jobs) > 5
    for row in jobs:
        page = shown.page()
        page.list.setFocus()
        page.list.setCurrentIndex(page.list.jobs.index(row))
        typist = Typist(qtbot)
        typist.inputs += 1
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
        title = page.list.jobs.lines[row].title
        if "年休假" in title:
            # Leave is planned in its calendar, with days that fit chosen already.
            assert shown.page().key == "leave"
            assert shown.page().calendar.tried is not None
        else:
            assert isinstance(shown.page(), FormPage), title
        assert typist.inputs == 1
        shown.show_page("today")
        settled(qtbot, shown)


def dump(desk: Desk) -> dict[str, object]:
    facts = desk.facts()
    kept = {known: dict(record.values) for known, record in facts.by_id.items()}
    return {
        known: {k: v for k, v in values.items() if v is not None} for known, values in kept.items()
    }


def test_sixty_writes_are_taken_back_one_by_one(window, desk, ids):
    before = dump(desk)
    rng = random.Random(7)
    made: list[str] = []
    for number in range(STEPS):
        act = rng.choice(("new", "new", "many", "change", "remove"))
        day = desk.today() - timedelta(days=rng.randrange(3))
        visit = {"day": day, "type": "community_visit", "place": ids["柳溪村"]}
        visit |= {"officers": (ids["覃文彬"],), "topic": f"第 {number} 次"}
        if act == "many":
            made += [r.id for r in desk.save_many([Draft("visit", visit) for _ in range(20)])]
        elif act == "change" and made:
            desk.change(rng.choice(made), {"topic": f"改成第 {number} 次"})
        elif act == "remove" and made:
            desk.remove(made.pop(rng.randrange(len(made))), "重复")
        else:
            made.append(desk.save("visit", visit).id)
    assert dump(desk) != before
    said = set()
    for _ in range(STEPS):
        window.undo()
        said.add(window.page().notices.bars["undo"].notice.title)
    assert dump(desk) == before
    assert all("第" in title or "撤销" in title for title in said)


def test_few_entries_and_every_picture_has_its_word(window):
    entries = [key for key in window.navigation.buttons if key != "settings"]
    assert len(entries) <= ENTRIES
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and not button.icon().isNull():
            assert button.text() or button.accessibleName(), button
