"""The look of Qt's own widgets as one style sheet, written from the theme."""

from pathlib import Path

from PySide6.QtGui import QColor, QPalette

from ui.theme import COLOURS as C, Theme


def palette() -> QPalette:
    """Fusion's palette in our colours, so that whatever no rule below names fits all the same."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: C.page,
        QPalette.ColorRole.Base: C.card,
        QPalette.ColorRole.AlternateBase: C.group,
        QPalette.ColorRole.Button: C.card,
        QPalette.ColorRole.Text: C.text,
        QPalette.ColorRole.WindowText: C.text,
        QPalette.ColorRole.ButtonText: C.text,
        QPalette.ColorRole.PlaceholderText: C.text3,
        QPalette.ColorRole.Highlight: C.blue,
        QPalette.ColorRole.HighlightedText: C.card,
        QPalette.ColorRole.Link: C.blue,
        QPalette.ColorRole.LinkVisited: C.blue,
        QPalette.ColorRole.ToolTipBase: C.card,
        QPalette.ColorRole.ToolTipText: C.text,
        QPalette.ColorRole.Mid: C.card_line,
        QPalette.ColorRole.Dark: C.strong_line,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(C.text3))
    return made


def sheet(t: Theme, icons: Path) -> str:
    """The style sheet for a theme; `icons` is the folder of the SVG files that Qt draws itself."""
    return "\n".join(
        (_texts(t), _fields(t, icons), _buttons(t), _views(t, icons), _tabs(t), _rest(t, icons))
    )


def _texts(t: Theme) -> str:
    serif = f'font-family: "{t.serif}";' if t.serif else ""
    return f"""
    QLabel[role="title"] {{ font-size: {t.title}px; font-weight: bold; }}
    QLabel[role="section"] {{ font-size: {t.section}px; font-weight: bold; }}
    QLabel[role="strong"] {{ font-weight: bold; }}
    QLabel[role="second"] {{ font-size: {t.second}px; color: {C.text2}; }}
    QLabel[role="small"] {{ font-size: {t.small}px; color: {C.text3}; }}
    QLabel[role="figure"] {{ font-size: {t.figure}px; font-weight: bold; }}
    QLabel[role="quote"] {{ {serif} font-size: {t.px(15)}px; }}
    QLabel[role="fault"] {{ font-size: {t.second}px; color: {C.red}; }}
    QLabel[role="warning"] {{ font-size: {t.second}px; color: {C.amber}; }}
    """


def _fields(t: Theme, icons: Path) -> str:
    down = (icons / "down.svg").as_posix()
    inner = t.field - 2
    return f"""
    QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {{
        background: {C.card}; border: 1px solid {C.control_line}; border-radius: 3px;
        padding: 0 {t.px(7)}px; color: {C.text};
        selection-background-color: {C.blue}; selection-color: {C.card};
    }}
    QLineEdit, QComboBox, QSpinBox {{ min-height: {inner}px; max-height: {inner}px; }}
    QPlainTextEdit, QTextEdit {{ padding: {t.px(4)}px {t.px(5)}px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {{
        border: {t.thick}px solid {C.blue}; padding: 0 {t.px(7) - t.thick + 1}px;
    }}
    QPlainTextEdit:focus, QTextEdit:focus {{
        padding: {t.px(4) - t.thick + 1}px {t.px(5) - t.thick + 1}px;
    }}
    QLineEdit:focus, QComboBox:focus, QSpinBox:focus {{
        min-height: {t.field - 2 * t.thick}px; max-height: {t.field - 2 * t.thick}px;
    }}
    *[wrong="true"] {{ border-color: {C.red}; background: {C.red_ground}; }}
    QLineEdit:disabled, QComboBox:disabled {{ background: {C.hatch}; color: {C.text3}; }}
    QLineEdit[role="palette"], QLineEdit[role="palette"]:focus {{
        border: none; font-size: {t.between(20, 34)}px;
        min-height: {t.between(32, 56)}px; max-height: {t.between(32, 56)}px;
    }}
    QLineEdit[role="cell"], QComboBox[role="cell"] {{ border-radius: 0; }}
    QComboBox::drop-down {{ border: none; width: {t.px(20)}px; }}
    QComboBox::down-arrow {{ image: url("{down}"); width: {t.px(9)}px; height: {t.px(9)}px; }}
    QComboBox QAbstractItemView, QListView[role="suggestions"] {{
        border: 1px solid {C.control_line}; background: {C.card}; outline: 0;
        selection-background-color: {C.blue_ground}; selection-color: {C.text};
    }}
    QComboBox QAbstractItemView::item {{ min-height: {t.dense_row}px; padding: 0 {t.px(8)}px; }}
    """


def _buttons(t: Theme) -> str:
    return f"""
    QPushButton {{
        background: {C.card}; border: 1px solid {C.control_line}; border-radius: 3px;
        min-height: {t.button - 2}px; max-height: {t.button - 2}px; padding: 0 {t.px(12)}px;
        color: {C.text};
    }}
    QPushButton:hover {{ background: {C.group}; }}
    QPushButton:pressed, QPushButton:checked {{ background: {C.blue_ground}; color: {C.blue}; }}
    QPushButton:focus {{
        border: {t.thick}px solid {C.blue}; padding: 0 {t.px(12) - t.thick + 1}px;
        min-height: {t.button - 2 * t.thick}px; max-height: {t.button - 2 * t.thick}px;
    }}
    QPushButton:disabled {{ color: {C.text3}; background: {C.hatch}; border-color: {C.card_line}; }}
    QPushButton[role="primary"] {{
        background: {C.red}; border-color: {C.red_pressed}; color: {C.card}; font-weight: bold;
    }}
    QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {{
        background: {C.red_pressed};
    }}
    QPushButton[role="primary"]:disabled {{
        background: {C.hatch}; color: {C.text3}; border-color: {C.card_line};
    }}
    QPushButton[role="nav"] {{
        border: none; border-radius: 0; padding: 0;
        min-height: {t.between(42, 60)}px; max-height: {t.between(42, 60)}px;
    }}
    QPushButton[role="search"] {{ color: {C.text3}; text-align: left; font-weight: normal; }}
    QPushButton[role="small"] {{
        min-height: {t.between(24, 46)}px; max-height: {t.between(24, 46)}px;
        padding: 0 {t.px(9)}px;
    }}
    QPushButton[role="link"], QPushButton[role="link"]:focus {{
        background: transparent; color: {C.blue}; text-decoration: underline; padding: 0 2px;
        border: 1px solid transparent; text-align: left;
        min-height: {t.px(20)}px; max-height: {t.px(20)}px;
    }}
    QPushButton[role="link"]:focus {{ border: 1px solid {C.blue}; }}
    QLabel[role="key"] {{
        border: 1px solid {C.card_line}; border-bottom: {t.thick}px solid {C.card_line};
        border-radius: 3px; background: {C.card}; color: {C.text2};
        font-size: {t.small}px; padding: 0 {t.px(4)}px;
        min-height: {t.between(17, 32)}px; max-height: {t.between(17, 32)}px;
    }}
    """


def _views(t: Theme, icons: Path) -> str:
    up, down = (icons / "up.svg").as_posix(), (icons / "down.svg").as_posix()
    return f"""
    QTableView, QTreeView, QListView {{
        background: {C.card}; border: 1px solid {C.card_line}; outline: 0; color: {C.text};
        selection-background-color: {C.blue_ground}; selection-color: {C.text};
        gridline-color: {C.card_line};
    }}
    QTableView:focus, QTreeView:focus, QListView:focus {{ border: 1px solid {C.blue}; }}
    QHeaderView {{ background: {C.group}; border: none; }}
    QHeaderView::section {{
        background: {C.group}; color: {C.text2}; font-weight: bold; border: none;
        border-right: 1px solid {C.card_line}; border-bottom: 1px solid {C.strong_line};
        padding: 0 {t.px(6)}px; min-height: {t.header}px;
    }}
    QHeaderView::section:vertical {{ font-weight: normal; color: {C.text3}; min-height: 0; }}
    QHeaderView::section:vertical:checked {{ background: {C.blue}; color: {C.card}; }}
    QHeaderView::down-arrow {{ image: url("{down}"); width: {t.px(9)}px; height: {t.px(9)}px; }}
    QHeaderView::up-arrow {{ image: url("{up}"); width: {t.px(9)}px; height: {t.px(9)}px; }}
    QTableCornerButton::section {{
        background: {C.group}; border: none;
        border-right: 1px solid {C.card_line}; border-bottom: 1px solid {C.strong_line};
    }}
    QTableView[role="print"] {{
        border: none; border-top: {t.thick}px solid {C.rule}; background: transparent;
    }}
    QTableView[role="print"] QHeaderView, QTableView[role="print"] QHeaderView::section {{
        background: transparent; border-right: none;
    }}
    QTreeView::item {{ min-height: {t.between(25, 46)}px; border: none; }}
    QTreeView::item:selected {{ background: {C.blue_ground}; color: {C.text}; }}
    QTreeView::branch:selected {{ background: {C.blue_ground}; }}
    QListView::item {{ min-height: {t.dense_row}px; }}
    QScrollBar:vertical {{ background: {C.window}; width: {t.between(12, 18)}px; border: none; }}
    QScrollBar:horizontal {{ background: {C.window}; height: {t.between(12, 18)}px; border: none; }}
    QScrollBar::handle {{ background: {C.strong_line}; border-radius: 3px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: {t.px(28)}px; }}
    QScrollBar::handle:horizontal {{ min-width: {t.px(28)}px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def _tabs(t: Theme) -> str:
    return f"""
    QTabBar {{ background: transparent; border: none; }}
    QTabBar::tab {{
        color: {C.text2}; padding: 0 {t.px(15)}px; min-height: {t.between(32, 56)}px;
        border: 1px solid transparent; border-bottom: 1px solid {C.strong_line};
    }}
    QTabBar::tab:selected {{
        background: {C.card}; color: {C.text}; font-weight: bold;
        border: 1px solid {C.strong_line}; border-top: {t.thick + 1}px solid {C.red};
        border-bottom: 1px solid {C.card};
    }}
    QTabBar::tab:focus {{ color: {C.blue}; }}
    QTabWidget::pane {{ border: none; }}
    """


def _rest(t: Theme, icons: Path) -> str:
    tick, dot = (icons / "tick.svg").as_posix(), (icons / "dot.svg").as_posix()
    box = t.px(15)
    return f"""
    QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {{
        width: {box}px; height: {box}px; background: {C.card}; border: 1px solid {C.control_line};
    }}
    QRadioButton::indicator {{ border-radius: {box // 2 + 1}px; }}
    QCheckBox::indicator:checked, QListView::indicator:checked {{ image: url("{tick}"); }}
    QRadioButton::indicator:checked {{ image: url("{dot}"); }}
    QCheckBox, QRadioButton {{
        spacing: {t.px(6)}px; min-height: {t.px(22)}px; border: 1px solid transparent;
    }}
    QCheckBox:focus, QRadioButton:focus {{ border: 1px solid {C.blue}; }}
    QFrame[role="card"] {{
        background: {C.card}; border: 1px solid {C.card_line}; border-radius: 4px;
    }}
    QFrame[role="sheet"] {{
        background: {C.card}; border: 1px solid {C.card_line};
        border-top: {t.thick}px solid {C.rule}; border-radius: 4px;
    }}
    QFrame[role="footer"] {{ background: {C.group}; border-top: 1px solid {C.card_line}; }}
    QFrame[role="line"] {{ background: {C.row_line}; border: none; max-height: 1px; }}
    QMenu {{ background: {C.card}; border: 1px solid {C.control_line}; }}
    QMenu::item {{ padding: {t.px(5)}px {t.px(18)}px; }}
    QMenu::item:selected {{ background: {C.blue_ground}; color: {C.text}; }}
    QMenu::item:disabled {{ color: {C.text3}; }}
    QToolTip {{
        background: {C.card}; color: {C.text}; border: 1px solid {C.control_line};
        padding: {t.px(4)}px;
    }}
    QProgressBar {{
        border: 1px solid {C.card_line}; border-radius: 3px; background: {C.hatch};
        min-height: {t.px(12)}px; max-height: {t.px(12)}px; text-align: center;
    }}
    QProgressBar::chunk {{ background: {C.bar}; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QSplitter::handle {{ background: transparent; }}
    """
