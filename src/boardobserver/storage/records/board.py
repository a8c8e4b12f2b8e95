"""The board itself and its list of topics."""

from sqlalchemy.orm import Mapped

from boardobserver.domain.words import Marking
from boardobserver.storage.records.base import Row


class BoardRow(Row):
    """The one row that says which board this file is about."""

    __tablename__ = "board"

    name: Mapped[str]
    body: Mapped[str]
    observing_body: Mapped[str]
    timezone: Mapped[str]
    marking: Mapped[Marking]


class TopicRow(Row):
    """One ground or topic of the board's editable list."""

    __tablename__ = "topic"

    name: Mapped[str]
    position: Mapped[int]
