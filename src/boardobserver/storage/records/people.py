"""People and the organisations that they speak for."""

from typing import Annotated

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from boardobserver.domain.release import Grade, Naming
from boardobserver.storage.records.base import Row, reference_to


class OrganisationRow(Row):
    """A body that people speak for, or that owns actions."""

    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("short_name"),)

    name: Mapped[str]
    short_name: Mapped[str]


class PersonRow(Row):
    """Somebody who attends, speaks or owns."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("initials"),)

    name: Mapped[str]
    initials: Mapped[str]
    role: Mapped[str]
    organisation_id: Mapped[Annotated[str, reference_to("organisation")] | None]
    is_observer: Mapped[bool]
    is_active: Mapped[bool]
    grade: Mapped[Grade | None]
    naming: Mapped[Naming | None]
