"""The hash chain: how a revision is sealed to the one before it, and where a chain breaks."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_OID, uuid5

ALG = "sha256"


@dataclass(frozen=True)
class Break:
    """A revision that does not fit: its place, its record, and a Chinese sentence."""

    seq: int
    record: str
    said: str


def canonical(value: Any) -> str:
    """The one way of writing a JSON value: sorted keys, no blanks, Chinese unescaped."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(data: str | bytes) -> str:
    """SHA-256 in hex, of text as UTF-8."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def genesis(station: str) -> str:
    """What the first revision points back to; binds a chain to its station."""
    return digest(f"fqdesk-chain-v1|station={station}")


def seal(revision: Mapping[str, Any]) -> str:
    """The hash of a revision: all its columns but `hash`, the body standing in by its digest."""
    return digest(canonical({key: value for key, value in revision.items() if key != "hash"}))


def revision_id(revision: Mapping[str, Any]) -> str:
    """A UUID (RFC 9562, version 5) from what the revision says and where it stands.

    Not random, so that the same entries make the same chain.
    """
    said = {key: revision[key] for key in ("prev", "record", "action", "body_digest", "entered_at")}
    return str(uuid5(NAMESPACE_OID, f"fqdesk|{canonical(said)}"))


def breaks(revisions: Iterable[Mapping[str, Any]], station: str) -> Iterator[Break]:
    """Every revision, oldest first, that was changed, moved, or follows a gap.

    A chain that was cut at its end or rewritten as a whole looks whole here: only a head written
    down elsewhere (a printed volume, a backup) shows that.
    """
    expected, prev = 1, genesis(station)
    for revision in revisions:
        seq, record = revision["seq"], revision["record"]
        if seq != expected:
            said = f"第 {expected} 条历史不见了，后面直接是第 {seq} 条。"
            yield Break(seq, record, said)
        elif revision["prev"] != prev:
            yield Break(seq, record, f"第 {seq} 条历史与前一条接不上。")
        if revision["alg"] != ALG or revision["hash"] != seal(revision):
            yield Break(seq, record, f"第 {seq} 条历史被改动过。")
        expected, prev = seq + 1, revision["hash"]


def first_break(revisions: Iterable[Mapping[str, Any]], station: str) -> Break | None:
    """The oldest revision that does not fit, None when the chain is whole."""
    return next(breaks(revisions, station), None)
