"""PDFs that nobody would print: small files that unpack to large ones, and such as run in circles."""

import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, StreamDecodeLevel
from tests.support.bombs import packed_zeros

from boardobserver.publish.record_file.format import FILE_NAME

_MB = 1 << 20


def _saved(pdf: Pdf) -> bytes:
    output = BytesIO()
    pdf.save(
        output,
        object_stream_mode=ObjectStreamMode.disable,
        stream_decode_level=StreamDecodeLevel.none,
        compress_streams=True,
    )
    return output.getvalue()


def _page() -> Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return pdf


def _of_contents(data: bytes, *filters: Name, **values: object) -> bytes:
    """A page of these contents."""
    pdf = _page()
    stream = Stream(pdf, b"")
    stream.write(data, filter=Array(filters) if filters else None)
    for name, value in values.items():
        stream[f"/{name}"] = value
    pdf.pages[0].obj.Contents = pdf.make_indirect(stream)
    return _saved(pdf)


def bomb() -> bytes:
    """A page whose contents are a gigabyte of nothing."""
    return _of_contents(packed_zeros(1024), Name.FlateDecode)


def many_bombs() -> bytes:
    """Many pages that each unpack to as much as one stream may."""
    pdf = pikepdf.new()
    packed = packed_zeros(60)
    for _ in range(20):
        pdf.add_blank_page()
        contents = Stream(pdf, b"")
        contents.write(packed, filter=Name.FlateDecode)
        pdf.pages[-1].obj.Contents = pdf.make_indirect(contents)
    return _saved(pdf)


def objects_in_a_bomb() -> bytes:
    """A file whose objects are said to lie in a gigabyte of nothing."""
    packed = packed_zeros(1024)
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1000000/First 10000000/Filter/FlateDecode/Length "
        + f"{len(packed)}>>\nstream\n".encode()
        + packed
        + b"\nendstream\nendobj\n2 0 obj\n<</Type/Catalog/Pages 3 0 R>>\nendobj\n"
        b"3 0 obj\n<</Type/Pages/Kids[]/Count 0/X 77 0 R>>\nendobj\ntrailer<</Root 2 0 R/Size 5>>\n%%EOF"
    )


def list_of_objects_in_a_bomb() -> bytes:
    """A file that lists two thousand million objects in a gigabyte of nothing."""
    packed, head = packed_zeros(1024), b"%PDF-1.7\n"
    listed = (
        f"1 0 obj\n<</Type/XRef/Size 2000000000/W[1 4 2]/Root 2 0 R/Filter/FlateDecode/Length {len(packed)}>>"
    )
    return (
        head
        + f"{listed}\nstream\n".encode()
        + packed
        + f"\nendstream\nendobj\nstartxref\n{len(head)}\n%%EOF".encode()
    )


def wide_predictor() -> bytes:
    """A stream that is said to have rows of eight gigabytes."""
    rows = Dictionary(Predictor=12, Columns=2_000_000_000, Colors=32, BitsPerComponent=16)
    return _of_contents(packed_zeros(8), Name.FlateDecode, DecodeParms=rows)


def packed_over_and_over() -> bytes:
    """A stream that is packed so often that nobody knows how large it is."""
    packed = zlib.compress(zlib.compress(packed_zeros(256), 9), 9)
    return _of_contents(packed, *[Name.FlateDecode] * 3)


def fax_picture() -> bytes:
    """Contents packed as a fax packs pictures."""
    return _of_contents(bytes(1000), Name.JBIG2Decode)


def lzw() -> bytes:
    """A file with a stream packed in a way that nothing bounds, its name hidden by an escape."""
    return b"%PDF-1.7\n1 0 obj\n<</Filter/LZ#57Decode/Length 3>>\nstream\nabc\nendstream\nendobj\n"


def deep() -> bytes:
    """A file whose catalogue holds arrays within arrays."""
    return b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/X" + b"[" * 100_000 + b"]" * 100_000 + b">>\nendobj\n"


