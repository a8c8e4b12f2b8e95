"""Withholding by command: what may be chosen, on what, and that it follows a record to later meetings."""

from collections.abc import Callable

import pytest
from tests.support.boards import DAY, note, person_of

from boardobserver.domain.errors import Refusal
from boardobserver.domain.publication import wording_of
from boardobserver.domain.release import Edition, Exemption, Grade, Naming
from boardobserver.domain.snapshots import Id, MinutesContent, Withholding
from boardobserver.domain.withholding import in_edition, withheld_in
from boardobserver.services import agenda, meetings, people
from boardobserver.services.command import Command
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.withholding import (
    Place,
    change_withholding,
    lift_withholding,
    withhold_entry,
    withhold_item,
    withhold_passage,
    withhold_record,
)
from boardobserver.services.workspace import Workspace

LAW = (Exemption.LAW_ENFORCEMENT,)


@pytest.fixture
def line(workspace: Workspace, meeting_id: Id) -> Id:
    return note(workspace, meeting_id, "! @LL to park the Kestrel vans", an_item(workspace, meeting_id))


def an_item(workspace: Workspace, meeting_id: Id) -> Id:
    return workspace.read.items(meeting_id)[2].id


def withheld(workspace: Workspace) -> tuple[Withholding, ...]:
    return workspace.read.releases.withholdings()


def public(workspace: Workspace, meeting_id: Id) -> MinutesContent:
    return minutes_content(
        workspace.read, meeting_id, DAY, MinutesOptions(edition=Edition.PUBLIC, changes=True)
    )


def said(workspace: Workspace, meeting_id: Id) -> list[str]:
    return [wording_of(entry) for entry in in_edition(public(workspace, meeting_id)).content.record.entries]


def test_a_passage_is_withheld_with_its_grounds(workspace: Workspace, meeting_id: Id, line: Id):
    key = workspace.perform(
        withhold_passage(Place(entry_id=line), " the kestrel  vans ", LAW, " It tells where. ")
    )
    (found,) = withheld(workspace)
    assert found == Withholding(
        key, meeting_id, line, None, None, "the kestrel  vans", LAW, "It tells where."
    )
    assert said(workspace, meeting_id) == ["LL to park [Withheld: section 31(1)]"]
    assert workspace.undo_label == "withhold words"


@pytest.mark.parametrize(
    ("passage", "exemptions", "field"),
    [
        ("the merlin vans", LAW, "passage"),
        ("  ", LAW, "passage"),
        ("k", LAW, "passage"),
        ("the", LAW, "passage"),
        ("Kestrel", (), "exemptions"),
        ("Kestrel", (Exemption.PUBLIC_AFFAIRS,), "reason"),
    ],
)
def test_what_cannot_be_withheld_is_refused_beside_its_field(
    workspace: Workspace, line: Id, passage: str, exemptions: tuple[Exemption, ...], field: str
):
    with pytest.raises(Refusal) as refused:
        workspace.perform(withhold_passage(Place(entry_id=line), passage, exemptions, " "))
    assert refused.value.field == field
    assert withheld(workspace) == ()


def test_the_qualified_person_is_named_in_the_reason(workspace: Workspace, line: Id):
    grounds = (Exemption.PUBLIC_AFFAIRS,)
    key = workspace.perform(withhold_entry(line, grounds, "The qualified person’s opinion of 3 May"))
    with pytest.raises(Refusal):
        workspace.perform(change_withholding(key, reason=""))
    workspace.perform(change_withholding(key, exemptions=LAW, reason=""))
    assert [(each.exemptions, each.reason) for each in withheld(workspace)] == [(LAW, "")]
    with pytest.raises(Refusal):
        workspace.perform(change_withholding(key, exemptions=()))


def test_the_same_is_not_withheld_twice(workspace: Workspace, line: Id):
    workspace.perform(withhold_entry(line, LAW))
    with pytest.raises(Refusal):
        workspace.perform(withhold_entry(line, (Exemption.LEGAL_PRIVILEGE,)))


def everything(workspace: Workspace, meeting_id: Id, line: Id) -> list[Command[Id]]:
    record = next(iter(workspace.read.record_of(meeting_id).records))
    item = an_item(workspace, meeting_id)
    return [
        withhold_passage(Place(entry_id=line), "Kestrel", LAW),
        withhold_passage(Place(record_id=record), "Kestrel", LAW),
        withhold_passage(Place(), "Kestrel", LAW),
        withhold_item(item, LAW),
        withhold_entry(line, LAW),
        withhold_record(record, LAW),
    ]


