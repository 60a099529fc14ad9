"""What 存成 Excel wrote is known again, kind by kind: nothing is added, nothing differs."""

from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from fqdesk.desk import Query
from fqdesk.desk.exporting import LATE, export_table
from fqdesk.desk.import_plan import THERE
from fqdesk.desk.importing import perform
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.incoming.words import NOT_FROM_SHEETS
from tests.demo_desk import make_demo, open_demo
from tests.importing_desk import planned

BROUGHT = sorted(set(KINDS) - NOT_FROM_SHEETS)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = make_demo(tmp_path_factory.mktemp("demo") / "所案", photos=1)
    with open_demo(folder, writing=True) as desk:
        yield desk


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("books")


@pytest.mark.parametrize("kind", BROUGHT)
def test_every_kind_comes_back_as_it_is(demo, folder, kind):
    path = folder / f"{KINDS[kind].label}台账.xlsx"
    columns = [*KINDS[kind].columns, LATE]
    count = export_table(demo, kind, Query(sort=(("day", False),)), columns, "", path)
    assert count > 0
    made = planned(demo, path)
    assert made.kind.key == kind
    assert len(made.rows) == count
    assert {row.state for row in made.rows} == {THERE}
    assert perform(demo, made) == []


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_columns_of_any_rows_add_nothing(demo, folder, data):
    """Without the number a row is known by what it says, as long as its key is among the columns."""
    kind = data.draw(st.sampled_from(["honour", "heart_talk", "training", "visit", "duty"]))
    declared = KINDS[kind]
    more = [key for key in declared.columns if key not in {"number", "day"}]
    columns = data.draw(st.permutations(["day", *more]))
    limit = data.draw(st.integers(min_value=1, max_value=40))
    path = folder / f"{declared.label}.xlsx"
    query = Query(sort=(("day", False),), limit=limit)
    export_table(demo, kind, query, columns, "", path)
    made = planned(demo, path, kind=kind)
    assert len(made.rows) == limit or len(made.rows) == demo.count(kind, Query())
    assert not made.drafts
    assert not [row for row in islice(made.rows, 40) if row.state == "new"]
