"""What a PDF says about itself: the same in its information dictionary and in its XMP packet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Final

from boardobserver.domain.plain_text import plain_text
from boardobserver.publish.document import Document

LAYOUT: Final = 1
"""The version of how documents are worded and drawn: a file of another is not taken for an altered one."""

_CREATOR = "Board Observer"
_PRODUCER = f"{_CREATOR}, layout {LAYOUT}"
_OUR_PRODUCER = re.compile(rf"{_CREATOR}, layout ([0-9]{{1,6}})")
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def layout_named(producer: str) -> int | None:
    """The layout that a file was drawn by, out of what it says of its producer; None for another's.

    >>> layout_named("Board Observer, layout 7"), layout_named("Some other program")
    (7, None)
    """
    found = _OUR_PRODUCER.fullmatch(producer)
    return int(found[1]) if found else None


def sayable(text: str) -> str:
    r"""Text on one line, with what no file may carry spelt as its code point.

    >>> sayable("Bias\nand \x1b more")
    'Bias and [U+001B] more'
    """
    spelt = _UNSAYABLE.sub(lambda found: f"[U+{ord(found.group()):04X}]", plain_text(text))
    return " ".join(spelt.split())


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says about itself."""

    title: str
    author: str
    subject: str
    language: str
    dated: datetime

    @classmethod
    def of(cls, document: Document) -> "Metadata":
        """That of a document."""
        return cls(
            sayable(document.title),
            sayable(document.author),
            sayable(document.short_title),
            sayable(document.language),
            document.dated.astimezone(UTC).replace(microsecond=0),
        )

    @property
    def pdf_date(self) -> str:
        """Its date as PDF writes dates."""
        return "D:" + re.sub(r"\D", "", self.dated.replace(tzinfo=None).isoformat()) + "Z"

    @property
    def info(self) -> dict[str, str]:
        """The entries of the information dictionary; those that would be empty are left out."""
        entries = {
            "/Title": self.title,
            "/Author": self.author,
            "/Subject": self.subject,
            "/Creator": _CREATOR,
            "/Producer": _PRODUCER,
            "/CreationDate": self.pdf_date,
            "/ModDate": self.pdf_date,
        }
        return {name: value for name, value in entries.items() if value}

    def xmp(self, *, claims: bool) -> bytes:
        """The XMP packet; what the document conforms to is in it only if it may be claimed.

        It is laid out as libraries write XML, so that it stays as it is when another program saves the file.
        """
        spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in _NAMESPACES.items())
        lines = [*self._described(), *(_CLAIMS if claims else ())]
        body = "\n".join(f"   {line}" for line in lines)
        return (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
            ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
            f'  <rdf:Description {spaces} rdf:about="">\n{body}\n  </rdf:Description>\n'
            ' </rdf:RDF>\n</x:xmpmeta>\n\n<?xpacket end="w"?>\n'
        ).encode()

    def _described(self) -> Iterator[str]:
        """The properties that describe the document, as RDF."""
        moment = self.dated.replace(tzinfo=None).isoformat() + "Z"
        yield "<dc:format>application/pdf</dc:format>"
        if self.title:
            yield f"<dc:title>{_alternatives(self.title)}</dc:title>"
        if self.author:
            yield f"<dc:creator><rdf:Seq><rdf:li>{_in_xml(self.author)}</rdf:li></rdf:Seq></dc:creator>"
        if self.subject:
            yield f"<dc:description>{_alternatives(self.subject)}</dc:description>"
        if self.language:
            yield f"<dc:language><rdf:Bag><rdf:li>{_in_xml(self.language)}</rdf:li></rdf:Bag></dc:language>"
        yield f"<xmp:CreatorTool>{_CREATOR}</xmp:CreatorTool>"
        yield f"<pdf:Producer>{_PRODUCER}</pdf:Producer>"
        for name in ("CreateDate", "ModifyDate", "MetadataDate"):
            yield f"<xmp:{name}>{moment}</xmp:{name}>"


def _in_xml(text: str) -> str:
    return escape(text, quote=False)


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_in_xml(text)}</rdf:li></rdf:Alt>'


# PDF/A knows no metadata of PDF/UA, and lets a file use only what it knows or what the file itself describes.
_CLAIMS = (
    "<pdfaid:part>3</pdfaid:part>",
    "<pdfaid:conformance>A</pdfaid:conformance>",
    "<pdfuaid:part>1</pdfuaid:part>",
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">',
    " <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>",
    f" <pdfaSchema:namespaceURI>{_NAMESPACES['pdfuaid']}</pdfaSchema:namespaceURI>",
    " <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
    ' <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
    "  <pdfaProperty:name>part</pdfaProperty:name>",
    "  <pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
    "  <pdfaProperty:category>internal</pdfaProperty:category>",
    "  <pdfaProperty:description>The part of ISO 14289 that it conforms to</pdfaProperty:description>",
    " </rdf:li></rdf:Seq></pdfaSchema:property>",
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>",
)
