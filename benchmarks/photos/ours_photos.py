"""Photos two to a page by our own page engine, bytes copied as they are."""

from __future__ import annotations

import sys
from pathlib import Path

from fqdesk.evidence.layout.faces import Faces
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.images import place_photo, read_photo
from fqdesk.evidence.layout.ink import Ink
from fqdesk.evidence.layout.pages import Frame
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.stream import Details
from fqdesk.evidence.layout.volume import Section, plan, write

CAPTION = Style("song", 9)


def leaf(pair: list[Path]) -> Leaf:
    """Return a page with two photos and their captions."""

    def draw(ink: Ink, _: Frame) -> None:
        for n, path in enumerate(pair):
            place_photo(ink, read_photo(path), 12, n * 110, 132, 80)
            ink.text(12, n * 110 + 88, f"走访照片 {path.stem}", CAPTION)

    return Leaf(draw)


def main(folder: Path, path: Path) -> None:
    """Print every photo of a folder."""
    photos = sorted(folder.glob("*.jpg"))
    leaves = [leaf(photos[n : n + 2]) for n in range(0, len(photos), 2)]
    volume = plan([Section("photos", "照片", leaves)])
    write(volume, path, Shaper(Faces()), Details("照片", day="2026-03-06"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
