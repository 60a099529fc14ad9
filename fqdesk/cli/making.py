"""Commands that make a station, and the one that explains the kinds of record."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from fqdesk.cli.answers import Answer, progress
from fqdesk.cli.opener import Opener
from fqdesk.desk import Desk
from fqdesk.domain.catalog import AREAS, KINDS
from fqdesk.domain.explaining import explain, places
from fqdesk.domain.fields import Choice, Field, Ref, Refs, Rows
from fqdesk.domain.kinds import Kind
from fqdesk.errors import Refused

FIELDS = "fqdesk.domain.fields."


def demo(args: Namespace, opener: Opener) -> Answer:
    """Make the fictional station."""
    from fqdesk.demo import make  # noqa: PLC0415 - its texts are not needed by any other verb

    _bounds(args)
    on = args.on or date.today()
    make(
        args.dir,
        months=args.months,
        people=args.people,
        photos=args.photos,
        scale=args.scale,
        seed=args.seed,
        on=on,
        tick=progress,
    )
    return Answer({"on": on.isoformat(), "desk": str(args.dir)}, [f"示范所在 {args.dir}"])


def _bounds(args: Namespace) -> None:
    for name, low, high in (
        ("months", 3, 120),
        ("people", 5, 60),
        ("photos", 0, 1000),
        ("scale", 1, 1000),
    ):
        if not low <= getattr(args, name) <= high:
            raise Refused(f"--{name} 应在 {low} 到 {high} 之间，收到 {getattr(args, name)}。")


def new(args: Namespace, opener: Opener) -> Answer:
    """Make an empty station folder."""
    with Desk.create(args.dir, name=args.name, station_class=args.station_class) as desk:
        station = desk.registers()[0]
    return Answer(
        {"desk": str(args.dir), "ids": [station.id]}, [f"已建好 {args.name} 的所案：{args.dir}"]
    )


def kinds(args: Namespace, opener: Opener) -> Answer:
    """Every kind with its fields."""
    document = {"kinds": [_kind(kind) for kind in KINDS.values()]}
    lines = []
    for kind in KINDS.values():
        lines.append(f"{kind.key}  {kind.label}（{AREAS[kind.area]}）  {kind.help}")
        for place, f in places(kind):
            lines += [f"    {_line(place, f)}", f"        {explain(kind, f).said}"]
    return Answer(document, lines)


def _kind(kind: Kind) -> dict[str, Any]:
    return {
        "kind": kind.key,
        "label": kind.label,
        "area": kind.area,
        "event": kind.event,
        "help": kind.help,
        "fields": [_field(kind, f) for f in kind.fields],
    }


def _field(kind: Kind, f: Field) -> dict[str, Any]:
    told = explain(kind, f)
    described: dict[str, Any] = {
        "key": f.key,
        "label": f.label,
        "type": _sort(f),
        "required": f.required,
        "help": told.what,
        "source": told.why,
        "by_rule": told.by_rule,
    }
    if isinstance(f, Choice):
        described["choices"] = dict(f.options)
    if isinstance(f, Ref | Refs):
        described["kinds"] = list(f.kinds)
    if isinstance(f, Rows):
        described["fields"] = [_field(kind, sub) for sub in f.fields]
    return described


def _sort(f: Field) -> str:
    """The sort of field by its general name; a kind may have its own variety of it."""
    general = (base for base in type(f).__mro__ if base.__module__.startswith(FIELDS))
    return next(general).__name__.lower()


def _line(place: str, f: Field) -> str:
    must = "（必填）" if f.required else ""
    choices = ""
    if isinstance(f, Choice):
        choices = "：" + "、".join(f"{code}={label}" for code, label in f.options.items())
    return f"{place}  {f.label}{must}{choices}"
