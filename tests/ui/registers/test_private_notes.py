"""A register that is put out has no words of a private note."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot
from tests.support import pdf
from tests.support.steps import Notices
from tests.ui.registers.conftest import Answers

from boardobserver.domain.words import EntryKind
from boardobserver.services import entries
from boardobserver.services.workspace import Workspace
from boardobserver.ui.registers.looks import CHALLENGES
from boardobserver.ui.registers.register_page import RegisterPage


def test_what_was_marked_as_a_private_note_is_in_no_file(
    qtbot: QtBot,
    open_page: Callable[..., RegisterPage],
    workspace: Workspace,
    answers: Answers,
    notices: Notices,
):
    challenge = next(each for each in workspace.read.all_tracked() if "0.64" in each.text)
    assert challenge.entry_id is not None
    workspace.perform(entries.re_mark(challenge.entry_id, EntryKind.PRIVATE_NOTE))
    page = open_page(CHALLENGES)
    page.filter_line.set_text("")
    assert page.model.rowCount() == 1
    for way, ending in (("Save as", "pdf"), ("CSV", "csv")):
        answers.file = workspace.path.with_name(f"out.{ending}")
        told = len(notices.told)
        next(each for each in page.findChildren(QAction) if way in each.text()).trigger()
        qtbot.waitUntil(lambda was=told: len(notices.told) > was)
        contents = answers.file.read_bytes()
        said = " ".join(pdf.page_texts(contents)) if ending == "pdf" else contents.decode("utf-8-sig")
        assert "CH-2026-001" not in said
        assert "0.64" not in said
