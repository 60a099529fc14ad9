"""The whole volume in its order: what stands in front, the chapters, what stands behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fqdesk.evidence.bundle import Part, item_place
from fqdesk.evidence.layout.pages import Head
from fqdesk.evidence.layout.volume import Section, Start
from fqdesk.evidence.printing import (
    check_page,
    contents,
    cover,
    evidence,
    exceptions,
    not_evidenced,
    overview,
    remarks,
)
from fqdesk.evidence.printing.chapter import NOT_EVIDENCED, opening
from fqdesk.evidence.printing.condition import Condition, examine
from fqdesk.evidence.printing.contents import Entry
from fqdesk.evidence.printing.item_page import item_leaves
from fqdesk.evidence.printing.press import Press

MATERIALS = "申报材料"


def compose(press: Press) -> tuple[list[Section], Condition]:
    """All sections in order, and what must be said of this printing."""
    body = [*_front(press), *_chapters(press), *_back(press)]
    condition = examine(press, body)
    body.append(Section("remarks", remarks.NAME, remarks.remarks(press, condition)))
    listed = contents.contents(press, list(_entries(press, body)))
    sections = [
        Section("cover", "封面", [cover.cover(press)]),
        Section("contents", "目录", listed),
        *body,
    ]
    return sections, condition


def _front(press: Press) -> Iterator[Section]:
    yield Section("overview", overview.title(press.bundle), overview.overview(press))


def _chapters(press: Press) -> Iterator[Section]:
    for chapter, parts in press.bundle.chapters:
        place = f"chapter-{chapter.id}"
        yield Section(place, chapter.title, opening(press, chapter, parts), start="odd")
        yield from _items(press, parts)


def _items(press: Press, parts: Sequence[Part]) -> Iterator[Section]:
    for part in parts:
        item = part.result.item
        if item.outside:
            continue
        found = evidence.parts(part.result, press.bundle, press.sources, press.shaper)
        leaves, aboard = item_leaves(press, part, found)
        heads = _Heads(press, item.id)
        behind = evidence.sections(item.id, found[aboard:], press.shaper, heads)
        title = f"{item.id} {item.title}"
        start: Start = "facing" if any(section.leaves for section in behind) else "run"
        yield Section(item_place(item.id), title, leaves, 1, start)
        yield from behind


class _Heads:
    """Running heads of the evidence of one item."""

    def __init__(self, press: Press, item_id: str) -> None:
        self.press, self.item_id = press, item_id

    def __call__(self, name: str) -> Head:
        return self.press.head(f"{self.item_id}　{name}")


def _back(press: Press) -> Iterator[Section]:
    yield Section("exceptions", exceptions.NAME, exceptions.exceptions(press))
    yield Section(NOT_EVIDENCED, not_evidenced.NAME, not_evidenced.not_evidenced(press))
    inside = [part for part in press.bundle.materials if not part.result.item.outside]
    if inside:
        chapter = next(
            c for c in press.bundle.standard.chapters if c.id == inside[0].result.item.chapter
        )
        yield Section(
            "materials", MATERIALS, opening(press, chapter, press.bundle.materials), start="odd"
        )
        yield from _items(press, inside)
    yield Section("check", check_page.NAME, check_page.check_pages(press))


def _entries(press: Press, sections: Sequence[Section]) -> Iterator[Entry]:
    """The lines of the contents: heads, items by their id, evidence below; no single records."""
    items = {item_place(part.result.item.id): part.result.item for part in press.bundle.everything}
    for section in sections:
        item = items.get(section.place)
        if item:
            yield Entry(section.place, item.title, 1, item.id)
        elif section.level <= 2 and section.title:
            yield Entry(section.place, section.title, section.level)
