"""The rules by name: few, each a pure function; what no rule can say is a new rule, never a formula."""

from collections.abc import Mapping
from types import MappingProxyType

from fqdesk.evidence.rules.cadence import cadence
from fqdesk.evidence.rules.counting import count_at_least
from fqdesk.evidence.rules.declarations import declared
from fqdesk.evidence.rules.documents import materials, narrative, out_of_scope
from fqdesk.evidence.rules.figures import count_figure, ratio_figure, trend
from fqdesk.evidence.rules.honours import honours_window
from fqdesk.evidence.rules.leaving import leave_rate
from fqdesk.evidence.rules.posts import people_ratio, per_place, place_ratio
from fqdesk.evidence.rules.registry import Rule, rule
from fqdesk.evidence.rules.shares import answered_ratio, passed_ratio
from fqdesk.evidence.rules.staffing import headcount, shortfall_cover, staffing, tenure

_ALL = (
    *(cadence, count_at_least),
    *(ratio_figure, count_figure, trend),
    *(answered_ratio, passed_ratio),
    *(place_ratio, people_ratio, per_place),
    *(headcount, staffing, shortfall_cover, tenure),
    *(honours_window, leave_rate, declared, materials, narrative, out_of_scope),
)

RULES: Mapping[str, Rule] = MappingProxyType({judge.__name__: rule(judge) for judge in _ALL})
