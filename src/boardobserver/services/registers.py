"""The lines of a register, with what is computed of each record on a day."""

from collections import defaultdict
from datetime import date
from typing import Final

from boardobserver.domain.attention import (
    MeetingDates,
    age_days,
    due_on,
    meetings_passed,
    needs_of,
    overdue_days,
)
from boardobserver.domain.registers import PassedMeeting, RegisterRow, Who
from boardobserver.domain.snapshots import (
    ActionDetails,
    AdviceDetails,
    AssuranceDetails,
    ChallengeDetails,
    Due,
    Id,
    MovementRecord,
    Tracked,
)
from boardobserver.domain.words import Addressee, RecordKind
from boardobserver.storage.reader import Reader

_NO_DUE: Final = Due()
_NOBODY: Final = Who()
_ADDRESSEES: Final = {
    Addressee.MPS: Who("MPS", ("MPS",)),
    Addressee.MOPAC: Who("MOPAC", ("MOPAC",)),
    Addressee.BOTH: Who("MPS and MOPAC", ("MPS", "MOPAC")),
}


def register(read: Reader, kind: RecordKind, today: date) -> tuple[RegisterRow, ...]:
    """Every record of a kind as a line of its register, oldest reference first."""
    moved: defaultdict[Id, list[MovementRecord]] = defaultdict(list)
    for movement in read.movements_of_kind(kind):
        moved[movement.record_id].append(movement)
    lines = _Lines(read, today)
    return tuple(lines.row(record, moved[record.id]) for record in read.tracked_of_kind(kind))


class _Lines:
    """Makes lines, with the people and meetings of the board read once."""

    def __init__(self, read: Reader, today: date) -> None:
        self._today = today
        meetings = read.meetings()
        self._dates = MeetingDates(meetings)
        self._passed = {each.id: PassedMeeting(each.id, each.number, each.reference) for each in meetings}
        bodies = {body.id: (body.short_name, body.name) for body in read.organisations()}
        self._who = {key: Who(names[0], names) for key, names in bodies.items()}
        for person in read.people():
            names = (person.initials, person.name, person.role, *bodies.get(person.organisation_id or "", ()))
            self._who[person.id] = Who(person.initials or person.name, names)

    def row(self, record: Tracked, moved: list[MovementRecord]) -> RegisterRow:
        """One record as a line."""
        details = record.details
        due = due_on(record, self._dates)
        return RegisterRow(
            id=record.id,
            kind=record.kind,
            reference=record.reference,
            text=record.text,
            status=record.status,
            topics=record.topics,
            put_as=details.kind if isinstance(details, ChallengeDetails) else None,
            owner=self._owner(record),
            raised_by=self._raised_by(record),
            directed_to=self._directed_to(record),
            raised_on=record.raised_on,
            due=details.due if isinstance(details, ActionDetails) else _NO_DUE,
            due_on=due,
            meetings=tuple(self._passed[key] for key in meetings_passed(moved)),
            last=moved[-1] if moved else None,
            needs=needs_of(record, due, self._today),
            age_days=age_days(record, self._today),
            overdue_days=overdue_days(record, due, self._today),
        )

    def _named(self, person_id: Id | None, organisation_id: Id | None = None) -> Who:
        return self._who.get(person_id or organisation_id or "", _NOBODY)

    def _owner(self, record: Tracked) -> Who:
        details = record.details
        if not isinstance(details, ActionDetails):
            return _NOBODY
        return self._named(details.owner_id, details.owner_organisation_id)

    def _raised_by(self, record: Tracked) -> Who:
        details = record.details
        if isinstance(details, AssuranceDetails):
            giver = self._named(details.given_by_id, details.given_by_organisation_id)
            return giver or self._named(record.raised_by_id)
        return self._named(record.raised_by_id)

    def _directed_to(self, record: Tracked) -> Who:
        details = record.details
        if isinstance(details, ChallengeDetails):
            return self._named(details.directed_to_id, details.directed_to_organisation_id)
        return _ADDRESSEES[details.addressee] if isinstance(details, AdviceDetails) else _NOBODY
