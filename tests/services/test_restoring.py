"""A meeting made again out of its minutes prints the same, and the board is sound."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.any_meetings import meeting_records
from tests.support.boards import DAY, SteppingClock, note, person_of, planned_meeting
from tests.support.properties import examples
from tests.support.whole_content import BOARD_TEXT

from boardobserver.domain.differences import differences
from boardobserver.domain.errors import Refusal
from boardobserver.domain.release import Edition, Exemption, Grade, Naming
from boardobserver.domain.snapshots import Id, Imprint, MeetingRecord, MinutesContent, VersionNumber
from boardobserver.domain.withholding import EditionContent, in_edition
from boardobserver.domain.words import MeetingStatus, RecordKind
from boardobserver.publish.document import Block, Heading
from boardobserver.publish.imprint import TITLE
from boardobserver.services import entries, meetings, people
from boardobserver.services.boards import new_board
from boardobserver.services.conventions import change_conventions
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import edition_document, print_minutes
from boardobserver.services.restoring import read_edition, restore_meeting
from boardobserver.services.safekeeping import check_board
from boardobserver.services.verifying import Verdict, verify_file
from boardobserver.services.withholding import Place, withhold_entry, withhold_passage
from boardobserver.services.workspace import Workspace


@pytest.fixture
def empty(tmp_path: Path) -> Generator[Workspace]:
    opened = new_board(tmp_path / "empty.board", "Empty", actor="tester", clock=SteppingClock())
    yield opened
    opened.close()
    assert check_board(opened.path) == ()


def lived_meeting(workspace: Workspace, *, is_signed_off: bool) -> Id:
    """A meeting with a line of each kind, something withheld, and a private note."""
    meeting_id = planned_meeting(workspace)
    item = workspace.read.items(meeting_id)[5]
    workspace.perform(meetings.start_meeting(meeting_id))
    for typed in (
        "@BC: the threshold had been raised to 0.64",
        "? @LO to @LL: what supports 0.64?",
        "> @LL: a paper would be brought",
        "! @LL to publish the report by 30 November",
        "= the Board agreed the policy",
        "* operations needed to be free of bias",
        "+ @LO: the testing was welcomed",
        "# 0.48 % of alerts were false",
        "~ between us",
    ):
        note(workspace, meeting_id, typed, item.id)
    line = workspace.read.entries(meeting_id)[0]
    workspace.perform(
        withhold_passage(
            Place(entry_id=line.id), "raised to 0.64", (Exemption.LAW_ENFORCEMENT,), "It says how."
        )
    )
    workspace.perform(meetings.end_meeting(meeting_id))
    if is_signed_off:
        workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))
    return meeting_id


def content_of(workspace: Workspace, meeting_id: Id, edition: Edition) -> MinutesContent:
    return minutes_content(workspace.read, meeting_id, DAY, MinutesOptions(edition=edition))


@pytest.mark.parametrize("is_signed_off", [False, True])
@pytest.mark.parametrize("edition", Edition)
def test_a_meeting_restored_from_its_minutes_prints_the_same(
    workspace: Workspace, empty: Workspace, tmp_path: Path, edition: Edition, is_signed_off: bool
):
    meeting_id = lived_meeting(workspace, is_signed_off=is_signed_off)
    first = tmp_path / "first.pdf"
    print_minutes(content_of(workspace, meeting_id, edition), first)
    restored_id = empty.perform(restore_meeting(read_edition(first)))
    assert restored_id == meeting_id
    second = tmp_path / "second.pdf"
    print_minutes(content_of(empty, meeting_id, edition), second)
    held, again = read_edition(first), read_edition(second)
    assert differences(held.content, again.content) == ()
    assert blocks(held) == blocks(again)
    assert held.counts == again.counts
    assert held.counts or edition is Edition.FULL
    assert verify_file(second).verdict is Verdict.EXACT
    meeting = empty.read.meeting(meeting_id)
    wanted = MeetingStatus.SIGNED_OFF if is_signed_off else MeetingStatus.UNDER_REVIEW
    assert meeting.status is wanted
    assert meeting.reference == workspace.read.meeting(meeting_id).reference


def blocks(edition: EditionContent) -> list[Block]:
    """What its document says, but for the section about the document itself, which has the record's hash."""
    said = edition_document(edition).blocks
    about = next(at for at, block in enumerate(said) if isinstance(block, Heading) and block.text == TITLE)
    return list(said[:about])


