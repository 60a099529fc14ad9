"""A short piece of what `make soak` does for minutes, and that a closed window leaves nothing behind."""

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from fqdesk.desk import Desk
from fqdesk.domain.catalog import KINDS
from tests.demo_desk import ON, make_demo, open_demo
from tests.soak.monkey import Monkey
from tests.soak.soak import LEAST_EVENTS, MOST_LOST, clock, missing
from tests.soak.use import round_of, settle
from tests.soak.watching import Watch
from ui import app as application
from ui.homes import HOMES
from ui.main_window import MainWindow
from ui.page_list import PAGES
from ui.tools import TOOLS


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A demo station of this module's own."""
    return make_demo(tmp_path_factory.mktemp("soak") / "所案", photos=2)


@pytest.fixture
def theme(qapp):
    application.translate(qapp)
    return application.dress(qapp, 100)


@pytest.fixture(params=[100, 125, 200])
def sized(qapp, request):
    """The look at a size of type; afterwards as it was."""
    application.translate(qapp)
    yield application.dress(qapp, request.param)
    application.dress(qapp, 100)


def test_a_round_of_use_loses_no_reference_and_warns_of_nothing(qapp, folder):
    watch = Watch(qapp)
    with open_demo(folder, writing=True) as desk:
        done = list(round_of(qapp, desk, 100, watch))
    watch.stop()
    assert len(done) > len(PAGES) + len(KINDS)
    assert watch.warnings == []
    assert watch.lost() <= MOST_LOST
    assert watch.events > LEAST_EVENTS


def test_a_closed_window_is_forgotten_whatever_was_opened_in_it(qapp, sized, folder):
    """What a widget without a parent holds by its signals would live as long as the program."""
    kept = []
    tools = [name for _, name, _, _ in TOOLS]
    for where in [*PAGES, *sorted(set(KINDS) - set(HOMES)), *tools]:
        with open_demo(folder, writing=True) as desk:
            window = MainWindow(desk, sized)
            window.resize(1366, 738)
            window.show()
            settle(window)
            if where in PAGES:
                window.show_page(where)
            elif where in KINDS:
                window.start(where, once=True)
            else:
                window.enter(TOOLS[tools.index(where)][3](window))
            settle(window)
            window.leave()
            window.let_go()
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
            known = weakref.ref(window)
            del window
        gc.collect()
        if known() is not None:
            kept.append(where)
    assert kept == []


def test_after_a_monkey_the_folder_is_whole_and_every_acknowledged_save_is_in_it(
    qapp, theme, folder
):
    assert clock().date() <= ON
    monkey = Monkey(lambda: Desk.open(folder, clock=clock), theme, seed=20261125)
    monkey.play(500)
    assert monkey.acts == 500
    assert monkey.heads, "nothing was saved: the monkey has to do better"
    assert missing(folder, monkey.heads) == []
