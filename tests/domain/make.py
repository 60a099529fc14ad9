"""Records for tests, written as a person would say them; dates as ISO text."""

from datetime import date, datetime
from itertools import count
from types import MappingProxyType
from typing import Any

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import Day, Field, MonthOf, Rows
from fqdesk.domain.records import Record

_numbers = count(1)


def _typed(field: Field, value: Any) -> Any:
    if isinstance(field, Day | MonthOf) and isinstance(value, str):
        return field.parse(value)
    if isinstance(field, Rows):
        inner = {f.key: f for f in field.fields}
        return tuple({k: _typed(inner[k], v) for k, v in row.items()} for row in value)
    return value


def record(kind: str, id_: str = "", *, entered: str = "", **values: Any) -> Record:
    """A record as the desk would hand it out; days may be written as text."""
    fields = KINDS[kind].by_key
    unknown = set(values) - set(fields)
    assert not unknown, f"{kind} has no {unknown}"
    typed = {key: _typed(fields[key], value) for key, value in values.items()}
    at = datetime.fromisoformat(entered) if entered else None
    return Record(id_ or f"{kind}-{next(_numbers)}", kind, MappingProxyType(typed), entered_at=at)


def person(key: str, since: str = "2015-07-01", **values: Any) -> Record:
    """A police officer unless `role` says otherwise."""
    return record("person", key, **{"name": key, "role": "officer", "day": since} | values)


def member(key: str, since: str = "2015-07-01", **values: Any) -> Record:
    """An officer who has been a full member since long ago."""
    return person(key, since, **{"full_from": "2010-07-01"} | values)


def facts(on: str, *records: Record) -> Facts:
    """Facts as of a day."""
    return Facts.of(records, date.fromisoformat(on))


def day(text: str) -> date:
    """A date."""
    return date.fromisoformat(text)
