"""The demo's texts hold nothing that must not stand in a record, and every slot can be filled."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from fqdesk.demo.texts import Deck, fill
from fqdesk.domain.text_scan import scan
from fqdesk.places import RESOURCES

FILES = sorted((RESOURCES / "demo").glob("*.toml"))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_private_or_secret(path: Path) -> None:
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [hit.said for text in texts(read) for hit in scan(text)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_choices_and_slots_are_well_formed(path: Path) -> None:
    for text in texts(tomllib.loads(path.read_text(encoding="utf-8"))):
        slots = dict.fromkeys(re.findall(r"\{(\w+)\}", text), "某")
        filled = fill(text, Random(1), **slots)
        assert not re.search(r"[<>{}|]", filled), filled
        assert "。。" not in filled


def test_a_slot_nobody_filled_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("{chair}：同意。", Random(1))


def test_each_text_comes_once_before_any_comes_twice() -> None:
    deck = Deck(Random(3), [{"text": str(number)} for number in range(7)])
    drawn = [deck.draw(5)["text"] for _ in range(14)]
    assert sorted(drawn[:7]) == sorted(drawn[7:]) == [str(number) for number in range(7)]


def test_a_text_of_another_season_never_comes() -> None:
    deck = Deck(Random(3), [{"text": "夏", "months": [7]}, {"text": "常"}])
    assert {deck.draw(1)["text"] for _ in range(9)} == {"常"}
    assert "夏" in {deck.draw(7)["text"] for _ in range(9)}
