"""A small dialog in which records that exist already are attached to one item of a standard."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from fqdesk.desk.attaching import ATTACHABLE, attach
from fqdesk.domain.fields import Invalid, Refs
from fqdesk.errors import DeskError
from fqdesk.evidence.claims import Item, Standard
from ui.editors import Around
from ui.editors.picked import RefsEditor
from ui.pages.small_dialog import SmallDialog
from ui.shell import Shell
from ui.widgets.suggestions import MOST_ROWS

TOLD = "打字或拼音首字母找，回车选中，可以选几条。除了材料，附上的只供查看，不计数。"
TOLD_OF_PAPERS = "打字或拼音首字母找，回车选中，可以选几份。材料里的“佐证哪些条”会写上这一条。"


class AttachDialog(SmallDialog):
    """Offers the newest records as soon as it is there; all that were picked are one step to undo."""

    def __init__(
        self, shell: Shell, standard: Standard, item: Item, parent: QWidget, kinds: tuple[str, ...]
    ) -> None:
        """`kinds` are those wanted here; none are all that can prove something."""
        super().__init__(shell.theme, "附上已有记录", 560, parent)
        self.shell = shell
        self.standard = standard
        self.item = item
        field = Refs(key="records", label="记录", kinds=kinds or ATTACHABLE)
        self.picked = RefsEditor(field, Around(self.theme, shell.source, lambda: None))
        self.picked.line.setAccessibleName("记录")
        self.picked.line.setPlaceholderText("如 fdx、312、《工作方案》，↓ 看最近的")
        self.done_act.say("附上")
        # Room for the list, which is drawn over the dialog and never beyond it.
        room = QWidget()
        room.setFixedHeight(MOST_ROWS * self.theme.dense_row)
        told = TOLD_OF_PAPERS if kinds == ("material",) else TOLD
        self.ask(f"{item.id}　{item.title}", told, self.picked, room)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.picked.line.setFocus()

    def stops(self) -> list[QWidget]:
        return self.picked.stops()

    def keep(self) -> None:
        """Attach what was picked, and close."""
        try:
            chosen = self.picked.value() or ()
            attach(self.shell.desk, self.standard, self.item, chosen)
        except Invalid as wrong:
            self.complain(str(wrong))
        except DeskError as error:
            self.complain("\n".join(error.sentences()))
        else:
            self.accept()
