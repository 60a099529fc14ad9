"""The user's actions in order, so that Ctrl+Z takes back one whole action, also after a restart."""

from fqdesk.storage.database import Connection
from fqdesk.storage.entries import Step


def add(db: Connection, said: str, first_seq: int, last_seq: int) -> None:
    """Note an action that wrote these revisions."""
    db.run(
        "INSERT INTO step (said, first_seq, last_seq) VALUES (?, ?, ?)", (said, first_seq, last_seq)
    )


def open_steps(db: Connection, limit: int) -> list[Step]:
    """Actions not taken back, the newest first."""
    rows = db.rows(
        "SELECT id, said, first_seq, last_seq FROM step WHERE NOT undone ORDER BY id DESC LIMIT ?",
        (limit,),
    )
    return [Step(*row) for row in rows]


def touched(db: Connection, step: Step) -> list[tuple[str, str]]:
    """Id and kind of the records that an action wrote, the last written first."""
    rows = db.rows(
        "SELECT record, kind FROM revision WHERE seq BETWEEN ? AND ?"
        " GROUP BY record ORDER BY max(seq) DESC",
        (step.first_seq, step.last_seq),
    )
    return [(record, kind) for record, kind in rows]


def close(db: Connection, step: Step) -> None:
    """Mark an action as taken back."""
    db.run("UPDATE step SET undone = 1 WHERE id = ?", (step.id,))


def close_all(db: Connection) -> None:
    """Nothing before now can be taken back any more."""
    db.run("UPDATE step SET undone = 1")
