"""A register that is laid out to be printed at the moment at which its board is closed."""

from pytestqt.qtbot import QtBot
from tests.support.steps import Notices
from tests.ui.registers.conftest import Answers

from boardobserver.ui.registers.register_page import RegisterPage
from boardobserver.ui.shell.window import Desk


def test_nobody_is_asked_about_a_printer_for_a_board_that_is_closed(
    qtbot: QtBot, desk: Desk, page: RegisterPage, answers: Answers, notices: Notices
):
    next(each for each in page.head.output_button.menu().actions() if "Print" in each.text()).trigger()
    desk.jobs._executor.shutdown(wait=True)  # pyright: ignore[reportPrivateUsage] - no event may be answered
    page._board.close()  # pyright: ignore[reportPrivateUsage] - as the person does, who opens another
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert (answers.printing, notices.told) == ([], [])
