"""The PDF file as it is written: pages compressed as they are drawn, photos copied at the end.

ReportLab's canvas builds the whole file in memory and puts the hour and random numbers into it.
This one writes object by object and takes everything it says from what it was given.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from fqdesk.evidence.layout.fontbook import FontBook
from fqdesk.evidence.layout.ink import MM, Ink, Link, Matrix
from fqdesk.evidence.layout.objects import Dictionary, FileStream, Stream, array, name

A4 = (595.28, 841.89)
PRINTABLE = 4
"""Annotation flag "print" (ISO 32000-1, 12.5.3), which PDF/A wants on every annotation."""


@dataclass(frozen=True)
class Details:
    """What a file says about itself; `day` is the volume's day as YYYY-MM-DD, not the clock's."""

    title: str
    author: str = ""
    subject: str = ""
    day: str = ""


class _Info(pdfdoc.PDFObject):  # type: ignore[misc, unused-ignore]
    """The information dictionary, with a date only when the volume has one."""

    def __init__(self, details: Details) -> None:
        self.details = details

    def digest(self, _: Any) -> None:
        """Nothing: the file's identifier comes from its content."""

    def format(self, document: Any) -> bytes:
        given = self.details
        entries = {"Title": given.title, "Author": given.author, "Subject": given.subject}
        texts = {key: pdfdoc.PDFString(value) for key, value in entries.items() if value}
        texts["Producer"] = pdfdoc.PDFString("fqdesk")
        if given.day:
            stamp = pdfdoc.PDFString(f"D:{given.day.replace('-', '')}000000+08'00'")
            texts["CreationDate"] = texts["ModDate"] = stamp
        return bytes(Dictionary(**texts).format(document))


class _Catalog(pdfdoc.PDFCatalog):
    """A catalogue that takes entries ReportLab does not know (OutputIntents, AF)."""

    def __init__(self) -> None:
        self.more: dict[str, Any] = {}

    def format(self, document: Any) -> bytes:
        body = bytes(super().format(document))
        extra = b"".join(
            b"/%s %s\n" % (key.encode(), bytes(pdfdoc.format(value, document)))
            for key, value in self.more.items()
        )
        return body.removesuffix(b">>") + extra + b">>"


class _Document(pdfdoc.PDFDocument):  # type: ignore[misc, unused-ignore]
    """A document that goes to a file object by object (ISO 32000-1, 7.5)."""

    Catalog: Any
    Outlines: Any
    Pages: Any
    info: Any
    Reference: Any

    def __init__(self, details: Details, version: tuple[int, int]) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=version, lang="zh-CN")
        self.info = _Info(details)
        catalog: Any = _Catalog()
        catalog.Pages, catalog.Outlines, catalog.Lang = self.Pages, self.Outlines, self.Catalog.Lang
        self.Catalog = self._catalog = catalog
        self.version = version
        self.content = hashlib.sha256(repr(details).encode())

    def write(self, target: BinaryIO, canvas: Canvas) -> None:
        self.Reference(self.Catalog)
        self.Reference(self.info)
        self.Outlines.prepare(self, canvas)
        if self.Outlines.ready < 0:
            self.Catalog.Outlines = None
        target.write(b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % self.version)
        offsets: list[int] = []
        while identifier := self.numberToId.get(len(offsets) + 1):
            offsets.append(target.tell())
            item = self.idToObject[identifier]
            target.write(b"%d 0 obj\n" % len(offsets))
            if isinstance(item, FileStream):
                item.write(target, self)
            else:
                body = bytes(pdfdoc.format(item, self, toplevel=1))
                target.write(body if body.endswith(b"\n") else body + b"\n")
            target.write(b"endobj\n")
        self._finish(target, offsets)

    def _finish(self, target: BinaryIO, offsets: list[int]) -> None:
        start = target.tell()
        target.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
        target.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
        fingerprint = f"<{self.content.hexdigest()[:32]}>"
        trailer = Dictionary(
            Size=len(offsets) + 1,
            Root=self.Reference(self.Catalog),
            Info=self.Reference(self.info),
            ID=array([fingerprint, fingerprint]),
        )
        target.write(b"trailer\n" + bytes(trailer.format(self)))
        target.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)


