"""The printing verbs of the desk: a volume from the facts, and a volume held against the desk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fqdesk.desk import judging, past
from fqdesk.errors import Refused, Trouble, disk_said
from fqdesk.evidence import bundle as bundles, manifest as manifests, printing as paper
from fqdesk.evidence.bundle import Order, Seal, Sources
from fqdesk.evidence.printing import Plan, Printed
from fqdesk.progress import Tick, quiet

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk


def sources(desk: Desk) -> Sources:
    """What printing may ask of the station: seals of records and head, files and their pictures."""
    files = desk.store.files

    def seal(record_id: str) -> Seal:
        newest = desk.store.seal(record_id)
        if newest is None:
            raise Refused(f"记录“{record_id}”不在本所案里，无法印入证据册。")
        return Seal(*newest)

    return Sources(
        head=Seal(*desk.store.head()), seal=seal, file=files.path, picture=files.print_path
    )


def plan(desk: Desk, order: Order, tick: Tick = quiet) -> Plan:
    """Lay the volume out: page count and index, nothing drawn. Raises Refused for an unknown item."""
    facts = desk.facts(order.on, order.known)
    calendar = desk.calendar()
    standard = judging.standard_of(order.standard, desk.standards())
    assessment = judging.assess(standard, facts, calendar, order.items)
    given = sources(desk)
    tick(0, 0, "排版")
    return paper.plan(bundles.build(standard, assessment, facts, calendar, given, order), given)


def compose(desk: Desk, order: Order, path: Path, tick: Tick = quiet) -> Printed:
    """Write the volume to `path`; nothing is left behind when it fails or is cancelled."""
    laid_out = plan(desk, order, tick)
    try:
        return paper.write(laid_out, path, tick)
    except OSError as error:
        raise _trouble(path, error) from error


def bundle(desk: Desk, order: Order, path: Path, tick: Tick = quiet) -> Printed:
    """Write the volume to `path` and remember it among the past ones."""
    printed = compose(desk, order, path, tick)
    remember(desk, order, printed, path)
    return printed


def remember(
    desk: Desk,
    order: Order,
    printed: Printed,
    path: Path | None,
    prints: Sequence[str] = (),
) -> None:
    """Note a volume that was kept or printed; `path` is None for one that exists on paper alone.

    `prints` say what each page shows, where the whole of it is at hand.
    """
    desk.store.remember_bundle(
        {
            "standard": order.standard,
            "on": order.on.isoformat(),
            "items": list(order.items or ()),
            "pages": printed.pages,
            "code": printed.code,
            "path": str(path or ""),
            "printed_at": desk.clock().isoformat(timespec="seconds"),
            "manifest": printed.manifest.body,
            **({past.PRINTS: list(prints)} if prints else {}),
        }
    )


def _trouble(path: Path, error: OSError) -> Trouble:
    return Trouble(
        f"证据册没有写成：{path}：{disk_said(error)}。",
        "换一个位置，或腾出空间后再印；记录没有受影响。",
    )


def verify_bundle(desk: Desk, path: Path, tick: Tick = quiet) -> list[str]:
    """What changed here since that volume was printed. Raises Refused when it is not one of ours."""
    manifest = manifests.read(path)
    tick(0, 0, "核对证据册")
    return past.held_against(desk, manifest)
