"""Printing a volume: laid out first, so that its pages are known, then written once.

laid_out = plan(bundle, sources)        nothing is drawn yet; pages, index and code are known
printed = write(laid_out, path, tick)   streamed beside the path, put in its place when whole
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fqdesk.errors import Refused
from fqdesk.evidence.bundle import Bundle, Sources
from fqdesk.evidence.layout import pdfa, volume as engine
from fqdesk.evidence.layout.faces import Faces
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.stream import Details
from fqdesk.evidence.layout.volume import Edition
from fqdesk.evidence.manifest import FILE_NAME, Manifest, of, said_code
from fqdesk.evidence.printing.codes import page_code
from fqdesk.evidence.printing.condition import ARCHIVAL
from fqdesk.evidence.printing.press import Press
from fqdesk.evidence.printing.volume import compose
from fqdesk.progress import Tick, quiet


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
    press = Press(bundle, sources, of(bundle, sources), Shaper(Faces()))
    sections, condition = compose(press)
    laid = engine.plan(sections, duplex=not bundle.order.simplex)
    first, last = bundle.order.pages or (1, 1)
    if last > len(laid.pages):
        wrong = max(first, len(laid.pages) + 1)
        raise Refused(f"这本册子共 {len(laid.pages)} 页，没有第 {wrong} 页。")
    return Plan(press, laid, condition.level, condition.warnings)


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
        part.replace(path)
    finally:
        # Laying in foreign pages writes a second file beside the first.
        for left in (part, part.with_name(f"{part.name}.part")):
            left.unlink(missing_ok=True)
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
    code = said_code(plan.code)
    why = "" if plan.level else "；含外来 PDF 附件，不声明 PDF/A"
    return Details(
        title=f"{press.unit}{press.volume_name}（{press.bundle.standard.short}）",
        author=press.unit,
        subject=f"册号 {code}，基准日 {press.bundle.on.isoformat()}{why}",
        day=press.bundle.on.isoformat(),
    )


def _unprinted(faces: Faces) -> tuple[str, ...]:
    missing = "".join(char for char in faces.missing() if char.isprintable())
    return (f"这些字没有字模，印成了〓：{missing}",) if missing else ()
