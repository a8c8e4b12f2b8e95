"""Every text of a board that can change can be put back: each field of each table, or it is said why not."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from tests.support.boards import note, person_of, record_like
from tests.support.signed import Signed, signed_board

from boardobserver.domain.release import Exemption
from boardobserver.domain.words import AttendanceList, RecordKind
from boardobserver.services import (
    agenda,
    attendance,
    corrections,
    documents,
    questions,
    saved_filters,
    withholding,
)
from boardobserver.services.earlier_words import earlier_words, restore_words
from boardobserver.services.parties import Party
from boardobserver.services.recording import add_record
from boardobserver.services.responding import add_response
from boardobserver.services.restorable_texts import TEXTS, Table, Texts
from boardobserver.services.safekeeping import check_board
from boardobserver.storage.records.base import PlainText
from boardobserver.storage.tables import METADATA

SET_ONCE: Final = {
    "action_update": {"text"},
    "correction": {"target", "field", "place", "before"},
    "disposal": {"by", "what", "reason", "counts"},
    "document": {"file_name"},
    "entry": {"withdrawn_reason"},
    "hold": {"reason"},
    "issued": {"format", "issued_to", "note"},
    "movement": {"status_after", "words"},
    "movement_field": {"before", "after"},
    "saved_filter": {"text"},
    "tracked": {"reason"},
    "version": {"reason"},
    "withholding": {"passage"},
}
"""Texts that no form changes: they come and go with what they are about."""

SETTINGS: Final = {
    "board": {"timezone"},
    "convention": {"name", "value"},
    "withholding": {"exemptions"},
}
"""No prose: chosen from what there is."""

WORDS: Final = {
    "items": ("2–3", "3–4"),
    "reference": ("Paper 01", "Paper 02"),
    "initials": ("QQ", "QX"),
    "short_name": ("NQ", "NX"),
}
"""What a text says first and then, where it is read for what it means."""


def test_every_text_of_every_table_can_be_put_back_or_is_named_here():
    restorable: dict[str, Texts] = {**TEXTS}
    for name, table in METADATA.tables.items():
        stored = {column.name for column in table.columns if type(column.type) is PlainText}
        texts = set(restorable[name].names) if name in restorable else set[str]()
        others = SET_ONCE.get(name, set[str]()) | SETTINGS.get(name, set[str]())
        assert not texts & others, name
        assert texts | others == stored, name


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Signed:
    """One row at least of each table, at a meeting that is still open."""
    signed = signed_board(tmp_path_factory.mktemp("texts"))
    workspace, meeting_id = signed.workspace, signed.second
    item = workspace.read.items(meeting_id)[2]
    for typed in ("? why 0.64", "* publish it", "= agreed to wait"):
        note(workspace, meeting_id, typed, item.id)
    lead = person_of(workspace, "LL")
    challenge = record_like(workspace, "why 0.64")
    for command in (
        agenda.set_papers(item.id, (("Paper 09", "The study"),)),
        attendance.add_attendee(meeting_id, lead, AttendanceList.PRESENT),
        attendance.add_declaration(meeting_id, lead, "A seat elsewhere"),
        documents.add_document("The study", for_record_id=challenge.id),
        add_record(RecordKind.ASSURANCE, "The tests were repeated"),
        add_response(challenge.id, "We shall write", by=Party()),
        questions.add_question("Who is on the watchlist?"),
        saved_filters.save_filter(RecordKind.ACTION, "Mine", "status:open"),
        withholding.withhold_record(challenge.id, (Exemption.LAW_ENFORCEMENT,), "Tactics"),
        corrections.put_forward(
            signed.first,
            signed.text("The watchlist held 16,000 people"),
            "The watchlist held 1,600 people",
            "Misheard",
            at_id=meeting_id,
        ),
    ):
        workspace.perform(command)
    return signed


def _newest_row(signed: Signed, table: str) -> str:
    with closing(sqlite3.connect(f"file:{signed.workspace.path}?mode=ro", uri=True)) as connection:
        (found,) = connection.execute(f"SELECT id FROM {table} ORDER BY rowid DESC LIMIT 1")
    return str(found[0])


@pytest.mark.parametrize(
    ("table", "field"), [(table, field) for table in TEXTS for field in TEXTS[table].names]
)
def test_a_text_says_again_what_it_said_and_an_undo_takes_that_back(full: Signed, table: Table, field: str):
    workspace, row_id = full.workspace, _newest_row(full, table)
    first, then = WORDS.get(field, (f"The {field} at first", f"The {field} then"))
    for words in (first, then):
        workspace.perform(TEXTS[table].change(row_id, **{field: words}))
    said = [each for each in earlier_words(workspace.read, table, row_id) if each.field == field]
    assert [(each.words, each.is_now) for each in said[:2]] == [(then, True), (first, False)]
    assert said[0].name == TEXTS[table].names[field]
    workspace.perform(restore_words(said[1]))
    assert _now(full, table, row_id, field) == first
    undone = workspace.undo()
    assert undone is not None
    assert undone.startswith(f"restore the words of {TEXTS[table].owner}")
    assert _now(full, table, row_id, field) == then


def test_the_board_is_sound_after_all_that(full: Signed):
    assert check_board(full.workspace.path) == ()


def _now(signed: Signed, table: Table, row_id: str, field: str) -> str:
    said = earlier_words(signed.workspace.read, table, row_id)
    return next(each.words for each in said if each.field == field and each.is_now)


def test_a_paper_and_a_standing_item_keep_their_history_when_their_lists_are_set_anew(tmp_path: Path):
    signed = signed_board(tmp_path)
    workspace = signed.workspace
    item = workspace.read.items(signed.second)[2]
    for papers in (
        (("Paper 01", "The study"), ("Paper 02", "The plan")),
        (("Paper 02", "The plan"), ("Paper 01", "The study of 2023"), ("Paper 03", "A third")),
    ):
        workspace.perform(agenda.set_papers(item.id, papers))
    found = workspace.read.items(signed.second)[2].papers
    assert [(each.position, each.title) for each in found] == [
        (1, "The plan"),
        (2, "The study of 2023"),
        (3, "A third"),
    ]
    said = earlier_words(workspace.read, "paper", found[1].id)
    assert [each.words for each in said] == ["The study of 2023", "The study"]
    workspace.perform(restore_words(said[1]))
    assert [each.title for each in workspace.read.items(signed.second)[2].papers] == [
        "The plan",
        "The study",
        "A third",
    ]
    for _each in range(3):
        workspace.undo()
    assert workspace.read.items(signed.second)[2].papers == ()
