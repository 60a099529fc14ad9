"""A backup that failed when nobody could read why any more: kept, and said at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fqdesk.desk import Desk
from fqdesk.errors import DeskError
from ui.jobs import Job
from ui.notices import Notice
from ui.remembered import recall, remember

if TYPE_CHECKING:
    from ui.main_window import MainWindow

KEY = "unbacked"
SAFE = "记录都已经存好，只是最近写的还没有备份。"


def watch(desk: Desk, job: Job) -> Job:
    """Keep why a backup into the station's own folder failed."""
    job.failed.connect(lambda error: keep(desk, error))
    return job


def keep(desk: Desk, error: BaseException) -> None:
    """Keep the failure beside the name of the newest copy there is: a newer one makes it void."""
    if isinstance(error, DeskError):
        said = f"{desk.clock():%m-%d %H:%M} 备份没有做成：{error.title}"
        note = {"said": said, "how": error.hint, "newest": _newest(desk)}
        remember(unbacked={**recall().unbacked, _place(desk): note})


def failed(desk: Desk) -> tuple[str, str] | None:
    """What failed and what to do, None where a copy was made since."""
    note = recall().unbacked.get(_place(desk))
    if note is None or note.get("newest") != _newest(desk):
        return None
    return str(note.get("said")), str(note.get("how"))


def tell(window: MainWindow) -> None:
    """Say at the start that the last backup failed, with the way to make one."""
    found = failed(window.desk)
    if found is None:
        return

    def back_up() -> None:
        job = window.run("备份", lambda desk, tick: desk.backup(tick=tick), done)
        watch(window.desk, job)

    def done(_: object) -> None:
        window.drop(KEY)
        window.status.refresh()
        window.tell(Notice("done", "已备份并核对过。", key="backup", seconds=8))

    said, how = found
    acts = (("现在备份", back_up),)
    window.tell(Notice("failed", said, f"{SAFE}{how}", acts, KEY))


def _place(desk: Desk) -> str:
    return str(desk.folder.resolve())


def _newest(desk: Desk) -> str:
    newest = desk.store.newest_backup()
    return newest.path.name if newest else ""
