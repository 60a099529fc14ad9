"""Walks through the program that was built, away from the checkout: `python build_spec/smoke.py FOLDER LOG`.

Fails with a sentence for each fault. Otherwise prints one JSON line: the size of the folder in MB
(10^6 bytes) and the seconds until 今日 can be used, over the demo station, once and then thrice again.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

PROGRAMS = ("fqdesk", "fqdesk-cli")
SCREEN = ("xvfb-run", "-a", "-s", "-screen 0 1366x768x24")
PLATFORMS = {"offscreen": (), "xcb": SCREEN}
UNRESOLVED = re.compile(
    r"Library not found: could not resolve '(?P<lacking>[^']+)', dependency of '(?P<user>[^']+)'"
)
PLUGINS = (
    "iconengines/libqsvgicon.so",
    "imageformats/libqjpeg.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland-generic.so",
    "platforms/libqxcb.so",
    "printsupport/libcupsprintersupport.so",
)
"""A window on X11 and on Wayland, Chinese typing, icons, photos and paper."""
OFFSCREEN = "This plugin does not support "
PATIENCE = 300.0
"""Seconds that any one call may take."""


def unresolved(log: str, shipped: set[str]) -> list[str]:
    """Libraries that the build did not find, for files that are shipped (named without folder)."""
    return [
        f"{found['lacking']} was not found at build time, {Path(found['user']).name} needs it"
        for found in UNRESOLVED.finditer(log)
        if Path(found["user"]).name in shipped
    ]


def lacking(folder: Path) -> Iterator[str]:
    """What the loader cannot load on this machine, and Qt's plugins that are not in the folder."""
    inside = folder / "_internal"
    for plugin in PLUGINS:
        if not (inside / "PySide6" / "Qt" / "plugins" / plugin).is_file():
            yield f"{plugin} is not in the folder"
    if not (inside / "PySide6" / "Qt" / "translations" / "qtbase_zh_CN.qm").is_file():
        yield "Qt's Chinese translation is not in the folder"
    for library in sorted(inside.rglob("*.so*")):
        if library.is_symlink():
            continue
        asked = subprocess.run(
            ["ldd", str(library)],
            capture_output=True,
            text=True,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "LD_LIBRARY_PATH": str(inside)},
            check=False,
        )
        name = library.relative_to(folder)
        if asked.returncode:
            yield f"{name}: cannot be loaded: {(asked.stdout + asked.stderr).strip()}"
        for line in sorted(set(asked.stdout.splitlines())):
            if "not found" in line:
                yield f"{name}: {line.strip()}"


class Surroundings:
    """A home of its own and nothing of the build's environment."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.home = home
        self.faults: list[str] = []

    def run(self, platform: str, *words: str) -> str:
        """Standard output of one call that must succeed; else a fault is kept."""
        done = subprocess.run(
            [*PLATFORMS[platform], str(self.folder / words[0]), *words[1:]],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=self.home,
            env={
                "HOME": str(self.home),
                "LC_ALL": "C.UTF-8",
                "PATH": os.defpath,
                "QT_QPA_PLATFORM": platform,
            },
            timeout=PATIENCE,
            check=False,
        )
        loud = [line for line in done.stderr.splitlines() if not line.startswith(OFFSCREEN)]
        # The verbs tell their progress there; the window and the self-test have nothing to tell.
        if done.returncode or (loud and words[-1] in {"self-test", "--exit-when-ready"}):
            told = "\n".join([done.stdout.strip(), *loud]).strip()
            self.faults.append(f"{' '.join(words)} ({platform}) ended {done.returncode}: {told}")
        return done.stdout


def walk(around: Surroundings) -> list[float]:
    """The self-test of both programs on both platforms, then the demo station; seconds to 今日."""
    for program in PROGRAMS:
        for platform in PLATFORMS:
            said = around.run(platform, program, "self-test")
            if len(said.splitlines()) != 1:
                around.faults.append(f"{program} self-test ({platform}) said: {said!r}")
    if around.faults:
        return []
    station = str(around.home / "demo")
    volume = around.home / "volume.pdf"
    around.run("offscreen", "fqdesk-cli", "demo", station)
    around.run(
        "offscreen", "fqdesk-cli", "--desk", station, "bundle", "chongzhou-2019", "-o", str(volume)
    )
    around.run("offscreen", "fqdesk-cli", "--desk", station, "verify")
    if not volume.is_file() or not volume.read_bytes().startswith(b"%PDF"):
        around.faults.append("no volume was printed")
    opened = [
        around.run("xcb", "fqdesk", "--desk", station, "window", "--exit-when-ready")
        for _ in range(4)
    ]
    return [] if around.faults else [json.loads(said)["ready_s"] for said in opened]


def size(folder: Path) -> int:
    """Bytes of all files in a folder, each once."""
    return sum(p.lstat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink())


def main(arguments: Sequence[str]) -> int:
    """0 when the folder holds all that it needs and runs alone, else 1."""
    folder, log = Path(arguments[0]).resolve(), Path(arguments[1])
    shipped = {path.name for path in folder.rglob("*") if path.is_file()}
    faults = [*unresolved(log.read_text("utf-8"), shipped), *lacking(folder)]
    seconds: list[float] = []
    if not faults:
        with tempfile.TemporaryDirectory(prefix="fqdesk-smoke-") as home:
            around = Surroundings(folder, Path(home))
            seconds, faults = walk(around), around.faults
    for fault in faults:
        sys.stderr.write(fault + "\n")
    if not faults:
        print(json.dumps({"size_mb": round(size(folder) / 1e6), "ready_s": seconds}))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
