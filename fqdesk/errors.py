"""What can go wrong in words a user can act on, and whose fault it is."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One complaint about data handed in: the place (`key`, may be empty) and a Chinese sentence."""

    key: str
    said: str


class DeskError(Exception):
    """An error that a person can act on: `title` says what happened, `hint` what to do."""

    exit_code = 2

    def __init__(self, title: str, hint: str = "", faults: Sequence[Fault] = ()) -> None:
        """Hold a title and a hint in Chinese, and the single faults where there are several."""
        super().__init__(title)
        self.title = title
        self.hint = hint
        self.faults = tuple(faults)

    def sentences(self) -> list[str]:
        """Every sentence to show, one line each: the faults where there are any, else title and hint."""
        if self.faults:
            return [fault.said for fault in self.faults]
        return [self.title + (f"{self.hint}" if self.hint else "")]


class Refused(DeskError):
    """The call or the data handed in is wrong; nothing was written (exit code 2)."""


class Trouble(DeskError):
    """The surroundings failed: disk, lock, damage, permission (exit code 3). Nothing was lost."""

    exit_code = 3


class Cancelled(Exception):
    """The user asked a long piece of work to stop."""
