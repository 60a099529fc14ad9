"""Forms to look at before they are printed: a meeting's record, its sign-in sheet, the year's record book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from fqdesk.desk import Desk
from fqdesk.errors import DeskError
from fqdesk.places import documents
from fqdesk.progress import Tick
from ui.jobs import Job
from ui.notices import Notice, of_error
from ui.pages.page import Page, scrolled
from ui.pages.print_pane import PrintPane
from ui.paper.keeping import keep_as
from ui.paper.preview import Preview
from ui.paper.printing import PrintOrder, start_printing
from ui.paper.volume import Volume
from ui.shell import Shell
from ui.widgets.tabs import Tabs

Compose = Callable[[Desk, Path, Tick], int]
TABS_FROM = 125


class FormsPage(Page):
    """Composed in a job as soon as it is shown; printed on one side."""

    key = "forms"
    inner = True

    def __init__(
        self, shell: Shell, title: str, compose: Compose, notes: Sequence[str] = ()
    ) -> None:
        """`compose` writes the file and returns its pages; `notes` are read before printing."""
        super().__init__(shell, title)
        self.compose = compose
        self.said = notes
        self.folder = TemporaryDirectory(prefix="fqdesk-", ignore_cleanup_errors=True)
        self.path = Path(self.folder.name) / "forms.pdf"
        self.job: Job | None = None
        self.add_act("返回", shell.leave, keys="Esc")
        self.preview = Preview(self.theme)
        self.pane = PrintPane(self.theme, self.print_it, self.save)
        if self.theme.percent >= TABS_FROM:
            tabs = Tabs(self.theme)
            tabs.add("预览", self.preview)
            tabs.add("打印", scrolled(self.pane))
            self.body.addWidget(tabs, 1)
        else:
            row = QHBoxLayout()
            row.setSpacing(self.theme.gap)
            self.pane.setFixedWidth(self.theme.px(280))
            row.addWidget(self.preview, 1)
            row.addWidget(self.pane)
            self.body.addLayout(row, 1)
        self.key_act("Ctrl+P", self.print_it)
        self.key_act("Ctrl+S", self.save)
        self.key_act("PgDown", lambda: self.preview.turn(1))
        self.key_act("PgUp", lambda: self.preview.turn(-1))

    def reload(self) -> None:
        """Write the file off the UI thread."""
        self.told.setText("正在排版……")

        def work(desk: Desk, tick: Tick) -> int:
            return self.compose(desk, self.path, tick)

        self.job = self.run("排版", work, self._composed)
        self.job.failed.connect(self._not_composed)

    def _not_composed(self, _error: object) -> None:
        # A method and no lambda: Qt lets go of it when the page is gone before its job is.
        self.told.setText("没有排成。")

    def concerns(self, kinds: frozenset[str]) -> bool:
        return False

    def _composed(self, pages: int) -> None:
        self.job = None
        try:
            volume = Volume(self.path)
        except DeskError as error:
            self.notices.tell(of_error(error))
            return
        self.told.setText(f"共 {pages} 页，单面打印")
        self.pane.set_volume(pages, duplex=False, notes=self.said)
        self.preview.show_volume(volume)
        self.preview.setFocus()

    def save(self) -> None:
        """Keep the forms as a file where the user wants them."""
        start = str(documents() / f"{self.title.text()}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, "存成 PDF", start, "PDF 文件 (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Copy the file, whole or not at all."""
        if self.shell.attempt(lambda: keep_as(self.path, path)):
            self.notices.tell(Notice("done", f"已存成 {path}", key="kept", seconds=10))

    def print_it(self) -> None:
        """Send the wanted pages to the chosen printer."""
        if self.pane.print_button.isEnabled():
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setPrinterName(self.pane.printers.currentText())
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the wanted pages on one side."""
        volume = self.preview.volume
        if volume is None:
            return
        pages = self.pane.wanted()
        printer.setFullPage(True)
        printer.setDocName(self.title.text())
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        order = PrintOrder(volume, printer, pages, self.folder)
        start_printing(self.shell, order, lambda: None)

    def may_leave(self) -> None:
        if self.job is not None:
            self.job.cancel()

    def closed(self) -> None:
        self.preview.show_volume(None)
        self.folder.cleanup()
