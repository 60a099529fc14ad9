"""A printed volume as two foreign libraries see it."""

from dataclasses import dataclass
from functools import cached_property

from pypdf import PdfReader
from pypdfium2 import PdfDocument

from fqdesk.evidence.printing import Plan, Printed


@dataclass(frozen=True)
class Read:
    """The plan of a volume, what was written, and its pages read back; page 1 is the first."""

    plan: Plan
    printed: Printed

    @cached_property
    def lines(self) -> list[list[str]]:
        """The lines of every page as pdfium extracts them."""
        with PdfDocument(self.printed.path) as document:
            return [page.get_textpage().get_text_range().splitlines() for page in document]

    @cached_property
    def texts(self) -> list[str]:
        """The text of every page without blanks."""
        return ["".join("".join(lines).split()) for lines in self.lines]

    @cached_property
    def pdf(self) -> PdfReader:
        """The file as pypdf reads it."""
        return PdfReader(self.printed.path)

    def page(self, title: str) -> str:
        """The text of the page on which a bookmark of this title begins."""
        return self.texts[self.starts[title] - 1]

    @cached_property
    def starts(self) -> dict[str, int]:
        """Title → page of every bookmark."""
        return {title: page for title, page, _ in self.printed.index}


def read(plan: Plan, printed: Printed) -> Read:
    """Gather them."""
    return Read(plan, printed)
