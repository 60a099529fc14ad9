"""Decisions about single cells and columns as people name them: G7, B=日期, rows 9 and 11."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from fqdesk.desk.import_plan import Book, Plan
from fqdesk.domain.incoming.words import plain
from fqdesk.domain.text_scan import mask
from fqdesk.errors import Refused

ADDRESS = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")


def place_of(address: str) -> tuple[int, int]:
    """Row as Excel counts and column from 0 of an address. Raises Refused."""
    match = ADDRESS.fullmatch(address.strip())
    if match is None:
        raise Refused(f"格子写成 G7 这样，收到“{address}”。")
    return int(match[2]), column_of(match[1])


def column_of(letters: str) -> int:
    """The column from 0 that letters name. Raises Refused."""
    if not re.fullmatch(r"[A-Za-z]{1,3}", letters.strip()):
        raise Refused(f"列写成 B 这样，收到“{letters}”。")
    number = 0
    for sign in letters.strip().upper():
        number = number * 26 + ord(sign) - ord("A") + 1
    return number - 1


def tidy(address: str) -> str:
    """An address as the plan writes it."""
    place_of(address)
    return address.strip().upper()


def text_at(book: Book, sheet: str, address: str) -> str:
    """What stands in a cell, empty outside the sheet."""
    row, column = place_of(address)
    rows = next((known.rows for known in book.sheets if known.name == sheet), ())
    inside = 0 < row <= len(rows) and column < len(rows[row - 1])
    return rows[row - 1][column] if inside else ""


def masked(book: Book, sheet: str, addresses: Iterable[str]) -> Mapping[str, str]:
    """The texts of cells with the numbers in them covered."""
    return {tidy(one): mask(text_at(book, sheet, one)) for one in addresses}


def targets_said(made: Plan, pairs: Iterable[tuple[str, str]]) -> Mapping[int, str]:
    """B=日期 as column and target, by key or name; an empty name leaves the column out. Raises Refused."""
    by_name = {plain(said): key for key, said in made.targets.items()}
    by_name |= {plain(key): key for key in made.targets}
    found = {}
    for letters, said in pairs:
        target = by_name.get(plain(said), "") if said.strip() else ""
        if said.strip() and not target:
            known = "、".join(made.targets.values())
            raise Refused(f"“{made.kind.label}”没有“{said}”这一项，可选：{known}。")
        found[column_of(letters)] = target
    return found
