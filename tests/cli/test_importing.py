"""`import`: the dry run says what the real run does, one sentence per fault, and nothing half done."""

import json

import pytest

from fqdesk.cli.main import main
from fqdesk.desk import Desk, Query
from tests import ledger_sheets as sheets
from tests.importing_desk import furnish, station


@pytest.fixture
def folder(tmp_path):
    with station(tmp_path / "所案") as desk:
        furnish(desk)
    return tmp_path / "所案"


def run(folder, *args):
    return main(["--desk", str(folder), "import", *map(str, args)])


def count(folder, kind):
    with Desk.open(folder, writing=False) as desk:
        return desk.count(kind, Query())


def test_the_dry_run_and_the_real_run_agree(folder, tmp_path, capsys):
    path = sheets.write(sheets.HONOURS, tmp_path)
    assert run(folder, path, "--dry-run", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert count(folder, "honour") == 0
    assert (shown["kind"], shown["counts"]["new"], shown["ids"]) == ("honour", 5, [])
    assert run(folder, path, "--json") == 0
    done = json.loads(capsys.readouterr().out)
    assert len(done["ids"]) == 5
    for key in ("rows", "doubts", "columns", "counts", "late", "key"):
        assert done[key] == shown[key]
    assert list((folder / "backups").glob("*.db"))
    assert run(folder, path) == 0
    assert "没有要写的" in capsys.readouterr().out
    assert count(folder, "honour") == 5


def test_faults_are_sentences_with_row_and_column_and_end_with_2(folder, tmp_path, capsys):
    path = sheets.write(sheets.MEETINGS, tmp_path)
    assert run(folder, path) == 2
    told = capsys.readouterr()
    faults = [line for line in told.err.splitlines() if line.startswith("第 ")]
    assert len(faults) == 3
    assert faults[1] == "第 11 行 B 列（时间）：没有“2025.2.31”这一天，请改。"
    assert "一条也没有记" in told.out
    assert count(folder, "meeting") == 0
    assert run(folder, path, "--dry-run") == 2


def test_decisions_are_options(folder, tmp_path, capsys):
    path = sheets.write(sheets.MEETINGS, tmp_path)
    cells = ["--cell", "B11=2025.2.28", "C12=支委会", "--leave-out", "10"]
    assert run(folder, path, *cells, "--late-reason", "旧账") == 0
    assert "已导入 9 条" in capsys.readouterr().out
    visits = sheets.write(sheets.VISITS, tmp_path)
    assert run(folder, visits, "--mask", "F7", "G7", "--json") == 0
    with Desk.open(folder, writing=False) as desk:
        assert {r["late_reason"] for r in desk.query("meeting", Query())} == {"旧账"}
        heard = [r["content"] for r in desk.query("suggestion", Query())]
    assert "家住3组身份证510***************" in heard
    told = capsys.readouterr()
    assert "510184" not in told.out + told.err


def test_a_change_is_shown_and_made_with_update(folder, tmp_path, capsys):
    path = sheets.write(sheets.HONOURS, tmp_path)
    assert run(folder, path) == 0
    assert run(folder, path, "--cell", "I3=门厅") == 0
    assert "存放地点：荣誉墙 → 门厅" in capsys.readouterr().out
    with Desk.open(folder, writing=False) as desk:
        assert not desk.query("honour", Query(where={"storage": "门厅"}))
    assert run(folder, path, "--cell", "I3=门厅", "--update") == 0
    with Desk.open(folder, writing=False) as desk:
        assert len(desk.query("honour", Query(where={"storage": "门厅"}))) == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("nowhere.xlsx",), "没有“nowhere.xlsx”这个文件"),
        (("{roster}", "--kind", "天气"), "没有“天气”这一类记录"),
        (("{roster}", "--sheet", "三月"), "没有“三月”这张表"),
        (("{roster}", "--column", "B=天气"), "没有“天气”这一项"),
        (("{roster}", "--mask", "七"), "格子写成 G7 这样"),
    ],
)
def test_a_wrong_call_ends_with_2(folder, tmp_path, capsys, args, said):
    roster = sheets.write(sheets.ROSTER, tmp_path)
    assert run(folder, *(arg.format(roster=roster) for arg in args)) == 2
    assert said in capsys.readouterr().err


def test_other_sheets_and_left_out_columns_are_told(folder, tmp_path, capsys):
    assert run(folder, sheets.write(sheets.LEAVES, tmp_path), "--dry-run", "--column", "K=") == 0
    told = capsys.readouterr().out
    unmapped = {line.split()[1]: line for line in told.splitlines() if "没有导入：" in line}
    assert unmapped["本人签名"].endswith("手写的签名留在纸上")
    assert unmapped["未休天数"].endswith("您选了不导入")
    assert "第 9 行不导入" in told
    assert "补录 6 条，原因：从2025年纸质（Excel）台账补录" in told
