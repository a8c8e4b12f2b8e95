"""What ties a challenge to the standing question that it puts."""

from boardobserver.domain.questions import asks_the_same
from boardobserver.domain.words import RecordKind
from boardobserver.storage.records import ChallengeRow, StandingQuestionRow, TrackedRow
from boardobserver.storage.unit import Unit


def tie_to_question(unit: Unit, record: TrackedRow) -> None:
    """Tie a challenge to the standing question of the same words, if there is one and it is tied to none."""
    if record.kind is not RecordKind.CHALLENGE:
        return
    for question in unit.find(StandingQuestionRow, retired_at=None):
        if asks_the_same(question.text, record.text):
            challenge = unit.get(ChallengeRow, record.id)
            challenge.question_id = challenge.question_id or question.id
            return
