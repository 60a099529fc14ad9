"""Files that come after their form was left: they go into its draft, or into the form again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from fqdesk.domain.fields import Files
from fqdesk.errors import DeskError
from ui.editors.coming import Intake, Taken
from ui.editors.files import FilesEditor
from ui.forms import RecordForm
from ui.notices import Notice, of_error
from ui.pages.drafting import opens
from ui.shell import Shell


def files_editors(form: RecordForm) -> list[FilesEditor]:
    """The answers of a form that are files."""
    return [editor for editor in form.editors if isinstance(editor, FilesEditor)]


def hand_over(shell: Shell, key: str, form: RecordForm) -> None:
    """The form goes: what is still on its way is for the draft `key`."""
    for editor in files_editors(form):
        for intake in editor.let_go():
            intake.taker = partial(_into_draft, shell, key, editor.field)
            shell.source.late.setdefault(key, []).append((editor.field.key, intake))


def bring_together(shell: Shell, key: str, form: RecordForm) -> None:
    """The form is back before its files: they come to it and not to the draft that it writes."""
    for field, intake in shell.source.late.pop(key, ()):
        for editor in files_editors(form):
            if editor.field.key == field:
                editor.expect(intake)


def _into_draft(shell: Shell, key: str, field: Files, intake: Intake, taken: Taken) -> None:
    late = shell.source.late
    left = [one for one in late.pop(key, []) if one[1] is not intake]
    if left:
        late[key] = left
    kept = shell.desk.draft(key)
    if kept is None:
        shell.source.unattached(taken.found)
    elif taken.found:
        _add(shell, key, field, kept, taken)


def _add(shell: Shell, key: str, field: Files, kept: Mapping[str, Any], taken: Taken) -> None:
    typed = dict(kept["typed"])
    old = typed.get(field.key)
    refs = {ref.sha256: ref for ref in (field.load(old) if old else ())}
    for ref, _ in taken.found:
        refs.setdefault(ref.sha256, ref)
    typed[field.key] = field.store(tuple(refs.values()))
    try:
        shell.desk.draft_save(key, {**kept, "typed": typed})
    except DeskError as error:
        shell.tell(of_error(error, key="draft"))
        return
    shell.drafts_changed()
    title = f"{len(taken.found)} 个文件收好了，放在草稿“{kept['title']}”里。"
    acts: tuple[tuple[str, Callable[[], object]], ...] = (("接着写", opens(shell, key, kept)),)
    shell.tell(Notice("done", title, "还没有定稿。", acts, key="coming", seconds=30))
