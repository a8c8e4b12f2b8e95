"""What is withheld, listed: where it stands, changed and lifted, with real keys and clicks."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.support import boards
from tests.support.editions import AtEditions
from tests.support.fields import put_back

from boardobserver.domain.release import Edition, Exemption, Naming
from boardobserver.domain.snapshots import Id
from boardobserver.domain.withholding import WithheldSort
from boardobserver.domain.words import EntryKind
from boardobserver.services import people
from boardobserver.services.withholding import change_withholding, withhold_entry

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def test_what_is_withheld_is_listed_with_counts_and_shown_on_its_page(at: AtEditions):
    at.withhold()
    challenge = at.line(EntryKind.CHALLENGE)
    at.workspace.perform(withhold_entry(challenge.id, (Exemption.PERSONAL_INFORMATION,), "It names him"))
    lead = boards.person_of(at.workspace, "LL")
    at.workspace.perform(people.change_person(lead, name="Robin Falconer", naming=Naming.WITHHELD))
    at.step.side.show_pane("withheld")
    listed = at.step.withheld.list
    at.qtbot.waitUntil(lambda: len({each.sort for each in listed.places}) >= 3)
    assert "Section 31(1): 1 passage" in at.step.withheld.counts.text()
    assert "Section 40(2): 1 line" in at.step.withheld.counts.text()

    button = at.step.side.panes.findChildren(QPushButton)[1]
    QTest.mouseClick(button, LEFT)
    assert listed.isVisible()
    at.qtbot.waitUntil(lambda: at.shown() is Edition.FULL)
    row = next(at for at, each in enumerate(listed.places) if each.sort is WithheldSort.PASSAGE)
    QTest.mouseClick(listed.viewport(), LEFT, pos=listed.visualItemRect(listed.item(row)).center())
    words = at.step.view.words
    assert words is not None
    assert words.text == "watchlist"
    name = next(at for at, each in enumerate(listed.places) if each.sort is WithheldSort.NAME)
    assert "Robin Falconer" in listed.item(name).text()
    assert "Always withheld" in listed.item(name).text()


def test_a_place_of_the_list_is_changed_lifted_and_undone_by_keys(at: AtEditions):
    at.withhold()
    at.step.side.show_pane("withheld")
    listed = at.step.withheld.list
    at.qtbot.waitUntil(lambda: bool(listed.places))
    at.choose_edition(Edition.PUBLIC)
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Down)
    words = at.step.view.words
    assert words is not None
    assert "Withheld" in words.text
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert at.chooser.picker.chosen == (Exemption.LAW_ENFORCEMENT,)
    QTest.keyClicks(at.chooser.picker.line, "43")
    QTest.keyClick(at.chooser.picker.line, Qt.Key.Key_Return)
    assert at.withheld()[0].exemptions == (Exemption.LAW_ENFORCEMENT, Exemption.COMMERCIAL_INTERESTS)
    at.wait_for("[Withheld: sections 31(1) and 43(2)]")

    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    assert not at.withheld()
    at.wait_for("the watchlist grew to 16,000")
    assert "Nothing is withheld" in at.step.withheld.counts.text()
    at.workspace.undo()
    at.wait_for("[Withheld: sections 31(1) and 43(2)]")


def test_lifting_the_last_of_a_list_leaves_the_one_before_chosen(at: AtEditions):
    at.withhold()
    challenge = at.line(EntryKind.CHALLENGE)
    at.workspace.perform(withhold_entry(challenge.id, (Exemption.PERSONAL_INFORMATION,)))
    QTest.mouseClick(at.step.side.panes.findChildren(QPushButton)[1], LEFT)
    listed = at.step.withheld.list
    at.qtbot.waitUntil(lambda: len(listed.places) > 1)
    QTest.keyClick(listed, Qt.Key.Key_End)
    chosen, count = listed.current, len(listed.places)
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    at.qtbot.waitUntil(lambda: len(listed.places) < count)
    assert chosen not in listed.places
    assert listed.current == listed.places[-1]


def test_a_withheld_name_leads_to_the_person(at: AtEditions):
    lead = boards.person_of(at.workspace, "LL")
    at.workspace.perform(people.change_person(lead, name="Robin Falconer", naming=Naming.WITHHELD))
    at.step.side.show_pane("withheld")
    at.qtbot.waitUntil(lambda: bool(at.step.withheld.list.places))
    asked: list[Id] = []
    at.step.person_requested.connect(asked.append)
    at.step.withheld.list.setFocus()
    QTest.keyClick(at.step.withheld.list, Qt.Key.Key_Down)
    assert not at.step.withheld.lift_button.isEnabled()
    QTest.mouseClick(at.step.withheld.change_button, LEFT)
    assert asked == [lead]


def test_each_place_says_its_paragraph_and_leads_to_it_in_both_editions(at: AtEditions):
    item_id = at.line(EntryKind.NOTE).item_id
    for typed in ("The watchlist was read, and the watchlist was closed.", "Nobody spoke of the watchlist."):
        boards.note(at.workspace, at.meeting_id, typed, item_id)
    at.workspace.perform(withhold_entry(at.line(EntryKind.RESPONSE).id, (Exemption.LAW_ENFORCEMENT,)))
    at.withhold("watchlist")
    at.wait_for("[Withheld from the public, section 31(1): watchlist] was closed")
    listed = at.step.withheld.list
    at.step.side.show_pane("withheld")
    said = [listed.item(row).text().splitlines()[1] for row in range(listed.count())]
    assert said == [f"Item 6, paragraph 6.{number}: section 31(1)" for number in (1, 3, 4, 4, 5)], (
        "the action between them has no number"
    )
    for edition, words in ((Edition.FULL, "watchlist"), (Edition.PUBLIC, "[Withheld: section 31(1)]")):
        at.choose_edition(edition)
        shown: list[tuple[int, int]] = []
        publication = at.step.publication
        assert publication is not None
        listed.setFocus()
        for row, place in enumerate(listed.places):
            QTest.keyClick(listed, Qt.Key.Key_Home if row == 0 else Qt.Key.Key_Down)
            selected = at.step.view.words
            assert selected is not None
            before = at.step.view.pdf.getAllText(selected.page).text()[: selected.start]
            number = publication.paragraphs[place.entry_id or ""].number
            assert before[before.rindex("6.") :].startswith(number), "it stands in its own paragraph"
            assert selected.text == words or place.sort is WithheldSort.LINE
            shown.append((selected.page, selected.start))
        assert len(set(shown)) == len(shown) == 5, "each is shown at a place of its own"


def test_an_earlier_reason_is_put_back(at: AtEditions):
    challenge = at.line(EntryKind.CHALLENGE)
    key = at.workspace.perform(
        withhold_entry(challenge.id, (Exemption.PERSONAL_INFORMATION,), "It names him")
    )
    at.step.side.show_pane("withheld")
    pane = at.step.withheld
    at.qtbot.waitUntil(lambda: bool(pane.list.places))
    pane.list.setCurrentRow(0)
    assert pane.earlier.isHidden()
    at.workspace.perform(change_withholding(key, reason="It names the officer"))
    at.qtbot.waitUntil(pane.earlier.isVisible)
    put_back(pane.earlier, "It names him")
    assert at.withheld()[0].reason == "It names him"
