"""Claims of a standard that is not shipped: pasted here, confirmed one by one, with their own history."""

from fqdesk.domain.fields import Day, Flag, Text
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
        Text(key="standard", label="标准名称", required=True, most=20),
        Text(key="item", label="评价项编号", required=True, most=20),
        Text(key="chapter", label="所在部分", required=True, most=200),
        Text(key="paragraph", label="所在段落", required=True, most=40, help="如 四（一）2。"),
        Text(key="title", label="简称", required=True, most=60),
        Text(key="quote", label="原文", required=True, most=4000, lines=6),
        Text(key="tested", label="要核的那一句", most=2000, lines=2),
        Text(key="checks", label="算法", most=4000, lines=4),
        Flag(key="confirmed", label="算法已确认", help="没有确认的只当文字材料，由人判断。"),
        Text(key="said_by", label="谁确认的", most=60),
        Day(key="day", label="日期", required=True),
    ),
)
