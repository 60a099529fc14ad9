"""The card of a person: what the desk has that names them, for one year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fqdesk.domain.sheets.person import PersonCard, person_card

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk


def card_of(desk: Desk, person: str, year: int) -> PersonCard:
    """Reads only what names the person; run it as a job all the same, it may be thousands."""
    citing = desk.store.cited_by(person)
    facts = desk.registers_facts(r for r in citing if r.kind in {"leave", "rest", "duty"})
    return person_card(facts, desk.calendar(), desk.record(person), citing, year)
