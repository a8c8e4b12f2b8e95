"""Documents as Word files: real styles and lists, marked on every page, and nothing in them that runs."""

import re
import struct
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as ET

import docx
import pytest
from hypothesis import given
from tests.support.bombs import chunk, png
from tests.support.documents import a_document, any_documents, every_kind_of_node, written_elsewhere
from tests.support.properties import examples
from tests.support.word import W, part_of, parts_in, said, value

from boardobserver.publish.document import Document, Heading, ListBlock, Paragraph, Picture, Run, text
from boardobserver.publish.word.file import word_bytes

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def _body(document: Document) -> ET.Element:
    return part_of(word_bytes(document), "word/document.xml")


def _paragraphs(document: Document) -> list[ET.Element]:
    return list(_body(document).iter(f"{W}p"))


def test_word_itself_finds_its_own_styles_in_the_file():
    opened = docx.Document(BytesIO(word_bytes(every_kind_of_node())))
    names = {paragraph.style.name for paragraph in opened.paragraphs if paragraph.style}
    assert {
        "Title",
        "Heading 1",
        "Heading 2",
        "List Bullet 2",
        "List Number",
        "Action",
        "Decision",
        "Notice",
    } <= names
    used = {value(paragraph, "pPr/pStyle") for paragraph in _paragraphs(every_kind_of_node())}
    known = {
        style.get(f"{W}styleId") for style in part_of(word_bytes(every_kind_of_node()), "word/styles.xml")
    }
    assert used <= known


def test_text_is_twelve_points_in_a_sans_serif_and_in_british_english():
    styles = part_of(word_bytes(a_document()), "word/styles.xml")
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    assert value(defaults, "sz") == "24"
    assert value(defaults, "lang") == "en-GB"
    fonts = defaults.find(f"{W}rFonts")
    assert fonts is not None
    assert set(fonts.attrib.values()) == {"Arial"}
    assert min(int(size.get(f"{W}val", "")) for size in styles.iter(f"{W}sz")) >= 24


def test_every_page_bears_the_marking_and_its_number_and_a_draft_says_so():
    for document, is_draft in ((every_kind_of_node(), True), (a_document(), False)):
        data = word_bytes(document)
        head, foot = (part_of(data, f"word/{name}1.xml") for name in ("header", "footer"))
        assert said(head).split() == ["OFFICIAL-SENSITIVE", *(["DRAFT"] if is_draft else [])]
        assert said(foot).split() == [
            "Note",
            "of",
            "the",
            "14th",
            "meeting,",
            "22",
            "November",
            "2026",
            "Page",
            "1",
            "of",
            "1",
            "OFFICIAL-SENSITIVE",
        ]
        fields = [each.get(f"{W}instr", "").strip() for each in foot.iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]


def test_numbers_that_are_quoted_are_text_that_hangs_before_the_paragraph():
    (numbered,) = (p for p in _paragraphs(every_kind_of_node()) if said(p).startswith("3.1 "))
    indent = numbered.find(f"{W}pPr/{W}ind")
    assert indent is not None
    assert indent.get(f"{W}left") == indent.get(f"{W}hanging") == "840"
    assert numbered.find(f"{W}pPr/{W}numPr") is None


def test_each_numbered_list_counts_from_one_again():
    items = ListBlock((text("a"), text("b")), is_numbered=True)
    data = word_bytes(a_document(items, Paragraph(text("between")), items))
    used = [value(p, "pPr/numPr/numId") for p in part_of(data, "word/document.xml").iter(f"{W}p")]
    first, second = dict.fromkeys(number for number in used if number)
    assert used == [first, first, "", second, second]
    lists = {each.get(f"{W}numId"): each for each in part_of(data, "word/numbering.xml").iter(f"{W}num")}
    for key in (first, second):
        assert value(lists[key], "lvlOverride/startOverride") == "1"


def test_a_table_has_a_header_row_for_every_page_and_says_what_it_holds():
    tables = list(_body(every_kind_of_node()).iter(f"{W}tbl"))
    captions = [value(table, "tblPr/tblCaption") for table in tables]
    assert captions == ["", "Actions", "Initials and abbreviations"]
    assert [table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables] == [False, True, True]
    assert [
        all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(f"{W}tr")) for table in tables
    ] == [False, True, True]


def test_links_lead_to_the_address_and_short_forms_to_what_they_stand_for():
    data = word_bytes(every_kind_of_node())
    links = list(part_of(data, "word/document.xml").iter(f"{W}hyperlink"))
    relations = part_of(data, "word/_rels/document.xml.rels").iter(_RELATION)
    targets = [each.get("Target") for each in relations if each.get("TargetMode") == "External"]
    assert targets == ["https://example.org/a?b=1"]
    short, address = links
    assert (said(short), short.get(f"{W}tooltip")) == ("LFR", "live facial recognition")
    marks = {mark.get(f"{W}name") for mark in part_of(data, "word/document.xml").iter(f"{W}bookmarkStart")}
    assert short.get(f"{W}anchor") in marks
    assert said(address) == "https://example.org/a?b=1"


