"""What all pages of one volume share: what is printed, what it rests on, how it is measured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fqdesk.evidence.bundle import Bundle, Sources
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.flow import Leaf, flow
from fqdesk.evidence.layout.pages import Head, Kind
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.manifest import Manifest
from fqdesk.evidence.printing.people import unit_name

OVERLINE, TITLE = "创建“枫桥式公安派出所”", "佐证材料册"
LAST_PAGE = "last-page"
"""The place on the last page: its number is the number of pages."""


@dataclass(frozen=True)
class Press:
    """One printing."""

    bundle: Bundle
    sources: Sources
    manifest: Manifest
    shaper: Shaper

    @property
    def unit(self) -> str:
        """Bureau and station, as the cover and the running head name them."""
        return unit_name(self.bundle.facts)

    @property
    def volume_name(self) -> str:
        """The name of the volume without its station."""
        return OVERLINE + TITLE

    def head(self, name: str) -> Head:
        """The running head of a page of this name."""
        return Head(f"{self.unit} · {self.volume_name}", name)

    def lay(self, blocks: Iterable[Block], name: str, kind: Kind = "evidence") -> list[Leaf]:
        """Blocks laid onto pages under one running head."""
        return flow(blocks, self.shaper, kind=kind, head=self.head(name))
