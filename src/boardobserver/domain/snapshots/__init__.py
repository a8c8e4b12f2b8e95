"""Frozen snapshots of the records, as they are read from a board and handed between the layers.

Identifiers are UUIDv7 in their 36-character text form. Instants (`…_at`, `at`) are timezone-aware and in
UTC; dates and clock times are those of the board's own time zone.
"""

from boardobserver.domain.snapshots.boards import (
    USUAL_BOARD_NAME,
    USUAL_QUESTION_INTERVAL,
    Board,
    Id,
    Organisation,
    Person,
    TopicUse,
)
from boardobserver.domain.snapshots.documents import Document, DocumentUse
from boardobserver.domain.snapshots.meetings import (
    AgendaItem,
    Attendance,
    Declaration,
    Entry,
    Meeting,
    Paper,
    Series,
    Span,
    StandingItem,
)
from boardobserver.domain.snapshots.minutes import (
    AsOfToday,
    Imprint,
    MeetingChanges,
    MinutesContent,
    RecordToday,
)
from boardobserver.domain.snapshots.record import MeetingRecord
from boardobserver.domain.snapshots.releases import (
    Correction,
    Issued,
    Version,
    VersionNumber,
    Withholding,
)
from boardobserver.domain.snapshots.tracked import (
    ActionDetails,
    ActionUpdate,
    AdviceDetails,
    AssuranceDetails,
    ChallengeDetails,
    DecisionDetails,
    Details,
    Due,
    FieldChange,
    MovementRecord,
    Response,
    Tracked,
    TrackedStatus,
    WithheldDetails,
    WithheldField,
)

__all__ = [
    "USUAL_BOARD_NAME",
    "USUAL_QUESTION_INTERVAL",
    "ActionDetails",
    "ActionUpdate",
    "AdviceDetails",
    "AgendaItem",
    "AsOfToday",
    "AssuranceDetails",
    "Attendance",
    "Board",
    "ChallengeDetails",
    "Correction",
    "DecisionDetails",
    "Declaration",
    "Details",
    "Document",
    "DocumentUse",
    "Due",
    "Entry",
    "FieldChange",
    "Id",
    "Imprint",
    "Issued",
    "Meeting",
    "MeetingChanges",
    "MeetingRecord",
    "MinutesContent",
    "MovementRecord",
    "Organisation",
    "Paper",
    "Person",
    "RecordToday",
    "Response",
    "Series",
    "Span",
    "StandingItem",
    "TopicUse",
    "Tracked",
    "TrackedStatus",
    "Version",
    "VersionNumber",
    "WithheldDetails",
    "WithheldField",
    "Withholding",
]
