"""Writes the sRGB output profile of printed volumes: a matrix profile of ICC version 2.

    .venv/bin/python -m build_spec.icc [--out FILE]

PDF/A-1 allows profiles up to version 2 only, and those at hand come under terms of their own;
this one is computed from IEC 61966-2-1 and carries no one else's rights. Layout and types:
ICC.1:2001-04 (version 2.4), clauses 6.1 to 6.5.
"""

import argparse
import struct
from collections.abc import Sequence
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "icc" / "srgb-v2.icc"

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

# Chromaticities x, y of red, green, blue and the white D65 (IEC 61966-2-1, table 1).
PRIMARIES = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
D65 = (0.3127, 0.3290)
# The profile connection space's white, as ICC.1 fixes it.
D50: Triple = (0.9642, 1.0, 0.8249)
# Bradford's cone responses: how a white is carried over to another one.
BRADFORD: Matrix = (
    (0.8951, 0.2664, -0.1614),
    (-0.7502, 1.7135, 0.0367),
    (0.0389, -0.0685, 1.0296),
)
CURVE_POINTS = 1024
HEADER_SIZE = 128


def decoded(value: float) -> float:
    """Return the linear light, 0 to 1, of an sRGB `value`, 0 to 1."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def profile() -> bytes:
    """Return the whole profile, the same bytes at every call."""
    curve = _curve()
    adapted = _columns(_product(_adaptation(), _primaries_matrix()))
    tags = {
        "desc": _description("sRGB IEC61966-2.1 (fqdesk)"),
        "cprt": b"text\0\0\0\0" + b"No copyright, use freely.\0",
        "wtpt": _xyz(D50),
        "chad": b"sf32\0\0\0\0" + _fixed([part for row in _adaptation() for part in row]),
        "rXYZ": _xyz(adapted[0]),
        "gXYZ": _xyz(adapted[1]),
        "bXYZ": _xyz(adapted[2]),
        "rTRC": curve,
        "gTRC": curve,
        "bTRC": curve,
    }
    return _assembled(tags)


def _assembled(tags: dict[str, bytes]) -> bytes:
    table = struct.pack(">I", len(tags))
    start = HEADER_SIZE + 4 + 12 * len(tags)
    body = b""
    places: dict[bytes, int] = {}
    for name, content in tags.items():
        if content not in places:
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name.encode(), places[content], len(content))
    return _header(start + len(body)) + table + body


def _header(size: int) -> bytes:
    fields = struct.pack(
        ">I4sI4s4s4s6H4s",
        *(size, b"\0\0\0\0", 0x02400000, b"mntr", b"RGB ", b"XYZ "),
        *(2026, 1, 1, 0, 0, 0),
        b"acsp",
    )
    # Platform, flags, maker, model and attributes stay empty; the intent is perceptual.
    return fields.ljust(68, b"\0") + _fixed(D50).ljust(HEADER_SIZE - 68, b"\0")


def _description(text: str) -> bytes:
    plain = text.encode("ascii") + b"\0"
    unicode_and_script = bytes(4 + 4 + 2 + 1 + 67)
    return b"desc\0\0\0\0" + struct.pack(">I", len(plain)) + plain + unicode_and_script


def _curve() -> bytes:
    points = [round(65535 * decoded(step / (CURVE_POINTS - 1))) for step in range(CURVE_POINTS)]
    return b"curv\0\0\0\0" + struct.pack(f">I{CURVE_POINTS}H", CURVE_POINTS, *points)


def _xyz(value: Triple) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(value)


def _fixed(values: Sequence[float]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _primaries_matrix() -> Matrix:
    """Return the matrix from linear sRGB to XYZ under D65."""
    red, green, blue = (_tristimulus(x, y) for x, y in PRIMARIES)
    unscaled = _columns((red, green, blue))
    scale = _applied(_inverse(unscaled), _tristimulus(*D65))
    return _product(unscaled, _diagonal(scale))


def _adaptation() -> Matrix:
    """Return the matrix that carries XYZ under D65 over to D50."""
    source = _applied(BRADFORD, _tristimulus(*D65))
    target = _applied(BRADFORD, D50)
    gains = (target[0] / source[0], target[1] / source[1], target[2] / source[2])
    return _product(_inverse(BRADFORD), _product(_diagonal(gains), BRADFORD))


def _tristimulus(x: float, y: float) -> Triple:
    return (x / y, 1.0, (1 - x - y) / y)


def _diagonal(values: Triple) -> Matrix:
    return ((values[0], 0.0, 0.0), (0.0, values[1], 0.0), (0.0, 0.0, values[2]))


def _columns(matrix: Matrix) -> Matrix:
    first, second, third = zip(*matrix, strict=True)
    return (first, second, third)


def _applied(matrix: Matrix, vector: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return (first, second, third)


def _product(left: Matrix, right: Matrix) -> Matrix:
    first, second, third = (_applied(left, column) for column in _columns(right))
    return _columns((first, second, third))


def _inverse(matrix: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    first = (e * i - f * h, c * h - b * i, b * f - c * e)
    second = (f * g - d * i, a * i - c * g, c * d - a * f)
    third = (d * h - e * g, b * g - a * h, a * e - b * d)
    scale = 1 / determinant
    return _product(_diagonal((scale, scale, scale)), (first, second, third))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the profile."""
    parser = argparse.ArgumentParser(description="Write the sRGB profile of printed volumes.")
    parser.add_argument("--out", type=Path, default=TARGET)
    target: Path = parser.parse_args(arguments).out
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(profile())
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
