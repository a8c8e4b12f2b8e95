"""The board itself, its list of topics, the questions it keeps asking, the filters it has saved."""

import datetime as dt
from typing import Annotated

from sqlalchemy.orm import Mapped

from boardobserver.domain.words import Marking, RecordKind
from boardobserver.storage.records.base import Row, reference_to


class BoardRow(Row):
    """The one row that says which board this file is about; `question_interval` is in meetings."""

    __tablename__ = "board"

    name: Mapped[str]
    body: Mapped[str]
    observing_body: Mapped[str]
    timezone: Mapped[str]
    marking: Mapped[Marking]
    question_interval: Mapped[int | None]


class TopicRow(Row):
    """One ground or topic of the board's editable list."""

    __tablename__ = "topic"

    name: Mapped[str]
    position: Mapped[int]


class StandingQuestionRow(Row):
    """A question that the observers put again and again, until it is retired."""

    __tablename__ = "standing_question"

    text: Mapped[str]
    topic_id: Mapped[Annotated[str, reference_to("topic")] | None]
    position: Mapped[int]
    retired_at: Mapped[dt.datetime | None]


class SavedFilterRow(Row):
    """A filter of a register that was saved under a name."""

    __tablename__ = "saved_filter"

    kind: Mapped[RecordKind]
    name: Mapped[str]
    text: Mapped[str]
    position: Mapped[int]
