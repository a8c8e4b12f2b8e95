"""Corrections to minutes that are signed off: put forward, changed, taken back, agreed.

The old text stays: in the board, in the version that had it and in every file that went out. What is agreed
becomes the next version, which lists its corrections; what is only put forward changes nothing yet.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypedDict, Unpack

from boardobserver.domain.corrected import Correctable, correctables
from boardobserver.domain.corrected_fields import FIELDS, from_words, in_words
from boardobserver.domain.errors import Refusal
from boardobserver.domain.publication import publishable
from boardobserver.domain.snapshots import Correction, Id, MinutesContent, VersionNumber
from boardobserver.domain.words import MeetingStatus
from boardobserver.publish.document import Paragraph, Run
from boardobserver.services.command import Command
from boardobserver.services.kept_minutes import chosen_version, kept_content
from boardobserver.services.minutes_content import board_content
from boardobserver.services.rows import assign, editable_meeting, require_kept, required
from boardobserver.services.versions import add_corrected
from boardobserver.storage.reader import Reader
from boardobserver.storage.records import CorrectionRow, MeetingRow
from boardobserver.storage.unit import Unit

IN_WORDS = Correctable("", None, "", "", "")
"""What is corrected where no single text is: the correction says it in its own words."""


class CorrectionChanges(TypedDict, total=False):
    """What of a correction can be changed: the new words, and why."""

    after: str
    reason: str


def correctable_texts(read: Reader, meeting_id: Id) -> tuple[Correctable, ...]:
    """What can be corrected in the newest version of a meeting's minutes, each with where it prints.

    Raises:
        Refusal: The meeting is not there any more, or was disposed of.
    """
    content = _newest(read, meeting_id)
    places = _places(content)
    everybody = {person.id: person for person in read.people()}
    record = replace(content.record, people={**everybody, **content.record.people})
    return tuple(
        replace(each, place=places[each.target_id]) if each.target_id in places else each
        for each in correctables(publishable(record))
        if each.target != "entry" or each.target_id in places
    )


def _newest(read: Reader, meeting_id: Id) -> MinutesContent:
    """What the newest version of a meeting's minutes says."""
    require_kept(read, meeting_id)
    version = chosen_version(read, meeting_id, None)
    return board_content(read, meeting_id) if version is None else kept_content(read, version)


def put_forward(
    meeting_id: Id, text: Correctable, after: str, reason: str, *, at_id: Id | None = None
) -> Command[Id]:
    """Put a correction to minutes that are signed off forward; it gets the next number.

    Args:
        meeting_id: The meeting whose minutes are to be corrected.
        text: The text, as `correctable_texts` gives it; `IN_WORDS`, with a place if it has one, for none.
        after: What it should say; or the correction in words.
        reason: Why.
        at_id: The later meeting at which it is put forward; None for outside one.
    """

    def apply(unit: Unit) -> Id:
        meeting = _signed_off(unit, meeting_id)
        at = _later_meeting(unit, meeting, at_id)
        words = _new_words(unit.read, meeting_id, text, after)
        _require_free(unit, meeting_id, text)
        if text.target and text not in correctable_texts(unit.read, meeting_id):
            raise Refusal("The minutes say something else there by now. Choose the paragraph again.", "place")
        correction = CorrectionRow(
            id=unit.new_id(),
            meeting_id=meeting_id,
            agreed_at_id=at_id,
            number=unit.greatest(CorrectionRow, "number", meeting_id=meeting_id) + 1,
            target=text.target,
            target_id=text.target_id,
            field=text.field,
            place=text.place.strip(),
            before=text.words,
            after=words,
            reason=_reason(reason),
            made_at=unit.now,
            made_by_id=(at or meeting).author_id,
            version_id=None,
        )
        unit.add(correction)
        return correction.id

    return Command("put a correction forward", apply)


def change_correction(correction_id: Id, **changes: Unpack[CorrectionChanges]) -> Command[None]:
    """Give a correction that is only put forward other words, or another reason."""

    def apply(unit: Unit) -> None:
        row = _only_put_forward(unit, correction_id)
        if "after" in changes:
            text = Correctable(row.target, row.target_id, row.field, row.place, row.before)
            changes["after"] = _new_words(unit.read, row.meeting_id, text, changes["after"])
        if "reason" in changes:
            changes["reason"] = _reason(changes["reason"])
        assign(row, changes)

    return Command("change a correction", apply)


