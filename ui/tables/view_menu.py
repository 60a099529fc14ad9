"""The menu of saved views of a ledger: choose one, keep the present one under a name, take one away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from ui import saved_views
from ui.saved_views import View

LONGEST = 20


class ViewMenu(QMenu):
    """Filled anew each time it opens."""

    def __init__(
        self,
        parent: QWidget,
        present: Callable[[], View],
        use: Callable[[View], object],
        columns: Callable[[], object],
    ) -> None:
        """`present` is how the ledger is looked at now; `use` looks at it another way.

        `columns` asks for other columns.
        """
        super().__init__(parent)
        self.page = parent
        self.present = present
        self.use = use
        self.columns = columns
        self.setAccessibleName("视图")
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what there is for the kind that is shown."""
        self.clear()
        now = self.present()
        known = saved_views.views_of(now.kind)
        for view in known:
            self.addAction(view.name).triggered.connect(lambda *_, v=view: self.use(v))
        if known:
            self.addSeparator()
        self.addAction("看全部").triggered.connect(lambda *_: self.use(View("", now.kind)))
        self.addAction("列…\tF6").triggered.connect(lambda *_: self.columns())
        self.addAction("把现在这样存为视图…").triggered.connect(lambda *_: self.ask_name())
        if known:
            away = self.addMenu("删除视图")
            for view in known:
                away.addAction(view.name).triggered.connect(
                    lambda *_, v=view: saved_views.forget(v.kind, v.name)
                )

    def ask_name(self) -> None:
        """Ask how it is to be called."""
        name, sure = QInputDialog.getText(self.page, "存为视图", "叫什么")
        if sure:
            self.save(name)

    def save(self, name: str) -> None:
        """Keep the present look under a name; the same name is replaced."""
        named = name.strip()[:LONGEST]
        if named:
            saved_views.keep(replace(self.present(), name=named))
