"""Series, meetings, and what belongs to one meeting but for its entries."""

from collections import defaultdict

from sqlalchemy import Connection, func, select

from boardobserver.domain.snapshots import (
    AgendaItem,
    Attendance,
    Declaration,
    Id,
    Meeting,
    Paper,
    Series,
    Span,
    StandingItem,
)
from boardobserver.storage.engine import driver_connection
from boardobserver.storage.finders import particulars
from boardobserver.storage.finders.columns import rows
from boardobserver.storage.records import (
    AttendanceRow,
    DeclarationRow,
    ItemRow,
    ItemSpanRow,
    PaperRow,
    SeriesRow,
    StandingItemRow,
    TopicRow,
)


def series(connection: Connection) -> tuple[Series, ...]:
    """Every series with its standing agenda, by name."""
    standing: defaultdict[Id, list[StandingItem]] = defaultdict(list)
    found = rows(
        connection,
        select(
            StandingItemRow.series_id,
            StandingItemRow.id,
            StandingItemRow.position,
            StandingItemRow.title,
            StandingItemRow.section,
            StandingItemRow.planned_minutes,
            func.coalesce(TopicRow.name, ""),
        )
        .outerjoin(TopicRow, TopicRow.id == StandingItemRow.topic_id)
        .order_by(StandingItemRow.position, StandingItemRow.id),
    )
    for series_id, *rest in found:
        standing[series_id].append(StandingItem(*rest))
    heads = rows(
        connection,
        select(SeriesRow.id, SeriesRow.name, SeriesRow.quorum_needed).order_by(SeriesRow.name, SeriesRow.id),
    )
    return tuple(Series(*head, standing_items=tuple(standing[head[0]])) for head in heads)


def meeting(connection: Connection, meeting_id: Id) -> Meeting | None:
    """One meeting's particulars, or None."""
    return particulars.of_id(driver_connection(connection), meeting_id)


def attendance(connection: Connection, meeting_id: Id) -> tuple[Attendance, ...]:
    """Those on the four lists of a meeting, in their order."""
    found = rows(
        connection,
        select(
            AttendanceRow.id,
            AttendanceRow.person_id,
            AttendanceRow.list,
            AttendanceRow.position,
            AttendanceRow.items,
            AttendanceRow.arrived,
            AttendanceRow.left,
            AttendanceRow.is_remote,
            AttendanceRow.note,
        )
        .where(AttendanceRow.meeting_id == meeting_id)
        .order_by(AttendanceRow.position, AttendanceRow.id),
    )
    return tuple(Attendance(*row) for row in found)


def declarations(connection: Connection, meeting_id: Id) -> tuple[Declaration, ...]:
    """The interests declared at a meeting, in their order."""
    found = rows(
        connection,
        select(
            DeclarationRow.id,
            DeclarationRow.person_id,
            DeclarationRow.item_id,
            DeclarationRow.position,
            DeclarationRow.interest,
            DeclarationRow.handling,
        )
        .where(DeclarationRow.meeting_id == meeting_id)
        .order_by(DeclarationRow.position, DeclarationRow.id),
    )
    return tuple(Declaration(*row) for row in found)


def items(connection: Connection, meeting_id: Id) -> tuple[AgendaItem, ...]:
    """A meeting's agenda, in its order."""
    papers: defaultdict[Id, list[Paper]] = defaultdict(list)
    for item_id, *rest in rows(
        connection,
        select(PaperRow.item_id, PaperRow.id, PaperRow.position, PaperRow.reference, PaperRow.title)
        .join(ItemRow, ItemRow.id == PaperRow.item_id)
        .where(ItemRow.meeting_id == meeting_id)
        .order_by(PaperRow.position, PaperRow.id),
    ):
        papers[item_id].append(Paper(*rest))
    spans: defaultdict[Id, list[Span]] = defaultdict(list)
    for item_id, *rest in rows(
        connection,
        select(ItemSpanRow.item_id, ItemSpanRow.id, ItemSpanRow.start, ItemSpanRow.end)
        .join(ItemRow, ItemRow.id == ItemSpanRow.item_id)
        .where(ItemRow.meeting_id == meeting_id)
        .order_by(ItemSpanRow.start, ItemSpanRow.id),
    ):
        spans[item_id].append(Span(*rest))
    found = rows(
        connection,
        select(
            ItemRow.id,
            ItemRow.position,
            ItemRow.title,
            ItemRow.section,
            ItemRow.presenter_id,
            ItemRow.planned_minutes,
            ItemRow.state,
            func.coalesce(TopicRow.name, ""),
            ItemRow.carried_from_id,
        )
        .outerjoin(TopicRow, TopicRow.id == ItemRow.topic_id)
        .where(ItemRow.meeting_id == meeting_id)
        .order_by(ItemRow.position, ItemRow.id),
    )
    return tuple(
        AgendaItem(
            *row[:7],
            papers=tuple(papers[row[0]]),
            spans=tuple(spans[row[0]]),
            topic=row[7],
            carried_from_id=row[8],
        )
        for row in found
    )
