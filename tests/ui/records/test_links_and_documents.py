"""In the pane of a record, links are made and dropped from either end, and documents are kept."""

import stat

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from tests.support.answers import FileAnswers
from tests.support.lives import Life
from tests.support.taking import strike

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import RecordKind, Relation
from boardobserver.services import links, recording
from boardobserver.services.documents import LARGEST_FILE
from boardobserver.ui.records.record_pane import RecordPane
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.link_button import LinkButton


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def linked(pane: RecordPane) -> list[str]:
    """The records that the links section names, each as its link reads."""
    QApplication.processEvents()  # what was added comes into sight with the next turn
    return [each.words.split(" ")[0] for each in pane.links.findChildren(LinkButton) if each.isVisible()]


def messages(widget: QWidget) -> list[str]:
    return [each.message for each in widget.findChildren(FieldMessage) if each.message]


def link_to(pane: RecordPane, relation: str, typed: str) -> None:
    click(pane.links.add_button)
    form = pane.links.form
    form.relation.setFocus()
    QTest.keyClicks(form.relation, relation)
    form.record.setFocus()
    QTest.keyClicks(form.record, typed)
    if form.record.offered.isVisible():
        QTest.keyClick(form.record.offered, Qt.Key.Key_Return)
    else:
        QTest.keyClick(form.record, Qt.Key.Key_Return)


def test_a_link_is_made_by_a_reference_and_stands_at_both_ends(
    life: Life, pane: RecordPane, board: OpenBoard
):
    advice, decision = life.record(RecordKind.ADVICE), life.record(RecordKind.DECISION)
    pane.show_record(advice)
    link_to(pane, "gave rise", "dn-2026-1")
    assert linked(pane) == ["DN-2026-001"]
    assert not pane.links.form.isVisible()
    (found,) = links.surroundings(life.workspace.read, decision).linked
    assert (found.words, str(found.record.reference)) == ("arises from", "EA-2026-001")
    row = next(each for each in pane.links.findChildren(LinkButton) if each.isVisible())
    asked: list[Id] = []
    pane.record_requested.connect(asked.append)
    click(row)
    assert asked == [decision]
    board.undo()
    assert linked(pane) == []


def test_a_form_that_is_opened_is_seen_to_its_end(qtbot: QtBot, life: Life, pane: RecordPane):
    pane.resize(400, 560)
    pane.show_record(life.record(RecordKind.ADVICE))
    for button in (pane.links.add_button, pane.documents.add_button):
        click(button)
        form = QApplication.focusWidget()
        while form is not None and form.property("role") != "panel":
            form = form.parentWidget()
        assert form is not None
        qtbot.waitUntil(lambda form=form: form.visibleRegion().boundingRect() == form.rect())


def test_a_record_is_found_by_its_words_and_chosen_from_what_is_offered(life: Life, pane: RecordPane):
    pane.show_record(life.record(RecordKind.ADVICE))
    click(pane.links.add_button)
    form = pane.links.form
    form.record.setFocus()
    QTest.keyClicks(form.record, "the")
    offered = form.record.offered
    assert offered.isVisible()
    first = offered.model().index(0, 0).data()
    assert first.startswith("AS-2026-001") or " · " in first
    QTest.keyClick(offered, Qt.Key.Key_Down)
    QTest.keyClick(offered, Qt.Key.Key_Return)
    assert form.record.text() == first
    QTest.keyClick(form.record, Qt.Key.Key_Return)
    assert linked(pane)[0] == first.split(" ")[0]


def test_words_that_mean_more_than_one_record_or_none_are_said_to(life: Life, pane: RecordPane):
    pane.show_record(life.record(RecordKind.ADVICE))
    for typed in ("the", "nothing of the sort", ""):
        link_to(pane, "supports", typed)
        assert messages(pane.links.form) == [
            "No record is meant by this, or more than one. Type its reference."
        ]
    assert linked(pane) == []


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("AC-2026-001", "A record cannot be linked to itself."),
        ("CH-2026-001", "These two records are linked in this way already."),
    ],
)
def test_a_link_to_itself_and_a_double_are_refused_beside_the_field(
    life: Life, pane: RecordPane, typed: str, why: str
):
    pane.show_record(life.record(RecordKind.ACTION))
    link_to(pane, "arises", typed)
    assert messages(pane.links.form) == [why]


