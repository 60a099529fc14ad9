"""Puts sheets on paper and reads them back, the way a volume does."""

from collections.abc import Sequence
from pathlib import Path

from fqdesk.evidence.layout.faces import Faces
from fqdesk.evidence.layout.pages import Code, Head
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.stream import Details
from fqdesk.evidence.layout.volume import Edition, plan, write
from fqdesk.evidence.printing.sheets import Part, Sheet, laid_out

SHAPER = Shaper(Faces())


def head(page: str) -> Head:
    return Head("云岭县公安局青石镇派出所 · 创建“枫桥式公安派出所”佐证材料册", f"CZ-00　{page}")


def corner(number: int) -> Code:
    return Code(f"FQ1/7K4MQ9TB/{number:03d}/E", "7K4M Q9TB", f"{number:03d} E")


def printed(path: Path, *sheets: Sheet, shaper: Shaper = SHAPER) -> Path:
    """Write the sheets one after the other into a PDF."""
    sections = list(laid_out([Part("表单", sheets)], "part", shaper, head, 0))
    volume = plan(sections, duplex=False)
    write(volume, path, shaper, Details("测试"), Edition(code=corner))
    return path


def texts(path: Path) -> Sequence[str]:
    """The words of every page as another library reads them, without blanks."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def lines(path: Path) -> list[str]:
    """The lines of all pages as another library reads them, blank ones left out."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        found = [page.get_textpage().get_text_range().splitlines() for page in document]
    return [line.strip() for page in found for line in page if line.strip()]
