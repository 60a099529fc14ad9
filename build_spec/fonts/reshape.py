"""Changes the glyphs of an open font: TrueType outlines, equal digits, dash and quotes of an em."""

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

EM = 1000
EM_DASH = 0x2014
# Latin letters stand on the baseline in every face; what lies above is set by the Han square.
LAST_LATIN = 0x024F
# Between a quotation mark's ink and the end of its em: as in the Song.
QUOTE_MARGIN = 76
# Half of the Han square: 0.88 em above the baseline, 0.12 below.
HAN_CENTRE = 380


def equal_digits(font: TTFont, advance: int) -> None:
    """Give the ten digits one advance, in units of 1/1000 em, each drawn in the middle of it."""
    cmap = font.getBestCmap()
    for digit in map(ord, "0123456789"):
        name = cmap[digit]
        width, bearing = font["hmtx"][name]
        shift = round((advance - width) / 2)
        glyph = font["glyf"][name]
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, bearing + shift)


def full_em_dash(font: TTFont) -> None:
    """Draw U+2014 as a bar over the whole em at mid-height, so that `——` is one unbroken line.

    The Noto fonts keep a short Latin dash there and leave the Chinese one to a substitution
    table, which a PDF does not read.
    """
    name = font.getBestCmap()[EM_DASH]
    old = font["glyf"][name]
    half = (old.yMax - old.yMin) / 2
    low, high = round(HAN_CENTRE - half), round(HAN_CENTRE + half)
    pen = TTGlyphPen(None)
    pen.moveTo((0, low))
    for corner in ((0, high), (EM, high), (EM, low)):
        pen.lineTo(corner)
    pen.closePath()
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = (EM, 0)


def full_quotes(font: TTFont) -> None:
    """Set ‘’“” in a whole em, the opening ones at its right end, as the other faces have them."""
    cmap = font.getBestCmap()
    for mark, opens in (("‘", True), ("“", True), ("’", False), ("”", False)):
        name = cmap[ord(mark)]
        glyph = font["glyf"][name]
        edge = EM - QUOTE_MARGIN - glyph.xMax if opens else QUOTE_MARGIN - glyph.xMin
        glyph.coordinates.translate((edge, 0))
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (EM, glyph.xMin)


def han_offset(font: TTFont, sample: frozenset[int]) -> int:
    """Return how far, in 1/1000 em, the mean middle of `sample` lies below the Han square's."""
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    middles: list[float] = []
    for code in sorted(sample & cmap.keys()):
        pen = BoundsPen(glyphs)
        glyphs[cmap[code]].draw(pen)
        middles.append((pen.bounds[1] + pen.bounds[3]) / 2)
    return round(HAN_CENTRE - sum(middles) / len(middles))


def to_truetype(font: TTFont, max_error: float, rise: int) -> None:
    """Replace CFF outlines by quadratic ones that stray at most `max_error` units.

    All but Latin glyphs are raised by `rise` units, so that Han of this face and of the
    fallback face stand on one line.
    """
    glyphs = font.getGlyphSet()
    latin = {name for code, name in font.getBestCmap().items() if code <= LAST_LATIN}
    drawn = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        quadratic = Cu2QuPen(pen, max_error, reverse_direction=True)
        shift = 0 if name in latin else rise
        glyphs[name].draw(TransformPen(quadratic, (1, 0, 0, 1, 0, shift)))
        drawn[name] = pen.glyph()
    _install(font, drawn)


def _install(font: TTFont, drawn: dict[str, object]) -> None:
    for tag in ("CFF ", "VORG"):
        if tag in font:
            del font[tag]
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = font.getGlyphOrder(), drawn
    for name in glyf.glyphOrder:
        glyph = glyf[name]
        glyph.recalcBounds(glyf)
        width, _ = font["hmtx"][name]
        font["hmtx"][name] = (width, getattr(glyph, "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones, maxp.maxTwilightPoints, maxp.maxStorage = 1, 0, 0
    maxp.maxFunctionDefs = maxp.maxInstructionDefs = maxp.maxStackElements = 0
    maxp.maxSizeOfInstructions = maxp.maxComponentElements = 0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"
