"""The records as plain rows, for lists and exports: keys are the fields' names, values are JSON's."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from datetime import time as clock
from enum import StrEnum
from typing import TypeAlias

from boardobserver.domain.registers import RegisterRow
from boardobserver.domain.snapshots import (
    ActionDetails,
    AdviceDetails,
    AssuranceDetails,
    ChallengeDetails,
    DecisionDetails,
    Due,
    Entry,
    Id,
    Meeting,
    Person,
    Response,
    Tracked,
)
from boardobserver.domain.words import DueKind, RecordKind
from boardobserver.services.names import Names
from boardobserver.storage.reader import Reader

Value: TypeAlias = "str | int | bool | list[str] | list[dict[str, Value]] | None"
ListedRow: TypeAlias = dict[str, Value]


class ListKind(StrEnum):
    """What can be listed."""

    MEETINGS = "meetings"
    PEOPLE = "people"
    ENTRIES = "entries"
    CHALLENGES = "challenges"
    ADVICE = "advice"
    ACTIONS = "actions"
    DECISIONS = "decisions"
    ASSURANCE = "assurance"
    RESPONSES = "responses"


REGISTERS = {
    ListKind.CHALLENGES: RecordKind.CHALLENGE,
    ListKind.ADVICE: RecordKind.ADVICE,
    ListKind.ACTIONS: RecordKind.ACTION,
    ListKind.DECISIONS: RecordKind.DECISION,
    ListKind.ASSURANCE: RecordKind.ASSURANCE,
    ListKind.RESPONSES: RecordKind.CHALLENGE,
}
"""What is listed out of a register, and which; responses are listed with their challenges."""


def listed(read: Reader, kind: ListKind, found: Sequence[RegisterRow] | None = None) -> list[ListedRow]:
    """Every record of a kind as a plain row, in the order of the board.

    A record whose words are a private note's is none of them.

    Instants are ISO 8601 with the offset of the board's own time zone; references stand for other records,
    initials for people.

    Args:
        read: Reads the board.
        kind: What is listed.
        found: The lines of its register to keep to; their computed values then stand with each record.
    """
    names = Names(read)
    if kind is ListKind.MEETINGS:
        return [_meeting(meeting, names) for meeting in reversed(read.meetings())]
    if kind is ListKind.PEOPLE:
        return [_person(person, names) for person in read.people()]
    if kind is ListKind.ENTRIES:
        records = {record.id: record for record in read.all_tracked()}
        return [_entry(meeting_id, entry, records, names) for meeting_id, entry in read.all_entries()]
    lines = None if found is None else {line.id: line for line in found}
    private = read.ids_of_private_notes()
    records = [
        record
        for record in read.tracked_of_kind(REGISTERS[kind])
        if record.id not in private and (lines is None or record.id in lines)
    ]
    if kind is ListKind.RESPONSES:
        return [row for record in records for row in _responses(record, names)]
    return [
        _tracked(record, names) | ({} if lines is None else _computed(lines[record.id], names))
        for record in records
    ]


def _meeting(meeting: Meeting, names: Names) -> ListedRow:
    return {
        "ref": str(meeting.reference),
        "series": meeting.series_name,
        "number": meeting.number,
        "title": meeting.title,
        "date": meeting.held_on.isoformat(),
        "status": meeting.status.value,
        "place": meeting.place,
        "via": meeting.via,
        "chair": names.party(meeting.chair_id),
        "author": names.party(meeting.author_id),
        "marking": meeting.marking.label,
        "start": names.instant(meeting.started_at),
        "end": names.instant(meeting.ended_at),
        "planned_start": _time(meeting.planned_start),
        "planned_end": _time(meeting.planned_end),
        "quorate": meeting.quorate,
        "previous": names.meeting(meeting.previous_id),
        "previous_minutes": meeting.previous_minutes.value,
        "corrections": meeting.corrections,
        "next_meeting": _day(meeting.next_date),
    }


def _person(person: Person, names: Names) -> ListedRow:
    return {
        "initials": person.initials,
        "name": person.name,
        "role": person.role,
        "organisation": names.party(None, person.organisation_id),
        "observer": person.is_observer,
        "active": person.is_active,
    }


def _entry(meeting_id: Id, entry: Entry, records: Mapping[Id, Tracked], names: Names) -> ListedRow:
    record = None if entry.record_id is None else records.get(entry.record_id)
    return {
        "ref": None if record is None else str(record.reference),
        "kind": entry.kind.value,
        "at": names.instant(entry.at),
        "speaker": names.party(entry.speaker_id, entry.speaker_organisation_id),
        "text": entry.text,
        "wording": entry.wording,
        "in_minutes": entry.in_minutes,
        "meeting": names.meeting(meeting_id),
        "item": names.item(meeting_id, entry.item_id),
        "status": "withdrawn" if entry.withdrawn_at else None if record is None else record.status.value,
    }


def _tracked(record: Tracked, names: Names) -> ListedRow:
    return {
        "ref": str(record.reference),
        "kind": record.kind.value,
        "text": record.text,
        "status": record.status.value,
        "topics": list(record.topics),
        "raised_by": names.party(record.raised_by_id),
        "raised_on": record.raised_on.isoformat(),
        "meeting": names.meeting(record.meeting_id),
        "item": names.item(record.meeting_id, record.item_id),
        **_DETAILS[type(record.details)](record.details, names),
        "reason": record.reason,
        "links": [names.record(linked) for linked in record.links],
    }


def _computed(line: RegisterRow, names: Names) -> ListedRow:
    return {
        "due_on": _day(line.due_on),
        "age_days": line.age_days,
        "overdue_days": line.overdue_days,
        "meetings": [str(meeting.reference) for meeting in line.meetings],
        "carried": line.carried,
        "last_movement": None if line.last is None else line.last.what.value,
        "last_moved": None if line.last is None else names.instant(line.last.at),
    }


def _responses(record: Tracked, names: Names) -> list[ListedRow]:
    assert isinstance(record.details, ChallengeDetails)
    head: ListedRow = {"challenge": str(record.reference), "challenge_text": record.text}
    return [head | _response(response, names) for response in record.details.responses]


def _challenge(details: ChallengeDetails, names: Names) -> ListedRow:
    return {
        "kind": details.kind.value,
        "directed_to": names.party(details.directed_to_id, details.directed_to_organisation_id),
        "assumption_tested": details.assumption,
        "evidence_asked_for": details.evidence_asked,
        "responses": [_response(response, names) for response in details.responses],
        "outcome": details.outcome,
        "closing_evidence": details.closing_evidence,
    }


def _response(response: Response, names: Names) -> ListedRow:
    return {
        "text": response.text,
        "by": names.party(response.by_id, response.by_organisation_id),
        "at": names.instant(response.at),
        "in_meeting": response.in_meeting,
        "promised_by": _day(response.promised_by),
        "view": response.view.value,
    }


def _advice(details: AdviceDetails, _names: Names) -> ListedRow:
    return {
        "source_body": details.source_body,
        "source_document": details.source_document,
        "source_date": _day(details.source_date),
        "paragraph": details.paragraph,
        "addressee": details.addressee.value,
        "mps_response": details.response.value,
        "response_reason": details.response_reason,
        "response_date": _day(details.response_date),
        "evidence_of_implementation": details.implementation,
        "review_date": _day(details.review_date),
    }


def _action(details: ActionDetails, names: Names) -> ListedRow:
    return {
        "owner": names.party(details.owner_id, details.owner_organisation_id),
        "due": _due(details.due),
        "updates": [
            {"date": update.on.isoformat(), "text": update.text, "by": names.party(update.by_id)}
            for update in details.updates
        ],
        "outcome": details.outcome,
        "closing_evidence": details.closing_evidence,
    }


def _decision(details: DecisionDetails, _names: Names) -> ListedRow:
    return {
        "verb": details.verb.value,
        "decided_by": details.decided_by.value,
        "reasons": details.reasons,
        "conditions": details.conditions,
        "dissent": details.dissent,
        "effective_date": _day(details.effective_date),
        "paper": details.paper,
        "observer_position": details.observer_position.value,
    }


def _assurance(details: AssuranceDetails, names: Names) -> ListedRow:
    return {
        "given_by": names.party(details.given_by_id, details.given_by_organisation_id),
        "level": details.level.value,
        "evidence_cited": details.evidence,
        "evidence_seen": details.evidence_seen,
        "gaps": details.gaps,
        "stale_after": _day(details.stale_after),
    }


def _due(due: Due) -> str | None:
    if due.kind is DueKind.NEXT_MEETING:
        return due.kind.value
    return _day(due.on)


def _time(time: clock | None) -> str | None:
    return None if time is None else time.isoformat("minutes")


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


_DETAILS: dict[type, Callable[..., ListedRow]] = {
    ChallengeDetails: _challenge,
    AdviceDetails: _advice,
    ActionDetails: _action,
    DecisionDetails: _decision,
    AssuranceDetails: _assurance,
}
