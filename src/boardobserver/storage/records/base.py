"""What every table shares: the declarative base, stored types, names of constraints, the key."""

import datetime as dt
import enum
from typing import Annotated, Any, ClassVar

from sqlalchemy import Dialect, Enum, ForeignKey, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

from boardobserver.domain.plain_text import plain_text
from boardobserver.storage.instants import stored_instant

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[dt.datetime]):
    """An instant, stored in UTC as ISO 8601 text with microseconds, so that text order is time order."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Aware datetime to text; a naive one is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "an instant needs a time zone"
            raise ValueError(message)
        return stored_instant(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Text to an aware datetime in UTC."""
        return None if value is None else dt.datetime.fromisoformat(value)


class PlainText(TypeDecorator[str]):
    """Text of any length, made fit to be stored (`domain.plain_text`) wherever it comes from."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Text as a board can hold it."""
        return None if value is None else plain_text(value)


def _values(words: type[enum.Enum]) -> list[str]:
    return [str(word.value) for word in words]


def reference_to(table: str, *, index: bool = True) -> MappedColumn[Any]:
    """A column that points at a row of `table`; a unit that leaves it dangling does not commit.

    Not `ON DELETE RESTRICT`: SQLite enforces that at once, even on a deferred key.
    """
    return mapped_column(
        String(36),
        ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED"),
        index=index,
    )


class Row(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """One journaled table. Every change to a row goes through a unit and leaves its image in the journal.

    Foreign keys are checked when the unit commits (`DEFERRABLE INITIALLY DEFERRED`), so that the order of
    statements within a unit, or of images within an undo, does not matter.
    """

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: PlainText(),
        dt.datetime: Instant(),
        enum.Enum: Enum(
            enum.Enum, native_enum=False, create_constraint=False, length=40, values_callable=_values
        ),
    }

    id: Mapped[Annotated[str, mapped_column(String(36), primary_key=True)]]
