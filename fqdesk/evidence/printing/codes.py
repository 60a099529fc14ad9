"""The short code in the corner of every page: which volume, which page, and a check character."""

from __future__ import annotations

from string import ascii_uppercase, digits

from fqdesk.evidence.layout.pages import Code
from fqdesk.evidence.manifest import said_code

SCHEME = "FQ1"
ALPHABET = digits + ascii_uppercase


def check_character(text: str) -> str:
    """The check character of ISO/IEC 7064 MOD 37,36 over digits and capital letters."""
    product = 36
    for char in text:
        total = (product + ALPHABET.index(char)) % 36 or 36
        product = total * 2 % 37
    return ALPHABET[(1 - product) % 36]


def page_text(volume: str, page: int) -> str:
    """What the QR code says: FQ1/7K4MQ9TB/010/E. It leads nowhere and names nobody."""
    number = f"{page:03d}"
    return f"{SCHEME}/{volume}/{number}/{check_character(volume + number)}"


def page_code(volume: str, page: int) -> Code:
    """The corner of one page, with the same in letters below it."""
    text = page_text(volume, page)
    _, _, number, check = text.split("/")
    return Code(text, said_code(volume), f"{number} {check}")
