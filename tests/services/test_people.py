"""People and organisations: initials that are unique and can be typed, and names in any script."""

import pytest
from tests.support.boards import note, person_of, planned_meeting

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Person
from boardobserver.services import people
from boardobserver.services.workspace import Workspace

HOSTILE = [
    "Œdipe Łukasiewicz-Ñandú",
    "Жанна Фриске",
    "محمد علي",
    "🙂 👩‍💻",
    "<b>bold</b> & co",
    "a\x00b",
    "\ud800 alone",
    "line\nbreak\ttab",
    "x" * 10_000,
    "'; DROP TABLE person; --",
]


def named(workspace: Workspace, initials: str) -> Person:
    return next(person for person in workspace.read.people() if person.initials == initials)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_name_may_be_anything(workspace: Workspace, name: str):
    before = {person.id for person in workspace.read.people()}
    person_id = workspace.perform(people.add_person(name))
    (person,) = (person for person in workspace.read.people() if person.id not in before)
    assert person.id == person_id
    assert person.name == name.replace("\x00", "␀").replace("\ud800", "\ufffd")
    assert person.initials
    label = workspace.undo_label
    assert label is not None
    assert len(label) <= 80
    assert label.isprintable() or "‍" in label
    entry = note(workspace, planned_meeting(workspace), f"@{person.initials}: spoke")
    assert workspace.read.entries_of_ids([entry])[0].speaker_id in (person_id, None)
    for _ in range(3):
        workspace.undo()
    assert {each.id for each in workspace.read.people()} == before


def test_initials_grow_on_a_clash_with_people_and_with_organisations(workspace: Workspace):
    for name in ("Brenda Chair", "Bernard Chair", "Mary Patricia Smith"):
        workspace.perform(people.add_person(name))
    taken = [person.initials.casefold() for person in workspace.read.people()]
    taken += [body.short_name.casefold() for body in workspace.read.organisations()]
    assert len(set(taken)) == len(taken)


@pytest.mark.parametrize("initials", ["bc", " B C ", "mps"])
def test_initials_that_somebody_has_are_refused_in_any_case(workspace: Workspace, initials: str):
    with pytest.raises(Refusal, match="already somebody’s") as caught:
        workspace.perform(people.add_person("Another", initials=initials))
    assert caught.value.field == "initials"


@pytest.mark.parametrize("initials", ["A-B", "O'B", "@X", "?", "a\x00"])
def test_initials_that_cannot_be_typed_after_an_at_sign_are_refused(workspace: Workspace, initials: str):
    lead = person_of(workspace, "LL")
    with pytest.raises(Refusal, match="Use letters and digits"):
        workspace.perform(people.change_person(lead, initials=initials))
    assert named(workspace, "LL").id == lead


def test_initials_swapped_in_steps_are_swapped_back_by_undo_and_again_by_redo(workspace: Workspace):
    chair, lead = person_of(workspace, "BC"), person_of(workspace, "LL")
    for person, initials in ((chair, "X1"), (lead, "BC"), (chair, "LL")):
        workspace.perform(people.change_person(person, initials=initials))
    for _ in range(3):
        workspace.undo()
    assert (named(workspace, "BC").id, named(workspace, "LL").id) == (chair, lead)
    for _ in range(3):
        workspace.redo()
    assert (named(workspace, "BC").id, named(workspace, "LL").id) == (lead, chair)


def test_somebody_whom_a_record_names_is_not_removed(workspace: Workspace):
    note(workspace, planned_meeting(workspace), "@LL: spoke")
    with pytest.raises(Refusal, match="no longer active"):
        workspace.perform(people.remove_person(person_of(workspace, "LL")))
    workspace.perform(people.remove_person(person_of(workspace, "BC")))
    assert "BC" not in {person.initials for person in workspace.read.people()}


def test_a_person_needs_a_name(workspace: Workspace):
    for name in ("", " \n "):
        with pytest.raises(Refusal) as caught:
            workspace.perform(people.add_person(name))
        assert caught.value.field == "name"