def test_a_link_is_dropped(qtbot: QtBot, life: Life, pane: RecordPane):
    pane.show_record(life.record(RecordKind.ACTION))
    assert linked(pane) == ["CH-2026-001", "AS-2026-001"]
    drop = next(
        each
        for each in pane.links.findChildren(QToolButton)
        if each.accessibleName() == "Drop the link to CH-2026-001"
    )
    qtbot.waitUntil(drop.isVisible)
    click(drop)
    assert linked(pane) == ["AS-2026-001"]
    pane.show_record(life.record(RecordKind.CHALLENGE))
    assert linked(pane) == []


def test_a_cycle_of_links_is_shown_once(life: Life, pane: RecordPane):
    workspace = life.workspace
    keys: list[Id] = [
        workspace.perform(recording.add_record(RecordKind.ACTION, text)) for text in ("one", "two", "three")
    ]
    for begin, end in zip(keys, [*keys[1:], keys[0]], strict=True):
        workspace.perform(links.link_records(begin, end, Relation.ARISES_FROM))
    pane.show_record(keys[0])
    assert linked(pane) == ["AC-2026-003", "AC-2026-004"]


def test_what_links_lead_on_to_is_shown_under_them(life: Life, pane: RecordPane):
    pane.show_record(life.record(RecordKind.CHALLENGE))
    assert linked(pane) == ["AC-2026-001", "AS-2026-001"]


def add_document(pane: RecordPane, typed: str, place: str = "") -> None:
    click(pane.documents.add_button)
    form = pane.documents.form
    form.document.setFocus()
    for letter in typed:
        strike(form.document.line, letter)
    popup = form.document.offered
    QTest.keyClick(popup if popup.isVisible() else form.document.line, Qt.Key.Key_Return)
    form.place.setFocus()
    QTest.keyClicks(form.place, place)
    QTest.keyClick(form.place, Qt.Key.Key_Return)


def test_a_document_is_added_quoted_exactly_and_said_to_be_sic(life: Life, pane: RecordPane):
    key = life.record(RecordKind.ADVICE)
    pane.show_record(key)
    add_document(pane, "The test report", "p. 12")
    (box,) = pane.documents.boxes
    assert not box.form.isHidden()
    quotation, note = box.form.row("quotation").field, box.form.row("sic_note").field
    assert isinstance(quotation, QPlainTextEdit)
    quotation.setFocus()
    QTest.keyClicks(quotation, "the treshold of 0.6")
    QTest.keyClick(quotation, Qt.Key.Key_Return)
    note.setFocus()
    QTest.keyClicks(note, "So in the original.")
    QTest.keyClick(note, Qt.Key.Key_Return)
    (use,) = life.workspace.read.document_uses(key)
    assert (use.place, use.quotation, use.sic_note) == ("p. 12", "the treshold of 0.6", "So in the original.")
    assert box.quotation.text() == "“the treshold of 0.6” [sic]"


def test_a_document_that_the_board_has_is_chosen_and_none_is_added_twice(life: Life, pane: RecordPane):
    key = life.record(RecordKind.ADVICE)
    pane.show_record(key)
    add_document(pane, "The Deputy Mayor’s letter")
    assert len(life.workspace.read.documents()) == 1
    assert [box.title.text() for box in pane.documents.boxes] == ["The Deputy Mayor’s letter"]
    add_document(pane, "The Deputy Mayor’s letter")
    assert messages(pane.documents.form) == ["This record rests on that document already. Give another page."]
    add_document(pane, "")
    assert messages(pane.documents.form) == ["Give the document a title."]


