"""Withholding words, lines, items and records from the public edition, changing on what, and lifting it.

That is a decision about what is released and not about what happened, so it can be made after the minutes are
signed off as well, and taken back.
"""

from dataclasses import dataclass
from typing import TypedDict, Unpack

from boardobserver.domain.errors import Refusal
from boardobserver.domain.passages import letters_in, occurrences
from boardobserver.domain.publication import wording_of
from boardobserver.domain.release import Exemption, exemptions_from, stored_exemptions
from boardobserver.domain.snapshots import Id
from boardobserver.domain.withholding import is_fixed
from boardobserver.domain.withholding.record_fields import forms_of_days
from boardobserver.domain.withholding.retelling import texts_in
from boardobserver.services.command import Command
from boardobserver.services.rows import assign
from boardobserver.storage.records import EntryRow, ItemRow, TrackedRow, WithholdingRow
from boardobserver.storage.unit import Unit

_FEWEST_LETTERS = 2


class WithholdingChanges(TypedDict, total=False):
    """What of a withholding can be changed."""

    exemptions: tuple[Exemption, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage was chosen: in a line, in the title of an item, in a record, or nowhere in particular.

    A passage that was chosen nowhere in particular is withheld in the minutes of every meeting of the board.
    """

    entry_id: Id | None = None
    item_id: Id | None = None
    record_id: Id | None = None


def withhold_passage(
    place: Place, passage: str, exemptions: tuple[Exemption, ...], reason: str = ""
) -> Command[Id]:
    """Withhold words, wherever they stand in the minutes that the place belongs to.

    Raises:
        Refusal: They do not stand in the words that print there, or in every document anyway; or nothing says
            on what they are withheld.
    """

    def apply(unit: Unit) -> Id:
        words = passage.strip()
        _require_telling(words)
        if place != Place() and not any(occurrences(text, words) for text in _texts(unit, place)):
            raise Refusal(
                "These words do not stand in what prints there. Select them in the wording that prints.",
                "passage",
            )
        return _add(unit, place, words, exemptions, reason)

    return Command("withhold words", apply)


def withhold_entry(
    entry_id: Id, exemptions: tuple[Exemption, ...], reason: str = "", *, with_record: bool = False
) -> Command[Id]:
    """Withhold a whole line, and of the record that it raised what the annexes of its meeting say.

    Args:
        entry_id: The line.
        exemptions: On what.
        reason: Why.
        with_record: Whether the record that it raised or moved is withheld too, with every line about it and
            in the minutes of every meeting.

    Raises:
        Refusal: Nothing says on what.
    """

    def apply(unit: Unit) -> Id:
        withheld_id = _add(unit, Place(entry_id=entry_id), "", exemptions, reason)
        record_id = unit.get(EntryRow, entry_id).record_id if with_record else None
        if record_id is not None and not unit.find(WithholdingRow, tracked_id=record_id, passage=""):
            _add(unit, Place(record_id=record_id), "", exemptions, reason)
        return withheld_id

    return Command("withhold a line and its record" if with_record else "withhold a line", apply)


def withhold_item(item_id: Id, exemptions: tuple[Exemption, ...], reason: str = "") -> Command[Id]:
    """Withhold everything that was said under an agenda item.

    Raises:
        Refusal: Nothing says on what.
    """
    return _whole(Place(item_id=item_id), "withhold an item", exemptions, reason)


def withhold_record(record_id: Id, exemptions: tuple[Exemption, ...], reason: str = "") -> Command[Id]:
    """Withhold a tracked record and the lines about it, in the minutes of every meeting.

    Raises:
        Refusal: Nothing says on what.
    """
    return _whole(Place(record_id=record_id), "withhold a record", exemptions, reason)


def change_withholding(withholding_id: Id, **changes: Unpack[WithholdingChanges]) -> Command[None]:
    """Change on what something is withheld, or why that holds.

    Raises:
        Refusal: Nothing would say on what.
    """

    def apply(unit: Unit) -> None:
        row = unit.get(WithholdingRow, withholding_id)
        exemptions = changes.get("exemptions", exemptions_from(row.exemptions))
        reason = changes.get("reason", row.reason).strip()
        _require_grounds(exemptions, reason)
        assign(row, {"exemptions": stored_exemptions(exemptions), "reason": reason})

    return Command("change why something is withheld", apply)


def lift_withholding(withholding_id: Id) -> Command[None]:
    """Let the public edition say again what was withheld."""

    def apply(unit: Unit) -> None:
        unit.delete(unit.get(WithholdingRow, withholding_id))

    return Command("lift a withholding", apply)


def _whole(place: Place, label: str, exemptions: tuple[Exemption, ...], reason: str) -> Command[Id]:
    return Command(label, lambda unit: _add(unit, place, "", exemptions, reason))


def _add(unit: Unit, place: Place, passage: str, exemptions: tuple[Exemption, ...], reason: str) -> Id:
    reason = reason.strip()
    _require_grounds(exemptions, reason)
    row = WithholdingRow(
        id=unit.new_id(),
        meeting_id=_meeting_of(unit, place),
        entry_id=place.entry_id,
        item_id=place.item_id,
        tracked_id=place.record_id,
        passage=passage,
        exemptions=stored_exemptions(exemptions),
        reason=reason,
    )
    there = unit.find(
        WithholdingRow,
        meeting_id=row.meeting_id,
        entry_id=row.entry_id,
        item_id=row.item_id,
        tracked_id=row.tracked_id,
        passage=passage,
    )
    if there:
        raise Refusal("This is withheld already. Change on what it is withheld instead.", "passage")
    unit.add(row)
    return row.id


def _meeting_of(unit: Unit, place: Place) -> Id | None:
    """The meeting in whose minutes something was chosen; none for a record, which is of the whole board."""
    if place.entry_id is not None:
        return unit.get(EntryRow, place.entry_id).meeting_id
    if place.item_id is not None:
        return unit.get(ItemRow, place.item_id).meeting_id
    if place.record_id is not None:
        unit.get(TrackedRow, place.record_id)
    return None


def _texts(unit: Unit, place: Place) -> tuple[str, ...]:
    """The words that print of what a passage was chosen in."""
    if place.entry_id is not None:
        return tuple(wording_of(entry) for entry in unit.read.entries_of_ids({place.entry_id}))
    if place.item_id is not None:
        items = unit.read.items(unit.get(ItemRow, place.item_id).meeting_id)
        return texts_in(tuple(item for item in items if item.id == place.item_id))
    records = unit.read.tracked_of_ids({place.record_id} if place.record_id else ())
    zone = unit.read.board().zone
    return (*texts_in(records), *(form for each in records for form in forms_of_days(each, zone)))


def _require_telling(passage: str) -> None:
    if letters_in(passage) < _FEWEST_LETTERS:
        raise Refusal("Select at least two letters or digits to withhold.", "passage")
    if is_fixed(passage):
        raise Refusal(
            "Every document says these words of its own accord. Select more of the words around them.",
            "passage",
        )


def _require_grounds(exemptions: tuple[Exemption, ...], reason: str) -> None:
    if not exemptions:
        raise Refusal("Choose at least one exemption.", "exemptions")
    if Exemption.PUBLIC_AFFAIRS in exemptions and not reason:
        raise Refusal(
            "Section 36 needs the opinion of the qualified person. Say in the reason who gave it, and when.",
            "reason",
        )
