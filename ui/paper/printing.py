"""A volume sent to a printer: page by page, in a job of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from tempfile import TemporaryDirectory

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from fqdesk.desk import Desk
from fqdesk.errors import Trouble
from fqdesk.progress import Tick, track
from ui.jobs import Job
from ui.notices import Notice
from ui.paper.volume import Volume
from ui.shell import Shell

PAPER_DPI = 300


@dataclass(frozen=True)
class PrintOrder:
    """What is to go to which printer."""

    volume: Volume
    printer: QPrinter
    pages: Sequence[int]
    folder: TemporaryDirectory[str]
    """Where the page keeps the file."""


def start_printing(shell: Shell, order: PrintOrder, printed: Callable[[], object]) -> Job:
    """Print in a job; `printed` is called when all went to the printer, even if the page is left.

    Paper is not taken out of the printer by leaving. So the job holds the file by a volume of its
    own, and clears the folder where the page could not because the file was still open.
    """
    volume = Volume(order.volume.path)

    def work(_desk: Desk, tick: Tick) -> int:
        return print_pages(volume, order.printer, order.pages, tick)

    def done(count: int) -> None:
        printed()
        said = f"{count} 页已送到打印机。"
        shell.tell(Notice("done", said, key="kept", seconds=10))

    def over() -> None:
        volume.close()
        if order.volume.closed:
            order.folder.cleanup()

    job = shell.run("打印", work, done)
    job.over.connect(over)
    return job


def print_pages(
    volume: Volume, printer: QPrinter, pages: Iterable[int], tick: Tick, dpi: int = PAPER_DPI
) -> int:
    """Send pages to a printer; runs in a job. Returns how many. Raises Trouble, Cancelled.

    A cancelled print is aborted, so that no half volume comes out of the printer.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble("打印机没有接受这份文件。", "看看打印机是否开着、连着，再打一次。")
    printed = 0
    try:
        for page in track(list(pages), tick, "送打印机"):
            if printed:
                _next_sheet(printer)
            paper = printer.paperRect(QPrinter.Unit.DevicePixel)
            painter.drawImage(_whole(paper), volume.draw(page, dpi))
            printed += 1
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return printed


def _next_sheet(printer: QPrinter) -> None:
    if not printer.newPage():
        raise Trouble("打印中断了。", "看看打印机的提示，从断的那页起再打。")


def _whole(paper: QRectF) -> QRectF:
    return QRectF(0, 0, paper.width(), paper.height())
