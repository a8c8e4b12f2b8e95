"""Alters PDFs, each in one way in which a person could."""

import re
from collections.abc import Callable
from hashlib import md5, sha256
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

Alteration = Callable[[Pdf], object]


def altered(data: bytes, alter: Alteration, **options: Any) -> bytes:
    """The PDF with something done to it, saved as another program would."""
    output = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        alter(pdf)
        pdf.save(output, **options)
    return output.getvalue()


def resaved(data: bytes, **options: Any) -> bytes:
    """The PDF as it is, saved again."""
    return altered(data, lambda _pdf: None, **options)


def record_of(pdf: Pdf) -> Any:
    """The stream of the record within."""
    (specification,) = pdf.Root.AF
    return specification.EF.F


def without_record(pdf: Pdf) -> None:
    """Take the record out."""
    del pdf.Root.AF
    del pdf.Root.Names


def with_record(change: Callable[[str], str]) -> Alteration:
    """Write the record anew, with something changed in its text."""

    def alter(pdf: Pdf) -> None:
        stream = record_of(pdf)
        before = stream.read_bytes().decode()
        after = change(before)
        assert after != before
        stream.write(after.encode())

    return alter


def with_words(before: str, after: str, page: int = 0) -> Alteration:
    """Put other words of the same typeface on a page in place of some; both as the page shows them."""

    def alter(pdf: Pdf) -> None:
        contents = pdf.pages[page].obj.Contents
        data = contents.read_bytes()
        assert data.count(before.encode()) >= 1
        contents.write(data.replace(before.encode(), after.encode()))

    return alter


def with_drawing(operators: bytes, page: int = 0) -> Alteration:
    """Draw something more on a page."""

    def alter(pdf: Pdf) -> None:
        pdf.pages[page].contents_add(Stream(pdf, operators))

    return alter


def with_hash_of_record(pdf: Pdf) -> None:
    """Print the hash of the record that is in the file in place of whatever the last page prints."""
    record = record_of(pdf).read_bytes()
    record_of(pdf).Params.Size = len(record)
    record_of(pdf).Params.CheckSum = String(md5(record, usedforsecurity=False).digest())
    digest = sha256(record).hexdigest()
    contents = pdf.pages[-1].obj.Contents
    groups = iter([digest[at : at + 16] for at in range(0, 64, 16)])
    data = re.sub(rb"[0-9a-f]{16}", lambda _found: next(groups).encode(), contents.read_bytes(), count=4)
    contents.write(data)


def annotated(pdf: Pdf) -> None:
    """Put a note on the first page."""
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[10, 10, 30, 30], Contents=String("No!"))
    page = pdf.pages[0].obj
    page.Annots = Array([pdf.make_indirect(note)])


def with_script(pdf: Pdf) -> None:
    """Have a script run when the file is opened."""
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('!')"))


def with_attachment(pdf: Pdf) -> None:
    """Attach another file."""
    pdf.attachments["more.txt"] = b"More."


def with_picture(pdf: Pdf) -> None:
    """Put a picture on the first page, over its words."""
    page = pdf.pages[0]
    picture = Stream(pdf, b"\xff")
    picture.update(
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=1,
            Height=1,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
    )
    name = page.add_resource(picture, Name.XObject)
    page.contents_add(Stream(pdf, b"q 300 0 0 300 60 400 cm " + str(name).encode() + b" Do Q"))


def with_title(pdf: Pdf) -> None:
    """Give the file another title."""
    pdf.docinfo.Title = "Another title"


def with_bookmark(pdf: Pdf) -> None:
    """Call the first bookmark something else."""
    with pdf.open_outline() as outline:
        outline.root[0].title = "Something else"


def with_read_out(pdf: Pdf) -> None:
    """Have a paragraph read out in other words than it shows."""
    element = pdf.Root.StructTreeRoot.K[0].K[0]
    element.ActualText = String("Nothing was said.")


def of_layout(number: int) -> Alteration:
    """Have the file say that another layout drew it."""

    def alter(pdf: Pdf) -> None:
        pdf.docinfo.Producer = f"Board Observer, layout {number}"

    return alter


def drawn_elsewhere(pdf: Pdf) -> None:
    """Draw everything on the pages a little to the right, as another layout might."""
    for page in pdf.pages:
        page.contents_add(Stream(pdf, b"1 0 0 1 3 0 cm"), prepend=True)
