"""Typed declarative tables, one module a family; importing this package declares them all."""

from boardobserver.storage.records.base import Row
from boardobserver.storage.records.board import BoardRow, SavedFilterRow, StandingQuestionRow, TopicRow
from boardobserver.storage.records.documents import DocumentRow, DocumentUseRow
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
from boardobserver.storage.records.releases import (
    ConventionRow,
    CorrectionRow,
    DisposalRow,
    HoldRow,
    IssuedRow,
    VersionRow,
    WithholdingRow,
)
from boardobserver.storage.records.tracked import (
    ActionRow,
    ActionUpdateRow,
    AdviceRow,
    AssuranceRow,
    ChallengeRow,
    DecisionRow,
    LinkRow,
    MovementFieldRow,
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
    "ConventionRow",
    "CorrectionRow",
    "DecisionRow",
    "DeclarationRow",
    "DisposalRow",
    "DocumentRow",
    "DocumentUseRow",
    "EntryRow",
    "HoldRow",
    "IssuedRow",
    "ItemRow",
    "ItemSpanRow",
    "LinkRow",
    "MeetingRow",
    "MovementFieldRow",
    "MovementRow",
    "OrganisationRow",
    "PaperRow",
    "PersonRow",
    "ResponseRow",
    "Row",
    "SavedFilterRow",
    "SeriesRow",
    "StandingItemRow",
    "StandingQuestionRow",
    "TopicRow",
    "TrackedRow",
    "TrackedTopicRow",
    "VersionRow",
    "WithholdingRow",
]
