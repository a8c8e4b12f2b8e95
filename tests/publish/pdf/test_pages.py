"""What stays together at the foot of a page, and what stands there beside the page number."""

from dataclasses import replace

import pytest
from tests.support.documents import a_document
from tests.support.pdf import page_texts, plain

from boardobserver.publish.document import Block, Field, Fields, Heading, ListBlock, Paragraph, Tone, text
from boardobserver.publish.pdf.render import render_pdf


def test_words_that_lead_to_a_list_are_never_alone_at_the_foot_of_a_page() -> None:
    seen: set[int] = set()
    for before in range(20, 60):
        lines = [Paragraph(text(f"Line {number}.")) for number in range(before)]
        leading = [Paragraph(text("What follows:")), ListBlock((text("the first"), text("the second")))]
        pages = page_texts(render_pdf(a_document(Heading(1, "A note"), *lines, *leading)).data)
        (at,) = (number for number, page in enumerate(pages) if plain("What follows:") in plain(page))
        assert plain("the first") in plain(pages[at])
        seen.add(at)
    assert seen >= {0, 1}, "the list was to come to the end of a page and over it"


def test_a_title_that_is_too_long_for_the_foot_shows_that_there_is_more() -> None:
    whole = a_document(Heading(1, "A note"), Paragraph(text("A line.")))
    assert "2026…" not in page_texts(render_pdf(whole).data)[0]
    long = replace(whole, short_title="Comparison of one version with another " * 5)
    (page,) = page_texts(render_pdf(long).data)
    (foot,) = (line for line in page.splitlines() if "Page 1 of 1" in line or line.endswith("…"))
    assert "…" in foot


@pytest.mark.parametrize(
    "between",
    [
        (Paragraph(text("Paper 02."), tone=Tone.QUIET), Paragraph(text("What was said."), "6.1")),
        (
            Paragraph(text("Since then.")),
            Heading(3, "Actions"),
            Paragraph(text("What was said.")),
        ),
    ],
)
def test_what_a_heading_says_besides_is_not_left_behind_at_the_foot(between: tuple[Block, ...]) -> None:
    seen: set[int] = set()
    for before in range(18, 40):
        lines = [Paragraph(text(f"Line {number}.")) for number in range(before)]
        blocks = (Heading(1, "A note"), *lines, Heading(2, "The update"), *between)
        pages = page_texts(render_pdf(a_document(*blocks)).data)
        (at,) = (number for number, page in enumerate(pages) if plain("The update") in plain(page))
        assert plain("What was said.") in plain(pages[at])
        seen.add(at)
    assert seen >= {0, 1}, "the heading was to come to the end of a page and over it"


def test_what_a_document_says_of_itself_stands_on_its_last_page_as_a_whole() -> None:
    last = [
        Heading(2, "About this document", is_of_whole=True),
        Fields((_field("Version"), _field("Record"))),
    ]
    last += [
        Paragraph(text("Withheld, on these exemptions:")),
        ListBlock((text("the first"), text("the last"))),
    ]
    seen: set[int] = set()
    for before in range(20, 60):
        lines = [Paragraph(text(f"Line {number}.")) for number in range(before)]
        pages = page_texts(render_pdf(a_document(Heading(1, "A note"), *lines, *last)).data)
        for words in ("About this document", "Version", "Record", "the first", "the last"):
            assert plain(words) in plain(pages[-1])
        seen.add(len(pages))
    assert seen >= {2, 3}, "the section was to come to the end of a page and over it"


def test_a_section_that_no_page_can_hold_is_printed_on_several() -> None:
    lines = [Paragraph(text(f"Line {number}.")) for number in range(200)]
    pages = page_texts(render_pdf(a_document(Heading(1, "All of it", is_of_whole=True), *lines)).data)
    assert len(pages) > 2
    assert plain("Line 0.") in plain(pages[0])
    assert plain("Line 199.") in plain(pages[-1])


def _field(term: str) -> Field:
    return Field(term, (text("a line"), text("another")))