def take_back(correction_id: Id) -> Command[None]:
    """Take a correction back that is only put forward."""

    def apply(unit: Unit) -> None:
        unit.delete(_only_put_forward(unit, correction_id))

    return Command("take a correction back", apply)


def agree_corrections(
    meeting_id: Id, correction_ids: Iterable[Id], *, at_id: Id | None = None
) -> Command[VersionNumber]:
    """Agree corrections that were put forward: together they make the next version of the minutes.

    Args:
        meeting_id: The meeting whose minutes they correct.
        correction_ids: The corrections.
        at_id: The later meeting that agrees them; None for outside one.
    """
    chosen = frozenset(correction_ids)

    def apply(unit: Unit) -> VersionNumber:
        meeting = _signed_off(unit, meeting_id)
        at = _later_meeting(unit, meeting, at_id)
        if not chosen:
            raise Refusal("There is no correction to be agreed.")
        version_id = unit.new_id()
        for correction_id in chosen:
            row = _only_put_forward(unit, correction_id)
            assign(row, {"agreed_at_id": at_id, "made_at": unit.now, "version_id": version_id})
        agreed = _of_version(unit, meeting_id, version_id)
        add_corrected(unit, meeting, version_id, agreed, (at or meeting).author_id)
        return unit.read.releases.versions(meeting_id)[-1].number

    return Command("agree corrections to the minutes", apply)


def _of_version(unit: Unit, meeting_id: Id, version_id: Id) -> tuple[Correction, ...]:
    there = unit.read.releases.corrections(meeting_id)
    return tuple(each for each in there if each.version_id == version_id)


def _places(content: MinutesContent) -> dict[Id | None, str]:
    """Where each line of the record prints: by its number, or by what it is called."""
    # What publishing loads is not needed to take notes, where corrections are offered too.
    from boardobserver.services.publishing import minutes_document

    places: dict[Id | None, str] = {}
    for block in minutes_document(content).blocks:
        if isinstance(block, Paragraph) and block.source and block.source not in places:
            named = f"paragraph {block.number}" if block.number else _called(block.runs)
            places[block.source] = named
    return places


def _called(runs: tuple[Run, ...]) -> str:
    """How a paragraph without a number is called: by what it begins with in bold, as "Action AC-2026-031"."""
    label = runs[0].text if runs and runs[0].is_bold else ""
    return label.partition(" (")[0].rstrip(": ") or "a paragraph without a number"


def _signed_off(unit: Unit, meeting_id: Id) -> MeetingRow:
    meeting = unit.get(MeetingRow, meeting_id)
    if meeting.status is not MeetingStatus.SIGNED_OFF:
        raise Refusal("These minutes are not signed off yet: change them in Review instead.")
    return meeting


def _later_meeting(unit: Unit, meeting: MeetingRow, at_id: Id | None) -> MeetingRow | None:
    """The meeting at which minutes are corrected, if it is one."""
    if at_id is None:
        return None
    at = editable_meeting(unit, at_id)
    if at_id == meeting.id or at.held_on < meeting.held_on:
        raise Refusal("Minutes are corrected at a later meeting, or outside one.")
    return at


def _only_put_forward(unit: Unit, correction_id: Id) -> CorrectionRow:
    row = unit.get(CorrectionRow, correction_id)
    if row.version_id is not None:
        raise Refusal(
            f"Correction {row.number} has been agreed and stays. Put a further one forward instead."
        )
    return row


def _require_free(unit: Unit, meeting_id: Id, text: Correctable) -> None:
    """A text has one correction at a time, so that what it takes the place of is never in doubt."""
    for row in unit.find(CorrectionRow, meeting_id=meeting_id, target_id=text.target_id, field=text.field):
        if text.target and row.version_id is None:
            raise Refusal(
                f"Correction {row.number} of this text is put forward already: change that.", "place"
            )


def _new_words(read: Reader, meeting_id: Id, text: Correctable, after: str) -> str:
    """What is to be said instead; of a time or of who was there, as the program says it."""
    words = required(after, "after", "Say what the minutes should say instead.")
    if text.target and (text.target, text.field) in FIELDS:
        record = _newest(read, meeting_id).record
        words = in_words(text.target, text.field, from_words(text.target, text.field, words, record), record)
    if text.target and words == text.words:
        raise Refusal("The minutes say this already.", "after")
    return words


def _reason(reason: str) -> str:
    return required(reason, "reason", "Say why the minutes are corrected.")
