"""The proof of absence: a leak of each sort, planted into a file that had none, is found."""

import json
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from tests.support.meetings import MeetingMaker

from boardobserver.domain.release import Edition, Exemption
from boardobserver.domain.snapshots import Imprint, MinutesContent, VersionNumber, Withholding
from boardobserver.domain.withholding import WithheldString, withheld_strings
from boardobserver.publish.absence import strings_found
from boardobserver.services.publishing import publish_minutes

SECRET = "Operation Kestrel"
LAW = (Exemption.LAW_ENFORCEMENT,)


@cache
def content() -> MinutesContent:
    maker = MeetingMaker()
    maker.organisation("MPS", "Metropolitan Police Service")
    maker.person("JD", "Jane Doemark", role="LFR lead", of="MPS")
    maker.attends("JD")
    maker.item("Deployments")
    for number in range(60):
        maker.entry(
            f"A note of no consequence, the {number}th of them, as long as a line or two may well be."
        )
    maker.entry(f"{SECRET} would begin in the borough.", by="JD")
    maker.action("MPS to report on the borough", owner="MPS")
    record = maker.record()
    withheld = Withholding("w", record.meeting.id, None, None, None, SECRET, LAW, "")
    return MinutesContent(
        record, imprint=Imprint(VersionNumber(0, 1), Edition.PUBLIC, "ab" * 32), withholdings=(withheld,)
    )


@cache
def released() -> bytes:
    return publish_minutes(content()).pdf


def found_in(data: bytes) -> list[str]:
    return [each.where for each in strings_found(data, "pdf", withheld_strings(content()))]


def planted(plant: Callable[[Pdf], None], **options: object) -> bytes:
    output = BytesIO()
    with pikepdf.open(BytesIO(released())) as pdf:
        plant(pdf)
        pdf.save(output, **options)  # pyright: ignore[reportArgumentType] - the options of a test
    return output.getvalue()


def test_what_is_released_holds_nothing_of_it_and_the_search_is_not_blind():
    assert found_in(released()) == []
    shown = strings_found(released(), "pdf", withheld_strings(content()))
    assert shown == ()
    there = Withholding("x", None, None, None, None, "borough", LAW, "")
    strings = withheld_strings(MinutesContent(content().record, withholdings=(there,)))
    assert "the attachment" in [each.where for each in strings_found(released(), "pdf", strings)]


def show(pdf: Pdf, page: int, operators: bytes, font: Dictionary | None = None) -> None:
    """Draw something more on a page, with a plain face that says nothing of its letters."""
    plain = font or Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[page].add_resource(pdf.make_indirect(plain), Name.Font, Name.FX)
    pdf.pages[page].contents_add(Stream(pdf, b"q BT /FX 8 Tf 10 10 Td " + operators + b" ET Q"))


def plain_text(pdf: Pdf) -> None:
    show(pdf, 0, b"(Operation Kestrel) Tj")


def text_over_two_lines(pdf: Pdf) -> None:
    show(pdf, 0, b"(Opera-) Tj 0 -10 Td (tion kes) Tj T* (trel) Tj")


def text_in_kerned_pieces(pdf: Pdf) -> None:
    show(pdf, 0, b"[(O) 20 (peration) -300 (K) 80 (estrel)] TJ")


def text_in_hexadecimal(pdf: Pdf) -> None:
    show(pdf, 0, b"<4F7065726174696F6E204B65737472656C> Tj")


def text_in_octal(pdf: Pdf) -> None:
    show(pdf, 0, rb"(\117\160\145\162\141\164\151\157\156 \113\145\163\164\162\145\154) Tj")


def text_over_two_pages(pdf: Pdf) -> None:
    """The end of one page and the beginning of the next, as marks of one element."""
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P))
    for page, words in ((0, b"(Opera)"), (1, b"(tion Kestrel)")):
        number = int(pdf.pages[page].obj.StructParents)
        owners = pdf.Root.StructTreeRoot.ParentTree.Nums[2 * number + 1]
        owners.append(element)
        mark = str(len(owners) - 1).encode()
        show(pdf, page, b"ET /P <</MCID " + mark + b">> BDC BT /FX 8 Tf " + words + b" Tj ET EMC BT")


def glyphs_of_another_order(pdf: Pdf) -> None:
    """Letters that only the face's own table gives back."""
    letters = sorted(set("Operation Kestrel"))
    codes = {letter: code for code, letter in enumerate(letters, 1)}
    lines = "\n".join(f"<{code:02X}> <{ord(letter):04X}>" for letter, code in codes.items())
    table = f"1 begincodespacerange <00> <FF> endcodespacerange {len(codes)} beginbfchar\n{lines}\nendbfchar"
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, ToUnicode=Stream(pdf, table.encode())
    )
    shown = "".join(f"{codes[letter]:02X}" for letter in "Operation Kestrel")
    show(pdf, 0, f"<{shown}> Tj".encode(), font)


def read_out_instead(pdf: Pdf) -> None:
    show(pdf, 0, b"/Span <</ActualText (Operation Kestrel)>> BDC (x) Tj EMC")


