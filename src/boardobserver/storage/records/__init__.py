"""Typed declarative tables, one module a family; importing this package declares them all."""

from boardobserver.storage.records.base import Row
from boardobserver.storage.records.board import BoardRow, TopicRow
from boardobserver.storage.records.entries import EntryRow
from boardobserver.storage.records.meetings import (
    AttendanceRow,
    DeclarationRow,
    ItemRow,
    ItemSpanRow,
    MeetingRow,
    PaperRow,
    SeriesRow,
    StandingItemRow,
)
from boardobserver.storage.records.people import OrganisationRow, PersonRow
from boardobserver.storage.records.tracked import (
    ActionRow,
    ActionUpdateRow,
    AdviceRow,
    AssuranceRow,
    ChallengeRow,
    DecisionRow,
    LinkRow,
    MovementRow,
    ResponseRow,
    TrackedRow,
    TrackedTopicRow,
)

__all__ = [
    "ActionRow",
    "ActionUpdateRow",
    "AdviceRow",
    "AssuranceRow",
    "AttendanceRow",
    "BoardRow",
    "ChallengeRow",
    "DecisionRow",
    "DeclarationRow",
    "EntryRow",
    "ItemRow",
    "ItemSpanRow",
    "LinkRow",
    "MeetingRow",
    "MovementRow",
    "OrganisationRow",
    "PaperRow",
    "PersonRow",
    "ResponseRow",
    "Row",
    "SeriesRow",
    "StandingItemRow",
    "TopicRow",
    "TrackedRow",
    "TrackedTopicRow",
]
