"""The structure of the PDF: what a reader program is told about headings, lists and tables."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
from tests.support.meetings import MeetingMaker

from boardobserver.domain.words import PreviousMinutes
from boardobserver.publish.minutes import minutes
from boardobserver.publish.pdf.render import render_pdf


def _tags(element: Any) -> Iterator[str]:
    """The tags below an element, depth first."""
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)
            yield from _tags(kid)


def _tree(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        root: Any = pdf.Root
        return list(_tags(root.StructTreeRoot))


def test_headings_paragraphs_lists_and_tables_are_tagged_in_order() -> None:
    maker = MeetingMaker()
    maker.meeting = replace(
        maker.meeting, previous_minutes=PreviousMinutes.APPROVED_WITH_CORRECTIONS, corrections="One.\nTwo."
    )
    maker.action("publish the report")
    data = render_pdf(minutes(maker.content())).data
    tags = [tag for tag in _tree(data) if tag not in {"/TR", "/TH", "/TD"}]
    particulars = ["/P", "/H1", "/P", "/Table"]
    corrections = ["/H2", "/P", "/L", "/LI", "/Lbl", "/LBody", "/LI", "/Lbl", "/LBody"]
    rest = ["/H2", "/P", "/H2", "/P", "/P", "/P", "/H2", "/Table"]
    assert tags == ["/Document", *particulars, *corrections, *rest]


def test_every_header_cell_says_what_it_heads() -> None:
    maker = MeetingMaker()
    maker.action("publish the report")
    with pikepdf.open(BytesIO(render_pdf(minutes(maker.content())).data)) as pdf:
        found: list[Any] = [
            o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/TH"
        ]
        scopes = [str(header.A.Scope) for header in found]
    assert scopes.count("/Column") == 5
    assert scopes.count("/Row") == len(scopes) - 5 > 5


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    maker = MeetingMaker()
    maker.entry("word " * 1_000)
    with pikepdf.open(BytesIO(render_pdf(minutes(maker.content())).data)) as pdf:
        elements: list[Any] = [
            o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/P"
        ]
        pages = [{getattr(kid, "Pg", element.Pg).objgen for kid in element.K} for element in elements]
    assert max(len(each) for each in pages) > 1
