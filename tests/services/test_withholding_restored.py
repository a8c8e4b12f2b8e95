"""Restored minutes withhold what they withheld where they were made, and no more."""

from datetime import date
from pathlib import Path

import pytest
from tests.support.boards import note
from tests.support.signed import NEXT_DAY
from tests.support.travelling import next_meeting, printed, restored

from boardobserver.domain.release import Edition, Exemption
from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.withholding import in_edition
from boardobserver.domain.withholding.retelling import texts_in
from boardobserver.domain.words import DueKind
from boardobserver.publish.document import Block, Heading
from boardobserver.publish.imprint import TITLE
from boardobserver.services import meetings, tracking
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import edition_document, publish_minutes
from boardobserver.services.withholding import (
    Place,
    lift_withholding,
    withhold_entry,
    withhold_item,
    withhold_passage,
    withhold_record,
)
from boardobserver.services.workspace import Workspace

LAW = (Exemption.LAW_ENFORCEMENT,)
SECRET = "Kestrel vans"
SAID_OF_IT = pytest.mark.parametrize(
    "typed", ["> @LL: the Kestrel vans", "^CH-2026-001 the Kestrel vans, once more", "> @LL: not yet"]
)
HOW = pytest.mark.parametrize("how", ["line", "item", "record"])


def answered(workspace: Workspace, meeting_id: Id, typed: str, how: str) -> tuple[Id, Id]:
    """A challenge that is gone on with at two more meetings, something withheld of the first of these."""
    put = note(workspace, meeting_id, "? What of the cameras?", workspace.read.items(meeting_id)[2].id)
    second = next_meeting(workspace, meeting_id)
    item = workspace.read.items(second)[2].id
    note(workspace, second, "? @LL once more, ^CH-2026-001", item)
    line = note(workspace, second, typed, item)
    record = workspace.read.entries_of_ids([put])[0].record_id
    assert record is not None
    chosen = {"line": withhold_entry(line, LAW), "item": withhold_item(item, LAW)}
    workspace.perform(chosen.get(how, withhold_record(record, LAW)))
    third = next_meeting(workspace, second)
    note(workspace, third, "^CH-2026-001 goes on, the cameras not yet", workspace.read.items(third)[2].id)
    return second, third


@HOW
@SAID_OF_IT
def test_what_another_meeting_said_of_a_record_is_withheld_also_where_the_minutes_were_restored(
    workspace: Workspace, meeting_id: Id, tmp_path: Path, typed: str, how: str
):
    second, third = answered(workspace, meeting_id, typed, how)
    for of_meeting, changes in ((second, True), (third, False), (third, True)):
        made = restored(workspace, of_meeting, tmp_path / str(changes), changes=changes)
        assert SECRET not in printed(made, of_meeting)
        made.close()


@HOW
@SAID_OF_IT
def test_restored_minutes_withhold_what_they_withheld_and_no_more(
    workspace: Workspace, meeting_id: Id, tmp_path: Path, typed: str, how: str
):
    _, third = answered(workspace, meeting_id, typed, how)
    for status in ("draft", "signed off"):
        made = restored(workspace, third, tmp_path / status, changes=True)
        for edition in Edition:
            assert without_imprint(made, third, edition) == without_imprint(workspace, third, edition)
        again = restored(made, third, tmp_path / f"{status} again")
        public = without_imprint(again, third, Edition.PUBLIC)
        assert public == without_imprint(workspace, third, Edition.PUBLIC)
        made.close()
        again.close()
        if status == "draft":
            next_meeting(workspace, third)


@HOW
@SAID_OF_IT
def test_a_restored_draft_withholds_no_more_once_it_is_signed_off(
    workspace: Workspace, meeting_id: Id, tmp_path: Path, typed: str, how: str
):
    _, third = answered(workspace, meeting_id, typed, how)
    made = restored(workspace, third, tmp_path)
    next_meeting(made, third)
    assert said_of_records(made, third) == said_of_records(workspace, third)
    made.close()


@HOW
@SAID_OF_IT
def test_what_another_meeting_withheld_of_restored_minutes_is_withheld_in_later_ones_and_can_be_lifted(
    workspace: Workspace, meeting_id: Id, tmp_path: Path, typed: str, how: str
):
    _, third = answered(workspace, meeting_id, typed, how)
    made = restored(workspace, third, tmp_path)
    fourth = next_meeting(made, third)
    note(made, fourth, "^CH-2026-001 is asked once more", made.read.items(fourth)[2].id)
    for of_meeting in (third, fourth):
        assert SECRET not in printed(made, of_meeting)
        content = minutes_content(made.read, of_meeting, NEXT_DAY, MinutesOptions(edition=Edition.PUBLIC))
        assert publish_minutes(content).pages
    for each in made.read.releases.withholdings():
        made.perform(lift_withholding(each.id))
    for of_meeting in (third, fourth):
        assert "Withheld: " not in printed(made, of_meeting)
    made.close()


def test_a_draft_of_a_public_edition_says_what_is_withheld_of_it_until_somebody_says_more(
    workspace: Workspace, meeting_id: Id, tmp_path: Path
):
    item = workspace.read.items(meeting_id)[2].id
    for typed in (
        "! @LL to park the vans by 30 November",
        "! @BC to count them by 30 November",
        "? @LL: why?",
    ):
        note(workspace, meeting_id, typed, item)
    parked, counted, asked = (each.record_id or "" for each in workspace.read.entries(meeting_id))
    workspace.perform(withhold_passage(Place(record_id=parked), "30 November", LAW))
    workspace.perform(withhold_record(asked, LAW))
    public = without_imprint(workspace, meeting_id, Edition.PUBLIC)
    made = restored(workspace, meeting_id, tmp_path, edition=Edition.PUBLIC)
    for edition in Edition:
        assert without_imprint(made, meeting_id, edition) == public

    before = minutes_content(made.read, meeting_id, NEXT_DAY).withheld_before
    made.perform(tracking.change_due(parked, Due(DueKind.DATE, date(2026, 12, 24)), meeting_id=meeting_id))
    made.perform(tracking.change_text(asked, "What for?", meeting_id=meeting_id))
    said = printed(made, meeting_id)
    assert "24 December 2026" in said
    assert "What for?" in said
    content = minutes_content(made.read, meeting_id, NEXT_DAY)
    assert [mark.field for mark in content.record.records[parked].withheld] == []
    assert [mark.field for mark in content.record.records[counted].withheld] == ["due"]
    made.perform(meetings.end_meeting(meeting_id))
    made.perform(meetings.sign_off(meeting_id, made.read.people()[0].id))
    content = minutes_content(made.read, meeting_id, NEXT_DAY)
    assert [mark.field for mark in content.record.records[counted].withheld] == ["due"]
    assert content.withheld_before == before != ()
    made.close()


def said_of_records(workspace: Workspace, meeting_id: Id) -> tuple[str, ...]:
    """What the public edition says of the records, word for word."""
    options = MinutesOptions(edition=Edition.PUBLIC)
    public = in_edition(minutes_content(workspace.read, meeting_id, NEXT_DAY, options)).content
    return texts_in(public.record.records)


def without_imprint(workspace: Workspace, meeting_id: Id, edition: Edition) -> tuple[list[Block], object]:
    """What minutes say before they tell of themselves, and how much is withheld."""
    options = MinutesOptions(edition=edition)
    made = in_edition(minutes_content(workspace.read, meeting_id, NEXT_DAY, options))
    blocks = edition_document(made).blocks
    about = next(at for at, each in enumerate(blocks) if isinstance(each, Heading) and each.text == TITLE)
    return list(blocks[:about]), made.counts
