import json
import os
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("fqdesk")
CHECK = {"id": "honours", "title": "表彰", "rule": "honours_window"}
CHECK |= {"window": "36 months", "bodies": ["government"], "recipient": "collective", "least": 1}


def run(*args, feed=None):
    return subprocess.run(
        [str(PROGRAM), *map(str, args)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=feed,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )


def test_a_local_standard_is_listed_judged_and_printed(tmp_path):
    desk = tmp_path / "所案"
    assert run("new", desk, "--name", "青石镇派出所", "--class", "rural").returncode == 0
    claim = {
        "standard": "青石市2026",
        "chapter": "四 标准",
        "day": "2026-01-05",
        "said_by": "沈立诚",
    }
    claims = [
        claim | {"item": "B1-01", "paragraph": "四1", "title": "表彰", "quote": "近3年荣获表彰。"},
        claim | {"item": "B1-02", "paragraph": "四2", "title": "环境", "quote": "环境整洁。"},
    ]
    claims[0] |= {"confirmed": True, "checks": json.dumps([CHECK], ensure_ascii=False)}
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in claims)
    added = run("--desk", desk, "add", "claim", "--from", "-", feed=lines)
    assert added.returncode == 0, added.stderr
    known = json.loads(run("--desk", desk, "standards", "--json").stdout)["standards"]
    assert known[-1]["id"] == "青石市2026"
    judged = json.loads(run("--desk", desk, "assess", "青石市2026", "--json").stdout)
    outcomes = {item["item"]: item["outcome"] for item in judged["items"]}
    assert outcomes == {"B1-01": "not_met", "B1-02": "unconfirmed"}
    out = tmp_path / "册.pdf"
    printed = run("--desk", desk, "bundle", "青石市2026", "-o", out)
    assert printed.returncode == 0, printed.stderr
    assert out.read_bytes().startswith(b"%PDF")


def test_standards_are_listed_without_a_station(tmp_path):
    done = run("--desk", tmp_path / "没有", "standards", "--json")
    assert done.returncode == 0
    assert any(s["id"] == "chongzhou-2019" for s in json.loads(done.stdout)["standards"])


def test_two_standards_are_compared_with_and_without_a_station(tmp_path):
    desk = tmp_path / "所案"
    assert run("new", desk, "--name", "青石镇派出所", "--class", "rural").returncode == 0
    pair = ("compare", "chongzhou-2019", "nantong-2019", "--json")
    bare = json.loads(run("--desk", tmp_path / "没有", *pair).stdout)["pairs"]
    assert {one["outcomes"] for one in bare} == {None}
    judged = json.loads(run("--desk", desk, *pair).stdout)["pairs"]
    assert len(judged) == len(bare)
    items = json.loads(run("--desk", desk, "assess", "chongzhou-2019", "--json").stdout)["items"]
    known = {check["outcome"] for item in items for check in item["checks"]}
    assert {one["outcomes"][0] for one in judged} <= known
    assert "前者现在" in run("--desk", desk, *pair[:3]).stdout
