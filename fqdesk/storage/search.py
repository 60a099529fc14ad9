"""Full-text search: Chinese of any length, several words at once, and pinyin initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Record
from fqdesk.storage.database import Connection
from fqdesk.storage.initials import HAN, initials

TITLE_KEYS = ("title", "topic")
BREAK = "\ue000"
"""Stands where punctuation or a blank was, so that no phrase matches across it. A private-use
character: a token to SQLite, and never one made from a text."""

LETTERS = re.compile("[a-z]+")
RANKS = (("name", "called"), ("words", "called"), ("name words cited", "called titled"))
"""Columns searched, the best matches first: what is called so, what says so, what cites it."""


def tokens(text: str) -> list[str]:
    """One token per Han character and per run of other letters and digits, breaks between."""
    found: list[str] = []
    run = ""
    for sign in [*unicodedata.normalize("NFKC", text).lower(), ""]:
        if sign and sign.isalnum() and not HAN.match(sign):
            run += sign
            continue
        if run:
            found.append(run)
            run = ""
        if HAN.match(sign):
            found.append(sign)
        elif sign and found and found[-1] != BREAK:
            found.append(BREAK)
    return found[:-1] if found and found[-1] == BREAK else found


def expression(text: str, words: str, letters: str) -> str:
    """What a person typed → an FTS5 query: every word must occur. Empty when nothing is asked."""
    clauses = []
    for word in unicodedata.normalize("NFKC", text).lower().split():
        parts = tokens(word.strip("\"'"))
        if not parts:
            continue
        phrase = '"' + " ".join(parts) + '"'
        # The last word may still be half typed.
        phrase += "" if HAN.match(parts[-1]) else " *"
        clause = f"{{{words}}} : {phrase}"
        if LETTERS.fullmatch(word):
            clause = f'({clause} OR {{{letters}}} : "{" ".join(word)}")'
        clauses.append(clause)
    return " AND ".join(clauses)


class SearchIndex:
    """The index of current records; rows are named by `record.born`."""

    def __init__(self, db: Connection, kinds: Mapping[str, Kind]) -> None:
        self._db, self._kinds = db, kinds

    def find(self, text: str, limit: int) -> list[int]:
        """Rows that hold every word of the text, best first, then the newest entered."""
        found: dict[int, None] = {}
        for words, letters in RANKS:
            asked = expression(text, words, letters)
            if not asked or len(found) >= limit:
                break
            sql = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
            found.update((row[0], None) for row in self._db.rows(sql, (asked, limit)))
        return list(found)[:limit]

    def put(self, born: int, record: Record) -> None:
        """Index a record that is not indexed."""
        name = str(record["name"] or "")
        kind = self._kinds[record.kind]
        titles = [
            str(record[key] or "")
            for key in TITLE_KEYS
            if key in kind.by_key and not kind.by_key[key].private
        ]
        self._db.run(
            "INSERT INTO search (rowid, name, words, cited, called, titled)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                born,
                " ".join(tokens(name)),
                " ".join(tokens(kind.text(record.values))),
                f" {BREAK} ".join(" ".join(tokens(name)) for name in self._cited(record)),
                _spelled(initials(name)),
                _spelled([letters for title in titles for letters in initials(title)]),
            ),
        )

    def drop(self, born: int) -> None:
        """Forget a row."""
        self._db.run("DELETE FROM search WHERE rowid = ?", (born,))

    def clear(self) -> None:
        """Forget all rows."""
        self._db.run("INSERT INTO search (search) VALUES ('delete-all')")

    def citing(self, record_id: str) -> list[int]:
        """Rows whose index entry holds the name of a record."""
        sql = "SELECT DISTINCT born FROM link JOIN record ON id = source WHERE target = ?"
        return [born for (born,) in self._db.rows(sql, (record_id,))]

    def _cited(self, record: Record) -> Iterator[str]:
        """The names of the people and places that a record points to."""
        sql = (
            "SELECT DISTINCT json_extract(body, '$.name') AS name FROM link"
            " JOIN record ON id = target WHERE source = ? AND name IS NOT NULL"
        )
        yield from (name for (name,) in self._db.rows(sql, (record.id,)))


def _spelled(spellings: list[str]) -> str:
    return f" {BREAK} ".join(" ".join(letters) for letters in spellings)
