"""Our own SVG icons, recoloured and drawn at the size of the type they stand beside."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from fqdesk.places import RESOURCES
from ui.theme import COLOURS as C

FOLDER = RESOURCES / "icons"
INK = "#000000"
"""The colour that stands in the files for whatever colour is asked for."""
SHARPNESS = 2
"""Pixels per device-independent pixel, so that icons stay sharp on dense screens."""

STATES: dict[str, tuple[str, str, str]] = {
    "met": ("done", C.green, "达标"),
    "partly": ("partly", C.amber, "部分达标"),
    "not_met": ("missed", C.red, "未达标"),
    "not_applicable": ("na", C.text3, "不适用"),
    "unconfirmed": ("unconfirmed", C.blue, "待确认"),
    "out_of_scope": ("out", C.text3, "不在记录范围"),
    "done": ("done", C.green, "已记"),
    "due": ("open", C.red, "待办"),
    "overdue": ("missed", C.red, "过期未记"),
    "planned": ("planned", C.text3, "拟办"),
    "late": ("late", C.green, "补录"),
    "draft": ("draft", C.amber, "草稿"),
    "explained": ("hint", C.amber, "已说明"),
    "untold": ("open", C.text3, "未谈"),
    "absent": ("absent", C.text3, "缺席"),
    "listed": ("na", C.text3, "列席"),
    "import_new": ("plus", C.blue, "新记"),
    "import_there": ("done", C.green, "已有"),
    "import_changed": ("partly", C.amber, "有改动"),
    "import_refused": ("error", C.red, "有错"),
    "import_left_out": ("na", C.text3, "不导入"),
    "import_doubt": ("hint", C.amber, "疑问"),
    "hint": ("hint", C.amber, "提示"),
    "error": ("error", C.red, "错误"),
}
"""State → (shape, colour, word): the three always go together, so that no meaning hangs on colour."""


def pixmap(name: str, size: int, colour: str = C.text2) -> QPixmap:
    """An icon as a picture of `size` device-independent pixels, kept in Qt's own cache."""
    key = f"fqdesk {name} {size} {colour}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _draw(name, size, colour)
        QPixmapCache.insert(key, picture)
    return picture


def _draw(name: str, size: int, colour: str) -> QPixmap:
    source = (FOLDER / f"{name}.svg").read_bytes().replace(INK.encode(), colour.encode())
    renderer = QSvgRenderer(QByteArray(source))
    picture = QPixmap(QSize(size, size) * SHARPNESS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    picture.setDevicePixelRatio(SHARPNESS)
    return picture


def icon(name: str, size: int, colour: str = C.text2) -> QIcon:
    """An icon for a button or a row."""
    return QIcon(pixmap(name, size, colour))


def state_pixmap(state: str, size: int) -> QPixmap:
    """The shape of a state in its colour."""
    shape, colour, _ = STATES[state]
    return pixmap(shape, size, colour)


def program_icon() -> QIcon:
    """The sign of the program for the title bar."""
    return QIcon(str(FOLDER / "fqdesk.svg"))
