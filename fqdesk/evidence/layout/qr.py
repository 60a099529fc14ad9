"""QR codes drawn as rectangles, sharp at any printer resolution."""

from __future__ import annotations

from functools import lru_cache

from fqdesk.evidence.layout.ink import MM, Ink

MODULE = 1.2
"""Side of a module in points: ten dots of a 600-dpi printer."""


@lru_cache(maxsize=256)
def _runs(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Return the number of modules and the dark runs (row, first column, length)."""
    # Loading the encoder takes a tenth of a start; pages without a code do not need it.
    import segno  # noqa: PLC0415

    matrix = segno.make(text, error="m", micro=False, boost_error=False).matrix
    runs = []
    for row, modules in enumerate(matrix):
        column = 0
        while column < len(modules):
            end = column
            while end < len(modules) and modules[end]:
                end += 1
            if end > column:
                runs.append((row, column, end - column))
            column = end + 1
    return len(matrix), tuple(runs)


def side(text: str, module: float = MODULE) -> float:
    """Return the side of the code in mm, without the white border of four modules."""
    return _runs(text)[0] * module / MM


def draw(ink: Ink, x: float, y: float, text: str, module: float = MODULE) -> float:
    """Draw the code (level M) with its top left corner at x, y; return its side in mm."""
    count, runs = _runs(text)
    left, top = x * MM, -y * MM
    rectangles = " ".join(
        f"{left + column * module:.2f} {top - (row + 1) * module:.2f} "
        f"{length * module:.2f} {module:.2f} re"
        for row, column, length in runs
    )
    ink.art(f"0 g {rectangles} f")
    return count * module / MM
