"""Three hundred photos of print size, two to a page, as we print them and as fpdf2 does.

Goal: processor time at most 0.50 of fpdf2's. With --camera the photos are of four megabytes, as a
phone makes them, and the question is the peak memory: at most 100 MB.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from multiprocessing import get_context
from pathlib import Path

from PIL import Image
from timing import beside, report, script

GOAL, PEAK = 0.50, 100.0


def photos(folder: Path, count: int, *, camera: bool) -> None:
    """Write `count` different JPEGs of 0.18 MB (200 dpi on paper), or of about 4 MB."""
    random.seed(7)
    size, quality = ((4000, 3000), 90) if camera else ((1040, 630), 80)
    for n in range(12):
        noise = Image.effect_noise((size[0] // 6, size[1] // 6), 60 + n).resize(size)
        bands = [noise.point([min(255, v + shift) for v in range(256)]) for shift in (n, 20, 40)]
        grain = Image.effect_noise(size, 22).convert("RGB")
        picture = Image.blend(Image.merge("RGB", bands), grain, 0.35)
        for k in range(n, count, 12):
            # A comment of its own makes every file another one.
            picture.save(folder / f"{k:03d}.jpg", quality=quality, comment=f"photo {k}".encode())


def main() -> None:
    """Make the photos, print them in every way, and print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--camera", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        # In a process of its own: the memory it takes must not be counted to those it starts.
        with get_context("spawn").Pool(1) as pool:
            pool.apply(photos, (folder / "in", given.count), {"camera": given.camera})
        total = sum(path.stat().st_size for path in (folder / "in").iterdir()) / 1e6
        engines = ["ours", "copy"] if given.camera else ["ours", "fpdf2", "copy"]
        commands = {
            name: script(f"photos/{name}_photos.py", folder / "in", folder / f"{name}.pdf")
            for name in engines
        }
        found = beside(commands, given.rounds)
    for name, sample in found.items():
        more: dict[str, object] = {}
        if name == "fpdf2":
            ratio = found["ours"].cpu / sample.cpu
            more = {"ours_to_this": ratio, "goal": GOAL, "reached": ratio <= GOAL}
        elif name == "ours":
            more = {"peak_goal": PEAK, "reached": sample.peak <= PEAK}
        report("pdf_photos", engine=name, photos=given.count, mb=total, **vars(sample), **more)


if __name__ == "__main__":
    main()
