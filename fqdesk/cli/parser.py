"""The command line's grammar: verbs, options and complaints, all in Chinese."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from fqdesk.domain.catalog.station import CLASSES

SAID = (
    (r"the following arguments are required: (.*)", r"缺少：\1"),
    (r"unrecognized arguments: (.*)", r"不认识：\1"),
    (r"argument (\S+): invalid choice: '(.*?)' \(choose from (.*)\)", r"\1 没有“\2”，可选：\3"),
    (r"argument (\S+): expected one argument", r"\1 后面缺一个值"),
    (r"argument (\S+): expected at least one argument", r"\1 后面缺值"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 和 \2 不能一起用"),
    (r"argument (\S+): invalid int value: '(.*)'", r"\1 应是整数，收到“\2”"),
    (r"argument (\S+): (.*)", r"\1：\2"),
    (r"one of the arguments (.*) is required", r"这几个里要有一个：\1"),
)


class Parser(argparse.ArgumentParser):
    """argparse with Chinese words and exit code 2."""

    def __init__(self, **options: Any) -> None:
        """Replace the English help option."""
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self.add_argument("-h", "--help", action="help", help="显示这页说明")
        self._positionals.title = "必填"
        self._optionals.title = "选项"

    def format_help(self) -> str:
        """The help page with a Chinese first word."""
        return super().format_help().replace("usage:", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in Chinese and leave with 2."""
        for pattern, said in SAID:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, said, message)
                break
        print(f"命令写得不对：{message}。", file=sys.stderr)
        print(f"看用法：{self.prog} --help", file=sys.stderr)
        raise SystemExit(2)


