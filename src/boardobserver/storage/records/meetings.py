"""Series, meetings and what belongs to one meeting, but for its entries."""

import datetime as dt
from typing import Annotated

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from boardobserver.domain.words import (
    AttendanceList,
    ItemState,
    Marking,
    MeetingStatus,
    PreviousMinutes,
    Section,
)
from boardobserver.storage.records.base import Row, reference_to


class SeriesRow(Row):
    """A run of meetings with one numbering."""

    __tablename__ = "series"

    name: Mapped[str]
    quorum_needed: Mapped[int | None]


class StandingItemRow(Row):
    """One line of a series' standing agenda."""

    __tablename__ = "standing_item"

    series_id: Mapped[Annotated[str, reference_to("series")]]
    position: Mapped[int]
    title: Mapped[str]
    section: Mapped[Section]
    planned_minutes: Mapped[int | None]
    topic_id: Mapped[Annotated[str, reference_to("topic")] | None]


class MeetingRow(Row):
    """The particulars of one meeting; `year` and `serial` are the parts of its reference."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("year", "serial"),)

    year: Mapped[int]
    serial: Mapped[int]
    series_id: Mapped[Annotated[str, reference_to("series")]]
    number: Mapped[int]
    title: Mapped[str]
    held_on: Mapped[dt.date]
    planned_start: Mapped[dt.time | None]
    planned_end: Mapped[dt.time | None]
    started_at: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]
    place: Mapped[str]
    via: Mapped[str]
    chair_id: Mapped[Annotated[str, reference_to("person")] | None]
    author_id: Mapped[Annotated[str, reference_to("person")] | None]
    marking: Mapped[Marking]
    status: Mapped[MeetingStatus]
    previous_id: Mapped[Annotated[str, reference_to("meeting")] | None]
    quorum_needed: Mapped[int | None]
    quorate: Mapped[bool | None]
    previous_minutes: Mapped[PreviousMinutes]
    corrections: Mapped[str]
    next_date: Mapped[dt.date | None]
    next_start: Mapped[dt.time | None]
    next_place: Mapped[str]
    signed_off_by_id: Mapped[Annotated[str, reference_to("person")] | None]
    signed_off_at: Mapped[dt.datetime | None]


class AttendanceRow(Row):
    """One person's line in one of the four lists of one meeting."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    meeting_id: Mapped[Annotated[str, reference_to("meeting")]]
    person_id: Mapped[Annotated[str, reference_to("person")]]
    list: Mapped[AttendanceList]
    position: Mapped[int]
    items: Mapped[str]
    arrived: Mapped[dt.time | None]
    left: Mapped[dt.time | None]
    is_remote: Mapped[bool]
    note: Mapped[str]


class DeclarationRow(Row):
    """An interest declared at a meeting."""

    __tablename__ = "declaration"

    meeting_id: Mapped[Annotated[str, reference_to("meeting")]]
    person_id: Mapped[Annotated[str, reference_to("person")]]
    item_id: Mapped[Annotated[str, reference_to("item")] | None]
    position: Mapped[int]
    interest: Mapped[str]
    handling: Mapped[str]


class ItemRow(Row):
    """One item of a meeting's agenda; `part` is 2 for one taken in private, else empty."""

    __tablename__ = "item"

    meeting_id: Mapped[Annotated[str, reference_to("meeting")]]
    position: Mapped[int]
    title: Mapped[str]
    section: Mapped[Section]
    presenter_id: Mapped[Annotated[str, reference_to("person")] | None]
    planned_minutes: Mapped[int | None]
    state: Mapped[ItemState]
    topic_id: Mapped[Annotated[str, reference_to("topic")] | None]
    carried_from_id: Mapped[Annotated[str, reference_to("item")] | None]
    part: Mapped[int | None]


class PaperRow(Row):
    """A paper before an agenda item."""

    __tablename__ = "paper"

    item_id: Mapped[Annotated[str, reference_to("item")]]
    position: Mapped[int]
    reference: Mapped[str]
    title: Mapped[str]


class ItemSpanRow(Row):
    """A stretch of time during which an item was open."""

    __tablename__ = "item_span"

    item_id: Mapped[Annotated[str, reference_to("item")]]
    start: Mapped[dt.datetime]
    end: Mapped[dt.datetime | None]
