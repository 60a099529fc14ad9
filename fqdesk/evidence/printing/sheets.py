"""What evidence is made of before it has page numbers: sheets, and parts that gather them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fqdesk.evidence.bundle import record_place
from fqdesk.evidence.layout.blocks import Block, Gap
from fqdesk.evidence.layout.flow import Leaf, flow
from fqdesk.evidence.layout.pages import Frame, Head, Kind
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.volume import Section
from fqdesk.evidence.printing.pieces import tall

Heads = Callable[[str], Head]
"""The running head of a page, given the page's name."""

APART = 9.0
"""Space between two registers or sheets on one page, mm."""


def file_place(sha256: str) -> str:
    """The named place where an attachment is printed."""
    return f"file-{sha256}"


@dataclass(frozen=True)
class Sheet:
    """A register, a record's form, a page of photos: blocks under one name.

    `name` stands in the running head and among the bookmarks. `record` is the id of the record
    that the sheet is about, empty for registers. `compact` is the same sheet with less room to
    write in, for a page that it shares. `leaves` are pages that are not laid from blocks.
    """

    name: str
    blocks: tuple[Block, ...] = ()
    kind: Kind = "evidence"
    record: str = ""
    leaves: tuple[Leaf, ...] = ()
    compact: tuple[Block, ...] = ()

    @property
    def small(self) -> tuple[Block, ...]:
        """Its blocks where it shares a page."""
        return self.compact or self.blocks

    def laid(self, shaper: Shaper, heads: Heads) -> list[Leaf]:
        """Its pages; 公文 pages carry no running head (GB/T 9704-2012)."""
        head = None if self.kind == "official" else heads(self.name)
        pages = [replace(leaf, head=leaf.head or head) for leaf in self.leaves]
        return flow(self.blocks, shaper, kind=self.kind, head=head) + pages


@dataclass(frozen=True)
class Part:
    """One entry of the contents under an item: a register, or several sheets of one sort.

    `inset` is a register as it stands on the item's own page where there is room for it; `told`
    are the records it lists.
    """

    title: str
    sheets: Sequence[Sheet]
    inset: tuple[Block, ...] = ()
    told: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Turn:
    """A sheet with the sections that begin with it: its part's, and its own below that."""

    sheet: Sheet
    opens: tuple[Section, ...]


def laid_out(
    parts: Iterable[Part], own: str, shaper: Shaper, heads: Heads, level: int
) -> Iterator[Section]:
    """Sections of the volume: one for each part, and one below it for every record with a sheet.

    Sheets that follow one another share a page when it holds them whole. `own` begins the names
    of the places.
    """
    turns = [turn for n, part in enumerate(parts, 1) for turn in _turns(part, f"{own}-{n}", level)]
    for page in _sharing(turns, shaper):
        opens = [section for turn in page for section in turn.opens]
        # Sections without pages open with the next one that has some: all of them on this page.
        yield from opens[:-1]
        yield replace(opens[-1], leaves=_pages([turn.sheet for turn in page], shaper, heads))


def _turns(part: Part, own: str, level: int) -> Iterator[_Turn]:
    whole = Section(own, part.title, (), level)
    if len(part.sheets) == 1:
        yield _Turn(part.sheets[0], (whole,))
        return
    for n, sheet in enumerate(part.sheets, 1):
        mine = Section(f"{own}-{n}", sheet.name, (), level + 1)
        yield _Turn(sheet, (whole, mine) if n == 1 else (mine,))


def _sharing(turns: Iterable[_Turn], shaper: Shaper) -> Iterator[list[_Turn]]:
    """Sheets page by page: as many that follow one another as a page holds whole."""
    frame = Frame("evidence", odd=True)
    page: list[_Turn] = []
    room = 0.0
    for turn in turns:
        sheet = turn.sheet
        alone = sheet.kind != "evidence" or bool(sheet.leaves)
        needed = frame.height if alone else tall(shaper, frame.width, sheet.small)
        needed += APART
        if page and needed > room:
            yield page
            page = []
        room = (room if page else frame.height + APART) - needed
        page.append(turn)
    if page:
        yield page


def _pages(sheets: Sequence[Sheet], shaper: Shaper, heads: Heads) -> list[Leaf]:
    """The pages of one sheet, or the one page that several share, with the records' places."""
    if len(sheets) == 1:
        leaves = sheets[0].laid(shaper, heads)
    else:
        blocks = [block for sheet in sheets for block in (*sheet.small, Gap(APART))][:-1]
        leaves = flow(blocks, shaper, head=heads(_common(sheets)))
    places = tuple(record_place(sheet.record) for sheet in sheets if sheet.record)
    if not leaves or not places:
        return leaves
    return [replace(leaves[0], places=(*places, *leaves[0].places)), *leaves[1:]]


def _common(sheets: Sequence[Sheet]) -> str:
    """One name for sheets on a page: 政治教育记录　会25-01、会25-06."""
    names = [sheet.name.partition("　") for sheet in sheets]
    sorts = list(dict.fromkeys(sort for sort, _, _ in names))
    numbers = "、".join(number for _, _, number in names if number)
    return "　".join(filter(None, ("、".join(sorts), numbers)))
