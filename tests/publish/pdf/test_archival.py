"""Documents that anybody can read and that can be kept: what is claimed of them holds, or is not claimed."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.support.any_meetings import hostile_text, meeting_records
from tests.support.meetings import MeetingMaker
from tests.support.pdf import page_texts, require_archival
from tests.support.pdf_structure import Node, structure_of
from tests.support.properties import examples

from boardobserver.domain.snapshots import MeetingRecord, MinutesContent
from boardobserver.publish.document import (
    Attachment,
    Block,
    Column,
    Document,
    Field,
    Fields,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    Run,
    Table,
    text,
)
from boardobserver.publish.minutes import minutes
from boardobserver.publish.pdf.faces import pieces_of
from boardobserver.publish.pdf.render import Rendered, render_pdf


def _document(*blocks: Block) -> Document:
    return Document(
        title="A title",
        short_title="Short",
        language="en-GB",
        author="An author",
        marking="OFFICIAL",
        watermark="",
        dated=datetime(2026, 11, 22, 10, tzinfo=UTC),
        blocks=(Heading(1, "A title"), *blocks),
    )


def _printed(*blocks: Block) -> Rendered:
    """A document of these blocks, which keeps to everything."""
    document = _document(*blocks)
    rendered = render_pdf(document)
    assert rendered.findings == ()
    require_archival(rendered.data, document)
    return rendered


def _only(rendered: Rendered, tag: str) -> Node:
    (node,) = (node for node in structure_of(rendered.data).root.walk() if node.tag == tag)
    return node


@examples(60)
@given(meeting_records())
def test_minutes_of_any_meeting_are_archival_and_say_every_word_once(record: MeetingRecord) -> None:
    document = minutes(MinutesContent(record))
    rendered = render_pdf(document)
    assert rendered.findings == ()
    require_archival(rendered.data, document)


@examples(60)
@given(st.data())
def test_any_text_in_any_block_is_archival_and_is_said_once(data: st.DataObject) -> None:
    words = hostile_text().filter(lambda typed: any(part.strip() for _, part in pieces_of(typed)))
    runs = st.lists(
        st.builds(
            Run,
            words,
            is_bold=st.booleans(),
            is_withheld=st.booleans(),
            link=st.sampled_from(["", "https://example.org/"]),
        ),
        min_size=1,
        max_size=4,
    ).map(tuple)
    block = st.one_of(
        st.builds(Heading, st.just(2), words, st.sampled_from(["", "1"])),
        st.builds(Paragraph, runs, number=st.sampled_from(["", "1.2"])),
        st.builds(ListBlock, st.tuples(runs, runs), is_numbered=st.booleans()),
        st.builds(Fields, st.tuples(st.builds(Field, words, st.tuples(runs, runs)))),
        st.builds(
            Table,
            words,
            st.just((Column("One", 1), Column("Two", 1), Column("Three", 2))),
            st.lists(st.tuples(*(st.tuples(runs) for _ in range(3))), min_size=1, max_size=3).map(tuple),
        ),
    )
    document = _document(*data.draw(st.lists(block, max_size=4)))
    require_archival(render_pdf(document).data, document)


@pytest.mark.parametrize(("lines", "least"), [(1, 1), (420, 30), (4_300, 300)])
def test_documents_of_any_length_are_archival(lines: int, least: int) -> None:
    maker = MeetingMaker()
    for number in range(lines):
        if number % 20 == 0:
            maker.item(f"Item {number}")
        if number % 10 == 0:
            maker.challenge(f"Why is figure {number} not published?")
        else:
            maker.entry(f"Line {number} of the record, " + "in a sentence that is of the usual length " * 2)
    document = minutes(maker.content())
    rendered = render_pdf(document)
    assert least <= rendered.pages <= least * 1.5 + 1
    assert rendered.findings == ()
    require_archival(rendered.data, document)


def test_addresses_typed_in_the_text_lead_where_they_say() -> None:
    data = _printed(
        Paragraph(text("See https://example.org/a?b=c, or write to mailto:board@example.org."))
    ).data
    links = [node for node in structure_of(data).root.walk() if node.tag == "Link"]
    assert [node.text for node in links] == ["https://example.org/a?b=c", "mailto:board@example.org"]
    with pikepdf.open(BytesIO(data)) as pdf:
        (page,) = pdf.pages
        assert [str(each.A.URI) for each in page.obj.Annots] == [node.text for node in links]


def test_a_link_over_several_lines_and_pages_can_be_clicked_on_each() -> None:
    address = "https://example.org/" + "a-long-path/" * 400
    rendered = _printed(Paragraph(text("Read ", address, " first.")))
    link = _only(rendered, "Link")
    assert link.text == address
    assert rendered.pages > 1
    assert len({page for page, _ in link.marks}) == rendered.pages
    assert len(link.links) > rendered.pages


def test_a_short_form_is_expanded_where_it_stands() -> None:
    document = _document(
        Paragraph((Run("The "), Run("MPS", expansion="Metropolitan Police Service"), Run(" said")))
    )
    (span,) = (n for n in structure_of(render_pdf(document).data).root.walk() if n.tag == "Span")
    assert (span.text, span.expansion) == ("MPS", "Metropolitan Police Service")


@pytest.mark.parametrize(
    "words",
    ["said שלום עולם, then (אבג) 12", "سلام عليكم", "name: محمد بن سلمان (MPS)", "שלום.", "לא 2026 כן"],
)
def test_right_to_left_words_are_read_out_as_they_were_typed(words: str) -> None:
    rendered = _printed(Paragraph(text(words)))
    assert _only(rendered, "P").text == words
    (page,) = page_texts(rendered.data)
    assert all(word in page for word in re.findall(r"\w+", words))


def test_a_picture_has_its_words_and_no_transparency() -> None:
    image = Image.new("RGBA", (600, 300), (200, 0, 0, 90))
    stream = BytesIO()
    image.save(stream, "PNG")
    rendered = _printed(
        Picture(stream.getvalue(), "image/png", "The mark of the house", 40), Paragraph(text("x"))
    )
    assert _only(rendered, "Figure").alternative == "The mark of the house"
    with pikepdf.open(BytesIO(rendered.data)) as pdf:
        (found,) = (o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image")
        assert "/SMask" not in found


def test_a_picture_that_is_none_is_said_in_words() -> None:
    document = _document(Picture(b"no image", "image/png", "The mark of the house"))
    rendered = render_pdf(document)
    assert "The mark of the house" in page_texts(rendered.data)[0]


def test_the_record_goes_along_unaltered() -> None:
    record = Attachment("record.json", "application/json", "The record", b'{"a": 1}')
    data = render_pdf(replace(_document(), attachment=record)).data
    require_archival(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        found = pdf.attachments["record.json"]
        assert found.get_file().read_bytes() == record.data
        assert found.get_file().mime_type == "application/json"
        assert found.description == "The record"


_WANTING = {
    "A heading of level 3 follows one of level 1: a level is left out.": _document(Heading(3, "Too deep")),
    "A heading of level 2 follows nothing: a level is left out.": replace(
        _document(), blocks=(Heading(2, "No title"),)
    ),
    "The document has no title.": replace(_document(), title=" "),
    "The document does not say what language it is in.": replace(_document(), language=""),
    "A heading has no words.": _document(Heading(2, "\ufeff")),
    "A table has no header cells.": _document(Table("Nothing", (), ())),
}


@pytest.mark.parametrize(("finding", "document"), _WANTING.items(), ids=list(_WANTING))
def test_a_document_with_a_finding_is_written_and_claims_nothing(finding: str, document: Document) -> None:
    rendered = render_pdf(document)
    assert rendered.findings == (finding,)
    with pikepdf.open(BytesIO(rendered.data)) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
    assert b"pdfuaid:part" not in packet
    assert b"pdfaid:part" not in packet
    with pytest.raises(AssertionError):
        require_archival(rendered.data)


def test_a_picture_without_words_keeps_a_document_from_claiming_anything() -> None:
    stream = BytesIO()
    Image.new("RGB", (6, 3)).save(stream, "PNG")
    found = render_pdf(_document(Picture(stream.getvalue(), "image/png", "")))
    assert found.findings == ("A picture has no words for those who cannot see it.",)


def test_dates_and_titles_are_the_same_in_both_places() -> None:
    document = replace(_document(), title="Bias & <b> \x1b 🙂", author="“Quotes”")
    data = render_pdf(document).data
    require_archival(data)
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == str(pdf.docinfo["/Title"]) == "Bias & <b> [U+001B] 🙂"
        assert xmp["dc:creator"] == [str(pdf.docinfo["/Author"])] == ["“Quotes”"]
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2026-11-22T10:00:00Z"
        assert pdf.docinfo["/CreationDate"] == pdf.docinfo["/ModDate"] == "D:20261122100000Z"