def day(text: str) -> date:
    """A date option."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期写成 2026-03-06 这样，收到“{text}”") from None


def page_range(text: str) -> tuple[int, int]:
    """A page range option: 37-42 or 37."""
    match = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", text)
    first = int(match[1]) if match else 0
    last = int(match[2] or match[1]) if match else 0
    if not 1 <= first <= last:
        raise argparse.ArgumentTypeError(f"页码写成 37-42 这样，收到“{text}”")
    return first, last


def pair(text: str) -> tuple[str, str]:
    """A key=value option."""
    key, sign, value = text.partition("=")
    if not sign or not key.strip():
        raise argparse.ArgumentTypeError(f"写成 名称=值，收到“{text}”")
    return key.strip(), value


def build() -> Parser:
    """The whole grammar. `verb` is None when nothing was named: then the window opens."""
    parser = Parser(prog="fqdesk", description="枫桥案头：派出所创建佐证的离线台账。")
    parser.add_argument("--desk", type=Path, metavar="DIR", help="所案文件夹，默认是上次打开的")
    verbs = parser.add_subparsers(dest="verb", metavar="命令", parser_class=Parser)
    _making(verbs)
    _writing(verbs)
    _importing(verbs)
    _reading(verbs)
    _judging(verbs)
    _keeping(verbs)
    window = verbs.add_parser("window", help="打开窗口")
    window.add_argument("--exit-when-ready", action="store_true", help="今日页可用后报秒数并退出")
    verbs.add_parser("self-test", help="在本程序里走一遍：记一条、印一册、核对")
    return parser


def _verb(verbs: Any, name: str, said: str, *, json: bool = False, on: bool = False) -> Any:
    parser = verbs.add_parser(name, help=said, description=said)
    if json:
        parser.add_argument("--json", action="store_true", help="只输出一个 JSON 文档")
    if on:
        parser.add_argument("--on", type=day, metavar="日期", help="从哪一天往回算，默认今天")
    return parser


def _making(verbs: Any) -> None:
    demo = _verb(verbs, "demo", "造一个虚构的示范所", on=True)
    demo.add_argument("dir", type=Path, metavar="DIR")
    for name, default, said in (
        ("--months", 26, "记录跨多少个月"),
        ("--people", 15, "多少人"),
        ("--photos", 12, "多少张照片"),
        ("--scale", 1, "记录放大倍数（压力测试用）"),
        ("--seed", 1, "种子：同样的种子，同样的记录"),
    ):
        demo.add_argument(name, type=int, default=default, metavar="N", help=said)
    new = _verb(verbs, "new", "建一个空的所案文件夹")
    new.add_argument("dir", type=Path, metavar="DIR")
    new.add_argument("--name", required=True, metavar="名称", help="单位名称")
    new.add_argument("--class", dest="station_class", required=True, choices=list(CLASSES))
    _verb(verbs, "kinds", "列出各类记录和它们的栏目", json=True)


def _writing(verbs: Any) -> None:
    add = _verb(verbs, "add", "记一条，或从文件记多条（全部成功或全部不记）", json=True)
    add.add_argument("kind", metavar="KIND")
    what = add.add_mutually_exclusive_group(required=True)
    what.add_argument("--set", type=pair, nargs="+", action="extend", metavar="名称=值")
    what.add_argument("--from", dest="source", metavar="FILE.jsonl", help="每行一条，- 是标准输入")
    change = _verb(verbs, "change", "改一条记录（多一个版本）", json=True)
    change.add_argument("id", metavar="ID")
    change.add_argument(
        "--set", type=pair, nargs="+", action="extend", required=True, metavar="名称=值"
    )
    remove = _verb(verbs, "remove", "删除一条记录（历史仍在）", json=True)
    remove.add_argument("id", metavar="ID")
    remove.add_argument("--why", required=True, metavar="原因")
    revert = _verb(verbs, "revert", "把一条记录恢复到某一版", json=True)
    revert.add_argument("id", metavar="ID")
    revert.add_argument("--to", type=int, required=True, metavar="SEQ")
    attach = _verb(verbs, "attach", "给一条记录附上照片或扫描件", json=True)
    attach.add_argument("id", metavar="ID")
    attach.add_argument("files", type=Path, nargs="+", metavar="FILE")
    holidays = _verb(verbs, "holidays", "读国务院的放假通知，列出变化，采用", json=True)
    holidays.add_argument(
        "--from", dest="source", required=True, metavar="FILE", help="通知全文，- 是标准输入"
    )
    holidays.add_argument("--dry-run", action="store_true", help="只看变化，不采用")


def _importing(verbs: Any) -> None:
    bring = _verb(verbs, "import", "从 Excel 导入一张台账（全部成功或全部不记）", json=True)
    bring.add_argument("file", type=Path, metavar="FILE.xlsx")
    bring.add_argument("--kind", metavar="K", help="是哪一类记录，默认看列名")
    bring.add_argument("--dry-run", action="store_true", help="只看会导入什么，不写")
    bring.add_argument("--sheet", metavar="表名", help="哪一张表，默认是行数最多的")
    bring.add_argument("--year", type=int, metavar="Y", help="日期没写年份的，是哪一年")
    bring.add_argument(
        "--column",
        type=pair,
        nargs="+",
        action="extend",
        metavar="B=栏目",
        help="这一列是什么，空着是不要",
    )
    bring.add_argument(
        "--cell",
        type=pair,
        nargs="+",
        action="extend",
        metavar="G7=文字",
        help="这一格按这些字读，空着是留空",
    )
    bring.add_argument(
        "--mask", nargs="+", action="extend", metavar="G7", help="遮住这一格里的号码再导入"
    )
    bring.add_argument(
        "--leave-out", type=int, nargs="+", action="extend", metavar="行", help="这些行不导入"
    )
    bring.add_argument(
        "--separate",
        type=int,
        nargs="+",
        action="extend",
        metavar="行",
        help="这些行另记一条，不算已有的",
    )
    bring.add_argument("--update", action="store_true", help="已有的记录照表格改")
    bring.add_argument("--late-reason", metavar="原因", help="补录原因，默认写“从…年台账补录”")


def _reading(verbs: Any) -> None:
    show = _verb(verbs, "show", "看一条记录", json=True)
    show.add_argument("id", metavar="ID")
    show.add_argument("--history", action="store_true", help="连同每一版谁改了什么")
    listing = _verb(verbs, "list", "列出一类记录", json=True, on=True)
    listing.add_argument("kind", metavar="KIND")
    listing.add_argument("--from", dest="first", type=day, metavar="日期")
    listing.add_argument("--to", dest="last", type=day, metavar="日期")
    listing.add_argument("--where", type=pair, nargs="+", action="extend", metavar="名称=值")
    listing.add_argument("--csv", action="store_true", help="输出逗号分隔的表")
    find = _verb(verbs, "find", "查找：人、事、日期、拼音首字母", json=True, on=True)
    find.add_argument("text", metavar="TEXT")
    find.add_argument("--limit", type=int, default=50, metavar="N")


def _judging(verbs: Any) -> None:
    _verb(verbs, "due", "今年该做的：已做、待做、逾期、不适用", json=True, on=True)
    leave = _verb(verbs, "leave", "年休假：每人应休已休和全休率", json=True, on=True)
    leave.add_argument("--year", type=int, metavar="Y")
    _verb(verbs, "standards", "列出随程序带的创建标准", json=True)
    compare = _verb(verbs, "compare", "两个标准并排看：同一件事，各要求多少", json=True)
    compare.add_argument("standards", nargs=2, metavar="STANDARD")
    assess = _verb(verbs, "assess", "按标准逐条算一遍", json=True, on=True)
    assess.add_argument("standard", metavar="STANDARD")
    assess.add_argument("--item", nargs="+", action="extend", metavar="ID")
    assess.add_argument("--known", type=day, metavar="日期", help="只算到这一天为止已经录入的")
    jobs = _verb(verbs, "jobs", "今天补什么：有期限的缺口，补上后哪一条达标", json=True, on=True)
    jobs.add_argument("standards", nargs="*", metavar="STANDARD", help="默认是全部标准")
    _verb(verbs, "self-check", "自查：检查的人会看出的矛盾", json=True, on=True)
    bundle = _verb(verbs, "bundle", "印证据册", json=True, on=True)
    bundle.add_argument("standard", metavar="STANDARD")
    bundle.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.pdf")
    bundle.add_argument("--item", nargs="+", action="extend", metavar="ID")
    bundle.add_argument("--known", type=day, metavar="日期", help="只印到这一天为止已经录入的")
    bundle.add_argument("--pages", type=page_range, metavar="A-B", help="只输出这几页")
    bundle.add_argument("--simplex", action="store_true", help="单面打印，不插空白页")


def _keeping(verbs: Any) -> None:
    verify = _verb(verbs, "verify", "核对记录链、附件和数据库，或核对一本证据册", json=True)
    verify.add_argument("bundle", type=Path, nargs="?", metavar="BUNDLE.pdf")
    backup = _verb(verbs, "backup", "做一份备份（窗口开着也可以）", json=True)
    backup.add_argument("dir", type=Path, nargs="?", metavar="DIR")
    restore = _verb(verbs, "restore", "从备份恢复到一个文件夹", json=True)
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("dir", type=Path, metavar="DIR")
