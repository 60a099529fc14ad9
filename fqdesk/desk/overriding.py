"""Changing a number of a shipped check for this station: who said so and when is kept and printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fqdesk.desk.deciding import decide
from fqdesk.desk.desk import Desk
from fqdesk.domain.records import Record
from fqdesk.errors import Fault, Refused
from fqdesk.evidence.claims import Check, Item, Standard
from fqdesk.evidence.judge import OVERRIDDEN, PARAMS, override_key
from fqdesk.evidence.params import Threshold, Window, Wrong, window
from fqdesk.evidence.rules import RULES


@dataclass(frozen=True)
class Number:
    """One number of a check that a station may set otherwise."""

    check: Check
    key: str
    label: str
    """要求, 次数, 窗口 or 月数, with the title of its check."""
    official: str
    """As the standard has it."""
    local: Record | None
    """The setting in force, None where nobody changed it."""

    @property
    def value(self) -> str:
        """The number that counts now, in words."""
        return _words_of(str(self.local["value"])) if self.local else self.official


def numbers(desk: Desk, standard: Standard, item: Item) -> list[Number]:
    """Every number of an item that may be changed here."""
    return list(_numbers(desk, standard, item))


def _numbers(desk: Desk, standard: Standard, item: Item) -> Iterable[Number]:
    facts = desk.registers_facts()
    for check in item.checks:
        for key in OVERRIDDEN:
            if key in check.params:
                found = facts.setting_record(override_key(standard, item, check, key))
                label = f"{check.title}：{PARAMS[key]}"
                yield Number(check, key, label, _words(check.params[key]), found)


@dataclass(frozen=True)
class Changed:
    """One number that this station changed."""

    standard: Standard
    item: Item
    number: Number
    record: Record


def changed(desk: Desk) -> list[Changed]:
    """Every changed number in force, by standard and item."""
    return [
        Changed(standard, item, number, number.local)
        for standard in desk.standards()
        for item in standard.everything
        for number in _numbers(desk, standard, item)
        if number.local is not None and number.value != number.official
    ]


def _words(value: object) -> str:
    if isinstance(value, Window):
        return value.said
    return value.text if isinstance(value, Threshold) else str(value)


def _words_of(raw: str) -> str:
    try:
        return window(raw).said
    except Wrong:
        return raw


def _raw_of(text: str) -> str:
    """What is stored for a window written in words: 24 个月 → 24 months."""
    if months := re.fullmatch(r"(?:近\s*)?(\d{1,3})\s*个?月", text):
        return f"{months[1]} months"
    return {"上一个整年": "year", "判断当天": "day"}.get(text, text)


def override(
    desk: Desk, standard: Standard, item: Item, number: Number, value: str, said_by: str
) -> Record:
    """Keep another number from today on; the standard's own number again takes the change back.

    Raises Refused where the number cannot be read or nobody stands for it.
    """
    text = _raw_of(value.strip())
    if not said_by.strip():
        raise Refused("写上依据：谁定的、哪份文件。", faults=[Fault("said_by", "没有写依据。")])
    raw = int(text) if isinstance(number.check.params[number.key], int) and text.isdigit() else text
    try:
        RULES[number.check.rule].parse(number.key, raw, {})
    except Wrong as wrong:
        said = f"“{PARAMS[number.key]}”{wrong}。"
        raise Refused(said, faults=[Fault("value", said)]) from None
    key = override_key(standard, item, number.check, number.key)
    values = {"key": key, "value": text, "day": desk.today(), "said_by": said_by.strip()}
    return decide(desk, values)
