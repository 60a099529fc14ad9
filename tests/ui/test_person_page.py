"""The card of one officer, from the palette and from the leave calendar."""

from datetime import date

from PySide6.QtCore import Qt

from ui import acts
from ui.pages.person_page import PersonPage


def test_everything_that_names_a_person_in_a_year(qtbot, window, desk, ids, settle):
    talk = {
        "day": date(2026, 11, 22),
        "talker": ids["沈立诚"],
        "talked": ids["覃文彬"],
        "trigger": "yearly",
        "content": "只给记录人看的话",
    }
    saved = desk.save("heart_talk", talk)
    window.enter(PersonPage(window, ids["覃文彬"]))
    settle()
    page = window.page()
    keys = [row.key for row in page.table.rows]
    assert saved.id in keys
    assert len(keys) == 4
    shown = " ".join(str(cell) for row in page.table.rows for cell in row.cells)
    assert "只给记录人看" not in shown
    page.table.go_to(saved.id)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert window.page().record.id == saved.id
    window.leave()
    page.turn(-1)
    settle()
    assert page.table.rows == ()


def test_the_palette_offers_the_card_of_the_one_person_it_finds(window, ids, settle):
    found = acts.records(window, "覃文彬", 20)
    card = next(one for one in found if one.sort == "人员卡")
    assert found.index(card) == 1
    card.act()
    settle()
    assert isinstance(window.page(), PersonPage)
    assert window.page().person == ids["覃文彬"]


def test_the_calendar_leads_to_the_card(qtbot, window, ids, settle):
    window.show_page("leave")
    page = window.pages["leave"]
    page.calendar.go_to(ids["罗启明"], date(2026, 11, 20))
    qtbot.keyClick(page.calendar, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.page().person == ids["罗启明"]
