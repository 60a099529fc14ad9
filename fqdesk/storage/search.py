"""Full-text search: Chinese of any length, several words at once, and pinyin initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Protocol

from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Record
from fqdesk.errors import Trouble
from fqdesk.storage.database import Connection
from fqdesk.storage.initials import HAN, initials

INDEXED = "indexed"
"""The seq up to which the index has followed the history, in `meta`."""

CONTENTS, VERSION = "index_contents", "2"
"""What the columns hold, in `meta`; an index of other contents is made anew."""

LAG = 64
LAST_KNOWN = 0x2FFFF
"""Extensions G and later are newer than the tables of some SQLite versions."""
TITLE_KEYS = ("title", "topic")
BREAK = "\ue000"
"""Stands where punctuation or a blank was, so that no phrase matches across it. A private-use
character: a token to SQLite, and never one made from a text."""

# A sign newer than this Python is no letter to it, but it must not pass for punctuation either.
TOKEN = re.compile(rf"({HAN.pattern}|[^\W_{HAN.pattern[1:-1]}]+)|(?:(?!{HAN.pattern})[\W_])+")
LETTERS = re.compile("[a-z]+")
RANKS = (("name", "called"), ("words", "called"), ("name words cited", "called titled"))
"""Columns searched, the best matches first: what is called so, what says so, what cites it."""

Matching = Callable[[str], list[tuple[Any, ...]]]
"""An FTS5 query → rows whose first value names a record."""


class Rows(Protocol):
    """Where the index reads current records."""

    def select(self, rest: str, values: Iterable[Any] = ()) -> list[Record]:
        """Records by the rest of a statement."""

    def kind(self, record: Record) -> Kind:
        """The declaration that a record follows."""


def tokens(text: str) -> list[str]:
    """One token per Han character and per run of other letters and digits, breaks between."""
    found = TOKEN.findall(unicodedata.normalize("NFKC", text).lower())
    marked = [_known(word) if word else BREAK for word in found]
    first = 1 if marked[:1] == [BREAK] else 0
    return marked[first:-1] if marked[first:] and marked[-1] == BREAK else marked[first:]


def _known(word: str) -> str:
    """A sign that SQLite's tables of characters may not know yet, written as its number."""
    return f"u{ord(word):x}" if len(word) == 1 and ord(word) > LAST_KNOWN else word


def expression(text: str, words: str, letters: str) -> str:
    """What a person typed → an FTS5 query: every word must occur. Empty when nothing is asked."""
    clauses = []
    for word in unicodedata.normalize("NFKC", text).lower().split():
        parts = tokens(word.strip("\"'"))
        if not parts:
            continue
        phrase = '"' + " ".join(parts) + '"'
        # The last word may still be half typed.
        phrase += "" if HAN.match(word[-1]) else " *"
        clause = f"{{{words}}} : {phrase}"
        if LETTERS.fullmatch(word):
            clause = f'({clause} OR {{{letters}}} : "{" ".join(word)}")'
        clauses.append(clause)
    return " AND ".join(clauses)


