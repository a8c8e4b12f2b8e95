"""The minutes that conventions are tried on: the latest as they stand, by the conventions of today."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.signed import Signed, signed_board

from boardobserver.domain.conventions import ParagraphNumbering
from boardobserver.services import corrections, meetings
from boardobserver.services.conventions import change_conventions
from boardobserver.services.publishing import minutes_document
from boardobserver.services.sample_minutes import latest_content

OLD = "The watchlist held 16,000 people"
NEW = "The watchlist held 1,600 people"


@pytest.fixture
def signed(tmp_path: Path) -> Generator[Signed]:
    made = signed_board(tmp_path)
    yield made
    made.workspace.close()


def test_minutes_that_were_corrected_are_seen_as_corrected_by_the_conventions_of_today(signed: Signed):
    workspace, first = signed.workspace, signed.first
    put = workspace.perform(corrections.put_forward(first, signed.text(OLD), NEW, "A slip of the pen."))
    workspace.perform(corrections.agree_corrections(first, [put]))
    workspace.perform(
        change_conventions(
            lambda now: replace(now, paragraphs=ParagraphNumbering.SERIAL, house_name="The House")
        )
    )
    content = latest_content(workspace.read)
    assert content is not None
    assert str(content.imprint.version) == "2"
    assert content.conventions == workspace.read.releases.conventions()
    said = str(minutes_document(content).blocks)
    assert NEW in said
    assert "version 2, corrected on" in said
    assert "The House" in said


def test_minutes_that_are_not_signed_off_are_seen_as_the_board_has_them(signed: Signed):
    signed.workspace.perform(meetings.start_meeting(signed.second))
    content = latest_content(signed.workspace.read)
    assert content is not None
    assert content.record.meeting.id == signed.second
    assert str(content.imprint.version) == "0.1"
