"""What of a volume goes to which printer, or into a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QComboBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from fqdesk.errors import Refused
from ui.paper.volume import pages_of, say_pages, whole_sheets
from ui.theme import Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import StateLabel, card, clear, label, set_role

NO_PRINTER = "这台电脑没有装打印机，可以存成 PDF 拿到别处打。"


class PrintPane(QWidget):
    """Says how many sheets it will be before anything is printed."""

    def __init__(
        self, theme: Theme, print_it: Callable[[], object], save: Callable[[], object]
    ) -> None:
        """`print_it` and `save` do what the buttons say."""
        super().__init__()
        self.theme = theme
        self.pages = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap)
        frame, inside = card(theme, "sheet")
        inside.addWidget(label("印什么", "section"))
        self.all = QRadioButton("整册")
        self.all.setChecked(True)
        self.some = QRadioButton("只印这几页")
        self.fresh = QRadioButton("只印变了的")
        self.fresh.toggled.connect(lambda *_: self.tell())
        self.changed: list[int] = []
        self.numbers = QLineEdit()
        self.numbers.setPlaceholderText("如 3-5, 37")
        self.numbers.setAccessibleName("页码")
        self.numbers.textEdited.connect(lambda *_: self.some.setChecked(True))
        self.numbers.textChanged.connect(lambda *_: self.tell())
        self.all.toggled.connect(lambda *_: self.tell())
        self.told = label("", "small", wrap=True)
        self.told.hide()
        self.printers = QComboBox()
        self.printers.setAccessibleName("打印机")
        self.printers.addItems(QPrinterInfo.availablePrinterNames())
        default = QPrinterInfo.defaultPrinterName()
        self.printers.setCurrentIndex(max(0, self.printers.findText(default)))
        self.print_button = ActButton(theme, "打印", print_it, keys="Ctrl+P", role="primary")
        self.save_button = ActButton(theme, "存成 PDF…", save, keys="Ctrl+S")
        self.why_not = label(NO_PRINTER, "small", wrap=True)
        for widget in (
            *(self.all, self.fresh, self.some, self.numbers, self.told),
            *(label("打印机", "second"), self.printers),
            *(self.print_button, self.why_not, self.save_button),
        ):
            inside.addWidget(widget)
        column.addWidget(frame)
        notes, self.notes = card(theme)
        column.addWidget(notes)
        column.addStretch(1)
        self.set_volume(0, duplex=True, notes=())

    def set_volume(self, pages: int, *, duplex: bool, notes: Sequence[str]) -> None:
        """A volume was composed: its pages, whether sheets are printed on both sides, and remarks."""
        self.pages = pages
        self.duplex = duplex
        self.offer_changed((), "")
        clear(self.notes)
        self.notes.addWidget(label("印前说明", "section"))
        for note in notes:
            row = StateLabel(self.theme, "hint", note)
            row.word.setWordWrap(True)
            self.notes.addWidget(row)
        if not notes:
            self.notes.addWidget(label("没有要留意的。", "second"))
        self.tell()

    def offer_changed(self, pages: Sequence[int], base: str) -> None:
        """Some sheets are as they were printed in the volume `base`: offer to print the others only.

        With no base, or where nothing can be kept, it is not offered.
        """
        self.changed = list(pages)
        sheets = sheets_of(self.changed, duplex=self.duplex)
        total = sheets_of(range(1, self.pages + 1), duplex=self.duplex)
        kept = total - sheets
        offered = bool(base) and kept > 0
        self.fresh.setVisible(offered)
        if not offered:
            if self.fresh.isChecked():
                self.all.setChecked(True)
            return
        self.fresh.setText(f"只印变了的 {sheets} 张，其余 {kept} 张不动")
        self.fresh.setToolTip(f"没变的用册号 {base} 那次印的，纸上的册号是旧的。")
        self.tell()

    def whole(self) -> bool:
        """Whether a whole volume comes of it, with the sheets that are kept."""
        return not self.some.isChecked()

    def wanted(self) -> list[int]:
        """The pages that are to be printed, whole sheets in duplex.

        Raises Refused for page numbers that are none.
        """
        if self.all.isChecked() or not self.pages:
            return list(range(1, self.pages + 1))
        if self.fresh.isChecked():
            return self.changed
        named = pages_of(self.numbers.text(), self.pages)
        return whole_sheets(named, self.pages) if self.duplex else named

    def tell(self) -> None:
        """Say on the button what it will print, and below the numbers what else or what is wrong."""
        sheets = sheets_of(range(1, self.pages + 1), duplex=self.duplex)
        side = "双面" if self.duplex else "单面"
        self.all.setText(f"整册 {self.pages} 页，{side} {sheets} 张")
        printer = bool(self.printers.count())
        try:
            wanted, wrong = self.wanted(), ""
        except Refused as refused:
            wanted, wrong = [], refused.sentences()[0]
        paper = sheets_of(wanted, duplex=self.duplex)
        self.print_button.say(f"打印 {len(wanted)} 页，{paper} 张纸" if wanted else "打印")
        self.print_button.setEnabled(bool(wanted) and printer)
        self.save_button.setEnabled(bool(self.pages))
        self.printers.setVisible(printer)
        self.why_not.setVisible(not printer)
        said = wrong or self._mates(wanted)
        set_role(self.told, "fault" if wrong else "small")
        self.told.setText(said)
        self.told.setVisible(bool(said))

    def _mates(self, wanted: list[int]) -> str:
        """Which pages go along because they are the other side of a named one."""
        if not self.some.isChecked() or not self.pages:
            return ""
        named = pages_of(self.numbers.text(), self.pages)
        if more := [page for page in wanted if page not in named]:
            return f"双面成张打：同一张纸的第 {say_pages(more)} 页一起打，才装得回册子里。"
        return ""


def sheets_of(pages: Sequence[int], *, duplex: bool) -> int:
    """How many sheets of paper pages need; in duplex a page and its back are one sheet."""
    return len({(page + 1) // 2 for page in pages}) if duplex else len(pages)
