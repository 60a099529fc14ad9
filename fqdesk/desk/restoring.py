"""Whether an older version can come back: what it cites must still be there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fqdesk.domain.catalog import KINDS
from fqdesk.errors import Refused
from fqdesk.storage.store import Entry, Store

NAMED = 5
"""Removed records that a refusal names; more are counted."""


@dataclass(frozen=True)
class Gone:
    """A record that a version cites and that is there no more."""

    kind: str
    title: str
    purged: bool
    """Whether its content was destroyed, so that no recycle bin has it."""


def check(store: Store, entry: Entry, name: Callable[[str], str]) -> None:
    """Raise Refused where bringing this version back would cite what was removed.

    What the record cites as it stands is not held against the version: it gets no worse.
    """
    current = store.record(entry.record)
    standing = _cited(entry.kind, current.values) if current else frozenset[str]()
    wanted = sorted(_cited(entry.kind, entry.values or {}) - standing - {entry.record})
    gone = {one: gone_record(store, one, name) for one in wanted if store.record(one) is None}
    if gone:

        def called(record_id: str) -> str:
            return gone[record_id].title if record_id in gone else name(record_id)

        title = KINDS[entry.kind].name(entry.values or {}, called)
        found = list(gone.values())
        raise Refused(f"没有恢复“{title}”：这一版引用的{_named(found)}已经删除。", _way(found))


def _cited(kind: str, values: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(cited for _, cited in KINDS[kind].cited(values))


def gone_record(store: Store, record_id: str, name: Callable[[str], str]) -> Gone:
    """What is known of a record that is there no more."""
    history = store.history(record_id)
    held = [revision for revision in history if revision.body]
    kind = history[-1].kind if history else ""
    if not held:
        return Gone(kind, record_id, purged=True)
    return Gone(kind, KINDS[kind].name(held[-1].body or {}, name), purged=False)


def _named(gone: list[Gone]) -> str:
    said = "、".join(
        f"{KINDS[one.kind].label if one.kind else '记录'}“{one.title}”" for one in gone[:NAMED]
    )
    return said + (f"等 {len(gone)} 条" if len(gone) > NAMED else "")


def _way(gone: list[Gone]) -> str:
    kinds = dict.fromkeys(KINDS[one.kind].label for one in gone if not one.purged)
    said = []
    if kinds:
        ledgers = "、".join(f"“{label}”" for label in kinds)
        said.append(f"先到台账的{ledgers}里打开回收站，把它找回，再恢复这一条。")
    if any(one.purged for one in gone):
        said.append("内容已彻底清除的找不回来：请照这一版的内容另改。")
    return "".join(said)
