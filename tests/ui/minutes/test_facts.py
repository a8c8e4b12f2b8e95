"""What there is to know about minutes, while they are being laid out and afterwards."""

from pytestqt.qtbot import QtBot

from boardobserver.ui.minutes.facts import MinutesFacts
from boardobserver.ui.shell.window import Desk


def test_nothing_is_said_of_the_characters_until_it_is_known(desk: Desk, qtbot: QtBot):
    facts = MinutesFacts(desk.theme)
    qtbot.addWidget(facts)
    assert not facts.uncovered.isVisibleTo(facts)

    facts.show_pages(3)
    facts.show_uncovered(())
    assert facts.uncovered.isVisibleTo(facts)
    assert facts.uncovered.text() == "Every character can be printed."

    facts.show_pages(0)
    assert facts.pages.text() == "Being laid out…"
    assert not facts.uncovered.isVisibleTo(facts)
