"""What the records of a day say for its log, read without the station's other records."""

from datetime import date

from fqdesk.desk.day_log import day_log


def test_a_leave_that_began_years_ago_is_told_on_its_days(desk, people):
    leave = {"person": people["赵明"].id, "type": "sick_leave", "state": "approved"}
    leave |= {"day": date(2024, 1, 10), "end": date(2027, 1, 5), "late_reason": "补录"}
    kept = desk.save("leave", leave)
    assert kept.id in day_log(desk, date(2026, 3, 1)).sources
    assert kept.id not in day_log(desk, date(2027, 1, 6)).sources
