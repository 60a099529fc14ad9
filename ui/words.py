"""Sentences of the domain as the screen sets them: a space between Chinese and figures."""

import re

HAN = "\u4e00-\u9fff"
AFTER = re.compile(rf"(?<=[{HAN}])(?=[0-9])")
BEFORE = re.compile(rf"(?<=[0-9%])(?=[{HAN}])")
PERCENT = re.compile(r"(?<=[0-9])%")


def spaced(text: str) -> str:
    """最迟2026年12月18日 → 最迟 2026 年 12 月 18 日; 90% → 90 %."""
    return PERCENT.sub(" %", BEFORE.sub(" ", AFTER.sub(" ", text)))
