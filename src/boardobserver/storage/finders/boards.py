"""The board, its topics, its people and their organisations."""

from sqlalchemy import Connection, func, select

from boardobserver.domain.snapshots import USUAL_QUESTION_INTERVAL, Board, Id, Organisation, Person, TopicUse
from boardobserver.storage.finders.columns import rows
from boardobserver.storage.records import (
    BoardRow,
    ItemRow,
    OrganisationRow,
    PersonRow,
    StandingItemRow,
    StandingQuestionRow,
    TopicRow,
    TrackedTopicRow,
)


def board(connection: Connection) -> Board | None:
    """The board that this file is about; None before it has been set up."""
    found = rows(
        connection,
        select(
            BoardRow.id,
            BoardRow.name,
            BoardRow.body,
            BoardRow.observing_body,
            BoardRow.timezone,
            BoardRow.marking,
            func.coalesce(BoardRow.question_interval, USUAL_QUESTION_INTERVAL),
        ),
    )
    return Board(*found[0]) if found else None


def topics(connection: Connection) -> tuple[str, ...]:
    """The board's list of grounds and topics, in its order."""
    return tuple(connection.scalars(select(TopicRow.name).order_by(TopicRow.position, TopicRow.id)))


def topic_uses(connection: Connection) -> tuple[TopicUse, ...]:
    """The board's list of topics in its order, each with how much has it."""
    counts = (
        select(func.count()).where(kind.topic_id == TopicRow.id).correlate(TopicRow).scalar_subquery()
        for kind in (TrackedTopicRow, ItemRow, StandingItemRow, StandingQuestionRow)
    )
    found = rows(
        connection,
        select(TopicRow.id, TopicRow.name, *counts).order_by(TopicRow.position, TopicRow.id),
    )
    return tuple(TopicUse(*row) for row in found)


def organisations(connection: Connection) -> tuple[Organisation, ...]:
    """Every organisation, by short name."""
    found = rows(
        connection,
        select(OrganisationRow.id, OrganisationRow.name, OrganisationRow.short_name).order_by(
            OrganisationRow.short_name, OrganisationRow.id
        ),
    )
    return tuple(Organisation(*row) for row in found)


def people(connection: Connection) -> tuple[Person, ...]:
    """Everybody, by name."""
    found = rows(
        connection,
        select(
            PersonRow.id,
            PersonRow.name,
            PersonRow.initials,
            PersonRow.role,
            PersonRow.organisation_id,
            PersonRow.is_observer,
            PersonRow.is_active,
        ).order_by(PersonRow.name, PersonRow.id),
    )
    return tuple(Person(*row) for row in found)


def person_ids_in_use(connection: Connection) -> frozenset[Id]:
    """The people that any record points at: they can be made inactive, not removed."""
    used: set[Id] = set()
    for table in BoardRow.metadata.tables.values():
        for column in table.columns:
            if any(key.column.table.name == "person" for key in column.foreign_keys):
                used.update(connection.scalars(select(column).where(column.is_not(None)).distinct()))
    return frozenset(used)
