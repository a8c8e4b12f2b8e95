"""What the rows of a meeting's record are called, and what their values are in words."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, Final

from boardobserver.domain.dates import spell_date
from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import (
    ActionUpdate,
    AgendaItem,
    Attendance,
    Board,
    Correction,
    Declaration,
    Due,
    Entry,
    Id,
    Meeting,
    MeetingRecord,
    Organisation,
    Paper,
    Person,
    Response,
    Span,
    Tracked,
    Withholding,
)
from boardobserver.domain.words import Word

_GISTS: Final[Mapping[type, Callable[[Any], str]]] = {
    Entry: wording_of,
    Tracked: lambda row: row.text,
    Response: lambda row: row.text,
    ActionUpdate: lambda row: row.text,
    AgendaItem: lambda row: row.title,
    Paper: lambda row: row.title,
    Declaration: lambda row: row.interest,
    Withholding: lambda row: row.passage,
    Correction: lambda row: row.after,
}
"""What a row says, in short."""


class RowNames:
    """Names the rows of two records of one meeting.

    Args:
        first: A record; its names go before those of the other.
        second: The other.
    """

    def __init__(self, first: MeetingRecord, second: MeetingRecord) -> None:
        self._zone = first.board.zone
        self._called: dict[Id, str] = {}
        self._names: Mapping[type, Callable[[Any], str]] = {
            Board: lambda _row: "Board",
            Meeting: lambda row: str(row.reference),
            Tracked: lambda row: str(row.reference),
            Entry: lambda row: f"Line of {row.at.astimezone(self._zone):%H:%M}",
            AgendaItem: lambda row: f"Item {row.position}",
            Person: lambda row: row.name or row.role or row.initials,
            Organisation: lambda row: row.name or row.short_name,
            Attendance: lambda row: f"Attendance of {self._called.get(row.person_id, 'somebody')}",
            Declaration: lambda row: f"Declaration of {self._called.get(row.person_id, 'somebody')}",
            Correction: lambda row: f"Correction {row.number}",
            Paper: lambda row: row.reference or "Paper",
            Span: lambda _row: "Time of an item",
            Response: lambda _row: "Response",
            ActionUpdate: lambda _row: "Update",
            Withholding: lambda _row: "Withholding",
        }
        self._words: Mapping[type, Callable[[Any], str]] = {
            bool: lambda value: "yes" if value else "no",
            datetime: lambda value: f"{spell_date(value)}, {value.astimezone(self._zone):%H:%M:%S}",
            date: spell_date,
            time: lambda value: f"{value:%H:%M}",
            tuple: lambda value: ", ".join(self.words(each) for each in value),
            Due: lambda value: self.words(value.on) if value.on else value.kind.label,
        }
        for record in (second, first):
            tables = (record.organisations, record.people, record.records)
            self._called |= {key: self.of(row) for table in tables for key, row in table.items()}
            self._called |= {row.id: self.of(row) for row in (*record.items, *record.entries, record.meeting)}

    def of(self, row: object) -> str:
        """What a row is called; empty for what has no name."""
        name = self._names.get(type(row))
        return name(row) if name is not None else ""

    def gist(self, row: object) -> str:
        """What a row says, in short, or else what it is called."""
        gist = _GISTS.get(type(row))
        return (gist(row) if gist is not None else "") or self.of(row)

    def words(self, value: object) -> str:
        """A value in words."""
        if value is None or value in ("", ()):
            return "none"
        if isinstance(value, Word):
            return value.label
        worded = self._words.get(type(value))
        return worded(value) if worded is not None else self._called.get(str(value), str(value))
