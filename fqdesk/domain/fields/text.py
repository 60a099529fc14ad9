"""Fields answered in words or out of a closed list: text, choices, yes and no, references."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fqdesk.domain.fields.base import SEPARATORS, Field, Invalid, parsed, strings
from fqdesk.errors import Fault


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """Free text. `lines` > 1 asks for a larger box; `most` is a length limit in characters."""

    lines: int = 1
    most: int = 20000

    def parse(self, text: str) -> str | None:
        """Keep inner line breaks, drop blanks around."""
        return text.strip() or None

    def check(self, value: Any) -> list[Fault]:
        """Required, and not longer than `most`."""
        faults = super().check(value)
        if value is not None and len(value) > self.most:
            faults.append(
                Fault(self.key, f"“{self.label}”最多 {self.most} 字，现有 {len(value)} 字。")
            )
        return faults


@dataclass(frozen=True, kw_only=True)
class Texts(Field):
    """Several short texts, such as the ids of the items that a material serves. Value: tuple of str."""

    def parse(self, text: str) -> tuple[str, ...] | None:
        """Split on Chinese or Latin separators."""
        return tuple(part.strip() for part in SEPARATORS.split(text) if part.strip()) or None

    def write(self, value: Any) -> str:
        """Joined with 、."""
        return "、".join(value or ())

    def store(self, value: Any) -> Any:
        """A JSON list."""
        return list(value) if value else None

    def load(self, stored: Any) -> Any:
        """A JSON list of strings, or one text as typed."""
        return strings(self, stored)


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a closed list. Value and stored: the code; shown as its Chinese label."""

    options: Mapping[str, str]

    def parse(self, text: str) -> str | None:
        """Accept the code or the label."""
        text = text.strip()
        if not text:
            return None
        if text in self.options:
            return text
        for code, label in self.options.items():
            if label == text:
                return code
        known = "、".join(self.options.values())
        raise Invalid(f"“{self.label}”没有“{text}”这一项，可选：{known}。")

    def check(self, value: Any) -> list[Fault]:
        """A code that is none is refused here, not when it is read back."""
        codes = value if isinstance(value, tuple | list) else (value,)
        unknown = [code for code in codes if not self.empty(code) and code not in self.options]
        said = [Fault(self.key, f"“{self.label}”没有“{code}”这一项。") for code in unknown]
        return said or super().check(value)

    def show(self, value: Any) -> str:
        """The label."""
        return self.options.get(value, value or "")

    def load(self, stored: Any) -> Any:
        """A known code."""
        if isinstance(stored, str) and stored in self.options:
            return sys.intern(stored)
        return parsed(self, stored)


@dataclass(frozen=True, kw_only=True)
class Choices(Choice):
    """Several of a closed list. Value: tuple of codes in the list's order."""

    def parse(self, text: str) -> Any:
        """Codes or labels joined with 、 or comma."""
        single = Choice(key=self.key, label=self.label, options=self.options)
        chosen = {single.parse(part) for part in SEPARATORS.split(text) if part.strip()}
        return tuple(code for code in self.options if code in chosen) or None

    def write(self, value: Any) -> str:
        """Codes."""
        return "、".join(value or ())

    def show(self, value: Any) -> str:
        """Labels."""
        return "、".join(self.options.get(code, code) for code in value or ())

    def store(self, value: Any) -> Any:
        """A JSON list of codes."""
        return list(value) if value else None

    def load(self, stored: Any) -> Any:
        """A JSON list of codes, or text."""
        texts = strings(self, stored)
        return self.parse("、".join(texts)) if texts else None


YES = {"是": True, "yes": True, "true": True, "1": True, "√": True}
NO = {"否": False, "no": False, "false": False, "0": False}


@dataclass(frozen=True, kw_only=True)
class Flag(Field):
    """Yes or no; None is "not answered" and never means no. Value: bool | None."""

    def parse(self, text: str) -> bool | None:
        """是 / 否 and common spellings."""
        text = text.strip().lower()
        if not text:
            return None
        answers = YES | NO
        if text not in answers:
            raise Invalid(f"“{self.label}”填“是”或“否”，收到“{text}”。")
        return answers[text]

    def write(self, value: Any) -> str:
        """是 or 否."""
        return "" if value is None else ("是" if value else "否")

    def load(self, stored: Any) -> Any:
        """A JSON boolean, or text."""
        return stored if stored is None or isinstance(stored, bool) else parsed(self, stored)


@dataclass(frozen=True, kw_only=True)
class Ref(Field):
    """Another record of one of `kinds` (empty: any). Value and stored: its id."""

    kinds: tuple[str, ...] = ()

    def load(self, stored: Any) -> Any:
        """An id; the same person's is one text in memory, however many records cite it."""
        return sys.intern(stored) if isinstance(stored, str) else super().load(stored)


@dataclass(frozen=True, kw_only=True)
class Refs(Texts):
    """Several other records of one of `kinds` (empty: any). Value: tuple of ids."""

    kinds: tuple[str, ...] = ()

    def load(self, stored: Any) -> Any:
        """A JSON list of ids, or ids as typed."""
        return tuple(map(sys.intern, super().load(stored) or ())) or None
