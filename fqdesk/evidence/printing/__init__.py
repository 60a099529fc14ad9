"""Printing a volume: laid out first, so that its pages are known, then written once.

laid_out = plan(bundle, sources)        nothing is drawn yet; pages, index and code are known
printed = write(laid_out, path, tick)   streamed beside the path, put in its place when whole
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fqdesk.errors import Refused
from fqdesk.evidence.bundle import Bundle, Sources
from fqdesk.evidence.layout import merge, pdfa, volume as engine
from fqdesk.evidence.layout.faces import Faces
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.stream import Details
from fqdesk.evidence.layout.volume import Edition
from fqdesk.evidence.manifest import FILE_NAME, Manifest, of
from fqdesk.evidence.printing.codes import page_code
from fqdesk.evidence.printing.press import Press
from fqdesk.evidence.printing.volume import compose
from fqdesk.progress import Tick, quiet

ARCHIVAL: pdfa.Level = "3u"


@dataclass(frozen=True)
class Plan:
    """A volume laid out: every page has its number, nothing is drawn."""

    press: Press
    volume: engine.Plan
    level: pdfa.Level | None
    """The PDF/A level that is claimed; None where a foreign page or picture stands in its way."""
    warnings: tuple[str, ...]

    @property
    def pages(self) -> int:
        """Pages of the whole volume, blank ones included."""
        return len(self.volume.pages)

    @property
    def manifest(self) -> Manifest:
        """What the volume rests on."""
        return self.press.manifest

    @property
    def code(self) -> str:
        """The volume code."""
        return self.manifest.code

    @property
    def index(self) -> tuple[tuple[str, int, int], ...]:
        """(title, page, level) of every bookmark, in order."""
        return tuple(
            (section.title, page.number, section.level)
            for page in self.volume.pages
            for section in page.opens
            if section.title
        )


@dataclass(frozen=True)
class Printed:
    """A volume on disk. `pages` are those in the file, fewer than planned for a range of pages."""

    path: Path
    pages: int
    code: str
    manifest: Manifest
    warnings: tuple[str, ...]
    index: tuple[tuple[str, int, int], ...]


def plan(bundle: Bundle, sources: Sources) -> Plan:
    """Lay a volume out. Raises Refused for pages that this volume does not have."""
    faces = Faces()
    press = Press(bundle, sources, of(bundle, sources), Shaper(faces))
    foreign = any(ref.media == "application/pdf" for ref in bundle.files)
    level = None if foreign else ARCHIVAL
    conditions = _conditions(press, level, faces)
    laid = engine.plan(compose(press, conditions), duplex=not bundle.order.simplex)
    first, last = bundle.order.pages or (1, 1)
    if last > len(laid.pages):
        raise Refused(
            f"这本册子共 {len(laid.pages)} 页，没有第 {max(first, len(laid.pages) + 1)} 页。"
        )
    return Plan(press, laid, level, tuple(faces.substitutions()))


def _conditions(press: Press, level: pdfa.Level | None, faces: Faces) -> list[str]:
    """What the last page says about this printing."""
    bundle = press.bundle
    whole = "全册" if bundle.whole else "选册，只收封面所列评价项"
    said = [
        f"本册为{whole}，各页连续编号，空白页计数而不印页码，无缺页、无插页。",
        "电子版内附校验清单，用本软件可核对哪些记录在印册之后改过。",
        f"{'、'.join(faces.substitutions())}。",
        "全宗号、保管期限由档案部门填写，本册留空。",
    ]
    said.insert(
        2,
        f"电子版按 PDF/A-{level[0]}{level[1]} 制作，字体全部嵌入。"
        if level
        else "电子版含外来的 PDF 附件，其字体、颜色未经核验，故不声明为 PDF/A。",
    )
    return said


def write(plan: Plan, path: Path, tick: Tick = quiet) -> Printed:
    """Write the volume to `path`. Raises OSError, Cancelled; nothing is left behind then."""
    press, bundle = plan.press, plan.press.bundle
    chosen = bundle.order.pages
    data = pdfa.Data(FILE_NAME, "application/json", plan.manifest.data, "校验清单")
    edition = Edition(
        code=lambda number: page_code(plan.code, number),
        pages=chosen,
        version=pdfa.VERSIONS[plan.level or ARCHIVAL],
        finish=pdfa.archival(plan.level, data),
    )
    part = path.with_name(f"{path.name}.part")
    try:
        engine.write(plan.volume, part, press.shaper, _details(plan), edition, tick)
        _attach(plan, part, tick)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return Printed(
        path,
        chosen[1] - chosen[0] + 1 if chosen else plan.pages,
        plan.code,
        plan.manifest,
        (*plan.warnings, *_unprinted(press.shaper.faces)),
        plan.index,
    )


def _details(plan: Plan) -> Details:
    press = plan.press
    code = f"{plan.code[:4]} {plan.code[4:]}"
    why = "" if plan.level else "；含外来 PDF 附件，不声明 PDF/A"
    return Details(
        title=f"{press.unit}{press.volume_name}（{press.bundle.standard.short}）",
        author=press.unit,
        subject=f"册号 {code}，基准日 {press.bundle.on.isoformat()}{why}",
        day=press.bundle.on.isoformat(),
    )


def _attach(plan: Plan, part: Path, tick: Tick) -> None:
    """Lay the pages of attached PDFs into the written file."""
    first, last = plan.press.bundle.order.pages or (1, plan.pages)
    attached = [entry for entry in plan.volume.attached if first <= entry[0] <= last]
    if attached:
        merge.lay_in(part, attached, first=first, duplex=plan.volume.duplex, tick=tick)


def _unprinted(faces: Faces) -> tuple[str, ...]:
    missing = "".join(char for char in faces.missing() if char.isprintable())
    return (f"这些字没有字模，印成了〓：{missing}",) if missing else ()
