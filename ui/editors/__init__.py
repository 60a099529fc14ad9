"""The editor of each kind of field; a new field type needs one line here."""

from functools import singledispatch

from fqdesk.domain.fields import (
    Choice,
    Choices,
    Count,
    Day,
    Field,
    Files,
    Flag,
    Halves,
    MonthOf,
    Number,
    Ref,
    Refs,
    Rows,
    Text,
    Time,
)
from ui.editors.base import Around, Editor, Source
from ui.editors.days import DayEditor, MonthEditor, TimeEditor
from ui.editors.files import FilesEditor
from ui.editors.picked import ChoiceEditor, ChoicesEditor, FlagEditor, RefEditor, RefsEditor
from ui.editors.rows import RowsEditor
from ui.editors.texts import AmountEditor, LongTextEditor, TextEditor
from ui.widgets.suggestions import Candidate

__all__ = ["Around", "Candidate", "Editor", "Source", "editor_for"]


@singledispatch
def editor_for(field: Field, around: Around) -> Editor:
    """The widget that asks for this field."""
    return TextEditor(field, around)


@editor_for.register
def _(field: Text, around: Around) -> Editor:
    return LongTextEditor(field, around) if field.lines > 1 else TextEditor(field, around)


@editor_for.register(Count)
@editor_for.register(Number)
@editor_for.register(Halves)
def _(field: Field, around: Around) -> Editor:
    return AmountEditor(field, around)


@editor_for.register
def _(field: Day, around: Around) -> Editor:
    return DayEditor(field, around)


@editor_for.register
def _(field: MonthOf, around: Around) -> Editor:
    return MonthEditor(field, around)


@editor_for.register
def _(field: Time, around: Around) -> Editor:
    return TimeEditor(field, around)


@editor_for.register
def _(field: Choice, around: Around) -> Editor:
    return ChoiceEditor(field, around)


@editor_for.register
def _(field: Choices, around: Around) -> Editor:
    return ChoicesEditor(field, around)


@editor_for.register
def _(field: Flag, around: Around) -> Editor:
    return FlagEditor(field, around)


@editor_for.register
def _(field: Ref, around: Around) -> Editor:
    return RefEditor(field, around)


@editor_for.register
def _(field: Refs, around: Around) -> Editor:
    return RefsEditor(field, around)


@editor_for.register
def _(field: Rows, around: Around) -> Editor:
    return RowsEditor(field, around, editor_for)


@editor_for.register
def _(field: Files, around: Around) -> Editor:
    return FilesEditor(field, around)
