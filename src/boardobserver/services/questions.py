"""Standing questions: the list of what observers keep asking, putting one, and which are due."""

from datetime import datetime
from typing import TypedDict, Unpack

from boardobserver.domain.entry_line import read_line, spell_line
from boardobserver.domain.errors import Refusal, require
from boardobserver.domain.questions import (
    QuestionStanding,
    asks_the_same,
    held_meetings,
    standing_of,
)
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import EntryKind
from boardobserver.services import entries
from boardobserver.services.command import Command
from boardobserver.services.entries import Noted
from boardobserver.services.item_rows import topic_id_of
from boardobserver.services.parties import Party
from boardobserver.services.rows import moved, number, required
from boardobserver.storage.reader import Reader
from boardobserver.storage.records import ChallengeRow, MeetingRow, StandingQuestionRow
from boardobserver.storage.unit import Unit


class QuestionChanges(TypedDict, total=False):
    """What of a standing question can be changed; a topic is given by its name, an empty one is none."""

    text: str
    topic: str


def add_question(text: str, topic: str = "") -> Command[Id]:
    """Add a question at the end of the list.

    Raises:
        Refusal: There is nothing to ask, it is on the list already, or there is no such topic.
    """

    def apply(unit: Unit) -> Id:
        there = _in_order(unit)
        question = StandingQuestionRow(
            id=unit.new_id(),
            text=_new_text(there, text),
            topic_id=topic_id_of(unit, topic),
            position=len(there) + 1,
            retired_at=None,
        )
        unit.add(question)
        return question.id

    return Command("add a standing question", apply)


def change_question(question_id: Id, **changes: Unpack[QuestionChanges]) -> Command[None]:
    """Change a question's words or topic; the challenges that put it stay tied to it.

    Raises:
        Refusal: Nothing is left to ask, it is on the list already, or there is no such topic.
    """

    def apply(unit: Unit) -> None:
        there = _in_order(unit)
        question = _question(there, question_id)
        if "text" in changes:
            question.text = _new_text([each for each in there if each is not question], changes["text"])
        if "topic" in changes:
            question.topic_id = topic_id_of(unit, changes["topic"])

    return Command("change a standing question", apply)


def move_question(question_id: Id, place: int) -> Command[None]:
    """Move a question to another place of the list, counted from 0, with the retired ones at its end."""

    def apply(unit: Unit) -> None:
        there = sorted(_in_order(unit), key=lambda row: row.retired_at is not None)
        number(moved(there, _question(there, question_id), place))

    return Command("move a standing question", apply)


def retire_question(question_id: Id) -> Command[None]:
    """Let a question rest: it is never due again, and stays on record with all that was asked."""

    def apply(unit: Unit) -> None:
        question = _question(_in_order(unit), question_id)
        if question.retired_at is None:
            question.retired_at = unit.now

    return Command("retire a standing question", apply)


def ask_again(question_id: Id) -> Command[None]:
    """Take a retired question back into use.

    Raises:
        Refusal: Another one asks the same by now.
    """

    def apply(unit: Unit) -> None:
        there = _in_order(unit)
        question = _question(there, question_id)
        if question.retired_at is not None:
            _new_text([each for each in there if each is not question], question.text)
            question.retired_at = None

    return Command("take a standing question back into use", apply)


def pose_question(
    meeting_id: Id,
    item_id: Id | None,
    question_id: Id,
    *,
    at: datetime | None = None,
    speaker: Party = Party(),  # noqa: B008 - frozen
) -> Command[Noted]:
    """Note a standing question as a challenge, as if it had been typed.

    Args:
        meeting_id: The meeting.
        item_id: The agenda item it is put under.
        question_id: The question.
        at: When it is put; None is now.
        speaker: Who puts it.

    Raises:
        Refusal: The minutes are signed off, or the question is retired.
    """

    def apply(unit: Unit) -> Noted:
        question = _question(_in_order(unit), question_id)
        if question.retired_at is not None:
            raise Refusal("This question is retired. Take it back into use first.")
        held_on = unit.get(MeetingRow, meeting_id).held_on
        line = read_line(
            spell_line(EntryKind.CHALLENGE, question.text),
            EntryKind.CHALLENGE,
            held_on,
            unit.read.references(),
        )
        occasion = entries.Occasion(meeting_id, at or unit.now, item_id, speaker)
        noted = entries.insert_line(unit, line, occasion)
        if noted.record_id is not None:
            unit.get(ChallengeRow, noted.record_id).question_id = question.id
        return noted

    return Command("put a standing question", apply)


def question_standings(read: Reader) -> tuple[QuestionStanding, ...]:
    """Where each question stands, in the board's order, the retired ones last."""
    held = held_meetings(read.meetings())
    puts, interval = read.oversight.question_puts(), read.board().question_interval
    found = [standing_of(each, puts, held, interval) for each in read.oversight.questions()]
    return tuple(sorted(found, key=lambda each: each.question.retired_at is not None))


def due_questions(read: Reader, meeting_id: Id, topic: str | None = None) -> tuple[QuestionStanding, ...]:
    """The questions that are due at a meeting, in the board's order; none that was put at it already.

    Args:
        read: Reads the board.
        meeting_id: The meeting, which need not have begun.
        topic: Of that topic only; empty for those of no topic. None is all of them.
    """
    questions = [each for each in read.oversight.questions() if topic is None or each.topic == topic]
    if not any(each.retired_at is None for each in questions):
        return ()
    this = read.meeting(meeting_id)
    earlier = [
        each
        for each in held_meetings(read.meetings())
        if (each.held_on, each.number, each.id) < (this.held_on, this.number, this.id)
    ]
    puts, interval = read.oversight.question_puts(), read.board().question_interval
    found = (standing_of(each, puts, (*earlier, this), interval, upcoming=True) for each in questions)
    return tuple(each for each in found if each.is_due)


def _in_order(unit: Unit) -> list[StandingQuestionRow]:
    return sorted(unit.find(StandingQuestionRow), key=lambda row: (row.position, row.id))


def _question(there: list[StandingQuestionRow], question_id: Id) -> StandingQuestionRow:
    found = next((row for row in there if row.id == question_id), None)
    return require(found, "This question is not there any more.")


def _new_text(others: list[StandingQuestionRow], text: str) -> str:
    words = required(text, "text", "Write down the question.")
    if any(each.retired_at is None and asks_the_same(each.text, words) for each in others):
        raise Refusal("This question is on the list already.", "text")
    return words
