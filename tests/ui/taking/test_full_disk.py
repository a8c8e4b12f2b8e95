"""A full disk keeps the line where it was typed, and says so over the page."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.host.disks import small_disk
from tests.support import boards
from tests.support.taking import desktop

from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.window import Desk


def test_a_line_that_cannot_be_written_stays_in_the_line(qtbot: QtBot, desk: Desk, tmp_path: Path):
    _ = qtbot
    with small_disk(tmp_path / "disk", 4096) as disk:
        workspace = boards.board(disk)
        meeting_id = boards.planned_meeting(workspace)
        opened = desktop(desk, workspace, meeting_id)
        opened.note("before")
        filler = disk / "filler"
        with filler.open("wb", buffering=0) as file:
            try:
                while file.write(b"\0" * 4096) == 4096:
                    pass
            except OSError:
                pass
        words = "the line that does not fit " * 400
        opened.step.bar.edit.insertPlainText(words)
        opened.key(Qt.Key.Key_Return)
        assert opened.texts() == ["before"]
        assert opened.step.bar.edit.text == words
        assert {notice.tone for notice in opened.notices.told} == {Tone.FAULT}
        filler.unlink()
        opened.key(Qt.Key.Key_Return)
        assert opened.texts() == ["before", words.strip()]
        assert opened.step.bar.edit.text == ""
        opened.close()
