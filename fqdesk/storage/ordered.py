"""Pages of a long list: the order first, and only for the page what the records say."""

from __future__ import annotations

import json
from array import array
from dataclasses import replace

from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Record
from fqdesk.storage import query as asked
from fqdesk.storage.database import Connection
from fqdesk.storage.entries import Query
from fqdesk.storage.projection import Projection

LARGE_PART = 4
"""A kind that is more than one record in so many is read faster in the order of the file."""
TOP = 2000
"""Rows of the second step; to sort out all of 100,000 takes twice as long."""
BY_NUMBER = "JOIN (SELECT value AS at, key AS place FROM json_each(?)) ON at = born ORDER BY place"
"""Rows by what they are named by, in the order given as a JSON list."""


class Ordered:
    """Keeps the order last asked for until the next change, so that scrolling does not sort again."""

    def __init__(self, db: Connection, rows: Projection) -> None:
        self._db, self._rows = db, rows
        self._asked: tuple[str, Query, int] | None = None
        self._kept: array[int] = array("q")
        self._whole = False

    def page(self, kind: Kind, q: Query, head: int) -> list[Record]:
        """The records of a page; `head` is the newest revision. Raises Refused for an unknown field."""
        if asked.walked(q):
            wanted = self._numbers(kind, q)
        else:
            end = q.offset + (q.limit or 0)
            self._keep(kind, replace(q, limit=None, offset=0), q.offset, end, head)
            wanted = self._kept[q.offset : end]
        return self._rows.select(BY_NUMBER, [json.dumps(list(wanted))])

    def _keep(self, kind: Kind, q: Query, offset: int, end: int, head: int) -> None:
        """Have the order kept as far as `end`: first the page alone, then the top of it, then all."""
        if (kind.key, q, head) != self._asked:
            self._kept, self._whole = array("q"), False
            self._asked = (kind.key, q, head)
        if self._whole or end <= len(self._kept):
            return
        most = end if not offset else TOP if end <= TOP else None
        self._kept = self._numbers(kind, replace(q, limit=most))
        self._whole = most is None or len(self._kept) < most

    def _numbers(self, kind: Kind, q: Query) -> array[int]:
        """What the rows are named by, in the order asked for."""
        scan = not asked.walked(q) and self._much(kind, q)
        condition, values = asked.where(kind, q, scan=scan)
        order, more = asked.order(kind, q)
        rows = self._db.rows(f"SELECT born FROM record {condition} {order}", values + more)  # noqa: S608
        return array("q", (born for (born,) in rows))

    def _much(self, kind: Kind, q: Query) -> bool:
        """Whether so many of the file's records are asked for that seeking each would take longer."""
        if q.first or q.last or q.text.strip():
            return False
        sql = "SELECT count(*), (SELECT max(born) FROM record) FROM record WHERE kind = ?"
        count, last = self._db.rows(sql, (kind.key,))[0]
        return bool(count * LARGE_PART > (last or 0))
