"""Which font draws which character, and whether every reader finds the right one again."""

import os
import shutil
import subprocess
import sys

import pypdfium2
import pytest
from pypdf import PdfReader

from fqdesk.evidence.layout.faces import FILES, NO_GLYPH, Faces
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.fontfile import FontFile
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.layout.tounicode import tounicode
from fqdesk.places import RESOURCES

RARE = "㛃䶮𬭚𠅤㙓"


@pytest.mark.parametrize("role", list(FILES))
def test_rare_names_print_and_extract_in_every_face(printed, role):
    def draw(ink, _frame):
        ink.text(0, 10, RARE, Style(role, 12))
        ink.text(0, 20, "民警李㛃2025年", Style(role, 12))

    path = printed([Leaf(draw)])
    with pypdfium2.PdfDocument(path) as pdf:
        by_pdfium = pdf[0].get_textpage().get_text_range()
    by_pypdf = PdfReader(path).pages[0].extract_text()
    for text in (by_pdfium, by_pypdf):
        for char in RARE:
            assert char in text
        assert "民警李㛃2025年" in text.replace(" ", "")


def test_fang_takes_digits_and_missing_han_from_song():
    faces = Faces()
    fang, song = faces["fang"], faces["song"]
    assert fang.source("7")[0] is song.own
    assert fang.source("%")[0] is song.own
    assert fang.source("㛃")[0] is song.own
    assert fang.source("派")[0] is fang.own
    assert faces.missing() == ""


def test_a_character_no_font_has_prints_as_a_geta_and_still_extracts(printed, shaper):
    strange = "\U0001f680"
    path = printed([Leaf(lambda ink, _: ink.text(0, 10, f"甲{strange}乙", Style("song", 12)))])
    assert strange in PdfReader(path).pages[0].extract_text()
    assert shaper.faces["song"].source(strange)[1] == NO_GLYPH
    assert strange in shaper.faces.missing()


def test_widths_agree_with_the_font_and_digits_have_one(shaper):
    song = shaper.faces["song"]
    assert song.width("派出所") == pytest.approx(3.0)
    assert len({song.widths[digit] for digit in "0123456789"}) == 1


def test_choice_and_substitutions_say_what_was_used():
    own = Faces()
    assert own.choice()["fang"] == "fang.ttf"
    assert len(own.substitutions()) == 3
    assert all("代替" in sentence for sentence in own.substitutions())


def test_fast_reading_agrees_with_fonttools(shaper):
    from fontTools.ttLib import TTFont

    path = RESOURCES / "fonts" / "fang.ttf"
    ours, theirs = FontFile(path), TTFont(path)
    cmap, metrics = theirs.getBestCmap(), theirs["hmtx"]
    for code in [*range(0x20, 0x7F), *range(0x4E00, 0x9FA5, 37), 0x3001, 0xFF08]:
        char = chr(code)
        glyph = cmap.get(code)
        assert (ours.glyph(char) != 0) == (glyph is not None)
        if glyph:
            assert ours.width(char) == metrics[glyph][0] / theirs["head"].unitsPerEm


def test_cmap_blocks_hold_at_most_a_hundred_and_pairs_are_utf16():
    text = tounicode([chr(0x4E00 + n) for n in range(250)] + ["𬭚"]).decode("ascii")
    assert text.count("beginbfchar") == 3
    assert "100 beginbfchar" in text
    assert "<00FB> <D872DF5A>" in text


def test_invisible_characters_take_no_room_and_draw_nothing(printed, shaper):
    name = "葛\U000e0100\u200b\ufeff亮\x07"
    style = Style("song", 12)
    assert shaper.width(name, style) == shaper.width("葛亮", style)
    path = printed([Leaf(lambda ink, _: ink.text(0, 10, name, style))])
    assert "葛亮" in PdfReader(path).pages[0].extract_text()


def test_a_face_of_the_system_is_used_when_asked_for_and_said(tmp_path):
    folder = tmp_path / ".local/share/fonts/office"
    folder.mkdir(parents=True)
    shutil.copy(RESOURCES / "fonts" / "fang.ttf", folder / "SimFang.ttf")
    (folder / "simkai.ttf").write_bytes(b"broken")
    script = (
        "from fqdesk.evidence.layout.faces import Faces\n"
        "faces = Faces(system=True)\n"
        "print(faces.choice()['fang'], faces.choice()['kai'], len(faces.substitutions()))\n"
        "print(faces['fang'].own.path.name, Faces().choice()['fang'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["SimFang.ttf", "kai.ttf", "2", "SimFang.ttf", "fang.ttf"]
