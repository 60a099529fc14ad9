"""Walk one record's path inside this very program: form, save, volume, check. One line of result."""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

from fqdesk.desk import Desk, Draft
from fqdesk.evidence.bundle import Order
from ui.app import create
from ui.main_window import MainWindow
from ui.pages.form_page import FormPage
from ui.theme import Theme


def self_test() -> int:
    """0 when the whole path works, 1 with the sentence of what does not."""
    app, theme = create(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="fqdesk-") as folder:
        try:
            said = _walk(Path(folder), theme)
        except Exception as error:  # noqa: BLE001 - whatever breaks is the result
            said = f"{type(error).__name__}: {error}"
    app.processEvents()
    print("自检：" + (said or "录入、保存、印册、核对都正常。"))  # noqa: T201 - this is the result
    return 1 if said else 0


def _walk(folder: Path, theme: Theme) -> str:
    desk = Desk.create(folder / "所案", name="自检派出所", station_class="rural", by="自检")
    day = date.today()
    person, village = desk.save_many(
        [
            Draft("person", {"name": "李㛃", "role": "officer", "day": date(2020, 1, 1)}),
            Draft("place", {"name": "自检村", "place_type": "village", "day": date(2020, 1, 1)}),
        ]
    )
    window = MainWindow(desk, theme)
    window.start(
        "visit", {"day": day, "place": village.id, "officers": (person.id,), "topic": "自检"}
    )
    page = window.page()
    if not isinstance(page, FormPage):
        return "表单没有打开。"
    page.save()
    if [record["topic"] for record in desk.facts().all("visit")] != ["自检"]:
        return "表单没有存下记录。"
    volume = folder / "自检.pdf"
    desk.bundle(Order(standard="chongzhou-2019", on=day, items=("CZ-06a",)), volume)
    problems = [*desk.verify_bundle(volume), *desk.verify().problems]
    window.close()
    return "；".join(problems)
