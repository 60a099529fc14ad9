"""Keys listed under F1, contrast of every pair of colours, and nothing clipped at any size of type."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from fqdesk.domain.catalog import KINDS
from tests.demo_desk import make_demo, open_demo
from tests.soak.use import settle
from ui import app as application
from ui.homes import HOMES
from ui.main_window import MainWindow
from ui.page_list import PAGES
from ui.pages.shortcuts_page import SHORTCUTS, ShortcutsPage
from ui.theme import COLOURS as C
from ui.tools import TOOLS

# -- keys --------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [k for k in PAGES if k not in {"visit", "ledger"}])
def test_f1_shows_the_keys_and_esc_goes_back(qtbot, window, settle, key):
    window.show_page(key)
    settle()
    page = window.page()
    qtbot.keyClick(page, Qt.Key.Key_F1)
    assert isinstance(window.page(), ShortcutsPage)
    qtbot.keyClick(window.page().table, Qt.Key.Key_F1)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.page() is page


def test_every_key_that_a_page_listens_to_is_listed():
    listed = "".join(key for keys in SHORTCUTS.values() for key, _ in keys)
    named = {"Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
    known = {"Ctrl+Enter", "Ctrl+Shift+Enter", "Ctrl+M"}  # the same, and 粘贴标准文本's own button
    for path in Path("ui").rglob("*.py"):
        for key in re.findall(r'key_act\("([^"]+)"', path.read_text(encoding="utf-8")):
            said = "+".join(named.get(part, part) for part in key.split("+"))
            assert said in listed or said in known, (path, said)


# -- contrast ----------------------------------------------------------------------------------

GROUNDS = ("window", "page", "card", "group", "hatch", "current_row", "blue_ground", "quoted")
ON_ALL = ("text", "text2")
PAIRS = (
    *((ink, ground) for ink in ON_ALL for ground in GROUNDS),
    *(
        (ink, ground)
        for ink in ("red", "blue", "green", "amber", "text3")
        for ground in GROUNDS[:4]
    ),
    *(("red", "red_ground"), ("green", "green_ground"), ("amber", "amber_ground")),
    *(("card", "red"), ("card", "red_pressed"), ("card", "bar"), ("blue", "blue_ground")),
    *(("red", "blue_ground"), ("green", "blue_ground"), ("amber", "blue_ground")),
)


def brightness(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(ink, ground):
    assert contrast(getattr(C, ink), getattr(C, ground)) >= 4.5


def test_the_border_of_what_can_be_used_is_seen():
    assert contrast(C.control_line, C.card) >= 3
    assert contrast(C.control_line, C.page) >= 3


@pytest.mark.parametrize("step", range(len(C.heat)))
def test_numbers_are_read_on_every_heat(step):
    assert max(contrast(C.heat[step], C.text), contrast(C.heat[step], C.card)) >= 4.5


# -- clipping ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_demo(tmp_path_factory.mktemp("eyes") / "所案", photos=2)


def said(widget: QWidget) -> str:
    return widget.objectName() or widget.accessibleName() or getattr(widget, "text", str)()


def cut(widget: QWidget) -> str:
    """What of its text a widget has no room for; empty where all of it shows."""
    metrics = QFontMetrics(widget.font())
    if isinstance(widget, QLabel):
        text = re.sub("<[^>]+>", "", widget.text())
        if not text or not widget.pixmap().isNull() or type(widget).__name__ == "Elided":
            return ""
        # Qt's own measure: it knows the label's margins and how the text is broken.
        if widget.wordWrap():
            return text if widget.heightForWidth(widget.width()) > widget.height() + 1 else ""
        return text if widget.sizeHint().width() > widget.width() + 1 else ""
    if isinstance(widget, QAbstractButton):
        hint = widget.sizeHint()
        fits = widget.width() >= hint.width() - 1 and widget.height() >= metrics.height()
        return "" if fits or not widget.text() else widget.text()
    if isinstance(widget, QTabBar):
        shown = [n for n in range(widget.count()) if not widget.rect().contains(widget.tabRect(n))]
        return "" if not shown or widget.usesScrollButtons() else widget.tabText(shown[0])
    return ""


def complaints(window: MainWindow) -> list[str]:
    for _ in range(3):  # what was shown last is laid out after the answer came
        QCoreApplication.processEvents()
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if text := cut(widget):
            found.append(f"cut: {text}")
        inside = widget.parentWidget()
        while inside is not None and not isinstance(inside, (QScrollArea, QAbstractItemView)):
            inside = inside.parentWidget()
        if inside is None:
            place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
            if not window.rect().contains(place):
                found.append(f"outside: {type(widget).__name__} {said(widget)} {place}")
    return found


INPUTS = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractItemView,
    QAbstractSpinBox,
)


def unnamed(window: MainWindow) -> list[str]:
    """What can be used and has neither text nor a name for a screen reader."""
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, INPUTS) or not widget.isVisible() or not widget.isEnabled():
            continue
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        name = widget.accessibleName()
        if isinstance(widget, QAbstractButton):
            name = name or widget.text()
        if not name:
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
        elif re.search("[A-Za-z]{4,}", name) and not re.search("[\u4e00-\u9fff]", name):
            found.append(f"English: {name}")
    return found


@pytest.fixture
def dressed(qapp):
    """The look at a size of type; afterwards as it was."""
    application.translate(qapp)
    yield lambda percent: application.dress(qapp, percent)
    application.dress(qapp, 100)


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_nothing_is_cut_and_everything_has_a_name(qtbot, dressed, folder, percent):
    theme = dressed(percent)
    found = []
    with open_demo(folder, writing=True) as desk:
        window = MainWindow(desk, theme)
        qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
        window.resize(1366, 738)
        window.show()
        settle(window)
        for key in PAGES:
            window.show_page(key)
            settle(window)
            found += [f"{key}: {one}" for one in (*complaints(window), *unnamed(window))]
        for kind in sorted(set(KINDS) - set(HOMES)):
            window.start(kind, once=True)
            settle(window)
            found += [f"form {kind}: {one}" for one in (*complaints(window), *unnamed(window))]
            window.leave()
        for _, name, _, make in TOOLS:
            window.enter(make(window))
            settle(window)
            found += [f"{name}: {one}" for one in (*complaints(window), *unnamed(window))]
            window.leave()
        assert (window.width(), window.height()) == (1366, 738)
    assert not found, "\n".join(dict.fromkeys(found))
