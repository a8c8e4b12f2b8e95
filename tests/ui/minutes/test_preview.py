"""The preview shows the minutes that were asked for last, however long those before take."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support import boards, pdf

from boardobserver.domain.snapshots import MinutesContent
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.workspace import Workspace
from boardobserver.ui.minutes.preview import Preview
from boardobserver.ui.shell.jobs import JobRunner


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    made = boards.board(tmp_path)
    yield made
    made.close()


def minutes_of(workspace: Workspace, words: str, lines: int) -> MinutesContent:
    """The minutes of a meeting of its own that says these words so many times."""
    meeting_id = boards.planned_meeting(workspace)
    boards.note(workspace, meeting_id, words, workspace.read.items(meeting_id)[2].id)
    content = minutes_content(workspace.read, meeting_id, boards.DAY)
    (line,) = content.record.entries
    copies = tuple(replace(line, id=f"{line.id[:-4]}{number:04}", position=number) for number in range(lines))
    return replace(content, record=replace(content.record, entries=copies))


def test_the_pages_of_a_longer_meeting_do_not_come_in_late(
    workspace: Workspace, jobs: JobRunner, qtbot: QtBot
):
    longer, shorter = minutes_of(workspace, "Kestrel", 600), minutes_of(workspace, "Merlin", 1)
    preview = Preview(jobs)
    preview.show(longer)
    preview.clear()
    preview.show(shorter)

    qtbot.waitUntil(lambda: jobs.is_idle)

    assert preview.publication is not None
    assert "Merlin" in pdf.plain("".join(pdf.page_texts(preview.publication.pdf)))


def test_minutes_that_were_forgotten_meanwhile_are_not_shown(
    workspace: Workspace, jobs: JobRunner, qtbot: QtBot
):
    preview = Preview(jobs)
    preview.show(minutes_of(workspace, "Kestrel", 1))
    preview.clear()

    qtbot.waitUntil(lambda: jobs.is_idle)

    assert preview.publication is None
