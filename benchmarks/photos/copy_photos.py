"""The floor: the bytes of the photos written into one file."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def main(folder: Path, path: Path) -> None:
    """Copy every photo of a folder into one file."""
    with path.open("wb") as target:
        for photo in sorted(folder.glob("*.jpg")):
            with photo.open("rb") as source:
                shutil.copyfileobj(source, target, 1 << 20)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
