"""The command line as a person runs it: a real process, a real folder."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from fqdesk.desk import Desk

PROGRAM = Path(sys.executable).with_name("fqdesk")


def run(*args: object, feed: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(PROGRAM), *map(str, args)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=feed,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )


def answer(*args: object, feed: str | None = None) -> dict:
    done = run(*args, feed=feed)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "所案"
    assert run("new", folder, "--name", "青石镇派出所", "--class", "rural").returncode == 0
    people = [
        {"name": name, "role": "officer", "day": "2019-01-02", "full_from": "2015-06-01"}
        for name in ("赵明", "李㛃", "周立")
    ]
    lines = "\n".join(json.dumps(person, ensure_ascii=False) for person in people)
    answer("--desk", folder, "add", "person", "--from", "-", "--json", feed=lines)
    answer(
        *("--desk", folder, "add", "place", "--json", "--set"),
        *("name=云岭村", "place_type=行政村", "day=2019-01-02"),
    )
    return folder


def test_add_show_change_history_remove_revert(station: Path):
    desk = ("--desk", station)
    added = answer(
        *(*desk, "add", "heart_talk", "--json", "--set"),
        *("day=2025-03-06", "talker=赵明", "talked=李㛃", "trigger=年度谈心", "late_reason=补记"),
    )
    [talk] = added["ids"]
    shown = answer(*desk, "show", talk, "--json")
    assert shown["number"] == "谈25-01"
    assert shown["values"]["trigger"] == "yearly"
    assert shown["late_days"] > 3
    answer(*desk, "change", talk, "--set", "place=会议室", "--json")
    history = answer(*desk, "show", talk, "--history", "--json")["history"]
    assert [entry["action"] for entry in history] == ["create", "change"]
    assert history[1]["changes"] == [
        {"field": "place", "label": "地点", "was": "", "now": "会议室"}
    ]
    answer(*desk, "remove", talk, "--why", "记错了", "--json")
    assert run(*desk, "show", talk).returncode == 2
    back = answer(*desk, "revert", talk, "--to", history[0]["seq"], "--json")
    assert back["ids"] == [talk]
    assert "place" not in answer(*desk, "show", "谈25-01", "--json")["values"]


def test_list_filters_by_day_and_answer_and_prints_csv(station: Path):
    desk = ("--desk", station)
    for day, who in (("2024-05-01", "李㛃"), ("2024-06-01", "周立")):
        answer(
            *(*desk, "add", "heart_talk", "--json", "--set"),
            *(f"day={day}", "talker=赵明", f"talked={who}", "late_reason=整理旧档"),
        )
    found = answer(
        *desk, "list", "heart_talk", "--from", "2024-05-15", "--to", "2024-12-31", "--json"
    )
    assert [record["day"] for record in found["records"]] == ["2024-06-01"]
    found = answer(
        *desk, "list", "heart_talk", "--where", "talked=李㛃", "--to", "2024-12-31", "--json"
    )
    assert [record["day"] for record in found["records"]] == ["2024-05-01"]
    printed = run(*desk, "list", "heart_talk", "--csv").stdout.splitlines()
    assert printed[0].startswith("id,日期,谈话人")


def test_find_knows_single_characters_and_initials(station: Path):
    desk = ("--desk", station)
    for text in ("云", "云岭", "云岭村", "ylc"):
        titles = [r["title"] for r in answer(*desk, "find", text, "--json")["records"]]
        assert "云岭村" in titles, text


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("add", "petition", "--set", "day=2026-01-01"), "没有“petition”这一类记录"),
        (("add", "visit", "--set", "colour=red"), "没有“colour”这一项"),
        (("add", "visit", "--set", "day=2026-02-31"), "没有“2026-02-31”这一天"),
        (("add", "visit", "--set", "type=飞行"), "没有“飞行”这一项"),
        (("add", "visit"), "这几个里要有一个"),
        (("list", "visit", "--from", "昨天"), "日期写成"),
        (("assess", "beijing-2019"), "没有“beijing-2019”这个标准"),
        (("show", "nothere"), "没有编号为“nothere”的记录"),
        (("attach", "nothere", "x.jpg"), "没有编号为“nothere”的记录"),
        (("frobnicate",), "frobnicate"),
    ],
)
def test_a_wrong_call_is_told_in_chinese_and_ends_with_2(station: Path, args, said):
    done = run("--desk", station, *args)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_with_one_bad_line_writes_nothing(station: Path, tmp_path: Path):
    lines = tmp_path / "走访.jsonl"
    good = {"day": "2024-01-05", "place": "云岭村", "officers": ["赵明"], "topic": "反诈宣传"}
    good |= {"type": "community_visit", "late_reason": "旧档"}
    bad = [good, good | {"day": "2024-13-05"}, good | {"officers": ["无此人"]}]
    lines.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in bad), "utf-8")
    done = run("--desk", station, "add", "visit", "--from", lines)
    assert done.returncode == 2
    assert "第 2 行" in done.stderr
    assert "第 3 行" in done.stderr
    assert answer("--desk", station, "list", "visit", "--json")["records"] == []


def test_no_station_ends_with_3(tmp_path: Path):
    done = run("--desk", tmp_path / "没有", "list", "visit")
    assert done.returncode == 3
    assert done.stderr.strip()


def test_kinds_lists_every_kind_with_its_choices():
    kinds = {kind["kind"]: kind for kind in answer("kinds", "--json")["kinds"]}
    fields = {field["key"]: field for field in kinds["meeting"]["fields"]}
    assert fields["type"]["choices"]["committee_meeting"] == "支部委员会"
    assert fields["day"]["required"]
    assert fields["votes"]["help"] == "表决一件事写一行，没有表决就空着。"
    assert fields["votes"]["source"].startswith("依据《中国共产党支部工作条例（试行）》第十一条：")
    cells = {cell["key"]: cell for cell in fields["votes"]["fields"]}
    assert cells["noes"]["source"].startswith("没有规定要求这一格")
    assert not cells["noes"]["by_rule"]


def test_due_leave_assess_and_standards_answer_in_the_agreed_shape(station: Path):
    desk = ("--desk", station)
    due = answer(*desk, "due", "--on", "2025-10-31", "--json")
    assert due["on"] == "2025-10-31"
    keys = {"kind", "period", "person", "group", "state", "reason", "last_day", "record"}
    assert all(keys <= set(duty) for duty in due["due"])
    leave = answer(*desk, "leave", "--year", "2025", "--json")
    assert {p["name"] for p in leave["people"]} == {"赵明", "李㛃", "周立"}
    assert {"numerator", "denominator", "value"} <= set(leave["full_leave_rate"])
    standards = answer("standards", "--json")["standards"]
    assert "chongzhou-2019" in {standard["id"] for standard in standards}
    judged = answer(*desk, "assess", "chongzhou-2019", "--on", "2026-03-31", "--json")
    assert {item["number"] for item in judged["items"]} >= set(range(1, 27))
    outcome = {item["item"]: item["outcome"] for item in judged["items"]}
    assert outcome["CZ-13b"] == "unconfirmed", "nothing recorded is not proof that nothing happened"
    assert outcome["CZ-06b"] == "unconfirmed"
    assert outcome["CZ-13a"] == "out_of_scope"
    one = answer(*desk, "assess", "chongzhou-2019", "--item", "CZ-02a", "--json")
    assert [item["item"] for item in one["items"]] == ["CZ-02a"]


def test_backup_and_restore_make_the_same_station(station: Path, tmp_path: Path):
    made = Path(answer("--desk", station, "backup", tmp_path / "u盘", "--json")["path"])
    restored = tmp_path / "恢复"
    answer("restore", made, restored, "--json")
    before = answer("--desk", station, "verify", "--json")
    after = answer("--desk", restored, "verify", "--json")
    assert before["ok"]
    assert before["head"] == after["head"]


def test_self_check_names_the_rule_and_the_records_and_ends_with_1(station: Path):
    desk = ("--desk", station)
    added = answer(
        *(*desk, "add", "visit", "--json", "--set"),
        *("day=2024-02-06", "place=云岭村", "officers=赵明", "topic=回访", "late_reason=旧档"),
        "content=联系电话13800138000",
    )
    done = run(*desk, "self-check", "--json")
    assert done.returncode == 1
    found = {f["rule"]: f for f in json.loads(done.stdout)["findings"]}
    assert found["private_text"]["records"] == added["ids"]
    assert found["late"]["answered"]
    answer(*desk, "change", added["ids"][0], "--set", "content=", "--json")
    assert run(*desk, "self-check").returncode == 0


def test_jobs_name_their_last_day_the_form_and_the_claims_they_serve(station: Path):
    found = answer("--desk", station, "jobs", "chongzhou-2019", "--on", "2025-10-31", "--json")
    days = [job["day"] for job in found["jobs"]]
    assert days
    assert days == sorted(days)
    for job in found["jobs"]:
        assert job["kind"]
        assert {served["standard"] for served in job["serves"]} == {"chongzhou-2019"}


def test_a_version_that_cites_a_removed_person_is_refused(station: Path):
    desk = ("--desk", station)
    person = ("name=吴新", "role=民警", "day=2019-01-02", "full_from=2015-06-01")
    [left] = answer(*desk, "add", "person", "--json", "--set", *person)["ids"]
    added = answer(
        *(*desk, "add", "heart_talk", "--json", "--set"),
        *("day=2023-03-06", "talker=赵明", "talked=吴新", "trigger=年度谈心", "late_reason=补记"),
    )
    [talk] = added["ids"]
    answer(*desk, "change", talk, "--set", "talked=周立", "--json")
    [first, *_] = answer(*desk, "show", talk, "--history", "--json")["history"]
    answer(*desk, "remove", left, "--why", "记重了", "--json")
    done = run(*desk, "revert", talk, "--to", first["seq"])
    assert done.returncode == 2
    assert "吴新" in done.stderr
    assert "回收站" in done.stderr
    assert len(answer(*desk, "show", talk, "--history", "--json")["history"]) == 2


def test_a_command_that_writes_says_that_the_clock_is_behind(tmp_path: Path):
    folder = tmp_path / "所案"
    ahead = datetime.now() + timedelta(days=40)
    with Desk.create(folder, name="白石所", station_class="rural", clock=lambda: ahead):
        pass
    done = run(
        "--desk", folder, "add", "place", "--set", "name=柳溪村", "--set", "place_type=village",
        "--set", "day=2020-01-01",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert f"比最后一次记录（{ahead:%Y-%m-%d}）还早，先把日期调对" in done.stderr
