"""What happens to the folder from outside while the window is open: moved away, or held by a writer."""

from time import monotonic

import pytest

from tests.storage.sample import answer, child
from tests.ui.conftest import TODAY


@pytest.fixture
def visit(window, ids):
    """A visit in its form, ready to be finished."""
    window.start("visit", once=True)
    page = window.page()
    page.form.fill(
        {
            "day": TODAY,
            "place": ids["柳溪村"],
            "type": "community_visit",
            "households": 2,
            "officers": (ids["沈立诚"],),
            "topic": "写着的字",
        }
    )
    page.form.edited.emit()
    return page


def said(page):
    return [f"{bar.notice.title}{bar.notice.said}" for bar in page.notices.bars.values()]


def test_nothing_is_called_saved_and_the_way_back_is_said(window, visit, folder):
    folder.rename(folder.with_name("别处"))
    visit.save()
    assert window.page() is visit
    assert any("不在原来的地方" in told and "移回原处" in told for told in said(visit))
    # No draft could be kept, so none is promised.
    assert not any("还在草稿里" in told for told in said(visit))
    assert not folder.exists()
    folder.with_name("别处").rename(folder)
    visit.save()
    assert any("已存" in told for told in said(window.page()))


def test_a_job_says_the_same(window, settle, folder):
    folder.rename(folder.with_name("别处"))
    window.run("备份", lambda desk, tick: desk.backup(tick=tick), lambda _: None)
    settle()
    assert any("不在原来的地方" in told for told in said(window.page()))
    assert not folder.exists()
    folder.with_name("别处").rename(folder)


HOLD = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
db.execute("ROLLBACK")
"""


def test_a_writer_outside_keeps_the_window_only_a_moment(window, visit, folder):
    holder = child(HOLD, str(folder / "station.db"))
    assert holder.stdout.readline() == "held\n"
    began = monotonic()
    visit.save()
    assert monotonic() - began < 2.5
    assert any("数据库正忙" in told for told in said(visit))
    answer(holder)
    visit.notices.bars["save"].notice.acts[0][1]()
    assert any("已存" in told for told in said(window.page()))
