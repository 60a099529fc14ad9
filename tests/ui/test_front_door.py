"""The program as it is started: a verb, the window, and how long the window takes."""

import json
import os
import subprocess
import sys
from pathlib import Path

from ui.__main__ import main, process_age

PROGRAM = Path(sys.executable).with_name("fqdesk")


def run(*words, **environ):
    return subprocess.run(
        [str(PROGRAM), *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", **environ},
        check=False,
    )


def without_qt_platform_words(text):
    return [line for line in text.splitlines() if not line.startswith("This plugin does not")]


def test_the_window_says_when_it_is_ready_and_leaves(folder):
    done = run("--desk", folder, "window", "--exit-when-ready")
    assert done.returncode == 0, done.stderr
    ready = json.loads(done.stdout)
    assert 0 < ready["ready_s"] < 60
    assert without_qt_platform_words(done.stderr) == []


def test_a_station_that_is_not_there_ends_with_3_and_a_sentence(tmp_path):
    done = run("--desk", tmp_path / "没有", "window", "--exit-when-ready")
    assert done.returncode == 3
    assert "没有所案" in done.stderr


def test_the_command_line_never_loads_qt(folder):
    script = (
        "import sys; from ui.__main__ import main;"
        f"code = main(['--desk', {str(folder)!r}, 'list', 'visit', '--json']);"
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["records"]) == 3


def test_a_verb_runs_in_this_process_too(folder, capsys):
    assert main(["--desk", str(folder), "list", "visit"]) == 0
    assert "防溺水宣传" in capsys.readouterr().out


def test_the_age_of_the_process_is_known():
    assert 0 < process_age() < 24 * 3600