def test_words_from_right_to_left_are_marked_as_such():
    runs = [run for p in _paragraphs(every_kind_of_node()) for run in p.iter(f"{W}r")]
    assert [said(run) for run in runs if run.find(f"{W}rPr/{W}rtl") is not None] == ["שלום עולם"]
    (turned,) = _paragraphs(a_document(Paragraph(text("שלום עולם"))))
    assert turned.find(f"{W}pPr/{W}bidi") is not None


def test_what_is_withheld_stands_in_a_style_of_its_own():
    runs = [run for p in _paragraphs(every_kind_of_node()) for run in p.iter(f"{W}r")]
    assert [said(run) for run in runs if value(run, "rPr/rStyle") == "Withheld"] == [
        "[Withheld: section 31(1)]"
    ]


def test_a_picture_says_what_it_shows_and_stands_for_itself_where_it_cannot_be_read():
    data = word_bytes(every_kind_of_node())
    assert b'descr="The arms of the house"' in parts_in(data)["word/document.xml"]
    (unread,) = _paragraphs(a_document(Picture(b"no picture", "image/png", "The arms")))
    assert said(unread) == "[The arms]"


def test_a_picture_keeps_its_shape_and_fits_its_page_whatever_its_file_says_of_its_size():
    no_size = chunk(b"pHYs", struct.pack(">IIB", 1, 1, 1))  # one dot to the metre, no dot to the inch
    for pixels, size in (((100, 50), (50, 25)), ((10, 400), (4.12, 164.75))):
        (shown,) = _paragraphs(a_document(Picture(png(*pixels, before=no_size), "image/png", "The arms")))
        (extent,) = [each for each in shown.iter() if each.tag.endswith("}extent")]
        found = tuple(int(extent.get(side, "0")) / 36_000 for side in ("cx", "cy"))
        assert found == pytest.approx(size, abs=0.01)


def test_what_the_file_says_of_itself_comes_from_the_document():
    document = replace(
        every_kind_of_node(), title="A" * 300, author="x\x00\ny", dated=datetime(2026, 7, 1, 12, tzinfo=UTC)
    )
    about = docx.Document(BytesIO(word_bytes(document))).core_properties
    assert about.title == f"{'A' * 254}…"
    assert about.author == about.last_modified_by == "x[U+0000] y"
    assert about.subject == "Note of the 14th meeting, 22 November 2026"
    assert about.created == about.modified == datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert about.language == "en-GB"
    assert about.comments == ""


def test_nothing_of_the_template_is_left_in_the_file():
    names = set(parts_in(word_bytes(a_document(Heading(1, "A title")))))
    assert names == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/numbering.xml",
        "word/header1.xml",
        "word/footer1.xml",
    }


@pytest.mark.parametrize(
    "typed", ['{ INCLUDETEXT "c:/x" }', "=SUM(1)", "<w:instrText>DDE</w:instrText>", "MACROBUTTON x"]
)
def test_no_field_can_arise_from_text(typed: str):
    body = _body(a_document(Heading(2, typed), Paragraph((Run(typed, expansion=typed),))))
    assert not [
        each
        for each in body.iter()
        if each.tag in {f"{W}{tag}" for tag in ("instrText", "fldSimple", "fldChar")}
    ]
    assert [said(p) for p in body.iter(f"{W}p")] == [typed, typed]


@examples(25)
@given(any_documents())
def test_any_document_opens_and_leads_nowhere_but_to_addresses(document: Document):
    data = word_bytes(document)
    opened = docx.Document(BytesIO(data))
    assert (opened.sections[0].page_width or 0) > (
        opened.sections[0].page_height or 0
    ) or not document.is_across
    for name, part in parts_in(data).items():
        root = ET.fromstring(part)
        if name.endswith(".rels"):
            outside = [each.get("Target", "") for each in root if each.get("TargetMode") == "External"]
            assert all(re.fullmatch(r"(https?|mailto):[!-~]+", target) for target in outside)
    body = part_of(data, "word/document.xml").find(f"{W}body")
    assert body is not None
    tags = [each.tag for each in body]
    assert (f"{W}tbl", f"{W}tbl") not in pairwise(tags)
    assert tags[-2] != f"{W}tbl"


def test_another_process_in_another_time_zone_gives_the_same_bytes():
    made = written_elsewhere("boardobserver.publish.word.file", "word_bytes")
    assert made[0] == made[1] == word_bytes(every_kind_of_node())
