"""A hundred foreign PDFs merged into one volume, beside qpdf that only merges, and pypdf.

Ours draws head and number on every page, scales it into the margins, and adds bookmarks; it is
measured without the QR codes of the page corners, which none of the others has, and with them.
Goals: processor time at most 1.2 of qpdf's and 0.5 of pypdf's.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from multiprocessing import get_context
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from timing import beside, report, script

GOALS = {"qpdf": 1.2, "pypdf": 0.5}


def documents(folder: Path, count: int) -> int:
    """Write `count` PDFs of five to ten pages as ReportLab does by itself; return the pages.

    Each page has text and a scan (a JPEG) or a picture that is stored as plain pixels.
    """
    random.seed(11)
    scans = []
    for n in range(16):
        scan = folder.parent / f"scan{n}.{'jpg' if n % 2 else 'png'}"
        size = (620, 440) if n % 2 else (160, 110)
        Image.effect_noise(size, 40 + n).convert("RGB").save(scan, quality=60)
        scans.append(scan)
    pages = 0
    for n in range(count):
        canvas = Canvas(str(folder / f"{n:03d}.pdf"), pageCompression=1)
        for k in range(random.randint(5, 10)):
            text = canvas.beginText(60, 780)
            for line in range(40):
                text.textLine(f"document {n} page {k} line {line} " + "lorem ipsum " * 4)
            canvas.drawText(text)
            canvas.drawImage(str(random.choice(scans)), 60, 60, 300, 210)
            canvas.showPage()
            pages += 1
        canvas.save()
    return pages


def main() -> None:
    """Make the documents, merge them in every way, and print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        # In a process of its own: the memory it takes must not be counted to those it starts.
        with get_context("spawn").Pool(1) as pool:
            pages = pool.apply(documents, (folder / "in", given.documents))
        files = sorted((folder / "in").iterdir())
        commands = {
            "ours": script("merging/ours_merge.py", folder / "in", folder / "ours.pdf"),
            "ours with codes": script(
                "merging/ours_merge.py", folder / "in", folder / "codes.pdf", "codes"
            ),
            "qpdf": ["qpdf", "--empty", "--pages", *files, "--", folder / "qpdf.pdf"],
            "pypdf": script("merging/pypdf_merge.py", folder / "in", folder / "pypdf.pdf"),
        }
        found = beside(commands, given.rounds)
    for name, sample in found.items():
        more: dict[str, object] = {}
        if name in GOALS:
            ratio = found["ours"].cpu / sample.cpu
            more = {"ours_to_this": ratio, "goal": GOALS[name], "reached": ratio <= GOALS[name]}
        report("pdf_merge", engine=name, pages=pages, **vars(sample), **more)


if __name__ == "__main__":
    main()
