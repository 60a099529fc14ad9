"""The station's folder, its backups, and the check that nothing in it was touched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from fqdesk.desk import Desk
from fqdesk.progress import Tick
from ui.notices import Notice
from ui.pages.page import Pane
from ui.shell import Shell
from ui.status_bar import newest_backup, say_age
from ui.unbacked import watch
from ui.widgets.button import ActButton
from ui.widgets.labels import card, clear, label

SHOWN = 10


class KeepingPane(Pane):
    """Backup, check, and going to another folder."""

    def __init__(self, shell: Shell) -> None:
        """Filled by `refresh`."""
        super().__init__()
        self.shell = shell
        theme = shell.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.gap, theme.step, 0)
        column.setSpacing(theme.gap)
        frame, inside = card(theme)
        inside.addWidget(label("所案", "section"))
        told = f"全部记录和附件都在这个文件夹里，拷走它就是搬家：{shell.desk.folder}"
        inside.addWidget(label(told, "second", wrap=True, select=True))
        self._buttons(inside, ("打开文件夹", self._open_folder), ("换一个所案…", shell.other_desk))
        column.addWidget(frame)
        frame, inside = card(theme)
        inside.addWidget(label("备份", "section"))
        self.age = label("", "second", wrap=True)
        inside.addWidget(self.age)
        self._buttons(inside, ("现在备份", self._backup), ("另存到 U 盘…", self._backup_elsewhere))
        self.list = QVBoxLayout()
        inside.addLayout(self.list)
        column.addWidget(frame)
        frame, inside = card(theme)
        inside.addWidget(label("核对", "section"))
        told = "从头核对每一次修改的指纹、每一份附件。记录很多时要一会儿，可以停下。"
        inside.addWidget(label(told, "second", wrap=True))
        self._buttons(
            inside,
            ("核对记录链和附件", self._verify),
            ("核对一本印过的证据册…", self._verify_bundle),
        )
        column.addWidget(frame)
        column.addStretch(1)

    def _buttons(self, inside: QVBoxLayout, *acts: tuple[str, Any]) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.shell.theme.step)
        for said, act in acts:
            row.addWidget(ActButton(self.shell.theme, said, act))
        row.addStretch(1)
        inside.addLayout(row)

    def refresh(self) -> None:
        """Look at the backups anew."""
        newest = newest_backup(self.shell.desk)
        now = self.shell.desk.clock()
        said = f"最近一次：{say_age(now, newest)}。" if newest else "还没有备份过。"
        told = "关窗口时和程序升级前会自动备份，留最近十份；另存到 U 盘的连附件一起。"
        self.age.setText(said + told)
        clear(self.list)
        files = sorted((self.shell.desk.folder / "backups").glob("*.db"), reverse=True)
        for path in files[:SHOWN]:
            size = path.stat().st_size / 1_000_000
            self.list.addWidget(label(f"{path.name}　{size:.1f} MB", "small"))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.shell.desk.folder)))

    def _backup(self) -> None:
        self._back_up_to(None)

    def _backup_elsewhere(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "备份放到哪个文件夹")
        if chosen:
            self._back_up_to(Path(chosen))

    def _back_up_to(self, folder: Path | None) -> None:
        def work(desk: Desk, tick: Tick) -> Path:
            tick(0, 0, "备份")
            return desk.backup(folder, tick)

        def done(path: Path) -> None:
            told = f"已备份并核对过：{path}"
            self.shell.tell(Notice("done", told, key="backup", seconds=15))
            self.refresh()

        job = self.shell.run("备份", work, done)
        if folder is None:
            watch(self.shell.desk, job)

    def _verify(self) -> None:
        def work(desk: Desk, tick: Tick) -> Any:
            return desk.verify(tick)

        def done(found: Any) -> None:
            if found.ok:
                told = f"记录链完整：{found.revisions} 次修改首尾相接，附件都在。"
                self.shell.tell(Notice("done", told, "\n".join(found.notes), key="verify"))
            else:
                said = "\n".join(found.problems[:SHOWN])
                told = f"核对发现 {len(found.problems)} 处问题。什么都没有被改动"
                self.shell.tell(Notice("failed", told, said, key="verify"))

        self.shell.run("核对", work, done)

    def _verify_bundle(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "选证据册", "", "PDF 文件 (*.pdf)")
        if not chosen:
            return

        def work(desk: Desk, tick: Tick) -> list[str]:
            return desk.verify_bundle(Path(chosen), tick)

        def done(changed: list[str]) -> None:
            if changed:
                said = "\n".join(changed[:SHOWN])
                told = "这本册子印好以后，所案里有改动"
                self.shell.tell(Notice("know", told, said, key="verify"))
            else:
                told = "这本册子和现在的记录一致。"
                self.shell.tell(Notice("done", told, key="verify"))

        self.shell.run("核对证据册", work, done)
