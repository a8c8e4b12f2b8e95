"""Series, and what belongs to one meeting but for its entries."""

from sqlite3 import Connection

from boardobserver.domain.snapshots import (
    AgendaItem,
    Attendance,
    Declaration,
    Id,
    Paper,
    Series,
    Span,
    StandingItem,
)
from boardobserver.domain.words import ItemState, Section
from boardobserver.storage.finders.query import Query, grouped, keyed, types_of, whole_row

_OF_MEETING = "WHERE meeting_id = ? ORDER BY position, id"


def series(connection: Connection) -> tuple[Series, ...]:
    """Every series with its standing agenda, by name."""
    standing = grouped(_STANDING_ITEMS.all(connection, "ORDER BY standing_item.position, standing_item.id"))
    return tuple(
        Series(*head, standing_items=tuple(standing[head[0]]))
        for head in _SERIES.all(connection, "ORDER BY name, id")
    )


def attendance(connection: Connection, meeting_id: Id) -> tuple[Attendance, ...]:
    """Those on the four lists of a meeting, in their order."""
    return _ATTENDANCE.all(connection, _OF_MEETING, meeting_id)


def declarations(connection: Connection, meeting_id: Id) -> tuple[Declaration, ...]:
    """The interests declared at a meeting, in their order."""
    return _DECLARATIONS.all(connection, _OF_MEETING, meeting_id)


def items(connection: Connection, meeting_id: Id) -> tuple[AgendaItem, ...]:
    """A meeting's agenda, in its order."""
    chosen = "WHERE item.meeting_id = ? ORDER BY"
    papers = grouped(_PAPERS.all(connection, f"{chosen} paper.position, paper.id", meeting_id))
    spans = grouped(_SPANS.all(connection, f"{chosen} item_span.start, item_span.id", meeting_id))
    found = _ITEMS.all(connection, f"{chosen} item.position, item.id", meeting_id)
    return tuple(
        AgendaItem(
            *plain,
            papers=tuple(papers[plain[0]]),
            spans=tuple(spans[plain[0]]),
            topic=topic,
            carried_from_id=carried_from_id,
            part=part,
        )
        for *plain, topic, carried_from_id, part in found
    )


_SERIES = Query(whole_row, (str, str, int), "SELECT id, name, quorum_needed FROM series")
_STANDING_ITEMS = Query(
    keyed(StandingItem),
    (str, *types_of(StandingItem)),
    """
    SELECT standing_item.series_id, standing_item.id, standing_item.position, standing_item.title,
           standing_item.section, standing_item.planned_minutes, coalesce(topic.name, '')
    FROM standing_item LEFT JOIN topic ON topic.id = standing_item.topic_id
    """,
)
_ATTENDANCE = Query(
    Attendance,
    types_of(Attendance),
    'SELECT id, person_id, list, position, items, arrived, "left", is_remote, note FROM attendance',
)
_DECLARATIONS = Query(
    Declaration,
    types_of(Declaration),
    "SELECT id, person_id, item_id, position, interest, handling FROM declaration",
)
_PAPERS = Query(
    keyed(Paper),
    (str, *types_of(Paper)),
    """
    SELECT paper.item_id, paper.id, paper.position, paper.reference, paper.title
    FROM paper JOIN item ON item.id = paper.item_id
    """,
)
_SPANS = Query(
    keyed(Span),
    (str, *types_of(Span)),
    """
    SELECT item_span.item_id, item_span.id, item_span.start, item_span."end"
    FROM item_span JOIN item ON item.id = item_span.item_id
    """,
)
_ITEMS = Query(
    whole_row,
    (str, int, str, Section, str, int, ItemState, str, str, int),
    """
    SELECT item.id, item.position, item.title, item.section, item.presenter_id, item.planned_minutes,
           item.state, coalesce(topic.name, ''), item.carried_from_id, coalesce(item.part, 1)
    FROM item LEFT JOIN topic ON topic.id = item.topic_id
    """,
)
