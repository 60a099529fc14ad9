"""Drafts survive a crash, whatever their key, and an unreadable one does no harm."""

from pathlib import Path

from fqdesk.storage.drafts import Drafts


def test_saved_draft_is_read_back_by_another_program(tmp_path: Path):
    Drafts(tmp_path / "drafts").save("visit-new", {"topic": "写到一半", "day": "2026-03-05"})
    drafts = Drafts(tmp_path / "drafts")
    assert drafts.load("visit-new") == {"topic": "写到一半", "day": "2026-03-05"}
    assert drafts.list() == [("visit-new", {"topic": "写到一半", "day": "2026-03-05"})]
    drafts.save("visit-new", {"topic": "写完"})
    assert drafts.load("visit-new") == {"topic": "写完"}
    drafts.discard("visit-new")
    drafts.discard("visit-new")
    assert drafts.load("visit-new") is None
    assert list((tmp_path / "drafts").iterdir()) == []


def test_keys_never_leave_the_folder(tmp_path: Path):
    drafts = Drafts(tmp_path / "drafts")
    for key in ("../../etc", "走访/新", "a" * 500, "", ".", "CON\0"):
        drafts.save(key, {"key": key})
    assert {key for key, _ in drafts.list()} == {
        "../../etc",
        "走访/新",
        "a" * 500,
        "",
        ".",
        "CON\0",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["drafts"]


def test_damaged_draft_is_no_draft(tmp_path: Path):
    drafts = Drafts(tmp_path)
    drafts.save("a", {"x": 1})
    drafts.save("b", {"x": 2})
    (tmp_path / "a.json").write_bytes(b'{"key": "a", "dra')
    assert drafts.load("a") is None
    assert drafts.list() == [("b", {"x": 2})]
