"""A volume in two steps: lay everything out to learn the page numbers, then draw once.

Parts run on, start on an odd page, or are placed so that what follows lies opposite. Blank pages
count and carry no number, so the printed number is the page's place in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fqdesk.evidence.layout.collection import no_collection
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.fontbook import FontBook
from fqdesk.evidence.layout.ink import Ink
from fqdesk.evidence.layout.pages import (
    SHEET,
    Code,
    Frame,
    page_code,
    page_number,
    running_head,
)
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.stream import Details, PageStream
from fqdesk.progress import Tick, quiet, track

Start = Literal["run", "odd", "facing"]


@dataclass(frozen=True)
class Section:
    """A part of the volume: its pages, its bookmark (none when `title` is empty), its place.

    `start` in duplex: `run` follows on; `odd` begins on a right-hand page; `facing` puts its last
    page on the left, so that the next section begins opposite, when one blank page does it.
    """

    place: str
    title: str
    leaves: Sequence[Leaf]
    level: int = 0
    start: Start = "run"


@dataclass(frozen=True)
class Placed:
    """A page with its number; `leaf` is None for a blank. `opens` are the sections it begins."""

    number: int
    leaf: Leaf | None
    opens: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Plan:
    """Every page of a volume in order, and the page where each named place lies."""

    pages: tuple[Placed, ...]
    places: dict[str, int]
    duplex: bool = True

    def page_of(self, place: str) -> int | None:
        """Return the number of the page where a named place lies."""
        return self.places.get(place)

    @property
    def attached(self) -> list[tuple[int, Path, int]]:
        """Foreign pages to be laid in: (page number, file, page of the file counted from 0)."""
        return [
            (page.number, *page.leaf.attached)
            for page in self.pages
            if page.leaf and page.leaf.attached
        ]


def plan(sections: Iterable[Section], *, duplex: bool = True) -> Plan:
    """Give every page its number. With `duplex` False nothing is inserted."""
    pages: list[Placed] = []
    places: dict[str, int] = {}
    waiting: list[Section] = []
    for section in sections:
        waiting.append(section)
        if not section.leaves:
            continue
        if duplex and _wants_blank(section, len(pages) + 1):
            pages.append(Placed(len(pages) + 1, None))
        for n, leaf in enumerate(section.leaves):
            number = len(pages) + 1
            opens = tuple(waiting) if n == 0 else ()
            for name in (*(part.place for part in opens), *leaf.places):
                places.setdefault(name, number)
            pages.append(Placed(number, leaf, opens))
        waiting = []
    return Plan(tuple(pages), places, duplex)


def _wants_blank(section: Section, number: int) -> bool:
    if section.start == "odd":
        return number % 2 == 0
    if section.start == "facing":
        return (number + len(section.leaves) - 1) % 2 == 1
    return False


@dataclass(frozen=True)
class Edition:
    """How a volume is written.

    `code` gives the corner code of a page; `pages` (first, last) writes these only, numbered as in
    the whole; `turn` shows landscape pages upright on a screen; `finish` adds to the file before
    it is closed (PDF/A, attached data).
    """

    code: Callable[[int], Code] | None = None
    pages: tuple[int, int] | None = None
    turn: bool = False
    version: tuple[int, int] = (1, 7)
    finish: Callable[[PageStream], None] = lambda _: None
    cidset: bool = False


def write(
    volume: Plan,
    path: Path,
    shaper: Shaper,
    details: Details,
    edition: Edition = Edition(),
    tick: Tick = quiet,
) -> None:
    """Draw the volume into a file. Raises what `tick` raises, before anything is at `path`."""
    stream = PageStream(details, FontBook(shaper.faces), edition.version)
    first, last = edition.pages or (1, len(volume.pages))
    chosen = volume.pages[first - 1 : last]
    drawn = {name: number for name, number in volume.places.items() if first <= number <= last}
    with no_collection():
        _draw_all(chosen, volume, stream, shaper, edition, tick, drawn)
    if first > 1:
        stream.number_from(first)
    edition.finish(stream)
    stream.close(path, cidset=edition.cidset)
    foreign = [page for page in volume.attached if first <= page[0] <= last]
    if foreign:
        # Only a volume with foreign pages pays for loading qpdf.
        from fqdesk.evidence.layout.merge import lay_in  # noqa: PLC0415

        lay_in(path, foreign, first=first, duplex=volume.duplex, tick=tick)


def _draw_all(
    pages: Sequence[Placed],
    volume: Plan,
    stream: PageStream,
    shaper: Shaper,
    edition: Edition,
    tick: Tick,
    drawn: dict[str, int],
) -> None:
    by_number: dict[int, list[str]] = {}
    for name, number in drawn.items():
        by_number.setdefault(number, []).append(name)
    levels: list[int] = []
    for page in track(pages, tick, "排版"):
        inks = _draw(page, volume, stream, shaper, edition.code)
        for ink in inks:
            ink.links[:] = [link for link in ink.links if link.to in drawn]
        upright = edition.turn and page.leaf is not None and page.leaf.kind == "landscape"
        stream.add_page(inks, by_number.get(page.number, []), turn=90 if upright else 0)
        for section in page.opens:
            if section.title:
                levels = [level for level in levels if level < section.level]
                stream.outline(section.title, section.place, len(levels))
                levels.append(section.level)


def _draw(
    page: Placed,
    volume: Plan,
    stream: PageStream,
    shaper: Shaper,
    code: Callable[[int], Code] | None,
) -> list[Ink]:
    leaf = page.leaf
    if leaf is None:
        return []
    odd = page.number % 2 == 1 or not volume.duplex
    frame = Frame(leaf.kind, odd)
    block = Ink(stream.book, shaper, frame.matrix, volume.page_of)
    leaf.draw(block, frame)
    if leaf.head:
        running_head(block, frame, leaf.head)
    sheet = Ink(stream.book, shaper, SHEET, volume.page_of)
    if leaf.numbered:
        page_number(sheet, page.number, odd=odd)
    if code:
        page_code(sheet, code(page.number), odd=odd)
    return [block, sheet]
