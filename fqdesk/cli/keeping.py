"""Commands that keep data safe: verify, backup, restore."""

from __future__ import annotations

from argparse import Namespace

from fqdesk.cli.answers import Answer, progress
from fqdesk.cli.opener import Opener
from fqdesk.desk import Desk


def verify(args: Namespace, opener: Opener) -> Answer:
    """Check this desk, or a printed volume against it. Exit code 1 when something is wrong."""
    with opener.read() as desk:
        notes: list[str] = []
        if args.bundle:
            problems = desk.verify_bundle(args.bundle, progress)
            head, revisions = desk.store.head()[1], desk.store.head()[0]
        else:
            found = desk.verify(progress)
            problems, head, revisions = list(found.problems), found.head, found.revisions
            notes = list(found.notes)
    document = {
        "ok": not problems,
        "head": head,
        "revisions": revisions,
        "problems": problems,
        "notes": notes,
    }
    said = "核对无误" if not problems else f"发现 {len(problems)} 处问题"
    lines = [f"{said}：共 {revisions} 号修订，链头 {head}", *problems, *notes]
    return Answer(document, lines, 1 if problems else 0)


def backup(args: Namespace, opener: Opener) -> Answer:
    """A consistent copy, also while a window is open."""
    with opener.read() as desk:
        made = desk.backup(args.dir)
    return Answer({"path": str(made)}, [f"备份已做好并核对过：{made}"])


def restore(args: Namespace, opener: Opener) -> Answer:
    """Bring a backup back into a folder, checked before anything is replaced."""
    restored = Desk.restore(args.file, args.dir)
    document = {"desk": str(args.dir), "missing": list(restored.missing)}
    lines = [f"已恢复到 {args.dir}"]
    if restored.missing:
        lines.append(f"有 {len(restored.missing)} 个附件没有找到：")
        lines += [f"    {name}" for name in restored.missing]
    return Answer(document, lines)
