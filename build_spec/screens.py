"""Take pictures of the real windows over the demo station: `python build_spec/screens.py FOLDER`.

Every page, the palette, the first start and the form of every kind, at 100 and 200 % type, on a
screen of 1366×768 less the title bar.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from fqdesk.demo import make
from fqdesk.desk import Desk
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.settings import LOCAL_SETTINGS
from ui.app import create, dress
from ui.homes import HOMES
from ui.importing import ImportPage
from ui.main_window import MainWindow
from ui.page_list import PAGES
from ui.pages.criteria_page import CriteriaPage
from ui.pages.person_page import PersonPage
from ui.pages.setting_dialog import SettingDialog
from ui.start_window import StartWindow
from ui.theme import Theme
from ui.tools import TOOLS

SIZE = (1366, 738)
NOW = datetime.fromisoformat("2026-10-31T16:40:00")
SIZES = (100, 200)
TOOL_NAMES = {
    "建立所案": "setup", "自查": "self-check", "印过的册子": "past", "快捷键": "shortcuts",
    "导入 Excel": "import", "两个标准对照": "compare", "粘贴国务院放假通知": "notice", "粘贴标准文本": "paste",
}  # fmt: skip
TABS = {"本地设定": "local", "创建标准": "standards", "字号": "size"}
"""Of the settings; the others show where this machine keeps things."""
PATIENCE = 20.0
"""Seconds that a page may take to read its facts."""
COLOURS = 128
"""Enough for a flat interface; keeps a picture below 60 kB."""


def settle(window: QWidget) -> None:
    """Let events run until no job works and a moment longer, so that every answer is drawn."""
    until = time.monotonic() + PATIENCE
    quiet_since = time.monotonic()
    while time.monotonic() < until:
        QCoreApplication.processEvents()
        if isinstance(window, MainWindow) and window.jobs.held:
            quiet_since = time.monotonic()
        if time.monotonic() - quiet_since > 0.4:
            return
        time.sleep(0.01)


def take(window: QWidget, path: Path) -> None:
    """Write what the window shows, with few colours."""
    settle(window)
    part = path.with_suffix(".part.png")
    window.grab().save(str(part))
    with Image.open(part) as picture:
        picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)
    part.unlink()


def pages(window: MainWindow, folder: Path, percent: int) -> None:
    """Every page of the navigation, then the palette over the first."""
    for key in PAGES:
        window.show_page(key)
        take(window, folder / f"{key}-{percent}.png")
    window.show_page(next(iter(PAGES)))
    window.look_up()
    take(window, folder / f"palette-{percent}.png")
    window.palette_pane.hide()


def inner(window: MainWindow, folder: Path, percent: int) -> None:
    """What lies behind the pages: the volume, tools of the palette, a person's card, other tabs."""
    window.show_page("criteria")
    settle(window)
    page = window.page()
    if isinstance(page, CriteriaPage):
        page.print_volume()
    take(window, folder / f"bundle-{percent}.png")
    window.leave()
    for _, name, _, make_page in TOOLS:
        window.enter(make_page(window))
        take(window, folder / f"tool-{TOOL_NAMES[name]}-{percent}.png")
        window.leave()
    person = next(r for r in window.desk.registers() if r.kind == "person")
    window.enter(PersonPage(window, person.id))
    take(window, folder / f"person-{percent}.png")
    window.leave()
    for tab, name in TABS.items():
        window.show_page("settings", tab=tab)
        take(window, folder / f"settings-{name}-{percent}.png")
    shown = SettingDialog(window, LOCAL_SETTINGS["cadence.visit"], window)
    shown.show()
    take(shown, folder / f"dialog-setting-{percent}.png")
    shown.close()


def imported(window: MainWindow, folder: Path, percent: int) -> None:
    """The preview of a ledger with dates in several habits, a phone number and a day that never was."""
    known = window.desk.registers()
    who = [record["name"] for record in known if record.kind == "person"]
    where = [record["name"] for record in known if record.kind == "place"]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "走访台账.csv"
        rows = (
            "2025年走访登记台账",
            "序号,日期,村（社区）,走访类别,户数,走访民警,主要内容,群众意见建议,备注",
            f"1,4.2,{where[0]},困难家庭,3户,{who[0]}、{who[1]},防诈骗宣传,村口路灯不亮,",
            f"2,五月十二日,{where[1]}（2组）,优抚对象,1,{who[2]} {who[3]},慰问,,",
            f"3,20250520,{where[0]},一般住户,8,{who[1]},电话13800000000登记,,",
            f"4,2025.6.31,{where[1]},商户,11,{who[2]},消防,,",
            f"5,2025/7/9,{where[0]},独居老人,2,{who[0]},安全用电,,",
        )
        path.write_text("\n".join(rows), "utf-8")
        page = ImportPage(window, path)
        window.enter(page)
        settle(window)
        page.preview.next_problem()
        take(window, folder / f"import-{percent}.png")
        window.leave()


def forms(window: MainWindow, folder: Path, percent: int) -> None:
    """The form of every kind, empty but for what the program knows already."""
    for key in set(KINDS) - set(HOMES):
        window.start(key)
        take(window, folder / f"form-{key}-{percent}.png")
        window.leave()


def first_start(theme: Theme, folder: Path, percent: int) -> None:
    """What somebody sees who has no station yet."""
    start = StartWindow(theme, "内勤")
    start.resize(*SIZE)
    start.show()
    take(start, folder / f"start-{percent}.png")
    free(start)


def free(window: QWidget) -> None:
    """Close a window and let Qt forget it before the next one comes."""
    window.hide()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def main() -> None:
    """Make the demo station, then all pictures at each type size."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[variable] = name
        station = Path(name) / "青石镇派出所"
        make(station, on=date(2026, 10, 31))
        app, theme = create(sys.argv[:1])
        for percent in SIZES:
            theme = dress(app, percent)
            first_start(theme, folder, percent)
            window = MainWindow(Desk.open(station, clock=lambda: NOW), theme)
            window.resize(*SIZE)
            window.show()
            shots: tuple[Callable[[MainWindow, Path, int], None], ...] = (
                pages,
                inner,
                imported,
                forms,
            )
            for shoot in shots:
                shoot(window, folder, percent)
            free(window)


if __name__ == "__main__":
    main()
