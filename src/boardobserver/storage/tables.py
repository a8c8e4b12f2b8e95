"""The tables beside the records: the journal, and what is outside it: drafts, and the serials given."""

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
)

from boardobserver.storage.locks import LOCKS
from boardobserver.storage.records import Row

METADATA: MetaData = Row.metadata
for _statement in LOCKS.values():
    event.listen(METADATA, "after_create", DDL(_statement))

journal_unit = Table(
    "journal_unit",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", String(36), nullable=False),
    Column("at", String(32), nullable=False),
    Column("actor", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("target_seq", Integer, nullable=True),
    Column("is_barrier", Boolean, nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("id"),
)
"""One row a unit, in the order of commits. `kind` is do, undo or redo; `target_seq`
what it takes back or repeats."""

journal_image = Table(
    "journal_image",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("unit_seq", Integer, ForeignKey("journal_unit.seq"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("table_name", String(40), nullable=False),
    Column("row_id", String(36), nullable=False),
    Column("operation", String(8), nullable=False),
    Column("before", Text, nullable=True),
    Column("after", Text, nullable=True),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("unit_seq", "ordinal"),
    Index(None, "table_name", "row_id"),
)
"""The images of a unit's rows. `before` and `after` are JSON objects of stored values by column; an update
holds only the columns that changed."""

allotted = Table(
    "allotted",
    METADATA,
    Column("kind", String(40), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last_serial", Integer, nullable=False),
)
"""The last serial of a kind and year that was ever given. Outside the journal, because an undo takes a record
back but not its reference: somebody may have read it out by then."""

content = Table(
    "content",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)
"""The files of documents. Outside the journal, because a file proves itself by its hash, and the journal of
the rows that name it would hold each file twice."""

draft = Table(
    "draft",
    METADATA,
    Column("scope", String(120), primary_key=True),
    Column("text", Text, nullable=False),
    Column("updated_at", String(32), nullable=False),
)
"""Text being typed that no unit has committed yet, by the editor that it stands in."""
