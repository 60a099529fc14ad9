"""Records that exist are attached to an item, shown and printed with it, and taken off again."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from fqdesk.desk.attaching import attach, detach
from fqdesk.errors import Refused
from fqdesk.evidence.bundle import Order
from fqdesk.evidence.outcomes import Outcome
from ui.pages.attach_dialog import AttachDialog
from ui.pages.criteria_page import CriteriaPage
from ui.pages.proof_part import AttachedList
from ui.widgets.button import ActButton

STANDARD = "chongzhou-2019"


@pytest.fixture
def page(window, settle) -> CriteriaPage:
    window.show_page("criteria", standard=STANDARD)
    settle()
    window.page().tree.go("CZ-02a")
    return window.page()


@pytest.fixture
def visit(desk):
    return desk.find("秋冬防火")[0]


@pytest.fixture
def claim(desk):
    standard = next(s for s in desk.standards() if s.id == STANDARD)
    return lambda item: (standard, standard.item(item))


def material(desk, title="线上化解机制"):
    values = {"type": "rules", "title": title, "day": desk.today()}
    return desk.save("material", values)


def said(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_visit_is_attached_by_its_initials_and_never_counts(
    page, desk, qtbot, settle, visit, claim
):
    before = desk.assess(STANDARD).result("CZ-02a")
    dialog = AttachDialog(page.shell, *claim("CZ-02a"), page, ())
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClicks(dialog.picked.line, "qdfh")
    assert [one.key for one in dialog.picked.line.offered.candidates] == [visit.id]
    QTest.keyClick(dialog.picked.line, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter in the list picks, it does not close"
    QTest.keyClick(dialog.picked.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible(), dialog.fault.text()
    settle()
    after = desk.assess(STANDARD).result("CZ-02a")
    assert after.attached == after.beside == (visit.id,)
    assert [c.finding for c in after.checks] == [c.finding for c in before.checks]
    assert page.tree.current_id() == "CZ-02a"
    QApplication.processEvents()
    assert "附上 1 条，其中 1 条只供查看，不计数" in said(page.view)


def test_one_step_undoes_it_and_delete_takes_it_off(page, window, desk, settle, visit, claim):
    other = desk.find("防溺水宣传")[0]
    attach(desk, *claim("CZ-02a"), [visit.id, other.id])
    assert "附到 CZ-02a" in desk.undo_said()
    desk.undo()
    assert desk.facts().all("proof") == ()
    attach(desk, *claim("CZ-02a"), [visit.id])
    settle()
    QApplication.processEvents()
    rows = [one for one in page.view.findChildren(AttachedList) if one.isVisible()][-1]
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    settle()
    assert desk.assess(STANDARD).result("CZ-02a").attached == ()
    assert desk.record(visit.id).values == visit.values
    assert desk.undo() is not None
    assert desk.assess(STANDARD).result("CZ-02a").attached == (visit.id,)
    settle()


def test_a_paper_names_the_claim_itself_and_closes_its_gap(desk, claim):
    paper = material(desk)
    attach(desk, *claim("CZ-12"), [paper.id])
    assert desk.record(paper.id)["serves"] == ("CZ-12",)
    assert desk.facts().all("proof") == ()
    result = desk.assess(STANDARD).result("CZ-12")
    assert result.attached == (paper.id,)
    assert result.beside == (), "the narrative check shows its papers"
    detach(desk, *claim("CZ-12"), paper.id)
    assert not desk.record(paper.id)["serves"]
    assert desk.undo_said() == f"不再附在 CZ-12：{desk.title(paper)}"


def test_a_gap_of_papers_offers_those_that_exist(page, desk, settle):
    paper = material(desk, "创建工作方案")
    settle()
    page.tree.go("CZ-02b")
    QApplication.processEvents()
    offered = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        offered.extend(one.key for one in dialog.picked.look_up(""))
        dialog.reject()

    QTimer.singleShot(0, look)
    buttons = [b for b in page.view.findChildren(ActButton) if b.isVisible()]
    next(b for b in buttons if b.text().startswith("附上已有的")).click()
    assert offered == [paper.id]


@pytest.mark.parametrize("kind", ["person", "place"])
def test_registers_prove_nothing(desk, claim, ids, kind):
    known = next(r for r in desk.registers() if r.kind == kind)
    with pytest.raises(Refused, match="不能作佐证"):
        attach(desk, *claim("CZ-02a"), [known.id])


def test_what_would_not_be_seen_is_not_attached(desk, claim, ids):
    ahead = {"person": ids["何秋实"], "type": "annual_leave", "state": "planned"}
    day = desk.today() + timedelta(days=7)
    leave = desk.save("leave", ahead | {"day": day, "end": day})
    with pytest.raises(Refused, match="现在不能作佐证"):
        attach(desk, *claim("CZ-25a"), [leave.id])
    old = {"type": "rules", "title": "旧制度", "day": date(2020, 1, 1), "until": date(2021, 1, 1)}
    paper = desk.save("material", old)
    with pytest.raises(Refused, match="2021年1月1日失效了"):
        attach(desk, *claim("CZ-12"), [paper.id])


def test_nothing_is_attached_twice_or_out_of_thin_air(desk, claim, visit):
    with pytest.raises(Refused, match="还没有选"):
        attach(desk, *claim("CZ-02a"), [])
    attach(desk, *claim("CZ-02a"), [visit.id])
    with pytest.raises(Refused, match="已经附在"):
        attach(desk, *claim("CZ-02a"), [visit.id])
    with pytest.raises(Refused, match="没有附在"):
        detach(desk, *claim("CZ-02b"), visit.id)


def test_it_is_printed_with_the_item_as_proof_and_counts_where_it_counts(
    desk, claim, visit, tmp_path
):
    attach(desk, *claim("CZ-02a"), [visit.id])
    meeting = {
        "type": "general_meeting", "day": desk.today(), "topic": "佐证用的会",
        "attendees": tuple(r.id for r in desk.registers() if r.kind == "person")[:3],
    }  # fmt: skip
    talk = desk.save("meeting", meeting)
    attach(desk, *claim("CZ-06b"), [talk.id])
    plan = desk.plan(Order(STANDARD, desk.today(), None))
    part = plan.press.bundle.part("CZ-06b")
    assert talk.id in part.own
    assert part.result.outcome is Outcome.UNCONFIRMED
    assert any(record.kind == "proof" for record in map(desk.record, plan.press.bundle.records))
    counted = [p.result.item.id for p in plan.press.bundle.everything if visit.id in p.result.used]
    first = plan.press.bundle.first[visit.id]
    assert first == (counted[0] if counted else "CZ-02a")


def test_tab_goes_from_the_tree_into_the_item_and_last_to_the_foot(page, window, qtbot):
    QApplication.processEvents()
    page.tree.setFocus()
    seen = []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
        if seen[-1] is page.to_print:
            break
    assert seen[-2:] == [page.scope, page.to_print]
    assert len(seen) > 5
    assert all(page.view.isAncestorOf(one) for one in seen[:-2])
    tops = [one.mapTo(page.view, one.rect().topLeft()).y() for one in seen[:-2]]
    assert tops[-1] == max(tops)
