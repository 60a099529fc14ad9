"""Files of the ledger: a workbook written of what is shown, one read into it, one dropped onto it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from fqdesk.desk import Desk, Query
from fqdesk.desk.exporting import LATE, export_table
from fqdesk.exchange.sheet_in import TEXTS, WORKBOOKS
from fqdesk.places import documents
from fqdesk.progress import Tick
from ui.importing import ImportPage
from ui.importing.import_page import ask_file
from ui.notices import Notice
from ui.shell import Shell
from ui.tables.columns import STATE


def ask_target(parent: QWidget, kind_label: str, today: date) -> Path | None:
    """Ask where a workbook of a kind is to be kept."""
    name = f"{kind_label}台账 {today}.xlsx"
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "存成 Excel", str(documents() / name), "Excel 表格 (*.xlsx)"
    )
    return Path(chosen) if chosen else None


def export(
    shell: Shell, kind: str, query: Query, shown: Sequence[str], narrowed: str, path: Path
) -> None:
    """Write the records of a query under the columns that are shown."""
    columns = [LATE if key == STATE else key for key in shown]

    def work(desk: Desk, tick: Tick) -> int:
        return export_table(desk, kind, query, columns, narrowed, path, tick)

    def done(count: int) -> None:
        shell.tell(Notice("done", f"已存成 {path}，{count} 条", key="kept", seconds=10))

    shell.run("存成 Excel", work, done)


def bring(shell: Shell, parent: QWidget) -> None:
    """Ask for a workbook and open its preview."""
    if (path := ask_file(parent)) is not None:
        shell.enter(ImportPage(shell, path))


def dropped(event: QDropEvent) -> Path | None:
    """The one workbook that is dropped, None for anything else."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    known = [path for path in paths if path.suffix.lower() in WORKBOOKS + TEXTS]
    return known[0] if len(known) == 1 else None
