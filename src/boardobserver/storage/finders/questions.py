"""Standing questions, and when they were put."""

from datetime import datetime
from sqlite3 import Connection

from boardobserver.domain.questions import QuestionPut, StandingQuestion
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import ChallengeStatus, Movement
from boardobserver.storage.finders.query import Query, keyed, types_of
from boardobserver.storage.images import Operation


def questions(connection: Connection) -> tuple[StandingQuestion, ...]:
    """Every standing question in the board's order, retired ones included."""
    return _QUESTIONS.all(connection, "ORDER BY question.position, question.id")


def puts(connection: Connection) -> tuple[QuestionPut, ...]:
    """Every time that a question was put at a meeting, oldest first; not by lines that were taken back."""
    return _PUTS.all(
        connection,
        "AND movement.what IN (?, ?) AND tracked.status != ? ORDER BY movement.at, movement.id",
        Movement.RAISED.value,
        Movement.PUT_AGAIN.value,
        ChallengeStatus.WITHDRAWN.value,
    )


def listed_since(connection: Connection) -> dict[Id, datetime]:
    """Since when each question has been on the list; the journal says so."""
    added = "WHERE table_name = 'standing_question' AND operation = ? GROUP BY row_id"
    return dict(_SINCE.all(connection, added, Operation.INSERT.value))


def _instant(at: datetime) -> datetime:
    return at


_QUESTIONS = Query(
    StandingQuestion,
    types_of(StandingQuestion),
    """
    SELECT question.id, question.text, coalesce(topic.name, ''), question.position, question.retired_at
    FROM standing_question AS question LEFT JOIN topic ON topic.id = question.topic_id
    """,
)
# Few challenges put a question, and few movements are theirs: that is why those are looked for first.
_PUTS = Query(
    QuestionPut,
    types_of(QuestionPut),
    """
    SELECT challenge.question_id, movement.meeting_id, movement.tracked_id, movement.at
    FROM challenge
    JOIN movement ON movement.tracked_id = challenge.id
    JOIN tracked ON tracked.id = challenge.id
    JOIN entry ON entry.id = movement.entry_id
    WHERE movement.tracked_id IN (SELECT id FROM challenge WHERE question_id IS NOT NULL)
        AND entry.withdrawn_at IS NULL AND entry.record_id = movement.tracked_id
    """,
)
_SINCE = Query(
    keyed(_instant),
    (str, datetime),
    """
    SELECT journal_image.row_id, min(journal_unit.at)
    FROM journal_image JOIN journal_unit ON journal_unit.seq = journal_image.unit_seq
    """,
)
