"""Where a record is written whose form would be a riddle: a setting, a judgement, a claim of a standard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from fqdesk.domain.settings import LOCAL_SETTINGS
from ui.page_list import form_page
from ui.shell import Shell
from ui.tools import paste

Fill = Mapping[str, Any]


def _setting(shell: Shell, window: QWidget, fill: Fill) -> bool:
    known = LOCAL_SETTINGS.get(fill.get("key", ""))
    if known is None:
        shell.show_page("settings", tab="本地设定")
    else:
        from ui.pages.setting_dialog import SettingDialog  # noqa: PLC0415 - seldom opened

        SettingDialog(shell, known, window).exec()
    return True


def _judgement(shell: Shell, _window: QWidget, fill: Fill) -> bool:
    if "item" not in fill:
        shell.show_page("criteria")
        return True
    page = form_page(shell, "judgement", fill=fill, once=True)
    page.title.setText(f"判断 {_asked(shell, fill)}")
    shell.enter(page)
    return True


def _asked(shell: Shell, fill: Fill) -> str:
    """What is judged, by the words of its standard."""
    for standard in shell.desk.standards():
        if standard.id == fill.get("standard"):
            item = next((one for one in standard.items if one.id == fill["item"]), None)
            return f"{item.id}　{item.title}" if item else str(fill["item"])
    return str(fill["item"])


def _claim(shell: Shell, _window: QWidget, _fill: Fill) -> bool:
    shell.enter(paste(shell))
    return True


def _proof(shell: Shell, _window: QWidget, _fill: Fill) -> bool:
    shell.show_page("criteria")  # F9 there: a record is attached to the item that is looked at
    return True


HOMES: Mapping[str, Callable[[Shell, QWidget, Fill], bool]] = {
    "setting": _setting,
    "judgement": _judgement,
    "claim": _claim,
    "proof": _proof,
}
"""Kinds that are not begun with an empty form."""


def at_home(shell: Shell, window: QWidget, kind: str, fill: Fill | None) -> bool:
    """Go where records of this kind are begun; False where that is the common form."""
    home = HOMES.get(kind)
    return home is not None and home(shell, window, fill or {})
