"""The six hands we write with: which font file draws which character, and how wide it comes out."""

from __future__ import annotations

import os
import string
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from fqdesk.evidence.layout.fontfile import FontFile
from fqdesk.places import RESOURCES

Role = Literal["song", "songbd", "hei", "heibd", "fang", "kai", "biaosong"]

FILES: dict[Role, str] = {
    "song": "song.ttf",
    "songbd": "songbd.ttf",
    "hei": "hei.ttf",
    "heibd": "heibd.ttf",
    "fang": "fang.ttf",
    "kai": "kai.ttf",
    "biaosong": "songbd.ttf",
}

SYSTEM_FILES: dict[Role, tuple[str, str, str]] = {
    "fang": ("simfang.ttf", "仿宋_GB2312", "仿宋（自带）"),
    "kai": ("simkai.ttf", "楷体_GB2312", "楷体（自带）"),
    "biaosong": ("fzxbsjw.ttf", "方正小标宋简体", "粗宋体（自带）"),
}
"""Faces GB/T 9704-2012 names which may not be shipped: file, their name, what stands in."""

FROM_SONG = frozenset(string.ascii_letters + string.digits + "%")
"""Drawn in Song inside 仿宋: its own digits and letters look like a typewriter's."""

NO_GLYPH = "〓"
"""What printers set for a character they have no type for."""

_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


class Face:
    """One role: its own file first, then Song, for every character.

    `widths` maps a character to its advance in em. It fills itself, so that the inner loops of
    layout are plain dictionary lookups.
    """

    def __init__(self, role: Role, own: FontFile, fallback: FontFile) -> None:
        """Take the role's own file and the one that has every character."""
        self.role = role
        self.own = own
        self._fallback = fallback
        self.widths = _Widths(self)
        self.missing: set[str] = set()

    def source(self, char: str) -> tuple[FontFile, str]:
        """Return the file that draws `char` and the character it draws for it."""
        song_first = self.role == "fang" and char in FROM_SONG
        for font in (self._fallback, self.own) if song_first else (self.own, self._fallback):
            if font.glyph(char):
                return font, char
        self.missing.add(char)
        return self._fallback, NO_GLYPH

    @staticmethod
    def invisible(char: str) -> bool:
        """Whether a character draws nothing and takes no room.

        Control and format characters come with texts that were copied from other programs;
        variation selectors choose a shape our fonts do not tell apart.
        """
        return unicodedata.category(char) in {"Cc", "Cf"} or char in _SELECTORS

    def width(self, text: str) -> float:
        """Return the plain advance of a text in em, without gaps or compression."""
        return sum(map(self.widths.__getitem__, text))


class _Widths(dict[str, float]):
    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, char: str) -> float:
        if self._face.invisible(char):
            self[char] = 0.0
            return 0.0
        font, drawn = self._face.source(char)
        width = self[char] = font.width(drawn)
        return width


class Faces:
    """All roles of one printing, with what was put in the place of what.

    `system=False` uses our own files only, so that two machines print the same bytes; `True`
    takes 仿宋_GB2312, 楷体_GB2312 and 方正小标宋 where the machine has them.
    """

    def __init__(self, folder: Path | None = None, *, system: bool = False) -> None:
        """Look for system files when asked to; font files are opened on first use."""
        self._folder = folder or RESOURCES / "fonts"
        self._system = _installed() if system else {}
        self._roles: dict[Role, Face] = {}

    def __getitem__(self, role: Role) -> Face:
        """Return the face of a role."""
        if role not in self._roles:
            own = _load(self._system.get(role, self._folder / FILES[role]))
            self._roles[role] = Face(role, own, _load(self._folder / FILES["song"]))
        return self._roles[role]

    def substitutions(self) -> list[str]:
        """Say in Chinese, for each face the standard names, what stands in for it."""
        return [
            f"{wanted}以{ours}代替"
            for role, (_, wanted, ours) in SYSTEM_FILES.items()
            if role not in self._system
        ]

    def choice(self) -> dict[str, str]:
        """Return the file name chosen for every role, to be recorded with the volume."""
        return {role: self._system.get(role, Path(name)).name for role, name in FILES.items()}

    def missing(self) -> str:
        """Return the characters no file had; each was printed as 〓."""
        return "".join(sorted(set().union(*(face.missing for face in self._roles.values()))))


@cache
def _load(path: Path) -> FontFile:
    return FontFile(path)


def _folders() -> Iterator[Path]:
    for variable, below in (("WINDIR", "Fonts"), ("LOCALAPPDATA", "Microsoft/Windows/Fonts")):
        if os.environ.get(variable):
            yield Path(os.environ[variable]) / below
    yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    yield from (Path.home() / ".local/share/fonts", Path.home() / ".fonts")


@cache
def _installed() -> dict[Role, Path]:
    wanted = {file: role for role, (file, _, _) in SYSTEM_FILES.items()}
    found: dict[Role, Path] = {}
    for folder in _folders():
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            role = wanted.get(path.name.lower())
            if role and role not in found and _usable(path):
                found[role] = path
    return found


def _usable(path: Path) -> bool:
    try:
        return _load(path).embeddable
    except Exception:  # noqa: BLE001 - a broken font on a user's machine is simply not used
        return False
