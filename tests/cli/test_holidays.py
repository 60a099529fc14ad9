import json
import os
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("fqdesk")
NOTICE = Path(__file__).parents[1] / "files" / "notices" / "2027-made-up.txt"


def run(*args):
    return subprocess.run(
        [str(PROGRAM), *map(str, args)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )


def test_a_notice_from_a_file(tmp_path):
    desk = tmp_path / "所案"
    assert run("new", desk, "--name", "青石镇派出所", "--class", "rural").returncode == 0
    tried = run("--desk", desk, "holidays", "--from", NOTICE, "--dry-run")
    assert tried.returncode == 0, tried.stderr
    assert "只是看看" in tried.stdout
    assert "02-05（周五）至 02-12（周五）" in tried.stdout
    kept = json.loads(run("--desk", desk, "holidays", "--from", NOTICE, "--json").stdout)
    assert kept["year"] == 2027
    assert kept["off"]["2027-02-05"] == "春节"
    assert kept["record"]
    shown = json.loads(run("--desk", desk, "show", kept["record"], "--json").stdout)
    assert "holidays.2027" in json.dumps(shown, ensure_ascii=False)


def test_a_notice_that_does_not_add_up_is_not_kept(tmp_path):
    desk = tmp_path / "所案"
    run("new", desk, "--name", "青石镇派出所", "--class", "rural")
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(NOTICE.read_text("utf-8").replace("共8天", "共9天"), "utf-8")
    done = run("--desk", desk, "holidays", "--from", wrong)
    assert done.returncode == 1
    assert "没有采用" in done.stdout
    assert run("--desk", desk, "holidays", "--from", tmp_path / "none.txt").returncode == 2
