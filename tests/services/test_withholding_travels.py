"""What is withheld of one meeting stays withheld where the minutes of another say it again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.boards import note, person_of
from tests.support.signed import NEXT_DAY
from tests.support.travelling import next_meeting, printed, restored

from boardobserver.domain.release import Edition, Exemption, Naming
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import AttendanceList, Section
from boardobserver.services import agenda, attendance, corrections, entries, meetings, people
from boardobserver.services.command import Command
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.withholding import (
    Place,
    withhold_entry,
    withhold_item,
    withhold_passage,
    withhold_record,
)
from boardobserver.services.workspace import Workspace

LAW = (Exemption.LAW_ENFORCEMENT,)
SECRET = "Kestrel vans"
MARK = "[Withheld from the public, section 31(1): "
SAID = "LL to park the Kestrel vans"
INTEREST = "Owns the Kestrel vans"


@pytest.fixture
def first(workspace: Workspace, meeting_id: Id) -> Id:
    """A meeting that spoke of the vans."""
    note(workspace, meeting_id, "! @LL to park the Kestrel vans", workspace.read.items(meeting_id)[2].id)
    return meeting_id


def put(workspace: Workspace, words: str, of_id: Id, at_id: Id) -> Id:
    """Put a correction of some words forward at a later meeting; it says the vans again."""
    texts = corrections.correctable_texts(workspace.read, of_id)
    text = next(each for each in texts if each.words == words)
    after, reason = f"{words}, three of them", "There are three Kestrel vans."
    return workspace.perform(corrections.put_forward(of_id, text, after, reason, at_id=at_id))


def the_passage(workspace: Workspace, meeting_id: Id) -> Command[Id]:
    return withhold_passage(Place(entry_id=workspace.read.entries(meeting_id)[0].id), SECRET, LAW)


def the_line(workspace: Workspace, meeting_id: Id) -> Command[Id]:
    return withhold_entry(workspace.read.entries(meeting_id)[0].id, LAW)


def the_record(workspace: Workspace, meeting_id: Id) -> Command[Id]:
    record_id = workspace.read.entries(meeting_id)[0].record_id
    assert record_id is not None
    return withhold_record(record_id, LAW)


def the_item(workspace: Workspace, meeting_id: Id) -> Command[Id]:
    item_id = workspace.read.entries(meeting_id)[0].item_id
    assert item_id is not None
    return withhold_item(item_id, LAW)


def to_part_2(workspace: Workspace, meeting_id: Id) -> Command[None]:
    item_id = workspace.read.entries(meeting_id)[0].item_id
    assert item_id is not None
    return agenda.change_item(item_id, part=2)


Withhold = Callable[[Workspace, Id], Command[Id] | Command[None]]


@pytest.mark.parametrize("withhold", [the_passage, the_line, the_record, the_item, to_part_2])
def test_a_correction_does_not_say_what_is_withheld_of_the_line_that_it_corrects(
    workspace: Workspace, first: Id, tmp_path: Path, withhold: Withhold
):
    workspace.perform(withhold(workspace, first))
    second = next_meeting(workspace, first)
    correction_id = put(workspace, SAID, first, second)
    assert SECRET in printed(workspace, second, Edition.FULL)
    assert SECRET not in printed(workspace, second)
    workspace.perform(corrections.agree_corrections(first, [correction_id], at_id=second))
    workspace.perform(meetings.end_meeting(second))
    workspace.perform(meetings.sign_off(second, person_of(workspace, "LO")))
    for meeting_id in (first, second):
        assert SECRET not in printed(workspace, meeting_id)
        assert "Nothing was withheld" not in printed(workspace, meeting_id)
        assert SECRET not in printed(restored(workspace, meeting_id, tmp_path), meeting_id)


def test_a_correction_does_not_say_in_other_words_what_was_withheld(workspace: Workspace, first: Id):
    workspace.perform(the_passage(workspace, first))
    second = next_meeting(workspace, first)
    correction_id = put(workspace, SAID, first, second)
    workspace.perform(
        corrections.change_correction(correction_id, after="LL to park the birds of prey", reason="So it is")
    )
    assert "birds of prey" in printed(workspace, second, Edition.FULL)
    assert "birds of prey" not in printed(workspace, second)
    workspace.perform(corrections.agree_corrections(first, [correction_id], at_id=second))
    for meeting_id in (first, second):
        assert "birds of prey" not in printed(workspace, meeting_id)


def test_a_record_does_not_say_later_in_other_words_what_was_withheld_of_its_line(
    workspace: Workspace, first: Id
):
    workspace.perform(the_passage(workspace, first))
    line = workspace.read.entries(first)[0]
    workspace.perform(entries.edit_entry(line.id, "! @LL to park the birds of prey"))
    second = next_meeting(workspace, first)
    note(workspace, second, "^AC-2026-001 goes on", workspace.read.items(second)[2].id)
    for meeting_id in (first, second):
        assert "birds of prey" in printed(workspace, meeting_id, Edition.FULL)
        assert "birds of prey" not in printed(workspace, meeting_id)


@pytest.mark.parametrize("how", ["chosen", "part 2"])
def test_a_correction_does_not_say_an_interest_that_was_declared_under_a_withheld_item(
    workspace: Workspace, first: Id, how: str
):
    item = next(each.id for each in workspace.read.items(first) if each.section is Section.DECLARATIONS)
    workspace.perform(attendance.add_declaration(first, person_of(workspace, "LO"), INTEREST))
    workspace.perform(withhold_item(item, LAW) if how == "chosen" else agenda.change_item(item, part=2))
    second = next_meeting(workspace, first)
    put(workspace, INTEREST, first, second)
    assert INTEREST in printed(workspace, second, Edition.FULL)
    assert INTEREST not in printed(workspace, second)
    assert "Nothing was withheld" not in printed(workspace, second)


@pytest.fixture(params=["chosen", "part 2"])
def attended(request: pytest.FixtureRequest, workspace: Workspace, first: Id) -> Id:
    """The first meeting, of which it is withheld who was there."""
    item = next(each.id for each in workspace.read.items(first) if each.section is Section.WELCOME)
    is_chosen = request.param == "chosen"
    workspace.perform(withhold_item(item, LAW) if is_chosen else agenda.change_item(item, part=2))
    return first


def with_other_attendance(workspace: Workspace, first: Id) -> tuple[Id, Id]:
    """Correct at the next meeting on which list somebody was; both meetings."""
    second = next_meeting(workspace, first)
    texts = corrections.correctable_texts(workspace.read, first)
    text = next(each for each in texts if each.place == "the attendance of LFR lead")
    put_forward = corrections.put_forward(first, text, "Apologies", "A slip.", at_id=second)
    workspace.perform(corrections.agree_corrections(first, [workspace.perform(put_forward)], at_id=second))
    return first, second


def test_a_correction_does_not_say_who_was_there_where_that_is_withheld(workspace: Workspace, attended: Id):
    line = attendance.add_attendee(attended, person_of(workspace, "LL"), AttendanceList.PRESENT)
    workspace.perform(attendance.change_attendance(workspace.perform(line), note="by the back door"))
    for meeting_id in with_other_attendance(workspace, attended):
        assert "the attendance of LFR lead" in printed(workspace, meeting_id, Edition.FULL)
        assert "Apologies" in printed(workspace, meeting_id, Edition.FULL)
        assert "the attendance of" not in printed(workspace, meeting_id)
        assert "Apologies" not in printed(workspace, meeting_id)


def test_nor_does_it_of_somebody_without_a_name_who_was_on_no_list(workspace: Workspace, attended: Id):
    workspace.perform(people.change_person(person_of(workspace, "LL"), naming=Naming.WITHHELD))
    for meeting_id in with_other_attendance(workspace, attended):
        assert "Apologies" in printed(workspace, meeting_id, Edition.FULL)
        assert "the attendance of" not in printed(workspace, meeting_id)
        assert "Apologies" not in printed(workspace, meeting_id)


def test_minutes_that_say_so_can_be_released_also_where_they_were_restored(
    workspace: Workspace, attended: Id, tmp_path: Path
):
    workspace.perform(attendance.add_attendee(attended, person_of(workspace, "LL"), AttendanceList.PRESENT))
    for meeting_id in with_other_attendance(workspace, attended):
        made = restored(workspace, meeting_id, tmp_path)
        content = minutes_content(made.read, meeting_id, NEXT_DAY, MinutesOptions(edition=Edition.PUBLIC))
        assert publish_minutes(content).pages
        assert "the attendance of" not in printed(made, meeting_id)
        made.close()


def test_a_withheld_passage_is_withheld_of_another_record_of_its_meeting_too(workspace: Workspace, first: Id):
    note(workspace, first, "! @LL to count the Kestrel vans", workspace.read.items(first)[2].id)
    workspace.perform(the_passage(workspace, first))
    second = next_meeting(workspace, first)
    note(workspace, second, "^AC-2026-002 goes on", workspace.read.items(second)[2].id)
    assert "LL to count the Kestrel vans" in printed(workspace, second, Edition.FULL).replace(MARK, "")
    assert SECRET not in printed(workspace, second)


def test_a_passage_that_was_withheld_of_another_meeting_does_not_touch_what_is_of_this_one(
    workspace: Workspace, first: Id
):
    workspace.perform(the_passage(workspace, first))
    second = next_meeting(workspace, first)
    note(workspace, second, "The Kestrel vans were sold", workspace.read.items(second)[2].id)
    assert "The Kestrel vans were sold" in printed(workspace, second)


def test_a_name_is_withheld_in_each_way_in_which_it_was_ever_written(workspace: Workspace, first: Id):
    person_id = workspace.perform(people.add_person("Jan Doemarck", initials="JD"))
    item = workspace.read.items(first)[2].id
    note(workspace, first, "The vans are kept by Doemarck", item)
    workspace.perform(people.change_person(person_id, name="Jan Doemark", naming=Naming.WITHHELD))
    note(workspace, first, "The keys are kept by Doemark", item)
    assert "Doemar" not in printed(workspace, first)
    assert "40(2), personal information: 1 name" in printed(workspace, first)
    second = next_meeting(workspace, first)
    workspace.perform(people.change_person(person_id, name="Jan Merlinson"))
    put(workspace, "The keys are kept by Doemark", first, second)
    correction = workspace.read.releases.corrections(first)[0]
    workspace.perform(
        corrections.change_correction(correction.id, after="Merlinson keeps them", reason="So it is")
    )
    workspace.perform(corrections.agree_corrections(first, [correction.id], at_id=second))
    for meeting_id in (first, second):
        assert "Doemar" in printed(workspace, meeting_id, Edition.FULL)
        assert "Doemar" not in printed(workspace, meeting_id)
        assert "Merlinson" not in printed(workspace, meeting_id)


def test_a_name_that_only_stands_in_a_line_is_withheld_also_where_the_minutes_were_restored(
    workspace: Workspace, first: Id, tmp_path: Path
):
    person_id = workspace.perform(people.add_person("Jan Doemarck", initials="JD"))
    item = workspace.read.items(first)[2].id
    note(workspace, first, "The vans are kept by Doemarck", item)
    workspace.perform(people.change_person(person_id, name="Jan Merlinson", naming=Naming.WITHHELD))
    note(workspace, first, "The keys are kept by Merlinson", item)
    made = restored(workspace, first, tmp_path)
    for name in ("Doemarck", "Merlinson"):
        assert name in printed(made, first, Edition.FULL)
        assert name not in printed(made, first)
    made.close()
