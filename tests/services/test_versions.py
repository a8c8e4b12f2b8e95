"""Versions of minutes: made when something is settled, numbered in order, and printed the same for ever."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.boards import DAY, board, note, person_of

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.snapshots import Id, VersionNumber
from boardobserver.services import agenda, entries, meetings, people, versions
from boardobserver.services.comparing import compare_minutes
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.workspace import Workspace
from boardobserver.storage.records import VersionRow
from boardobserver.storage.unit import Unit


def numbers(workspace: Workspace, meeting_id: Id) -> list[str]:
    return [str(each.number) for each in workspace.read.releases.versions(meeting_id)]


def printed(workspace: Workspace, meeting_id: Id, number: str | None = None) -> bytes:
    version = None
    if number is not None:
        major, _, minor = number.partition(".")
        version = VersionNumber(int(major), int(minor or 0))
    content = minutes_content(workspace.read, meeting_id, DAY, MinutesOptions(version=version))
    return publish_minutes(content).pdf


def a_line(workspace: Workspace, meeting_id: Id) -> Id:
    item = workspace.read.items(meeting_id)[2]
    return note(workspace, meeting_id, "The threshold was 0.64", item.id)


def test_ending_a_meeting_keeps_its_first_draft_and_signing_off_the_first_version(
    workspace: Workspace, meeting_id: Id
):
    a_line(workspace, meeting_id)
    assert numbers(workspace, meeting_id) == []
    workspace.perform(meetings.end_meeting(meeting_id))
    assert numbers(workspace, meeting_id) == ["0.1"]
    signer = person_of(workspace, "LO")
    workspace.perform(meetings.sign_off(meeting_id, signer))
    draft, signed = workspace.read.releases.versions(meeting_id)
    assert (str(draft.number), draft.reason) == ("0.1", "Under review")
    assert (str(signed.number), signed.reason, signed.made_by_id) == ("1", "Signed off", signer)
    assert len(signed.journal_head) == 64


def test_a_draft_is_kept_again_only_when_it_says_something_else(workspace: Workspace, meeting_id: Id):
    line = a_line(workspace, meeting_id)
    workspace.perform(meetings.end_meeting(meeting_id))
    assert str(workspace.perform(versions.keep_version(meeting_id, "Shown to the Chair"))) == "0.1"
    workspace.perform(people.add_person("Somebody else"))
    assert str(workspace.perform(versions.keep_version(meeting_id, "Shown to the Chair"))) == "0.1"
    workspace.perform(entries.set_wording(line, "The threshold had been raised to 0.64."))
    assert str(workspace.perform(versions.keep_version(meeting_id, "Shown to the Chair"))) == "0.2"
    assert numbers(workspace, meeting_id) == ["0.1", "0.2"]
    assert workspace.read.releases.versions(meeting_id)[-1].reason == "Shown to the Chair"


def test_the_imprint_says_which_draft_it_is(workspace: Workspace, meeting_id: Id):
    def imprinted() -> tuple[str, bool]:
        imprint = minutes_content(workspace.read, meeting_id, DAY).imprint
        is_of_now = imprint.journal_head == workspace.read.releases.journal_head()
        assert workspace.read.releases.has_journal_head(imprint.journal_head)
        return str(imprint.version), is_of_now

    line = a_line(workspace, meeting_id)
    assert imprinted() == ("0.1", True)
    workspace.perform(people.add_person("Somebody else"))
    assert imprinted() == ("0.1", False)  # what is done elsewhere changes no draft
    workspace.perform(meetings.end_meeting(meeting_id))
    assert imprinted() == ("0.1", False)  # the head from before the version itself was kept
    workspace.perform(entries.set_wording(line, "Something else."))
    assert imprinted() == ("0.2", True)
    workspace.undo()
    assert imprinted() == ("0.1", False)


def test_minutes_signed_off_print_the_same_whatever_happens_on_the_board(
    workspace: Workspace, meeting_id: Id
):
    lead = person_of(workspace, "LL")
    workspace.perform(agenda.change_item(workspace.read.items(meeting_id)[2].id, presenter_id=lead))
    a_line(workspace, meeting_id)
    workspace.perform(meetings.end_meeting(meeting_id))
    first_draft = printed(workspace, meeting_id)
    workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))
    then = printed(workspace, meeting_id)
    workspace.perform(people.change_person(lead, name="Head of the programme", role="Retired"))
    other = workspace.perform(people.add_person("Another"))
    assert other
    assert printed(workspace, meeting_id) == then == printed(workspace, meeting_id, "1")
    assert printed(workspace, meeting_id, "0.1") == first_draft


def test_a_version_that_is_not_there_is_refused(workspace: Workspace, meeting_id: Id):
    with pytest.raises(Refusal, match="no version 3"):
        printed(workspace, meeting_id, "3")


def test_undoing_the_end_of_a_meeting_takes_its_draft_back(workspace: Workspace, meeting_id: Id):
    a_line(workspace, meeting_id)
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.undo()
    assert numbers(workspace, meeting_id) == []
    workspace.redo()
    assert numbers(workspace, meeting_id) == ["0.1"]


def test_minutes_signed_off_before_there_were_versions_are_read_as_ever_and_get_version_1_when_asked(
    workspace: Workspace, meeting_id: Id
):
    a_line(workspace, meeting_id)
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))

    def as_before_versions(unit: Unit) -> None:
        for row in unit.find(VersionRow, meeting_id=meeting_id):
            unit.delete(row)

    kept = minutes_content(workspace.read, meeting_id, DAY)
    workspace.perform(
        replace(versions.keep_version(meeting_id, ""), label="forget", apply=as_before_versions)
    )
    from_board = minutes_content(workspace.read, meeting_id, DAY)
    assert (str(from_board.imprint.version), from_board.imprint.journal_head) == ("1", "")
    assert printed(workspace, meeting_id, "1")
    assert str(workspace.perform(versions.keep_version(meeting_id, ""))) == "1"
    assert numbers(workspace, meeting_id) == ["1"]
    assert all(
        each.is_same for each in compare_minutes(kept, minutes_content(workspace.read, meeting_id, DAY))
    )


def test_a_damaged_record_of_a_version_is_said_so(tmp_path: Path):
    workspace = board(tmp_path, "damaged.board")
    meeting_id = workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, DAY))
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))
    digest = workspace.read.releases.versions(meeting_id)[-1].record_sha256

    def damage(unit: Unit) -> None:
        unit.keep_file(digest, b"{}")

    workspace.perform(replace(versions.keep_version(meeting_id, ""), apply=damage))
    with pytest.raises(Fault, match="version 1 of the minutes kept is damaged"):
        printed(workspace, meeting_id)
    workspace.close()
