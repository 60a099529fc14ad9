"""Makes the TrueType files of resources/fonts from pinned packages.

Run from the repository's root, on Debian 12 with npm, apt and the development requirements:

    .venv/bin/python -m build_spec.fonts.build [--work FOLDER] [song songbd hei heibd fang kai]

It takes some 230 MB of packages (`sources.py`), about two minutes, and no more than the named
fonts when any are named. The same packages and the same fontTools (as locked) give the same
bytes; `resources/fonts/SHA256SUMS` lists them. What is changed, and why, stands in
`resources/fonts/NOTICE.md`.
"""

import argparse
import gzip
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

from build_spec.fonts import charset, reshape
from build_spec.fonts.naming import rename
from build_spec.fonts.sources import FANDOL, SANS, SERIF, WENKAI, Source

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
# 2026-01-01 in seconds since 1904: a file's bytes depend on its content alone.
MODIFIED = 3850070400
# Layout tables no PDF reads, hints for screens of another age, and metrics for vertical setting.
DROPPED = ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "vhea", "vmtx"]
FANG_MAX_ERROR = 1.0


@dataclass(frozen=True)
class Recipe:
    """How one file is made: the source's path in its package, the new family, the changes."""

    source: Source
    path: str
    family: str
    style: str
    whole: bool
    change: Callable[[TTFont], None]


def _noto(digit_advance: int) -> Callable[[TTFont], None]:
    def change(font: TTFont) -> None:
        reshape.equal_digits(font, digit_advance)
        reshape.full_em_dash(font)

    return change


def _fandol(font: TTFont) -> None:
    rise = reshape.han_offset(font, charset.gb2312_hanzi())
    reshape.to_truetype(font, FANG_MAX_ERROR, rise)


_FANDOL_PATH = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf"
_KAI_PATH = "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
_SERIF_PATH = "package/{0}/NotoSerifSC_{0}.ttf"
_SANS_PATH = "package/{0}/NotoSansSC_{0}.ttf"
_REGULAR, _BOLD = "400Regular", "700Bold"

RECIPES = {
    "song": Recipe(SERIF, _SERIF_PATH.format(_REGULAR), "Fqdesk Song", "Regular", True, _noto(562)),
    "songbd": Recipe(SERIF, _SERIF_PATH.format(_BOLD), "Fqdesk Song", "Bold", False, _noto(596)),
    "hei": Recipe(SANS, _SANS_PATH.format(_REGULAR), "Fqdesk Hei", "Regular", False, _noto(555)),
    "heibd": Recipe(SANS, _SANS_PATH.format(_BOLD), "Fqdesk Hei", "Bold", False, _noto(590)),
    "fang": Recipe(FANDOL, _FANDOL_PATH, "Fqdesk Fang", "Regular", True, _fandol),
    "kai": Recipe(WENKAI, _KAI_PATH, "Fqdesk Kai", "Regular", False, reshape.full_quotes),
}

# Licence files beside the fonts: name here, package, path in it.
_FANDOL_DOC = "usr/share/doc/texlive-doc/fonts/fandol"
LICENCES = (
    ("LICENSE-song-OFL.txt", SERIF, "package/LICENSE_FONT"),
    ("LICENSE-hei-OFL.txt", SANS, "package/LICENSE_FONT"),
    ("LICENSE-kai-OFL.txt", WENKAI, "usr/share/doc/fonts-lxgw-wenkai/copyright"),
    ("LICENSE-fang-GPL-3.txt", FANDOL, f"{_FANDOL_DOC}/COPYING.gz"),
    ("LICENSE-fang-README.txt", FANDOL, f"{_FANDOL_DOC}/README"),
)


def build(name: str, work: Path) -> Path:
    """Make one font file and return its path."""
    recipe = RECIPES[name]
    font = TTFont(recipe.source.unpack(work) / recipe.path, recalcTimestamp=False)
    version = str(font["name"].getDebugName(5))
    recipe.change(font)
    _subset(font, kept_characters(font, recipe))
    rename(font, recipe.family, recipe.style, version)
    font["head"].modified = MODIFIED
    target = FONTS / f"{name}.ttf"
    font.save(target, reorderTables=True)
    return target


def kept_characters(font: TTFont, recipe: Recipe) -> set[int]:
    """Return the code points that the made font draws."""
    drawn = set(font.getBestCmap())
    return drawn if recipe.whole else drawn & charset.lite_characters()


def _subset(font: TTFont, characters: set[int]) -> None:
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format in (4, 12)]
    options = Options(
        hinting=False,
        layout_features=[],
        notdef_outline=True,
        glyph_names=False,
        name_IDs=["*"],
        name_languages=["*"],
    )
    options.drop_tables = [*options.drop_tables, *DROPPED]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    gasp = font["gasp"] = newTable("gasp")
    gasp.version, gasp.gaspRange = 1, {0xFFFF: 0b1111}


def copy_licences(work: Path) -> None:
    """Put the licence texts of the packages beside the fonts."""
    for name, source, inside in LICENCES:
        found = source.unpack(work) / inside
        text = gzip.decompress(found.read_bytes()) if found.suffix == ".gz" else found.read_bytes()
        (FONTS / name).write_bytes(text)


def write_sums() -> None:
    """List the SHA-256 of every font and licence, as `sha256sum --check` reads it."""
    files = sorted([*FONTS.glob("*.ttf"), *FONTS.glob("LICENSE-*")], key=lambda path: path.name)
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (FONTS / "SHA256SUMS").write_text("".join(lines), encoding="ascii")


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the named fonts, or all."""
    parser = argparse.ArgumentParser(description="Make resources/fonts from pinned packages.")
    parser.add_argument("fonts", nargs="*", metavar="FONT", help=" ".join(RECIPES))
    parser.add_argument("--work", type=Path, help="folder that keeps the packages")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.fonts) - RECIPES.keys():
        parser.error(f"no such font: {' '.join(sorted(unknown))}")
    work = asked.work or Path(tempfile.mkdtemp(prefix="fqdesk-fonts-"))
    work.mkdir(parents=True, exist_ok=True)
    FONTS.mkdir(parents=True, exist_ok=True)
    for name in asked.fonts or RECIPES:
        target = build(name, work)
        print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB")
    copy_licences(work)
    write_sums()
    if not asked.work:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
