"""What is owed when: the cadences of Party life and those set locally, each with its state and reason."""

from fqdesk.domain.cadence.duty import EXPLAINED, Duty
from fqdesk.domain.cadence.owed import duties

__all__ = ["EXPLAINED", "Duty", "duties"]
