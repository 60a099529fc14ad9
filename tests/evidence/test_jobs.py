"""今天补什么: one job for the same gap in two standards, by last day, and what it would achieve."""

from fqdesk.evidence.jobs import jobs
from fqdesk.evidence.judge import assess
from fqdesk.evidence.outcomes import Outcome
from fqdesk.evidence.standard import standard
from tests.domain.make import day, facts
from tests.evidence.judging import CALENDAR
from tests.evidence.rules.test_cadence import BRANCH, EIGHT, monthly
from tests.evidence.rules.test_leaving import leave, officer

ON = "2026-03-06"


def planned(*records, on=ON, packs=("chongzhou-2019", "nantong-2019")):
    known = facts(on, *records)
    return jobs([assess(standard(key), known, CALENDAR) for key in packs])


def test_the_same_duty_in_two_standards_is_one_job():
    found = planned(*EIGHT, BRANCH, *monthly("committee_meeting", 2026, without=range(2, 13)))
    march = [
        job
        for job in found
        if job.gap.fill == {"type": "committee_meeting"} and job.day == day("2026-03-31")
    ]
    assert len(march) == 1
    assert [served.item.id for served in march[0].serves] == ["CZ-02a", "NT-1a", "NT-P1f"]
    first = march[0].serves[0]
    assert first.running
    assert first.becomes is None
    assert first.said == f"崇州 2019 第 2 条 今年还差 {first.left} 件"
    assert first.left > 2
    assert not march[0].overdue(day(ON))
    february = next(job for job in found if job.day == day("2026-02-28"))
    assert february.overdue(day(ON))


def test_jobs_come_by_their_last_day():
    days = [job.day for job in planned(*EIGHT, BRANCH)]
    assert days == sorted(days)
    assert days


def test_one_gap_left_says_what_closing_it_achieves():
    names = [f"民警{n}" for n in range(10)]
    found = planned(*[officer(name) for name in names], *[leave(name) for name in names[:9]])
    (job,) = [job for job in found if job.gap.fill.get("attribution_year") == "2025"]
    assert [(served.item.id, served.becomes) for served in job.serves] == [
        ("CZ-25a", Outcome.MET),
        ("NT-6b", Outcome.MET),
    ]
    assert job.serves[0].said == "崇州 2019 第 25 条 → 达标"


def test_two_gaps_left_promise_nothing_for_one_of_them():
    names = [f"民警{n}" for n in range(10)]
    found = planned(*[officer(name) for name in names], *[leave(name) for name in names[:8]])
    both = [job for job in found if job.gap.fill.get("attribution_year") == "2025"]
    assert len(both) == 2
    assert {served.becomes for job in both for served in job.serves} == {None}
    assert both[0].serves[0].said == "崇州 2019 第 25 条 还差 2 件"


def test_the_last_thing_of_the_running_year_says_what_it_achieves():
    names = [f"民警{n}" for n in range(10)]
    taken = [
        leave(f"{name}", f"假{name}", day="2026-01-05", end="2026-01-09") for name in names[:9]
    ]
    everybody = [*[officer(name) for name in names], *[leave(name) for name in names], *taken]
    jobs_now = [job for job in planned(*everybody, on="2026-03-06") if job.gap.kind == "leave"]
    (job,) = [job for job in jobs_now if job.gap.fill.get("attribution_year") == "2026"]
    served = next(one for one in job.serves if one.item.id == "CZ-25a")
    assert (served.becomes, served.running, served.left) == (Outcome.MET, True, 1)
    assert served.said == "崇州 2019 第 25 条 → 今年达标"


def test_gaps_without_a_day_are_no_jobs():
    assert all(job.gap.kind != "figure" for job in planned(*EIGHT, BRANCH))
