"""A monkey at the window: random keys, clicks, texts and pastes, valid and not, by a seed.

Every save that the program acknowledged is noted with the head of its history, to be looked for
afterwards from outside.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from fqdesk.desk import Desk
from fqdesk.domain.catalog import KINDS
from ui.main_window import MainWindow
from ui.pages.form_page import FormPage
from ui.theme import Theme

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
K = Qt.Key
PLAIN = (
    *(K.Key_Return, K.Key_Tab, K.Key_Backtab, K.Key_Escape, K.Key_Up, K.Key_Down, K.Key_Left),
    *(K.Key_Right, K.Key_Space, K.Key_Delete, K.Key_Backspace, K.Key_Home, K.Key_End),
    *(K.Key_PageUp, K.Key_PageDown, K.Key_F1, K.Key_F2, K.Key_F3, K.Key_F4, K.Key_F6, K.Key_F8),
)
HELD = (K.Key_Z, K.Key_N, K.Key_K, K.Key_D, K.Key_C, K.Key_V, K.Key_A, K.Key_Return, K.Key_P)
PAGES = (K.Key_1, K.Key_2, K.Key_3, K.Key_4, K.Key_5, K.Key_6, K.Key_7, K.Key_8)
TEXTS = (
    *("反诈宣传", "研究冬季防火", "2026-10-20", "1020", "t", "昨", "slc", "930", "7", "-3", "1e9"),
    *("", " ", "，。", "a\tb\nc\td", "'; DROP TABLE record; --", "𠅤㛃", "x" * 300, "二〇二六年"),
)
BREATH = 3
"""Milliseconds between two acts."""
WAIT = 40
"""Milliseconds that a dialog waits for the next answer, at least."""


class Monkey(QObject):
    """Acts from the event loop, so that dialogs that wait for an answer are met as well."""

    def __init__(self, open_desk: Callable[[], Desk], theme: Theme, seed: int) -> None:
        """`open_desk` opens the station for writing; the window is opened anew now and then."""
        super().__init__()
        self.open_desk, self.theme, self.random = open_desk, theme, Random(seed)
        self.heads: list[tuple[int, str]] = []
        self.acts = 0
        self.left = 0
        self.window: MainWindow | None = None
        self.told: Callable[[str], object] = lambda _: None
        QDesktopServices.setUrlHandler("file", self, "open_nothing")
        self.timer = QTimer(self, interval=BREATH)
        self.timer.timeout.connect(self.act)
        # A timer does not fire again inside its own handler, where a dialog waits for its answer.
        self.helpers = [QTimer(self, interval=WAIT + 10 * n) for n in range(4)]
        for helper in self.helpers:
            helper.timeout.connect(self.answer)

    @Slot(QUrl)
    def open_nothing(self, _url: QUrl) -> None:
        """What would open another program opens nothing here."""

    def play(self, acts: int) -> None:
        """So many acts; returns when they are done and nothing is open any more."""
        self.left = acts
        self._begin()
        self.timer.start()
        for helper in self.helpers:
            helper.start()
        while self.left > 0:
            QCoreApplication.processEvents()
        self.timer.stop()
        for helper in self.helpers:
            helper.stop()
        self._end()
        QDesktopServices.unsetUrlHandler("file")

    # -- the window ----------------------------------------------------------------------------

    def _begin(self) -> None:
        desk = self.open_desk()
        self.window = MainWindow(desk, self.theme)
        desk.changed.append(lambda _: self.heads.append(desk.store.head()))
        self.window.resize(1366, 738)
        self.window.show()
        self.window.activateWindow()

    def _end(self) -> None:
        window = self.window
        if window is None:
            return
        while (modal := QApplication.activeModalWidget()) is not None:
            modal.close()
        window.close()
        while window.isVisible():
            # Its last backup is being made.
            QCoreApplication.processEvents()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
        self.window = None

    def answer(self) -> None:
        """A key or two into a dialog that waits, then away with it."""
        modal = QApplication.activeModalWidget()
        if modal is None:
            return
        if not isinstance(modal, QFileDialog) and self.left > 0 and self.random.random() < 0.7:
            QTest.keyClick(QApplication.focusWidget() or modal, self.random.choice(PLAIN))
        elif isinstance(modal, QDialog):
            modal.reject()
        else:
            modal.close()

    # -- one act -------------------------------------------------------------------------------

    def act(self) -> None:
        """One random thing, in whatever has the focus."""
        if self.left <= 0 or self.window is None:
            return
        self.left -= 1
        self.acts += 1
        acts = (
            (30, self._press), (24, self._write), (12, self._click), (8, self._chord),
            (5, self._go), (6, self._begin_form), (8, self._fill_form), (4, self._paste),
            (3, self._undo), (1, self._again),
        )  # fmt: skip
        (chosen,) = self.random.choices([act for _, act in acts], [weight for weight, _ in acts])
        self.told(chosen.__name__)
        chosen()

    def _focus(self) -> QWidget | None:
        modal = QApplication.activeModalWidget()
        focus = QApplication.focusWidget()
        if modal is not None:
            # A file dialog would walk the whole disk; it is shown and sent away again.
            if isinstance(modal, QFileDialog) or self.random.random() < 0.3:
                modal.close() if not isinstance(modal, QDialog) else modal.reject()
                return None
            return focus if focus is not None and modal.isAncestorOf(focus) else modal
        return focus or self.window

    def _press(self) -> None:
        if (focus := self._focus()) is not None:
            held = self.random.choice((NONE, NONE, NONE, SHIFT, ALT))
            QTest.keyClick(focus, self.random.choice(PLAIN), held)

    def _chord(self) -> None:
        if (focus := self._focus()) is not None:
            QTest.keyClick(focus, self.random.choice(HELD), CTRL)

    def _go(self) -> None:
        if (focus := self._focus()) is not None:
            QTest.keyClick(focus, self.random.choice(PAGES), CTRL)

    def _write(self) -> None:
        if (focus := self._focus()) is None:
            return
        text = self.random.choice(TEXTS)
        composed = QInputMethodEvent(text[:2], [])
        QApplication.sendEvent(focus, composed)
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(focus, composed)

    def _click(self) -> None:
        within = QApplication.activeModalWidget() or self.window
        if within is None or isinstance(within, QFileDialog):
            self._focus()
            return
        place = QPoint(
            self.random.randrange(within.width()), self.random.randrange(within.height())
        )
        target = within.childAt(place) or within
        click = QTest.mouseDClick if self.random.random() < 0.1 else QTest.mouseClick
        click(target, Qt.MouseButton.LeftButton, NONE, target.mapFrom(within, place))

    def _paste(self) -> None:
        rows, wide = self.random.randrange(1, 8), self.random.randrange(1, 4)
        block = "\n".join(
            "\t".join(self.random.choice(TEXTS) for _ in range(wide)) for _ in range(rows)
        )
        QApplication.clipboard().setText(block)
        if (focus := self._focus()) is not None:
            QTest.keyClick(focus, K.Key_V, CTRL)

    def _undo(self) -> None:
        if self.window is not None and QApplication.activeModalWidget() is None:
            self.window.undo()

    def _begin_form(self) -> None:
        if self.window is not None and QApplication.activeModalWidget() is None:
            kinds = [key for key in KINDS if key not in {"setting", "judgement", "claim"}]
            self.window.start(self.random.choice(kinds), once=self.random.random() < 0.5)

    def _fill_form(self) -> None:
        """Answers that fit, so that some forms can be finished; then it is saved, or not."""
        page = self.window.page() if self.window else None
        if not isinstance(page, FormPage) or page.form is None or self.window is None:
            return
        registers = self.window.desk.registers()
        for editor in page.form.editors:
            if not editor.blank() or self.random.random() < 0.2:
                continue
            field = editor.field
            if refs := [r.id for r in registers if r.kind in getattr(field, "kinds", ())]:
                several = type(field).__name__ == "Refs"
                chosen = self.random.choice(refs)
                page.form.fill_empty({field.key: (chosen,) if several else chosen})
            elif options := list(getattr(field, "options", ())):
                several = type(field).__name__ == "Choices"
                chosen = self.random.choice(options)
                page.form.fill_empty({field.key: (chosen,) if several else chosen})
            elif type(field).__name__ == "Text":
                page.form.fill_empty({field.key: "猴子写的" + str(self.acts)})
            elif type(field).__name__ == "Count":
                page.form.fill_empty({field.key: self.random.randrange(1, 9)})
        if self.random.random() < 0.7:
            page.save()

    def _again(self) -> None:
        """Close the window and open it anew over the same folder."""
        if QApplication.activeModalWidget() is None:
            self._end()
            self._begin()
