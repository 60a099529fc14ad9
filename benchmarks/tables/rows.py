"""The rows every engine prints: seven columns, twenty registers, the same on every machine.

As in a station's registers, most reasons are stock phrases; every third has a detail of its own.
"""

from __future__ import annotations

import random
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
SECTIONS = 20
TITLES = ("序号", "日期", "姓名", "类别", "事由", "地点", "记录号")
WIDTHS = (12, 20, 18, 18, 52, 20, 16)
"""Column widths in mm, 156 together."""

_NAMES = (
    "赵明",
    "欧阳文静",
    "李㛃",
    "张䶮",
    "王𬭚",
    "钱学礼",
    "孙丽华",
    "周建国",
    "沈立群",
    "冯䶮",
)
_KINDS = ("走访", "调解", "巡查", "宣传", "回访")
_PLACES = ("柳河村", "杨树村", "青石社区", "渡口警务室", "石桥村")
_PARTS = (
    "反映村口路灯不亮", "渡口护栏松动，汛期尤其危险", "邻里因排水沟起争执，双方同意各让一步",
    "独居老人用电安全", "防汛值守安排", "宣传反诈，发放材料 30 份", "外出务工人员返乡登记",
    "与村委会（调解委员会）共同勘查现场", "电动车充电线路私拉", "学校周边交通秩序",
)  # fmt: skip


def sections(count: int) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Return the registers: title and rows of seven texts."""
    random.seed(20190819)
    made = []
    for section in range(SECTIONS):
        rows = []
        for n in range(count // SECTIONS):
            reason = "；".join(random.sample(_PARTS, random.choice((1, 1, 1, 1, 2))))
            reason += f"（{random.randint(1, 999)}户）" if n % 3 == 0 else "。"
            day = f"2025-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
            rows.append(
                (
                    str(n + 1), day, random.choice(_NAMES), random.choice(_KINDS), reason,
                    random.choice(_PLACES), f"访25-{n + 1:03d}",
                )
            )  # fmt: skip
        made.append((f"第{section + 1}册 走访登记", rows))
    return made
