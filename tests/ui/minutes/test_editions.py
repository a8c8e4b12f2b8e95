"""The two editions in the Minutes step: shown, saved and printed as what they are."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.support import boards, pdf
from tests.support.editions import AtEditions

from boardobserver.domain.release import Edition, Exemption
from boardobserver.services.withholding import Place, lift_withholding, withhold_passage
from boardobserver.ui.output.saving import SaveTarget
from boardobserver.ui.widgets.heading import Words

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def test_each_edition_shows_exactly_what_would_be_written(at: AtEditions):
    at.withhold()
    at.wait_for("[Withheld from the public, section 31(1): watchlist]")
    at.choose_edition(Edition.PUBLIC)
    assert pdf.plain("the [Withheld: section 31(1)] grew to 16,000") in at.words()
    assert pdf.plain("watchlist") not in at.words()
    at.choose_edition(Edition.FULL)
    assert pdf.plain("section 31(1): watchlist") in at.words()


def test_nothing_of_one_edition_is_shown_under_the_other_and_the_place_stays(at: AtEditions):
    at.withhold()
    at.wait_for("[Withheld from the public, section 31(1): watchlist]")
    bar = at.step.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    assert place > 0
    QTest.mouseClick(at.step.side.editions.findChildren(QPushButton)[1], LEFT)
    assert at.step.view.pdf.pageCount() == 0
    at.qtbot.waitUntil(lambda: at.step.view.pdf.pageCount() > 0)
    assert pdf.plain("[Withheld: section 31(1)]") in at.words()
    assert bar.value() == place


def test_the_edition_that_is_shown_stays_when_it_is_chosen_again(at: AtEditions):
    assert at.step.view.pdf.pageCount() > 0
    at.choose_edition(Edition.FULL)
    assert at.step.view.pdf.pageCount() > 0


def test_the_public_edition_is_saved_under_a_name_that_says_so(at: AtEditions, tmp_path: Path):
    at.withhold()
    at.choose_edition(Edition.PUBLIC)
    assert "public" in at.step.side.save_button.text()
    path = tmp_path / "out.pdf"
    at.answers.target = SaveTarget(path, may_overwrite=False)
    QTest.mouseClick(at.step.side.save_button, LEFT)
    at.qtbot.waitUntil(path.exists)
    at.qtbot.waitUntil(lambda: bool(at.notices.told))

    assert at.answers.proposed == "MT-2026-001 minutes public.pdf"
    assert path.read_bytes() == at.expected(Edition.PUBLIC)


def test_an_edition_that_would_say_what_is_withheld_cannot_be_saved_and_says_why(at: AtEditions):
    entry_id = boards.note(at.workspace, at.meeting_id, "It was held on 19 November 2026.")
    place = Place(entry_id=entry_id)
    key = at.workspace.perform(withhold_passage(place, "19 November 2026", (Exemption.LAW_ENFORCEMENT,)))
    QTest.mouseClick(at.step.side.editions.findChildren(QPushButton)[1], LEFT)
    at.qtbot.waitUntil(lambda: bool(at.step.side.message.message))

    assert "withheld" in at.step.side.message.message
    assert not at.step.side.save_button.isEnabled()
    assert not at.step.side.print_button.isEnabled()
    assert "a stream" not in at.step.side.message.message, "the page is enough"
    assert at.step.view.pdf.pageCount() == 0
    assert at.step.view.verticalScrollBar().maximum() == 0, "no blank paper is left to scroll over"

    at.workspace.perform(lift_withholding(key))
    at.qtbot.waitUntil(at.step.side.save_button.isEnabled)
    assert not at.step.side.message.message


def test_what_keeps_a_file_from_being_called_accessible_is_said_where_it_is_saved(at: AtEditions):
    at.step.side.show_findings(("Page 2 has a picture without words.",))
    said = [each.text() for each in at.step.side.findChildren(Words) if each.isVisible()]
    assert any("without the claim of PDF/UA" in each and "Page 2" in each for each in said)
    at.step.side.show_findings(())
    said = [each.text() for each in at.step.side.findChildren(Words) if each.isVisible()]
    assert not any("claim" in each for each in said)


def test_the_edition_that_is_shown_is_the_one_on_paper(at: AtEditions, tmp_path: Path):
    at.withhold()
    at.choose_edition(Edition.PUBLIC)
    at.answers.paper = tmp_path / "paper.pdf"
    QTest.mouseClick(at.step.side.print_button, LEFT)
    at.qtbot.waitUntil(lambda: bool(at.notices.told))
    assert at.answers.asked_title == "MT-2026-001 minutes, public edition"
    assert (tmp_path / "paper.pdf").exists()
