"""Writes the name table of a changed font: a family of its own, its origin told openly."""

from fontTools.ttLib import TTFont

_WINDOWS = (3, 1, 0x409)
# Copyright, designer, licence and licence address pass on as the source says them.
_KEPT = (0, 9, 13, 14)


def rename(font: TTFont, family: str, style: str, version: str) -> None:
    """Name the font `family` and `style`, keeping the source's copyright and licence.

    Reserved font names (SIL OFL 1.1, condition 3) may not name a changed font; a family of
    its own also keeps it apart from an installed copy of the source. `version` is the
    source's version text.
    """
    table = font["name"]
    source = table.getDebugName(4)
    kept = {number: table.getDebugName(number) for number in _KEPT}
    postscript = f"{family.replace(' ', '')}-{style}"
    number = version.removeprefix("Version ").split(";")[0].split("-")[0]
    words: dict[int, str | None] = {
        **kept,
        1: family,
        2: style,
        3: f"{number};fqdesk;{postscript}",
        4: family if style == "Regular" else f"{family} {style}",
        5: f"Version {number}; changed for fqdesk",
        6: postscript,
        10: _description(source),
    }
    table.names = []
    for name_id, text in sorted(words.items()):
        if text and text.strip():
            table.setName(text, name_id, *_WINDOWS)
    font["OS/2"].achVendID = "NONE"


def _description(source: str) -> str:
    # The reserved name is not repeated: the notice beside the file tells where it comes from.
    if "LXGW" in source:
        return "A changed font; see NOTICE.md beside it."
    return f"A changed version of {source}; see NOTICE.md beside it."
