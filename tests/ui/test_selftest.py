import os
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("fqdesk")


def test_the_path_of_one_record_works_inside_the_program():
    done = subprocess.run(
        [str(PROGRAM), "self-test"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines() == ["自检：录入、保存、印册、核对都正常。"]
