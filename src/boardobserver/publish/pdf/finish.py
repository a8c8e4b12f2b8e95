"""Finishing a PDF: its structure, what it says about itself, its colours, and the record that goes along.

ReportLab writes the pages with their content marked; here the marks are tied to the elements that they
belong to. What the file conforms to is claimed only where the light check has found nothing.
"""

from collections.abc import Iterable
from io import BytesIO

import pikepdf

from boardobserver.publish.document import Document
from boardobserver.publish.pdf.archive import describe, embed, end_streams_clearly, give_colours
from boardobserver.publish.pdf.checking import findings_about
from boardobserver.publish.pdf.metadata import Metadata
from boardobserver.publish.pdf.pen import Pen
from boardobserver.publish.pdf.planting import plant
from boardobserver.publish.pdf.structure import Element


def finished(
    data: bytes, document: Document, metadata: Metadata, root: Element, pen: Pen
) -> tuple[bytes, tuple[str, ...]]:
    """The PDF with all that ReportLab does not write, and what the light check found.

    Args:
        data: The pages, as ReportLab wrote them.
        document: What they say.
        metadata: What it says about itself.
        root: Its structure, with the marks that it has on the pages.
        pen: What drew them.
    """
    output = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        findings = findings_about(metadata, root, pen, faces_wanting(pdf))
        plant(pdf, root)
        give_colours(pdf)
        if document.attachment is not None:
            embed(pdf, document.attachment, metadata)
        describe(pdf, metadata, claims=not findings)
        end_streams_clearly(pdf)
        pdf.save(
            output,
            force_version="1.7",
            deterministic_id=True,
            # Object streams would be compressed after the last look at how streams end.
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return output.getvalue(), findings


def faces_wanting(pdf: pikepdf.Pdf) -> list[str]:
    """The faces that are not in the file, or that do not say what their letters are."""
    found: dict[str, pikepdf.Object] = {}
    for page in pdf.pages:
        fonts: Iterable[pikepdf.Object] = page.obj.Resources.Font.as_dict().values()
        found.update({str(font.BaseFont): font for font in fonts})
    wanting = [
        f"The face {name.lstrip('/')} is not in the file."
        for name, font in found.items()
        if "/FontDescriptor" not in font or "/FontFile2" not in font.FontDescriptor
    ]
    return wanting + [
        f"The letters of the face {name.lstrip('/')} cannot be read back."
        for name, font in found.items()
        if "/ToUnicode" not in font
    ]
