"""Ten thousand rows in twenty registers with contents, as we print them and as others do.

Goals: processor time at most 0.30 of typst's and 0.15 of ReportLab Platypus', peak 130 MB.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from timing import beside, report, script

GOALS = {"typst": 0.30, "platypus": 0.15}
PEAK = 130.0


def main() -> None:
    """Run all engines on the same rows and print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", default="10000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", help="one engine, for profiling")
    parser.add_argument("--keep", type=Path, help="folder for the PDFs")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        target = given.keep or Path(folder)
        engines = [given.only] if given.only else ["ours", *GOALS]
        commands = {
            name: script(f"tables/{name}_table.py", given.rows, target / f"{name}.pdf")
            for name in engines
        }
        found = beside(commands, given.rounds)
    for name, sample in found.items():
        more: dict[str, object] = {}
        if name in GOALS:
            ratio = found["ours"].cpu / sample.cpu if "ours" in found else 0.0
            more = {"ours_to_this": ratio, "goal": GOALS[name], "reached": ratio <= GOALS[name]}
        elif name == "ours":
            more = {"peak_goal": PEAK, "reached": sample.peak <= PEAK}
        report("pdf_table", engine=name, rows=int(given.rows), **vars(sample), **more)


if __name__ == "__main__":
    main()
