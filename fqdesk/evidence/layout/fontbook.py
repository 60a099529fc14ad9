"""The fonts of one PDF: characters get their codes as they are first drawn, subsets go in last.

Each font file becomes one composite font (ISO 32000-1, 9.7) with two-byte codes, so a Chinese line
is a single string and never changes font midway, as it would with 256-character subsets.
"""

from __future__ import annotations

import hashlib
import string
from pathlib import Path
from typing import Any

from fqdesk.evidence.layout.faces import Face, Faces, Role
from fqdesk.evidence.layout.fontfile import FontFile
from fqdesk.evidence.layout.objects import Dictionary, Stream, array, name
from fqdesk.evidence.layout.paragraph import Piece
from fqdesk.evidence.layout.tounicode import tounicode

Shown = tuple[tuple[str, str], ...]
"""Font resource and show operator, one pair per change of font."""

KEEP = 20_000
"""Encoded texts remembered; a ledger repeats its names, places and kinds over and over."""


class FontBook:
    """Codes for one document. Same texts in the same order give the same bytes."""

    def __init__(self, faces: Faces) -> None:
        """Start without any font; each is added when its first character is drawn."""
        self.faces = faces
        self._fonts: dict[FontFile, _Embedded] = {}
        self._codes: dict[Role, _Codes] = {}
        self.known: dict[Piece, Shown] = {}
        self._images: dict[Path, str] = {}

    def image(self, path: Path) -> str:
        """Return the name of a picture in this document, by the order of first use.

        Not made from the path: the same volume printed elsewhere has the same bytes.
        """
        return self._images.setdefault(path, f"P{len(self._images) + 1}")

    def show(self, piece: Piece) -> Shown:
        """Return the operators that draw a piece from the current text position.

        They are remembered in `known`, where a drawing loop looks first.
        """
        if len(self.known) >= KEEP:
            self.known.clear()
        if not piece.text:
            return ()
        codes = self._codes.get(piece.style.face) or self._new_codes(piece.style.face)
        try:
            shown: Shown = ((codes.resource, _one_font(piece, codes.own)),)
        except _OtherFont:
            shown = self._spaced(piece, [codes.pair(char) for char in piece.text])
        self.known[piece] = shown
        return shown

    def _spaced(self, piece: Piece, pairs: list[tuple[str, str]]) -> Shown:
        size, after = piece.style.size, piece.after or (0.0,) * len(pairs)
        shown: list[tuple[str, str]] = []
        parts: list[str] = []
        codes: list[str] = []
        last = len(pairs) - 1
        for n, ((font, code), space) in enumerate(zip(pairs, after, strict=True)):
            codes.append(code)
            ends = n == last or pairs[n + 1][0] != font
            if space or ends:
                number = f"{-space * 1000 / size:.0f}" if space else ""
                parts.append(f"<{''.join(codes)}>{number}")
                codes = []
            if ends:
                whole = "".join(parts)
                single = len(parts) == 1 and whole.endswith(">")
                shown.append((font, f"{whole}Tj" if single else f"[{whole}]TJ"))
                parts = []
        return tuple(shown)

    def _new_codes(self, role: Role) -> _Codes:
        face = self.faces[role]
        codes = self._codes[role] = _Codes(self, face)
        return codes

    def embedded(self, font: FontFile) -> _Embedded:
        """Return the composite font of a file, made when it is first asked for."""
        if font not in self._fonts:
            self._fonts[font] = _Embedded(font, f"F{len(self._fonts) + 1}")
        return self._fonts[font]

    def resources(self, document: Any, *, cidset: bool = False) -> dict[str, Any]:
        """Add every font to the document; return the font resources of all pages.

        `cidset` adds the list of glyphs that PDF/A-1 (ISO 19005-1, 6.3.5) asks for.
        """
        return {
            font.resource: font.add_to(document, cidset=cidset) for font in self._fonts.values()
        }


class _OtherFont(Exception):
    """A character is drawn by another file than the role's own."""


