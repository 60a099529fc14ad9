"""Answers laid out as pages show them: who is called, what is open, a year of the branch at a glance."""

from fqdesk.domain.sheets.attendance import Called, called, leave_on, post_of

__all__ = ["Called", "called", "leave_on", "post_of"]
