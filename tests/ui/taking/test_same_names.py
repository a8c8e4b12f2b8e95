"""Two people of one name while notes are taken."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.support.taking import Desktop, strike

from boardobserver.services import people
from boardobserver.ui.widgets.heading import Words

CONTROL = Qt.KeyboardModifier.ControlModifier


def _under_the_line(taking: Desktop) -> str:
    """What is said under the line."""
    return " ".join(words.text() for words in taking.step.bar.hint.findChildren(Words))


def test_somebody_added_under_a_name_that_is_taken_is_pointed_out(taking: Desktop):
    strike(taking.step.bar.edit, "@XY asked")
    taking.key(Qt.Key.Key_U, CONTROL)
    taking.type("LFR lead")
    assert (
        _under_the_line(taking)
        == "LFR lead is on this board already (LL). Enter adds another, Escape does not."
    )
    taking.key(Qt.Key.Key_Backspace)
    assert "Who is XY?" in _under_the_line(taking)
    taking.type("d")
    taking.key(Qt.Key.Key_Return)
    assert sorted(each.initials for each in taking.workspace.read.people() if each.name == "LFR lead") == [
        "LL",
        "XY",
    ]
    taking.key(Qt.Key.Key_A, CONTROL)
    strike(taking.step.bar.edit, "! @XY to write")
    assert taking.step.bar.hint.hint.words.startswith("Owner: LFR lead (XY)")


def test_a_name_of_two_chooses_nobody_beside_the_line_and_says_why(taking: Desktop):
    taking.workspace.perform(people.add_person("LFR lead", initials="XY"))
    taking.note("@BC opened it")
    line = taking.step.bar.speaker_chooser.line
    line.setFocus()
    line.selectAll()
    strike(line, "LFR lead")
    QTest.keyClick(taking.step.bar.speaker_chooser.offered, Qt.Key.Key_Escape)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (
        taking.step.bar.hint.hint.words == "“LFR lead” is the name of several people. Type initials: LL, XY."
    )
    taking.note("and went on")
    directory = taking.step.record.directory
    assert {entry.speaker_id for entry in taking.entries()} == {directory.named("BC").person_id}