@pytest.mark.parametrize("rule", [None, Grade.INSPECTOR])
def test_what_a_public_edition_withheld_is_counted_once_after_it_was_restored_and_changed(
    workspace: Workspace, empty: Workspace, tmp_path: Path, rule: Grade | None
):
    lead = person_of(workspace, "LL")
    workspace.perform(people.change_person(lead, name="Robin Falconer", naming=Naming.WITHHELD))
    workspace.perform(people.change_person(person_of(workspace, "LO"), naming=Naming.NAMED))
    workspace.perform(people.change_person(person_of(workspace, "BC"), naming=Naming.NAMED))
    if rule is not None:
        workspace.perform(change_conventions(lambda now: replace(now, named_from=rule)))
    meeting_id = lived_meeting(workspace, is_signed_off=False)
    file = tmp_path / "first.pdf"
    print_minutes(content_of(workspace, meeting_id, Edition.PUBLIC), file)
    held = read_edition(file)
    assert len(held.counts) == 2
    empty.perform(restore_meeting(held))
    assert in_edition(content_of(empty, meeting_id, Edition.PUBLIC)).counts == held.counts
    assert in_edition(content_of(empty, meeting_id, Edition.FULL)).counts == held.counts

    line = empty.read.entries(meeting_id)[1]
    empty.perform(withhold_entry(line.id, (Exemption.LAW_ENFORCEMENT,)))
    empty.perform(entries.edit_entry(empty.read.entries(meeting_id)[2].id, "> a paper was brought"))
    again = in_edition(content_of(empty, meeting_id, Edition.PUBLIC)).counts
    assert set(again) > set(held.counts)
    assert len(again) == 3


def test_what_is_restored_can_be_gone_on_with(workspace: Workspace, empty: Workspace, tmp_path: Path):
    meeting_id = lived_meeting(workspace, is_signed_off=True)
    file = tmp_path / "minutes.pdf"
    print_minutes(content_of(workspace, meeting_id, Edition.FULL), file)
    empty.perform(restore_meeting(read_edition(file)))
    assert [each.name for each in empty.read.people()] == [each.name for each in workspace.read.people()]
    next_id = planned_meeting(empty)
    assert str(empty.read.meeting(next_id).reference) == "MT-2026-002"
    note(empty, next_id, "! @LL to publish the next report")
    actions = [str(each.reference) for each in empty.read.tracked_of_kind(RecordKind.ACTION)]
    assert actions == ["AC-2026-001", "AC-2026-002"]
    (withheld,) = empty.read.releases.withholdings()
    assert (withheld.passage, withheld.reason) == ("raised to 0.64", "")


def test_only_an_empty_board_takes_a_meeting_in(workspace: Workspace, empty: Workspace, tmp_path: Path):
    meeting_id = lived_meeting(workspace, is_signed_off=True)
    file = tmp_path / "minutes.pdf"
    print_minutes(content_of(workspace, meeting_id, Edition.FULL), file)
    edition = read_edition(file)
    with pytest.raises(Refusal, match="has meetings already"):
        workspace.perform(restore_meeting(edition))
    empty.perform(restore_meeting(edition))
    before = empty.read.releases.journal_head()
    with pytest.raises(Refusal, match="has meetings already"):
        empty.perform(restore_meeting(edition))
    assert before == empty.read.releases.journal_head()


@pytest.mark.parametrize("zone", ["Nowhere/At all", "Europe", "../../etc/passwd"])
def test_no_meeting_is_restored_whose_times_nobody_could_tell(
    workspace: Workspace, empty: Workspace, zone: str
):
    meeting_id = lived_meeting(workspace, is_signed_off=False)
    edition = in_edition(content_of(workspace, meeting_id, Edition.FULL))
    board = replace(edition.content.record.board, timezone=zone)
    content = replace(edition.content, record=replace(edition.content.record, board=board))
    with pytest.raises(Refusal, match="time zone that this machine does not know"):
        empty.perform(restore_meeting(replace(edition, content=content)))
    assert empty.read.meetings() == ()


@examples(15)
@given(meeting_records(BOARD_TEXT), st.sampled_from(Edition))
def test_any_meeting_is_restored_as_its_record_has_it(
    tmp_path_factory: pytest.TempPathFactory, record: MeetingRecord, edition: Edition
):
    content = MinutesContent(record)
    is_signed_off = record.meeting.status is MeetingStatus.SIGNED_OFF
    version = VersionNumber(1) if is_signed_off else VersionNumber(0, 1)
    held = in_edition(replace(content, imprint=Imprint(version, edition, "")))
    path = tmp_path_factory.mktemp("restored") / "any.board"
    restored = new_board(path, "Any", actor="tester")
    restored.perform(restore_meeting(held))
    options = MinutesOptions(edition=edition)
    again = in_edition(minutes_content(restored.read, record.meeting.id, DAY, options))
    restored.close()
    # A line that does not print is not in the file, though a record names it as what raised it.
    told = [each for each in differences(held.content, again.content) if each.field != "Entry"]
    assert told == []
    assert blocks(held) == blocks(again)
    assert held.counts == again.counts
    assert check_board(path) == ()
