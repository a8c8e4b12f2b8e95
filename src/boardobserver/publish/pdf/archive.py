"""What makes a PDF one to keep: its colours defined, its metadata, and the record as a file within it."""

import hashlib
from functools import cache

from boardobserver.host.assets import asset
from boardobserver.publish.document import Attachment
from boardobserver.publish.pdf.file import PdfFile, name, packed, string
from boardobserver.publish.pdf.metadata import Metadata, sayable

_COLOURS = "sRGB IEC61966-2.1"


@cache
def _profile() -> bytes:
    return packed(asset("icc/sRGB.icc").read_bytes())


def write_colours(file: PdfFile) -> int:
    """Say which red, green and blue are meant; the object of that."""
    profile = file.add_packed(_profile(), "/N 3/Alternate/DeviceRGB")
    said = string(_COLOURS)
    return file.add(
        f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{said}/Info{said}"
        f"/RegistryName{string('http://www.color.org')}/DestOutputProfile {profile} 0 R>>"
    )


def write_attachment(file: PdfFile, attachment: Attachment, metadata: Metadata) -> int:
    """Put a file into the document, as the data that it was made from; the object of what is said of it."""
    date, called = string(metadata.pdf_date), string(sayable(attachment.name))
    checksum = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()
    content = file.add_packed(
        packed(attachment.data),
        f"/Type/EmbeddedFile/Subtype{name(attachment.media_type)}/Params<</ModDate{date}/CreationDate{date}"
        f"/Size {len(attachment.data)}/CheckSum<{checksum}>>>",
    )
    return file.add(
        f"<</Type/Filespec/F{called}/UF{called}/Desc{string(sayable(attachment.description))}"
        f"/AFRelationship/Data/EF<</F {content} 0 R/UF {content} 0 R>>>>"
    )


def write_metadata(file: PdfFile, metadata: Metadata, *, claims: bool) -> tuple[int, int]:
    """What the document says about itself, in both places: the objects of packet and dictionary."""
    packet = file.add_stream(metadata.xmp(claims=claims), "/Type/Metadata/Subtype/XML")
    entries = "".join(f"{key}{string(value)}" for key, value in metadata.info.items())
    return packet, file.add(f"<<{entries}>>")