class _Own(dict[str, str]):
    """Character to code in hexadecimal in a role's own file; fills itself."""

    def __init__(self, codes: _Codes) -> None:
        super().__init__()
        self._codes = codes

    def __missing__(self, char: str) -> str:
        resource, code = self._codes.pair(char)
        if resource != self._codes.resource:
            raise _OtherFont
        self[char] = code
        return code


class _Codes:
    """The codes of one role's characters, in its own file and in the one that stands in."""

    def __init__(self, book: FontBook, face: Face) -> None:
        self._book, self._face = book, face
        self.resource = book.embedded(face.own).resource
        self.own = _Own(self)
        self._pairs: dict[str, tuple[str, str]] = {}

    def pair(self, char: str) -> tuple[str, str]:
        """Return font resource and code."""
        if char not in self._pairs and self._face.invisible(char):
            self._pairs[char] = (self.resource, "")
        if char not in self._pairs:
            font, drawn = self._face.source(char)
            embedded = self._book.embedded(font)
            self._pairs[char] = (embedded.resource, f"{embedded.code(char, drawn):04X}")
        return self._pairs[char]


def _one_font(piece: Piece, own: _Own) -> str:
    """Return the operator for a piece that needs no second font."""
    text = piece.text
    if not piece.after:
        return f"<{''.join(map(own.__getitem__, text))}>Tj"
    parts: list[str] = []
    begin = 0
    for n, space in enumerate(piece.after):
        if space:
            hexes = "".join(map(own.__getitem__, text[begin : n + 1]))
            parts.append(f"<{hexes}>{-space * 1000 / piece.style.size:.0f}")
            begin = n + 1
    if begin < len(text):
        parts.append(f"<{''.join(map(own.__getitem__, text[begin:]))}>")
    return f"[{''.join(parts)}]TJ"


class _Embedded:
    def __init__(self, font: FontFile, resource: str) -> None:
        self.font, self.resource = font, resource
        self._codes: dict[tuple[str, str], int] = {}

    @property
    def used(self) -> bool:
        return bool(self._codes)

    def code(self, char: str, drawn: str) -> int:
        return self._codes.setdefault((char, drawn), len(self._codes) + 1)

    def add_to(self, document: Any, *, cidset: bool) -> Any:
        chars = [char for char, _ in self._codes]
        drawn = [char for _, char in self._codes]
        program, glyphs = self.font.subset(drawn)
        base = name(f"{_tag(chars)}+{self.font.name}")
        descriptor = Dictionary(Type=name("FontDescriptor"), FontName=base)
        for key, value in self.font.descriptor.items():
            descriptor[key] = array(value) if isinstance(value, list) else value
        descriptor["FontFile2"] = document.Reference(Stream(program, Length1=len(program)))
        if cidset:
            bits = bytearray(len(chars) // 8 + 1)
            for code in range(len(chars) + 1):
                bits[code // 8] |= 0x80 >> code % 8
            descriptor["CIDSet"] = document.Reference(Stream(bytes(bits)))
        mapping = b"\0\0" + b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)
        widths = [round(self.font.width(char) * 1000, 2) for char in drawn]
        descendant = Dictionary(
            Type=name("Font"),
            Subtype=name("CIDFontType2"),
            BaseFont=base,
            CIDSystemInfo=Dictionary(Registry="(Adobe)", Ordering="(Identity)", Supplement=0),
            FontDescriptor=document.Reference(descriptor),
            CIDToGIDMap=document.Reference(Stream(mapping)),
            DW=1000,
            W=array([1, array(widths)]),
        )
        return document.Reference(
            Dictionary(
                Type=name("Font"),
                Subtype=name("Type0"),
                BaseFont=base,
                Encoding=name("Identity-H"),
                DescendantFonts=array([document.Reference(descendant)]),
                ToUnicode=document.Reference(Stream(tounicode(chars))),
            )
        )


def _tag(chars: list[str]) -> str:
    """Return six capital letters for a subset (ISO 32000-1, 9.6.4), from its characters."""
    digest = hashlib.sha256("".join(chars).encode()).digest()
    return "".join(string.ascii_uppercase[byte % 26] for byte in digest[:6])
