"""Beside the list: the scan of one honour, why it counts as it does, and until when."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.honours import STATES
from fqdesk.domain.fields import FileRef
from fqdesk.domain.sheets.honours import CLAIM, HonourRow, HonourSheet, kept
from ui.shell import Shell
from ui.theme import COLOURS as C
from ui.widgets.button import ActButton
from ui.widgets.labels import card, clear, label

STANDARD, ITEM = "chongzhou-2019", "CZ-26"


class HonourSide(QFrame):
    """One honour at a time."""

    def __init__(self, shell: Shell, attach: Callable[[], object]) -> None:
        """`attach` opens the form where scans are added."""
        super().__init__()
        self.shell = shell
        self.theme = shell.theme
        self.files: tuple[FileRef, ...] = ()
        self.at = 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, inside = card(self.theme, "sheet")
        outer.addWidget(frame)
        outer.addStretch(1)
        head = QHBoxLayout()
        self.title = label("", "section", wrap=True)
        self.pages = label("", "second")
        head.addWidget(self.title, 1)
        head.addWidget(self.pages)
        inside.addLayout(head)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(self.picture)
        row = QHBoxLayout()
        self.look = ActButton(self.theme, "看大图", self.open_scan, keys="空格", role="small")
        self.turn = ActButton(self.theme, "下一页", self.next_scan, role="small")
        self.add = ActButton(self.theme, "加扫描件…", attach, role="small")
        for button in (self.look, self.turn, self.add):
            row.addWidget(button)
        row.addStretch(1)
        inside.addLayout(row)
        self.grid = QGridLayout()
        self.grid.setColumnStretch(1, 1)
        self.grid.setVerticalSpacing(self.theme.px(3))
        inside.addLayout(self.grid)
        self.note = label("", "second", wrap=True)
        self.note.setStyleSheet(
            f"background: {C.blue_ground}; border-left: {self.theme.px(3)}px solid {C.blue_line};"
            f" padding: {self.theme.px(6)}px;"
        )
        inside.addWidget(self.note)
        used = QHBoxLayout()
        used.addWidget(label("用于", "second"))
        used.addWidget(ActButton(self.theme, CLAIM, self.show_claim, role="link"))
        used.addStretch(1)
        inside.addLayout(used)

    def show_claim(self) -> None:
        """Go to the claim that counts honours."""
        self.shell.show_page("criteria", standard=STANDARD, item=ITEM)

    def say(self, sheet: HonourSheet, row: HonourRow | None) -> None:
        """Show an honour as it stands on the sheet's day."""
        self.setVisible(row is not None)
        if row is None:
            return
        record, name = row.record, self.shell.desk.name
        self.title.setText(record["title"])
        self.files = tuple(record["files"] or ())
        self.at = 0
        self._show_scan()
        facts = {
            "获得者": row.who,
            "授奖机关": f"{record['issuing_body']}　{record['decision_no'] or ''}",
            "决定日期": f"{record.day.isoformat()}（以此起算）",
            "退出": f"{row.drops_out.isoformat()}，计到前一天",
            "为什么": row.why,
            "事由": record["reason"] or "",
            "支委会": name(record["meeting"]) if record["meeting"] else "",
            "原件": kept(record, KINDS["honour"]),
            "效力": STATES[record["state"]] + self._since(row),
        }
        clear(self.grid)
        for number, (head, said) in enumerate((h, s) for h, s in facts.items() if s):
            self.grid.addWidget(label(head, "second"), number, 0, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(label(said, wrap=True, select=True), number, 1)
        after = sheet.after(row)
        self.note.setText(after)
        self.note.setVisible(bool(after))

    def _since(self, row: HonourRow) -> str:
        record = row.record
        if record["state"] == "valid":
            return ""
        since = f"{record['state_on'].isoformat()} 起，" if record["state_on"] else ""
        return f"（{since}{record['state_document'] or '没有写依据'}）"

    def _show_scan(self) -> None:
        count = len(self.files)
        self.pages.setText(f"扫描 {self.at + 1} / {count}" if count else "没有扫描件")
        self.look.setVisible(bool(count))
        self.turn.setVisible(count > 1)
        picture = self._picture() if count else None
        self.picture.setVisible(picture is not None)
        if picture is not None:
            self.picture.setPixmap(picture)
            self.picture.setAccessibleName(self.files[self.at].caption or "扫描件")

    def _picture(self) -> QPixmap | None:
        path = self.shell.source.picture(self.files[self.at])
        if path is None:
            return None
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        wide = self.theme.px(262) if self.theme.large else self.theme.between(262, 340)
        most = QSize(wide, self.theme.px(180))
        if reader.size().isValid():
            reader.setScaledSize(reader.size().scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        return None if image.isNull() else QPixmap.fromImage(image)

    def next_scan(self) -> None:
        """Show the next page of the scan."""
        if self.files:
            self.at = (self.at + 1) % len(self.files)
            self._show_scan()

    def open_scan(self) -> None:
        """Open the scan in the program that the system has for it."""
        if self.files:
            self.shell.source.open_file(self.files[self.at])
