"""The QApplication: fonts, colours, Chinese standard dialogs, input method, and what happens on a bug."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from fqdesk.places import RESOURCES, config_file
from ui.icons import FOLDER, program_icon
from ui.style import palette, sheet
from ui.theme import Theme

FACES = ("hei.ttf", "heibd.ttf", "song.ttf")
"""Loaded always, so that the window looks the same everywhere and no name shows an empty box."""


def input_module(environ: Mapping[str, str], plugins: Iterable[str]) -> str | None:
    """The QT_IM_MODULE to set before Qt starts, None to leave things alone.

    Our Qt has no fcitx plugin; fcitx5 also answers as ibus, so Chinese can be typed at all.
    """
    asked = environ.get("QT_IM_MODULE", "")
    hints = (asked, environ.get("XMODIFIERS", ""), environ.get("GTK_IM_MODULE", ""))
    fcitx = any("fcitx" in hint for hint in hints)
    if not fcitx or any("fcitx" in plugin for plugin in plugins):
        return None
    return "ibus" if asked in {"", "fcitx", "fcitx5"} else None


def create(arguments: list[str], percent: int = 100) -> tuple[QApplication, Theme]:
    """The application, ready to show windows, and the theme that fits its fonts."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    inputs = [path.name for path in (folder / "platforminputcontexts").glob("*")]
    if module := input_module(os.environ, inputs):
        os.environ["QT_IM_MODULE"] = module
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(arguments)
    app.setApplicationName("fqdesk")
    app.setApplicationDisplayName("枫桥案头")
    app.setWindowIcon(program_icon())
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translate(app)
    return app, dress(app, percent)


def translate(app: QApplication) -> None:
    """Standard dialogs and context menus in Chinese, from Qt's own translation."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)


def dress(app: QApplication, percent: int) -> Theme:
    """Give the application its fonts, palette and style sheet for a font percentage."""
    families = load_fonts()
    theme = Theme(percent, sans=families[0], serif=families[-1])
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(theme.body)
    app.setStyle("Fusion")
    app.setPalette(palette())
    app.setFont(font)
    app.setStyleSheet(sheet(theme, FOLDER))
    return theme


def load_fonts() -> list[str]:
    """The families to use in order of preference: 黑 for the screen, the full 宋 for rare signs."""
    families: list[str] = []
    for name in FACES:
        path = RESOURCES / "fonts" / name
        number = QFontDatabase.addApplicationFont(str(path)) if path.exists() else -1
        # Asked, never assumed: the name of one file differs between versions of Qt.
        loaded = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        families += [family for family in loaded if family not in families]
    return families or [QFont().defaultFamily()]


def log_file() -> Path:
    """Where a bug leaves its trace."""
    return config_file().parent / "fqdesk.log"


def catch_bugs() -> None:
    """Whatever nobody caught goes to the log file and is shown once, with words to pass on."""
    shown: set[str] = set()

    def on_bug(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        write_log(details)
        place = traceback.format_tb(trace)[-1] if trace else str(error)
        if place not in shown:
            shown.add(place)
            show_bug(details)

    sys.excepthook = on_bug


def write_log(details: str) -> None:
    """Append to the log; a full disk must not turn one fault into two."""
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        with log_file().open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now():%Y-%m-%d %H:%M:%S}\n{details}\n")
    except OSError:
        sys.stderr.write(details)


def show_bug(details: str) -> None:
    """One dialog, with the details to copy for whoever looks after the program."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("程序出错")
    box.setText("程序自己出了个错，刚才这一步可能没有做完。")
    box.setInformativeText(
        f"已经存好的记录不受影响。错误记在 {log_file()}，可以复制详情发给维护的人。"
    )
    box.setDetailedText(details)
    copy = box.addButton("复制详情", QMessageBox.ButtonRole.ActionRole)
    box.addButton("关闭", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(details)
