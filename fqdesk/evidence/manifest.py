"""What a volume rests on, as data: seals of its records, hashes of its files, the chain's head.

The text of a manifest is canonical (RFC 8785 for the values that occur here: sorted keys, no
blanks, UTF-8), so that the same data always gives the same volume code. It holds no clock time.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from fqdesk import __version__
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.settings import label_of
from fqdesk.errors import Refused
from fqdesk.evidence.bundle import Bundle, Seal, Sources
from fqdesk.evidence.layout.carried import carried

FORMAT = "fqdesk-bundle-1"
FILE_NAME = "fqdesk-manifest.json"
CODE_LENGTH = 8
MOST_NAMED = 30
"""How many changed records of one sort are named one by one."""


def said_code(code: str) -> str:
    """A volume code as people read it, in two groups of four."""
    return f"{code[:4]} {code[4:]}"


@dataclass(frozen=True)
class Manifest:
    """The data of one volume; `body` holds JSON values only."""

    body: Mapping[str, Any]

    @cached_property
    def data(self) -> bytes:
        """The canonical text."""
        return json.dumps(
            self.body, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        ).encode()

    @cached_property
    def sha256(self) -> str:
        """The hash of the canonical text."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def code(self) -> str:
        """The volume code printed on every page: the first 40 bits of the hash in base32."""
        return base64.b32encode(bytes.fromhex(self.sha256)).decode()[:CODE_LENGTH]

    @property
    def head(self) -> Seal:
        """The head of the chain when the volume was made."""
        return Seal(int(self.body["head"]["seq"]), str(self.body["head"]["hash"]))


def of(bundle: Bundle, sources: Sources) -> Manifest:
    """Write down what a volume rests on. Raises what `sources.seal` raises."""
    order, standard = bundle.order, bundle.standard
    return Manifest(
        {
            "format": FORMAT,
            "program": __version__,
            "standard": {"id": standard.id, "version": standard.version},
            "station": bundle.station,
            "on": order.on.isoformat(),
            "known": order.known.isoformat() if order.known else None,
            "items": [part.result.item.id for part in bundle.everything],
            "layout": order.layout,
            "prepared_by": order.prepared_by,
            "checked_by": order.checked_by,
            "head": {"seq": sources.head.seq, "hash": sources.head.hash},
            "records": [_entry(bundle.facts, known, sources) for known in bundle.records],
            "files": [{"sha256": ref.sha256, "name": ref.name} for ref in bundle.files],
        }
    )


def _entry(facts: Facts, record_id: str, sources: Sources) -> dict[str, Any]:
    record, seal = facts.by_id[record_id], sources.seal(record_id)
    name = record.number or KINDS[record.kind].name(record.values, facts.name)
    if record.kind == "setting":
        name = label_of(record["key"])
    return {
        "id": record_id,
        "number": name,
        "kind": record.kind,
        "seq": seal.seq,
        "hash": seal.hash,
    }


def read(path: Path) -> Manifest:
    """Take the manifest out of a printed volume. Raises Refused when the file is none of ours."""
    text = carried(path, FILE_NAME)
    try:
        body = json.loads(text) if text else {}
    except ValueError:
        body = {}
    if not _ours(body):
        raise Refused(
            f"“{path.name}”不是本软件印出的证据册，或其中的校验清单已被去掉。",
            "请用印出时保存的 PDF，不要用另存、打印成 PDF 或扫描的版本。",
        )
    return Manifest(body)


def _ours(body: Any) -> bool:
    """Whether parsed JSON has the shape that `compare` reads."""
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        return False
    head, records = body.get("head"), body.get("records")
    return (
        isinstance(head, dict)
        and {"seq", "hash"} <= head.keys()
        and isinstance(records, list)
        and all(
            isinstance(r, dict) and {"id", "number", "kind", "hash"} <= r.keys() for r in records
        )
    )


def compare(
    manifest: Manifest,
    seal_of: Callable[[str], Seal | None],
    known_heads: Callable[[int], str | None],
) -> list[str]:
    """Say in Chinese what differs from the station now; empty when all is as printed.

    `seal_of` gives a record's newest seal, None when it is no longer there; `known_heads` the hash
    at a place of this station's chain, None when the chain is shorter.
    """
    said = _chain(manifest, known_heads(manifest.head.seq))
    changed, gone = [], []
    for entry in manifest.body["records"]:
        seal = seal_of(entry["id"])
        if seal is None:
            gone.append(_named(entry))
        elif seal.hash != entry["hash"]:
            changed.append(_named(entry))
    said += [f"{name}：印册之后改过，纸面与现在的记录不一致。" for name in changed[:MOST_NAMED]]
    said += _rest(changed, "改过")
    said += [f"{name}：印册之后已删除，或不在本所案里。" for name in gone[:MOST_NAMED]]
    return said + _rest(gone, "已删除或不在本所案里")


def _chain(manifest: Manifest, here: str | None) -> list[str]:
    head = manifest.head
    if here is None:
        return [f"本所案的记录链不到第 {head.seq} 号：册子不是由这个所案印的，或所案退回了旧备份。"]
    if here != head.hash:
        return [f"记录链第 {head.seq} 号与册上所印不同：历史被改动过，或册子出自另一个所案。"]
    return []


def _named(entry: Mapping[str, Any]) -> str:
    kind = KINDS.get(str(entry["kind"]))
    return f"{kind.label if kind else entry['kind']}“{entry['number']}”"


def _rest(names: list[str], what: str) -> list[str]:
    more = len(names) - MOST_NAMED
    return [f"另有 {more} 条记录{what}。"] if more > 0 else []
