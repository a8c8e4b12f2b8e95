"""A file that another version drew: its words are verified, and it is not taken for an altered one."""

import pikepdf
import pytest
from tests.support import alterations as by_hand
from tests.support.boards import DAY, board, note, planned_meeting

from boardobserver.publish.pdf.metadata import LAYOUT
from boardobserver.services import meetings
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.verifying import Verdict, verify_minutes

OTHER = LAYOUT + 1


@pytest.fixture(scope="module")
def minutes_pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    workspace = board(tmp_path_factory.mktemp("layouts"))
    meeting_id = planned_meeting(workspace)
    item = workspace.read.items(meeting_id)[2]
    for number in range(30):
        note(
            workspace, meeting_id, f"BC: step {number} of the test, see https://www.gov.uk/{number}", item.id
        )
    workspace.perform(meetings.end_meeting(meeting_id))
    data = publish_minutes(minutes_content(workspace.read, meeting_id, DAY)).pdf
    workspace.close()
    return data


def otherwise(data: bytes, *alter: by_hand.Alteration, layout: int = OTHER) -> bytes:
    """The file as another layout would have drawn it, with something done to it besides."""

    def all_of_it(pdf: pikepdf.Pdf) -> None:
        for each in (by_hand.drawn_elsewhere, by_hand.of_layout(layout), *alter):
            each(pdf)

    return by_hand.altered(data, all_of_it)


@pytest.mark.parametrize("layout", [0, OTHER, 41])
def test_a_file_of_another_layout_has_its_words_verified_and_says_which_it_is(
    minutes_pdf: bytes, layout: int
):
    verification = verify_minutes(otherwise(minutes_pdf, layout=layout))
    assert verification.verdict is Verdict.OF_ANOTHER_LAYOUT
    assert verification.is_verified
    assert verification.alterations == ()
    assert f"(layout {layout}). Its words agree with the record in it" in verification.sentence
    assert "only that version can tell" in verification.sentence


def test_a_file_of_this_layout_that_is_drawn_otherwise_was_altered(minutes_pdf: bytes):
    verification = verify_minutes(otherwise(minutes_pdf, layout=LAYOUT))
    assert verification.verdict is Verdict.ALTERED
    assert any("is drawn otherwise" in each for each in verification.alterations)


def in_a_margin(pdf: pikepdf.Pdf) -> None:
    """Stamp letters of the page's own typeface on the first page, marked as none of its text."""
    page = pdf.pages[0]
    font = str(next(iter(page.obj.Resources.Font.keys())))
    shown = b"BT " + font.encode() + b" 12 Tf 60 60 Td (" + b"\\001\\002\\003" + b") Tj ET"
    page.contents_add(pikepdf.Stream(pdf, b"/Artifact BMC " + shown + b" EMC"))


WAYS: dict[str, by_hand.Alteration] = {
    "a note": by_hand.annotated,
    "a script": by_hand.with_script,
    "an attachment": by_hand.with_attachment,
    "a picture": by_hand.with_picture,
    "a title": by_hand.with_title,
    "a bookmark": by_hand.with_bookmark,
    "words that are read out": by_hand.with_read_out,
    "words in a margin": in_a_margin,
    "a page twice": lambda pdf: pdf.pages.append(pdf.pages[0]),
    "a page less": lambda pdf: pdf.pages.__delitem__(1),
    "another record": by_hand.with_record(lambda text: text.replace("step 3 ", "step 4 ", 1)),
}


@pytest.mark.parametrize("what", list(WAYS))
def test_naming_another_layout_hides_no_alteration(minutes_pdf: bytes, what: str):
    verification = verify_minutes(otherwise(minutes_pdf, WAYS[what]))
    assert verification.verdict is Verdict.ALTERED
    assert verification.alterations
    assert not verification.is_verified


def test_words_that_another_version_may_have_said_otherwise_are_told_with_its_number(minutes_pdf: bytes):
    data = otherwise(minutes_pdf, lambda pdf: pdf.pages.__delitem__(1))
    first, *rest = verify_minutes(data).alterations
    assert f"another version of Board Observer drew it (layout {OTHER})" in first
    assert any(each.startswith("The text: ") and "is missing" in each for each in rest)
