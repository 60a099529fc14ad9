"""The seam between pages and forms: a page asks for the form of a kind and need not know which it got."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from fqdesk.domain.kinds import Kind
from ui.editors import Around
from ui.forms.copying import copied
from ui.forms.log_form import LogForm
from ui.forms.meeting_form import MeetingForm
from ui.forms.record_form import RecordForm

__all__ = ["RecordForm", "copied", "form_for"]

FORMS: Mapping[str, Callable[[Kind, Around], RecordForm]] = MappingProxyType(
    {"meeting": MeetingForm, "political_log": LogForm}
)
"""Kinds with a form of their own; every other kind gets the one made from its declaration."""


def form_for(kind: Kind, around: Around) -> RecordForm:
    """The form that asks for a record of this kind."""
    return FORMS.get(kind.key, RecordForm)(kind, around)
