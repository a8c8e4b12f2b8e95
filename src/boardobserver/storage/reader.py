"""Everything that can be read from a board, as frozen snapshots. No session stays open between calls."""

import sqlite3
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from datetime import datetime

from boardobserver.domain.errors import require
from boardobserver.domain.filters.saved import SavedFilter
from boardobserver.domain.inheritance import Unfinished, Waiting
from boardobserver.domain.linkage import Link, RecordHead
from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import (
    Attendance,
    Declaration,
    Document,
    DocumentUse,
    Entry,
    Id,
    Meeting,
    MeetingRecord,
    MovementRecord,
    Series,
    TopicUse,
    Tracked,
)
from boardobserver.domain.words import RecordKind
from boardobserver.storage.finders import (
    boards,
    carrying,
    documents,
    entries,
    filters,
    history,
    links,
    meetings,
    movements,
    particulars,
    registers,
    tracked,
)
from boardobserver.storage.oversight import Oversight
from boardobserver.storage.overview import Overview
from boardobserver.storage.releases import Releases
from boardobserver.storage.retention import Retention


class Reader(Overview):
    """Reads from an open board, or from within a unit.

    Its `oversight` reads over the whole of it, its `releases` what is published of it,
    its `retention` how long it is kept.

    Args:
        source: Gives the connection to an open board for as long as a question takes.
    """

    def __init__(self, source: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        super().__init__(source)
        self.oversight = Oversight(source)
        self.releases = Releases(source)
        self.retention = Retention(source)

    def topics(self) -> tuple[str, ...]:
        """The board's grounds and topics, in its order."""
        with self._source() as connection:
            return boards.topics(connection)

    def topic_uses(self) -> tuple[TopicUse, ...]:
        """The board's grounds and topics in its order, each with how much has it."""
        with self._source() as connection:
            return boards.topic_uses(connection)

    def person_ids_in_use(self) -> frozenset[Id]:
        """The people that any record points at."""
        with self._source() as connection:
            return boards.person_ids_in_use(connection)

    def series(self) -> tuple[Series, ...]:
        """Every series with its standing agenda, by name."""
        with self._source() as connection:
            return meetings.series(connection)

    def meeting(self, meeting_id: Id) -> Meeting:
        """One meeting's particulars."""
        with self._source() as connection:
            return require(particulars.of_id(connection, meeting_id), "This meeting is not there any more.")

    def meeting_of_reference(self, reference: Reference) -> Meeting | None:
        """The meeting that carries a reference, or None."""
        with self._source() as connection:
            return particulars.of_reference(connection, reference)

    def attendance(self, meeting_id: Id) -> tuple[Attendance, ...]:
        """Those on the four lists of a meeting, in their order."""
        with self._source() as connection:
            return meetings.attendance(connection, meeting_id)

    def declarations(self, meeting_id: Id) -> tuple[Declaration, ...]:
        """The interests declared at a meeting, in their order."""
        with self._source() as connection:
            return meetings.declarations(connection, meeting_id)

    def entries(self, meeting_id: Id) -> tuple[Entry, ...]:
        """A meeting's entries in the order of the record, withdrawn and private ones included."""
        with self._source() as connection:
            return entries.entries(connection, meeting_id)

    def entries_of_ids(self, entry_ids: Collection[Id]) -> tuple[Entry, ...]:
        """The entries of those keys that there are, in the order of the record."""
        with self._source() as connection:
            return entries.entries_of_ids(connection, entry_ids)

    def entry_counts(self) -> Mapping[Id, int]:
        """How many lines stand in each meeting that has any, withdrawn ones left out."""
        with self._source() as connection:
            return entries.entry_counts(connection)

    def all_entries(self) -> tuple[tuple[Id, Entry], ...]:
        """Every entry with its meeting's key, by meeting (oldest first) and place in the record."""
        with self._source() as connection:
            return entries.all_entries(connection)

    def tracked_of_kind(self, kind: RecordKind) -> tuple[Tracked, ...]:
        """Every tracked record of a kind, oldest reference first."""
        with self._source() as connection:
            return tracked.of_kind(connection, kind)

    def tracked_of_ids(self, record_ids: Collection[Id]) -> tuple[Tracked, ...]:
        """The tracked records of those keys that there are."""
        with self._source() as connection:
            return tracked.of_ids(connection, record_ids)

    def tracked_of_reference(self, reference: Reference) -> Tracked | None:
        """The tracked record that carries a reference, or None."""
        with self._source() as connection:
            return tracked.of_reference(connection, reference)

    def ids_of_private_notes(self) -> frozenset[Id]:
        """The tracked records whose words are those of a private note: they leave the board on no list."""
        with self._source() as connection:
            return tracked.ids_of_private_notes(connection)

    def all_tracked(self) -> tuple[Tracked, ...]:
        """Every tracked record of the board."""
        with self._source() as connection:
            return tracked.all_records(connection)

    def open_tracked(self) -> tuple[Tracked, ...]:
        """The tracked records that still wait for something, oldest reference first."""
        with self._source() as connection:
            return tracked.open_records(connection)

    def waiting_for(self, meeting: Meeting) -> tuple[Waiting, ...]:
        """The records that a meeting may inherit."""
        with self._source() as connection:
            return carrying.waiting(connection, meeting)

    def standing_at(self, meeting_id: Id) -> tuple[tuple[Waiting, Id | None], ...]:
        """The records that were carried to a meeting, each with its item there."""
        with self._source() as connection:
            return carrying.standing(connection, meeting_id)

    def unfinished_before(self, meeting: Meeting) -> tuple[Unfinished, ...]:
        """The items that the meeting before left unfinished, if that has begun."""
        with self._source() as connection:
            return carrying.unfinished(connection, meeting)

    def register(self, kind: RecordKind) -> registers.RegisterFinder:
        """Reads what the register of a kind is made of, some of it or all."""
        return registers.RegisterFinder(self._source, kind)

    def saved_filters(self, kind: RecordKind) -> tuple[SavedFilter, ...]:
        """The filters of the register of a kind that were saved, in their order."""
        with self._source() as connection:
            return filters.saved_filters(connection, kind)

    def movements(self, record_id: Id) -> tuple[MovementRecord, ...]:
        """What happened to a tracked record, oldest first."""
        with self._source() as connection:
            return movements.of_record(connection, record_id)

    def movements_of(self, record_ids: Collection[Id]) -> tuple[MovementRecord, ...]:
        """What happened to some tracked records, oldest first."""
        with self._source() as connection:
            return movements.of_records(connection, record_ids)

    def movements_since_or_at(
        self, instant: datetime, meeting_ids: Collection[Id]
    ) -> tuple[MovementRecord, ...]:
        """What happened to any tracked record later than an instant, or at some meetings, oldest first."""
        with self._source() as connection:
            return movements.since_or_at(connection, instant, meeting_ids)

    def links_touching(self, record_ids: Collection[Id]) -> tuple[Link, ...]:
        """The links at either end of which any of those records stands, oldest first."""
        with self._source() as connection:
            return links.touching(connection, record_ids)

    def heads_matching(self, typed: str, most: int) -> tuple[RecordHead, ...]:
        """The records whose reference begins with what was typed, or that have its words; newest first."""
        with self._source() as connection:
            return links.heads_matching(connection, typed, most)

    def answered_challenges(self, typed: str, most: int) -> tuple[RecordHead, ...]:
        """As `heads_matching`, of the challenges that are answered and not closed."""
        with self._source() as connection:
            return links.answered_challenges(connection, typed, most)

    def documents(self) -> tuple[Document, ...]:
        """Every document, by title."""
        with self._source() as connection:
            return documents.documents(connection)

    def document(self, document_id: Id) -> Document:
        """One document."""
        with self._source() as connection:
            found = documents.document(connection, document_id)
            return require(found, "This document is not there any more.")

    def document_uses(self, record_id: Id) -> tuple[DocumentUse, ...]:
        """Where a record rests on documents, in the order in which they were added."""
        with self._source() as connection:
            return documents.uses_of_record(connection, record_id)

    def file_bytes(self, sha256: str) -> bytes | None:
        """The bytes of a document's file, as they stand in the board; None when they are not there."""
        with self._source() as connection:
            return documents.bytes_of(connection, sha256)

    def history(self, table: str, row_id: Id) -> tuple[history.Version, ...]:
        """Every version of one row of a table, oldest first."""
        with self._source() as connection:
            return history.history(connection, table, row_id)

    def record_of(self, meeting_id: Id) -> MeetingRecord:
        """Everything about one meeting, as it stands."""
        with self._source() as connection:
            meeting = require(
                particulars.of_id(connection, meeting_id), "This meeting is not there any more."
            )
            previous = (
                None if meeting.previous_id is None else particulars.of_id(connection, meeting.previous_id)
            )
            noted = entries.entries(connection, meeting_id)
            records = tracked.of_meeting(connection, meeting_id)
            return MeetingRecord(
                board=require(boards.board(connection), "This file holds no board yet."),
                meeting=meeting,
                previous=previous,
                attendance=meetings.attendance(connection, meeting_id),
                declarations=meetings.declarations(connection, meeting_id),
                items=meetings.items(connection, meeting_id),
                entries=noted,
                records={record.id: record for record in records},
                people={person.id: person for person in boards.people(connection)},
                organisations={body.id: body for body in boards.organisations(connection)},
                unprinted=entries.unprinted_elsewhere(connection, noted, records),
            )