def in_a_drawing(pdf: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    drawing = Stream(pdf, b"BT /FX 8 Tf (Operation) Tj ( Kestrel) Tj ET")
    drawing.Type, drawing.Subtype, drawing.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    drawing.Resources = Dictionary(Font=Dictionary(FX=font))
    pdf.pages[0].add_resource(pdf.make_indirect(drawing), Name.XObject, Name.XX)
    pdf.pages[0].contents_add(Stream(pdf, b"/XX Do"))


def commented_in_a_page(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(Stream(pdf, b"% Operation Kestrel\n"))


def said_of_an_element(name: str) -> Callable[[Pdf], None]:
    def plant(pdf: Pdf) -> None:
        setattr(pdf.Root.StructTreeRoot.K[0], name, String("A picture of OPERATION KESTREL"))

    return plant


def said_in_the_information(pdf: Pdf) -> None:
    pdf.docinfo["/Keywords"] = "operation  kestrel"


def said_in_the_metadata(pdf: Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"</dc:format>", b"</dc:format><!-- Operation&#32;Kestrel -->", 1))


def said_in_a_bookmark(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("Operation\u00a0Kestrel – ﬁrst")


def said_in_the_name_of_a_file(pdf: Pdf) -> None:
    pdf.attachments["operation-kestrel.txt"] = b"nothing"


def said_in_a_file(pdf: Pdf) -> None:
    pdf.attachments["more.txt"] = b"Operation Kestrel"


def said_in_the_record(pdf: Pdf) -> None:
    record = json.dumps({"words": "Operátion Kestrél"}).encode()
    pdf.attachments["record.json"] = record


def said_in_an_annotation(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents="Operation Kestrel")
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def said_by_nobody(pdf: Pdf) -> None:
    pdf.Root.PieceInfo = Dictionary(Hidden=pdf.make_indirect(String("Operation Kestrel")))


def in_two_bytes_a_letter(pdf: Pdf) -> None:
    pdf.Root.PieceInfo = Dictionary(Hidden=String(b"\xfe\xff" + "Operation Kestrel".encode("utf-16-be")))


def as_a_name(pdf: Pdf) -> None:
    pdf.Root.PieceInfo = Dictionary({"/Operation Kestrel": 1})


SORTS = [
    plain_text,
    text_over_two_lines,
    text_in_kerned_pieces,
    text_in_hexadecimal,
    text_in_octal,
    text_over_two_pages,
    glyphs_of_another_order,
    read_out_instead,
    in_a_drawing,
    commented_in_a_page,
    *(said_of_an_element(name) for name in ("Alt", "ActualText", "E", "T")),
    said_in_the_information,
    said_in_the_metadata,
    said_in_a_bookmark,
    said_in_the_name_of_a_file,
    said_in_a_file,
    said_in_the_record,
    said_in_an_annotation,
    said_by_nobody,
    in_two_bytes_a_letter,
    as_a_name,
]


@pytest.mark.parametrize("plant", SORTS, ids=lambda plant: plant.__name__)
@pytest.mark.parametrize("mode", list(pikepdf.ObjectStreamMode), ids=lambda mode: mode.name)
def test_a_planted_leak_is_found(plant: Callable[[Pdf], None], mode: pikepdf.ObjectStreamMode):
    assert found_in(planted(plant, object_stream_mode=mode))


@pytest.mark.parametrize(
    "tail",
    [
        b"\n% Operation Kestrel\n",
        b"\n99 0 obj <</Length 30>> stream\nOPERATION KESTREL\nendstream endobj\n",
        "\nOperation Kestrel".encode("utf-16-be"),
        "\nOperation Kestrel".encode("utf-16-le"),
        b"\n<" + b"Operation Kestrel".hex().encode() + b">",
    ],
)
def test_a_leak_that_nothing_refers_to_is_found(tail: bytes):
    assert found_in(released() + tail)


def test_an_earlier_state_of_the_file_counts():
    hidden = zlib.compress(b"BT (Operation Kestrel) Tj ET")
    assert found_in(
        released() + b"\n98 0 obj <</Filter /FlateDecode>> stream\n" + hidden + b"\nendstream endobj\n"
    )


SHORT = "Zorn"
"""Too short for the search of the bytes as they lie there: only what belongs to the file finds it."""

OBJECTS = {
    "a string": b"<</Said (Mr Zorn)>>",
    "in octal": rb"<</Said (\132\157\162\156)>>",
    "in hexadecimal": b"[<5A6F726E>]",
    "two bytes a letter": b"<</Said <FEFF005A006F0072006E>>>",
    "deep within": b"[1 <</A [<</B (zorn)>>]>>]",
    "a name": b"<</Mr#20Zorn 1>>",
    "a name as a value": b"<</Said /Mr#20Zorn>>",
    "a long name": b"<</" + b"x" * 41 + b"-Zorn 1>>",
    "by itself": b"(Zorn)",
}


@pytest.mark.parametrize("written", OBJECTS.values(), ids=OBJECTS.keys())
@pytest.mark.parametrize("is_of_stream", [False, True])
def test_a_short_passage_is_found_in_whatever_says_something(written: bytes, *, is_of_stream: bool):
    def plant(pdf: Pdf) -> None:
        said = Object.parse(written)
        pdf.Root.PieceInfo = Stream(pdf, b"x", Held=said) if is_of_stream else pdf.make_indirect(said)

    wanted = [WithheldString(SHORT, LAW, "w")]
    assert not strings_found(released(), "pdf", wanted)
    assert strings_found(planted(plant), "pdf", wanted)
