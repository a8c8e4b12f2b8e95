"""What a board shows first, apart from what is read later on: a start loads nothing that it does not need."""

import sqlite3
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime

from boardobserver.domain.attention import WaitingRecord
from boardobserver.domain.errors import require
from boardobserver.domain.inheritance import Deferral
from boardobserver.domain.linkage import RecordHead
from boardobserver.domain.numbering import ReferenceStyle
from boardobserver.domain.snapshots import (
    AgendaItem,
    Board,
    Id,
    Meeting,
    MovementRecord,
    Organisation,
    Person,
)
from boardobserver.domain.words import RecordKind
from boardobserver.storage.finders import attention, boards, carried, links, meetings, movements, particulars


class Overview:
    """Reads what is shown before anything is gone to; all of it can be read by a `Reader`, too.

    Args:
        source: Gives the connection to an open board for as long as a question takes.
    """

    def __init__(self, source: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._source = source

    def board(self) -> Board:
        """The board that this file is about."""
        with self._source() as connection:
            return require(boards.board(connection), "This file holds no board yet.")

    def organisations(self) -> tuple[Organisation, ...]:
        """Every organisation, by short name."""
        with self._source() as connection:
            return boards.organisations(connection)

    def people(self) -> tuple[Person, ...]:
        """Everybody, by name."""
        with self._source() as connection:
            return boards.people(connection)

    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting, newest first."""
        with self._source() as connection:
            return particulars.of_all(connection)

    def items(self, meeting_id: Id) -> tuple[AgendaItem, ...]:
        """A meeting's agenda, in its order."""
        with self._source() as connection:
            return meetings.items(connection, meeting_id)

    def open_counts(self) -> Mapping[RecordKind, int]:
        """How many records of each kind still wait for something; kinds without any are left out."""
        with self._source() as connection:
            return attention.open_counts(connection)

    def references(self) -> ReferenceStyle:
        """How the board writes its references."""
        with self._source() as connection:
            return links.style_of(connection)

    def heads_of_ids(self, record_ids: Collection[Id]) -> tuple[RecordHead, ...]:
        """The heads of the tracked records of those keys that there are, by reference."""
        with self._source() as connection:
            return links.heads_of_ids(connection, record_ids)

    def actions_dated(self, before: date) -> tuple[WaitingRecord, ...]:
        """The open actions due before a day, and those due at a next meeting, whenever that is."""
        with self._source() as connection:
            return attention.actions_dated(connection, before)

    def challenges_awaiting(self) -> tuple[WaitingRecord, ...]:
        """The challenges that wait for a response, or for what was promised; `day` is of the promise."""
        with self._source() as connection:
            return attention.challenges_awaiting(connection)

    def advice_without_response(self) -> tuple[WaitingRecord, ...]:
        """The advice that is not at its end, and that nobody has responded to."""
        with self._source() as connection:
            return attention.advice_without_response(connection)

    def advice_to_review(self, today: date) -> tuple[WaitingRecord, ...]:
        """The advice that is not at its end, and whose review date has come; `day` is that date."""
        with self._source() as connection:
            return attention.advice_to_review(connection, today)

    def stale_assurances(self, today: date) -> tuple[WaitingRecord, ...]:
        """The assurances that stand, but no longer count; `day` is the last on which they did."""
        with self._source() as connection:
            return attention.stale_assurances(connection, today)

    def alive_of_ids(self, record_ids: Collection[Id]) -> tuple[WaitingRecord, ...]:
        """The records of those keys that are not at their end, each with who raised it."""
        with self._source() as connection:
            return attention.alive_of_ids(connection, record_ids)

    def on_agenda(self, meeting_id: Id) -> Mapping[Id, Id | None]:
        """The records that were carried to a meeting, oldest reference first, each with its item there."""
        with self._source() as connection:
            return carried.on_agenda(connection, meeting_id)

    def deferrals(self) -> Mapping[Id, Deferral]:
        """By record, how it was put off, unless it was moved since; its day may have come by now."""
        with self._source() as connection:
            return carried.deferrals(connection)

    def movements_since(self, instant: datetime) -> tuple[MovementRecord, ...]:
        """What happened to any tracked record later than an instant, oldest first."""
        with self._source() as connection:
            return movements.since(connection, instant)
