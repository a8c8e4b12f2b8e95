"""Publishing minutes: the record becomes a file, whole, the same each time, or nothing at all."""

from pathlib import Path

import pytest
from tests.support import boards, pdf
from tests.support.web import parts_of_page
from tests.support.word import parts_of_word

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.snapshots import MinutesContent
from boardobserver.services.formats import Format, format_of
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.publishing import (
    PublishingCancelled,
    minutes_file,
    print_minutes,
    proposed_file_name,
    publish_minutes,
)


@pytest.fixture
def content(tmp_path: Path) -> MinutesContent:
    board = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(board)
    item_id = board.read.items(meeting_id)[0].id
    boards.note(board, meeting_id, "The watchlist grew to 16,000.", item_id)
    boards.note(board, meeting_id, "~ a word for nobody else", item_id)
    found = minutes_content(board.read, meeting_id, boards.DAY)
    board.close()
    return found


def test_the_file_holds_what_was_noted_and_no_private_note(content: MinutesContent, tmp_path: Path):
    path = tmp_path / "minutes.pdf"

    publication = print_minutes(content, path)

    assert publication is not None
    assert path.read_bytes() == publication.pdf
    texts = pdf.page_texts(publication.pdf)
    assert publication.pages == len(texts)
    everything = pdf.plain("".join(texts))
    assert pdf.plain("The watchlist grew to 16,000.") in everything
    assert pdf.plain("a word for nobody else") not in everything


@pytest.mark.parametrize("ending", [".docx", ".HTML"])
def test_the_end_of_the_name_says_which_kind_of_file_it_is(
    content: MinutesContent, tmp_path: Path, ending: str
):
    path = tmp_path / f"minutes{ending}"

    assert print_minutes(content, path) is None

    wanted = format_of(path)
    assert path.read_bytes() == minutes_file(content, wanted) == minutes_file(content, wanted)
    parts = parts_of_word(path.read_bytes()) if wanted is Format.WORD else parts_of_page(path.read_bytes())
    said = "".join(text for part in parts for text in part.texts)
    assert pdf.plain("The watchlist grew to 16,000.") in said
    assert pdf.plain("a word for nobody else") not in said


def test_a_name_that_asks_for_no_format_is_refused_and_told_which_there_are(
    content: MinutesContent, tmp_path: Path
):
    for name in ("minutes", "minutes.odt", "minutes.pdf.txt"):
        with pytest.raises(Refusal, match=r"\.pdf .*\.docx .*\.html"):
            print_minutes(content, tmp_path / name)
        assert not (tmp_path / name).exists()


def test_the_same_content_gives_the_same_bytes(content: MinutesContent):
    assert publish_minutes(content).pdf == publish_minutes(content).pdf


def test_a_character_that_no_face_has_is_named_beforehand(tmp_path: Path):
    board = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(board)
    boards.note(board, meeting_id, "The paper’s title is 中.")

    publication = publish_minutes(minutes_content(board.read, meeting_id, boards.DAY))

    board.close()
    assert [name.split()[0] for name in publication.uncovered] == ["U+4E2D"]


def test_progress_ends_with_every_page(content: MinutesContent):
    told: list[tuple[int, int]] = []

    publication = publish_minutes(content, progress=lambda done, total: told.append((done, total)))

    assert told[-1] == (publication.pages, publication.pages)
    assert [done for done, _total in told] == list(range(1, publication.pages + 1))


def test_what_is_there_already_stays_unless_told(content: MinutesContent, tmp_path: Path):
    path = tmp_path / "minutes.pdf"
    path.write_text("somebody’s own")

    with pytest.raises(Refusal):
        print_minutes(content, path)
    assert path.read_text() == "somebody’s own"

    print_minutes(content, path, overwrite=True)
    assert path.read_bytes().startswith(b"%PDF-")


def test_a_cancelled_document_leaves_the_folder_as_it_was(content: MinutesContent, tmp_path: Path):
    before = sorted(tmp_path.iterdir())

    with pytest.raises(PublishingCancelled):
        print_minutes(content, tmp_path / "minutes.pdf", is_cancelled=lambda: True)

    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_is_not_there_is_said_to_be_missing(content: MinutesContent, tmp_path: Path):
    with pytest.raises(Fault, match="no such folder"):
        print_minutes(content, tmp_path / "nowhere" / "minutes.pdf")


def test_a_file_is_called_after_the_meeting(content: MinutesContent):
    assert proposed_file_name(content.record.meeting) == "MT-2026-001 minutes.pdf"
