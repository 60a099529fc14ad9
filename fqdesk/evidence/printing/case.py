"""One item as it is printed: its records, the window they are looked at in, what counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Span, last_complete_year
from fqdesk.domain.records import Record
from fqdesk.evidence.bundle import Bundle, Sources, evidence_of
from fqdesk.evidence.judge import ItemResult
from fqdesk.evidence.layout.shaping import Shaper


@dataclass(frozen=True)
class Case:
    """One item and the records that are printed behind its page."""

    result: ItemResult
    bundle: Bundle
    sources: Sources
    shaper: Shaper

    @property
    def facts(self) -> Facts:
        """The station as known for the day of judging."""
        return self.bundle.facts

    @cached_property
    def records(self) -> list[Record]:
        """The records printed here, kind by kind in the order of the catalog."""
        part = self.bundle.part(self.result.item.id)
        order = list(KINDS)
        own = [self.bundle.record(known) for known in part.own] if part else []
        return sorted(own, key=lambda record: order.index(record.kind))

    @cached_property
    def counting(self) -> frozenset[str]:
        """Ids of the records that count, not merely shown."""
        return frozenset(evidence_of(self.result))

    def span(self, records: Sequence[Record]) -> Span:
        """The window of the checks that these records count for, else of all checks."""
        ids = {record.id for record in records}
        findings = [check.finding for check in self.result.checks if check.finding.span]
        used = [found for found in findings if ids.intersection(found.evidence)] or findings
        spans = [found.span for found in used if found.span]
        if not spans:
            return last_complete_year(self.bundle.on)
        return Span(min(span.first for span in spans), max(span.last for span in spans))

    @cached_property
    def reasons(self) -> dict[str, str]:
        """Why a record that is shown does not count, as the tables of the findings say."""
        tables = (check.finding.table for check in self.result.checks)
        return {
            known: row.said
            for table in tables
            if table
            for row in table.rows
            if row.said
            for cell in row.cells
            for known in cell.records
        }
