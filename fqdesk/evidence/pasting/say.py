"""What was lifted from a sentence, in words for the person who confirms it."""

from __future__ import annotations

from fqdesk.evidence.pasting.lift import Proposal

OPS = {"≥": "不少于", ">": "高于", "≤": "不超过", "<": "低于", "=": "等于"}
PERIODS = {
    "month": "每月",
    "quarter": "每季度",
    "half_year": "每半年",
    "year": "每年",
    "week": "每周",
}


def say(proposal: Proposal) -> str:
    """One line: 比率 高于 95 %，连续 24 个月未发生, 每季度 1 次."""
    number = f"{proposal.value:g}"
    if proposal.sort == "cadence":
        times = f" {number} 次" if proposal.value else "，没有写几次"
        return f"{PERIODS[proposal.unit]}{times}"
    words = {
        "share": f"比率{OPS[proposal.op]} {number} %",
        "amount": f"数量{OPS[proposal.op]} {number} {proposal.unit}",
        "negative": f"近 {number} 个月未发生",
        "window": f"往前看 {number} 个月",
        "tenure": f"任职满 {number} 个月",
        "headcount": f"每 {number} 人配 1 人",
    }
    return words[proposal.sort]