def test_undo_gives_back_exactly_and_redo_does_it_again(workspace: Workspace, meeting_id: Id, line: Id):
    states = [withheld(workspace)]
    for command in everything(workspace, meeting_id, line):
        workspace.perform(command)
        states.append(withheld(workspace))
    workspace.perform(change_withholding(states[-1][0].id, exemptions=(Exemption.SECURITY_BODIES,)))
    states.append(withheld(workspace))
    workspace.perform(lift_withholding(states[-1][0].id))
    states.append(withheld(workspace))
    for state in reversed(states[:-1]):
        workspace.undo()
        assert withheld(workspace) == state
    for state in states[1:]:
        workspace.redo()
        assert withheld(workspace) == state


def signed_off(workspace: Workspace, meeting_id: Id) -> None:
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))


def test_what_is_released_is_decided_after_the_minutes_are_signed_off_too(
    workspace: Workspace, meeting_id: Id, line: Id
):
    signed_off(workspace, meeting_id)
    key = workspace.perform(withhold_passage(Place(entry_id=line), "Kestrel", LAW))
    assert said(workspace, meeting_id) == ["LL to park the [Withheld: section 31(1)] vans"]
    workspace.perform(lift_withholding(key))
    assert said(workspace, meeting_id) == ["LL to park the Kestrel vans"]


def passage_of_the_line(line: Id, _record: Id, _item: Id) -> Command[Id]:
    return withhold_passage(Place(entry_id=line), "the Kestrel vans", LAW)


def passage_of_the_record(_line: Id, record: Id, _item: Id) -> Command[Id]:
    return withhold_passage(Place(record_id=record), "the Kestrel vans", LAW)


def the_line(line: Id, _record: Id, _item: Id) -> Command[Id]:
    return withhold_entry(line, LAW)


def the_record(_line: Id, record: Id, _item: Id) -> Command[Id]:
    return withhold_record(record, LAW)


def the_item(_line: Id, _record: Id, item: Id) -> Command[Id]:
    return withhold_item(item, LAW)


def to_part_2(_line: Id, _record: Id, item: Id) -> Command[None]:
    return agenda.change_item(item, part=2)


WAYS = (passage_of_the_line, passage_of_the_record, the_line, the_record, the_item, to_part_2)


@pytest.mark.parametrize("withhold", WAYS)
def test_what_was_withheld_of_a_record_is_withheld_wherever_it_prints_later(
    workspace: Workspace, meeting_id: Id, line: Id, withhold: Callable[[Id, Id, Id], Command[object]]
):
    record = next(iter(workspace.read.record_of(meeting_id).records.values()))
    workspace.perform(withhold(line, record.id, an_item(workspace, meeting_id)))
    signed_off(workspace, meeting_id)
    later = workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, DAY))
    reference = f"^{record.reference}"
    note(workspace, later, f"! {reference} it is under way", an_item(workspace, later))
    content = public(workspace, later)
    assert record.id in content.record.records
    assert withheld_in(content)
    publish_minutes(content)  # which looks for it
    text = in_edition(content).content.record.records[record.id].text
    assert "Kestrel" not in text
    assert "Withheld" in text
    full = minutes_content(workspace.read, later, DAY)
    assert full.record.records[record.id].text == record.text


def test_a_name_is_withheld_by_todays_rule_in_minutes_that_are_signed_off(
    workspace: Workspace, meeting_id: Id
):
    leader = person_of(workspace, "LL")
    workspace.perform(
        people.change_person(leader, name="Robin Merlinson", role="LFR lead", grade=Grade.CONSTABLE)
    )
    note(workspace, meeting_id, "Merlinson was thanked, LL too", an_item(workspace, meeting_id))
    signed_off(workspace, meeting_id)
    workspace.perform(people.change_person(leader, naming=Naming.WITHHELD))
    label = "[Name withheld: section 40(2)]"
    assert said(workspace, meeting_id) == [f"{label} was thanked, {label} too"]


def test_a_line_and_its_record_are_withheld_in_one_change_and_the_record_only_once(
    workspace: Workspace, meeting_id: Id, line: Id
):
    item = an_item(workspace, meeting_id)
    answer = note(workspace, meeting_id, "^AC-2026-001 The vans are in Lamp Lane", item)
    workspace.perform(withhold_entry(line, LAW, with_record=True))
    record_id = workspace.read.entries(meeting_id)[0].record_id
    assert [(each.entry_id, each.record_id) for each in withheld(workspace)] == [
        (line, None),
        (None, record_id),
    ]
    assert said(workspace, meeting_id) == ["[Withheld: section 31(1)]"] * 2
    workspace.perform(withhold_entry(answer, LAW, with_record=True))
    assert [each.record_id for each in withheld(workspace)] == [None, record_id, None]
    workspace.undo()
    workspace.undo()
    assert withheld(workspace) == ()
