"""The versions beside the minutes: kept, compared, corrected, issued and saved again, by clicks and keys."""

from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.support import pdf
from tests.support.boards import DAY, note
from tests.support.fields import put_back
from tests.support.signed import Signed, signed_board
from tests.support.steps import Notices, open_board

from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import Id, VersionNumber
from boardobserver.services import corrections, entries, meetings
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.ui.output.document_output import Asked
from boardobserver.ui.output.print_dialog import ask_printer
from boardobserver.ui.output.saving import SaveTarget, open_folder
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.versions.versions_pane import VersionsPane

OLD = "The watchlist held 16,000 people"
NEW = "The watchlist held 1,600 people"


@dataclass(slots=True)
class Scene:
    """The pane on a real board, and where its files are saved."""

    signed: Signed
    pane: VersionsPane
    notices: Notices
    folder: Path
    proposed: list[str] = field(default_factory=list[str])
    ending: str = ".pdf"

    def target(self, _parent: QWidget, proposed: str) -> SaveTarget | None:
        """What the person answers to the question where to save."""
        self.proposed.append(proposed)
        return SaveTarget(self.folder / f"saved{self.ending}", may_overwrite=True)

    def show(self, meeting_id: Id, edition: Edition = Edition.FULL) -> None:
        """Show a meeting's minutes as the step around does."""
        options = MinutesOptions(edition=edition)
        self.pane.show_content(minutes_content(self.signed.workspace.read, meeting_id, DAY, options))
        QApplication.processEvents()

    def words(self) -> str:
        """Everything that can be read in the pane."""
        QApplication.processEvents()
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())

    def click(self, button: QWidget) -> None:
        """Click a button that is in sight."""
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def scene(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Generator[Scene]:
    """The pane beside minutes that are signed off."""
    signed = signed_board(tmp_path)
    notices = Notices()
    board = open_board(signed.workspace, notices)
    answers: list[Scene] = []

    def ask(parent: QWidget, proposed: str) -> SaveTarget | None:
        return answers[0].target(parent, proposed)

    pane = VersionsPane(desk, board, Asked(ask, ask_printer, open_folder))
    qtbot.addWidget(pane)
    pane.resize(420, 900)
    pane.show()
    answers.append(Scene(signed, pane, notices, tmp_path))
    answers[0].show(signed.first)
    yield answers[0]
    board.close()


def agree(scene: Scene) -> None:
    """Correct the first minutes in the pane, outside any meeting."""
    workspace, first = scene.signed.workspace, scene.signed.first
    put = corrections.put_forward(first, scene.signed.text(OLD), NEW, "A slip")
    workspace.perform(corrections.agree_corrections(first, [workspace.perform(put)]))


def test_each_version_is_listed_with_when_who_and_why(scene: Scene):
    assert "Version 1 · Signed off\n19 November 2026, 10:00 · Lead observer" in scene.words()
    assert "Version 0.1 · Under review" in scene.words()
    assert scene.pane.keep_button.isHidden()
    agree(scene)
    assert "Version 2 · Correction 1" in scene.words()


def test_a_draft_that_was_changed_is_kept_by_a_click(scene: Scene):
    workspace, second = scene.signed.workspace, scene.signed.second
    line = note(workspace, second, "It was noted", workspace.read.items(second)[2].id)
    scene.show(second)
    assert "A first draft is kept when the meeting ends." in scene.words()
    workspace.perform(meetings.end_meeting(second))
    assert scene.pane.keep_button.isHidden()
    workspace.perform(entries.set_wording(line, "It was noted with thanks."))
    scene.show(second)
    assert scene.pane.keep_button.text() == "Keep this draft as version 0.2"
    scene.click(scene.pane.keep_button)
    assert [str(each.number) for each in workspace.read.releases.versions(second)] == ["0.1", "0.2"]
    assert scene.pane.keep_button.isHidden()


def test_two_versions_are_compared_in_words_and_saved(qtbot: QtBot, scene: Scene):
    agree(scene)
    scene.click(scene.pane.compare_button)
    window = scene.pane.compare_window
    qtbot.waitUntil(window.save_button.isEnabled)
    assert window.windowTitle() == "Version 1 compared with version 2"
    assert window.screen().availableGeometry().contains(window.rect())
    assert "[removed: 16,000] [added: 1,600]" in window.text.toPlainText()
    assert "passages differ" in window.count.text()
    lines = window.text.toPlainText().splitlines()
    assert [each for each in lines if "Corrections to these" in each] == [
        "[added: Corrections to these minutes]"
    ]
    QTest.mouseClick(window.save_button, Qt.MouseButton.LeftButton)
    saved = scene.folder / "saved.pdf"
    qtbot.waitUntil(lambda: any("comparison is saved" in each for each in scene.notices.messages))
    assert "[added: 1,600]" in " ".join("".join(pdf.page_texts(saved.read_bytes())).split())
    window.close()


def test_where_nothing_differs_that_is_said_in_words(qtbot: QtBot, scene: Scene):
    agree(scene)
    scene.pane.later.set_value(VersionNumber(1))
    scene.click(scene.pane.compare_button)
    window = scene.pane.compare_window
    qtbot.waitUntil(window.save_button.isEnabled)
    assert window.count.text().startswith("Nothing differs: all ")
    assert window.text.toPlainText().startswith("Both say the same, word for word.")
    window.close()


def test_minutes_are_issued_saved_and_recorded_in_one_go_and_saved_again_byte_for_byte(
    qtbot: QtBot, scene: Scene
):
    scene.click(scene.pane.issue_button)
    form = scene.pane.issue_form
    QTest.keyClick(form.note, Qt.Key.Key_Return)
    assert not form.isHidden()  # to whom is not said yet
    QTest.keyClicks(form.issued_to, "The Board's secretariat")
    form.note.setFocus()
    QTest.keyClicks(form.note, "by post")
    QTest.keyClick(form.note, Qt.Key.Key_Return)
    qtbot.waitUntil(form.isHidden)
    (issued,) = scene.signed.workspace.read.releases.issued(scene.signed.first)
    saved = (scene.folder / "saved.pdf").read_bytes()
    assert (str(issued.version), issued.issued_to, issued.note) == ("1", "The Board's secretariat", "by post")
    assert issued.size == len(saved)
    assert "Version 1, full edition, PDF" in scene.words()
    agree(scene)
    (scene.folder / "saved.pdf").unlink()
    scene.click(scene.pane.issued.copy_buttons[0])
    qtbot.waitUntil((scene.folder / "saved.pdf").exists)
    qtbot.waitUntil(lambda: "A copy is saved" in scene.notices.messages[-1])
    assert (scene.folder / "saved.pdf").read_bytes() == saved


def test_what_cannot_be_saved_is_told_and_is_not_issued(qtbot: QtBot, scene: Scene):
    scene.ending = "/in a folder that is not there.html"
    scene.click(scene.pane.issue_button)
    QTest.keyClicks(scene.pane.issue_form.issued_to, "The Chair")
    scene.click(scene.pane.issue_form.give_button)
    qtbot.waitUntil(lambda: any("There is no such folder" in each for each in scene.notices.messages))
    assert scene.signed.workspace.read.releases.issued(scene.signed.first) == ()
    assert scene.signed.workspace.drafts() == ()


def test_issuing_a_changed_draft_keeps_it_as_a_version_first(qtbot: QtBot, scene: Scene):
    workspace = scene.signed.workspace
    second = workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, DAY))
    note(workspace, second, "It was noted", workspace.read.items(second)[2].id)
    scene.show(second, Edition.PUBLIC)
    scene.ending = ".html"
    scene.click(scene.pane.issue_button)
    QTest.keyClicks(scene.pane.issue_form.issued_to, "The Chair")
    scene.click(scene.pane.issue_form.give_button)
    qtbot.waitUntil(scene.pane.issue_form.isHidden)
    (issued,) = workspace.read.releases.issued(second)
    assert (str(issued.version), issued.edition, issued.format) == ("0.1", Edition.PUBLIC, "html")
    assert workspace.read.releases.versions(second)[0].reason == "Issued to The Chair"
    assert workspace.undo_label is None


