"""The minutes are saved as a file of any kind and printed on paper, as a person does it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support import boards, pdf
from tests.support.minutes_step import AtMinutes
from tests.support.structure import Part
from tests.support.web import parts_of_page
from tests.support.word import parts_of_word

from boardobserver.services import entries
from boardobserver.ui.output.saving import SaveTarget, target_of
from boardobserver.ui.shell.window import Desk


def test_saving_writes_the_file_and_offers_its_folder(scene: AtMinutes, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "out.pdf"
    scene.answers.target = SaveTarget(path, may_overwrite=False)

    QTest.keyClick(
        scene.step.view,
        Qt.Key.Key_S,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: bool(scene.notices.told))

    assert scene.answers.proposed == "MT-2026-001 minutes.pdf"
    assert path.read_bytes() == scene.shown_pdf()
    assert str(path) in scene.notices.messages[-1]
    action = scene.notices.told[-1].action
    assert action is not None
    action.do()
    assert scene.answers.opened == tmp_path


@pytest.mark.parametrize(("ending", "parts"), [(".docx", parts_of_word), (".html", parts_of_page)])
def test_another_ending_of_the_name_writes_another_kind_of_file(
    scene: AtMinutes, qtbot: QtBot, tmp_path: Path, ending: str, parts: Callable[[bytes], list[Part]]
):
    path = tmp_path / f"out{ending}"
    scene.answers.target = SaveTarget(path, may_overwrite=False)

    scene.step.side.save_button.click()
    qtbot.waitUntil(lambda: bool(scene.notices.told))

    assert str(path) in scene.notices.messages[-1]
    said = [text for part in parts(path.read_bytes()) for text in part.texts]
    assert any("watchlist" in text for text in said)


def test_a_file_that_nobody_was_asked_about_stays(scene: AtMinutes, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "out.pdf"
    path.write_text("somebody’s own")
    scene.answers.target = target_of(str(tmp_path / "out"), ".pdf", (".pdf",))

    scene.step.side.save_button.click()
    qtbot.waitUntil(lambda: bool(scene.notices.told))

    assert path.read_text() == "somebody’s own"
    assert "saved" not in scene.notices.messages[-1]


def test_thinking_better_of_it_does_nothing(scene: AtMinutes, desk: Desk):
    scene.step.side.save_button.click()
    scene.step.side.print_button.click()

    assert desk.jobs.is_idle
    assert not scene.notices.told


def test_printing_puts_every_page_on_paper(scene: AtMinutes, qtbot: QtBot, tmp_path: Path):
    scene.answers.paper = tmp_path / "paper.pdf"
    scene.answers.copies = 2

    QTest.keyClick(scene.step.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(scene.notices.told))

    pages = scene.step.view.pdf.pageCount()
    assert scene.answers.asked_pages == pages
    assert scene.notices.messages == ["The minutes were sent to the printer."]
    assert len(pdf.page_texts(scene.answers.paper.read_bytes())) == 2 * pages


def test_nothing_of_the_minutes_is_left_in_files(scene: AtMinutes, tmp_path: Path, qtbot: QtBot):
    entry_id = boards.note(scene.workspace, scene.meeting_id, "A line to be changed.")
    scene.workspace.perform(entries.set_wording(entry_id, "A line that was changed."))
    scene.wait_for(qtbot, "A line that was changed.")

    assert not [path for path in tmp_path.rglob("*") if path.suffix in {".pdf", ".part"}]
