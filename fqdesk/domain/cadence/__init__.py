"""What is owed when: the cadences of Party life and those set locally, each with its state and reason."""

from collections.abc import Mapping

from fqdesk.domain.cadence import members
from fqdesk.domain.cadence.branch import APPRAISAL, COMMITTEE, GENERAL, GROUP, ORG_LIFE, THEME_DAY
from fqdesk.domain.cadence.duty import EXPLAINED, Duty
from fqdesk.domain.cadence.local import LOCALS
from fqdesk.domain.cadence.owed import duties

__all__ = ["EXPLAINED", "LABELS", "Duty", "duties"]

LABELS: Mapping[str, str] = {
    **{local.series: local.label for local in LOCALS},
    **{
        one.series: one.label for one in (GENERAL, COMMITTEE, GROUP, THEME_DAY, ORG_LIFE, APPRAISAL)
    },
    **members.LABELS,
}
"""Every series by its key, as a gap is called."""
