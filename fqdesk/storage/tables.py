"""The tables of a station, as an append-only list of steps that every released file has gone through.

A new step also has its name in `schema.STEPS`, which is all that opening an up-to-date file needs.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from fqdesk.storage.schema import SET

steps = Migrations(SET)

# Current rows are named by the seq of their first revision: it never changes, VACUUM keeps it, and
# a replay of the history gives it again, so the search index can use it.
FIRST_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE revision (
    seq INTEGER PRIMARY KEY, rev_id TEXT NOT NULL, record TEXT NOT NULL,
    kind TEXT NOT NULL, v INTEGER NOT NULL, action TEXT NOT NULL, event_day TEXT NOT NULL,
    entered_at TEXT NOT NULL, "by" TEXT NOT NULL, station TEXT NOT NULL, alg TEXT NOT NULL,
    body_digest TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE INDEX revision_record ON revision (record, seq);
CREATE TRIGGER revision_stays BEFORE UPDATE ON revision
    BEGIN SELECT raise(ABORT, 'a revision is never changed'); END;
CREATE TRIGGER revision_kept BEFORE DELETE ON revision
    BEGIN SELECT raise(ABORT, 'a revision is never deleted'); END;

CREATE TABLE body (seq INTEGER PRIMARY KEY REFERENCES revision (seq), json TEXT NOT NULL) STRICT;
CREATE INDEX body_number ON body (json_extract(json, '$.values.number'));
CREATE TRIGGER body_stays BEFORE UPDATE ON body
    BEGIN SELECT raise(ABORT, 'a body is never changed'); END;
CREATE TRIGGER body_kept BEFORE DELETE ON body WHEN NOT EXISTS (
    SELECT 1 FROM revision AS purge JOIN revision AS own ON own.seq = old.seq
    WHERE purge.record = own.record AND purge.action = 'purge' AND purge.seq > own.seq
) BEGIN SELECT raise(ABORT, 'a body is deleted only after a purge'); END;

CREATE TABLE record (
    born INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, v INTEGER NOT NULL,
    day TEXT NOT NULL, body TEXT NOT NULL, seq INTEGER NOT NULL, changed_at TEXT NOT NULL,
    "by" TEXT NOT NULL, entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX record_kind_day ON record (kind, day);

CREATE TABLE link (
    target TEXT NOT NULL, source TEXT NOT NULL, field TEXT NOT NULL,
    PRIMARY KEY (target, source, field)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (
    name, words, cited, called, titled,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE step (
    id INTEGER PRIMARY KEY, said TEXT NOT NULL, first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL, undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE printed (id INTEGER PRIMARY KEY, entry TEXT NOT NULL) STRICT;
"""


@steps()
def first_tables(db: Database) -> None:
    """What version 0.1 began with."""
    # executescript would commit the transaction that this step is part of.
    for statement in _statements(FIRST_TABLES):
        db.execute(statement)


def _statements(script: str) -> list[str]:
    """Single statements; a trigger's inner semicolons stay inside."""
    found, start = [], ""
    for part in script.split(";"):
        start += part + ";"
        if "BEGIN" not in start or start.rstrip(";").rstrip().endswith("END"):
            found.append(start)
            start = ""
    return [statement for statement in found if statement.strip(" \n;")]
