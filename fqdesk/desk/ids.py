"""New record ids: short enough to type, random enough never to meet."""

import secrets
from collections.abc import Callable

# No vowels, 0, 1 or l: nothing that reads as a word or as another sign.
LETTERS = "23456789bcdfghjkmnpqrstvwxyz"
LENGTH = 12

Ids = Callable[[], str]


def random_id(choose: Callable[[str], str] = secrets.choice) -> str:
    """An id of 12 signs (57 bits); `choose` picks one sign, so that a demo can repeat itself."""
    return "".join(choose(LETTERS) for _ in range(LENGTH))
