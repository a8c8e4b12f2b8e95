"""The board, its topics, its people and their organisations."""

from sqlite3 import Connection
from typing import Any

from boardobserver.domain.snapshots import USUAL_QUESTION_INTERVAL, Board, Id, Organisation, Person, TopicUse
from boardobserver.domain.zones import zone_of
from boardobserver.storage.driver import quoted
from boardobserver.storage.finders.query import Query, types_of


def board(connection: Connection) -> Board | None:
    """The board that this file is about; None before it has been set up."""
    return _BOARD.first(connection, "", USUAL_QUESTION_INTERVAL)


def topics(connection: Connection) -> tuple[str, ...]:
    """The board's list of grounds and topics, in its order."""
    return _TOPICS.all(connection, "ORDER BY position, id")


def topic_uses(connection: Connection) -> tuple[TopicUse, ...]:
    """The board's list of topics in its order, each with how much has it."""
    return _TOPIC_USES.all(connection, "ORDER BY position, id")


def organisations(connection: Connection) -> tuple[Organisation, ...]:
    """Every organisation, by short name."""
    return _ORGANISATIONS.all(connection, "ORDER BY short_name, id")


def people(connection: Connection) -> tuple[Person, ...]:
    """Everybody, by name."""
    return _PEOPLE.all(connection, "ORDER BY name, id")


def person_ids_in_use(connection: Connection) -> frozenset[Id]:
    """The people that any record points at: they can be made inactive, not removed."""
    used: set[Id] = set()
    for table, column in connection.execute(_POINTERS_AT_PEOPLE).fetchall():
        key = quoted(column)
        pointing = f"SELECT DISTINCT {key} FROM {quoted(table)} WHERE {key} IS NOT NULL"  # noqa: S608 - quoted
        used.update(row[0] for row in connection.execute(pointing))
    return frozenset(used)


def _board(*values: Any) -> Board:
    board = Board(*values)
    zone_of(board.timezone)  # one that was damaged is met here, and not wherever a time is shown
    return board


_BOARD = Query(
    _board,
    types_of(Board),
    "SELECT id, name, body, observing_body, timezone, marking, coalesce(question_interval, ?) FROM board",
)
_TOPICS = Query(str, (str,), "SELECT name FROM topic")
_TOPIC_USES = Query(
    TopicUse,
    types_of(TopicUse),
    """
    SELECT id, name,
           (SELECT count(*) FROM tracked_topic WHERE topic_id = topic.id),
           (SELECT count(*) FROM item WHERE topic_id = topic.id),
           (SELECT count(*) FROM standing_item WHERE topic_id = topic.id),
           (SELECT count(*) FROM standing_question WHERE topic_id = topic.id)
    FROM topic
    """,
)
_ORGANISATIONS = Query(Organisation, types_of(Organisation), "SELECT id, name, short_name FROM organisation")
_PEOPLE = Query(
    Person,
    types_of(Person),
    "SELECT id, name, initials, role, organisation_id, is_observer, is_active, grade, naming FROM person",
)
_POINTERS_AT_PEOPLE = """
    SELECT m.name, k."from" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) k
    WHERE m.type = 'table' AND k."table" = 'person'
"""
