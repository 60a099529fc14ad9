"""What people call the sorts of records, beside their own names."""

import tomllib

import pytest

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Choice
from fqdesk.domain.incoming.words import FOLDER
from fqdesk.domain.spoken import ALL, FILE, spoken

TOLD = tomllib.loads((FOLDER / FILE).read_text("utf-8"))


@pytest.mark.parametrize("kind", TOLD)
def test_every_word_stands_for_a_kind_or_one_of_its_choices(kind):
    field = KINDS[kind].by_key.get("type")
    codes = set(field.options) if isinstance(field, Choice) else set()
    assert set(TOLD[kind]) - {ALL} <= codes


def test_words_of_the_choice_come_before_those_of_the_kind():
    assert spoken("leave", "type", "annual_leave")[0] == "年假"
    assert "请假" in spoken("leave", "type", "sick_leave")
    assert "病假" in spoken("leave", "type", "sick_leave")
    assert "党日" in spoken("meeting", "type", "theme_day")


def test_a_kind_without_words_has_none():
    assert spoken("claim") == ()
