import json
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetrics, QGuiApplication, QTextLayout
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel

from fqdesk.places import config_file
from ui.app import catch_bugs, input_module, log_file, write_log
from ui.icons import FOLDER, STATES, pixmap
from ui.remembered import Remembered, recall, remember
from ui.theme import COLOURS, Theme


@pytest.mark.parametrize(
    ("environ", "plugins", "module"),
    [
        ({}, ["libibusplatforminputcontextplugin.so"], None),
        ({"XMODIFIERS": "@im=fcitx"}, ["libibusplatforminputcontextplugin.so"], "ibus"),
        ({"QT_IM_MODULE": "fcitx"}, [], "ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, [], "ibus"),
        ({"QT_IM_MODULE": "fcitx"}, ["libfcitx5platforminputcontextplugin.so"], None),
        ({"QT_IM_MODULE": "xim", "XMODIFIERS": "@im=fcitx"}, [], None),
        ({"QT_IM_MODULE": "ibus"}, [], None),
    ],
)
def test_chinese_can_be_typed_under_fcitx(environ, plugins, module):
    assert input_module(environ, plugins) == module


def test_standard_dialogs_speak_chinese(qtbot, theme):
    box = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    )
    qtbot.addWidget(box)
    said = {button.text().replace("&", "") for button in box.buttons()}
    assert said & {"确定", "OK(O)", "确定(O)"}, said
    assert any("取消" in text for text in said), said


@pytest.mark.parametrize("name", ["㛃", "䶮", "𬭚", "𠅤", "㙓", "覃", "派"])
def test_no_sign_of_a_name_is_an_empty_box(qtbot, theme, name):
    label = QLabel(name)
    qtbot.addWidget(label)
    label.ensurePolished()
    layout_has_it = QFontMetrics(label.font()).inFontUcs4(ord(name))
    layout = QTextLayout(name, label.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [index for run in layout.glyphRuns() for index in run.glyphIndexes()]
    assert layout_has_it or all(glyphs)
    assert glyphs
    assert all(index != 0 for index in glyphs)


def test_every_state_has_its_shape_and_word(qapp):
    for state, (shape, colour, word) in STATES.items():
        assert (FOLDER / f"{shape}.svg").exists(), state
        assert not pixmap(shape, 16, colour).isNull()
        assert word
    shapes = [shape for shape, _, _ in STATES.values()]
    assert len(set(shapes)) >= 12


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(first, second):
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


C = COLOURS


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *[(ink, ground) for ink in (C.text, C.text2, C.text3) for ground in (C.page, C.card)],
        *[(ink, ground) for ink in (C.text, C.text2, C.text3) for ground in (C.window, C.group)],
        (C.card, C.red),
        (C.red, C.red_ground),
        (C.red, C.page),
        (C.red, C.window),
        (C.blue, C.card),
        (C.blue, C.blue_ground),
        (C.text, C.blue_ground),
        (C.text2, C.blue_ground),
        (C.green, C.card),
        (C.green, C.green_ground),
        (C.amber, C.card),
        (C.amber, C.amber_ground),
        (C.text, C.quoted),
        (C.text3, C.hatch),
    ],
)
def test_text_can_be_read(ink, ground):
    assert contrast(ink, ground) >= 4.5


def test_controls_can_be_seen():
    assert contrast(C.control_line, C.card) >= 3
    assert contrast(C.control_line, C.page) >= 3


def test_sizes_grow_with_the_font():
    normal, doubled = Theme(100), Theme(200)
    assert (normal.body, doubled.body) == (14, 28)
    assert (normal.title, doubled.title) == (20, 36)
    assert (normal.nav_width, doubled.nav_width) == (112, 148)
    assert not normal.large
    assert Theme(150).large
    for name in ("second", "small", "section", "field", "button", "row", "search_bar"):
        assert getattr(doubled, name) > getattr(Theme(150), name) > getattr(normal, name)


def test_the_window_remembers_and_survives_a_damaged_memory():
    assert recall() == Remembered()
    remember(last="/somewhere", font=150)
    assert recall() == Remembered("/somewhere", 150)
    remember(font=900)
    assert recall().font == 200
    assert json.loads(config_file().read_text("utf-8"))["last"] == "/somewhere"
    config_file().write_text("[", "utf-8")
    assert recall() == Remembered()


def test_a_bug_is_shown_once_with_words_to_pass_on(qtbot, theme, monkeypatch):
    monkeypatch.setattr("sys.excepthook", sys.excepthook)  # put back afterwards
    catch_bugs()
    seen = []

    def copy():
        box = QApplication.activeModalWidget()
        if box is None:
            return
        seen.append(box.text())
        next(b for b in box.buttons() if b.text() == "复制详情").click()

    for _ in range(2):
        QTimer.singleShot(0, copy)
        error = RuntimeError("坏了")
        sys.excepthook(type(error), error, None)
        qtbot.wait(20)
    assert len([text for text in seen if "程序自己出了个错" in text]) == 1
    assert "坏了" in QGuiApplication.clipboard().text()
    assert log_file().read_text("utf-8").count("坏了") >= 2


def test_a_bug_leaves_its_trace_in_the_log():
    write_log("第一个")
    write_log("第二个")
    assert "第一个" in log_file().read_text("utf-8")
    assert "第二个" in log_file().read_text("utf-8")
