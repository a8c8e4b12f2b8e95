"""What is read over the whole of a board: standing questions, priorities."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime

from boardobserver.domain.attention import MeetingDates
from boardobserver.domain.priorities import Followed
from boardobserver.domain.questions import QuestionPut, StandingQuestion
from boardobserver.domain.snapshots import Id
from boardobserver.storage.finders import priorities, questions


class Oversight:
    """Reads by column queries, whatever the size of the board; a `Reader` gives it."""

    def __init__(self, source: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._source = source

    def questions(self) -> tuple[StandingQuestion, ...]:
        """Every standing question in the board's order, retired ones included."""
        with self._source() as connection:
            return questions.questions(connection)

    def question_puts(self) -> tuple[QuestionPut, ...]:
        """Every time that a question was put at a meeting, oldest first."""
        with self._source() as connection:
            return questions.puts(connection)

    def questions_listed_since(self) -> Mapping[Id, datetime]:
        """Since when each question has been on the list."""
        with self._source() as connection:
            return questions.listed_since(connection)

    def first_raised_on(self) -> date | None:
        """The day on which the first record was raised; None on a board without any."""
        with self._source() as connection:
            return priorities.first_raised_on(connection)

    def followed(self, since: datetime, last_day: date, dates: MeetingDates) -> tuple[Followed, ...]:
        """The records raised by a day that were not at their end by an instant, oldest first."""
        with self._source() as connection:
            return priorities.followed(connection, since, last_day, dates)
