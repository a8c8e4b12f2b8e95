"""What is withheld from the public, the versions of minutes, their corrections, what was issued and kept."""

import datetime as dt
from typing import Annotated

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from boardobserver.domain.release import Edition
from boardobserver.storage.records.base import Row, reference_to

Digest = Annotated[str, mapped_column(String(64))]
"""A SHA-256 in hexadecimal digits."""


class WithholdingRow(Row):
    """Words, a line, an item or a record that the public edition does not say, and why."""

    __tablename__ = "withholding"

    meeting_id: Mapped[Annotated[str, reference_to("meeting")] | None]
    entry_id: Mapped[Annotated[str, reference_to("entry")] | None]
    item_id: Mapped[Annotated[str, reference_to("item")] | None]
    tracked_id: Mapped[Annotated[str, reference_to("tracked")] | None]
    passage: Mapped[str]
    exemptions: Mapped[str]
    reason: Mapped[str]


class VersionRow(Row):
    """A version of a meeting's minutes; the record that it prints stands in `content` under its SHA-256."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("meeting_id", "major", "minor"),)

    meeting_id: Mapped[Annotated[str, reference_to("meeting")]]
    major: Mapped[int]
    minor: Mapped[int]
    made_at: Mapped[dt.datetime]
    made_by_id: Mapped[Annotated[str, reference_to("person")] | None]
    reason: Mapped[str]
    record_sha256: Mapped[Digest]
    journal_head: Mapped[Digest]


class CorrectionRow(Row):
    """A numbered correction to minutes that are signed off."""

    __tablename__ = "correction"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    meeting_id: Mapped[Annotated[str, reference_to("meeting")]]
    agreed_at_id: Mapped[Annotated[str, reference_to("meeting")] | None]
    number: Mapped[int]
    target: Mapped[str]
    target_id: Mapped[Annotated[str, mapped_column(String(36))] | None]
    field: Mapped[str]
    place: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
    reason: Mapped[str]
    made_at: Mapped[dt.datetime]
    made_by_id: Mapped[Annotated[str, reference_to("person")] | None]
    version_id: Mapped[Annotated[str, reference_to("version")] | None]


class IssuedRow(Row):
    """A document that went out; the file stands in `content` under its SHA-256."""

    __tablename__ = "issued"

    meeting_id: Mapped[Annotated[str, reference_to("meeting")]]
    major: Mapped[int]
    minor: Mapped[int]
    edition: Mapped[Edition]
    format: Mapped[str]
    sha256: Mapped[Digest]
    size: Mapped[int]
    issued_on: Mapped[dt.date]
    issued_to: Mapped[str]
    issued_by_id: Mapped[Annotated[str, reference_to("person")] | None]
    note: Mapped[str]


class ConventionRow(Row):
    """One convention of the board that is not the usual one, by its name."""

    __tablename__ = "convention"
    __table_args__ = (UniqueConstraint("name"),)

    name: Mapped[str]
    value: Mapped[str]


class HoldRow(Row):
    """That a meeting, or a tracked record, is to be kept whatever its disposal date says."""

    __tablename__ = "hold"

    meeting_id: Mapped[Annotated[str, reference_to("meeting")] | None]
    tracked_id: Mapped[Annotated[str, reference_to("tracked")] | None]
    reason: Mapped[str]
    set_at: Mapped[dt.datetime]
    lifted_at: Mapped[dt.datetime | None]


class DisposalRow(Row):
    """What was disposed of, when, by whom and why; it holds no word of it."""

    __tablename__ = "disposal"

    meeting_id: Mapped[Annotated[str, reference_to("meeting")] | None]
    tracked_id: Mapped[Annotated[str, reference_to("tracked")] | None]
    at: Mapped[dt.datetime]
    by: Mapped[str]
    what: Mapped[str]
    reason: Mapped[str]
    counts: Mapped[str]
