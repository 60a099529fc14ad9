"""Forms printed without a volume."""

from pathlib import Path

import pytest

from fqdesk.errors import Cancelled
from fqdesk.evidence.printing import alone
from tests.evidence.printing.paper import texts
from tests.evidence.printing.volume_facts import CALENDAR, a_year


def test_every_kind_has_a_form_and_a_meeting_has_two(tmp_path: Path) -> None:
    station, _ = a_year()
    facts = station.facts()
    for kind, words in (
        ("meeting", ["打印记录", "打印签到表"]), ("leave", ["打印审批表"]), ("visit", ["打印记录"]),
        ("declaration", ["打印记录"]), ("honour", ["打印记录"]),
    ):  # fmt: skip
        record = facts.all(kind)[0]
        forms = alone.forms_of(record, facts, CALENDAR)
        assert list(forms) == words
        path = tmp_path / f"{kind}.pdf"
        assert alone.write(list(forms.values()), facts, path) == len(forms)
        assert all(record.number in text for text in texts(path)[:1])
        assert "只给自己看" not in "".join(texts(path))


def test_a_cancelled_print_leaves_nothing(tmp_path: Path) -> None:
    station, _ = a_year()
    facts = station.facts()
    forms = alone.forms_of(facts.all("meeting")[0], facts, CALENDAR)

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        alone.write(list(forms.values()), facts, tmp_path / "x.pdf", stop)
    assert list(tmp_path.iterdir()) == []