def test_a_day_before_the_meeting_is_refused_beside_its_field_before_anything_is_written(scene: Scene):
    scene.show(scene.signed.second)
    scene.click(scene.pane.issue_button)
    QTest.keyClicks(scene.pane.issue_form.issued_to, "The Chair")
    scene.click(scene.pane.issue_form.give_button)
    assert "Minutes are issued on or after the day of their meeting." in scene.words()
    assert scene.proposed == []
    assert scene.signed.workspace.read.releases.versions(scene.signed.second) == ()


def test_escape_leaves_nothing_issued(scene: Scene):
    scene.click(scene.pane.issue_button)
    QTest.keyClick(scene.pane.issue_form.issued_to, Qt.Key.Key_Escape)
    assert scene.pane.issue_form.isHidden()
    assert scene.pane.issue_button.isVisible()
    assert scene.proposed == []


def test_a_correction_that_waits_says_again_what_it_said(scene: Scene):
    workspace, first = scene.signed.workspace, scene.signed.first
    key = workspace.perform(corrections.put_forward(first, scene.signed.text(OLD), NEW, "Misheard"))
    assert scene.pane.earlier_words.isHidden()
    workspace.perform(corrections.change_correction(key, after="The watchlist held few people"))
    put_back(scene.pane.earlier_words, NEW)
    assert [each.after for each in workspace.read.releases.corrections(first)] == [NEW]
    workspace.perform(corrections.agree_corrections(first, [key]))
    put_back(scene.pane.earlier_words, "The watchlist held few people")
    assert [each.after for each in workspace.read.releases.corrections(first)] == [NEW]
    assert "agreed" in scene.notices.messages[-1]
