"""From the plan to a real station: every act typed at its hour, day by day, through the desk."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path

from fqdesk.demo import scan
from fqdesk.demo.photos import Studio, save_scan
from fqdesk.demo.plan import Act
from fqdesk.demo.stage import Stage
from fqdesk.desk import Desk, Draft
from fqdesk.domain.fields import FileRef
from fqdesk.progress import Tick


class Clock:
    """A clock that shows what it was set to."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.now


def write(desk: Desk, clock: Clock, stage: Stage, tick: Tick) -> None:
    """Type the whole plan in. Raises Refused when the plan contradicts the desk (our own fault)."""
    acts = stage.plan.acts()
    done = 0
    with _files(desk, stage) as attach:
        for (at, by), group in groupby(acts, key=lambda act: (act.at, act.by)):
            batch = list(group)
            tick(done, len(acts), "写入示范记录")
            clock.now, desk.by = at, by
            desk.save_many([_draft(act, attach(act)) for act in batch])
            done += len(batch)
    tick(done, len(acts), "写入示范记录")


def _draft(act: Act, files: tuple[FileRef, ...]) -> Draft:
    values = act.values | ({"files": files} if files else {})
    return Draft(act.kind, values, act.id)


@contextmanager
def _files(desk: Desk, stage: Stage) -> Iterator[Callable[[Act], tuple[FileRef, ...]]]:
    """What attaches an act's pictures; a later version of a record keeps those of the first."""
    kept: dict[str, tuple[FileRef, ...]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        studio = Studio(folder, stage.seed)

        def attach(act: Act) -> tuple[FileRef, ...]:
            for picture in act.pictures:
                ref = desk.attach([studio.make(picture)])[0].ref
                kept[act.id] = (*kept.get(act.id, ()), replace(ref, caption=picture.caption))
            if act.id == stage.scanned and act.id not in kept:
                kept[act.id] = (_scan(desk, stage, act, folder),)
            return kept.get(act.id, ())

        yield attach


def _scan(desk: Desk, stage: Stage, act: Act, folder: Path) -> FileRef:
    path = folder / f"{scan.TITLE}.pdf"
    day = act.values["day"]
    save_scan(scan.pages("青石镇派出所", day, stage.rng("scan")), path, day)
    return replace(desk.attach([path])[0].ref, caption=f"{scan.TITLE}（扫描件，3 页）")
