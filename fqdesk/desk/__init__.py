"""The desk: the verbs that window and command line share, over one open station folder."""

from fqdesk.desk.desk import Desk
from fqdesk.desk.writing import Draft
from fqdesk.storage.entries import Query
from fqdesk.storage.store import Verification

__all__ = ["Desk", "Draft", "Query", "Verification"]
