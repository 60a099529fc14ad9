"""The first start: make a station, open one that exists, or play with a made-up one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from fqdesk.desk import Desk
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Choice
from fqdesk.errors import DeskError
from fqdesk.places import default_desk
from fqdesk.progress import Tick
from ui.jobs import Job, Jobs
from ui.notices import Notice, Notices, of_error
from ui.theme import COLOURS as C, Theme
from ui.widgets.button import ActButton
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labels import card, label

DEMO = "演示所"


class StartWindow(QWidget):
    """Tells `opened` with an open desk; nothing is asked that no later page uses."""

    opened = Signal(object)

    def __init__(self, theme: Theme, user: str) -> None:
        """`user` is who types, for the history."""
        super().__init__()
        self.theme = theme
        self.user = user
        self.jobs = Jobs(self)
        self.setObjectName("start")
        self.setStyleSheet(f"QWidget#start {{ background: {C.page}; }}")
        self.setWindowTitle("第一次使用 － 枫桥案头")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(60), theme.px(36), theme.px(60), theme.px(24))
        outer.setSpacing(theme.gap)
        outer.addWidget(label("枫桥案头", "title"))
        told = "平时记一笔，到时候一键成册。全部存在本机的一个文件夹里，不联网。"
        outer.addWidget(label(told, "second", wrap=True))
        self.notices = Notices(theme)
        outer.addWidget(self.notices)
        outer.addWidget(self._new_card())
        outer.addWidget(self._other_card())
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        outer.addWidget(self.progress)
        outer.addStretch(1)

    def _new_card(self) -> QWidget:
        theme = self.theme
        frame, inside = card(theme, "sheet")
        inside.addWidget(label("建立本所的所案", "section"))
        form = QFormLayout()
        form.setHorizontalSpacing(theme.step)
        self.name = QLineEdit()
        self.name.setPlaceholderText("如 青石镇派出所")
        self.name.setAccessibleName("单位名称")
        classes = KINDS["station"].by_key["station_class"]
        options = classes.options if isinstance(classes, Choice) else {}
        self.station_class = ChoiceRow(dict(options), "rural")
        self.place = QLineEdit(str(default_desk()))
        self.place.setAccessibleName("放在哪个文件夹")
        form.addRow("单位名称", self.name)
        form.addRow("类别", self.station_class)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(ActButton(theme, "换地方…", self._choose_place))
        form.addRow("放在", row)
        inside.addLayout(form)
        self.make_button = ActButton(theme, "建立", self.make, keys="Enter", role="primary")
        self.name.returnPressed.connect(self.make)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.make_button)
        inside.addLayout(buttons)
        return frame

    def _other_card(self) -> QWidget:
        theme = self.theme
        frame, inside = card(theme)
        inside.addWidget(label("或者", "section"))
        for said, told, act in (
            (
                "打开已有的所案…",
                "选装着 station.db 的那个文件夹，U 盘上的也行。",
                self._choose_existing,
            ),
            ("先看演示所", "一个虚构的乡镇派出所，有两年多的记录，随便试。", self.make_demo),
        ):
            row = QHBoxLayout()
            row.setSpacing(theme.gap)
            row.addWidget(ActButton(theme, said, act))
            row.addWidget(label(told, "second", wrap=True), 1)
            inside.addLayout(row)
        return frame

    # -- acts ----------------------------------------------------------------------------------

    def _choose_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "所案放在哪个文件夹")
        if chosen:
            self.place.setText(str(Path(chosen) / "所案"))

    def _choose_existing(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "打开哪个所案")
        if chosen:
            self.open(Path(chosen))

    def make(self) -> None:
        """Make a new station from what was typed."""
        if not self.name.text().strip():
            self.notices.tell(Notice("know", "先写单位名称，它印在每一册的封面上。", key="start"))
            self.name.setFocus()
            return
        folder = Path(self.place.text().strip()).expanduser()
        name, station_class = self.name.text().strip(), self.station_class.value()
        self._finish(
            lambda: Desk.create(folder, name=name, station_class=station_class, by=self.user)
        )

    def open(self, folder: Path, *, writing: bool = True) -> None:
        """Open a station; what went wrong is told here."""
        try:
            desk = Desk.open(folder, writing=writing, by=self.user)
        except DeskError as error:
            self.refused(folder, error, writing=writing)
            return
        self.opened.emit(desk)

    def refused(self, folder: Path, error: DeskError, *, writing: bool = True) -> None:
        """Tell why a station did not open; where that was for writing, offer to only read it."""
        acts = (("只读打开", lambda: self.open(folder, writing=False)),) if writing else ()
        self.notices.tell(of_error(error, *acts, key="start"))

    def _finish(self, act: Callable[[], Desk]) -> None:
        try:
            desk = act()
        except DeskError as error:
            self.notices.tell(of_error(error, key="start"))
            return
        self.opened.emit(desk)

    def make_demo(self) -> None:
        """Make the made-up station beside the user's own, or open the one made before."""
        folder = default_desk().parent / DEMO
        if (folder / "station.db").exists():
            self.open(folder)
            return

        def work(tick: Tick) -> None:
            # Its many texts are not needed by any other start.
            from fqdesk.demo import make  # noqa: PLC0415

            make(folder, on=date.today(), tick=tick)

        job = Job(work, "造演示所")
        job.moved.connect(self._moved)
        job.done.connect(lambda _: self.open(folder))
        job.failed.connect(self._failed)
        job.over.connect(self.progress.hide)
        self.progress.show()
        self.setEnabled(True)
        self.jobs.start(job)

    def _moved(self, done: int, total: int, _what: str) -> None:
        self.progress.setMaximum(total)
        self.progress.setValue(done)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        self.notices.tell(of_error(error, key="start"))
