"""Every kind of record that a station keeps, by area; the one list that all readers share."""

from collections.abc import Mapping
from types import MappingProxyType

from fqdesk.domain.catalog.care import COUNSELLING, DUTY, HEALTH_CHECK, REST
from fqdesk.domain.catalog.claims import CLAIM, PROOF
from fqdesk.domain.catalog.honours import HONOUR
from fqdesk.domain.catalog.leave import LEAVE
from fqdesk.domain.catalog.masses import FORUM, OPEN_DAY, PUBLICITY, SUGGESTION, VISIT
from fqdesk.domain.catalog.meetings import MEETING
from fqdesk.domain.catalog.party import (
    APPRAISAL,
    DUES,
    HEART_TALK,
    PARTY_REPORT,
    POLITICAL_LOG,
    UPPER_VISIT,
)
from fqdesk.domain.catalog.people import PERSON, POST
from fqdesk.domain.catalog.proof import DECLARATION, FIGURE
from fqdesk.domain.catalog.station import BRANCH, PLACE, SETTING, STATION
from fqdesk.domain.catalog.support import INSPECTION, JUDGEMENT, MATERIAL, TRAINING
from fqdesk.domain.kinds import Kind
from fqdesk.errors import Refused

AREAS = {
    "station": "所情",
    "party": "党建",
    "masses": "走访",
    "care": "休假",
    "honour": "荣誉",
    "support": "保障与佐证",
}

_ALL = (
    *(STATION, PLACE, PERSON, POST, BRANCH, SETTING),
    *(MEETING, APPRAISAL, HEART_TALK, DUES, PARTY_REPORT, UPPER_VISIT, POLITICAL_LOG),
    *(VISIT, FORUM, OPEN_DAY, SUGGESTION, PUBLICITY),
    *(LEAVE, DUTY, REST, HEALTH_CHECK, COUNSELLING),
    HONOUR,
    *(TRAINING, INSPECTION, FIGURE, DECLARATION, MATERIAL, JUDGEMENT, CLAIM, PROOF),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.key: kind for kind in _ALL})


def kind_of(key: str) -> Kind:
    """The kind with this key or Chinese label. Raises Refused."""
    if key in KINDS:
        return KINDS[key]
    for kind in _ALL:
        if kind.label == key:
            return kind
    known = "、".join(f"{kind.key}（{kind.label}）" for kind in _ALL)
    raise Refused(f"没有“{key}”这一类记录。", f"可用：{known}。")
