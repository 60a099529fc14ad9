"""Foreign PDFs laid into a volume of ours: every page numbered, coded and bookmarked."""

from __future__ import annotations

import sys
from pathlib import Path

from fqdesk.evidence.layout.faces import Faces
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.merge import count_pages
from fqdesk.evidence.layout.pages import Code, Head
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.stream import Details
from fqdesk.evidence.layout.volume import Edition, Section, plan, write


def code(number: int) -> Code:
    """Return the corner code of a page."""
    return Code(f"FQ1/7K4MQ9TB/{number:03d}/E", "7K4M Q9TB", f"{number:03d} E")


def main(folder: Path, path: Path, *, codes: bool) -> None:
    """Merge every PDF of a folder, with or without a code in the corner of every page."""
    sections = []
    for source in sorted(folder.glob("*.pdf")):
        head = Head("青石镇派出所", source.stem)
        leaves = [
            Leaf(lambda _ink, _frame: None, head=head, attached=(source, n))
            for n in range(count_pages(source))
        ]
        sections.append(Section(source.stem, source.stem, leaves))
    edition = Edition(code=code if codes else None)
    write(plan(sections), path, Shaper(Faces()), Details("附件", day="2026-03-06"), edition)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), codes=sys.argv[3:] == ["codes"])
