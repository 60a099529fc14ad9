"""The kinds whose rows are more than one record of plain answers."""

from collections.abc import Mapping
from types import MappingProxyType

from fqdesk.domain.incoming.honour_rows import honour_items
from fqdesk.domain.incoming.leave_rows import leave_items
from fqdesk.domain.incoming.meeting_rows import meeting_items
from fqdesk.domain.incoming.people_rows import people_items
from fqdesk.domain.incoming.reading import Special
from fqdesk.domain.incoming.visit_rows import visit_items

SPECIAL_ROWS: Mapping[str, Special] = MappingProxyType(
    {
        "meeting": meeting_items,
        "leave": leave_items,
        "visit": visit_items,
        "honour": honour_items,
        "person": people_items,
    }
)
