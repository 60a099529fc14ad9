"""The condition of a printing: what was laid in from elsewhere, what could not be printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fqdesk.domain.fields import FileRef
from fqdesk.errors import DeskError
from fqdesk.evidence.bundle import attached
from fqdesk.evidence.layout.images import read_photo
from fqdesk.evidence.layout.pdfa import Level
from fqdesk.evidence.layout.volume import Section
from fqdesk.evidence.printing.photos import is_photo
from fqdesk.evidence.printing.press import Press
from fqdesk.evidence.printing.sheets import file_place

ARCHIVAL: Level = "3u"
MOST_NAMED = 3


@dataclass(frozen=True)
class Condition:
    """What the last page must say about a printing.

    `foreign`: pages or printing colours from elsewhere are in it, whose fonts and colours nobody
    has checked. `unprinted`: names of attachments that could not be printed.
    """

    foreign: bool
    unprinted: tuple[str, ...]
    substitutions: tuple[str, ...]

    @property
    def level(self) -> Level | None:
        """The PDF/A level that can be claimed; with foreign parts none is."""
        return None if self.foreign else ARCHIVAL

    @property
    def damage(self) -> str:
        """What is missing, for 缺损."""
        if not self.unprinted:
            return "无"
        named = "、".join(self.unprinted[:MOST_NAMED])
        more = " 等" if len(self.unprinted) > MOST_NAMED else ""
        return f"附件 {len(self.unprinted)} 份未能印入：{named}{more}，册内已在原处说明。"

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the person who prints should know."""
        unprinted = (f"附件“{name}”未能印入，册内在原处说明。" for name in self.unprinted)
        return (*unprinted, *self.substitutions)

    def sentences(self, *, whole: bool) -> list[str]:
        """本册情况说明."""
        kind = "全册" if whole else "选册，只收封面所列评价项"
        form = (
            f"电子版按 PDF/A-{self.level[0]}{self.level[1]} 制作，字体全部嵌入。"
            if self.level
            else "电子版含外来的附件，其字体、颜色未经核验，故不声明为 PDF/A。"
        )
        return [
            f"本册为{kind}，各页连续编号，空白页计数而不印页码，无缺页、无插页。",
            "电子版内附校验清单，用本软件可核对哪些记录在印册之后改过。",
            form,
            f"{'、'.join(self.substitutions)}。",
            "全宗号、保管期限由档案部门填写，本册留空。",
        ]


def examine(press: Press, sections: Sequence[Section]) -> Condition:
    """Look at what was laid out, before anything is drawn."""
    leaves = [leaf for section in sections for leaf in section.leaves if leaf.attached]
    laid_in = {place for leaf in leaves for place in leaf.places}
    unprinted, colours = [], False
    for ref in _printed(press):
        if not is_photo(ref):
            lost = file_place(ref.sha256) not in laid_in
        else:
            try:
                lost, cmyk = False, read_photo(press.sources.picture(ref)).cmyk
                colours = colours or cmyk
            except (DeskError, OSError):
                lost = True
        if lost:
            unprinted.append(ref.name)
    return Condition(
        bool(leaves) or colours, tuple(unprinted), tuple(press.shaper.faces.substitutions())
    )


def _printed(press: Press) -> Iterator[FileRef]:
    """The attachments of the records that are printed, each once."""
    seen: set[str] = set()
    for known in press.bundle.first:
        for ref in attached(press.bundle.record(known)):
            if ref.sha256 not in seen:
                seen.add(ref.sha256)
                yield ref
