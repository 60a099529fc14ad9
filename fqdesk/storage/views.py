"""Read-only SQL views `v_<kind>`, so that a station's file is useful to other programs as well."""

from collections.abc import Mapping

from fqdesk.domain.fields import Choice, Choices, Field, Flag
from fqdesk.domain.kinds import Kind
from fqdesk.storage.chain import canonical, digest
from fqdesk.storage.database import Connection

SHAPE = "shape"


def shape(kinds: Mapping[str, Kind]) -> str:
    """Changes whenever a kind, a field or an option is added, renamed or upgraded."""
    return digest(canonical([[view(kind), kind.version] for kind in kinds.values()]))


def view(kind: Kind) -> str:
    """The statement that makes the view of a kind: one column for each field, named by its key."""
    columns = "".join(f",\n  {_column(f)} AS {name(f.key)}" for f in kind.fields)
    return (
        f"CREATE VIEW {name(f'v_{kind.key}')} AS SELECT id, seq, entered_at, changed_at, "
        f'"by"{columns}\nFROM record WHERE kind = {literal(kind.key)}'
    )


def remake(db: Connection, kinds: Mapping[str, Kind]) -> None:
    """Replace all views; inside the caller's transaction."""
    for (old,) in db.rows("SELECT name FROM sqlite_schema WHERE type = 'view'"):
        if old.startswith("v_"):
            db.run(f"DROP VIEW {name(old)}")
    for kind in kinds.values():
        db.run(view(kind))


def path(key: str) -> str:
    """The JSON path of a field, as an SQL literal."""
    return literal(f'$."{key}"')


def name(word: str) -> str:
    """Quoted as an SQL name."""
    return '"' + word.replace('"', '""') + '"'


def literal(word: str) -> str:
    """Quoted as an SQL text."""
    return "'" + word.replace("'", "''") + "'"


def _column(f: Field) -> str:
    """The stored value, codes replaced by what people read."""
    stored = f"json_extract(body, {path(f.key)})"
    if isinstance(f, Flag):
        return f"CASE {stored} WHEN 1 THEN '是' WHEN 0 THEN '否' END"
    if isinstance(f, Choice) and not isinstance(f, Choices) and f.options:
        cases = " ".join(f"WHEN {literal(c)} THEN {literal(s)}" for c, s in f.options.items())
        return f"CASE {stored} {cases} ELSE {stored} END"
    return stored
