"""The records followed from meeting to meeting: one base table, a table a kind, and their movements."""

import datetime as dt
from typing import Annotated

from sqlalchemy import ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from boardobserver.domain.words import (
    Addressee,
    AdviceResponse,
    AssuranceLevel,
    ChallengeKind,
    DecidedBy,
    DecisionVerb,
    DueKind,
    Movement,
    ObserverPosition,
    RecordKind,
    Relation,
    ResponseView,
)
from boardobserver.storage.records.base import Row, reference_to


def _same_key_as_tracked() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["id"], ["tracked.id"], deferrable=True, initially="DEFERRED")


class TrackedRow(Row):
    """What every tracked record has; `status` is a value of the vocabulary of its kind."""

    __tablename__ = "tracked"
    __table_args__ = (UniqueConstraint("kind", "year", "serial"),)

    kind: Mapped[RecordKind]
    year: Mapped[int]
    serial: Mapped[int]
    text: Mapped[str]
    status: Mapped[Annotated[str, mapped_column(String(40), index=True)]]
    raised_on: Mapped[dt.date]
    raised_by_id: Mapped[Annotated[str, reference_to("person")] | None]
    meeting_id: Mapped[Annotated[str, reference_to("meeting")] | None]
    item_id: Mapped[Annotated[str, reference_to("item")] | None]
    entry_id: Mapped[Annotated[str, reference_to("entry")] | None]
    reason: Mapped[str]


class TrackedTopicRow(Row):
    """A topic of a tracked record."""

    __tablename__ = "tracked_topic"
    __table_args__ = (UniqueConstraint("tracked_id", "topic_id"),)

    tracked_id: Mapped[Annotated[str, reference_to("tracked", index=False)]]
    topic_id: Mapped[Annotated[str, reference_to("topic")]]


class ChallengeRow(Row):
    """What only a challenge has."""

    __tablename__ = "challenge"
    __table_args__ = (_same_key_as_tracked(),)

    kind: Mapped[ChallengeKind]
    directed_to_id: Mapped[Annotated[str, reference_to("person")] | None]
    directed_to_organisation_id: Mapped[Annotated[str, reference_to("organisation")] | None]
    assumption: Mapped[str]
    evidence_asked: Mapped[str]
    outcome: Mapped[str]
    closing_evidence: Mapped[str]
    question_id: Mapped[Annotated[str, reference_to("standing_question")] | None]


class ResponseRow(Row):
    """A response to a challenge."""

    __tablename__ = "response"

    challenge_id: Mapped[Annotated[str, reference_to("challenge")]]
    text: Mapped[str]
    by_id: Mapped[Annotated[str, reference_to("person")] | None]
    by_organisation_id: Mapped[Annotated[str, reference_to("organisation")] | None]
    at: Mapped[dt.datetime]
    in_meeting: Mapped[bool]
    entry_id: Mapped[Annotated[str, reference_to("entry")] | None]
    promised_by: Mapped[dt.date | None]
    view: Mapped[ResponseView]


class AdviceRow(Row):
    """What only a piece of ethics advice has."""

    __tablename__ = "advice"
    __table_args__ = (_same_key_as_tracked(),)

    source_body: Mapped[str]
    source_document: Mapped[str]
    source_date: Mapped[dt.date | None]
    paragraph: Mapped[str]
    addressee: Mapped[Addressee]
    response: Mapped[AdviceResponse]
    response_reason: Mapped[str]
    response_date: Mapped[dt.date | None]
    implementation: Mapped[str]
    review_date: Mapped[dt.date | None]


class ActionRow(Row):
    """What only an action has."""

    __tablename__ = "action"
    __table_args__ = (_same_key_as_tracked(),)

    owner_id: Mapped[Annotated[str, reference_to("person")] | None]
    owner_organisation_id: Mapped[Annotated[str, reference_to("organisation")] | None]
    due_kind: Mapped[DueKind]
    due_on: Mapped[Annotated[dt.date, mapped_column(index=True)] | None]
    due_set_on: Mapped[dt.date | None]
    outcome: Mapped[str]
    closing_evidence: Mapped[str]


class ActionUpdateRow(Row):
    """A dated word on how an action is going."""

    __tablename__ = "action_update"

    action_id: Mapped[Annotated[str, reference_to("action")]]
    on: Mapped[dt.date]
    text: Mapped[str]
    by_id: Mapped[Annotated[str, reference_to("person")] | None]
    entry_id: Mapped[Annotated[str, reference_to("entry")] | None]


class DecisionRow(Row):
    """What only a decision has."""

    __tablename__ = "decision"
    __table_args__ = (_same_key_as_tracked(),)

    verb: Mapped[DecisionVerb]
    decided_by: Mapped[DecidedBy]
    reasons: Mapped[str]
    conditions: Mapped[str]
    dissent: Mapped[str]
    effective_date: Mapped[dt.date | None]
    paper: Mapped[str]
    observer_position: Mapped[ObserverPosition]


class AssuranceRow(Row):
    """What only an assurance has."""

    __tablename__ = "assurance"
    __table_args__ = (_same_key_as_tracked(),)

    given_by_id: Mapped[Annotated[str, reference_to("person")] | None]
    given_by_organisation_id: Mapped[Annotated[str, reference_to("organisation")] | None]
    evidence: Mapped[str]
    evidence_seen: Mapped[bool]
    level: Mapped[AssuranceLevel]
    gaps: Mapped[str]
    stale_after: Mapped[dt.date | None]


class MovementRow(Row):
    """Something that happened to a tracked record."""

    __tablename__ = "movement"

    tracked_id: Mapped[Annotated[str, reference_to("tracked")]]
    what: Mapped[Movement]
    at: Mapped[Annotated[dt.datetime, mapped_column(index=True)]]
    meeting_id: Mapped[Annotated[str, reference_to("meeting")] | None]
    item_id: Mapped[Annotated[str, reference_to("item")] | None]
    entry_id: Mapped[Annotated[str, reference_to("entry")] | None]
    status_after: Mapped[str]
    words: Mapped[str]
    by_id: Mapped[Annotated[str, reference_to("person")] | None]
    until_on: Mapped[dt.date | None]
    until_meeting_id: Mapped[Annotated[str, reference_to("meeting")] | None]


class MovementFieldRow(Row):
    """A field of the record that a movement changed, with its stored values before and after as text."""

    __tablename__ = "movement_field"
    __table_args__ = (UniqueConstraint("movement_id", "field"),)

    movement_id: Mapped[Annotated[str, reference_to("movement", index=False)]]
    field: Mapped[Annotated[str, mapped_column(String(40))]]
    before: Mapped[str | None]
    after: Mapped[str | None]


class LinkRow(Row):
    """A relation from one tracked record to another."""

    __tablename__ = "link"
    __table_args__ = (UniqueConstraint("from_id", "to_id", "relation"),)

    from_id: Mapped[Annotated[str, reference_to("tracked", index=False)]]
    to_id: Mapped[Annotated[str, reference_to("tracked")]]
    relation: Mapped[Relation]
