import threading
import time

import pytest

from fqdesk.errors import Trouble
from fqdesk.progress import track
from ui.jobs import Job, Jobs, Task, time_left


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.stop()


def test_a_job_runs_elsewhere_and_hands_back_its_result(qtbot, jobs):
    threads = []

    def work(tick):
        threads.append(threading.current_thread())
        return sum(track(range(10), tick, "加"))

    job = Job(work, "加")
    with qtbot.waitSignal(job.done) as done:
        jobs.start(job)
    assert done.args == [45]
    assert threads[0] is not threading.main_thread()
    qtbot.waitUntil(lambda: not jobs.held)


def test_progress_reaches_the_window_and_ends_with_the_total(qtbot, jobs):
    seen = []
    job = Job(lambda tick: list(track(range(200), tick, "数")), "数")
    job.moved.connect(lambda *args: seen.append(args))
    with qtbot.waitSignal(job.over):
        jobs.start(job)
    assert seen[-1] == (200, 200, "数")
    assert len(seen) < 50  # far fewer reports than steps


def test_cancelling_stops_at_the_next_step(qtbot, jobs):
    reached = []

    def work(tick):
        for number in track(range(10_000), tick, "数"):
            reached.append(number)
            time.sleep(0.001)

    job = Job(work, "数")
    with qtbot.waitSignal(job.stopped):
        jobs.start(job)
        qtbot.waitUntil(lambda: len(reached) > 3)
        job.cancel()
    assert len(reached) < 10_000


def test_a_failure_is_handed_over_not_swallowed(qtbot, jobs):
    def work(tick):
        raise Trouble("盘满了")

    job = Job(work, "写")
    with qtbot.waitSignal(job.failed) as failed:
        jobs.start(job)
    assert failed.args[0].title == "盘满了"


def test_two_jobs_never_run_at_once(qtbot, jobs):
    running, most = [], []

    def work(tick):
        running.append(1)
        most.append(len(running))
        time.sleep(0.02)
        running.pop()

    started = [jobs.start(Job(work, "做")) for _ in range(4)]
    qtbot.waitUntil(lambda: not jobs.held)
    assert len(started) == 4
    assert max(most) == 1


def test_no_job_ever_runs_on_the_ui_thread(qapp):
    with pytest.raises(AssertionError, match="UI thread"):
        Task(list, "做").perform(lambda *_: None)


@pytest.mark.parametrize(
    ("done", "total", "seconds", "said"),
    [
        (0, 100, 60, ""),
        (50, 100, 2, ""),
        (50, 100, 30, "还要约 30 秒"),
        (10, 100, 20, "还要约 3 分钟"),
        (100, 100, 30, ""),
        (99, 100, 6, "还要约 1 秒"),
    ],
)
def test_time_left_is_only_said_when_it_can_be_known(done, total, seconds, said):
    assert time_left(done, total, seconds) == said
