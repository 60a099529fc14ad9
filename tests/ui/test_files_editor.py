"""Photos and scans of a record: brought in by dialog, dropping or pasting, off the UI thread."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QLabel

from fqdesk.desk import Query
from fqdesk.domain.fields import Files
from tests.ui.conftest import TODAY
from ui.editors import Around, editor_for
from ui.editors.drop_zone import files_of
from ui.editors.file_item import say_size

FIELD = Files(key="files", label="照片、附件")


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "会场.jpg"
    Image.effect_noise((640, 480), 60).convert("RGB").save(path, quality=80)
    return path


@pytest.fixture
def editor(qtbot, window):
    made = editor_for(FIELD, Around(window.theme, window.source, lambda: TODAY))
    qtbot.addWidget(made)
    return made


def test_a_photo_is_stored_and_shown_small(qtbot, window, editor, photo, desk, settle):
    edits = []
    editor.edited.connect(lambda: edits.append(1))
    editor.take_in([photo])
    assert "正在收 1 个文件" in editor.drop.said.text()
    qtbot.waitUntil(lambda: editor.items != [])
    settle()
    (ref,) = editor.value()
    assert ref.name == "会场.jpg"
    assert desk.file_path(ref).is_file()
    assert not editor.items[0].findChild(type(editor.drop.said)).pixmap().isNull()
    assert edits


def test_the_same_photo_is_listed_once_and_said_to_be_there(qtbot, editor, photo, tmp_path, settle):
    again = tmp_path / "同一张.jpg"
    again.write_bytes(photo.read_bytes())
    editor.take_in([photo])
    settle()
    editor.take_in([again])
    settle()
    assert len(editor.value()) == 1


def test_a_broken_file_is_told_and_the_others_are_taken(window, editor, photo, tmp_path, settle):
    broken = tmp_path / "坏.jpg"
    broken.write_bytes(photo.read_bytes()[:900])
    editor.take_in([broken, photo])
    settle()
    assert [ref.name for ref in editor.value()] == ["会场.jpg"]
    assert "坏.jpg" in window.page().notices.bars["error"].notice.title


def test_every_refused_file_is_named_with_its_reason(window, editor, photo, tmp_path, settle):
    broken = tmp_path / "坏.jpg"
    broken.write_bytes(photo.read_bytes()[:900])
    empty = tmp_path / "空.pdf"
    empty.write_bytes(b"")
    false = tmp_path / "假.docx"
    false.write_bytes(b"no archive")
    folder = tmp_path / "照片"
    folder.mkdir()
    mime = QMimeData()
    paths = [broken, empty, false, tmp_path / "拔掉了.jpg", folder, photo]
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    editor.take_in(files_of(mime))
    settle()
    assert [ref.name for ref in editor.value()] == ["会场.jpg"]
    notice = window.page().notices.bars["error"].notice
    assert notice.title == "有 5 个文件没有收，另外 1 个收了。"
    lines = notice.said.splitlines()
    for line, (name, why) in zip(
        lines,
        [
            ("坏.jpg", "损坏"),
            ("空.pdf", "空文件"),
            ("假.docx", ""),
            ("拔掉了.jpg", "找不到"),
            ("照片", "是文件夹"),
        ],
        strict=True,
    ):
        assert name in line
        assert why in line


def test_the_same_photo_twice_in_one_paste_is_listed_once(editor, photo, tmp_path, settle):
    again = tmp_path / "同一张.jpg"
    again.write_bytes(photo.read_bytes())
    editor.take_in([photo, photo, again])
    settle()
    assert [ref.name for ref in editor.value()] == ["会场.jpg"]


def test_captions_and_removal(qtbot, editor, photo, settle):
    editor.take_in([photo])
    settle()
    editor.items[0].caption.setText("支委会现场")
    assert editor.value()[0].caption == "支委会现场"
    kept = editor.keep()
    editor.items[0].gone.emit()
    assert editor.value() is None
    editor.bring_back(kept)
    assert editor.value()[0].caption == "支委会现场"


@pytest.fixture
def form(qtbot, window, desk, tmp_path, settle):
    """A visit in its form with three photos."""
    paths = []
    for number in range(3):
        paths.append(tmp_path / f"现场{number}.jpg")
        Image.effect_noise((320, 240), 40 + number).convert("RGB").save(paths[-1])
    window.open_record(desk.query("visit", Query(limit=1))[0].id)
    made = window.page().form.editor("files")
    made.take_in(paths)
    settle()
    made.items[0].caption.setFocus()
    qtbot.waitUntil(made.items[0].caption.hasFocus)
    return made


def names(editor):
    return [item.ref.name for item in editor.items]


def test_a_photo_is_taken_out_by_key_and_the_cursor_goes_on(qtbot, form):
    ctrl = Qt.KeyboardModifier.ControlModifier
    first = form.items[0].caption
    assert "Ctrl+Delete 去掉" in form.items[0].under.text()
    qtbot.keyClicks(first, "A1")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert form.items[1].caption.hasFocus()
    assert "Ctrl+Delete" not in form.items[0].under.text()
    qtbot.keyClick(form.items[1].caption, Qt.Key.Key_Delete, ctrl)
    assert names(form) == ["现场0.jpg", "现场2.jpg"]
    assert form.items[1].caption.hasFocus()
    qtbot.keyClick(form.items[1].caption, Qt.Key.Key_Delete, ctrl)
    assert form.items[0].caption.hasFocus()
    assert form.items[0].caption.text() == "A1"
    qtbot.keyClick(form.items[0].caption, Qt.Key.Key_Delete, ctrl)
    assert form.items == []
    assert form.drop.hasFocus()


def test_a_photo_is_opened_by_key(qtbot, form, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    qtbot.keyClick(form.items[2].caption, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert len(opened) == 1
    assert Path(opened[0].toLocalFile()).is_file()


def test_files_and_bare_pictures_come_from_the_clipboard(photo):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo)), QUrl.fromLocalFile("/nowhere.jpg")])
    # Why one of them cannot be taken is said when it is tried.
    assert files_of(mime) == [photo, Path("/nowhere.jpg")]
    linked = QMimeData()
    linked.setUrls([QUrl("https://example.invalid/a.jpg")])
    assert files_of(linked) == []
    picture = QMimeData()
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0xFF8800)
    picture.setImageData(image)
    (path,) = files_of(picture)
    assert path.suffix == ".png"
    with Image.open(path) as picture_file:
        assert picture_file.size == (8, 8)
    assert files_of(QMimeData()) == []


def test_a_visit_is_saved_with_its_photo(qtbot, window, desk, ids, photo, settle):
    window.start(
        "visit",
        {"place": ids["柳溪村"], "officers": (ids["覃文彬"],), "topic": "带照片的"},
    )
    page = window.page()
    page.form.editor("files").take_in([photo])
    settle()
    page.save()
    saved = desk.query("visit", Query(text="带照片的"))[0]
    assert [ref.name for ref in saved["files"]] == ["会场.jpg"]
    window.open_record(saved.id)
    assert len(window.page().form.editor("files").items) == 1


@pytest.mark.parametrize(
    ("size", "said"), [(10, "1 KB"), (2300, "2 KB"), (999_400, "999 KB"), (6_240_000, "6.2 MB")]
)
def test_sizes_in_words(size, said):
    assert say_size(size) == said


def test_ctrl_p_on_a_visit_shows_its_photos_and_says_so(qtbot, window, form, desk, settle):
    page = window.page()
    record_id = page.record_id
    page.save()
    settle()
    window.open_record(record_id)
    qtbot.keyClick(window.page(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    shown = window.page()
    assert shown.key == "forms"
    assert shown.told.text().startswith("共 3 页")
    said = [part.text() for part in shown.pane.findChildren(QLabel)]
    assert any("3 张照片" in text for text in said)
    assert "没有要留意的。" not in said
