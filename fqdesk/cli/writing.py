"""Commands that write: each is one transaction and one more revision per record."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from fqdesk.cli.answers import Answer
from fqdesk.cli.opener import Opener
from fqdesk.desk import Desk, Draft
from fqdesk.domain.catalog import KINDS, kind_of
from fqdesk.domain.fields import FileRef
from fqdesk.domain.kinds import Kind
from fqdesk.errors import Fault, Refused


def add(args: Namespace, opener: Opener) -> Answer:
    """One record from `--set`, or one per line of a JSONL file, all or nothing."""
    kind = kind_of(args.kind)
    with opener.write() as desk:
        if args.source:
            drafts = _from_lines(desk, kind, _lines(args.source))
        else:
            defaults = {f.key: f.default for f in kind.fields if f.default is not None}
            drafts = [Draft(kind.key, {**defaults, **desk.read_texts(kind, dict(args.set))})]
        if not drafts:
            raise Refused(f"{args.source} 里一条记录也没有。")
        saved = desk.save_many(drafts)
        lines = [f"{record.id}  {record.number}  {desk.title(record)}" for record in saved]
    return Answer({"ids": [record.id for record in saved]}, lines)


def _lines(source: str) -> Iterator[tuple[int, str]]:
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{source} 不是 UTF-8 文本。") from None
    except FileNotFoundError:
        raise Refused(f"没有“{source}”这个文件。") from None
    return ((n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip())


def _from_lines(desk: Desk, kind: Kind, lines: Iterator[tuple[int, str]]) -> list[Draft]:
    drafts: list[Draft] = []
    faults: list[Fault] = []
    for number, line in lines:
        try:
            body = _object(line)
            values = desk.read_json(kind, body)
        except Refused as refused:
            complaints = refused.faults or (Fault("", refused.title),)
            faults += [Fault(f.key, f"第 {number} 行：{f.said}") for f in complaints]
        else:
            defaults = {f.key: f.default for f in kind.fields if f.default is not None}
            drafts.append(Draft(kind.key, {**defaults, **values}))
    if faults:
        raise Refused(faults[0].said, faults=faults)
    return drafts


def _object(line: str) -> dict[str, Any]:
    try:
        body = json.loads(line)
    except ValueError:
        raise Refused("不是一个 JSON 对象。") from None
    if not isinstance(body, dict):
        raise Refused("不是一个 JSON 对象。")
    return body


def change(args: Namespace, opener: Opener) -> Answer:
    """Change answers of one record; an empty value empties the answer."""
    with opener.write() as desk:
        record = desk.record(args.id)
        kind = KINDS[record.kind]
        typed = desk.read_texts(kind, dict(args.set))
        emptied = {key: None for key, text in args.set if not text.strip()}
        saved = desk.change(record.id, {**emptied, **typed})
        return Answer({"ids": [saved.id]}, [f"已改：{desk.title(saved)}"])


def remove(args: Namespace, opener: Opener) -> Answer:
    """Remove one record with a reason."""
    with opener.write() as desk:
        record = desk.record(args.id)
        desk.remove(record.id, args.why)
        return Answer({"ids": [record.id]}, [f"已删除：{desk.title(record)}"])


def revert(args: Namespace, opener: Opener) -> Answer:
    """Bring back an earlier version."""
    with opener.write() as desk:
        record = desk.revert(args.id, args.to)
        return Answer({"ids": [record.id]}, [f"已恢复：{desk.title(record)}"])


def attach(args: Namespace, opener: Opener) -> Answer:
    """Add files to a record. A file attached already is not added twice."""
    with opener.write() as desk:
        record = desk.record(args.id)
        if missing := [str(path) for path in args.files if not path.is_file()]:
            raise Refused(f"没有“{missing[0]}”这个文件。")
        imported = desk.attach(args.files)
        kept: tuple[FileRef, ...] = record["files"] or ()
        known = {ref.sha256 for ref in kept}
        fresh = {i.ref.sha256: i.ref for i in imported if i.ref.sha256 not in known}
        saved = desk.change(record.id, {"files": (*kept, *(replace(r) for r in fresh.values()))})
        lines = [
            f"{i.ref.name}  {i.ref.sha256}" + ("  已去掉拍摄位置" if i.location_removed else "")
            for i in imported
        ]
    files = [
        {"sha256": i.ref.sha256, "name": i.ref.name, "location_removed": i.location_removed}
        for i in imported
    ]
    return Answer({"ids": [saved.id], "files": files}, lines)
