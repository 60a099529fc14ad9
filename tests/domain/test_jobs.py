from datetime import date

from fqdesk.domain.calendar import load_calendar
from fqdesk.domain.periods import Month
from fqdesk.domain.sheets.job import MONTH, PAST, YEAR
from fqdesk.domain.sheets.jobs import jobs
from tests.domain.make import facts, member, record

ON = "2026-11-23"
CALENDAR = load_calendar(())
BRANCH = record("branch", "支部", name="支部", day="2024-01-01", term_years=5, theme_day=25)
PEOPLE = [member(f"党员{n}") for n in range(1, 4)]


def meeting(kind, day, **more):
    return record("meeting", type=kind, day=day, topic="x", **more)


def found(*records, on=ON):
    return jobs(facts(on, BRANCH, *PEOPLE, *records), CALENDAR)


def one(made, series):
    (job,) = [job for job in made if job.series == series]
    return job


def theme_days(*skipped):
    return [meeting("theme_day", f"2026-{m:02d}-25") for m in range(1, 11) if m not in skipped]


def test_an_overdue_month_is_a_job_whose_form_leaves_the_day_to_ask():
    late = [j for j in found(*theme_days(10)) if j.series == "theme_day" and j.late]
    (job,) = late
    assert job.title == "补记 10 月主题党日"
    assert job.day == date(2026, 10, 31)
    assert job.aim.until == date(2026, 10, 31)
    assert job.fill == {"day": None, "type": "theme_day"}
    assert job.group(date(2026, 11, 23)) == PAST
    assert job.page == "party"


def test_the_deadline_is_the_end_of_the_month_and_the_fixed_day_an_aim_that_is_said():
    running = [j for j in found(*theme_days()) if j.series == "theme_day"]
    assert [(j.day, j.late) for j in running] == [(date(2026, 11, 30), False)]
    assert "支部定的 25 日" in running[0].why
    assert running[0].group(date(2026, 11, 23)) == MONTH
    after = [j for j in found(*theme_days(), on="2026-11-26") if j.series == "theme_day"]
    assert [(j.day, j.late) for j in after] == [(date(2026, 11, 30), False)]
    assert after[0].group(date(2026, 11, 26)) == MONTH


def test_a_gap_that_was_explained_is_no_job():
    said = record(
        "judgement",
        standard="cadence",
        item="theme_day",
        check="2026-10",
        outcome="not_met",
        reason="抗洪",
        day="2026-11-01",
    )
    assert not [j for j in found(*theme_days(10), said) if j.series == "theme_day" and j.late]


def test_december_of_the_year_before_is_still_a_job_in_january():
    days = [meeting("theme_day", f"2025-{m:02d}-25") for m in range(1, 12)]
    late = [j for j in found(*days, on="2026-01-09") if j.series == "theme_day" and j.late]
    assert [j.title for j in late] == ["补记 2025 年 12 月主题党日"]


def test_talks_of_several_people_are_one_job_that_begins_with_the_first():
    talk = record("heart_talk", talker="党员1", talked="党员2", day="2026-03-01", content="私")
    job = one(found(talk), "heart_talk")
    assert job.title == "今年谈心谈话还差 1 人"
    assert job.why == "党员3还没有。"
    assert job.fill == {"talked": "党员3"}
    assert job.group(date(2026, 11, 23)) == YEAR


def test_dues_of_a_month_that_miss_somebody_open_their_record():
    dues = record("dues", "十一月", month="2026-11", day="2026-11-05", paid=("党员1",))
    open_ = [j for j in found(dues) if j.series == "dues" and not j.late]
    assert [j.record for j in open_] == ["十一月"]
    october = [j for j in found(dues) if j.series == "dues" and j.late]
    assert october[-1].fill["month"] == Month(2026, 10)
    published = one(found(dues), "dues_published")
    assert (published.record, published.aim.field) == ("十一月", "published")


def test_promises_and_answers_with_a_term_are_jobs_until_they_are_done():
    rows = (
        {"matter": "修改总结", "person": "党员1", "due": "2026-11-20"},
        {"matter": "报送材料", "due": "2026-11-27", "done": "2026-11-21"},
        {"matter": "没有期限"},
    )
    held = meeting("collective_study", "2026-11-02", actions=rows)
    waiting = record("suggestion", "灯", day="2026-10-30", content="路灯不亮。", due="2026-11-27")
    answered = record(
        "suggestion", day="2026-10-30", content="x", due="2026-11-27", resolved_on="2026-11-01"
    )
    made = found(held, waiting, answered)
    promised = one(made, "collective_study")
    assert (promised.title, promised.late, promised.record) == ("办结：修改总结", True, held.id)
    assert promised.aim.field == "actions/0/done"
    answer = one(made, "suggestion")
    assert (answer.title, answer.record, answer.page) == ("答复群众：路灯不亮", "灯", "visit")
    assert answer.aim.field == "resolved_on"


def test_leave_that_nobody_planned_is_one_job_by_the_first_latest_start():
    worked = [member(f"老{n}", work_start_date="2000-07-01") for n in (1, 2)]
    planned = record(
        "leave",
        person="老1",
        type="annual_leave",
        state="planned",
        day="2026-12-01",
        end="2026-12-21",
    )
    job = one(found(*worked, planned), "leave")
    assert job.title == "排定 1 人共 15 天年休假"
    assert job.fill["person"] == "老2"
    assert job.page == "leave"
    assert job.day <= date(2026, 12, 11)


def test_jobs_come_by_deadline_with_the_late_ones_first():
    made = found(*theme_days(10))
    keys = [(not job.late, job.day) for job in made]
    assert keys == sorted(keys)


def carrying(*more):
    """Somebody with fifteen days a year who has five of 2025 left and has taken all of 2026."""
    taken = {"person": "老", "type": "annual_leave", "state": "approved"}
    return [
        member("老", work_start_date="2000-07-01"),
        record("leave", day="2025-06-03", end="2025-06-16", attribution_year=2025, **taken),
        record("leave", day="2026-06-01", end="2026-06-22", attribution_year=2026, **taken),
        *more,
    ]


def test_leave_carried_over_from_last_year_is_a_job_until_it_is_planned():
    (job,) = [j for j in found(*carrying()) if j.series == "leave"]
    assert job.title == "排定 1 人 2025 年跨过来的 5 天年休假"
    assert (job.fill["person"], job.fill["attribution_year"]) == ("老", 2025)
    assert date(2026, 12, 20) < job.day < date(2026, 12, 28)
    planned = record(
        "leave",
        person="老",
        type="annual_leave",
        state="planned",
        day="2026-12-07",
        end="2026-12-11",
        attribution_year=2025,
    )
    assert not [j for j in found(*carrying(planned)) if j.series == "leave"]


def test_leave_of_a_year_that_nobody_recorded_is_not_asked_for():
    assert len([j for j in found(carrying()[0]) if j.series == "leave"]) == 1
