"""How well a typed word names a thing: what is called so first, what only sounds like it last."""

from __future__ import annotations

from functools import cache

from ui.initials import match, match_usual

WHOLE, ALIAS, START, ALIAS_START, WORD, INSIDE, RARE, WITH_VERB, NOTE = range(9)
"""The better the smaller. An alias is another name; a verb is the 记 before a name."""
BREAKS = "（）()、，“” ·"
"""Signs after which a word begins."""
FROM = 2
"""Letters after the verb that are needed: jb is 加班 and not 记备勤."""


@cache
def rank(typed: str, name: str, aliases: tuple[str, ...] = ()) -> int | None:
    """How a word fits a name and its aliases, None where it does not."""
    found = _usual(typed, name)
    if found == WHOLE:
        return WHOLE
    others = [_usual(typed, alias) for alias in aliases]
    if WHOLE in others:
        return ALIAS
    if found == START:
        return START
    if START in others:
        return ALIAS_START
    if found is not None:
        return found
    return RARE if match(typed, name) is not None else None


def rank_line(
    typed: str, text: str, name: str, note: str = "", aliases: tuple[str, ...] = ()
) -> int | None:
    """As `rank`, for a line that shows a verb before the name and a note after it."""
    found = rank(typed, name, aliases)
    if found is not None:
        return found
    if name != text and _with_verb(typed, text, name):
        return WITH_VERB
    return NOTE if note and _usual(typed, note) is not None else None


@cache
def _usual(typed: str, text: str) -> int | None:
    place = match_usual(typed, text)
    if place is None:
        return None
    if place[0] == 0:
        return WHOLE if place[1] == len(text) else START
    return WORD if text[place[0] - 1] in BREAKS else INSIDE


def _with_verb(typed: str, text: str, name: str) -> bool:
    place = match_usual(typed, text)
    verb = len(text) - len(name)
    least = FROM if typed.isascii() else 1
    return place is not None and place[0] == 0 and place[1] - verb >= least