def deep_pages() -> bytes:
    """A page below fifty thousand levels of others."""
    count = 50_000
    pieces = [b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"]
    places = [len(b"%PDF-1.7\n")]
    at = len(pieces[0])
    for number in range(2, count + 1):
        below = b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (number + 1)
        piece = b"%d 0 obj\n%b\nendobj\n" % (number, below if number < count else b"<</Type/Page>>")
        places.append(at)
        pieces.append(piece)
        at += len(piece)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return b"".join(pieces) + end % (count + 1, table, count + 1, at)


def circle_of_pages() -> bytes:
    """Pages that hold themselves."""
    pdf = _page()
    pdf.Root.Pages.Kids = Array([pdf.Root.Pages])
    return _saved(pdf)


def circle_of_drawings() -> bytes:
    """A drawing that draws itself a thousand times."""
    pdf = _page()
    drawing = Stream(pdf, b"/F Do " * 1000)
    drawing.Type, drawing.Subtype = Name.XObject, Name.Form
    held = pdf.make_indirect(drawing)
    held.Resources = Dictionary(XObject=Dictionary(F=held))
    pdf.pages[0].obj.Contents = pdf.make_indirect(Stream(pdf, b"/F Do"))
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F=held))
    return _saved(pdf)


def circle_of_names() -> bytes:
    """A list of attachments that goes on with itself."""
    pdf = _page()
    names = pdf.make_indirect(Dictionary(Limits=Array(["a", "z"])))
    names.Kids = Array([names] * 50)
    pdf.Root.Names = Dictionary(EmbeddedFiles=names)
    return _saved(pdf)


def circle_of_tags() -> bytes:
    """A structure whose element is below itself."""
    pdf = _page()
    tag = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P))
    tag.K = Array([tag, tag, tag])
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=tag)
    return _saved(pdf)


def with_record(data: bytes, *, is_packed: bool = False) -> bytes:
    """A file with this as the record that goes along with it."""
    pdf = _page()
    file = Stream(pdf, b"" if is_packed else data)
    if is_packed:
        file.write(data, filter=Name.FlateDecode)
    file.Type = Name.EmbeddedFile
    held = pdf.make_indirect(file)
    named = pdf.make_indirect(
        Dictionary(Type=Name.Filespec, F=FILE_NAME, UF=FILE_NAME, EF=Dictionary(F=held))
    )
    pdf.Root.AF = Array([named])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([FILE_NAME, named])))
    return _saved(pdf)


_NONE, _DAMAGED = "This is not a PDF.", "This PDF is damaged: it cannot be read."
_TOO_MUCH = "This PDF holds more than any set of minutes does."
_PACKED = "A part of this PDF is compressed in a way that this program never writes."

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", _NONE),
    "text": (lambda: b"Minutes of the meeting" * 1000, _NONE),
    "header": (lambda: b"%PDF-1.7\n", _DAMAGED),
    "bomb": (bomb, _DAMAGED),
    "many bombs": (many_bombs, _TOO_MUCH),
    "objects in a bomb": (objects_in_a_bomb, _DAMAGED),
    "list of objects in a bomb": (list_of_objects_in_a_bomb, _DAMAGED),
    "wide predictor": (wide_predictor, _DAMAGED),
    "packed over and over": (packed_over_and_over, _PACKED),
    "fax picture": (fax_picture, _PACKED),
    "unbounded": (lzw, "This PDF is compressed in a way that this program never writes."),
    "deep": (deep, _DAMAGED),
    "deep pages": (deep_pages, _DAMAGED),
    "circle of pages": (circle_of_pages, _DAMAGED),
    "circle of drawings": (circle_of_drawings, _TOO_MUCH),
    "many operators": (lambda: _of_contents(b"q Q " * (2 * _MB)), _TOO_MUCH),
    "record of a year": (
        lambda: with_record(packed_zeros(17), is_packed=True),
        "The record of this PDF is larger",
    ),
    "record of a gigabyte": (lambda: with_record(packed_zeros(1024), is_packed=True), _DAMAGED),
}
"""A file, and how whoever verifies it is told."""

READ: dict[str, Callable[[], bytes]] = {
    "circle of names": circle_of_names,
    "circle of tags": circle_of_tags,
    "record that nests": lambda: with_record(b'{"format":' + b"[" * (8 * _MB)),
    "record of digits": lambda: with_record(b'{"format":' + b"1" * (8 * _MB) + b"}"),
    "record of many": lambda: with_record(b"[" + b"{}," * (4 * _MB) + b"1]"),
    "record of nothing": lambda: with_record(packed_zeros(15), is_packed=True),
}
"""Files that are read, and found to carry no record of minutes."""
