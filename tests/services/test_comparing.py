"""Comparing versions of minutes: what it finds, and the document that says it."""

from collections.abc import Generator
from pathlib import Path

import pytest
from tests.support import pdf
from tests.support.boards import DAY
from tests.support.signed import Signed, signed_board

from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import MinutesContent, VersionNumber
from boardobserver.publish.comparison import Sides
from boardobserver.services import corrections, meetings
from boardobserver.services.comparing import compare_minutes, publish_comparison
from boardobserver.services.minutes_content import MinutesOptions, minutes_content

OLD = "The watchlist held 16,000 people"
NEW = "The watchlist held 1,600 people"
BOTH = Sides("version 1", "version 2")


@pytest.fixture
def signed(tmp_path: Path) -> Generator[Signed]:
    made = signed_board(tmp_path)
    put = corrections.put_forward(made.first, made.text(OLD), NEW, "A slip of the pen.")
    key = made.workspace.perform(put)
    made.workspace.perform(corrections.agree_corrections(made.first, [key]))
    yield made
    made.workspace.close()


def version(signed: Signed, number: int, edition: Edition = Edition.FULL) -> MinutesContent:
    options = MinutesOptions(version=VersionNumber(number), edition=edition)
    return minutes_content(signed.workspace.read, signed.first, DAY, options)


def test_a_version_compared_with_itself_differs_nowhere(signed: Signed):
    assert all(each.is_same for each in compare_minutes(version(signed, 2), version(signed, 2)))
    publication = publish_comparison(version(signed, 1), version(signed, 1), Sides("version 1", "version 1"))
    words = " ".join("".join(pdf.page_texts(publication.pdf)).split())
    assert "Both say the same, word for word." in words


def test_the_corrected_paragraph_is_one_difference_with_both_texts(signed: Signed):
    compared = compare_minutes(version(signed, 1), version(signed, 2))
    changed = [each for each in compared if each.before and each.after and not each.is_same]
    (line,) = [each for each in changed if each.passage.number == "3.1"]
    assert line.before is not None
    assert line.after is not None
    assert (line.before.words, line.after.words) == (OLD, NEW)
    added = [each.after.words for each in compared if each.before is None and each.after]
    assert "Corrections to these minutes" in added


@pytest.mark.parametrize("edition", Edition)
def test_the_comparison_as_a_pdf_says_each_change_in_words(signed: Signed, edition: Edition):
    sides = version(signed, 1, edition), version(signed, 2, edition)
    publication = publish_comparison(*sides, BOTH)
    assert publication.findings == ()
    words = " ".join("".join(pdf.page_texts(publication.pdf)).split())
    assert "Comparison of version 1 with version 2" in words
    is_public = edition is Edition.PUBLIC
    assert ("Public edition" if is_public else "Full edition, for those who may read all of it") in words
    assert "[removed: 16,000] [added: 1,600]" in words
    assert words.count("Corrections to these minutes") == 1
    assert "[added: Corrections to these minutes]" in words
    assert "What testing supports" not in words
    assert publish_comparison(*sides, BOTH).pdf == publication.pdf


def test_a_draft_is_compared_with_the_board_as_it_stands(tmp_path: Path):
    made = signed_board(tmp_path, "draft.board")
    workspace = made.workspace
    workspace.perform(meetings.end_meeting(made.second))
    draft = MinutesOptions(version=VersionNumber(0, 1))
    assert all(
        each.is_same
        for each in compare_minutes(
            minutes_content(workspace.read, made.second, DAY, draft),
            minutes_content(workspace.read, made.second, DAY, MinutesOptions()),
        )
    )
    workspace.perform(meetings.change_meeting(made.second, place="City Hall"))
    compared = compare_minutes(
        minutes_content(workspace.read, made.second, DAY, draft),
        minutes_content(workspace.read, made.second, DAY),
    )
    changed = {each.passage.words for each in compared if not each.is_same}
    assert "Place: City Hall" in changed
    workspace.close()
