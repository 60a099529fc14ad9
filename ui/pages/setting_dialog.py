"""One local setting: its value in the station's own words, who decided it, and from when on it holds."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from fqdesk.desk.deciding import decide
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Invalid
from fqdesk.domain.settings import PER, LocalSetting, read_cadence
from fqdesk.errors import DeskError
from ui.editors import Around, editor_for
from ui.pages.small_dialog import SmallDialog
from ui.shell import Shell
from ui.widgets.labels import label

MOST_TIMES, MOST_COUNT = 31, 366


class SettingDialog(SmallDialog):
    """Asks three things and keeps them as a record with its history."""

    def __init__(self, shell: Shell, setting: LocalSetting, parent: QWidget) -> None:
        """Shows what is in force now."""
        super().__init__(shell.theme, "本地设定", 440, parent)
        self.shell = shell
        self.setting = setting
        self.value = ValueChoice(setting)
        self.said_by = QLineEdit()
        self.said_by.setAccessibleName("依据")
        self.said_by.setPlaceholderText("谁定的、哪份文件")
        around = Around(self.theme, shell.source, lambda: None, future=True)
        self.day = editor_for(KINDS["setting"].by_key["day"], around)
        form = QFormLayout()
        form.setHorizontalSpacing(self.theme.gap)
        form.setVerticalSpacing(self.theme.step)
        form.addRow(label("取值"), self.value)
        form.addRow(label("依据"), self.said_by)
        form.addRow(label("生效日期"), self.day)
        self.ask(setting.label, setting.help, form)
        self._show_present()

    def _show_present(self) -> None:
        known = self.shell.desk.registers_facts().setting_record(self.setting.key)
        said = known["value"] if known else self.setting.default
        if said is not None:
            self.value.show_value(str(said))
        if known is not None:
            self.said_by.setText(known["said_by"] or "")
        self.day.fill(self.shell.desk.today())
        self.value.setFocus()

    def stops(self) -> list[QWidget]:
        return [*self.value.stops(), self.said_by, *self.day.stops()]

    def keep(self) -> None:
        """Keep the setting, and close; what is wrong is told here."""
        try:
            day = self.day.answers()["day"]
        except Invalid as wrong:
            self.complain(str(wrong))
            return
        if not isinstance(day, date):
            self.complain("写上从哪天起算。")
            return
        values = {"key": self.setting.key, "value": self.value.said(), "day": day}
        values["said_by"] = self.said_by.text().strip() or None
        try:
            decide(self.shell.desk, values)
        except DeskError as error:
            self.complain("\n".join(error.sentences()))
            return
        self.accept()


class ValueChoice(QWidget):
    """A closed list, how often in which period, or a whole number with its unit."""

    def __init__(self, setting: LocalSetting) -> None:
        """Asks as the setting is declared."""
        super().__init__()
        self.setting = setting
        self.list = QComboBox()
        self.list.setAccessibleName("取值")
        self.list.addItems([*(PER if setting.cadence else setting.options).values()])
        self.count = QSpinBox()
        self.count.setAccessibleName("次数" if setting.cadence else "取值")
        self.count.setRange(
            1 if setting.cadence else 0, MOST_TIMES if setting.cadence else MOST_COUNT
        )
        self.count.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.count.setSuffix(" 次" if setting.cadence else f" {setting.unit}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in self.stops():
            row.addWidget(part)
        row.addStretch(1)
        self.setFocusProxy(self.stops()[0])

    def stops(self) -> list[QWidget]:
        """What this setting asks: the list, the number, or both."""
        if self.setting.cadence:
            return [self.list, self.count]
        return [self.list if self.setting.options else self.count]

    def show_value(self, value: str) -> None:
        """Show a value that is in force."""
        if self.setting.cadence:
            cadence = read_cadence(value)
            if cadence is not None:
                self.list.setCurrentText(PER[cadence.per])
                self.count.setValue(cadence.times)
        elif self.setting.options:
            self.list.setCurrentText(self.setting.options.get(value, value))
        else:
            self.count.setValue(int(value) if value.isdigit() else 0)

    def said(self) -> str:
        """The value in the words that are stored."""
        if self.setting.cadence:
            return f"{self.list.currentText()}{self.count.value()}次"
        return self.list.currentText() if self.setting.options else str(self.count.value())
