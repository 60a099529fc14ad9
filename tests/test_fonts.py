"""The fonts of resources/fonts: what they draw, how wide, under which name and licence."""

import hashlib
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFontDatabase
from reportlab.pdfbase import ttfonts

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
FILES = ["fang", "hei", "heibd", "kai", "song", "songbd"]
RARE = "㛃䶮𬭚𠅤㙓㐂㮾㻏𬱖𫖯犇喆囍鱻贇嬲尛"
SIGNS = "，。、；：？！“”‘’（）《》〔〕【】…—·～％℃㎡±×÷≤≥≠√①⑳㈠Ⅻ№□■○●△▲★※→‰§￥"
FAMILIES = {
    "song": "Fqdesk Song",
    "songbd": "Fqdesk Song",
    "hei": "Fqdesk Hei",
    "heibd": "Fqdesk Hei",
    "fang": "Fqdesk Fang",
    "kai": "Fqdesk Kai",
}


@cache
def opened(name: str) -> TTFont:
    return TTFont(BytesIO((FONTS / f"{name}.ttf").read_bytes()), lazy=True)


def hanzi(codec: str, rows: range, cells: range) -> set[str]:
    pairs = (bytes((row, cell)).decode(codec, errors="ignore") for row in rows for cell in cells)
    return {sign for sign in pairs if len(sign) == 1}


def gb2312() -> set[str]:
    found = hanzi("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
    assert len(found) == 6763
    return found


def undrawn(font: TTFont, wanted: set[str]) -> str:
    """What of `wanted` has no glyph, or a glyph without ink."""
    cmap, glyf = font.getBestCmap(), font["glyf"]
    return "".join(
        sign
        for sign in sorted(wanted)
        if ord(sign) not in cmap or glyf[cmap[ord(sign)]].numberOfContours == 0
    )


@pytest.mark.parametrize("name", FILES)
def test_every_face_draws_gb2312(name):
    assert undrawn(opened(name), gb2312()) == ""


@pytest.mark.parametrize("name", ["song", "songbd", "hei", "heibd", "kai"])
def test_standard_characters_are_drawn(name):
    lines = (FONTS.parents[1] / "build_spec/fonts/tongyong8105.txt").read_text("utf-8").splitlines()
    standard = set("".join(lines[1:]))
    assert len(standard) == 8105
    assert undrawn(opened(name), standard | set(SIGNS)) == ""


@pytest.mark.parametrize("name", ["song", "songbd", "hei", "heibd"])
def test_rare_names_are_drawn(name):
    assert undrawn(opened(name), set(RARE)) == ""


def test_song_draws_all_of_gbk():
    gbk = hanzi("gbk", range(0x81, 0xFF), range(0x40, 0xFF))
    unified = {sign for sign in gbk if "一" <= sign <= "龥"}
    assert len(unified) == 20902
    assert undrawn(opened("song"), unified) == ""


@pytest.mark.parametrize(
    ("name", "advance"), [("song", 562), ("songbd", 596), ("hei", 555), ("heibd", 590)]
)
def test_digits_stand_on_one_advance(name, advance):
    font = opened(name)
    cmap, glyphs = font.getBestCmap(), font.getGlyphSet()
    for digit in "0123456789":
        glyph = cmap[ord(digit)]
        pen = BoundsPen(glyphs)
        glyphs[glyph].draw(pen)
        left, _, right, _ = pen.bounds
        assert font["hmtx"][glyph] == (advance, left)
        assert 0 < left < right < advance
        assert abs(left - (advance - right)) < 60, f"{digit} stands off the middle"


@pytest.mark.parametrize("name", FILES)
def test_dash_of_two_is_one_line_and_quotes_fill_an_em(name):
    font = opened(name)
    cmap = font.getBestCmap()
    dash = font["glyf"][cmap[ord("—")]]
    assert font["hmtx"][cmap[ord("—")]][0] == 1000
    assert dash.xMin <= 2
    assert dash.xMax >= 998
    assert {font["hmtx"][cmap[ord(mark)]][0] for mark in "‘’“”，。《》（）"} == {1000}


def test_han_of_fang_and_song_stand_on_one_line():
    def middle(name: str) -> float:
        font = opened(name)
        cmap, glyf = font.getBestCmap(), font["glyf"]
        glyphs = [glyf[cmap[ord(sign)]] for sign in sorted(gb2312())[::10]]
        return sum((glyph.yMin + glyph.yMax) / 2 for glyph in glyphs) / len(glyphs)

    assert abs(middle("fang") - middle("song")) < 10


@pytest.mark.parametrize("name", FILES)
def test_reportlab_takes_it(name):
    face = ttfonts.TTFont(name, FONTS / f"{name}.ttf", asciiReadable=0)
    assert face.stringWidth("枫桥", 10) == pytest.approx(20)


@pytest.mark.parametrize("name", FILES)
def test_qt_knows_it_by_a_family_of_its_own(qapp, name):
    number = QFontDatabase.addApplicationFont(str(FONTS / f"{name}.ttf"))
    assert QFontDatabase.applicationFontFamilies(number) == [FAMILIES[name]]
    assert QFontDatabase.removeApplicationFont(number)


@pytest.mark.parametrize("name", FILES)
def test_no_name_but_the_copyright_holds_a_reserved_one(name):
    names = [record for record in opened(name)["name"].names if record.nameID not in {0, 13}]
    text = " ".join(record.toUnicode() for record in names)
    assert not [word for word in ("LXGW", "霞鹜", "Source") if word in text]
    assert opened(name)["name"].getDebugName(1) == FAMILIES[name]


def test_files_are_those_that_the_script_made():
    lines = (FONTS / "SHA256SUMS").read_text("ascii").splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    there = {path.name for path in FONTS.glob("[!.]*")} - {"SHA256SUMS", "NOTICE.md"}
    assert set(sums) == there
    assert {f"{name}.ttf" for name in FILES} < there
    for name, digest in sums.items():
        assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize(
    ("licence", "words"),
    [
        ("LICENSE-song-OFL.txt", "SIL OPEN FONT LICENSE Version 1.1"),
        ("LICENSE-hei-OFL.txt", "SIL OPEN FONT LICENSE Version 1.1"),
        ("LICENSE-kai-OFL.txt", "SIL OPEN FONT LICENSE Version 1.1"),
        ("LICENSE-fang-GPL-3.txt", "GNU GENERAL PUBLIC LICENSE"),
        ("LICENSE-fang-README.txt", "GPL font exception"),
    ],
)
def test_licences_lie_beside_the_fonts(licence, words):
    assert words in (FONTS / licence).read_text("utf-8")
    assert licence in (FONTS / "NOTICE.md").read_text("utf-8")
