"""The first start: pasted lists of people and places read cell by cell; what is doubtful is asked."""

from fqdesk.domain.starting.derived import Derived, annual_leave, derived
from fqdesk.domain.starting.doubts import Doubt, alike
from fqdesk.domain.starting.headers import arranged
from fqdesk.domain.starting.people import PEOPLE, Row, read_people
from fqdesk.domain.starting.places import PLACES, PlaceRow, read_places

__all__ = [
    "PEOPLE",
    "PLACES",
    "Derived",
    "Doubt",
    "PlaceRow",
    "Row",
    "alike",
    "annual_leave",
    "arranged",
    "derived",
    "read_people",
    "read_places",
]
