"""The visit page: a visit in one row, photos, the heat map, suggestions."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontMetrics, QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyleOptionFrame

from fqdesk.desk import Desk, Query
from tests.ui.conftest import NOW
from tests.ui.windows import settled, window as branch_window
from ui import app as application
from ui.main_window import MainWindow
from ui.notices import Notice
from ui.pages.visit_page import VisitPage
from ui.visits.quick_row import DRAFT, QuickRow
from ui.widgets.bar_chart import BarChart


@pytest.fixture
def page(window, settle) -> VisitPage:
    window.show_page("visit")
    settle()
    made = window.pages["visit"]
    assert isinstance(made, VisitPage)
    return made


def visits(desk):
    return desk.query("visit", Query())


class Typist:
    """Types like a person and counts what was committed."""

    def __init__(self, qtbot) -> None:
        self.qtbot = qtbot
        self.inputs = 0

    def enter(self, text: str = "") -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        if text.isascii():
            self.qtbot.keyClicks(focus, text)
        else:  # as an input method hands it over
            composed = QInputMethodEvent()
            composed.setCommitString(text)
            QApplication.sendEvent(focus, composed)
        self.inputs += bool(text)
        self.qtbot.keyClick(focus, Qt.Key.Key_Return)


def drop(page, paths: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.quick.dropEvent(event)


def test_a_visit_with_two_photos_takes_at_most_eight_inputs(
    qtbot, page, desk, ids, settle, tmp_path
):
    paths = []
    for number, colour in enumerate(("navy", "olive")):
        path = tmp_path / f"photo{number}.jpg"
        Image.new("RGB", (640, 480), colour).save(path)
        paths.append(path)
    before = len(visits(desk))
    typist = Typist(qtbot)
    drop(page, paths)
    typist.inputs += 1
    settle()
    page.quick.begin()
    typist.enter("sq")  # 石桥村 by its initials
    typist.enter()  # the sort stays
    typist.enter("7")
    typist.enter()  # whoever went last time
    typist.enter("冬季用火用电")
    typist.enter("村口宣传栏")
    typist.enter("入户看灶台")  # Enter in the last caption saves
    settle()
    found = visits(desk)
    assert len(found) == before + 1
    record = next(r for r in found if r["topic"] == "冬季用火用电")
    assert record["place"] == ids["石桥村"]
    assert record["households"] == 7
    assert record["officers"] == (ids["覃文彬"],)
    assert [file.caption for file in record["files"]] == ["村口宣传栏", "入户看灶台"]
    assert typist.inputs <= 8
    assert page.register.table.rows[0].key == record.id
    assert page.quick.editors["topic"].blank()
    assert page.quick.editors["officers"].value() == (ids["覃文彬"],)


def test_what_is_missing_is_said_beside_the_row_and_nothing_is_lost(qtbot, page, desk):
    page.quick.editors["topic"].line.setText("防火")
    page.quick.save()
    assert page.quick.said.isVisible()
    assert "村、社区" in page.quick.said.text()
    assert page.quick.editors["topic"].line.text() == "防火"
    assert len(visits(desk)) == 3


def test_a_late_visit_asks_for_its_reason(qtbot, page, desk, ids):
    page.quick.fresh(
        {
            "day": date(2026, 11, 10),
            "type": "community_visit",
            "place": ids["大湾村"],
            "officers": (ids["何秋实"],),
            "topic": "防火",
        }
    )
    page.quick.save()
    assert page.quick.late_line.isVisible()
    page.quick.late.line.setText("下乡多日，回来一并登记")
    page.quick.save()
    (late,) = [r for r in visits(desk) if r.day == date(2026, 11, 10)]
    assert late["late_reason"]
    row = next(row for row in page.register.table.rows if row.key == late.id)
    assert row.cells[-1].said == "补 +13 天"


def test_the_heat_map_counts_and_leads_to_the_records(qtbot, page, desk, ids, settle):
    heat = page.heat.map
    assert [row.visits[10] for row in heat.sheet.rows] == [1, 1, 1]
    heat.go_to(ids["石桥村"])
    heat.month = 11
    assert page.place.name.text() == "石桥村"
    heat.grab()
    qtbot.keyClick(heat, Qt.Key.Key_Return)
    (row,) = page.register.table.rows
    assert desk.record(row.key)["place"] == ids["石桥村"]
    qtbot.keyClick(heat, Qt.Key.Key_Left)
    assert heat.month == 10
    qtbot.keyClick(heat, Qt.Key.Key_Return)
    assert page.register.views.currentWidget() is page.register.empty
    page.register.show_all()
    assert len(page.register.table.rows) == 3
    page.heat.what.buttons["households"].click()
    assert heat.households
    heat.grab()


def test_a_place_leads_to_the_row_filled_with_it(page, ids):
    page.heat.map.go_to(ids["大湾村"])
    page.place.wanted.emit(page.place.place)
    assert page.quick.editors["place"].value() == ids["大湾村"]


def test_places_are_offered_with_how_long_ago_somebody_was_there(page, ids):
    found = page.quick.source.candidates(("place",), "dw", None)
    assert [one.note for one in found] == ["1 天前去过"]


def test_suggestions_wait_in_order_and_open_with_enter(qtbot, page, desk, window, ids):
    told = {"day": date(2026, 11, 20), "place": ids["石桥村"], "content": "路灯不亮"}
    late = desk.save("suggestion", {**told, "due": date(2026, 11, 22)})
    desk.save("suggestion", {**told, "content": "垃圾桶少", "due": date(2026, 12, 22)})
    rows = page.waiting.table.rows
    assert rows[0].key == late.id
    assert rows[0].cells[5].said == "过期 1 天，未答复"
    assert "待答 1" in page.tabs.bar.tabText(1)
    page.waiting.table.go_to(late.id)
    qtbot.keyClick(page.waiting.table, Qt.Key.Key_Return)
    assert window.page().record.id == late.id


def test_another_year_is_another_register(page, settle):
    page.turn(-1)
    settle()
    assert page.register.views.currentWidget() is page.register.empty
    assert page.heat.map.sheet.year == 2025
    page.this_year()
    settle()
    assert len(page.register.table.rows) == 3


def test_forums_are_listed_in_their_tab(page, desk, ids):
    forum = {"day": date(2026, 11, 21), "place": ids["石桥村"], "officers": (ids["何秋实"],)}
    saved = desk.save("forum", {**forum, "opinions": 3})
    assert page.kinds[0].table.rows[0].key == saved.id
    assert "恳谈会 1 次" in page.meetings.forums.text()
    assert page.kinds[1].empty.isVisibleTo(page.kinds[1])


def test_the_register_is_looked_at_before_it_is_printed(page, window, settle):
    page.print_it()
    settle()
    document = pypdfium2.PdfDocument(str(window.page().path))
    assert "秋冬防火" in document[0].get_textpage().get_text_range()
    document.close()


def test_what_was_typed_is_on_the_disk_and_comes_back(qtbot, page, desk, ids, window):
    page.quick.begin(ids["大湾村"])
    qtbot.keyClicks(page.quick.editors["households"].line, "5")
    qtbot.waitUntil(lambda: dict(desk.draft_list()).get(DRAFT) is not None, timeout=2000)
    again = QuickRow(window)
    qtbot.addWidget(again)
    assert again.editors["place"].value() == ids["大湾村"]
    assert again.editors["households"].value() == 5
    page.quick.editors["officers"].fill((ids["覃文彬"],))
    page.quick.editors["topic"].line.setText("防火")
    page.quick.save()
    assert dict(desk.draft_list()).get(DRAFT) is None


def test_a_draft_that_the_form_finished_is_gone_from_the_row(qtbot, page, desk, ids, window):
    page.quick.begin(ids["大湾村"])
    qtbot.keyClicks(page.quick.editors["households"].line, "5")
    page.quick.keep_draft()
    window.start("visit", draft=DRAFT, once=True)
    form = window.page()
    assert form.form.said("place", "households") == {"place": ids["大湾村"], "households": 5}
    form.form.fill_empty({"topic": "防火", "officers": (ids["覃文彬"],)})
    form.save()
    assert window.page() is page
    assert page.quick.editors["place"].blank()
    assert page.quick.editors["households"].blank()


def test_a_copied_picture_goes_to_the_photos_from_any_field(qtbot, page, settle):
    QApplication.clipboard().setImage(QImage(40, 30, QImage.Format.Format_RGB32))
    qtbot.keyClick(
        page.quick.editors["topic"].line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    settle()
    assert len(page.quick.files.items) == 1
    assert page.quick.editors["topic"].blank()


def test_visits_are_drawn_by_village_and_by_month(page):
    names = [chart.accessibleName() for chart in page.findChildren(BarChart)]
    assert "各村、社区走访次数：柳溪村 1；石桥村 1；大湾村 1" in names
    assert any("11 月 3" in name for name in names)


def test_f1_explains_the_field_and_f3_the_page(qtbot, page):
    line = page.quick.editors["topic"].line
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_F1)
    assert page.notices.bars["help"].notice.title == "主题"
    qtbot.keyClick(line, Qt.Key.Key_F3)
    assert page.notices.bars["help"].notice.title == "走访怎样记"


def room_for_text(line: QLineEdit) -> int:
    """Pixels that the text of a line may take."""
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    inside = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    margins = line.textMargins()
    # Qt keeps two pixels free on either side.
    return inside.width() - margins.left() - margins.right() - 4


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_every_editor_of_the_row_shows_its_text(qtbot, qapp, tmp_path, percent):
    shown = branch_window(qtbot, qapp, tmp_path, percent)
    try:
        shown.show_page("visit")
        settled(qtbot, shown)
        quick = shown.page().quick
        texts = {
            "day": ["2026-12-30"],
            "place": ["石桥村委会"],
            "type": list(quick.kind.by_key["type"].options.values()),
            "households": ["100"],
            "officers": ["沈立诚、覃文彬"],
            "topic": ["冬季用火用电"],
        }
        QApplication.processEvents()
        tight = []
        for key, written in texts.items():
            line = quick.editors[key].stops()[0]
            needed = max(QFontMetrics(line.font()).horizontalAdvance(text) for text in written)
            if room_for_text(line) < needed:
                tight.append((key, room_for_text(line), needed))
        assert tight == []
    finally:
        application.dress(qapp, 100)


@pytest.mark.parametrize("percent", [100, 125, 200])
def test_many_photos_leave_the_window_its_size(qtbot, folder, qapp, tmp_path, percent):
    paths = []
    for number in range(25):
        paths.append(tmp_path / f"现场{number}.jpg")
        Image.new("RGB", (64, 48), (number * 9, 80, 120)).save(paths[-1])
    with Desk.open(folder, clock=lambda: NOW, by="沈立诚") as desk:
        window = MainWindow(desk, application.dress(qapp, percent))
        qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
        window.resize(1366, 738)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.show_page("visit")
        qtbot.waitUntil(lambda: not window.jobs.held, timeout=20_000)
        row = window.pages["visit"].quick
        row.files.take_in(paths)
        qtbot.waitUntil(lambda: not window.jobs.held, timeout=20_000)
        qtbot.wait(50)
        assert window.height() == 738
        assert window.minimumSizeHint().height() <= 738
        assert row.files.list.counted.text() == "25 张照片"
        assert row.files.items[0].caption not in row.stops()
        row.files.list.fold.click()
        qtbot.wait(50)
        assert window.height() == 738
        assert window.minimumSizeHint().height() <= 738
        assert row.files.items[24].caption in row.stops()
        window.tell(Notice("know", "等 25 个文件收好就存。", "收好以后自己存，可以接着写。"))
        qtbot.wait(50)
        assert window.height() == 738
        row.files.items[24].caption.setFocus()
        qtbot.wait(50)
        assert row.files.list.area.visibleRegion().boundingRect() == row.files.list.area.rect()
        assert not row.files.items[24].caption.visibleRegion().isEmpty()
        row.files.list.fold.click()
        qtbot.wait(50)
    application.dress(qapp, 100)
