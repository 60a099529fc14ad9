"""Taking a record out of the present: asked for a reason, or told at once why it has to stay and what to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QInputDialog

from fqdesk.desk.writing import Cited
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.records import Record
from ui.notices import Notice, of_error
from ui.pages.form_page import FormPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LED_TO = 2
"""So many of the records that stand in the way get a button of their own."""


def remove(window: MainWindow, record: Record) -> None:
    """Ask for the reason and remove; what others cite is not asked about in vain."""
    title = window.desk.title(record)
    try:
        window.desk.may_remove(record)
    except Cited as cited:
        window.tell(of_error(cited, *_ways_on(window, record, cited), key="remove"))
        return
    said = f"删除“{title}”。以后可以在回收站找回，原因会留在历史里。"
    why, given = QInputDialog.getText(window, "删除", said)
    if given and window.attempt(lambda: window.desk.remove(record.id, why)):
        window.leave()
        window.tell(Notice("done", f"已删除 {title}", "Ctrl+Z 可以撤销。", key="undo", seconds=8))


def _ways_on(
    window: MainWindow, record: Record, cited: Cited
) -> list[tuple[str, Callable[[], object]]]:
    acts: list[tuple[str, Callable[[], object]]] = []
    ending = KINDS[record.kind].by_key.get("until")
    if ending is not None:
        acts.append((f"写{ending.label}", partial(_to_ending, window, record)))
    acts += [
        (f"打开 {window.desk.name(user.id)}", partial(window.open_record, user.id))
        for user in cited.users[:LED_TO]
    ]
    return acts


def _to_ending(window: MainWindow, record: Record) -> None:
    page = window.page()
    if not isinstance(page, FormPage) or page.record_id != record.id:
        window.open_record(record.id)
        page = window.page()
    if isinstance(page, FormPage) and page.form is not None:
        # After the form has put the cursor where typing usually begins.
        QTimer.singleShot(0, page, partial(page.form.go_to, "until"))
