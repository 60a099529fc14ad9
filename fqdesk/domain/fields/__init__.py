"""A field: the text a person types, the value we calculate with, and what is stored, and back."""

from fqdesk.domain.fields.amount import Count, Day, Halves, MonthOf, Number, Time, say_halves
from fqdesk.domain.fields.base import SEPARATORS, Field, Invalid
from fqdesk.domain.fields.compound import FileRef, Files, Rows
from fqdesk.domain.fields.text import Choice, Choices, Flag, Ref, Refs, Text, Texts

__all__ = [
    "SEPARATORS",
    "Choice",
    "Choices",
    "Count",
    "Day",
    "Field",
    "FileRef",
    "Files",
    "Flag",
    "Halves",
    "Invalid",
    "MonthOf",
    "Number",
    "Ref",
    "Refs",
    "Rows",
    "Text",
    "Texts",
    "Time",
    "say_halves",
]
