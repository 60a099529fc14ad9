"""What the paper itself shows: late entries, attachments, photos used twice, private data in texts."""

from __future__ import annotations

from collections.abc import Iterable

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import FileRef, Files
from fqdesk.domain.records import Record
from fqdesk.domain.selfcheck.finding import LOOK, NOTE, WRONG, Finding, Look
from fqdesk.domain.text_scan import scan, texts_of

STATES = {"missing": "找不到了", "changed": "关联以后变过", "unreadable": "打不开"}


def late(look: Look, record: Record) -> Iterable[Finding]:
    """C8 10: entered long after the event; the reason that was written then is its answer."""
    kind = KINDS[record.kind]
    days = look.facts.late(record)
    if days:
        reason = record["late_reason"]
        said = f"{kind.label} {look.name(record)}是 {days} 天后补录的" + (
            f"：{reason}" if reason else "，没有写原因。"
        )
        severity = NOTE if reason else LOOK
        yield Finding("late", severity, (record.id,), said, "late_reason", answered=reason)


def private_text(look: Look, record: Record) -> Iterable[Finding]:
    """C8 12: ID numbers, phones, plates, secrecy marks and listed people in any text."""
    for key, label, text in texts_of(record):
        for hit in scan(text):
            said = f"{KINDS[record.kind].label} {look.name(record)}的“{label}”：{hit.said}"
            severity = LOOK if hit.kind == "listed" else WRONG
            about = f"{record.id}/{hit.kind}/{hit.start}"
            yield Finding("private_text", severity, (record.id,), said, key, about=about)


def attachment(look: Look, record: Record) -> Iterable[Finding]:
    """C8 11: an attachment that is missing, unreadable, or changed since it was linked."""
    for key, ref in files_of(record):
        state = look.files.get(ref.sha256)
        if state is not None:
            said = (
                f"{KINDS[record.kind].label} {look.name(record)}的附件“{ref.name}”{STATES[state]}。"
            )
            about = f"{record.id}/{ref.sha256}"
            yield Finding("attachment", WRONG, (record.id,), said, key, about=about)


def photo_twice(look: Look) -> Iterable[Finding]:
    """One picture that proves two things: the same file in several records."""
    used: dict[str, list[tuple[Record, FileRef]]] = {}
    for kind in KINDS:
        for record in look.facts.until_on(kind):
            for _, ref in files_of(record):
                if ref.media.startswith("image/"):
                    used.setdefault(ref.sha256, []).append((record, ref))
    for entries in used.values():
        records = {record.id: record for record, _ in entries}
        if len(records) > 1:
            shown = "、".join(f"{KINDS[r.kind].label} {look.name(r)}" for r in records.values())
            said = f"照片“{entries[0][1].name}”同时用在{shown}。"
            yield Finding("photo_twice", LOOK, tuple(sorted(records)), said, "files")


def files_of(record: Record) -> Iterable[tuple[str, FileRef]]:
    """Every attachment of a record with the key of its field."""
    for field in KINDS[record.kind].fields:
        if isinstance(field, Files):
            yield from ((field.key, ref) for ref in record[field.key] or ())
