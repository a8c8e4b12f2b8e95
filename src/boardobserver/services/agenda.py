"""A meeting's agenda: its items, their order, their papers, and which one is open."""

from typing import TypedDict, Unpack

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import ItemState, MeetingStatus, Movement, Section
from boardobserver.services.command import Command
from boardobserver.services.item_rows import (
    agenda_of,
    checked_minutes,
    close_open_items,
    delete_item,
    renumber,
    topic_id_of,
)
from boardobserver.services.rows import assign, editable_item, editable_meeting, moved, required, set_rows
from boardobserver.storage.records import (
    DeclarationRow,
    EntryRow,
    ItemRow,
    ItemSpanRow,
    MovementRow,
    PaperRow,
    TrackedRow,
)
from boardobserver.storage.unit import Unit

_CLOSING = (Section.FORWARD_LOOK, Section.ANY_OTHER_BUSINESS, Section.CLOSE)


class ItemChanges(TypedDict, total=False):
    """The fields of an agenda item that can be changed."""

    title: str
    section: Section
    presenter_id: Id | None
    planned_minutes: int | None
    topic: str
    part: int


class PaperChanges(TypedDict, total=False):
    """The fields of a paper that can be changed."""

    reference: str
    title: str


def add_item(
    meeting_id: Id,
    title: str,
    *,
    section: Section = Section.BUSINESS,
    planned_minutes: int | None = None,
    place: int | None = None,
) -> Command[Id]:
    """Add an item at a place counted from 0; without one, before the closing sections or at the end."""

    def apply(unit: Unit) -> Id:
        return insert_item(
            unit, meeting_id, title, section=section, planned_minutes=planned_minutes, place=place
        ).id

    return Command("add an agenda item", apply)


def insert_item(
    unit: Unit,
    meeting_id: Id,
    title: str,
    *,
    section: Section = Section.BUSINESS,
    planned_minutes: int | None = None,
    place: int | None = None,
) -> ItemRow:
    """Add an item within a unit that does more."""
    editable_meeting(unit, meeting_id)
    item = ItemRow(
        id=unit.new_id(),
        meeting_id=meeting_id,
        position=0,
        title=required(title, "title", "Give the item a title."),
        section=section,
        presenter_id=None,
        planned_minutes=checked_minutes(planned_minutes),
        state=ItemState.WAITING,
        topic_id=None,
        carried_from_id=None,
        part=None,
    )
    agenda = agenda_of(unit, meeting_id)
    place = _usual_place(agenda, section) if place is None else max(0, place)
    unit.add(item)
    renumber(unit, meeting_id, agenda, [*agenda[:place], item, *agenda[place:]])
    return item


def change_item(item_id: Id, **changes: Unpack[ItemChanges]) -> Command[None]:
    """Change an item's title, section, presenter, planned time, part or topic (by name; empty for none)."""

    def apply(unit: Unit) -> None:
        item = editable_item(unit, item_id)
        if "title" in changes:
            changes["title"] = required(changes["title"], "title", "Give the item a title.")
        if "planned_minutes" in changes:
            changes["planned_minutes"] = checked_minutes(changes["planned_minutes"])
        if changes.get("part", 1) not in {1, 2}:
            raise Refusal("A meeting has a part 1, which is open, and a part 2, which is restricted.", "part")
        fields: dict[str, object] = {**changes}
        if "topic" in changes:
            fields["topic_id"] = topic_id_of(unit, str(fields.pop("topic")))
        assign(item, fields)

    return Command("change an agenda item", apply)


def move_item(item_id: Id, place: int) -> Command[None]:
    """Move an item to another place on the agenda, counted from 0."""

    def apply(unit: Unit) -> None:
        item = editable_item(unit, item_id)
        agenda = agenda_of(unit, item.meeting_id)
        renumber(unit, item.meeting_id, agenda, moved(agenda, item, place))

    return Command("move an agenda item", apply)


def remove_item(item_id: Id) -> Command[None]:
    """Take an item off the agenda; what was carried to it stays on the meeting without an item.

    Raises:
        Refusal: Something was noted under it, or a record was raised or moved there.
    """

    def apply(unit: Unit) -> None:
        item = editable_item(unit, item_id)
        stood = unit.find(MovementRow, item_id=item_id)
        happened = [each for each in stood if each.what is not Movement.CARRIED]
        if happened or any(unit.find(kind, item_id=item_id) for kind in (EntryRow, TrackedRow)):
            raise Refusal(f"Something was noted under “{item.title}”. Move those lines first, or defer it.")
        for declaration in unit.find(DeclarationRow, item_id=item_id):
            declaration.item_id = None
        for carried in stood:
            carried.item_id = None
        agenda = agenda_of(unit, item.meeting_id)
        renumber(unit, item.meeting_id, agenda, [other for other in agenda if other.id != item_id])
        delete_item(unit, item)

    return Command("remove an agenda item", apply)


def set_papers(item_id: Id, papers: tuple[tuple[str, str], ...]) -> Command[None]:
    """Set an item's papers: the reference ("Paper 03") and title of each, in order.

    A paper of other words goes on as what it was, with its history.
    """

    def apply(unit: Unit) -> None:
        editable_item(unit, item_id)
        stripped = ((reference.strip(), title.strip()) for reference, title in papers)
        wanted = [
            PaperRow(id=unit.new_id(), item_id=item_id, position=position, reference=reference, title=title)
            for position, (reference, title) in enumerate(filter(any, stripped), start=1)
        ]
        there = sorted(unit.find(PaperRow, item_id=item_id), key=lambda row: row.position)
        set_rows(unit, there, wanted, by=("reference", "title"))

    return Command("change an item’s papers", apply)


def change_paper(paper_id: Id, **changes: Unpack[PaperChanges]) -> Command[None]:
    """Change the words of one paper."""

    def apply(unit: Unit) -> None:
        paper = unit.get(PaperRow, paper_id)
        editable_item(unit, paper.item_id)
        assign(paper, changes)

    return Command("change an item’s papers", apply)


def open_item(item_id: Id) -> Command[None]:
    """Turn to an item: the one that was open is done, and this one's clock runs.

    A meeting that has not begun is started by it.
    """

    def apply(unit: Unit) -> None:
        item = editable_item(unit, item_id)
        if item.state is ItemState.OPEN:
            return
        meeting = editable_meeting(unit, item.meeting_id)
        if meeting.status is MeetingStatus.DRAFT:
            assign(meeting, {"status": MeetingStatus.IN_PROGRESS, "started_at": unit.now})
        close_open_items(unit, item.meeting_id)
        item.state = ItemState.OPEN
        unit.add(ItemSpanRow(id=unit.new_id(), item_id=item_id, start=unit.now, end=None))

    return Command("turn to an item", apply)


def set_item_state(item_id: Id, state: ItemState) -> Command[None]:
    """Mark an item as waiting, done or deferred; its clock stops."""

    def apply(unit: Unit) -> None:
        item = editable_item(unit, item_id)
        if state is ItemState.OPEN:
            open_item(item_id).apply(unit)
            return
        for span in unit.find(ItemSpanRow, item_id=item_id, end=None):
            span.end = unit.now
        assign(item, {"state": state})

    return Command(f"mark an item as {state.label.lower()}", apply)


def _usual_place(agenda: list[ItemRow], section: Section) -> int:
    if section in _CLOSING:
        return len(agenda)
    return next((place for place, item in enumerate(agenda) if item.section in _CLOSING), len(agenda))
