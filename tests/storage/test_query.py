"""Questions that the database answers from its index."""

from pathlib import Path

import pytest

from fqdesk.domain.catalog import KINDS
from fqdesk.storage import query as asked
from fqdesk.storage.entries import Query
from fqdesk.storage.store import Store
from tests.storage.sample import raw


@pytest.mark.parametrize("down", [True, False])
def test_the_order_by_day_walks_the_index_and_sorts_nothing(store: Store, folder: Path, down: bool):
    kind = KINDS["visit"]
    condition, values = asked.where(kind, Query())
    order, more = asked.order(kind, Query(sort=(("day", down),), limit=200))
    store.close()
    db = raw(folder)
    sql = f"EXPLAIN QUERY PLAN SELECT * FROM record {condition} {order}"  # noqa: S608 - our own words
    plan = db.rows(sql, [*values, *more])
    db.close()
    assert "record_kind_day" in str(plan)
    assert "TEMP B-TREE" not in str(plan)
