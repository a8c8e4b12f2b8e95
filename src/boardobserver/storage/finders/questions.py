"""Standing questions, and when they were put."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from boardobserver.domain.questions import QuestionPut, StandingQuestion
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import ChallengeStatus, Movement
from boardobserver.storage.finders.columns import rows
from boardobserver.storage.images import Operation
from boardobserver.storage.records import (
    ChallengeRow,
    EntryRow,
    MovementRow,
    StandingQuestionRow,
    TopicRow,
    TrackedRow,
)
from boardobserver.storage.tables import journal_image, journal_unit


def questions(connection: Connection) -> tuple[StandingQuestion, ...]:
    """Every standing question in the board's order, retired ones included."""
    found = rows(
        connection,
        select(
            StandingQuestionRow.id,
            StandingQuestionRow.text,
            func.coalesce(TopicRow.name, ""),
            StandingQuestionRow.position,
            StandingQuestionRow.retired_at,
        )
        .outerjoin(TopicRow, TopicRow.id == StandingQuestionRow.topic_id)
        .order_by(StandingQuestionRow.position, StandingQuestionRow.id),
    )
    return tuple(StandingQuestion(*row) for row in found)


def puts(connection: Connection) -> tuple[QuestionPut, ...]:
    """Every time that a question was put at a meeting, oldest first; not by lines that were taken back."""
    tied = select(ChallengeRow.id).where(ChallengeRow.question_id.is_not(None))
    found = rows(
        connection,
        select(ChallengeRow.question_id, MovementRow.meeting_id, MovementRow.tracked_id, MovementRow.at)
        .join(MovementRow, MovementRow.tracked_id == ChallengeRow.id)
        .join(TrackedRow, TrackedRow.id == ChallengeRow.id)
        .join(EntryRow, EntryRow.id == MovementRow.entry_id)
        .where(
            MovementRow.tracked_id.in_(tied),  # few challenges are, and few movements are theirs
            MovementRow.what.in_((Movement.RAISED, Movement.PUT_AGAIN)),
            TrackedRow.status != ChallengeStatus.WITHDRAWN.value,
            EntryRow.withdrawn_at.is_(None),
            EntryRow.record_id == MovementRow.tracked_id,
        )
        .order_by(MovementRow.at, MovementRow.id),
    )
    return tuple(QuestionPut(*row) for row in found)


def listed_since(connection: Connection) -> dict[Id, datetime]:
    """Since when each question has been on the list; the journal says so."""
    found = rows(
        connection,
        select(journal_image.c.row_id, func.min(journal_unit.c.at))
        .join(journal_unit, journal_unit.c.seq == journal_image.c.unit_seq)
        .where(
            journal_image.c.table_name == StandingQuestionRow.__tablename__,
            journal_image.c.operation == Operation.INSERT.value,
        )
        .group_by(journal_image.c.row_id),
    )
    return {row[0]: datetime.fromisoformat(row[1]) for row in found}
