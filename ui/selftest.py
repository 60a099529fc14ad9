"""The path of one record inside this very program: form, save, bundle, verify. Silent but for its result."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

OFFSCREEN = "This plugin does not support "
"""Said by Qt's screenless platform for each window property that it has not."""


def self_test() -> int:
    """Walk the path in a folder of its own; 0 when every step held, else 1 and what did not."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="fqdesk-self-test-") as folder:
        try:
            faults = walk(Path(folder))
        except Exception as error:  # noqa: BLE001 - whatever breaks is the result
            faults = [f"{type(error).__name__}: {error}"]
    said = "；".join(faults) or "录入、保存、印册、核对都正常。"
    sys.stdout.write(f"自检：{said}\n")
    return 1 if faults else 0


def walk(folder: Path) -> list[str]:
    """Every step that failed, in words."""
    # Qt is loaded only now, after the platform was chosen.
    from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415

    from fqdesk.desk import Desk, Draft, Query  # noqa: PLC0415
    from fqdesk.evidence.bundle import Order  # noqa: PLC0415
    from ui import app as application  # noqa: PLC0415
    from ui.main_window import MainWindow  # noqa: PLC0415
    from ui.pages.form_page import FormPage  # noqa: PLC0415

    complaints: list[str] = []
    qInstallMessageHandler(lambda _kind, _where, said: complaints.append(said))
    _, theme = application.create(sys.argv[:1])
    since = date.today() - timedelta(400)
    desk = Desk.create(folder / "所案", name="自检派出所", station_class="rural", by="自检")
    desk.save_many(
        [
            Draft("person", {"name": "翟㛃", "role": "officer", "day": since}),
            Draft("place", {"name": "青石村", "place_type": "village", "day": since}),
        ]
    )
    window = MainWindow(desk, theme)
    window.show()
    window.start("visit")
    page = window.page()
    faults = []
    if not isinstance(page, FormPage) or page.form is None:
        return ["走访的表单没有打开"]
    for key, typed in (("place", "qsc"), ("officers", "翟㛃"), ("topic", "试写一条")):
        page.form.editor(key).bring_back({"text": typed, "known": {}} if key != "topic" else typed)
    page.save()
    if desk.count("visit", Query()) != 1:
        faults.append("记录没有存下")
    printed = desk.compose(Order("chongzhou-2019", date.today()), folder / "册.pdf")
    if not printed.pages or not printed.path.read_bytes().startswith(b"%PDF"):
        faults.append("证据册没有编成")
    faults += desk.verify().problems
    faults += desk.verify_bundle(printed.path)
    window.hide()
    window.close()
    qInstallMessageHandler(None)
    return faults + [said for said in complaints if not said.startswith(OFFSCREEN)]
