"""What makes a PDF one to keep: its colours defined, its metadata, and the record as a file within it."""

import hashlib
import zlib
from functools import cache

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from boardobserver.host.assets import asset
from boardobserver.publish.document import Attachment
from boardobserver.publish.pdf.metadata import Metadata, sayable

_COLOURS = "sRGB IEC61966-2.1"


@cache
def _profile() -> bytes:
    return asset("icc/sRGB.icc").read_bytes()


def give_colours(pdf: Pdf) -> None:
    """Say which red, green and blue are meant."""
    profile = pdf.make_indirect(
        Stream(pdf, zlib.compress(_profile()), Filter=Name.FlateDecode, N=3, Alternate=Name.DeviceRGB)
    )
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_COLOURS),
        RegistryName=String("http://www.color.org"),
        Info=String(_COLOURS),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def embed(pdf: Pdf, attachment: Attachment, metadata: Metadata) -> None:
    """Put a file into the document, as the data that it was made from."""
    name = String(sayable(attachment.name))
    content = pdf.make_indirect(
        Stream(
            pdf,
            zlib.compress(attachment.data),
            Filter=Name.FlateDecode,
            Type=Name.EmbeddedFile,
            Subtype=Name(f"/{attachment.media_type}"),
            Params=Dictionary(
                ModDate=String(metadata.pdf_date),
                CreationDate=String(metadata.pdf_date),
                Size=len(attachment.data),
                CheckSum=String(hashlib.md5(attachment.data, usedforsecurity=False).digest()),
            ),
        )
    )
    specification = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=name,
            UF=name,
            Desc=String(sayable(attachment.description)),
            AFRelationship=Name.Data,
            EF=Dictionary(F=content, UF=content),
        )
    )
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([name, specification]))
    pdf.Root.AF = Array([specification])


def describe(pdf: Pdf, metadata: Metadata, *, claims: bool) -> None:
    """What the document says about itself, in both places."""
    packet = Stream(pdf, metadata.xmp(claims=claims), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = pdf.make_indirect(packet)
    info = Dictionary({name: String(value) for name, value in metadata.info.items()})
    pdf.trailer.Info = pdf.make_indirect(info)


def end_streams_clearly(pdf: Pdf) -> None:
    """Let no stream end in a carriage return, which would be taken for part of the line end after it.

    One compressed stream in 256 does. Such a one is spelt in hexadecimal digits, which end in a bracket.
    """
    for found in pdf.objects:
        if isinstance(found, Stream):
            raw = found.read_raw_bytes()
            if raw.endswith(b"\r"):
                filters = found.get("/Filter", Array())
                inner = list(filters.as_list()) if isinstance(filters, Array) else [filters]
                spelt = raw.hex().encode() + b">"
                found.write(spelt, filter=Array([Name.ASCIIHexDecode, *inner]))
