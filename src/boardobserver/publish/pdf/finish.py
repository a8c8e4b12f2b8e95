"""Finishing a PDF: its pages, its structure, what it says about itself, and the record that goes along.

The pages come with their content marked; here the marks are tied to the elements that they belong to. What
the file conforms to is claimed only where the light check has found nothing.
"""

from PIL.Image import Image

from boardobserver.publish.document import Attachment, Document
from boardobserver.publish.pdf.archive import write_attachment, write_colours, write_metadata
from boardobserver.publish.pdf.checking import findings_about
from boardobserver.publish.pdf.file import PdfFile, numbers, packed, string
from boardobserver.publish.pdf.metadata import Metadata, sayable
from boardobserver.publish.pdf.outline import write_outline
from boardobserver.publish.pdf.pen import Pen
from boardobserver.publish.pdf.planting import Planted
from boardobserver.publish.pdf.structure import Element
from boardobserver.publish.pdf.surface import DrawnPage


def finished(
    document: Document, metadata: Metadata, root: Element, pen: Pen
) -> tuple[bytes, tuple[str, ...]]:
    """The file, and what the light check found.

    Args:
        document: What its pages say.
        metadata: What it says about itself.
        root: Its structure, with the marks that it has on the pages.
        pen: What drew them.
    """
    surface = pen.surface
    wanting = [said for used in surface.faces.values() for said in used.wanting()]
    findings = findings_about(metadata, root, pen, wanting)
    file = PdfFile()
    catalogue = file.reserve()
    pages = [file.reserve() for _ in surface.pages]
    tree = Planted(file, pages, root)
    packet, info = write_metadata(file, metadata, claims=not findings)
    entries = (
        "/Type/Catalog/PageMode/UseOutlines/MarkInfo<</Marked true>>",
        "/ViewerPreferences<</DisplayDocTitle true>>",
        f"/Lang{string(metadata.language)}",
        f"/Pages {_write_pages(file, pages, pen, tree)} 0 R",
        f"/StructTreeRoot {tree.object} 0 R",
        f"/Outlines {write_outline(file, pages, surface.bookmarks)} 0 R",
        f"/Metadata {packet} 0 R",
        f"/OutputIntents[{write_colours(file)} 0 R]",
        "" if document.attachment is None else _attached(file, document.attachment, metadata),
    )
    file.put(catalogue, f"<<{''.join(entries)}>>")
    return file.written(catalogue, info), findings


def _attached(file: PdfFile, attachment: Attachment, metadata: Metadata) -> str:
    """How the catalogue names the file within the file: among the attachments, and as what goes along."""
    said = f"{write_attachment(file, attachment, metadata)} 0 R"
    names = f"<</Names[{string(sayable(attachment.name))} {said}]>>"
    return f"/Names<</EmbeddedFiles{names}>>/AF[{said}]"


def _write_pages(file: PdfFile, pages: list[int], pen: Pen, tree: Planted) -> int:
    """The pages, each with what it draws; the object that lists them."""
    surface = pen.surface
    whole = file.reserve()
    faces = "".join(
        f"{called} {font} 0 R" for used in surface.faces.values() for called, font in used.embed(file)
    )
    fonts = file.add(f"<<{faces}>>")
    box = numbers((0, 0, pen.sheet.width, pen.sheet.height))
    for number, (page, drawn) in enumerate(zip(pages, surface.pages, strict=True)):
        contents = file.add_packed(packed(drawn.contents))
        used = f"/Font {fonts} 0 R{_pictures(file, drawn)}"
        links = " ".join(f"{each} 0 R" for each in tree.annotations.get(number, ()))
        file.put(
            page,
            f"<</Type/Page/Parent {whole} 0 R/MediaBox{box}/Resources<<{used}>>/Contents {contents} 0 R"
            f"/StructParents {number}/Tabs/S{f'/Annots[{links}]' if links else ''}>>",
        )
    kids = " ".join(f"{page} 0 R" for page in pages)
    file.put(whole, f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>")
    return whole


def _pictures(file: PdfFile, page: DrawnPage) -> str:
    """The images that a page places, as it names them."""
    placed = "".join(f"/Im{place} {_image(file, image)} 0 R" for place, image in enumerate(page.pictures, 1))
    return f"/XObject<<{placed}>>" if placed else ""


def _image(file: PdfFile, image: Image) -> int:
    """An image in red, green and blue."""
    return file.add_packed(
        packed(image.tobytes()),
        f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}/ColorSpace/DeviceRGB"
        "/BitsPerComponent 8",
    )
