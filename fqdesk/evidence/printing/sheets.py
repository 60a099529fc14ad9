"""What evidence is made of before it has page numbers: sheets, and parts that gather them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from fqdesk.evidence.bundle import record_place
from fqdesk.evidence.layout.blocks import Block, Gap
from fqdesk.evidence.layout.flow import Leaf, flow
from fqdesk.evidence.layout.pages import Head, Kind
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.volume import Section

Heads = Callable[[str], Head]
"""The running head of a page, given the page's name."""

APART = 12.0
"""Space between two registers on one page, mm."""


def file_place(sha256: str) -> str:
    """The named place where an attachment is printed."""
    return f"file-{sha256}"


@dataclass(frozen=True)
class Sheet:
    """A register, a record's form, a page of photos: blocks under one name.

    `name` stands in the running head and among the bookmarks. `record` is the id of the record
    that the sheet is about, empty for registers. `leaves` are pages that are not laid from blocks.
    """

    name: str
    blocks: tuple[Block, ...] = ()
    kind: Kind = "evidence"
    record: str = ""
    leaves: tuple[Leaf, ...] = ()

    def laid(self, shaper: Shaper, heads: Heads) -> list[Leaf]:
        """Its pages; 公文 pages carry no running head (GB/T 9704-2012)."""
        head = None if self.kind == "official" else heads(self.name)
        pages = [replace(leaf, head=leaf.head or head) for leaf in self.leaves]
        return flow(self.blocks, shaper, kind=self.kind, head=head) + pages


@dataclass(frozen=True)
class Part:
    """One entry of the contents under an item: a register, or several sheets of one sort.

    `short` registers may share a page with the next one.
    """

    title: str
    sheets: Sequence[Sheet]
    short: bool = False

    def joined(self, other: Part) -> Part:
        """Two short registers as one entry, the second below the first."""
        (first,), (second,) = self.sheets, other.sheets
        title = f"{self.title}、{other.title}"
        blocks = (*first.blocks, Gap(APART, keep=True), *second.blocks)
        return Part(title, [replace(first, name=title, blocks=blocks)], short=True)

    def sections(self, own: str, shaper: Shaper, heads: Heads, level: int) -> Iterator[Section]:
        """Sections of the volume: the part, and one below it for every record with a sheet."""
        alone = len(self.sheets) == 1
        if not alone:
            yield Section(own, self.title, (), level)
        for n, sheet in enumerate(self.sheets):
            leaves = sheet.laid(shaper, heads)
            if sheet.record and leaves:
                first = replace(leaves[0], places=(record_place(sheet.record), *leaves[0].places))
                leaves = [first, *leaves[1:]]
            if alone:
                yield Section(own, self.title, leaves, level)
            else:
                yield Section(f"{own}-{n + 1}", sheet.name, leaves, level + 1)