class SearchIndex:
    """The index of current records; rows are named by `record.born`.

    It follows the history at a distance, so that saving a record need not wait for it: `follow`
    brings it up to date before a search, on closing, and when it lags by `LAG` revisions.
    """

    def __init__(self, db: Connection, rows: Rows) -> None:
        self._db, self._rows = db, rows
        self._followed = 0

    def find(self, text: str, limit: int) -> list[Record]:
        """Records that hold every word of the text, best first, then the newest entered."""
        sql = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
        return self._ranked(text, limit, lambda asked: self._db.rows(sql, (asked, limit)))

    def find_on(self, pattern: str, text: str, limit: int) -> list[Record]:
        """Records of the days that fit a LIKE pattern and hold every word, the latest day first."""
        select, latest = "SELECT born FROM record WHERE day LIKE ?", "ORDER BY day DESC, born DESC"
        if not text.strip():
            rows = self._db.rows(f"{select} {latest} LIMIT ?", (pattern, limit))
            return [record for (born,) in rows for record in self._at(born)]
        fits = "AND born IN (SELECT rowid FROM search WHERE search MATCH ?)"
        sql = f"{select} {fits} {latest} LIMIT ?"
        return self._ranked(text, limit, lambda asked: self._db.rows(sql, (pattern, asked, limit)))

    def _ranked(self, text: str, limit: int, matching: Matching) -> list[Record]:
        """Records by what they match a text with, the best first; no more than asked for."""
        found: dict[int, None] = {}
        for words, letters in RANKS:
            asked = expression(text, words, letters)
            if not asked or len(found) >= limit:
                break
            found.update((row[0], None) for row in matching(asked))
        return [record for born in list(found)[:limit] for record in self._at(born)]

    def keep_up(self, head: int) -> None:
        """Follow when too much was written since the last time that this connection looked."""
        if head - self._followed >= LAG:
            self.follow()

    def follow(self) -> None:
        """Index what was written since the last time, where the disk allows it.

        On a full or read-only disk the newest entries are not found for a while; what was saved
        is saved, and looking for the rest goes on.
        """
        head, followed = self._state()
        self._followed = head
        fresh = self._db.rows("SELECT 1 FROM meta WHERE key = ? AND value = ?", (CONTENTS, VERSION))
        if self._db.immutable or (head == followed and fresh):
            return
        with suppress(Trouble), self._db.writable_for(), self._db.writing():
            if not fresh:
                self.clear()
                self._db.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (CONTENTS, VERSION))
            changed = (
                "SELECT DISTINCT record FROM revision"
                " WHERE seq > (SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?)"
            )
            stale = {record for (record,) in self._db.rows(changed, (INDEXED,))}
            # Who cites a person or a place is found by that name, which may have changed.
            for record in list(stale):
                stale.update(self._citing(record))
            for record in stale:
                self._refresh(record)
            self._db.run(
                "UPDATE meta SET value = (SELECT ifnull(max(seq), 0) FROM revision) WHERE key = ?",
                (INDEXED,),
            )

    def whole(self) -> bool:
        """Whether as many records are indexed as there are, unless it is known to lag."""
        counts = "SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM search)"
        records, indexed = self._db.rows(counts)[0]
        head, followed = self._state()
        return bool(records == indexed) or head > followed

    def clear(self) -> None:
        """Forget everything, to be followed again from the start; in the caller's transaction."""
        self._db.run("INSERT INTO search (search) VALUES ('delete-all')")
        self._db.run("INSERT OR REPLACE INTO meta VALUES (?, '0')", (INDEXED,))

    def _state(self) -> tuple[int, int]:
        """Seq of the newest revision, and the one up to which the index has followed."""
        state = "SELECT ifnull(max(seq), 0), (SELECT value FROM meta WHERE key = ?) FROM revision"
        head, followed = self._db.rows(state, (INDEXED,))[0]
        return head, int(followed)

    def _at(self, born: int) -> list[Record]:
        return self._rows.select("WHERE born = ?", (born,))

    def _citing(self, record_id: str) -> list[str]:
        sql = (
            "SELECT DISTINCT source FROM link LEFT JOIN record ON id = target"
            " WHERE target = ? AND (id IS NULL OR json_extract(body, '$.name') IS NOT NULL)"
        )
        return [source for (source,) in self._db.rows(sql, (record_id,))]

    def _refresh(self, record_id: str) -> None:
        """Index one record anew, or forget it where it is gone."""
        first = "SELECT min(seq) FROM revision WHERE record = ?"
        (born,) = self._db.rows(first, (record_id,))[0]
        self._db.run("DELETE FROM search WHERE rowid = ?", (born,))
        for record in self._at(born):
            self._db.run(
                "INSERT INTO search (rowid, name, words, cited, called, titled)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (born, *self._columns(record)),
            )

    def _columns(self, record: Record) -> tuple[str, ...]:
        name, kind = str(record["name"] or ""), self._rows.kind(record)
        titles = [
            str(record[key] or "")
            for key in TITLE_KEYS
            if key in kind.by_key and not kind.by_key[key].private
        ]
        cited = self._cited(record)
        people = [letters for one in cited for letters in initials(one)]
        return (
            " ".join(tokens(name)),
            " ".join(tokens(kind.text(record.values))),
            f" {BREAK} ".join(" ".join(tokens(name)) for name in cited),
            _spelled(initials(name)),
            _spelled([letters for title in titles for letters in initials(title)] + people),
        )

    def _cited(self, record: Record) -> list[str]:
        """The names of the people and places that a record points to."""
        ids = sorted({target for _, target in self._rows.kind(record).cited(record.values)})
        marks = ", ".join("?" * len(ids))
        sql = f"SELECT json_extract(body, '$.name') FROM record WHERE id IN ({marks})"  # noqa: S608
        return [name for (name,) in self._db.rows(sql, ids) if name]


def _spelled(spellings: list[str]) -> str:
    return f" {BREAK} ".join(" ".join(letters) for letters in spellings)
