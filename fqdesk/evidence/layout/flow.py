"""Laying blocks onto pages: what does not fit goes on, headings stay with what they head."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from fqdesk.evidence.layout.blocks import Block, NewPage, stack
from fqdesk.evidence.layout.ink import Ink
from fqdesk.evidence.layout.pages import Frame, Head, Kind
from fqdesk.evidence.layout.shaping import Shaper


@dataclass(frozen=True)
class Leaf:
    """One page to come, before its number is known.

    `draw` gets a surface with the block's upper left corner as origin, and the frame. `head` None
    leaves the running head out. `places` are names that links lead to. `attached` is a page
    (counted from 0) of a foreign PDF to be laid under what is drawn.
    """

    draw: Callable[[Ink, Frame], None]
    kind: Kind = "evidence"
    head: Head | None = None
    places: tuple[str, ...] = ()
    attached: tuple[Path, int] | None = None
    numbered: bool = True


def flow(
    blocks: Iterable[Block], shaper: Shaper, *, kind: Kind = "evidence", head: Head | None = None
) -> list[Leaf]:
    """Lay blocks onto as many pages of one kind as they need."""
    frame = Frame(kind, odd=True)
    return [
        Leaf(
            _Stacked(tuple(page), frame.width), kind, head,
            tuple(name for block in page for name in block.names),
        )
        for page in _fill(list(blocks), shaper, frame.width, frame.height)
    ]  # fmt: skip


@dataclass(frozen=True)
class _Stacked:
    blocks: tuple[Block, ...]
    width: float

    def __call__(self, ink: Ink, _: Frame) -> None:
        first, *rest = self.blocks
        first.draw(ink, 0, 0, self.width)
        stack(rest, ink, 0, first.height(ink.shaper, self.width), self.width)


def _fill(queue: list[Block], shaper: Shaper, width: float, height: float) -> list[list[Block]]:
    pages: list[list[Block]] = []
    page: list[Block] = []
    used = 0.0
    queue.reverse()
    while queue:
        block = queue.pop()
        if isinstance(block, NewPage):
            if page:
                pages.append(page)
            page, used = [], 0.0
            continue
        lead = block.before if page else 0.0
        tall = block.height(shaper, width)
        room = height - used - lead
        if tall <= room + 0.01 and (
            not (block.keep and queue) or not page or _begins(queue[-1], shaper, width, room - tall)
        ):
            page.append(block)
            used += lead + tall
            continue
        part, rest = (None, block) if block.keep else block.split(shaper, width, room)
        if part is None and not page:
            # Higher than any page: it must stand somewhere, so it runs over the foot.
            part, rest = block, None
        if part is not None:
            page.append(part)
        if rest is not None:
            queue.append(rest)
        while part is None and len(page) > 1 and page[-1].keep:
            queue.append(page.pop())
        pages.append(page)
        page, used = [], 0.0
    return [*pages, page] if page else pages


def _begins(block: Block, shaper: Shaper, width: float, room: float) -> bool:
    """Whether at least the beginning of a block fits into what is left."""
    room -= block.before
    if block.height(shaper, width) <= room + 0.01:
        return True
    return block.split(shaper, width, room)[0] is not None
