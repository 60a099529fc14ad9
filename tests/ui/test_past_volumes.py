"""Past volumes: what changed since, and only the sheets that changed go to the printer."""

from datetime import timedelta

import pypdf
import pytest

from fqdesk.desk.past import since
from tests.ui.test_bundle_page import to_file
from ui.pages.bundle_page import BundlePage
from ui.pages.past_page import PastPage, sentences
from ui.paper.fingerprints import changed


@pytest.fixture
def composed(window, settle, qtbot):
    def made() -> BundlePage:
        page = BundlePage(window, "chongzhou-2019", ("CZ-06a",))
        window.enter(page)
        qtbot.waitUntil(lambda: page.printed is not None, timeout=30_000)
        settle()
        return page

    return made


def visit(desk, ids, topic: str, **more) -> dict[str, object]:
    said = {"day": desk.today() - timedelta(days=1), "type": "community_visit"}
    said |= {"place": ids["柳溪村"], "officers": (ids["覃文彬"],), "households": 2, "topic": topic}
    return said | more


@pytest.mark.parametrize(
    ("now", "before", "duplex", "pages"),
    [
        ("abcd", "abcd", True, []),
        ("abXd", "abcd", True, [3, 4]),
        ("abXd", "abcd", False, [3]),
        ("abcde", "abcd", True, [5]),
        ("abc", "abcd", True, []),
        ("Xabcd", "abcd", False, [1, 2, 3, 4, 5]),
        ("abcX", "abc", True, [3, 4]),
    ],
)
def test_a_changed_page_takes_its_sheet_along(now, before, duplex, pages):
    assert changed(now, before, duplex=duplex) == pages


def test_the_first_volume_has_nothing_to_be_laid_over(composed):
    page = composed()
    assert page.print_pane.fresh.isHidden()


def test_only_the_sheets_that_changed_are_printed(composed, window, desk, ids, settle, tmp_path):
    first = composed()
    first.save_to(tmp_path / "册.pdf")
    total = first.printed.pages
    window.leave()
    again = composed()
    pane = again.print_pane
    # The volume's code stands on the cover and rests on the head of the chain, which moved on.
    assert not pane.fresh.isHidden()
    few = len(pane.changed)
    assert few < total
    pane.fresh.setChecked(True)
    assert pane.wanted() == pane.changed
    if pane.changed:
        again.print_on(to_file(tmp_path / "纸.pdf"))
        settle()
        assert len(pypdf.PdfReader(tmp_path / "纸.pdf").pages) == few
    window.leave()
    desk.save("visit", visit(desk, ids, "新的一次走访"))
    settle()
    more = composed()
    assert len(more.print_pane.changed) > few


def test_single_pages_are_no_volume_to_be_laid_over(composed, window, desk, settle, tmp_path):
    page = composed()
    page.print_pane.numbers.setText("1")
    page.print_pane.some.setChecked(True)
    page.print_on(to_file(tmp_path / "纸.pdf"))
    settle()
    assert len(desk.bundles()) == 1
    window.leave()
    assert composed().print_pane.fresh.isHidden()


def test_what_changed_since_is_told_in_words(composed, window, desk, ids, settle, tmp_path):
    page = composed()
    page.save_to(tmp_path / "册.pdf")
    (entry,) = desk.bundles()
    found = since(desk, entry)
    assert found.nothing
    assert sentences(found) == ["没有变化：册子上的记录和结论，和现在一样。"]
    desk.change(entry["manifest"]["records"][0]["id"], {"original": "盒 9 第 1 页"})
    desk.save("visit", visit(desk, ids, "印册以后的"))
    found = since(desk, entry)
    assert found.added == {"走访": 1}
    said = "\n".join(sentences(found))
    assert "印册之后改过" in said
    assert "册子以后新记的：走访 1 条" in said
    window.enter(PastPage(window))
    settle()
    shown = window.page()
    assert shown.table.rowCount() == 1
    assert shown.table.item(0, 5).text().replace(" ", "") == page.printed.code
    texts = [
        w.widget().text() for w in (shown.inside.itemAt(n) for n in range(shown.inside.count()))
    ]
    assert any("新记的" in text for text in texts)


def test_without_a_volume_the_page_says_what_will_be_there(window, settle):
    window.enter(PastPage(window))
    settle()
    assert "还没有印过" in window.page().told.text()
