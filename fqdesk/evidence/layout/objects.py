"""The few PDF objects we write ourselves, in the shape PDF/A asks for.

ReportLab's own stream puts `endstream` right behind the data, where PDF/A wants a line end before
it (ISO 19005-2, 6.1.7.1), and compresses only when a page is written out, which keeps the text of
every page in memory until the end.
"""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFDictionary,
    PDFName,
    PDFObject,
    format as pdf_format,
)

LEVEL = 4
"""Of zlib: a page is 6 % larger than at level 6 and takes two thirds of the time."""


def name(text: str) -> Any:
    """Return a PDF name."""
    return PDFName(text)


def array(values: Iterable[Any]) -> Any:
    """Return a PDF array on one line."""
    return PDFArrayCompact(list(values))


class Dictionary(PDFDictionary):  # type: ignore[misc, unused-ignore]
    """A PDF dictionary made from keyword arguments."""

    def __init__(self, **entries: Any) -> None:
        """Take keys as PDF names without the slash."""
        super().__init__(entries)


class Stream(PDFObject):  # type: ignore[misc, unused-ignore]
    """A stream compressed when it is made; `compress=False` for XMP, which must stay readable."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, *, compress: bool = True, **entries: Any) -> None:
        """Hold the data; `entries` go into the stream's dictionary."""
        self.entries = dict(entries)
        if compress:
            data = zlib.compress(data, LEVEL)
            self.entries["Filter"] = name("FlateDecode")
        self.data = data

    def format(self, document: Any) -> bytes:
        """Return the object's bytes."""
        return _head(self.entries, len(self.data), document) + self.data + b"\nendstream\n"


class FileStream(PDFObject):  # type: ignore[misc, unused-ignore]
    """A stream whose data is read from a file only when it is written out (a photo)."""

    __RefOnly__ = 1

    def __init__(self, path: Path, **entries: Any) -> None:
        """Remember where the data lies; `entries` go into the stream's dictionary."""
        self.path, self.entries = path, dict(entries)

    def write(self, target: BinaryIO, document: Any) -> None:
        """Copy the data into the PDF in pieces."""
        target.write(_head(self.entries, self.path.stat().st_size, document))
        with self.path.open("rb") as source:
            shutil.copyfileobj(source, target, 1 << 20)
        target.write(b"\nendstream\n")


def _head(entries: dict[str, Any], length: int, document: Any) -> bytes:
    return bytes(pdf_format(PDFDictionary({**entries, "Length": length}), document)) + b"\nstream\n"