def test_a_file_is_attached_and_its_copy_is_the_same_and_for_its_owner_only(
    qtbot: QtBot, life: Life, pane: RecordPane, files: FileAnswers
):
    pane.show_record(life.record(RecordKind.ADVICE))
    add_document(pane, "Report")
    (box,) = pane.documents.boxes
    qtbot.waitUntil(box.attach_button.isVisible)
    assert not box.copy_button.isVisible()
    click(box.attach_button)  # and thinks better of it
    files.attached = files.folder / "report.bin"
    files.attached.write_bytes(bytes(range(256)) * 1000)
    click(box.attach_button)
    qtbot.waitUntil(box.copy_button.isVisible)
    files.saved = files.folder / "copy.bin"
    click(box.copy_button)
    qtbot.waitUntil(lambda: bool(files.notices))
    assert files.proposed == ["report.bin"]
    assert files.saved.read_bytes() == files.attached.read_bytes()
    assert stat.S_IMODE(files.saved.stat().st_mode) == 0o600
    assert str(files.saved) in files.notices[0].message
    click(box.detach_button)
    assert not box.copy_button.isVisible()


def test_a_file_that_is_too_large_or_not_there_is_refused_and_nothing_is_kept(
    qtbot: QtBot, life: Life, pane: RecordPane, files: FileAnswers
):
    pane.show_record(life.record(RecordKind.CHALLENGE))
    (box,) = pane.documents.boxes
    before = life.workspace.read.documents()
    files.attached = files.folder / "large.bin"
    with files.attached.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    qtbot.waitUntil(box.attach_button.isVisible)
    click(box.attach_button)
    qtbot.waitUntil(lambda: len(files.notices) == 1)
    files.attached = files.folder / "nowhere.bin"
    click(box.attach_button)
    qtbot.waitUntil(lambda: len(files.notices) == 2)
    assert "larger than 50 MB" in files.notices[0].message
    assert "cannot be read" in files.notices[1].message
    assert life.workspace.read.documents() == before


def test_a_document_is_taken_from_a_record_and_stays_on_the_board(
    qtbot: QtBot, life: Life, pane: RecordPane, board: OpenBoard
):
    pane.show_record(life.record(RecordKind.CHALLENGE))
    (box,) = pane.documents.boxes
    qtbot.waitUntil(box.drop_button.isVisible)
    click(box.drop_button)
    assert pane.documents.boxes == ()
    assert len(life.workspace.read.documents()) == 1
    board.undo()
    assert len(pane.documents.boxes) == 1


def attach_a_file(qtbot: QtBot, pane: RecordPane, files: FileAnswers) -> None:
    """Ask for a file to be attached to the one document there is."""
    (box,) = pane.documents.boxes
    qtbot.waitUntil(box.attach_button.isVisible)
    files.attached = files.folder / "report.bin"
    files.attached.write_bytes(b"report")
    click(box.attach_button)


def settled(desk: Desk) -> None:
    """Let what is being read come to its end without anybody hearing of it."""
    desk.jobs._executor.shutdown(wait=True)  # pyright: ignore[reportPrivateUsage] - no event may be answered


def test_a_file_that_is_read_when_the_board_is_closed_is_given_up(
    qtbot: QtBot, desk: Desk, life: Life, pane: RecordPane, *, files: FileAnswers, board: OpenBoard
):
    pane.show_record(life.record(RecordKind.CHALLENGE))
    attach_a_file(qtbot, pane, files)
    settled(desk)
    board.close()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert files.notices == []


def test_a_file_whose_document_was_taken_back_meanwhile_is_refused(
    qtbot: QtBot, desk: Desk, life: Life, pane: RecordPane, *, files: FileAnswers, board: OpenBoard
):
    pane.show_record(life.record(RecordKind.ADVICE))
    add_document(pane, "Report")
    attach_a_file(qtbot, pane, files)
    settled(desk)
    board.undo()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert [each.message for each in files.notices] == ["This document is not there any more."]
