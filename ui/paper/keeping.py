"""Keep a finished PDF where the user wants it, whole or not at all."""

import shutil
from pathlib import Path

from fqdesk.errors import Trouble, disk_said


def keep_as(source: Path, path: Path) -> None:
    """Copy a file. Raises Trouble in words; then nothing is left at `path` that was not there."""
    part = path.with_name(f"{path.name}.part")
    try:
        shutil.copyfile(source, part)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Trouble(f"没有存成 {path}：{disk_said(error)}。", "换个位置再存一次。") from error
