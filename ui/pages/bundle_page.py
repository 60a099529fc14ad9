"""A volume: its scope and day, its index, its pages to look at, and the way to paper or file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.desk import Desk
from fqdesk.desk.past import PRINTS, base_of
from fqdesk.evidence.bundle import Order
from fqdesk.evidence.manifest import said_code
from fqdesk.places import documents
from fqdesk.progress import Tick
from ui.jobs import Job
from ui.notices import Notice
from ui.pages.page import Page, scrolled
from ui.pages.past_page import PastPage
from ui.pages.print_pane import PrintPane
from ui.pages.volume_index import VolumeIndex
from ui.pages.volume_pane import VolumePane
from ui.paper.fingerprints import changed, fingerprints
from ui.paper.keeping import keep_as
from ui.paper.preview import Preview
from ui.paper.printing import PrintOrder, start_printing
from ui.paper.volume import Volume
from ui.shell import Shell
from ui.widgets.labels import label
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    # Its libraries are heavy and work in the job, not here.
    from fqdesk.evidence.printing import Printed

COMPOSE_AFTER = 400
TABS_FROM = 125
"""Three panes side by side need the whole width of a small screen at 100 %."""


@dataclass(frozen=True)
class Composed:
    """What the job hands over: the file, open, what its pages show, and the volume to compare with."""

    order: Order
    printed: Printed
    volume: Volume
    prints: list[str]
    base: Mapping[str, Any] | None


class BundlePage(Page):
    """Composes in the background as soon as it is shown, and again when the scope changes."""

    key = "bundle"
    inner = True

    def __init__(self, shell: Shell, standard: str, items: tuple[str, ...] | None) -> None:
        """`items` are the items wanted, None for the whole standard."""
        super().__init__(shell, "证据册")
        self.order = Order(standard, shell.desk.today(), items)
        self.short = next(s.short for s in shell.desk.standards() if s.id == standard)
        self.folder = TemporaryDirectory(prefix="fqdesk-", ignore_cleanup_errors=True)
        self.made: Composed | None = None
        self.kept: set[tuple[str, bool]] = set()
        self.composed = 0
        self.job: Job | None = None
        self.tabs: Tabs | None = None
        self.add_act("印过的册子…", lambda: shell.enter(PastPage(shell)))
        self.add_act("返回", shell.leave, keys="Esc")
        self.pane = VolumePane(shell, self.order)
        self.pane.ordered.connect(self._ordered)
        self.preview = Preview(self.theme)
        self.index = VolumeIndex(self.theme)
        self.preview.turned.connect(self.index.mark_page)
        self.index.went.connect(self.preview.go)
        self.print_pane = PrintPane(self.theme, self.print_it, self.save)
        self._arrange()
        self.timer = QTimer(self, interval=COMPOSE_AFTER, singleShot=True)
        self.timer.timeout.connect(self.compose)
        self.key_act("Ctrl+P", self.print_it)
        self.key_act("Ctrl+S", self.save)
        self.key_act("PgDown", lambda: self.preview.turn(1))
        self.key_act("PgUp", lambda: self.preview.turn(-1))

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        if self.theme.percent >= TABS_FROM:
            beside = QWidget()
            beside.setLayout(row)
            row.setContentsMargins(0, 0, 0, 0)
            self.index.setFixedWidth(self.theme.between(400, 440))
            row.addWidget(self.index)
            row.addWidget(self.preview, 1)
            self.tabs = Tabs(self.theme)
            self.tabs.add("目录和预览", beside)
            self.tabs.add("范围", scrolled(self.pane))
            self.tabs.add("打印", scrolled(self.print_pane))
            self.body.addWidget(self.tabs, 1)
            return
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.gap)
        column.addWidget(self.pane)
        column.addWidget(label("目录", "section"))
        column.addWidget(self.index, 1)
        left.setFixedWidth(self.theme.px(330))
        self.print_pane.setFixedWidth(self.theme.px(280))
        for widget, stretch in ((left, 0), (self.preview, 1), (self.print_pane, 0)):
            row.addWidget(widget, stretch)
        self.body.addLayout(row, 1)

    def shown(self, **where: Any) -> None:
        super().shown(**where)
        self.index.setFocus()

    def reload(self) -> None:
        self.timer.start(0)

    def concerns(self, kinds: frozenset[str]) -> bool:
        return False  # a volume stays as it was composed until it is composed again

    @property
    def printed(self) -> Printed | None:
        """The volume that is shown, None until the first is composed."""
        return self.made.printed if self.made is not None else None

    def _ordered(self, order: Order) -> None:
        self.order = order
        self.timer.start()

    # -- composing -----------------------------------------------------------------------------

    def compose(self) -> None:
        """Write the volume off the UI thread."""
        if self.job is not None:
            self.job.cancel()
        self.told.setText("正在编成……")
        self.composed += 1
        order = self.order
        path = Path(self.folder.name) / f"{self.composed}.pdf"

        def work(desk: Desk, tick: Tick) -> Composed:
            printed = desk.compose(order, path, tick)
            volume = Volume(printed.path)
            return Composed(order, printed, volume, fingerprints(volume), base_of(desk, order))

        self.job = self.run("编成证据册", work, self._composed)
        self.job.stopped.connect(self._halted)
        self.job.failed.connect(self._not_composed)

    def _halted(self) -> None:
        # A method and no lambda: Qt lets go of it when the page is gone before its job is.
        self.told.setText("停下了，没有编成。")

    def _not_composed(self, _error: object) -> None:
        self.told.setText("没有编成。")

    def _composed(self, made: Composed) -> None:
        self.job = None
        self.made, printed = made, made.printed
        size = printed.path.stat().st_size / 1_000_000
        told = f"{self.short}，{printed.pages} 页，{size:.1f} MB，册号 {printed.code}"
        self.told.setText(told)
        self.index.show_index(printed.index)
        duplex = not made.order.simplex
        self.print_pane.set_volume(printed.pages, duplex=duplex, notes=printed.warnings)
        self.preview.show_volume(made.volume)
        if made.base is not None:
            pages = changed(made.prints, made.base[PRINTS], duplex=duplex)
            self.print_pane.offer_changed(pages, said_code(str(made.base["code"])))

    # -- out of the program --------------------------------------------------------------------

    def save(self) -> None:
        """Keep the volume as a file where the user wants it."""
        if self.made is None:
            return
        name = f"{self.short.replace(' ', '')}-{self.made.order.on:%Y%m%d}.pdf"
        start = str(documents() / name)
        chosen, _ = QFileDialog.getSaveFileName(self, "存成 PDF", start, "PDF 文件 (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Copy the volume to a file, whole or not at all."""
        made = self.made
        if made is None or not self.shell.attempt(lambda: keep_as(made.printed.path, path)):
            return
        self._remember(made, path)
        self.notices.tell(Notice("done", f"已存成 {path}", key="kept", seconds=10))

    def print_it(self) -> None:
        """Send the wanted pages to the chosen printer; where that cannot be, show why."""
        if not self.print_pane.print_button.isEnabled():
            if self.tabs is not None:
                self.tabs.show_part(self.print_pane)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(self.print_pane.printers.currentText())
        self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the wanted pages; what was printed is remembered among the past volumes."""
        made = self.made
        if made is None:
            return
        printer.setFullPage(True)
        printer.setDocName(self.title.text())
        sides = QPrinter.DuplexMode
        printer.setDuplex(sides.DuplexNone if made.order.simplex else sides.DuplexLongSide)
        order = PrintOrder(made.volume, printer, self.print_pane.wanted(), self.folder)
        whole = self.print_pane.whole()
        start_printing(self.shell, order, lambda: self._remember(made, None, whole=whole))

    def _remember(self, made: Composed, path: Path | None, *, whole: bool = True) -> None:
        """Once for each volume; single pages are no volume that another could be laid over."""
        code = made.printed.code
        if (code, whole) in self.kept:
            return
        self.kept |= {(code, whole), (code, False)}
        prints = made.prints if whole else ()
        desk = self.shell.desk
        self.shell.attempt(lambda: desk.remember_printed(made.order, made.printed, path, prints))

    def may_leave(self) -> None:
        self.timer.stop()
        if self.job is not None:
            self.job.cancel()

    def closed(self) -> None:
        self.preview.show_volume(None)
        self.folder.cleanup()
