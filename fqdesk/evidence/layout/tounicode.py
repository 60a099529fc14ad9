"""The table inside a PDF that tells a reader which characters the drawn glyphs stand for.

ReportLab 5.1 writes code points above U+FFFF as they are (`<2CB5A>`), which readers take for two
other characters: a person named 𬭚 is then found as "ⲵ". It also puts all pairs into one block,
where the format allows a hundred (Adobe Technical Note 5014, 6.4). So this table is our own.
"""

from __future__ import annotations

from collections.abc import Sequence

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
BLOCK = 100


def tounicode(chars: Sequence[str]) -> bytes:
    """Return the CMap for codes 1, 2, 3 … standing for `chars` in this order (UTF-16 pairs)."""
    rows = [
        f"<{code:04X}> <{char.encode('utf-16-be', 'replace').hex().upper()}>"
        for code, char in enumerate(chars, 1)
    ]
    blocks = [rows[n : n + BLOCK] for n in range(0, len(rows), BLOCK)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return (_HEAD + body + _TAIL).encode("ascii")
