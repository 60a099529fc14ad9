"""The same photos by fpdf2."""

from __future__ import annotations

import sys
from pathlib import Path

from fpdf import FPDF

FONT = Path(__file__).resolve().parents[2] / "resources" / "fonts" / "song.ttf"


def main(folder: Path, path: Path) -> None:
    """Print every photo of a folder, two to a page with captions and page numbers."""
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    pdf.add_font("song", fname=FONT)
    photos = sorted(folder.glob("*.jpg"))
    for n in range(0, len(photos), 2):
        pdf.add_page()
        for k, photo in enumerate(photos[n : n + 2]):
            pdf.image(photo, 40, 30 + k * 110, 132, 80, keep_aspect_ratio=True)
            pdf.set_font("song", size=9)
            pdf.text(40, 118 + k * 110, f"走访照片 {photo.stem}")
        pdf.set_font("song", size=14)
        pdf.text(160, 273, f"— {n // 2 + 1} —")
    pdf.output(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
