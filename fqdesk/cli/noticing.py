"""The command that reads a holiday notice of the State Council and keeps it."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from fqdesk.cli.answers import Answer, table
from fqdesk.cli.opener import Opener
from fqdesk.desk.noticing import Preview, accept, preview
from fqdesk.domain.sheets.holiday_lines import holiday_lines
from fqdesk.errors import Refused


def holidays(args: Namespace, opener: Opener) -> Answer:
    """Read a notice, say what it changes, and keep it; one with doubts is never kept unseen."""
    text = _text(args.source)
    with opener.read() if args.dry_run else opener.write() as desk:
        found = preview(desk, text)
        keep = not args.dry_run and not found.notice.doubts
        record = accept(desk, found) if keep else None
    document = _document(found) | {"record": record.id if record else None}
    said = _lines(found)
    if record:
        said.append(f"已采用，{found.notice.year} 年起按它算。")
    elif found.notice.doubts:
        said.append("有疑问，没有采用。对照原文改好再来，或者在窗口里看过再采用。")
    else:
        said.append("只是看看，没有采用。")
    return Answer(document, said, 1 if found.notice.doubts else 0)


def _text(source: str) -> str:
    try:
        return sys.stdin.read() if source == "-" else Path(source).read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{source} 不是 UTF-8 文本。") from None
    except FileNotFoundError:
        raise Refused(f"没有“{source}”这个文件。") from None


def _lines(found: Preview) -> list[str]:
    rows = [
        (
            line.name,
            line.off,
            f"共 {line.days} 天" if line.days else "",
            line.work and f"上班：{line.work}",
        )
        for line in holiday_lines(found.arrangement)
    ]
    moved = [(one.person, f"{one.year} 年", one.before, "→", one.after) for one in found.moved]
    return [
        found.source,
        *table(rows),
        *(f"疑问：{doubt}" for doubt in found.notice.doubts),
        *(f"改变：{said}" for said in found.differing),
        *(table(moved) or ["没有人的年休假结余因此改变。"]),
    ]


def _document(found: Preview) -> dict[str, Any]:
    return {
        "year": found.notice.year,
        "title": found.notice.title,
        "number": found.notice.number,
        "off": {day.isoformat(): name for day, name in found.arrangement.off.items()},
        "work": {day.isoformat(): name for day, name in found.arrangement.work.items()},
        "doubts": list(found.notice.doubts),
        "changed_days": list(found.differing),
        "moved": [
            {"person": one.person, "year": one.year, "before": one.before, "after": one.after}
            for one in found.moved
        ],
    }
