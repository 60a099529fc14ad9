"""Split the text of an official scheme by its numbering: 一、 （一） 1. （1）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

HAN = "一二三四五六七八九十百"
NUMBERING = (
    re.compile(rf"[ \u3000]*([{HAN}]{{1,3}})、"),
    re.compile(rf"[ \u3000]*[（(]([{HAN}]{{1,3}})[）)]"),
    re.compile(r"[ \u3000]*(\d{1,3})[.．、](?!\d)"),
    re.compile(r"[ \u3000]*[（(](\d{1,3})[）)]"),
)
"""One pattern a level, outermost first (GB/T 9704-2012 7.3.3)."""

# Text copied from a web page often loses its line breaks: a new number then follows a full stop.
LOST_BREAK = re.compile(
    rf"(?<=[。；;：:])[ \u3000]*(?=[{HAN}]{{1,3}}、|[（(][{HAN}]{{1,3}}[）)]|\d{{1,3}}[.．](?!\d))"
)
GLOSS = re.compile(r"(?<=[\u3400-\u9fff])\([a-zà-ǜāēīōūǎěǐǒǔ]+\)")
"""Pinyin put in brackets behind a character by some hosts (domain.md A6, 5)."""


@dataclass
class Node:
    """A numbered piece of the text. `path` is its place as printed, such as 四（一）2."""

    level: int
    label: str
    text: str
    path: str = ""
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This node and all below, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def leaf(self) -> bool:
        """Whether nothing is numbered below it."""
        return not self.children


def split(text: str) -> Node:
    """The text as a tree; the root (level 0) holds whatever stands before the first number.

    A paragraph without a number belongs to the piece before it. Numbering that skips a level is
    hung under the nearest outer piece.
    """
    root = Node(0, "", "")
    trail = [root]
    for line in _lines(text):
        level, label, rest = _numbered(line)
        if not level:
            trail[-1].text = f"{trail[-1].text}\n{line}".strip()
            continue
        while trail[-1].level >= level:
            trail.pop()
        parent = trail[-1]
        node = Node(level, label, rest, path=parent.path + _place(level, label))
        parent.children.append(node)
        trail.append(node)
    return root


def _lines(text: str) -> list[str]:
    # Web pages indent with no-break spaces.
    plain = GLOSS.sub("", text.replace("\r", "\n").replace("\u00a0", " "))
    broken = LOST_BREAK.sub("\n", plain)
    return [line.strip(" \u3000\t") for line in broken.split("\n") if line.strip(" \u3000\t")]


def _numbered(line: str) -> tuple[int, str, str]:
    for level, pattern in enumerate(NUMBERING, 1):
        if found := pattern.match(line):
            return level, found[1], line[found.end() :].strip()
    return 0, "", line


def _place(level: int, label: str) -> str:
    return {1: label, 2: f"（{label}）", 3: label, 4: f"（{label}）"}[level]