class PageStream(Canvas):  # type: ignore[misc, unused-ignore]
    """A ReportLab canvas whose pages come from `Ink` and whose file is streamed."""

    _doc: Any
    _destinations: dict[str, Any]

    def __init__(self, details: Details, book: FontBook, version: tuple[int, int] = (1, 7)) -> None:
        """Start an empty document; nothing is written before `close`."""
        super().__init__("", pagesize=A4, pageCompression=1, invariant=1, lang="zh-CN")
        self._doc = _Document(details, version)
        self.book = book
        self.details = details
        self.names: dict[str, Any] = {}
        self._images: dict[str, Any] = {}

    @property
    def document(self) -> Any:
        """ReportLab's document, for what PDF/A and attached data add to it."""
        return self._doc

    def _make_preamble(self) -> None:
        # ReportLab would name Helvetica here, a font that is not embedded.
        self._preamble = ""

    def add_page(self, inks: list[Ink], places: list[str], *, turn: int = 0) -> None:
        """Close a page drawn on one or more surfaces; `places` are the names that lead to it."""
        for place in places:
            self.bookmarkPage(place)
        content = "\n".join(ink.operators() for ink in inks if not ink.empty)
        data = Stream(content.encode("ascii"))
        self._doc.content.update(data.data)
        page: Any = pdfdoc.PDFPage()
        page.MediaBox = array([0, 0, *A4])
        page.Rotate = turn or None
        page.Contents = data
        resources = Dictionary(Font=pdfdoc.PDFObjectReference("BasicFonts"))
        used = {key: image for ink in inks for key, image in ink.images.items()}
        if used:
            resources["XObject"] = Dictionary(
                **{key: self._image(key, image) for key, image in used.items()}
            )
        page.Resources = resources
        self._annotationrefs: list[Any] = []
        for ink in inks:
            for link in ink.links:
                self._lead(link, ink.matrix)
        page.Annots = self._annotationrefs or None
        self._doc.addPage(page)

    def _image(self, key: str, image: Any) -> Any:
        if key not in self._images:
            self._images[key] = self._doc.Reference(image)
        return self._images[key]

    def _lead(self, link: Link, matrix: Matrix) -> None:
        a, b, c, d, e, f = matrix
        corners = [
            (a * x + c * y + e, b * x + d * y + f)
            for x, y in (
                (link.x * MM, -link.y * MM),
                ((link.x + link.width) * MM, -(link.y + link.height) * MM),
            )
        ]
        (x1, y1), (x2, y2) = corners
        rect = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        self.linkRect("", link.to, rect, relative=0, thickness=0, F=PRINTABLE)

    def outline(self, title: str, place: str, level: int) -> None:
        """Add a bookmark that leads to a named place; level 0 is the outermost."""
        self.addOutlineEntry(title, place, level, closed=level > 0)

    def number_from(self, first: int) -> None:
        """Tell readers that the first page of the file is page `first` of the volume."""
        label = Dictionary(S=name("D"), St=first)
        self._doc.Catalog.PageLabels = Dictionary(Nums=array([0, label]))

    def close(self, path: Path, *, cidset: bool = False) -> None:
        """Add the fonts and write the file."""
        fonts = self.book.resources(self._doc, cidset=cidset)
        self._doc.idToObject["BasicFonts"].dict.update(fonts)
        if self._destinations:
            named: list[Any] = []
            for place, destination in sorted(self._destinations.items()):
                named += [pdfdoc.PDFString(place), destination]
            self.names["Dests"] = Dictionary(Names=array(named))
        if self.names:
            self._doc.Catalog.Names = Dictionary(**self.names)
        with path.open("wb") as target:
            self._doc.write(target, self)
