"""What watches over the built program; the building itself is `make dist`."""

import os
import subprocess
import sys
from pathlib import Path

from build_spec import smoke

ROOT = Path(__file__).resolve().parents[1]
LOG = """\
20761 WARNING: Library not found: could not resolve 'libgtk-3.so.0', dependency of 'plugins/libqgtk3.so'.
20762 WARNING: Library not found: could not resolve 'libxcb-icccm.so.4', dependency of 'lib/libQt6XcbQpa.so.6'.
"""


def folder_with(tmp_path, *plugins):
    qt = tmp_path / "_internal" / "PySide6" / "Qt"
    for plugin in plugins:
        (qt / "plugins" / plugin).parent.mkdir(parents=True, exist_ok=True)
        (qt / "plugins" / plugin).write_bytes(Path(sys.executable).resolve().read_bytes())
    (qt / "translations").mkdir(parents=True)
    (qt / "translations" / "qtbase_zh_CN.qm").write_bytes(b"")
    return tmp_path


def test_a_library_that_the_build_missed_is_a_fault_only_for_what_is_shipped():
    assert smoke.unresolved(LOG, {"libQt6XcbQpa.so.6"}) == [
        "libxcb-icccm.so.4 was not found at build time, libQt6XcbQpa.so.6 needs it"
    ]
    assert smoke.unresolved(LOG, set()) == []


def test_a_folder_without_a_plugin_of_the_window_is_refused(tmp_path):
    *others, cups = smoke.PLUGINS
    folder = folder_with(tmp_path, *others)
    assert list(smoke.lacking(folder)) == [f"{cups} is not in the folder"]


def test_a_library_cut_short_is_refused(tmp_path):
    folder = folder_with(tmp_path, *smoke.PLUGINS)
    assert list(smoke.lacking(folder)) == []
    broken = folder / "_internal" / "libbroken.so"
    broken.write_bytes(Path(sys.executable).resolve().read_bytes()[:3000])
    broken.chmod(0o755)
    assert any(fault.startswith("_internal/libbroken.so") for fault in smoke.lacking(folder))


def test_the_size_of_a_folder_counts_a_linked_file_once(tmp_path):
    (tmp_path / "library.so.1").write_bytes(b"x" * 1000)
    (tmp_path / "library.so").symlink_to("library.so.1")
    assert smoke.size(tmp_path) == 1000


def test_programs_opened_by_ours_load_the_libraries_of_the_machine():
    script = (
        "import os, runpy, sys; runpy.run_path(sys.argv[1]);"
        "print({k: v for k, v in os.environ.items() if k.startswith('LD_LIBRARY_PATH')})"
    )
    hook = str(ROOT / "build_spec" / "other_programs.py")
    plain = {k: v for k, v in os.environ.items() if not k.startswith("LD_LIBRARY_PATH")}
    for before, after in (
        ({"LD_LIBRARY_PATH": "/inside"}, {}),
        (
            {"LD_LIBRARY_PATH": "/inside", "LD_LIBRARY_PATH_ORIG": "/opt/lib"},
            {"LD_LIBRARY_PATH": "/opt/lib"},
        ),
    ):
        done = subprocess.run(
            [sys.executable, "-c", script, hook],
            env=plain | before, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.strip() == str(after)
