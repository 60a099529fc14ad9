"""What a station itself says about claims: those of a local standard, and records that prove one."""

from fqdesk.domain.fields import Day, Flag, Ref, Text
from fqdesk.domain.judged import Coded, standard_names
from fqdesk.domain.kinds import Kind

CLAIM = Kind(
    key="claim",
    label="本地条目",
    area="support",
    prefix="条",
    event=False,
    title="{standard} {paragraph} {title}",
    columns=("standard", "item", "paragraph", "title", "confirmed", "said_by", "number"),
    help="本地标准里的一条：原文、出处、怎么核。人确认过的才按算法核，没有确认的由人判断。",
    fields=(
        Text(
            key="standard",
            label="标准名称",
            required=True,
            most=20,
            help="写标准的简称，如“县局 2025”。",
        ),
        Text(
            key="item",
            label="评价项编号",
            required=True,
            most=20,
            help="写这一条的编号，如“XJ-3”。",
        ),
        Text(
            key="chapter",
            label="所在部分",
            required=True,
            most=200,
            help="写这一条在哪一部分，照原文标题写。",
        ),
        Text(
            key="paragraph",
            label="所在段落",
            required=True,
            most=40,
            help="写在原文的哪一段，如“四（一）2”。",
        ),
        Text(
            key="title",
            label="简称",
            required=True,
            most=60,
            help="写几个字的简称，如“年休假全休率”。",
        ),
        Text(
            key="quote",
            label="原文",
            required=True,
            most=4000,
            lines=6,
            help="照原文一字不改地写。",
        ),
        Text(
            key="tested",
            label="要核的那一句",
            most=2000,
            lines=2,
            help="原文里要核的那一句，别的话不抄。",
        ),
        Text(
            key="checks",
            label="算法",
            most=4000,
            lines=4,
            help="程序自动填，是怎么核这一条的算法。",
        ),
        Flag(
            key="confirmed", label="算法已确认", help="算法看过、没有错的打勾，不打勾就由人判断。"
        ),
        Text(key="said_by", label="谁确认的", most=60, help="写是谁看过、确认的。"),
        Day(key="day", label="日期", required=True, help="写粘贴进来的那一天。"),
    ),
)

PROOF = Kind(
    key="proof",
    label="佐证",
    area="support",
    prefix="佐",
    event=False,
    title="{item} 佐证 {record}",
    columns=("day", "standard", "item", "record", "note", "number"),
    help="把已有的一条记录附到一条标准下，供检查的人一起看。只作佐证，不改变按记录算出的数。",
    fields=(
        Coded(
            key="standard",
            label="标准",
            required=True,
            most=60,
            names=standard_names,
            help="程序自动填，是哪一份标准。",
        ),
        Text(
            key="item",
            label="评价项",
            required=True,
            most=20,
            help="程序自动填，是标准里的哪一条。",
        ),
        Ref(
            key="record",
            label="附上的记录",
            required=True,
            help="选已经记下的一条，打编号、日期或拼音首字母。",
        ),
        Text(key="note", label="说明", most=300, help="写它证明什么，如“联席会议的签到照片”。"),
        Day(key="day", label="日期", required=True, help="写附上的那一天。"),
    ),
)
"""A paper names the claims it serves itself; any other record is linked by one of these."""
