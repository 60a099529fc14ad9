"""What makes a file PDF/A: it says so, names its colours, and carries nothing a reader must guess.

Claimed only when asked. Fonts are embedded by `fontbook`, streams end as they must by `objects`,
links carry their print flag by `stream`; the rest is here: XMP (ISO 16684-1, ISO 19005-2 6.6), the
sRGB output intent (6.2.3), and attached data (ISO 19005-3 6.8, Annex E).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFString

from fqdesk.evidence.layout.objects import Dictionary, Stream, array, name
from fqdesk.evidence.layout.stream import Details, PageStream
from fqdesk.places import RESOURCES

Level = Literal["1b", "2u", "3u"]
PROFILE = RESOURCES / "icc" / "srgb-v2.icc"
VERSIONS: dict[Level, tuple[int, int]] = {"1b": (1, 4), "2u": (1, 7), "3u": (1, 7)}


@dataclass(frozen=True)
class Data:
    """A file carried inside the PDF, such as the manifest."""

    filename: str
    mime: str
    content: bytes
    description: str = ""


def archival(level: Level | None, data: Data | None = None) -> Callable[[PageStream], None]:
    """Return what adds the claim (none when `level` is None) and the data to a file.

    Only 3u may carry data (ISO 19005-3): any other level with `data` raises `ValueError`.
    """
    if data and level in {"1b", "2u"}:
        raise ValueError(level)

    def finish(stream: PageStream) -> None:
        document = stream.document
        if data:
            _embed(stream, data)
        packet = xmp(stream.details, level)
        document.Catalog.Metadata = Stream(
            packet, compress=False, Type=name("Metadata"), Subtype=name("XML")
        )
        if level:
            _intent(document)

    return finish


def _intent(document: Any) -> None:
    profile = Stream(PROFILE.read_bytes(), N=3)
    intent = Dictionary(
        Type=name("OutputIntent"),
        S=name("GTS_PDFA1"),
        OutputConditionIdentifier=PDFString("sRGB IEC61966-2.1"),
        Info=PDFString("sRGB IEC61966-2.1"),
        DestOutputProfile=document.Reference(profile),
    )
    document.Catalog.more["OutputIntents"] = array([document.Reference(intent)])


def _embed(stream: PageStream, data: Data) -> None:
    document, day = stream.document, stream.details.day.replace("-", "")
    parameters = Dictionary(
        Size=len(data.content),
        # MD5 is what ISO 32000-1, 7.11.4 asks for here; nothing is secured by it.
        CheckSum=f"<{hashlib.md5(data.content, usedforsecurity=False).hexdigest()}>",
    )
    if day:
        parameters["ModDate"] = PDFString(f"D:{day}000000+08'00'")
    file = Stream(
        data.content,
        Type=name("EmbeddedFile"),
        Subtype="/" + data.mime.replace("/", "#2F"),
        Params=parameters,
    )
    reference = document.Reference(file)
    specification = document.Reference(
        Dictionary(
            Type=name("Filespec"),
            F=PDFString(data.filename),
            UF=PDFString(data.filename),
            Desc=PDFString(data.description or data.filename),
            AFRelationship=name("Data"),
            EF=Dictionary(F=reference, UF=reference),
        )
    )
    stream.names["EmbeddedFiles"] = Dictionary(
        Names=array([PDFString(data.filename), specification])
    )
    document.Catalog.more["AF"] = array([specification])


def xmp(details: Details, level: Level | None) -> bytes:
    """Return the XMP packet of a file; it says the same as the information dictionary."""
    claim = ""
    if level:
        part, conformance = level[0], level[1].upper()
        claim = (
            '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
            f"<pdfaid:part>{part}</pdfaid:part>"
            f"<pdfaid:conformance>{conformance}</pdfaid:conformance></rdf:Description>\n"
        )
    dates = ""
    if details.day:
        stamp = f"{details.day}T00:00:00+08:00"
        dates = (
            '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
            f"<xmp:CreateDate>{stamp}</xmp:CreateDate>"
            f"<xmp:ModifyDate>{stamp}</xmp:ModifyDate></rdf:Description>\n"
        )
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f"{claim}{dates}{_core(details)}"
        '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        "<pdf:Producer>fqdesk</pdf:Producer></rdf:Description>\n"
        '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>'
    )
    return packet.encode("utf-8")


def _core(details: Details) -> str:
    def words(key: str, value: str) -> str:
        item = f'<rdf:li xml:lang="x-default">{escape(value)}</rdf:li>'
        return f"<dc:{key}><rdf:Alt>{item}</rdf:Alt></dc:{key}>" if value else ""

    author = (
        f"<dc:creator><rdf:Seq><rdf:li>{escape(details.author)}</rdf:li></rdf:Seq></dc:creator>"
    )
    return (
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:format>application/pdf</dc:format>"
        f"{words('title', details.title)}{author if details.author else ''}"
        f"{words('description', details.subject)}</rdf:Description>\n"
    )
