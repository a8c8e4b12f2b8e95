"""Who was there, who was not, and what interests they declared."""

import datetime as dt
from typing import TypedDict, Unpack

from boardobserver.domain.attended import normal_items
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import AttendanceList
from boardobserver.services.command import Command
from boardobserver.services.rows import assign, editable_meeting, moved, number, required
from boardobserver.storage.records import AttendanceRow, DeclarationRow, ItemRow, PersonRow
from boardobserver.storage.unit import Unit


class AttendanceChanges(TypedDict, total=False):
    """The fields of somebody's attendance that can be changed."""

    list: AttendanceList
    items: str
    arrived: dt.time | None
    left: dt.time | None
    is_remote: bool
    note: str


class DeclarationChanges(TypedDict, total=False):
    """The fields of a declaration that can be changed."""

    person_id: Id
    item_id: Id | None
    interest: str
    handling: str


def add_attendee(meeting_id: Id, person_id: Id, in_list: AttendanceList) -> Command[Id]:
    """Put somebody on one of the four lists.

    Raises:
        Refusal: They are on one already.
    """

    def apply(unit: Unit) -> Id:
        return insert_attendee(unit, meeting_id, person_id, in_list)

    return Command("add somebody to the attendance", apply)


def insert_attendee(unit: Unit, meeting_id: Id, person_id: Id, in_list: AttendanceList) -> Id:
    """Put somebody on a list within a unit that does more."""
    editable_meeting(unit, meeting_id)
    there = unit.find(AttendanceRow, meeting_id=meeting_id, person_id=person_id)
    if there:
        name = unit.get(PersonRow, person_id).name
        raise Refusal(f"{name} is already listed under “{there[0].list.label}”.", "person_id")
    line = AttendanceRow(
        id=unit.new_id(),
        meeting_id=meeting_id,
        person_id=person_id,
        list=in_list,
        position=unit.greatest(AttendanceRow, "position", meeting_id=meeting_id) + 1,
        items="",
        arrived=None,
        left=None,
        is_remote=False,
        note="",
    )
    unit.add(line)
    return line.id


def change_attendance(attendance_id: Id, **changes: Unpack[AttendanceChanges]) -> Command[None]:
    """Change how somebody attended; items are read as numbers of this agenda, "3–9"."""

    def apply(unit: Unit) -> None:
        line = unit.get(AttendanceRow, attendance_id)
        editable_meeting(unit, line.meeting_id)
        if "items" in changes:
            count = unit.greatest(ItemRow, "position", meeting_id=line.meeting_id)
            changes["items"] = normal_items(changes["items"], count)
        assign(line, changes)

    return Command("change an attendance", apply)


def move_attendee(attendance_id: Id, place: int, *, in_list: AttendanceList | None = None) -> Command[None]:
    """Move somebody to another place in the order of their list, or of another one, counted from 0."""

    def apply(unit: Unit) -> None:
        line = unit.get(AttendanceRow, attendance_id)
        editable_meeting(unit, line.meeting_id)
        assign(line, {"list": in_list or line.list})
        lines = sorted(unit.find(AttendanceRow, meeting_id=line.meeting_id), key=lambda other: other.position)
        own = moved([other for other in lines if other.list is line.list], line, place)
        number([*own, *(other for other in lines if other.list is not line.list)])

    return Command("move an attendee", apply)


def remove_attendee(attendance_id: Id) -> Command[None]:
    """Take somebody off the lists."""

    def apply(unit: Unit) -> None:
        line = unit.get(AttendanceRow, attendance_id)
        editable_meeting(unit, line.meeting_id)
        unit.delete(line)

    return Command("remove somebody from the attendance", apply)


def add_declaration(
    meeting_id: Id, person_id: Id, interest: str, *, item_id: Id | None = None, handling: str = ""
) -> Command[Id]:
    """Record an interest that somebody declared."""

    def apply(unit: Unit) -> Id:
        editable_meeting(unit, meeting_id)
        declaration = DeclarationRow(
            id=unit.new_id(),
            meeting_id=meeting_id,
            person_id=person_id,
            item_id=item_id,
            position=unit.greatest(DeclarationRow, "position", meeting_id=meeting_id) + 1,
            interest=required(interest, "interest", "Say what interest was declared."),
            handling=handling.strip(),
        )
        unit.add(declaration)
        return declaration.id

    return Command("add a declaration of interest", apply)


def change_declaration(declaration_id: Id, **changes: Unpack[DeclarationChanges]) -> Command[None]:
    """Change a declaration of interest."""

    def apply(unit: Unit) -> None:
        declaration = unit.get(DeclarationRow, declaration_id)
        editable_meeting(unit, declaration.meeting_id)
        if "interest" in changes:
            message = "Say what interest was declared."
            changes["interest"] = required(changes["interest"], "interest", message)
        assign(declaration, changes)

    return Command("change a declaration of interest", apply)


def remove_declaration(declaration_id: Id) -> Command[None]:
    """Remove a declaration of interest."""

    def apply(unit: Unit) -> None:
        declaration = unit.get(DeclarationRow, declaration_id)
        editable_meeting(unit, declaration.meeting_id)
        unit.delete(declaration)

    return Command("remove a declaration of interest", apply)
